#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""beside.py --log, with a made-up log in the shape of py-fsrs's: beside_log_test.py BESIDE BUILD SCRATCH."""
import datetime
import os
import subprocess
import sys

BESIDE, BUILD, SCRATCH = sys.argv[1:4]


def beside(log):
    return subprocess.run([sys.executable, BESIDE, BUILD, SCRATCH, "--alone", "--log", log],
                          capture_output=True, text=True, timeout=120)


def losses(text):
    """{name: [long, same day, all]}, as printed"""
    rows = [line.rsplit(None, 3) for line in text.splitlines() if line.startswith("  ")]
    return {name.strip(): [None if x == "-" else float(x) for x in rest] for name, *rest in rows}


def write(name, time_of):
    made = subprocess.run([os.path.join(BUILD, "tests/bench/peers/srs/answers_csv"), "fsrs7", "5", "5000", "1"],
                          check=True, capture_output=True, text=True).stdout.splitlines()[1:]
    path = os.path.join(SCRATCH, name)
    with open(path, "w", encoding="ascii") as out:
        out.write("card_id,review_rating,review_time,review_duration\n")
        for card, ms, rating, _ in (line.split(",") for line in made):
            out.write(f"{card},{rating},{time_of(int(ms))},1000\n")
    return path


def iso(ms):
    return datetime.datetime.fromtimestamp(ms / 1000, datetime.timezone.utc).isoformat()


os.makedirs(SCRATCH, exist_ok=True)
got = beside(write("ms.csv", str))
assert got.returncode == 0, got.stderr
assert "last fifth of 5,000 reviews" in got.stdout, got.stdout
by_name = losses(got.stdout)
for model in ("FSRS-6", "FSRS-7"):
    assert by_name[f"Tala {model}"][0] < by_name[f"{model} defaults"][0], by_name
assert by_name["FSRS-6 defaults"][1:] == [None, None] and by_name["Tala FSRS-7"][2] < by_name["FSRS-7 defaults"][2]
assert losses(beside(write("iso.csv", iso)).stdout) == by_name
assert beside(os.path.join(SCRATCH, "none.csv")).returncode != 0
print("beside_log: well")
