# SPDX-License-Identifier: MIT
"""layout_compare.py sees what differs, and what is explained in vain: layout_compare_test.py"""
import copy
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import layout_compare  # noqa: E402

TEXT = "ab \u05d0\u05d1 1"  # a b, alef bet, a digit


def layout():
    """Two lines: ab and what follows."""
    return {"ink": 100, "lines": [
        {"start": 0, "end": 3, "width": 20, "runs": [
            {"level": 0, "start": 0, "end": 3, "font": "latin", "glyphs": [[7, 10, 0], [8, 10, 1], [3, 5, 2]]}]},
        {"start": 3, "end": 9, "width": 35, "runs": [
            {"level": 1, "start": 3, "end": 7, "font": "hebrew", "glyphs": [[21, 10, 5], [20, 10, 3]]},
            {"level": 0, "start": 7, "end": 9, "font": "latin", "glyphs": [[3, 5, 7], [9, 10, 8]]}]}]}


def other_lines(x):
    x["lines"][1]["start"] = 2


def other_order(x):
    x["lines"][1]["runs"].reverse()


def other_face(x):
    x["lines"][0]["runs"][0]["font"] = "sans"


def other_glyph(x):
    x["lines"][0]["runs"][0]["glyphs"][1][0] = 99


def lost_glyph(x):
    del x["lines"][0]["runs"][0]["glyphs"][1]


def other_digit(x):
    x["lines"][1]["runs"][1]["glyphs"][1][0] = 99


def other_space(x):
    x["lines"][0]["runs"][0]["glyphs"][2][0] = 99


def other_ink(x):
    x["ink"] = 90


def added_hyphen(x):
    hyphen = {"level": 0, "start": 3, "end": 3, "font": "latin", "glyphs": [[13, 5, 3]]}
    x["lines"][0]["runs"].append(hyphen)


CASES = ((None, set()), (other_lines, {"lines"}), (other_order, {"order"}),
         (other_face, {"fonts"}), (other_glyph, {"glyphs"}), (lost_glyph, {"glyphs", "order"}),
         (other_digit, {"signs"}), (other_space, set()), (other_ink, {"ink"}),
         (added_hyphen, {"order", "signs"}))


def main():
    for change, expected in CASES:
        tala, pango = layout(), copy.deepcopy(layout())
        if change:
            change(tala)
        found = layout_compare.compare(TEXT, tala, pango)
        assert set(found) == expected, (change, found)
    wide = layout()
    wide["lines"][0]["runs"][0]["glyphs"][0][1] += 6
    wide["lines"][0]["runs"][0]["glyphs"][2][1] += 50  # the space at the line's end
    assert layout_compare.widest(TEXT, wide, layout()) == 6
    found = {("one", "lines"): "x"}
    assert not layout_compare.judge(found, {("one", "lines"): "why"})
    assert len(layout_compare.judge(found, {})) == 1
    assert len(layout_compare.judge(found, {("one", "lines"): "why", ("one", "order"): "no"})) == 1
    assert layout_compare.unescape(r"\uD83D\uDE00\\u0041\u0042") == "\U0001F600\\u0041B"


main()
