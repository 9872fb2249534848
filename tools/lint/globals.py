# SPDX-License-Identifier: MIT
"""No mutable variable at file scope, but the log's sink.  Reads the archives of a plain build:
globals.py TREE BUILD; without BUILD it looks at TREE/build/debug."""
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from tree import Report, root  # noqa: E402

ALLOWED = {("log.c.o", "sink")}
# A data symbol with its section and name; tables of constants with addresses in them stand in
# .data.rel.ro, which is written only by the loader.
SYMBOL = re.compile(r"[0-9a-f]+ .{6}O (\S+)\s+[0-9a-f]+ (?:\.hidden )?(\S+)$")
WRITABLE = re.compile(r"(\.data|\.bss|\.tdata|\.tbss)(?!\.rel\.ro)|\*COM\*")


def archives(build):
    for d, _, names in os.walk(os.path.join(build, "engine")):
        for n in names:
            if n.startswith("lib") and n.endswith(".a"):
                yield os.path.join(d, n)


def main():
    build = sys.argv[2] if len(sys.argv) > 2 else os.path.join(root(), "build/debug")
    report = Report("globals")
    if not os.path.isdir(build):
        print("globals: skipped, there is no plain build yet")
        return
    for archive in sorted(archives(build)):
        member = ""
        out = subprocess.run(["objdump", "-t", archive], check=True, capture_output=True,
                             text=True).stdout
        for line in out.splitlines():
            m = re.match(r"(\S+):\s+file format", line)
            member = m.group(1) if m else member
            m = SYMBOL.match(line)
            if m and WRITABLE.match(m.group(1)) and (member, m.group(2)) not in ALLOWED:
                report.say(os.path.basename(archive), 0, f"{member} has the global {m.group(2)}")
    report.finish()


main()
