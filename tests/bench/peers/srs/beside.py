#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tala's memory models beside those of others, in one run on one machine: speed of replay and of
training, and how well the trained parameters foretell answers that nobody trained on.

    python3 tests/bench/peers/srs/beside.py build/release SCRATCH [--only speed|quality] [--alone]
                                            [--learners 20] [--runs 15] [--log FILE]

The peers are ts-fsrs and @open-spaced-repetition/binding (where npm is there) and fsrs-rs itself
(where cargo is there), fetched and built in SCRATCH, which stays and is used again.  What is not
there is left out, aloud.  Runs of the programs take turns, so that a busy machine is busy for all
of them; the least time is the one that nobody else disturbed.  The learners are made up
(tests/support/answers.c), each with parameters of his or her own; the same seeds give the same
learners.

Training: each peer fits once to all reviews and takes what comes out; so does "Tala".  "With the
gate" is the whole of what a learner's program does: it fits to four fifths of the reviews, compares
on the last fifth and, where that is better, fits to all.  The FSRS-7 rows do the same work with the
larger model, which no published peer has."""
import argparse
import json
import os
import shutil
import statistics
import subprocess

import quality
from quality import run

HERE = os.path.dirname(os.path.abspath(__file__))
TURNS = 5
NPM = ["ts-fsrs@5.4.2", "@open-spaced-repetition/binding@0.5.0"]


class Tala:
    def __init__(self, build):
        self.answers = os.path.join(build, "tests/bench/peers/srs/answers_csv")
        self.speed = os.path.join(build, "tests/bench/peers/srs/srs_speed")
        self.losses = os.path.join(build, "tests/bench/peers/srs/srs_losses")
        self.lab = os.path.join(build, "bin/tala-lab")

    def log(self, path, model, learner, reviews, seed):
        with open(path, "w", encoding="ascii") as out:
            subprocess.run([self.answers, model, str(learner), str(reviews), str(seed)], check=True,
                           stdout=out)
        return path


def find_peers(tala, alone, scratch):
    """{name: {task: command up to the log}}"""
    peers = {"Tala": {"replay": [tala.speed, "replay", "fsrs6"], "train": [tala.speed, "train", "fsrs6"]},
             "Tala, with the gate": {"train": [tala.speed, "gated", "fsrs6"]},
             "Tala FSRS-7": {"replay": [tala.speed, "replay", "fsrs7"], "train": [tala.speed, "train", "fsrs7"]},
             "Tala FSRS-7, gate": {"train": [tala.speed, "gated", "fsrs7"]}}
    if alone:
        return peers
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
    """Times in ms; the programs take turns."""
    times = {name: [] for name, can in peers.items() if task in can}
    for _ in range(TURNS):
        for name in times:
            out = run(*peers[name][task], log, str(-(-runs // TURNS)), cwd=scratch)
            times[name] += json.loads(out)["ms"]
    return times


def print_speed(what, times):
    print(f"\n{what:22} {'median':>10} {'least':>10} ms")
    for name, ms in times.items():
        print(f"  {name:20} {statistics.median(ms):10.2f} {min(ms):10.2f}     "
              f"{min(ms) / min(times['Tala']):7.2f} times Tala's least")


def print_all_speeds(tala, peers, runs, scratch):
    logs = {n: tala.log(os.path.join(scratch, f"{n}.csv"), "fsrs6", 5, n, 1) for n in (10000, 100000)}
    print_speed("Replay of 100,000 reviews", measure(peers, "replay", logs[100000], runs, scratch))
    for n, log in logs.items():
        print_speed(f"Training on {n:,} reviews", measure(peers, "train", log, runs, scratch))


def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("build")
    args.add_argument("scratch")
    args.add_argument("--learners", type=int, default=20)
    args.add_argument("--runs", type=int, default=15)
    args.add_argument("--only", choices=["speed", "quality"])
    args.add_argument("--alone", action="store_true", help="without the peers")
    args.add_argument("--log", help="a learner's reviews in CSV; only these are foretold, nothing is timed")
    o = args.parse_args()
    scratch = os.path.abspath(o.scratch)
    os.makedirs(scratch, exist_ok=True)
    tala = Tala(os.path.abspath(o.build))
    peers = find_peers(tala, o.alone, scratch)
    if o.log:
        quality.print_log(tala, peers, o.log, scratch)
        return
    if o.only != "quality":
        print_all_speeds(tala, peers, o.runs, scratch)
    if o.only != "speed":
        quality.print_all_learners(tala, peers, o.learners, scratch)


main()
