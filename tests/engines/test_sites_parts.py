"""What the engines of single sites share, and their lists, which are no threads."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import PageKind, ParagraphKind, Quote
from reader.engines.parts.bbs_text import _after, c_time, fill_text
from reader.engines.parts.clock import exact_time, from_epoch
from reader.engines.parts.draft import Draft, Nesting, link_quotes
from reader.engines.parts.finders import figure
from reader.engines.parts.message import Body
from reader.engines.registry import read_page
from reader.text.dates import CHINA

BODY = ParagraphKind.BODY


def read(markup, **fields):
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html", **fields))[1]


@pytest.mark.parametrize(
    ("engine", "markup"),
    [
        ("hackernews", '<tr class="athing"><td><span class="sitebit comhead">x</span><a href="user?id=a">a</a>'),
        (
            "reddit",
            '<div class="sitetable"><p class="thing" data-fullname="t3_a"></p><p class="thing" data-fullname="t3_b">',
        ),
        (
            "tieba",
            '<ul id="thread_list" class="threadlist_bright j_th_tit"><li class="j_thread_list clearfix">帖子</li></ul>',
        ),
        ("stackexchange", '<div class="s-post-summary js-post-summary">A question</div>'),
        ("ptt", '<div class="bbs-screen"><div class="r-ent"><div class="title">[問卦]</div></div></div>'),
        ("v2ex", '<title>V2EX</title><a class="topic-link" href="/t/1">x</a><a href="/member/a">a</a>'),
        ("nga", '<table id="topicrows"><tr><td>主题</td></tr></table><script>commonui.x()</script>'),
        ("slashdot", '<div id="firehoselist"><h2><span class="story-title">A story</span></h2></div>'),
    ],
)
def test_lists_are_no_threads(engine, markup):
    page = read(f"<html><head></head><body>{markup}</body></html>")
    assert (page.key.engine, page.kind, page.posts) == (engine, PageKind.LISTING, ())


def test_times_in_words_are_told_against_the_capture():
    markup = (Path(__file__).parent / "pages" / "hackernews" / "old.html").read_text("utf-8")
    page = read(markup, captured_at=dt.datetime(2014, 3, 20, 12, 0, tzinfo=dt.UTC), captured_from="header")
    assert [post.posted_at.hour for post in page.posts] == [9, 10, 11]
    assert page.warnings == ("The times of 3 posts were worked out from words such as “3 hours ago”.",)


def test_nesting_answers_the_nearest_post_less_indented():
    nesting = Nesting("story")
    steps = [(0, "a"), (1, "b"), (2, "c"), (1, "d"), (3, "e"), (0, "f")]
    assert [nesting.parent(depth, post) for depth, post in steps] == ["story", "a", "b", "a", "d", "story"]
    assert Nesting().parent(0, "x") is None


def test_quotes_find_the_one_earlier_post_they_repeat():
    first = Draft("1", author="甲", body=Body(lines=[(BODY, "河边的柳树又发芽了。", None)]))
    twin = Draft("2", author="乙", body=Body(lines=[(BODY, "顶", None)]))
    other = Draft("3", author="乙", body=Body(lines=[(BODY, "顶", None)]))
    quotes = [
        Quote("甲", "河边的柳树又发芽了。"),
        Quote("乙", "顶"),
        Quote(None, "河边的柳树又发芽了。"),
        Quote("乙", "别的"),
    ]
    last = Draft("4", author="丙", body=Body(quotes=quotes))
    link_quotes([first, twin, other, last])
    assert [quote.post_id for quote in last.body.quotes] == ["1", None, None, None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2020-03-04 05:06:07Z", dt.datetime(2020, 3, 4, 5, 6, 7, tzinfo=dt.UTC)),
        ("2022-05-06 10:11:12 +08:00", dt.datetime(2022, 5, 6, 10, 11, 12, tzinfo=CHINA)),
        ("2022-04-15T05:20:00.000000+0000", dt.datetime(2022, 4, 15, 5, 20, tzinfo=dt.UTC)),
        ("2022-04-15T05:20:00", None),
        ("yesterday", None),
    ],
)
def test_machine_times_need_a_zone(text, wanted):
    assert exact_time(text) == wanted


def test_seconds_since_1970():
    assert from_epoch("1650000000000", per_second=1000) == dt.datetime(2022, 4, 15, 5, 20, tzinfo=dt.UTC)
    assert [from_epoch(value) for value in ("", None, "-5", "12x", "9" * 13, "9" * 40)] == [None] * 6


def test_counts():
    assert [figure(text) for text in ("1,204 views", "共 37 页", "3.5k", "none")] == [1204, 37, 3, None]


def test_times_of_text_boards():
    assert c_time("Fri Mar  8 20:52:50 2019") == dt.datetime(2019, 3, 8, 20, 52, 50, tzinfo=CHINA)
    assert c_time("Mar  8 20:52:50") is None
    assert c_time("Mar  8 20:52:50", 2018) == dt.datetime(2018, 3, 8, 20, 52, 50, tzinfo=CHINA)
    assert c_time("Feb 30 20:52:50 2019") is None


def test_text_of_boards_is_sorted():
    draft = Draft()
    fill_text(
        draft, ["甲", "【 在 yi (乙) 的大作中提到: 】", ": 丙", ": : 丁", "戊", ": 己", "--", "名言", "※ 来源: x"]
    )
    assert [(kind.value, text) for kind, text, _ in draft.body.lines] == [
        ("body", "甲"),
        ("quote", "丙"),
        ("quote", ": 丁"),
        ("body", "戊"),
        ("quote", "己"),
    ]
    assert [(quote.author, quote.text) for quote in draft.body.quotes] == [("yi", "丙\n: 丁"), ("yi", "己")]
    assert (draft.body.signature, draft.body.notices) == (["名言"], ["※ 来源: x"])


def test_signature_may_end_with_a_line_too():
    draft = Draft()
    fill_text(draft, ["甲", "--", "名言", "--", "※ 發信站: x, 來自: 192.0.2.1 (臺灣)"])
    assert ([text for _, text, _ in draft.body.lines], draft.body.signature, draft.location) == (
        ["甲"],
        ["名言"],
        "臺灣",
    )
    plain = Draft()
    fill_text(plain, ["甲", "--", "乙", "--", "名言"])
    assert ([text for _, text, _ in plain.body.lines], plain.body.signature) == (["甲", "--", "乙"], ["名言"])


def test_pushes_go_on_into_the_next_year():
    last = dt.datetime(2019, 12, 31, 23, 59, tzinfo=CHINA)
    assert _after(last, " 01/01 00:10").year == 2020
    assert _after(last, "02/29 00:10") == dt.datetime(2020, 2, 29, 0, 10, tzinfo=CHINA)
    assert _after(last, "13/01 00:10") is None
    assert _after(None, "01/01 00:10") is None
