# SPDX-License-Identifier: MIT
"""tala-lab simulate: equal options give equal files, another seed others; the CSV and the SVG are
well formed; wrong options are named.

Usage: lab_simulate_test.py TALA_LAB FOLDER"""
import csv
import pathlib
import subprocess
import sys
import xml.etree.ElementTree as xml

SVG = "{http://www.w3.org/2000/svg}"
LEARNERS = {"fast", "slow", "shifts", "gap", "short"}
SCHEDULERS = {"tala", "anki", "ladder"}


def run(lab, folder, name, *options):
    paths = [folder / f"simulate_{name}.csv", folder / f"simulate_{name}.svg"]
    subprocess.run([lab, "simulate", "--csv", paths[0], "--svg", paths[1], *options],
                   check=True, stdout=subprocess.PIPE)
    return [path.read_bytes() for path in paths]


def check_csv(text, days, learners):
    rows = list(csv.DictReader(text.decode("utf-8").splitlines()))
    assert {row["learner"] for row in rows} == learners
    assert {row["scheduler"] for row in rows} == SCHEDULERS
    before = {}
    for row in rows:
        assert None not in row and None not in row.values()
        key = row["learner"], row["scheduler"]
        day, met, known = int(row["day"]), float(row["met"]), float(row["known"])
        minutes, expected = float(row["minutes"]), float(row["expected"])
        assert 0 <= 3 * float(row["words"]) <= known + 0.2
        assert 0 <= known <= met and 0 <= expected <= met and 0 < day <= days
        assert float(row["backlog"]) <= int(row["worst_backlog"])
        if minutes > 0:
            assert abs(float(row["known_per_minute"]) - known / minutes) < 0.01
        if key in before:
            assert day > before[key][0] and minutes >= before[key][1] and met >= before[key][2]
        before[key] = day, minutes, met
    assert all(day == days for day, _, _ in before.values())
    assert all(met > 0 for _, _, met in before.values())


def check_svg(text, plots):
    root = xml.fromstring(text)
    assert root.tag == SVG + "svg"
    width, height = float(root.get("width")), float(root.get("height"))
    lines = [path for path in root.iter(SVG + "path") if path.get("stroke-width") == "2"]
    assert len(lines) == plots * 2 * len(SCHEDULERS)  # a line and its place in the legend
    for path in root.iter(SVG + "path"):
        for point in path.get("d").replace("M", "L").split("L")[1:]:
            x, y = map(float, point.split())
            assert 0 <= x <= width and 0 <= y <= height, point
    assert sum("things known" in (t.text or "") for t in root.iter(SVG + "text")) == plots


def refuses(lab, *options):
    done = subprocess.run([lab, "simulate", *options], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    assert done.returncode == 2 and done.stderr, options


def main(lab, folder):
    folder = pathlib.Path(folder)
    first = run(lab, folder, "first", "--days", "24", "--repeat", "2")
    assert first == run(lab, folder, "again", "--days", "24", "--repeat", "2")
    check_csv(first[0], 24, LEARNERS)
    check_svg(first[1], len(LEARNERS))
    other = run(lab, folder, "other", "--days", "24", "--repeat", "1", "--seed", "2", "--learner", "gap")
    check_csv(other[0], 24, {"gap"})
    check_svg(other[1], 1)
    assert first[0] != other[0]
    same = [line for line in first[0].splitlines() if line.startswith(b"gap,")]
    assert same != other[0].splitlines()[1:]
    # nothing to fit yet: the same; later not
    options = ["--repeat", "1", "--learner", "slow", "--days"]
    assert run(lab, folder, "own", *options, "6") == run(lab, folder, "fixed", "--fixed", *options, "6")
    assert run(lab, folder, "own", *options, "60") != run(lab, folder, "fixed", "--fixed", *options, "60")
    for options in (["--days", "0"], ["--days", "1001"], ["--days", "x"], ["--seed", "-1"],
                    ["--seed", "1x"], ["--learner", "nobody"], ["--model", "fsrs5"], ["--days"], ["more"], ["--repeat", "0"],
                    ["--seed", "99999999999999999999"]):
        refuses(lab, *options)
    failed = subprocess.run([lab, "simulate", "--days", "2", "--repeat", "1", "--csv", folder / "no" / "where.csv"],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert failed.returncode == 1 and b"could not be written" in failed.stderr


main(sys.argv[1], sys.argv[2])
