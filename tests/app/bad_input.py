# SPDX-License-Identifier: MIT
"""The real client with what may go wrong: bad_input.py TALA GOOD_PACK LONG_PACK

Packs that are cut, flipped, foreign, newer; learners' files that are damaged, newer, held by another
window, in a place that cannot be written, on a full disk; the process killed at any moment.  Each
time: a notice on the screen and a line on standard error, no crash, the good course still plays, and
no acknowledged answer is lost."""
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

TALA, GOOD, LONG = (os.path.abspath(p) for p in sys.argv[1:4])
KINDS = ("listen-picture", "read-meaning", "choose-word", "type-word")
PLAYS = "expect screen language\ntap go-on\nexpect screen course\ntap course\nexpect screen home\n"
LESSON = PLAYS + "tap get-on\nplay 8\n"
failed = []


def run(folder, script, packs, *options, env=None):
    path = os.path.join(folder, "script.ui")
    with open(path, "w", encoding="utf-8") as f:
        f.write(script)
    return subprocess.run(
        [TALA, "--headless", "--script", path, "--data", os.path.join(folder, "data"), "--packs",
         packs, "--seed", "3", "--locale", "en", "--clock", "2026-03-02T09:00", *options],
        capture_output=True, text=True, timeout=120, env=env)


def expect(name, condition, what=""):
    print(("well    " if condition else "FAILED  ") + name)
    if not condition:
        failed.append(name)
        print(what)


def sane(result):
    return result.returncode == 0 and "ERROR: AddressSanitizer" not in result.stderr


def packs_with(folder, name, data):
    """A folder of packs: the good one and `data` as name.talapack."""
    packs = os.path.join(folder, "packs-" + name)
    os.makedirs(packs)
    shutil.copy(GOOD, os.path.join(packs, "zgood.talapack"))
    with open(os.path.join(packs, name + ".talapack"), "wb") as f:
        f.write(data)
    return packs


def newer_version(data):
    """user_version 99: bytes 60 to 63 of SQLite's header."""
    return data[:60] + (99).to_bytes(4, "big") + data[64:]


