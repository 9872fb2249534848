#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tala's memory models beside those of others, in one run on one machine: speed of replay and of
training, and how well the trained parameters foretell answers that nobody trained on.

    python3 tests/bench/peers/srs/beside.py build/release SCRATCH [--learners 20] [--runs 9]

The peers are ts-fsrs and @open-spaced-repetition/binding (where npm is there) and fsrs-rs itself
(where cargo is there), fetched and built in SCRATCH, which stays and is used again.  What is not
there is left out, aloud.  Runs of the programs take turns, so that a busy machine is busy for all
of them.  The learners are made up (tests/support/answers.c), each with parameters of his or her
own; the same seeds give the same learners."""
import argparse
import json
import os
import shutil
import statistics
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
NPM = ["ts-fsrs@5.4.2", "@open-spaced-repetition/binding@0.5.0"]
QUALITY_SIZES = [1000, 10000]
UNSEEN = 60000


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


class Tala:
    def __init__(self, build):
        self.answers = os.path.join(build, "tests/bench/peers/srs/answers_csv")
        self.speed = os.path.join(build, "tests/bench/peers/srs/srs_speed")
        self.lab = os.path.join(build, "bin/tala-lab")

    def log(self, path, model, learner, reviews, seed):
        with open(path, "w", encoding="ascii") as out:
            subprocess.run([self.answers, model, str(learner), str(reviews), str(seed)], check=True,
                           stdout=out)
        return path

    def loss(self, model, w, log, scratch):
        """Log loss of parameters on a log."""
        file = os.path.join(scratch, "w.json")
        if w:
            with open(file, "w", encoding="ascii") as out:
                json.dump(w, out)
        return json.loads(run(self.lab, "evaluate", "--model", model, "--w",
                              file if w else "default", log))["log_loss"]


def find_peers(tala, scratch):
    """{name: {task: command up to the log}}"""
    peers = {"Tala": {"replay": [tala.speed, "replay", "fsrs6"], "train": [tala.speed, "train", "fsrs6"]}}
    if shutil.which("cargo"):
        target = os.path.join(scratch, "cargo")
        subprocess.run(["cargo", "build", "--release", "--quiet", "--manifest-path",
                        os.path.join(HERE, "fsrs_rs/Cargo.toml"), "--target-dir", target,
                        ], check=True)
        peer = os.path.join(target, "release/fsrs_rs_peer")
        peers["fsrs-rs"] = {"replay": [peer, "replay"]}
        peers["fsrs-rs windowed"] = {"train": [peer, "windowed"]}
        peers["fsrs-rs prefix"] = {"train": [peer, "prefix"]}
    else:
        print("no cargo: fsrs-rs is left out")
    if shutil.which("npm"):
        if not os.path.isdir(os.path.join(scratch, "node_modules")):
            subprocess.run(["npm", "install", "--silent", "--no-audit", "--prefix", scratch, *NPM],
                           check=True)
        script = os.path.join(HERE, "peers.mjs")
        peers["ts-fsrs"] = {"replay": ["node", script, "ts-fsrs", "replay"]}
        peers["binding"] = {"replay": ["node", script, "binding", "replay"],
                            "train": ["node", script, "binding", "train"]}
    else:
        print("no npm: ts-fsrs and the binding are left out")
    return peers


def measure(peers, task, log, runs, scratch):
    """Medians in ms; the programs take turns."""
    times = {name: [] for name, can in peers.items() if task in can}
    for _ in range(3):
        for name in times:
            out = run(*peers[name][task], log, str(-(-runs // 3)), cwd=scratch)
            times[name] += json.loads(out)["ms"]
    return {name: statistics.median(t) for name, t in times.items()}


def print_speed(what, medians):
    print(f"\n{what}")
    for name, ms in medians.items():
        print(f"  {name:18} {ms:10.2f} ms  {ms / medians['Tala']:7.2f} times Tala's")


def quality(tala, peers, learners, reviews, scratch):
    """Mean loss on unseen answers above that of the truth's best stand-in, over learners."""
    losses = {"defaults": []}
    for learner in range(1, learners + 1):
        log = tala.log(os.path.join(scratch, "seen.csv"), "fsrs6", learner, reviews, 1)
        unseen = tala.log(os.path.join(scratch, "unseen.csv"), "fsrs6", learner, UNSEEN, 2)
        losses["defaults"].append(tala.loss("fsrs6", None, unseen, scratch))
        gated = json.loads(run(tala.lab, "fit", "--model", "fsrs6", log))
        losses.setdefault("Tala, gated", []).append(tala.loss("fsrs6", gated["w"], unseen, scratch))
        for name, can in peers.items():
            if "train" in can:
                w = json.loads(run(*can["train"], log, "1", cwd=scratch))["w"]
                losses.setdefault(name, []).append(tala.loss("fsrs6", w, unseen, scratch))
    return losses


def print_quality(reviews, losses):
    print(f"\nLog loss on {UNSEEN} unseen answers after {reviews}, mean over learners; against Tala: "
          "mean difference, its standard error, how many learners Tala foretells better")
    for name, own in losses.items():
        off = [a - b for a, b in zip(own, losses["Tala"])]
        error = statistics.stdev(off) / len(off) ** 0.5 if len(off) > 1 else 0
        print(f"  {name:18} {statistics.mean(own):.5f}  {statistics.mean(off):+.5f} ± {error:.5f}  "
              f"{sum(x > 0 for x in off)}/{len(off)}")


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("build")
    args.add_argument("scratch")
    args.add_argument("--learners", type=int, default=20)
    args.add_argument("--runs", type=int, default=9)
    o = args.parse_args()
    scratch = os.path.abspath(o.scratch)
    os.makedirs(scratch, exist_ok=True)
    tala = Tala(os.path.abspath(o.build))
    peers = find_peers(tala, scratch)
    logs = {n: tala.log(os.path.join(scratch, f"{n}.csv"), "fsrs6", 5, n, 1) for n in (10000, 100000)}
    print_speed("Replay of 100,000 reviews", measure(peers, "replay", logs[100000], o.runs, scratch))
    for n, log in logs.items():
        print_speed(f"Training on {n:,} reviews", measure(peers, "train", log, o.runs, scratch))
    for n in QUALITY_SIZES:
        print_quality(n, quality(tala, peers, o.learners, n, scratch))


main()
