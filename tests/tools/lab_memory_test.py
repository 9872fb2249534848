#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tala-lab replay, fit and evaluate from outside: lab_memory_test.py TALA_LAB ANSWERS_CSV SCRATCH."""
import json
import os
import subprocess
import sys

LAB, ANSWERS, SCRATCH = sys.argv[1:4]


def lab(*args, text=""):
    """(exit status, lines of output, what was said)"""
    got = subprocess.run([LAB, *args], input=text, capture_output=True, text=True, timeout=120)
    return got.returncode, got.stdout.splitlines(), got.stderr


def file(name, text):
    path = os.path.join(SCRATCH, name)
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    return path


def log(name, *args):
    return file(name, subprocess.run([ANSWERS, *args], check=True, capture_output=True, text=True).stdout)


def near(a, b, off):
    assert abs(a - b) <= off * abs(b), (a, b)


def replay():
    steps = [{"t": t, "g": g} for t, g in ((0, 1), (0, 3), (1, 3), (3, 3), (8, 3), (21, 3))]
    lines = [json.dumps({"id": "a", "model": "fsrs6", "drs": [0.8, 0.95], "hor": [0], "steps": steps}),
             '{"id":2,"model":"fsrs7","steps":[{"t":0,"g":1},{"t":0.5,"g":0}]}',
             "",
             json.dumps({"id": 3.5, "model": "fsrs7", "steps": steps}),
             '{"id":4,"model":"fsrs6","w":[' + "9," * 20 + '9],"steps":[]}',
             '{"id":5,"model":"fsrs6","steps":[{"t":0,']
    status, out, said = lab("replay", text="\n".join(lines))
    assert status == 1 and len(out) == 5, (status, out)
    six, bad, seven, clamped, cut = map(json.loads, out)
    assert six["id"] == "a" and six["steps"][0]["R"] is None and six["steps"][1]["Rh"] == [1]
    near(six["steps"][5]["S"], 53.6269029171, 1e-11)
    near(six["steps"][5]["ivr"][0], 177.824654, 1e-8)
    assert bad["id"] == 2 and bad["line"] == 2 and "step 2" in bad["error"]
    assert seven["id"] == 3.5 and abs(seven["steps"][5]["F"] - 700.5589) < 1e-4
    assert clamped["steps"] == [] and cut["line"] == 6 and cut["id"] is None
    for part in ("line 2:", "line 6:", "clamped in 1 lines, first in line 5"):
        assert part in said, said


def bad_replays():
    """Each is told in its place, and the lines after it are computed."""
    good = '{"id":"good","model":"fsrs6","steps":[{"t":0,"g":3}]}'
    bad = {'"model":"fsrs8","steps":[]': "model",
           '"steps":[]': "model",
           '"model":"fsrs6"': "steps",
           '"model":"fsrs6","w":[1,2],"steps":[]': "as many numbers",
           '"model":"fsrs7","w":[' + "1," * 34 + '1],"steps":[]': "as many numbers",
           '"model":"fsrs6","w":["x"],"steps":[]': "as many numbers",
           '"model":"fsrs6","w":[NaN],"steps":[]': "column",
           '"model":"fsrs6","w":[1e999],"steps":[]': "column",
           '"model":"fsrs6","steps":[{"t":5,"g":3}]': "step 1",
           '"model":"fsrs6","steps":[{"t":0,"g":3},{"t":-1,"g":3}]': "step 2",
           '"model":"fsrs6","steps":[{"t":0,"g":3},{"t":1e9,"g":3}]': "step 2",
           '"model":"fsrs6","steps":[{"t":0,"g":3},{"t":"1","g":3}]': "step 2",
           '"model":"fsrs6","steps":[{"t":0,"g":0}]': "step 1",
           '"model":"fsrs6","steps":[{"t":0,"g":5}]': "step 1",
           '"model":"fsrs6","steps":[{"t":0,"g":2.5}]': "step 1",
           '"model":"fsrs6","steps":[{"t":0}]': "step 1",
           '"model":"fsrs6","drs":[1],"steps":[]': "drs",
           '"model":"fsrs6","drs":[0],"steps":[]': "drs",
           '"model":"fsrs6","hor":[-1],"steps":[]': "hor",
           '"model":"fsrs6","stepz":[],"steps":[]': "stepz"}
    for members, said in bad.items():
        status, out, what = lab("replay", text="{" + members + "}\n" + good + "\n")
        error, after = map(json.loads, out)
        assert status == 1 and error["line"] == 1 and said in error["error"], (members, error)
        assert "line 1:" in what and after["id"] == "good" and after["steps"][0]["S"] == 2.3065
    forerunner = {"model": "fsrs6", "w": [1] * 19, "steps": [{"t": 0, "g": 3}, {"t": 1, "g": 3}]}
    step = json.loads(lab("replay", text=json.dumps(forerunner))[1][0])["steps"][1]
    near(step["R"], 0.9, 1e-12)


