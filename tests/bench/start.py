# SPDX-License-Identifier: MIT
"""Measures whole programs under Xvfb: start.py TALA BARE [RUNS]

For Tala (first start, and in a lesson) and for a bare SDL window with one line of text, in turns:
milliseconds from exec to the first presented frame, memory (PSS) and, over 10 s without input,
CPU time and wake-ups.  Medians, and Tala's ratio to the bare window."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

FONT = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
IDLE_S = 10


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


def start(command, env, shown):
    """The process, and ms until shown() says its first frame is there."""
    began = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
    while not shown(process):
        time.sleep(0.0005)
    return process, (time.monotonic() - began) * 1000


def has_frame(path):
    return lambda _: os.path.exists(path) and os.path.getsize(path) > 0


def has_line(process):
    return process.stdout.readline().startswith(b"---")


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


def idle(pid):
    time.sleep(7)  # the sound device closes after 5 s of silence
    before = spent(pid)
    time.sleep(IDLE_S)
    after = spent(pid)
    return (after[0] - before[0]) / IDLE_S, (after[1] - before[1]) / IDLE_S


def enter_lesson(env, trace):
    """Language, course, home, Get on."""
    for _ in range(3):
        size = os.path.getsize(trace)
        subprocess.run(["xdotool", "key", "Return"], env=env, check=True)
        while os.path.getsize(trace) == size:
            time.sleep(0.01)
        time.sleep(0.2)


def run_tala(program, display, results, measure_idle):
    with tempfile.TemporaryDirectory() as home:
        env, trace = environment(display, home), os.path.join(home, "trace")
        process, ms = start([program, "--trace", trace, "--seed", "3"], env, has_frame(trace))
        results["start"].append(ms)
        time.sleep(0.5)
        enter_lesson(env, trace)
        time.sleep(1)
        results["pss"].append(pss_mib(process.pid))
        if measure_idle:
            results["idle"].append(idle(process.pid))
        process.terminate()
        process.wait()


def run_bare(program, display, results, measure_idle):
    with tempfile.TemporaryDirectory() as home:
        process, ms = start([program, FONT], environment(display, home), has_line)
        results["start"].append(ms)
        results["pss"].append(pss_mib(process.pid))
        if measure_idle:
            results["idle"].append(idle(process.pid))
        process.kill()
        process.wait()


def main():
    tala, bare = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    results = {name: {"start": [], "pss": [], "idle": []} for name in ("tala", "bare")}
    with Display() as display:
        for i in range(runs):
            run_tala(tala, display, results["tala"], i == 0)
            run_bare(bare, display, results["bare"], i == 0)
    rows = [("start to first frame, ms", "start"), ("memory (PSS) in a lesson, MiB", "pss")]
    print(f"{'medians of ' + str(runs):34} {'Tala':>9} {'bare SDL':>9} {'ratio':>6}")
    for name, key in rows:
        a, b = (statistics.median(results[p][key]) for p in ("tala", "bare"))
        print(f"{name:34} {a:9.1f} {b:9.1f} {a / b:6.2f}")
    for i, name in enumerate(("idle: CPU, ms/s", "idle: wake-ups/s")):
        a, b = (results[p]["idle"][0][i] for p in ("tala", "bare"))
        print(f"{name:34} {a:9.2f} {b:9.2f}")


main()
