"""The form in which texts are compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.annotation import Span
from reader.text.canonical import canonical, canonical_text
from reader.text.likeness import common_blocks, likeness, likest

TEXTS = st.text(alphabet=st.sampled_from('ab 　說说，,。“"…㌔é\u0301😀\u200b'), max_size=12)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("價格 １００ 元，不變。", "价格100元,不变."),
        ("「舊碼頭」", "“旧码头”"),
        ("等等……", "等等......"),
        ("cafe\u0301", "café"),
        ("a\u200bb", "ab"),
        ("㌔", "キロ"),
    ],
)
def test_the_same_words_are_equal(one: str, two: str) -> None:
    assert canonical_text(one) == canonical_text(two)


@pytest.mark.parametrize(("one", "two"), [("来了?", "来了!"), ("Bus", "bus"), ("1.5", "15")])
def test_other_words_are_not(one: str, two: str) -> None:
    assert canonical_text(one) != canonical_text(two)


def test_ranges_and_spans_answer_each_other() -> None:
    text = canonical(["a 說", "x，y"])
    assert text.text == "a说x,y"
    assert text.range(Span(0, 2, 1, 2)) == (1, 4)
    assert text.span(1, 4) == Span(0, 2, 1, 2)
    assert text.paragraph(1) == "x,y"


def test_a_character_of_several_parts_is_not_split() -> None:
    text = canonical(["㌔"])
    assert text.splits(0, 1)
    assert text.splits(1, 2)
    assert not text.splits(0, 2)


@given(st.lists(TEXTS, max_size=4))
def test_paragraphs_fold_as_single_texts_do(texts: list[str]) -> None:
    folded = canonical(texts)
    assert [folded.paragraph(i) for i in range(len(texts))] == [canonical_text(text) for text in texts]


@given(TEXTS, TEXTS)
def test_common_blocks_are_equal_and_in_order(one: str, two: str) -> None:
    blocks = common_blocks(one, two)
    assert all(one[b.old : b.old + b.size] == two[b.new : b.new + b.size] for b in blocks)
    assert all(a.old + a.size <= b.old and a.new + a.size <= b.new for a, b in pairwise(blocks))


def test_likeness_is_bounded_by_its_floor() -> None:
    assert likeness("abcd", "abcd") == 1
    assert likeness("abcd", "abxd") == 0.75
    assert likeness("abcd", "abxd", 0.8) == 0
    assert likeness("", "") == 1
    assert likeness("", "a") == 0


def test_texts_that_are_too_long_are_alike_only_if_equal() -> None:
    long = "ab" * 11_000
    assert likeness(long, long) == 1
    assert likeness(long, long[:-1]) == 0
    assert common_blocks(long, long[:-1]) == []
    assert likest("ab", long, 0.5) is None


def test_likest_finds_the_changed_stretch() -> None:
    score, begin, end = likest("the old harbour", "run to the cold harbour now", 0.8) or (0, 0, 0)
    assert score > 0.9
    assert "cold harbour" in "run to the cold harbour now"[begin:end]
    assert likest("the old harbour", "nothing of that kind at all", 0.8) is None
