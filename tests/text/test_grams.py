"""Tokens, and that the index can find what a look through the texts finds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.grams import LONGEST_WORD, Clue, clue, fold_case, folded, has_token, is_word, pairs, singles

SIGNS = st.text(alphabet="防控政策國国渡口Aab1_ ,，。é😂ＡΣς", max_size=12)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", []),
        ("，。 !", []),
        ("防", ["防"]),
        ("防控策", ["防控", "控策", "策"]),
        ("防，控", ["防", "控"]),
        ("bus fare", ["bus", "fare"]),
        ("买iphone手机", ["买", "iphone", "手机", "机"]),
        ("snake_case 2024", ["snake_case", "2024"]),
        ("好😂", ["好😂", "😂"]),
        ("かな한글", ["かな", "な한", "한글", "글"]),
        ("𠀀𠀁", ["𠀀𠀁", "𠀁"]),
        ("naïve", ["naïve"]),
    ],
)
def test_pairs_of_runs_and_whole_words(text, tokens):
    assert pairs(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", ["·"]),
        ("防控", ["防", "控", "·"]),
        ("防，控", ["防", "·", "控", "·"]),
        ("买iphone手", ["买", "iphone", "手", "·"]),
        ("，bus, fare", ["bus", "·", "fare", "·"]),
    ],
)
def test_single_signs_with_marks_where_runs_part(text, tokens):
    assert singles(text) == tokens


def test_a_long_word_is_cut_and_so_not_exact():
    word = "a" * 200
    assert pairs(word) == ["a" * LONGEST_WORD]
    assert clue(word, prefix=False, small=False) == Clue(("a" * LONGEST_WORD,), prefix=False, exact=False)
    assert clue("防" * 100, prefix=False, small=False).exact


@pytest.mark.parametrize(
    ("term", "prefix", "expected"),
    [
        ("防", False, Clue(("防",), prefix=True, exact=True)),
        ("防控", False, Clue(("防控",), prefix=False, exact=True)),
        ("防控策", True, Clue(("防控", "控策"), prefix=False, exact=True)),
        ("bus", False, Clue(("bus",), prefix=False, exact=True)),
        ("bus", True, Clue(("bus",), prefix=True, exact=True)),
        ("bus fare", True, Clue(("bus", "fare"), prefix=True, exact=False)),
        ("防，控", False, Clue(("防", "控"), prefix=True, exact=False)),
        ("防，控策", False, Clue(("防", "控策"), prefix=False, exact=False)),
        ("防控，", False, Clue(("防控", "控"), prefix=False, exact=False)),
        ("买tv", False, Clue(("买", "tv"), prefix=False, exact=False)),
        ("，", False, Clue((), prefix=False, exact=False)),
    ],
)
def test_what_the_usual_index_is_asked(term, prefix, expected):
    assert clue(term, prefix=prefix, small=False) == expected


@pytest.mark.parametrize(
    ("term", "prefix", "expected"),
    [
        ("防", True, Clue(("防",), prefix=False, exact=True)),
        ("防控", False, Clue(("防", "控"), prefix=False, exact=True)),
        ("买tv", True, Clue(("买", "tv"), prefix=True, exact=True)),
        ("防，控", False, Clue(("防", "·", "控"), prefix=False, exact=False)),
    ],
)
def test_what_the_small_index_is_asked(term, prefix, expected):
    assert clue(term, prefix=prefix, small=True) == expected


@pytest.mark.parametrize(
    ("text", "plain"),
    [("ＡＢＣ", "abc"), ("國語", "国语"), ("İΣς", "iσς"), ("Ünï", "ünï"), ("ß", "ß"), ("", "")],
)
def test_folding(text, plain):
    assert folded(text) == plain


@given(st.text(max_size=30))
def test_folding_keeps_every_place(text):
    assert len(folded(text)) == len(text)
    assert folded(folded(text)) == folded(text)
    assert folded(text) == "".join(map(folded, text))
    assert folded(fold_case(text)) == folded(text)


@pytest.mark.parametrize(("sign", "expected"), [("a", True), ("_", True), ("7", True), ("é", True), ("防", False),
                                                (" ", False), ("", False), ("，", False), ("😂", False)])  # fmt: skip
def test_what_belongs_to_a_word(sign, expected):
    assert is_word(sign) is expected


def side_by_side(found, tokens):
    for at in range(len(tokens) - len(found.tokens) + 1):
        window = tokens[at : at + len(found.tokens)]
        if window[:-1] == list(found.tokens[:-1]) and (
            window[-1].startswith(found.tokens[-1]) if found.prefix else window[-1] == found.tokens[-1]
        ):
            return True
    return False


@given(SIGNS, SIGNS, st.booleans(), st.booleans())
def test_the_tokens_find_every_place_and_nothing_else_where_they_say_so(text, term, prefix, small):
    text, term = folded(text), folded(term).strip()
    if not has_token(term):
        assert clue(term, prefix=prefix, small=small).tokens == ()
        return
    found = clue(term, prefix=prefix, small=small)
    answer = side_by_side(found, (singles if small else pairs)(text))
    places = [i for i in range(len(text)) if text.startswith(term, i)]
    real = any(
        not (is_word(term[0]) and is_word(text[i - 1 : i] if i else ""))
        and not (is_word(term[-1]) and not prefix and is_word(text[i + len(term) : i + len(term) + 1]))
        for i in places
    )
    if real:
        assert answer
    if found.exact:
        assert answer == real
