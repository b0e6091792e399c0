"""Where a query is found in texts, and the snippet that shows it."""

import pytest

from reader.domain.errors import QueryError, SearchTooSlow
from reader.domain.search import SearchOptions
from reader.text.finding import QueryFinder, RegexFinder, folding, snippet
from reader.text.query import parse_query


def places(query, text, **options):
    finder = QueryFinder(parse_query(query), SearchOptions(**options))
    return [text[a:b] for a, b in finder.ranges(text)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("渡口", "老渡口和新渡口", ["渡口", "渡口"]),
        ("渡", "老渡口", ["渡"]),
        ("哈哈", "哈哈哈", ["哈哈哈"]),
        ("渡口", "渡，口", []),
        ("bus", "The bus, a Bus; business", ["bus", "Bus"]),
        ("bus*", "The bus and business", ["bus", "business"]),
        ("us", "bus", []),
        ('"bus fare"', "bus fare, bus  fare, buses fare", ["bus fare"]),
        ('"bus fa"*', "bus fares", ["bus fares"]),
        ("买iphone", "买iPhone和买iPhones", ["买iPhone"]),
        ("国语", "國語", ["國語"]),
        ("國語", "国语", ["国语"]),
        ("abc", "ＡＢＣ", ["ＡＢＣ"]),
        ("a OR 渡", "a 渡 b", ["a", "渡"]),
        ("a NOT b", "a b", ["a"]),
        ("手机，好", "手机，好的；手机好", ["手机，好"]),
        ("😂", "好😂", ["😂"]),
        ("𠀀", "一𠀀二", ["𠀀"]),
    ],
)
def test_ranges(query, text, found):
    assert places(query, text) == found


@pytest.mark.parametrize(
    ("options", "query", "text", "found"),
    [
        ({"scripts": False}, "国", "國国", ["国"]),
        ({"widths": False}, "abc", "ＡＢＣ abc", ["abc"]),
        ({"case": True}, "Bus", "bus Bus", ["Bus"]),
        ({"case": True}, "國", "国", ["国"]),
        ({"case": True, "scripts": False, "widths": False}, "國", "国國", ["國"]),
    ],
)
def test_what_is_told_apart(options, query, text, found):
    assert places(query, text, **options) == found


@pytest.mark.parametrize(
    ("query", "texts", "expected"),
    [
        ("a b", ["a", "b"], True),
        ('"a b"', ["a", "b"], False),
        ("a b", ["a"], False),
        ("a OR b", ["b"], True),
        ("a NOT b", ["a", "b"], False),
        ("a NOT b", ["a", "c"], True),
        ("a NOT (b c)", ["a b"], True),
        ("a", [], False),
    ],
)
def test_the_paragraphs_of_a_post_answer_together(query, texts, expected):
    assert QueryFinder(parse_query(query), SearchOptions()).answers(texts) is expected


def test_the_usual_folding_is_that_of_the_index():
    assert folding(SearchOptions())("ＡＢ國") == "ab国"
    assert folding(SearchOptions(case=True, scripts=False, widths=False))("ＡＢ國") == "ＡＢ國"


@pytest.mark.parametrize(
    ("text", "ranges", "piece", "marks"),
    [
        ("short", [(0, 5)], "short", ((0, 5),)),
        ("short", [], "short", ()),
        ("a\tb", [(2, 3)], "a b", ((2, 3),)),
        ("0123456789" * 3, [(15, 17)], "…2345678901…", ((4, 6),)),
        ("0123456789" * 3, [(28, 30)], "…0123456789", ((9, 11),)),
        ("0123456789" * 3, [(1, 3), (8, 12), (20, 22)], "0123456789…", ((1, 3), (8, 10))),
        ("the old ferry leaves at noon", [(14, 20)], "…leaves at…", ((1, 7),)),
        ("the old ferry leaves at noon", [(24, 28)], "…at noon", ((4, 8),)),
        ("été précédent, où la Méduse", [(21, 27)], "…la Méduse", ((4, 10),)),
        ("the businesslike manner", [(6, 10)], "…businessli…", ((3, 7),)),
        ("Twice a day. Boats leave late.", [(13, 18)], "…Boats…", ((1, 6),)),
        ("从前有一座老渡口和新渡口，人来人往", [(5, 8)], "…有一座老渡口和新渡口…", ((4, 7),)),
    ],
)
def test_snippets(text, ranges, piece, marks):
    assert snippet(text, ranges, 10) == (piece, marks)


def regex(pattern, left=5.0, **options):
    return RegexFinder(pattern, SearchOptions(regex=True, **options), lambda: left)


def test_a_regular_expression():
    finder = regex(r"p\. ?(\d+)")
    assert finder.ranges("see p. 12 and P.7") == [(4, 9), (14, 17)]
    assert finder.answers(["nothing", "p.1"])
    assert not finder.answers(["nothing"])
    assert regex("x*").ranges("ax") == [(1, 2)]
    assert regex("P", case=True).ranges("pP") == [(1, 2)]
    assert regex(r"\p{Han}+").ranges("ab渡口") == [(2, 4)]


def test_a_pattern_that_is_none_says_where():
    with pytest.raises(QueryError) as caught:
        regex("ab(c")
    assert caught.value.column == 5
    assert "not a regular expression" in caught.value.reason


def test_a_hostile_pattern_is_stopped():
    with pytest.raises(SearchTooSlow):
        regex("(?:.*?,){25}P", 0.2).ranges("a," * 300)
    with pytest.raises(SearchTooSlow):
        regex("a", 0.0).ranges("a")