def bad_packs(folder):
    with open(GOOD, "rb") as f:
        good = f.read()
    flipped = bytearray(good)
    flipped[len(good) // 3] ^= 0x40
    schema = bytearray(good)
    schema[good.index(b"CREATE TABLE item") + 13] ^= 1
    cases = {"empty": b"", "text": b"no pack at all\n" * 50, "cut": good[:5000],
             "half": good[:len(good) // 2], "schema": bytes(schema), "newer": newer_version(good)}
    for name, data in cases.items():
        home = os.path.join(folder, "pack-" + name)
        os.makedirs(home)
        script = "expect node notice-text\ntap notice-close\nexpect no node notice-text\n" + PLAYS
        r = run(home, script, packs_with(home, name, data), "--guest")
        expect("pack " + name, sane(r) and name + ".talapack was left out" in r.stderr, r.stderr)
    home = os.path.join(folder, "pack-flipped")
    os.makedirs(home)
    # A flip in a picture or sound shows only when that is read: never a crash.
    r = run(home, LESSON.replace("expect screen language\n", ""), packs_with(home, "x", bytes(flipped)),
            "--guest")
    expect("pack flipped", r.returncode in (0, 1) and "Sanitizer" not in r.stderr, r.stderr)
    none = os.path.join(folder, "none")
    os.makedirs(none)
    r = run(none, "expect node notice-text\nkey Escape\nexpect screen language\n", none, "--guest")
    expect("no pack", sane(r) and "no course was found" in r.stderr, r.stderr)


NOTICED = "expect node notice-text\ntap notice-close\n" + PLAYS + "tap get-on\nplay 3\n"


def learner(folder, name, prepare, undo=lambda home: None, says="learner's file"):
    """A file made by a lesson, then spoilt; it must be noticed and left as it is."""
    home = os.path.join(folder, "learner-" + name)
    os.makedirs(home)
    packs = os.path.dirname(GOOD)
    first = run(home, LESSON, packs)
    expect("learner " + name + ": first lesson", sane(first), first.stderr)
    path = os.path.join(home, "data", "learner.db")
    held = prepare(path)
    before = content(path)
    r = run(home, NOTICED, packs)
    expect("learner " + name, sane(r) and says in r.stderr, r.stderr)
    expect("learner " + name + ": untouched", content(path) == before)
    del held
    undo(home)


def content(path):
    with open(path, "rb") as f:
        return f.read()


def spoil(path):
    with open(path, "r+b") as f:
        f.seek(0)
        f.write(b"This was a learner's file once")


def make_newer(path):
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 99")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()


def reviews(path):
    db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    count = db.execute("SELECT count(*) FROM event WHERE kind = 1").fetchone()[0]
    db.close()
    return count


def held_by_another_window(folder):
    home = os.path.join(folder, "learner-busy")
    os.makedirs(home)
    packs = os.path.dirname(GOOD)
    slow = os.path.join(home, "slow.ui")
    trace = os.path.join(home, "trace")
    with open(slow, "w", encoding="utf-8") as f:
        f.write(PLAYS + "tap get-on\n" + "play 1\nwait 1\n" * 400 + "until summary\n" * 50)
    first = subprocess.Popen(
        [TALA, "--headless", "--data", os.path.join(home, "data"), "--packs", packs, "--seed", "3",
         "--trace", trace, "--locale", "en"], stderr=subprocess.DEVNULL)
    while not (os.path.exists(trace) and os.path.getsize(trace)):
        time.sleep(0.01)
    r = run(home, NOTICED, packs)
    expect("learner held by another window", sane(r) and "in use" in r.stderr, r.stderr)
    first.terminate()
    first.wait()
    r = run(home, LESSON, packs)
    expect("learner free again", sane(r) and "in use" not in r.stderr, r.stderr)


def fill(path):
    """Writes until the disk is full."""
    fd = os.open(path, os.O_WRONLY | os.O_CREAT)
    try:
        while True:
            os.write(fd, b"x" * 1024)
    except OSError:
        os.close(fd)


class Disk:
    """A small file system of its own; None where none can be mounted (not root)."""

    def __init__(self, path):
        self.path = path
        os.makedirs(path)

    def __enter__(self):
        r = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", self.path],
                           capture_output=True)
        return self.path if r.returncode == 0 else None

    def __exit__(self, *_):
        subprocess.run(["umount", self.path], capture_output=True)


def play_on(disk, folder, script):
    """Goes on with the learner's file on `disk`; the script itself stands elsewhere."""
    path = os.path.join(folder, "on-disk.ui")
    with open(path, "w", encoding="utf-8") as f:
        f.write(script)
    return subprocess.run([TALA, "--headless", "--script", path, "--data", os.path.join(disk, "data"),
                           "--packs", os.path.dirname(GOOD), "--seed", "3", "--locale", "en"],
                          capture_output=True, text=True, timeout=60)


def bad_disks(folder):
    with Disk(os.path.join(folder, "small")) as disk:
        if not disk:
            print("skipped full and read-only disks: no file system can be mounted here")
            return
        first = run(disk, LESSON, os.path.dirname(GOOD))
        expect("disk: first lesson", sane(first), first.stderr)
        path = os.path.join(disk, "data", "learner.db")
        kept = reviews(path)
        fill(os.path.join(disk, "filler"))
        r = play_on(disk, folder, "tap get-on\nplay 3\n")
        expect("disk full: no crash, said",
               r.returncode in (0, 1) and "could not be kept: disk full" in r.stderr, r.stderr)
        os.remove(os.path.join(disk, "filler"))
        expect("disk full: nothing lost", reviews(path) >= kept)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        r = play_on(disk, folder, NOTICED)
        expect("disk read-only", sane(r) and "cannot be opened: read only" in r.stderr, r.stderr)


def acknowledged(trace):
    """Answers whose verdict was right and after which another exercise was shown."""
    with open(trace, encoding="utf-8") as f:
        frames = f.read().split("--- ")[1:]
    count, verdict = 0, False
    for frame in frames[:-1]:  # the last may be cut off
        question = frame.split("\n", 1)[0] in KINDS
        right = question and " answer\n" not in frame and " expects " not in frame
        if verdict and not right:
            count += 1
        verdict = right
    return count


def killed(folder):
    rounds, rng = 12, random.Random(1)
    lost = total = 0
    script = os.path.join(folder, "kill.ui")
    with open(script, "w", encoding="utf-8") as f:
        f.write(PLAYS + "tap minutes 20\n" + "tap get-on\nuntil summary\ntap go-on\n" * 10)
    for i in range(rounds):
        home = os.path.join(folder, f"kill-{i}")
        os.makedirs(home)
        trace = os.path.join(home, "trace")
        p = subprocess.Popen(
            [TALA, "--headless", "--script", script, "--data", os.path.join(home, "data"), "--packs",
             os.path.dirname(LONG), "--seed", str(i + 1), "--trace", trace, "--locale", "en"],
            stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.3, 1.5))
        p.kill()
        p.wait()
        path = os.path.join(home, "data", "learner.db")
        seen = acknowledged(trace) if os.path.exists(trace) else 0
        kept = reviews(path) if os.path.exists(path) and seen else 0
        total += seen
        lost += max(0, seen - kept)
        again = run(home, "wait 1\n", os.path.dirname(LONG))
        if not sane(again) or "cannot be opened" in again.stderr:
            expect(f"opens after kill {i}", False, again.stderr)
    expect(f"killed {rounds} times: {total} answers acknowledged, {lost} lost", total > 20 and lost == 0)


def main():
    folder = tempfile.mkdtemp(prefix="tala-bad-")
    try:
        bad_packs(folder)
        learner(folder, "damaged", spoil)
        learner(folder, "newer", make_newer)
        held_by_another_window(folder)
        bad_disks(folder)
        killed(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{'FAILED: ' + ', '.join(failed) if failed else 'all well'}")
    sys.exit(1 if failed else 0)


main()
