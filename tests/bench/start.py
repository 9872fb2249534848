# SPDX-License-Identifier: MIT
"""Measures whole programs under Xvfb: start.py TALA BARE [RUNS]

For Tala and for a bare SDL window with one line of text, in turns: milliseconds from exec to the
first presented frame (of Tala: its very first start), memory (PSS) and, over 10 s without input,
CPU time and wake-ups of all threads (of Tala: in a lesson).  Medians of RUNS (7), and Tala's
ratio to the bare window.  Seven runs take four minutes."""
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

FONT = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
SETTLE_S = 7  # the sound device closes after 5 s of silence
IDLE_S = 10
PATIENCE_S = 30
MEASURES = (("start to first frame, ms", "start"), ("memory (PSS), MiB", "pss"),
            ("idle: CPU, ms/s", "cpu"), ("idle: wake-ups/s", "wakeups"))


class Display:
    def __enter__(self):
        r, w = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(w), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
            pass_fds=[w], stderr=subprocess.DEVNULL)
        os.close(w)
        self.name = ":" + os.read(r, 20).decode().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


def environment(display, home):
    return dict(os.environ, DISPLAY=display.name, HOME=home, XDG_DATA_HOME=home,
                SDL_AUDIODRIVER="dummy", SDL_VIDEODRIVER="x11")


def wait_until(condition, what, pause_s):
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"start.py: {what} never came")
        time.sleep(pause_s)


def screens(trace):
    """The screens that Tala has shown, one entry a frame."""
    if not os.path.exists(trace):
        return []
    with open(trace, encoding="utf-8") as f:
        return [line[4:].strip() for line in f if line.startswith("--- ")]


def pss_mib(pid):
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as f:
        return next(int(line.split()[1]) for line in f if line.startswith("Pss:")) / 1024


def spent(pid):
    """CPU ms and voluntary switches of all threads."""
    ticks = switches = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/stat", encoding="utf-8") as f:
            fields = f.read().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
        with open(f"/proc/{pid}/task/{task}/status", encoding="utf-8") as f:
            switches += next(int(x.split()[1]) for x in f if x.startswith("voluntary_ctxt"))
    return ticks * 1000 / os.sysconf("SC_CLK_TCK"), switches


def measure_settled(process, result):
    result["pss"].append(pss_mib(process.pid))
    time.sleep(SETTLE_S)
    before = spent(process.pid)
    time.sleep(IDLE_S)
    after = spent(process.pid)
    result["cpu"].append((after[0] - before[0]) / IDLE_S)
    result["wakeups"].append((after[1] - before[1]) / IDLE_S)


def press_return(env, trace):
    frames = len(screens(trace))
    subprocess.run(["xdotool", "key", "Return"], env=env, check=True)
    wait_until(lambda: len(screens(trace)) > frames, "the frame after a key", 0.01)
    time.sleep(0.3)


def enter_lesson(env, trace):
    """Language, course, home: Enter leads through all of them."""
    for _ in range(3):
        press_return(env, trace)
    if screens(trace)[-1] != "present":
        sys.exit(f"start.py: no lesson came, but {screens(trace)[-1]}")


def run_tala(program, display, result):
    with tempfile.TemporaryDirectory() as home:
        env, trace = environment(display, home), os.path.join(home, "trace")
        began = time.monotonic()
        process = subprocess.Popen([program, "--trace", trace, "--seed", "3"], env=env)
        try:
            wait_until(lambda: os.path.exists(trace) and os.path.getsize(trace) > 0,
                       "Tala's first frame", 0.0005)
            result["start"].append((time.monotonic() - began) * 1000)
            time.sleep(0.5)
            enter_lesson(env, trace)
            time.sleep(1)
            measure_settled(process, result)
        finally:
            process.kill()
            process.wait()


def run_bare(program, display, result):
    with tempfile.TemporaryDirectory() as home:
        began = time.monotonic()
        with subprocess.Popen([program, FONT], env=environment(display, home),
                              stdout=subprocess.PIPE) as process:
            try:
                if not process.stdout.readline().startswith(b"---"):
                    sys.exit("start.py: the bare window did not open")
                result["start"].append((time.monotonic() - began) * 1000)
                time.sleep(1)
                measure_settled(process, result)
            finally:
                process.kill()


def show(results, runs):
    print(f"{'medians of ' + str(runs):28} {'Tala':>9} {'bare SDL':>9} {'ratio':>6}")
    for name, key in MEASURES:
        tala, bare = (statistics.median(results[p][key]) for p in ("tala", "bare"))
        ratio = f"{tala / bare:6.2f}" if bare else ""
        print(f"{name:28} {tala:9.2f} {bare:9.2f} {ratio}".rstrip())


def main():
    if len(sys.argv) < 3:
        sys.exit("Usage: start.py TALA BARE [RUNS]")
    for needed in ("Xvfb", "xdotool"):
        if not shutil.which(needed):
            sys.exit(f"start.py: {needed} is needed")
    tala, bare = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    results = {name: {key: [] for _, key in MEASURES} for name in ("tala", "bare")}
    with Display() as display:
        for _ in range(runs):
            run_tala(tala, display, results["tala"])
            run_bare(bare, display, results["bare"])
    show(results, runs)


main()
