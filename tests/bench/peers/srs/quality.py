# SPDX-License-Identifier: MIT
"""How well parameters foretell answers that they were not fitted to: a part of beside.py.

All parameters, whoever fitted them, are judged by the same program on the same reviews
(losses.c).  FSRS-6 counts UTC dates, as ts-fsrs does, and foretells only what comes on a later
date; FSRS-7 counts the exact time and foretells everything."""
import csv
import datetime
import json
import os
import statistics
import subprocess

LEARNER_SIZES = [1000, 10000]
UNSEEN = 60000
DAY_MS = 86400000
MODELS = ["fsrs6", "fsrs7"]
TRUTH = "the learner's own"
DEFAULTS = {"fsrs6": "FSRS-6 defaults", "fsrs7": "FSRS-7 defaults"}
TALA = {"fsrs6": "Tala FSRS-6", "fsrs7": "Tala FSRS-7"}


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


class Log:
    """Reviews in two files: as Tala reads them, and with whole days since the one before, which is
    what the peers are given."""

    def __init__(self, rows, stem):
        self.rows = sorted(rows)  # (card, ms, rating)
        self.plain, self.dated = stem + ".csv", stem + "_dated.csv"
        with open(self.plain, "w", encoding="ascii") as plain, open(self.dated, "w", encoding="ascii") as dated:
            plain.write("card_id,review_time,rating\n")
            dated.write("card_id,review_time,rating,delta_t\n")
            before = (None, 0)
            for card, ms, rating in self.rows:
                days = ms // DAY_MS - before[1] // DAY_MS if card == before[0] else 0
                plain.write(f"{card},{ms},{rating}\n")
                dated.write(f"{card},{ms},{rating},{days}\n")
                before = (card, ms)


def time_ms(text):
    """From ms since 1970 or ISO 8601."""
    if text.isdigit():
        return int(text)
    at = datetime.datetime.fromisoformat(text)
    if at.tzinfo is None:
        at = at.replace(tzinfo=datetime.timezone.utc)
    return round(at.timestamp() * 1000)


def read_rows(lines):
    """Reviews from CSV: card_id, review_time and rating or, as in py-fsrs's logs, review_rating."""
    return [(int(r["card_id"]), time_ms(r["review_time"]), int(r.get("rating") or r["review_rating"]))
            for r in csv.DictReader(lines)]


def losses(tala, model, log, texts, since=0):
    """For each: {"long": [count, mean], "same day": ..., "all": ...}."""
    out = run(tala.losses, str(since), model, log.plain, *texts)
    return [json.loads(line) for line in out.splitlines()]


def fits(tala, peers, log, scratch):
    """{name: (model, parameters as text)}"""
    found = {}
    for model in MODELS:
        found[DEFAULTS[model]] = (model, "default")
        for name, options in ((TALA[model], []), (TALA[model] + ", no gate", ["--force"])):
            w = json.loads(run(tala.lab, "fit", "--model", model, *options, log.plain))["w"]
            found[name] = (model, " ".join([model, *map(repr, w)]))
    for name, can in peers.items():
        if not name.startswith("Tala") and "train" in can:
            w = json.loads(run(*can["train"], log.dated, "1", cwd=scratch))["w"]
            found[name] = ("fsrs6", " ".join(["fsrs6", *map(repr, w)]))
    return found


def judge(tala, found, log, since=0):
    """{kind: {name: mean loss}}"""
    got = {"long": {}, "same day": {}, "all": {}}
    for model in MODELS:
        names = [name for name, (of, _) in found.items() if of == model]
        for name, by_kind in zip(names, losses(tala, model, log, [found[n][1] for n in names], since)):
            for kind, (_, mean) in by_kind.items():
                if model == "fsrs7" or kind == "long":
                    got[kind][name] = mean
    return got


# --- made-up learners

def learners(tala, peers, truth, size, count, scratch):
    """{kind: {name: [loss by learner]}}"""
    got = {}
    for learner in map(str, range(1, count + 1)):
        def log(name, reviews, seed):
            lines = run(tala.answers, truth, learner, str(reviews), str(seed)).splitlines()
            return Log(read_rows(lines), os.path.join(scratch, name))
        found = fits(tala, peers, log("seen", size, 1), scratch)
        found[TRUTH] = (truth, run(tala.answers, truth, learner).strip())
        for kind, by_name in judge(tala, found, log("unseen", UNSEEN, 2)).items():
            for name, mean in by_name.items():
                got.setdefault(kind, {}).setdefault(name, []).append(mean)
    return got


def against(own, other):
    """Mean difference, its standard error, and how many learners have the smaller loss here."""
    off = [a - b for a, b in zip(own, other)]
    error = statistics.stdev(off) / len(off) ** 0.5 if len(off) > 1 else 0
    better, worse = sum(x < 0 for x in off), sum(x > 0 for x in off)
    return f"{statistics.mean(off):+.5f} ± {error:.5f} {better:3}:{worse:<3}"


def print_learners(truth, size, got):
    for kind in ("long", "all"):
        by_name = {n: v for n, v in got[kind].items() if kind == "long" or n.startswith(("FSRS-7", "Tala FSRS-7", TRUTH))}
        print(f"\nLog loss on {kind} reviews of {UNSEEN:,} unseen answers, {truth} learners, after {size:,} answers\n"
              f"{'':25} {'mean':>7}  {'against its defaults':^28} {'against Tala, same model':^28} "
              f"{'against fsrs-rs prefix':^28}")
        for name, own in by_name.items():
            model = "fsrs7" if "FSRS-7" in name else "fsrs6"
            others = [DEFAULTS[model], TALA[model], "fsrs-rs prefix"]
            print(f"  {name:23} {statistics.mean(own):.5f}  " + " ".join(
                f"{against(own, by_name[o]):28}" if o in by_name and name not in (o, TRUTH) else " " * 28
                for o in others))


def print_all_learners(tala, peers, count, scratch):
    print("\nDifferences: mean over learners ± its standard error, learners foretold better:worse")
    for truth in MODELS:
        for size in LEARNER_SIZES:
            print_learners(truth, size, learners(tala, peers, truth, size, count, scratch))


# --- a log of a real learner

def print_log(tala, peers, file, scratch):
    """Fitted to the first four fifths of the reviews, judged on the last."""
    with open(file, encoding="utf-8", newline="") as lines:
        rows = read_rows(lines)
    since = sorted(ms for _, ms, _ in rows)[len(rows) * 4 // 5]
    found = fits(tala, peers, Log([r for r in rows if r[1] < since], os.path.join(scratch, "early")), scratch)
    whole = Log(rows, os.path.join(scratch, "whole"))
    counts = losses(tala, "fsrs7", whole, ["default"], since)[0]
    got = judge(tala, found, whole, since)
    print(f"\nLog loss on the last fifth of {len(rows):,} reviews: "
          + ", ".join(f"{n:,} {kind}" for kind, (n, _) in counts.items()))
    for name in found:
        print(f"  {name:23} " + "  ".join(f"{got[k][name]:.5f}" if name in got[k] else "      -" for k in got))
