"""Author, floor, time and place of Discuz! posts, the facts of a page, and telling pages apart."""

# ruff: noqa: E501 - markup reads best in one piece

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.domain.thread import PageKind
from reader.engines.base import PageSource
from reader.engines.discuz.engine import Discuz
from reader.text.dates import CHINA
from tests.engines.discuz_markup import LEFT, TIME, message, one, page_html, parse, post_html, source

# --- author, floor, time, place


@pytest.mark.parametrize(
    ("left", "head", "author", "uid"),
    [
        (LEFT, TIME, "甲", "5"),
        ('<div id="favatar7"><div class="pi"><div class="authi"><a href="home.php?mod=space&amp;uid=15">甲</a></div></div></div>', TIME, "甲", "15"),
        ('<div class="pi"><div class="authi"><a href="space-uid-5.html">甲</a></div></div>', TIME, "甲", "5"),
        ('<div id="favatar7"><div class="pi">匿名</div></div>', "匿名 " + TIME, None, None),
        ('<div id="favatar7"><div class="pi"><a href="home.php?uid=9">匿名</a></div></div>', "匿名 " + TIME, None, None),
        ('<div id="favatar7"><div class="pi"><a href="javascript:;">游客 <em>10.0.0.x</em></a></div></div>', TIME, None, None),
        ('<div id="favatar7"><div class="pi">乙 <em>该用户已被删除</em></div></div>', TIME, "乙", None),
        ('<div id="favatar7"><div class="pi">乙 <em>该用户已被删除</em></div></div>', TIME + '<a href="?authorid=33">只看该作者</a>', "乙", "33"),
        ('<div id="favatar7"><div class="pi"><div class="authi"><a href="">甲</a></div></div></div>', TIME + '<a href="?authorid=33">只看</a>', "甲", "33"),
        ("", '<a href="home.php?mod=space&amp;uid=5" class="xi2">甲</a> ' + TIME, "甲", "5"),
        ("", TIME + '<a href="space-uid-6.html">乙</a>', None, None),
    ],
)  # fmt: skip
def test_author(left, head, author, uid):
    html = page_html(post_html(message("字"), left=left, head=head))
    if not left:
        html = html.replace('<td class="pls"></td>', "")
    (post,) = parse(html).posts
    assert (post.author, post.author_id) == (author, uid)


@pytest.mark.parametrize(
    ("number", "floor"),
    [
        ("楼主", 1),
        ("樓主", 1),
        ("沙发", 2),
        ("板凳", 3),
        ("地板", 4),
        ("<em>5</em><sup>#</sup>", 5),
        ("13楼", 13),
        ("来自 7#", 7),
        ("#", None),
        ("", None),
        ("9" * 31, None),
    ],
)
def test_floor(number, floor):
    assert one("字", number=number).floor == floor


def test_site_names_for_floors_are_numbered_by_their_neighbours():
    names = ["东家", "二掌柜", "<em>3</em>", "<em>4</em>"]
    posts = "".join(post_html(message("字", f"{i}"), number=n, pid=f"{i}") for i, n in enumerate(names, 20))
    assert [p.floor for p in parse(page_html(posts)).posts] == [1, 2, 3, 4]


def test_floors_out_of_order_are_not_guessed():
    names = ["东家", "<em>27</em>", "<em>26</em>"]
    posts = "".join(post_html(message("字", f"{i}"), number=n, pid=f"{i}") for i, n in enumerate(names, 20))
    assert [p.floor for p in parse(page_html(posts)).posts] == [None, 27, 26]


@pytest.mark.parametrize(
    ("time", "raw", "at"),
    [
        ("发表于 2024-3-1 10:00:05", "2024-3-1 10:00:05", "2024-03-01T10:00:05+08:00"),
        ("發表於 2024-3-1 10:00", "2024-3-1 10:00", "2024-03-01T10:00:00+08:00"),
        ('发表于 <span title="2024-3-28 20:00:05">5&nbsp;小时前</span>', "5 小时前", "2024-03-28T20:00:05+08:00"),
        ("发表于 昨天 12:30", "昨天 12:30", "2024-03-28T12:30:00+08:00"),
        ("发表于 很久以前", "很久以前", None),
    ],
)
def test_time(time, raw, at):
    post = one("字", head=f'<em id="authorposton7">{time}</em>')
    assert post.posted_raw == raw
    assert (post.posted_at and post.posted_at.isoformat()) == at


def test_words_for_times_give_warnings():
    posts = post_html(message("字"), head='<em id="authorposton7">发表于 昨天 12:30</em>')
    posts += post_html(message("字", "8"), head='<em id="authorposton8">发表于 很久以前</em>', pid="8")
    warnings = parse(page_html(posts)).warnings
    assert len(warnings) == 2
    assert "1 posts were worked out" in warnings[0]
    assert "could not be told" in warnings[1]


def test_footer_gives_the_zone_of_all_times():
    html = page_html(post_html(message("字")), footer='<div id="ft">GMT-5, 2024-3-29 01:41</div>')
    page = parse(html)
    assert page.posts[0].posted_at.isoformat() == "2024-03-01T10:00:00-05:00"
    assert page.captured_at.isoformat() == "2024-03-29T01:41:00-05:00"


