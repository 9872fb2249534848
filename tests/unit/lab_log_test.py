# SPDX-License-Identifier: MIT
"""tala-lab log: a learner's file out as text, in again, cut off, damaged, and merged."""
import json
import os
import shutil
import subprocess
import sys

LAB, LEARNER, FOLDER = sys.argv[1:4]
failures = []


def lab(*words):
    done = subprocess.run([LAB, "log", *words], capture_output=True, text=True, encoding="utf-8",
                          timeout=60)
    return done.returncode, done.stdout, done.stderr


def expect(what, condition):
    if not condition:
        failures.append(what)


def path(name):
    return os.path.join(FOLDER, "lab_log_" + name)


def write(name, text):
    with open(path(name), "w", encoding="utf-8") as f:
        f.write(text)
    return path(name)


def learner(name):
    shutil.copyfile(LEARNER, path(name))
    return path(name)


first, second = learner("first.db"), learner("second.db")
status, text, _ = lab("export", first)
lines = text.splitlines()
expect("the log is exported", status == 0 and len(lines) == 36)
events = [json.loads(line) for line in lines[1:-1]]
expect("every line is JSON", {e["kind"] for e in events} >= {"review", "undo", "forget", "enrol"})
expect("reviews have a grade", all("grade" in e for e in events if e["kind"] == "review"))

# A later answer from elsewhere is taken; nothing is taken twice.
later = dict(events[2], device="bb" * 16, hlc=events[-1]["hlc"] + 1000, utc_ms=events[-1]["hlc"])
more = "\n".join([lines[0], *lines[1:-1], json.dumps(later), '{"end":35}']) + "\n"
more = write("more.txt", more)
status, said, _ = lab("import", first, more)
expect("one event is new", status == 0 and said.startswith("35 events are sound, 1 "))
status, said, _ = lab("import", first, more)
expect("and then none", status == 0 and " 0 were new" in said)
expect("merging", lab("merge", second, first)[0] == 0)
expect("both say the same", lab("export", first)[1] == lab("export", second)[1])

# Cut off and damaged: named by line, nothing taken unless asked for.
third = learner("third.db")
cut = write("cut.txt", open(more, encoding="utf-8").read()[:-40])
status, said, wrong = lab("import", third, cut)
expect("a cut is named", status == 1 and "cut off after line" in wrong and " 0 were new" in said)
bad = write("bad.txt", "\n".join([lines[0], "{}", json.dumps(later), '{"end":2}']) + "\n")
status, said, wrong = lab("import", third, bad)
expect("a bad line is named", status == 1 and "bad.txt:2: \"hlc\" is missing" in wrong)
expect("nothing was taken", " 0 were new" in said)
status, said, _ = lab("import", third, bad, "--what-is-sound")
expect("what is sound was", status == 1 and " 1 were new" in said)

for words, code in ((("export", path("none.db")), 1), (("import", third, path("none.txt")), 1),
                    (("export", bad), 1), (("dance", third), 2), (("export",), 2)):
    expect("refused: " + " ".join(words), lab(*words)[0] == code)
expect("no file is made for nobody", not os.path.exists(path("none.db")))

print("\n".join("failed: " + f for f in failures) or "well")
sys.exit(bool(failures))
