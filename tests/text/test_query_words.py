from __future__ import annotations

import pytest

from reader.text.query_words import proposals

HELD = {"tag": ["Policy", "Mood > Joy", "Police", 'the "x"'], "author": ["渡口客", "Ann B"]}


@pytest.mark.parametrize(
    ("before", "start", "found"),
    [
        ("", 0, []),
        ("ta", 0, ["tag:"]),
        ("x TA", 2, ["tag:"]),
        ("(a", 1, ["author:", "after:"]),
        ("n", 0, ["near:"]),
        ("f", 0, ["floor:", "first-post "]),
        ("N", 0, ["near:", "NOT "]),
        ("NOT", 0, []),
        ("ov", 0, ["overlaps "]),
        ("tag:", 4, ['"Mood > Joy" ', "Police ", "Policy ", '“the "x"” ']),
        ("tag:pol", 4, ["Police ", "Policy "]),
        ("x tag:Policy", 6, []),
        ('tag:"mood', 4, ['"Mood > Joy" ']),
        ("tag:joy", 4, ['"Mood > Joy" ']),
        ("author:口", 7, ["渡口客 "]),
        ("has:im", 4, ["image "]),
        ("in:q", 3, ["quote "]),
        ("nothing:x", 8, []),
        ("floor:3", 6, []),
        ("防", 1, []),
        ('"tag', 4, []),
    ],
)
def test_what_can_follow(before, start, found):
    assert proposals(before, lambda field: HELD.get(field, [])) == (start, found)
