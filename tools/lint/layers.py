# SPDX-License-Identifier: MIT
"""Rooms include only rooms below them; foreign libraries stand in the rooms that own them.

The list of rooms and what each may use is the table in engine/README.md between
`<!-- layers -->` and `<!-- /layers -->`: one row a room, `| room | uses | foreign |`."""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "shared"))
from tree import Report, files, root, text  # noqa: E402

FOREIGN = {
    "ICU": r"unicode/",
    "SQLite": r"sqlite3\.h",
    "libsodium": r"sodium",
    "libspng": r"spng\.h",
    "libcsv": r"csv\.h",
    "libinih": r"ini\.h",
    "jansson": r"jansson\.h",
    "libopusenc": r"opusenc\.h|opus/opusenc\.h",
    "opusfile": r"opusfile\.h|opus/opusfile\.h",
    "libebur128": r"ebur128\.h",
    "SDL": r"SDL\.h",
    "SDL_ttf": r"SDL_ttf\.h",
    "SDL_mixer": r"SDL_mixer\.h",
    "HarfBuzz": r"hb(-.*)?\.h",
}


def read_layers(top):
    body = text(top, "engine/README.md")
    table = body.split("<!-- layers -->")[1].split("<!-- /layers -->")[0]
    layers = {}
    for row in re.findall(r"^\| `(\w+)` \|([^|]*)\|([^|]*)\|", table, re.M):
        room, uses, foreign = row
        layers[room] = (set(re.findall(r"\w+", uses)),
                        {f.strip() for f in foreign.split(",") if f.strip()})
    return layers


def below(layers, room):
    """The room, what it uses, and what that uses."""
    seen, todo = set(), [room]
    while todo:
        r = todo.pop()
        if r not in seen and r in layers:
            seen.add(r)
            todo += layers[r][0]
    return seen


def foreign_of(include):
    return next((name for name, p in FOREIGN.items() if re.fullmatch(p + ".*", include)), None)


INCLUDE = re.compile(r'\s*#\s*include\s*["<]([^">]+)[">]')


def public_headers(top, paths):
    """Headers that another room, a program or a test includes."""
    public = set()
    for path in paths:
        for line in text(top, path).splitlines():
            m = INCLUDE.match(line)
            if m and m.group(1).split("/")[0] != os.path.basename(os.path.dirname(path)):
                public.add("engine/" + m.group(1))
    return public


def check_file(top, path, room, layers, public, report):
    allowed = below(layers, room)
    for number, line in enumerate(text(top, path).splitlines(), 1):
        m = INCLUDE.match(line)
        if not m:
            continue
        include = m.group(1)
        other = include.split("/")[0]
        if "/" in include and other in layers and other not in allowed:
            report.say(path, number, f"{room} may not include {other}")
        foreign = foreign_of(include)
        if foreign and foreign not in layers[room][1]:
            report.say(path, number, f"{foreign} is not for {room}")
        elif foreign and path in public:
            report.say(path, number, f"{foreign} may not be named in a header others include")


def main():
    top = root()
    report = Report("layers")
    layers = read_layers(top)
    paths = files(top, ".c", ".h")
    public = public_headers(top, paths)
    for path in paths:
        parts = path.split("/")
        if parts[0] == "engine" and len(parts) == 3:
            if parts[1] in layers:
                check_file(top, path, parts[1], layers, public, report)
            else:
                report.say(path, 1, f"the room {parts[1]} is not in engine/README.md")
    report.finish()


main()
