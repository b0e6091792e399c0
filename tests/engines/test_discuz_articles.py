"""Articles of the portal and entries of blogs, which have no posts but are no lists either."""

# ruff: noqa: E501 - markup reads best in one piece

from __future__ import annotations

from pathlib import Path

import pytest

from reader.domain.thread import PageKind
from reader.engines.registry import recognise
from tests.engines.discuz_markup import parse, source, texts


def article_html(content, line="", comments="", path="", name="article_content", head=""):
    return (
        f'<html><head><title>桥 - 站 - Powered by Discuz!</title><meta name="generator" content="Discuz! X3.5" />{head}</head>'
        f'<body class="pg_view"><div id="pt">{path}</div><div class="vw"><div class="h"><h1 class="ph">桥</h1><p class="xg1">{line}</p></div>'
        f'<div class="d"><div id="{name}">{content}</div></div></div><div id="comment_ul">{comments}</div></body></html>'
    )


def comment_html(number, words, time="2023-5-2 09:00"):
    return (
        f'<dl id="comment_{number}_li"><dd class="m avt"><a href="space-uid-8.html"><img></a></dd>'
        f'<dt><a href="space-uid-8.html">乙</a> <span class="xg1">{time}</span></dt><dd>{words}</dd></dl>'
    )


def test_an_article_and_its_comments_are_posts():
    page = parse(article_html("一<br />二", "2023-5-1 10:00", comment_html(3, "好") + comment_html(4, "是")))
    assert page.kind is PageKind.ARTICLE
    assert [texts(post) for post in page.posts] == [["一", "二"], ["好"], ["是"]]
    assert [post.floor for post in page.posts] == [1, None, None]
    assert [post.author_id for post in page.posts] == [None, "8", "8"]
    assert [post.posted_raw for post in page.posts] == ["2023-5-1 10:00", "2023-5-2 09:00", "2023-5-2 09:00"]


def test_relative_times_of_comments_give_way_to_the_absolute_ones():
    time = '<span title="2023-5-2 09:00:12">3 天前</span>'
    page = parse(article_html("一", "", comment_html(3, "好", time)))
    assert page.posts[1].posted_raw == "2023-5-2 09:00:12"


def test_who_published_and_where_from_are_told_apart():
    line = '2023-5-1<span>|</span>发布者: <a href="space-uid-3.html">编者</a><span>|</span>查看: 5<span>|</span>原作者: 老陈'
    (post,) = parse(article_html("一", line)).posts
    assert (post.author, post.author_id, post.notices) == ("编者", "3", ("原作者: 老陈",))


def test_a_blog_is_of_whom_its_path_names():
    path = '<a href="./">站</a><a href="home.php?mod=space&amp;uid=3">甲</a><a href="home.php?mod=space&amp;uid=3&amp;do=blog">日志</a>'
    (post,) = parse(article_html("一", "2023-9-11 05:30", path=path, name="blog_article")).posts
    assert (post.author, post.author_id) == ("甲", "3")


def test_boxes_in_a_blog_are_quotations():
    words = '<div class="quote"><blockquote>古人说</blockquote></div>我说'
    (post,) = parse(article_html(words, name="blog_article")).posts
    assert [quote.text for quote in post.quotes] == ["古人说"]
    assert texts(post) == ["我说"]


@pytest.mark.parametrize(
    ("address", "name", "ident"),
    [
        ("portal.php?mod=view&amp;aid=12", "article_content", "aid-12"),
        ("article-12-1.html", "article_content", "aid-12"),
        ("home.php?mod=space&amp;uid=3&amp;do=blog&amp;id=9", "blog_article", "blogid-9"),
        ("blog-3-9.html", "blog_article", "blogid-9"),
    ],
)
def test_the_number_of_an_article_comes_from_its_address(address, name, ident):
    head = f'<link rel="canonical" href="https://bbs.example/{address}">'
    page = parse(article_html("一", name=name, head=head))
    assert page.key.thread_id == ident


def test_an_article_without_heading_is_still_read():
    page = parse(article_html("一").replace('class="ph"', ""))
    assert [texts(post) for post in page.posts] == [["一"]]
    assert page.title == "桥"


def test_a_page_without_article_stays_a_list():
    assert parse(article_html("一", name="other")).kind is PageKind.LISTING


@pytest.mark.parametrize(("name", "ident"), [("touch-x35-blog", "blogid-77"), ("touch-x35-article", "aid-5")])
def test_articles_on_pages_for_phones_are_articles_too(name, ident):
    html = (Path(__file__).parent / "pages" / "discuz" / f"{name}.html").read_text("utf-8")
    page = recognise(source(html)).parse(source(html))
    assert (page.kind, page.key.thread_id, page.site_name) == (PageKind.ARTICLE, ident, "芦荡")
    assert [post.author for post in page.posts[1:]] == ["乙", None]
    assert [post.posted_raw for post in page.posts[1:]] == ["2023-9-12 10:00", "2023-9-13 11:00"]
    unknown = html.replace('rel="canonical"', 'rel="other"')
    assert recognise(source(unknown)).parse(source(unknown)).key.thread_id.startswith("digest-")
