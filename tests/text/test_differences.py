"""Differences of two texts as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.differences import differences


def told(old, new):
    """Differences in a form that reads: equal text plain, [old>new] for what differs."""
    return "".join(
        new[p.new_start : p.new_end] if p.same else f"[{old[p.old_start : p.old_end]}>{new[p.new_start : p.new_end]}]"
        for p in differences(old, new)
    )


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("", "", ""),
        ("same", "same", "same"),
        ("", "new", "[>new]"),
        ("gone", "", "[gone>]"),
        ("until the autumn.", "until the winter.", "until the [autumn>winter]."),
        ("the ferry stops", "the old ferry stops", "the [>old ]ferry stops"),
        ("ferries", "ferry", "[ferries>ferry]"),
        ("灯塔也要修了", "灯塔不用修了", "灯塔[也要>不用]修了"),
        ("一\n二\n三", "一\n三", "一\n[二\n>]三"),
        ("一\n二", "一\n新的\n二", "一\n[>新的\n]二"),
        ("甲乙丙丁戊己", "子丑丙寅卯辰", "[甲乙丙丁戊己>子丑丙寅卯辰]"),
        ("版本 v1.2", "版本 v1.3", "版本 v1.[2>3]"),
    ],
)
def test_what_is_seen(old, new, seen):
    assert told(old, new) == seen


def test_lines_that_changed_places_stand_once_as_the_same():
    old, new = "first line\nsecond line\nthird line", "third line\nfirst line\nsecond line"
    same = [old[p.old_start : p.old_end] for p in differences(old, new) if p.same]
    assert same == ["first line\nsecond line"]


def test_long_texts_are_compared_line_by_line():
    lines = [f"第{n}段说的是渡口的灯塔第{n}次修理的事。" for n in range(2000)]
    old, new = "\n".join(lines), "\n".join([*lines[:1000], "多出来的一段。", *lines[1000:]])
    changed = [new[p.new_start : p.new_end] for p in differences(old, new) if not p.same]
    assert changed == ["多出来的一段。\n"]


TEXTS = st.text(alphabet="ab 一二三\n.", max_size=40)


@given(TEXTS, TEXTS)
def test_pieces_cover_both_texts(old, new):
    pieces = differences(old, new)
    assert "".join(old[p.old_start : p.old_end] for p in pieces) == old
    assert "".join(new[p.new_start : p.new_end] for p in pieces) == new
    assert all(old[p.old_start : p.old_end] == new[p.new_start : p.new_end] for p in pieces if p.same)
    assert (not [p for p in pieces if not p.same]) == (old == new)
