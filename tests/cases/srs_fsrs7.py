#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes srs_fsrs7.txt: FSRS-7 computed with 50 decimal digits, straight from its formulas,
as a reference for the engine's doubles.  A line that begins with the model's name begins a
memory with these parameters; one line per review: days, grade, recall before it, slow and
fast stability, difficulty, interval at 0.8 and at 0.95 (by 150 halvings of log t)."""
import random
from decimal import Decimal as D, getcontext

getcontext().prec = 50
DEFAULT = [D(x) for x in (
    "0.1104 2.2395 3.9221 11.7841 6.1686 0.6457 3.6807 1.9795 0 1.3826 0.7024 0.5999 0.8146 0.6398 "
    "1 1.3207 0.6707 3.8668 0.4416 0.0934 1.8631 0.6162 1.0869 0.1567 0.0801 0.2421 0.9464 0.1433 "
    "0.7145 0 0.5667 0.3734 0.5333 0.3048").split()]
TRAINED = [D(x) for x in (
    "0.02 1.1 2.5 19 7.1 0.4 2.2 1.4 0.3 0.9 1.1 0.35 1.6 0.4 2.1 0.8 0.9 2.4 0.9 0.3 2.8 0.3 1.9 "
    "0.11 0.14 0.4 0.9 0.3 0.5 0.2 0.35 0.6 0.2 0.45").split()]


def power(x, y):
    return (x.ln() * y).exp()


def clamp(x, low, high):
    return min(max(x, D(low)), D(high))


def parts(w, state, t):
    """Recall of all and of the fast trace."""
    slow, fast, d = state
    df = -clamp(w[23] * power(fast, w[33] - D("0.3")), "0.01", "0.95")
    ff = min(w[25].ln() / df, D(60)).exp() - 1
    rf = power(1 + ff * t / fast, df)
    ds = -clamp(w[24], "0.01", "0.95")
    fs = (power(w[26], 1 / ds) - 1) * ((d - 5) * (w[32] - D("0.3"))).exp()
    rs = power(1 + fs * t / slow, ds)
    af = w[27] * power(fast, -w[29])
    as_ = w[28] * power(slow, w[30]) * ((d - 5) * (w[31] - D("0.5"))).exp()
    return (af * rf + as_ * rs) / (af + as_) * (1 - D("2e-5")) + D("1e-5"), rf


def update(w, k, x, q, d, g):
    low = min(x, w[k + 3] * (power(x + 1, w[k + 4]) - 1) * ((1 - q) * w[k + 5]).exp())
    up = x * (1 + (w[k] - D("1.5")).exp() * (11 - d) * power(x, -w[k + 1])
              * (((1 - q) * w[k + 2]).exp() - 1) * (w[k + 6] if g == 2 else 1)
              * (w[k + 7] if g == 4 else 1))
    return low if g == 1 else max(low, up)


def bounded(slow, fast, d):
    return clamp(slow, "1e-4", 36500), clamp(fast, "1e-4", 36500), clamp(d, 1, 10)


def step(w, state, t, g):
    if state is None:
        return bounded(w[g - 1], D("0.8") * w[g - 1], w[4] - (w[5] * (g - 1)).exp() + 1)
    slow, fast, d = state
    r, rf = parts(w, state, t)
    new_slow, new_fast = update(w, 7, slow, r, d, g), update(w, 15, fast, rf, d, g)
    if g == 1:
        new_fast = min(new_fast, D("0.8") * new_slow)
    dd = -w[6] * (g - 3) * (r + D("0.1") if g == 1 else 1)
    new_d = D("0.01") * (w[4] - (3 * w[5]).exp() + 1) + D("0.99") * (d + (10 - d) * dd / 9)
    return bounded(new_slow, new_fast, new_d)


def interval(w, state, target):
    if parts(w, state, D(36500))[0] >= target:
        return D(36500)
    low, high = D(-41), D(36500).ln()
    for _ in range(150):
        middle = (low + high) / 2
        if parts(w, state, middle.exp())[0] > target:
            low = middle
        else:
            high = middle
    return low.exp()


def main():
    rng = random.Random(7)
    print("# made by srs_fsrs7.py")
    for card in range(16):
        w = (DEFAULT, TRAINED)[card % 2]
        state, due = None, D(1)
        print("fsrs7", *w)
        for _ in range(8):
            t = D(0) if state is None else round(due * D(rng.choice((0.001, 0.2, 1, 1.5, 3))), 6)
            g = rng.choice((1, 2, 3, 3, 3, 4))
            r = parts(w, state, t)[0] if state else D(0)
            state = step(w, state, t, g)
            i80, i95 = interval(w, state, D("0.8")), interval(w, state, D("0.95"))
            due = min(max(interval(w, state, D("0.9")), D("0.002")), D(400))
            print("%.17g" % t, g, *("%.17g" % v for v in (r, *state, i80, i95)))


main()
