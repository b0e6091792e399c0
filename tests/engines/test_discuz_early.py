"""Threads of Discuz! 4 and 5, whose posts have neither ids nor classes of their own."""

from __future__ import annotations

import pytest

from reader.domain.thread import PageKind
from reader.engines.discuz.early import DiscuzEarly
from reader.engines.registry import recognise
from tests.engines.test_engine_pages import PAGES, load, source

POST = """<table class="tableborder"><tr><td width="21%">{author}</td><td><table><tr><td>
<a name="pid{n}"></a><span style="font-size: 12px">{text}</span>{below}</td></tr></table></td></tr>
<tr><td><table><tr><td>{time}</td><td><a class="bold">#{n}</a></td></tr></table></td><td></td></tr></table>"""
LINK = '<a href="viewpro.php?uid=5" class="bold">甲</a>'


def post(n, text="好。", author=LINK, time="2006-3-4 09:10 AM", below=""):
    return POST.format(n=n, text=text, author=author, time=time, below=below)


def read(*posts):
    page = source(f'<html><body><a href="viewthread.php?tid=7">x</a>{"".join(posts)}</body></html>')
    assert recognise(page).name == "discuz-early"
    return DiscuzEarly().parse(page)


def texts(post):
    return [item.text for item in post.paragraphs if item.kind.value in ("body", "code", "heading")]


@pytest.mark.parametrize("name", ["x41-thread", "x50-thread"])
def test_golden_pages_are_read_by_this_engine(name):
    assert recognise(load(PAGES / "discuz" / f"{name}.html")).name == "discuz-early"


@pytest.mark.parametrize(
    ("cell", "author"),
    [
        (LINK, "甲"),
        ('<a href="space.php?action=viewpro&amp;uid=5">乙</a>', "乙"),
        ('<span class="bold">匿名</span><br>该用户匿名发帖', None),
        ('<span class="bold">游客</span> 10.0.0.*', None),
        ('<span class="bold">丙</span><br>该用户已被删除', "丙"),
    ],
)
def test_authors(cell, author):
    page = read(post(1), post(2, author=cell))
    assert [one.author for one in page.posts] == ["甲", author]


def test_quotations_and_code_below_their_labels():
    quote = '<div class="smalltxt">QUOTE:</div><div>原帖由 <i>甲</i> 于 2006-3-4 09:10 发表<br>旧话。</div>新话。'
    code = (
        '<div class="smalltxt"><div>CODE:</div><div><a>[Copy to clipboard]</a></div></div><div>a = 1<br>b = 2</div>完。'
    )
    free = '<div class="smalltxt">FREE:</div><div class="altbg2">白看。</div>'
    first, second, third = read(post(1, quote), post(2, code), post(3, free)).posts
    assert [(q.author, q.text) for q in first.quotes] == [("甲", "旧话。")]
    assert texts(first) == ["新话。"]
    assert [(item.kind.value, item.text) for item in second.paragraphs] == [
        ("code", "a = 1"),
        ("code", "b = 2"),
        ("body", "完。"),
    ]
    assert texts(third) == ["白看。"]


def test_times_and_floors_of_the_row_below():
    page = read(post(4, time="2006-3-4 11:02 PM"), post(5, "发表于 2001-1-1 01:01 的旧帖", time="2006-3-5 10:30"))
    assert [one.floor for one in page.posts] == [4, 5]
    assert [one.posted_at.isoformat() for one in page.posts] == [
        "2006-03-04T23:02:00+08:00",
        "2006-03-05T10:30:00+08:00",
    ]


def test_signature_and_files_are_no_text():
    below = '<br><a href="attachment.php?aid=3" class="bold">图.zip</a> (2006-3-4, 3 K)'
    sign = '</td></tr><tr><td><img src="images/common/sigline.gif"><br>签名一<br>签名二'
    first, second = read(post(1, below=below + sign), post(2)).posts
    assert (texts(first), first.attachments, first.signature) == (["好。"], ("图.zip",), ("签名一", "签名二"))
    assert second.signature == ()


def test_a_page_of_later_versions_is_left_to_their_engine():
    page = source(
        '<a href="viewthread.php?tid=1"></a><a href="space.php?action=viewpro&uid=1"></a><td class="postauthor">'
    )
    assert DiscuzEarly().recognise(page) == 0.0


def test_a_page_without_posts_is_a_listing():
    page = DiscuzEarly().parse(source('<a name="pid1"></a><a href="viewpro.php?uid=1">viewthread</a>'))
    assert page.kind is PageKind.LISTING
