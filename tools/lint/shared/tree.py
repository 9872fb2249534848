# SPDX-License-Identifier: MIT
"""What the lints share: the files of the tree, and saying where something is wrong."""
import os
import subprocess
import sys

SKIP = ("build/", ".git/")


def root():
    return os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else ".")


def files(top, *suffixes):
    """Paths relative to top: those git knows, or all where it is no checkout."""
    try:
        out = subprocess.run(
            ["git", "-C", top, "ls-files", "-co", "--exclude-standard"],
            check=True, capture_output=True, text=True).stdout.splitlines()
    except (subprocess.CalledProcessError, FileNotFoundError):
        out = [os.path.relpath(os.path.join(d, f), top) for d, _, fs in os.walk(top) for f in fs]
    keep = [p for p in out if not p.startswith(SKIP) and os.path.isfile(os.path.join(top, p))]
    return sorted(p for p in keep if not suffixes or p.endswith(suffixes))


def text(top, path):
    with open(os.path.join(top, path), encoding="utf-8") as f:
        return f.read()


class Report:
    def __init__(self, name):
        self.name = name
        self.count = 0

    def say(self, path, line, message):
        print(f"{path}:{line}: {message} [{self.name}]")
        self.count += 1

    def finish(self):
        if self.count:
            sys.exit(1)
        print(f"{self.name}: well")
