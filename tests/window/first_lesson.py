# SPDX-License-Identifier: MIT
"""Plays Tala through a real window: Xvfb, xdotool, the mouse and the keyboard.

    first_lesson.py TALA

Chooses Arabic, starts the Dutch course, answers ten items (every third first wrong), quits.
A second start goes on at the map and shows the progress; a third, with the clock moved by two
days, offers due reviews."""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

W, H = 1024, 768
PATIENCE_S = 30
KINDS = ("present", "listen-picture", "read-meaning", "choose-word", "type-word")
NODE = re.compile(r'^ *(\w+)#([\w-]+)(?:\.(\d+))? (-?\d+),(-?\d+) (\d+)x(\d+)(?: "((?:[^"\\]|\\.)*)")?(.*)$')


class Node:
    def __init__(self, m):
        self.role, self.name, self.index = m[1], m[2], int(m[3] or 0)
        self.x, self.y = int(m[4]) + int(m[6]) // 2, int(m[5]) + int(m[7]) // 2
        self.label, self.rest = m[8] or "", m[9]

    def expects(self):
        m = re.search(r'expects "((?:[^"\\]|\\.)*)"', self.rest)
        return m[1].replace('\\"', '"') if m else None


class Frame:
    def __init__(self, text):
        lines = text.splitlines()
        self.screen = lines[0] if lines else ""
        self.nodes = [Node(m) for m in map(NODE.match, lines) if m]
        self.text = text

    def find(self, name, index=None):
        for n in self.nodes:
            if n.name == name and index in (None, n.index):
                return n
        return None


class Display:
    """An X server of its own."""

    def __enter__(self):
        r, w = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(w), "-screen", "0", f"{W}x{H}x24", "-nolisten", "tcp"],
            pass_fds=[w], stderr=subprocess.DEVNULL)
        os.close(w)
        with os.fdopen(r) as number:  # to its line's end: closed too early, the server dies
            self.name = ":" + number.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Tala:
    """One start of the program, from its first frame to its end."""

    def __init__(self, program, display, folder, *options):
        self.trace = os.path.join(folder, "trace")
        self.env = dict(os.environ, DISPLAY=display.name, HOME=folder, SDL_AUDIODRIVER="dummy",
                        SDL_VIDEODRIVER="x11", LC_ALL="C.UTF-8", LANGUAGE="en")
        self.env.pop("WAYLAND_DISPLAY", None)
        if os.path.exists(self.trace):
            os.remove(self.trace)
        self.process = subprocess.Popen(
            [program, "--size", f"{W}x{H}", "--data", os.path.join(folder, "data"),
             "--trace", self.trace, "--seed", "7", *options], env=self.env)
        self.wait(lambda f: f.screen != "")
        # The first frame is drawn before the server shows the window: clicks would go by it.
        self.xdotool("search", "--sync", "--onlyvisible", "--pid", self.process.pid)

    def frame(self):
        try:
            with open(self.trace, encoding="utf-8") as f:
                parts = f.read().split("--- ")
        except FileNotFoundError:
            return Frame("")
        return Frame(parts[-1])

    def wait(self, ready):
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            assert self.process.poll() is None, "the program ended by itself"
            frame = self.frame()
            if ready(frame):
                return frame
            time.sleep(0.02)
        raise AssertionError("this frame never changed:\n" + self.frame().text)

    def xdotool(self, *args):
        subprocess.run(["xdotool", *map(str, args)], env=self.env, check=True,
                       stdout=subprocess.DEVNULL, timeout=PATIENCE_S)

    def act(self, *args):
        """Does something and waits for a frame that differs."""
        before = self.frame().text
        self.xdotool(*args)
        return self.wait(lambda f: f.text != before and f.text.endswith("\n"))

    def click(self, name, index=None):
        node = self.frame().find(name, index)
        assert node, f"no {name} in\n{self.frame().text}"
        self.xdotool("mousemove", node.x, node.y)
        return self.act("click", 1)

    def key(self, name):
        return self.act("key", "--clearmodifiers", name)

    def close(self):
        """As from the window's frame."""
        self.process.send_signal(signal.SIGTERM)
        assert self.process.wait(PATIENCE_S) == 0, "it did not end well"