def test_without_footer_times_are_chinese_and_capture_time_unknown():
    page = parse(page_html(post_html(message("字")), footer=""))
    assert page.captured_at is None
    assert page.posts[0].posted_at == datetime(2024, 3, 1, 10, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("tail", "place", "client"),
    [
        (" 来自: 江苏泰州", "江苏泰州", None),
        ("<span>|</span><a>只看该作者</a> 來自：台南", "台南", None),
        ("<span>|IP属地：云南大理</span>", "云南大理", None),
        ('<span class="xg1">来自手机</span><a>只看该作者</a>', None, "手机"),
        ('<span class="xg1">来自手机</span> 来自: 江苏泰州', "江苏泰州", "手机"),
        ("<a>只看该作者</a>", None, None),
    ],
)
def test_origin(tail, place, client):
    post = one("字", head=TIME + tail)
    assert (post.location, post.client) == (place, client)


# --- the page


def test_views_and_replies_come_from_the_page_not_from_a_post():
    before = '<table><tr><td class="pls"><div class="hm">查看: <b>1663</b>|回复: <b>1</b></div></td></tr></table>'
    fake = post_html(message('<div class="hm">查看: 5|回复: 6</div>'))
    assert (parse(page_html(fake, before)).views, parse(page_html(fake, before)).replies) == (1663, 1)
    assert (parse(page_html(fake)).views, parse(page_html(fake)).replies) == (None, None)


@pytest.mark.parametrize(
    ("pager", "expected"),
    [
        ("", (1, 1)),
        ('<div class="pg"><strong>2</strong><label><span title="共 31 页"> / 31 页</span></label></div>', (2, 31)),
        ('<div class="pg"><a>1</a><strong>2</strong><a class="last">... 9</a></div>', (2, 9)),
        ('<div class="pg"><a>1</a><strong>2</strong></div>', (2, 2)),
    ],
)
def test_pager(pager, expected):
    page = parse(page_html(post_html(message("字") + '<div class="pg"><strong>8</strong></div>'), pager))
    assert (page.page, page.pages) == expected


@pytest.mark.parametrize(
    ("head", "url", "site", "tid"),
    [
        ('<link rel="canonical" href="http://a.example/thread-12-2-1.html">', None, "a.example", "12"),
        ('<link rel="canonical" href="http://a.example/forum.php?mod=viewthread&amp;tid=12">', None, "a.example", "12"),
        ("<script>SITEURL = 'http://b.example/bbs/'; tid = parseInt('13');</script>", None, "b.example", "13"),
        ('<base href="http://c.example/">', "http://d.example/forum.php?mod=viewthread&tid=14", "c.example", "14"),
        ("", "https://d.example:8080/thread-15-1-1.html", "d.example:8080", "15"),
    ],
)
def test_key(head, url, site, tid):
    key = parse(page_html(post_html(message("字")), head=f"<head>{head}</head>"), url).key
    assert (key.engine, key.site, key.thread_id) == ("discuz", site, tid)


def test_key_without_number_is_the_same_for_the_same_thread():
    one_, two = (parse(page_html(post_html(message(text)))).key for text in ("字", "另"))
    assert one_ == parse(page_html(post_html(message("字")))).key
    assert one_.thread_id.startswith("digest-")
    assert one_ != two


def test_one_authors_view_is_said():
    page = parse(page_html(post_html(message("字"), head=TIME + "<a>显示全部楼层</a>")))
    assert "one author only" in page.warnings[0]


def test_repeated_post_is_read_once():
    assert len(parse(page_html(post_html(message("字")) * 3)).posts) == 1


# --- recognition


@pytest.mark.parametrize(
    ("html", "sure"),
    [
        (page_html(post_html(message("字"))), True),
        (page_html(post_html(message("字")), head="").replace('"postlist"', "postlist"), True),
        (
            '<html><head><meta name="generator" content="Discuz! X3.4"></head><body class="pg_index"></body></html>',
            True,
        ),
        ('<html><body>Powered by Discuz!<div id="messagetext">提示</div></body></html>', True),
        ("<html><body><p>Discuz! is a forum software</p></body></html>", False),
        (
            '<html><head><title>a - Powered by Discuz! Archiver</title><meta name="generator" content="Discuz! X3.4"></head></html>',
            False,
        ),
        ("<html><body class='pg_viewthread'></body></html>", False),
        ("", False),
    ],
)
def test_recognise(html, sure):
    assert (Discuz().recognise(source(html)) > 0.5) is sure


def test_text_captures_are_not_its_own():
    capture = Capture(Path("a.txt"), None, "text", b"authorposton", "text/plain")
    assert Discuz().recognise(PageSource(capture, Decoded("authorposton id=postlist", "utf-8", "utf-8"))) == 0.0


def test_page_kinds():
    assert parse(page_html(post_html(message("字")))).kind is PageKind.THREAD
    assert parse('<html><body class="pg_forumdisplay"></body></html>').kind is PageKind.LISTING
    message_page = parse('<html><body><div id="messagetext">没有权限</div></body></html>')
    assert (message_page.kind, message_page.posts, message_page.key.thread_id) == (PageKind.MESSAGE, (), "")
