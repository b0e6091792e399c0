"""Builds small Discuz! pages for the tests."""

# ruff: noqa: E501 - markup reads best in one piece

from __future__ import annotations

from pathlib import Path

from reader.capture.base import Capture, Decoded
from reader.domain.thread import ParagraphKind
from reader.engines.base import PageSource
from reader.engines.discuz.engine import Discuz

FOOTER = '<div id="ft"><p>GMT+8, 2024-3-29 01:41</p><div id="frt">Powered by Discuz! X3.4</div></div>'
HEAD = '<head><title>标题 - 板块 -  论坛 -  Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" /></head>'
LEFT = '<div id="favatar7" class="pls"><div class="pi"><div class="authi"><a href="space-uid-5.html">甲</a></div></div></div>'
TIME = '<em id="authorposton7">发表于 2024-3-1 10:00:00</em>'


def source(html, url=None):
    capture = Capture(Path("page.html"), None, "html", html.encode(), "text/html", url=url)
    return PageSource(capture, Decoded(html, "utf-8", "utf-8"))


def post_html(body="<td></td>", left=LEFT, head=TIME, number="楼主", below="", pid="7"):
    return (
        f'<div id="post_{pid}"><table id="pid{pid}"><tr><td class="pls">{left}</td><td class="plc"><div class="pi">'
        f'<strong><a id="postnum{pid}">{number}</a></strong><div class="pti"><div class="authi">{head}</div></div></div>'
        f'<div class="pct"><div class="pcb">{body}</div></div></td></tr><tr><td class="plm">{below}</td></tr></table></div>'
    )


def message(inner, pid="7"):
    return f'<div class="t_fsz"><table><tr><td class="t_f" id="postmessage_{pid}">{inner}</td></tr></table></div>'


def page_html(posts, before="", head=HEAD, footer=FOOTER):
    return f'<html>{head}<body class="pg_viewthread"><div id="postlist">{before}{posts}</div>{footer}</body></html>'


def parse(html, url=None):
    return Discuz().parse(source(html, url))


def one(inner, **parts):
    (post,) = parse(page_html(post_html(message(inner), **parts))).posts
    return post


def texts(post, kind=ParagraphKind.BODY):
    return [p.text for p in post.paragraphs if p.kind is kind]
