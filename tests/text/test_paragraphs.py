import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.thread import Paragraph
from reader.domain.thread import ParagraphKind as Kind
from reader.text.paragraphs import (
    digest,
    digest_of,
    fold,
    from_utf16,
    is_basic,
    normalise,
    normalise_code,
    normalise_row,
    number,
    opening,
    to_utf16,
)
from tests.growth import time_follows_length


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("  a \t b\r\n c ", "a b c"),
        ("\u3000\u3000缩进\u00a0后", "缩进 后"),
        ("a\x08b\x00c", "abc"),
        ("\ufeff\u200ba\u200bb\u200b", "a\u200bb"),
        ("全角，ＡＢＣ", "全角，ＡＢＣ"),
        ("a\ud800b", "ab"),
        ("a\x85b\x92c", "abc"),
        ("", ""),
    ],
)
def test_normalise(text, want):
    assert normalise(text) == want
    assert normalise(want) == want


_MESS = st.text(
    st.sampled_from(" ab桥\t\n\x00\x0b\x1c\x85\x92\u00a0\u2028\u3000\u200b\ufeff\ud800\uffff，"), max_size=12
)


@given(_MESS)
def test_normalise_takes_no_shortcut_that_shows(text):
    clean = re.sub("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "", text)
    assert normalise(text) == re.sub("[ \t\n\x0b\u00a0\u2028\u3000]+", " ", clean).strip(" \u200b\ufeff")


@given(st.text(st.sampled_from("a=桥é ，！？：；（）～\u3000…。Ａ①ﬁ\u0301\u0338\u3099か\u200b")) | st.text())
def test_fold_takes_no_shortcut_that_shows(text):
    whole = unicodedata.normalize("NFKC", text)
    assert fold(text) == re.sub("[\\s\u200b\ufeff]", "", whole)


def test_code_keeps_its_indentation():
    assert normalise_code("\u00a0\u00a0x  =\t1 \r\n") == "  x  =\t1"


def test_rows():
    assert normalise_row([" a ", "", "b\nc"]) == "a\t\tb c"
    assert normalise_row([" ", "\u00a0"]) == ""


def test_digest_ignores_blanks_and_width_only():
    assert digest("ＡＢ 桥") == digest("AB桥")
    assert digest("AB桥") != digest("AB橋")
    assert len(digest("")) == 16
    assert fold("ａ　b\u200b") == "ab"


def test_number_leaves_empty_lines_out():
    made = number([(Kind.BODY, "a", None), (Kind.BODY, "", None), (Kind.QUOTE, "b", 0)])
    assert [(p.ordinal, p.text, p.kind, p.quote) for p in made] == [(0, "a", Kind.BODY, None), (1, "b", Kind.QUOTE, 0)]


def test_a_digest_is_worked_out_where_none_is_stored():
    assert digest_of(Paragraph(0, "a")) == digest("a")
    assert digest_of(Paragraph(0, "a", digest="stored")) == "stored"
    assert Paragraph(0, "a") == Paragraph(0, "a", digest=digest("a"))


@pytest.mark.parametrize(("offset", "units"), [(0, 0), (1, 1), (2, 3), (3, 4), (4, 6)])
def test_both_ways_of_counting(offset, units):
    text = "a😀b𠮷"
    assert to_utf16(text, offset) == units
    assert from_utf16(text, units) == offset


def test_inside_a_pair_is_its_start():
    assert from_utf16("a😀b", 2) == 1


def test_past_the_end_is_the_end():
    assert from_utf16("ab", 9) == 2
    assert from_utf16("a😀", 9) == 2


@given(st.text(alphabet="ab桥😀𠮷"), st.integers(0, 60))
def test_counting_units_one_by_one_says_the_same(text, units):
    sizes = [2 if sign > "\uffff" else 1 for sign in text]
    ends = [sum(sizes[: at + 1]) for at in range(len(text))]
    assert [to_utf16(text, at) for at in range(len(text) + 1)] == [0, *ends]
    assert from_utf16(text, units) == sum(end <= units for end in ends)


def test_many_places_in_a_long_text_are_counted_from_the_text_once():
    def counting(length):
        text = "桥😀" * length
        places, units = range(0, 2 * length, 10), range(0, 3 * length, 15)
        return lambda: (
            [to_utf16(text, at) for at in places] == [*units],
            [from_utf16(text, at) for at in units] == [*places],
        )

    assert counting(10_000)() == (True, True)
    time_follows_length(counting, 4_000)


def test_basic():
    assert is_basic("")
    assert is_basic("桥")
    assert not is_basic("😀")


def test_opening_prefers_what_the_author_wrote():
    quote, body = Paragraph(0, "quoted", Kind.QUOTE, quote=0), Paragraph(1, "own words")
    assert opening([quote, body]) == "own words"
    assert opening([quote]) == "quoted"
    assert opening([]) == ""
    assert opening([body], 3) == "own"