def answer(tala, frame, right):
    """Gives one answer to the exercise on screen; returns the next frame."""
    field = frame.find("field")
    if field:
        text = field.expects() if right else "xqz"
        tala.xdotool("type", "--clearmodifiers", "--delay", "15", text)
        tala.wait(lambda f: f.find("field") and f.find("field").label.endswith(text[-1]))
        return tala.key("Return")
    choices = [n for n in frame.nodes if n.name == "choice"]
    wanted = [n for n in choices if (" answer" in n.rest) == right]
    return tala.click("choice", wanted[0].index)


def exercise(tala, wrong_first):
    """Goes through one exercise; true if it was a question."""
    frame = tala.frame()
    question = frame.find("choice") or frame.find("field")
    tries = 0
    while question and "not-now" not in (frame.find("go-on").rest or "") and not frame.find("field"):
        break
    while question and not done(frame):
        frame = answer(tala, frame, right=not (wrong_first and tries == 0))
        tries += 1
        assert tries < 6, "an exercise without an end:\n" + frame.text
    tala.key("Return")
    return bool(question)


def done(frame):
    """The verdict is right: only going on is left."""
    field = frame.find("field")
    if field:
        return field.expects() is None
    return frame.find("choice") and not any(" answer" in n.rest for n in frame.nodes)


def first_start(program, display, folder):
    tala = Tala(program, display, folder, "--clock", "2026-01-05T10:00")
    frame = tala.wait(lambda f: f.screen == "language")
    arabic = next(n for n in frame.nodes if n.name == "language" and "العربية" in n.label)
    tala.click("language", arabic.index)
    tala.click("go-on")
    tala.wait(lambda f: f.screen == "course" and "اختر" in f.text)
    tala.click("course", 0)
    frame = tala.wait(lambda f: f.screen == "home")
    help_x, leave_x = frame.find("help").x, frame.find("leave").x
    assert help_x > leave_x, "an Arabic interface begins at the right"
    tala.click("get-on")
    tala.wait(lambda f: f.screen in KINDS)
    asked = 0
    while asked < 10:
        assert tala.frame().screen in KINDS, tala.frame().text
        asked += exercise(tala, wrong_first=asked % 3 == 2)
    tala.close()


def second_start(program, display, folder):
    tala = Tala(program, display, folder, "--clock", "2026-01-05T11:00")
    frame = tala.wait(lambda f: f.screen == "home")
    assert frame.find("help").x > frame.find("leave").x, "the second start forgot Arabic"
    numbers = re.findall(r"\d+", frame.find("station", 0).label)
    assert numbers and int(numbers[-2]) > 0, "no progress on the map:\n" + frame.text
    tala.close()


def third_start(program, display, folder):
    tala = Tala(program, display, folder, "--clock", "2026-01-07T10:00")
    frame = tala.wait(lambda f: f.screen == "home")
    assert frame.find("due"), "two days later nothing is due:\n" + frame.text
    tala.click("get-on")
    frame = tala.wait(lambda f: f.screen in KINDS)
    assert frame.find("choice") or frame.find("field"), "a due review is a question:\n" + frame.text
    tala.close()


def main():
    program = os.path.abspath(sys.argv[1])
    for tool in ("Xvfb", "xdotool"):
        if not shutil.which(tool):
            print(f"skipped: no {tool} here")
            sys.exit(77)
    folder = tempfile.mkdtemp(prefix="tala-window-")
    try:
        with Display() as display:
            first_start(program, display, folder)
            second_start(program, display, folder)
            third_start(program, display, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("1 passed, 0 failed")


main()
