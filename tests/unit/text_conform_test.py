# SPDX-License-Identifier: MIT
"""Unicode's test files pass but for the failures that tests/cases/unicode_known.tsv explains.

text_conform_test.py LAB KNOWN SCRATCH KIND FILE TESTS: LAB is tala-lab, FILE is named from
/usr/share/unicode on, TESTS is how many there are in it.  Skipped aloud, with 77, where the
files are not those of Unicode 15.0 or the system is not Debian 12: the list holds for these."""
import os
import re
import subprocess
import sys

FOLDER = "/usr/share/unicode"
VERSION = "-15.0.0.txt"
SKIPPED = 77


def skip(why):
    print("skipped: " + why)
    sys.exit(SKIPPED)


def is_debian_12():
    try:
        with open("/etc/os-release", encoding="utf-8") as f:
            lines = f.read().split()
    except OSError:
        return False
    return "ID=debian" in lines and 'VERSION_ID="12"' in lines


def unpacked(path, scratch):
    if not path.endswith(".bz2"):
        return path
    out = os.path.join(scratch, os.path.basename(path)[:-len(".bz2")])
    with open(out, "wb") as f:
        subprocess.run(["bzip2", "-dc", path], stdout=f, check=True)
    return out


def known_lines(table, name):
    with open(table, encoding="utf-8") as f:
        rows = [line.rstrip("\n").split("\t") for line in f if not line.startswith("#")]
    return {int(row[1]) for row in rows if row[0] == name}


def run(lab, kind, path):
    done = subprocess.run([lab, "conform", kind, path], stdout=subprocess.PIPE, check=False)
    said = done.stdout.decode().splitlines()
    tally = re.fullmatch(r"(\d+) passed, (\d+) failed", said[-1] if said else "")
    if not tally:
        sys.exit(f"tala-lab ended with {done.returncode} and without a tally")
    passed, failed = int(tally[1]), int(tally[2])
    if done.returncode != (1 if failed else 0):
        sys.exit(f"tala-lab ended with {done.returncode} after {failed} failures")
    if len(said) - 1 != failed:
        sys.exit("\n".join(said[:20] + ["...", said[-1]]))
    return passed + failed, {int(re.match(r"line (\d+): ", line)[1]): line for line in said[:-1]}


def main():
    lab, table, scratch, kind, file, tests = sys.argv[1:]
    path = os.path.join(FOLDER, file)
    if not is_debian_12():
        skip("the known failures are those of Debian 12's ICU")
    if not os.path.exists(path):
        skip(path + " is missing (package unicode-data)")
    path = unpacked(path, scratch)
    with open(path, encoding="utf-8") as f:
        first = f.readline()
    if VERSION not in first:
        skip(f"{path} is not of Unicode 15.0: {first.strip()}")
    count, failures = run(lab, kind, path)
    known = known_lines(table, os.path.basename(path))
    faults = [text for number, text in sorted(failures.items()) if number not in known]
    faults += [f"line {n} passes now: take it off the list" for n in sorted(known - set(failures))]
    if count != int(tests):
        faults.append(f"{count} tests were run, not {tests}")
    print(f"{count} tests, {len(failures)} failed, {len(known)} are known to")
    sys.exit("\n".join(faults) if faults else 0)


if __name__ == "__main__":
    main()