def fit_and_evaluate():
    seen = log("seen.csv", "fsrs6", "5", "6000", "1")
    status, out, said = lab("fit", "--model", "fsrs6", seen)
    assert status == 0, said
    got = json.loads(out[0])
    assert got["accepted"] and len(got["w"]) == 21 and got["train_loss_after"] < got["train_loss_before"]
    assert got["validation_before"] - got["validation_after"] > got["validation_error"] > 0
    w = file("w.json", out[0])
    numbers = list(map(repr, got["w"]))
    losses = [json.loads(lab("evaluate", "--model", "fsrs6", "--w", x, seen)[1][0])["log_loss"]
              for x in ("default", w, file("w.txt", "fsrs6 " + " ".join(numbers)),
                        file("w.csv", ", ".join(numbers) + "\n"), file("w.lines", "\n".join(numbers)))]
    assert losses[0] == got["train_loss_before"] and set(losses[1:]) == {got["train_loss_after"]}
    forced = json.loads(lab("fit", "--model", "fsrs7", "--force", seen)[1][0])
    assert forced["accepted"] and forced["validation_before"] is None
    few = log("few.csv", "fsrs6", "5", "200", "1")
    assert not json.loads(lab("fit", "--model", "fsrs6", few)[1][0])["accepted"]


def bad_rows():
    for model in ("fsrs6", "fsrs7"):
        for row, said in (("1,-5,3,1", "review_time"), ("1,9,0,1", "rating"), ("1,9,5,1", "rating"), ("1,9,-1,1", "rating"),
                          ("1,9,2.5,1", "rating"), ("1,999999999999999,3,1", "review_time"),
                          ("1,1e3,3,1", "review_time"), ("1,9,3,-1", "delta_t"), ("1,9,3,nan", "delta_t"),
                          ("1,9,3,inf", "delta_t"), ("1,9,3,1e9", "delta_t"), ("1,9,3,0x1", "delta_t")):
            log = file("row.csv", f"card_id,review_time,rating,delta_t\n1,0,3,0\n{row}\n")
            for args in (("fit", "--model", model, log), ("evaluate", "--model", model, "--w", "default", log)):
                status, out, what = lab(*args)
                assert status == 1 and not out and "row.csv:3: " + said in what, (row, status, out, what)


def refusals():
    sound = file("sound.csv", "card_id,review_time,rating\n1,0,3\n1,86400000,1\n")
    for args, said in (
            (("fit", "--model", "fsrs6", file("zero.csv", "card_id,review_time,rating\n1,0,3\n1,9,0\n")),
             "zero.csv:3: rating"),
            (("fit", "--model", "fsrs6", file("cut.csv", "card_id,review_time,rating\n1,0,\"3")), "csv.quote"),
            (("fit", "--model", "fsrs7", file("cut2.csv", "card_id,review_time,rating\n1,0,3\n1,864")), "cut2.csv:3:"),
            (("fit", "--model", "fsrs7", file("cut3.csv", "card_id,review_ti")), "review_time"),
            (("fit", "--model", "fsrs6", os.path.join(SCRATCH, "none.csv")), "not found"),
            (("evaluate", "--model", "fsrs6", "--w", file("nan.json", "[NaN]"), sound), "1:"),
            (("evaluate", "--model", "fsrs6", "--w", file("inf.txt", "fsrs6 inf" + " 1" * 20), sound), "no parameters"),
            (("evaluate", "--model", "fsrs6", "--w", file("few.json", "[1,2,3]"), sound), "no parameters"),
            (("evaluate", "--model", "fsrs6", "--w", file("cut.json", '{"w":[1,2'), sound), "no parameters"),
            (("evaluate", "--model", "fsrs6", "--w", os.path.join(SCRATCH, "none.json"), sound), "not found"),
            (("evaluate", "--model", "fsrs7", "--w", file("six.json", '{"model":"fsrs6","w":[1]}'), sound),
             "no parameters of fsrs7"),
            (("evaluate", "--model", "fsrs6", "--w", file("few.txt", "0.2, 1.3, x"), sound), "no parameters"),
            (("evaluate", "--model", "fsrs6", "--w", file("long.txt", "1 " * 9999), sound), "no parameters")):
        status, out, what = lab(*args)
        assert status == 1 and not out and said in what, (args, status, out, what)
    future = file("future.csv", "card_id,review_time,rating\n1,250000000000000,3\n")
    status, out, what = lab("evaluate", "--model", "fsrs6", "--w", "default", future)
    assert status == 0 and json.loads(out[0])["n"] == 0 and "later than" in what
    status, out, what = lab("fit", "--model", "fsrs7", future)
    assert status == 0 and not json.loads(out[0])["accepted"] and "later than" in what
    wild = file("wild.json", json.dumps([-1e300, 1e300] * 10 + [5]))
    status, out, what = lab("evaluate", "--model", "fsrs6", "--w", wild, sound)
    assert status == 0 and 0 < json.loads(out[0])["log_loss"] < 100 and "21 parameters were out of bounds" in what
    back = file("back.csv", "card_id,review_time,rating\n1,864000000,3\n1,0,3\n1,0,1\n")
    assert json.loads(lab("evaluate", "--model", "fsrs7", "--w", "default", back)[1][0])["n"] == 1
    empty = file("empty.csv", "card_id,review_time,rating\n")
    assert json.loads(lab("evaluate", "--model", "fsrs7", "--w", "default", empty)[1][0])["n"] == 0
    assert not json.loads(lab("fit", "--model", "fsrs7", "--force", empty)[1][0])["reviews"]
    for args in (("fit", sound), ("fit", "--model", "sm2", sound), ("fit", "--model", "fsrs6"),
                 ("evaluate", "--model", "fsrs6", sound), ("replay", "x")):
        assert lab(*args)[0] == 2, args


os.makedirs(SCRATCH, exist_ok=True)
replay()
bad_replays()
fit_and_evaluate()
bad_rows()
refusals()
print("lab_memory: well")
