#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes srs_fsrs6.txt: FSRS-6 computed with 50 decimal digits, straight from its formulas,
as a reference for the engine's doubles.  One line per review: days, grade, recall before it,
stability, difficulty, interval at 0.8 and at 0.95.  "new <which>" begins a card with the
default parameters (which = 0) or with a trained set (1)."""
import random
from decimal import Decimal as D, getcontext

getcontext().prec = 50
DEFAULT = [D(x) for x in ("0.212 1.2931 2.3065 8.2956 6.4133 0.8334 3.0194 0.001 1.8722 0.1666 0.796 "
           "1.4835 0.0614 0.2629 1.6483 0.6014 1.8729 0.5425 0.0912 0.0658 0.1542").split()]
TRAINED = [D(x) for x in ("0.05 0.9 3.1 20.5 7.2 0.5 1.7 0.02 1.4 0.25 1.9 "
           "2.1 0.1 0.35 2.3 0.3 2.6 0.8 0.3 0.2 0.35").split()]


def power(x, y):
    return (x.ln() * y).exp()


def clamp(x, low, high):
    return min(max(x, D(low)), D(high))


def step(w, state, t, g):
    first = lambda grade: w[4] - (w[5] * (grade - 1)).exp() + 1
    if state is None:
        return clamp(w[g - 1], "0.001", 36500), clamp(first(g), 1, 10)
    s, d = state
    r = recall(w, t, s)
    if t == 0:
        m = (w[17] * (g - 3 + w[18])).exp() * power(s, -w[19])
        new = s * (max(m, D(1)) if g >= 2 else m)
    elif g == 1:
        new = min(w[11] * power(d, -w[12]) * (power(s + 1, w[13]) - 1) * (w[14] * (1 - r)).exp(),
                  s / (w[17] * w[18]).exp())
    else:
        new = s * (1 + w[8].exp() * (11 - d) * power(s, -w[9]) * ((w[10] * (1 - r)).exp() - 1)
                   * (w[15] if g == 2 else 1) * (w[16] if g == 4 else 1))
    damped = d - w[6] * (g - 3) * (10 - d) / 9
    return clamp(new, "0.001", 36500), clamp(w[7] * first(4) + (1 - w[7]) * damped, 1, 10)


def factor(w):
    return power(D("0.9"), -1 / w[20]) - 1


def recall(w, t, s):
    return power(1 + factor(w) * t / s, -w[20])


def interval(w, r, s):
    return s / factor(w) * (power(r, -1 / w[20]) - 1)


def main():
    rng = random.Random(6)
    print("# made by srs_fsrs6.py")
    for card in range(16):
        w = (DEFAULT, TRAINED)[card % 2]
        state, due = None, D(0)
        print("new", card % 2)
        for review in range(8):
            t = 0 if state is None or rng.random() < 0.25 else max(1, round(due * D(rng.uniform(0.2, 2.5))))
            g = rng.choice((1, 2, 3, 3, 3, 4))
            r = recall(w, t, state[0]) if state else D(0)
            state = step(w, state, t, g)
            due = interval(w, D("0.9"), state[0])
            values = (r, *state, interval(w, D("0.8"), state[0]), interval(w, D("0.95"), state[0]))
            print(t, g, *("%.17g" % v for v in values))


main()
