"""Pages of old boards beside the plain thread: lists, messages, forms, other languages and threaded mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.domain.thread import PageKind
from reader.engines.base import PageSource
from reader.engines.registry import recognise

PHPBB = """<html><head><title>Mill Forum - {title}</title></head>
<body id="phpbb" class="nojs notouch section-{section} ltr "><div id="wrap" class="wrap"><div id="page-header">
<div id="site-description"><h1>Mill Forum</h1></div><ul id="nav-breadcrumbs" class="nav-breadcrumbs linklist navbar">
<li class="breadcrumbs"><span class="crumb"><a href="./index.php">Board index</a></span></li></ul></div>
<div id="page-body" class="page-body" role="main">{body}</div>
<div class="copyright">Powered by <a href="https://www.phpbb.com/">phpBB</a>&reg; Forum Software</div></div>
</body></html>"""
MYBB = """<html><head><title>{title}</title><script src="/jscripts/jquery.js?ver=1823"></script>
<script>var my_post_key = "0a1b";</script></head><body><div id="container"><div id="header">
<a href="/search.php">Search</a><form action="/member.php"><input type="password" name="quick_password"></form></div>
<div id="content"><div class="wrapper"><div class="navigation"><a href="/index.php">Mill Forum</a>
<span class="active">{title}</span></div>{body}</div></div><div id="footer"><a href="/forumdisplay.php?fid=2">Up</a>
<span id="copyright">Powered By <a href="https://mybb.com">MyBB</a></span></div></div>
</body></html>"""
SMF = """<html lang="en"><head><title>{title}</title><script>var smf_theme_url = "/t";
var smf_scripturl = "/index.php";</script></head><body id="chrome"><div id="wrapper"><div class="navigate_section">
<ul><li><a href="/index.php"><span>Mill Forum</span></a></li></ul></div><div id="main_content_section">{body}
</div></div><div id="footer"><ul><li class="copyright"><a href="/index.php?action=credits">SMF 2.1.4</a></li></ul></div>
</body></html>"""
FLUX = """<html><head><title>{title} / Mill Forum</title></head><body><div id="pun{page}" class="pun">
<div id="punwrap"><div id="brdheader" class="block"><div id="brdtitle" class="inbox"><h1>
<a href="index.php">Mill Forum</a></h1></div></div><div id="brdmain">{body}</div></div></div>
</body></html>"""
PUN = """<html><head><title>{title} - Mill Forum</title></head><body id="top"><div id="brd-wrap" class="brd">
<div id="brd-{page}" class="brd-page basic-page"><div id="brd-head" class="gen-content"><p id="brd-title">
<a href="/"><strong>Mill Forum</strong></a></p></div><div id="brd-main" class="main">{body}</div></div></div>
</body></html>"""
XIUNO = """<html lang="zh-cn"><head><title>{title}</title></head><body><header id="header"></header>
<main id="body"><div class="container">{body}</div></main><script src="view/js/xiuno.js?1.0"></script>
</body></html>"""
PHPWIND = """<html><head><title>{title} - Powered by phpwind</title><meta name="generator" content="phpwind v9.0" />
<script>var GV = {{JS_EXTRES : '/themes/extres'}};</script></head><body><div class="wrap">{body}</div>
</body></html>"""

PAGES = [
    ("phpbb", "index", PageKind.LISTING, PHPBB.format(title="Index page", section="index", body=(
        '<form method="post" action="./ucp.php?mode=login" class="headerspace"><input type="password"></form>'
        '<div class="forabg"><ul class="topiclist forums"><li class="row"><dl><dt>'
        '<a href="./viewforum.php?f=2" class="forumtitle">Wheels</a><br>Of wood.</dt></dl></li></ul></div>'))),
    ("phpbb", "missing", PageKind.MESSAGE, PHPBB.format(title="Information", section="viewtopic", body=(
        '<div class="panel" id="message"><div class="inner"><h2 class="message-title">Information</h2>'
        "<p>The requested topic does not exist.</p></div></div>"))),
    ("phpbb", "login", PageKind.MESSAGE, PHPBB.format(title="Login", section="ucp", body=(
        '<form action="./ucp.php?mode=login" method="post" id="login"><div class="panel"><div class="inner">'
        '<div class="content"><h2 class="login-title">Login</h2><input type="password" name="password"></div></div>'
        "</div></form>"))),
    ("mybb", "index", PageKind.LISTING, MYBB.format(title="Mill Forum", body=(
        '<table class="tborder"><thead><tr><td class="thead"><strong>'
        '<a href="/forumdisplay.php?fid=1">Mills</a></strong></td></tr></thead>'
        '<tbody id="cat_1_e"><tr><td class="trow1"><a href="/forumdisplay.php?fid=2">Wheels</a></td>'
        '<td class="trow1"><a href="/showthread.php?tid=7&amp;action=lastpost">Cogs</a></td></tr></tbody></table>'))),
    ("mybb", "missing", PageKind.MESSAGE, MYBB.format(title="Mill Forum", body=(
        '<table class="tborder"><tr><td class="thead"><span class="smalltext"><strong>Mill Forum</strong></span></td>'
        '</tr><tr><td class="trow1">The specified thread does not exist.</td></tr></table>'))),
    ("mybb", "login", PageKind.MESSAGE, MYBB.format(title="Login", body=(
        '<form action="/member.php" method="post"><table class="tborder"><tr><td class="thead"><strong>Login</strong>'
        '</td></tr><tr><td class="trow1">Password:</td><td class="trow1">'
        '<input type="password" name="password"></td></tr>'
        "</table></form>"))),
    ("smf", "index", PageKind.LISTING, SMF.format(title="Mill Forum - Index", body=(
        '<div id="boardindex_table" class="boardindex_table"><div class="up_contain" id="board_1"><div class="info">'
        '<a class="subject" href="/index.php?board=1.0" id="b1">Wheels</a></div></div></div>'))),
    ("smf", "missing", PageKind.MESSAGE, SMF.format(title="An error has occurred", body=(
        '<div id="fatal_error"><div class="cat_bar"><h3 class="catbg">An error has occurred</h3></div>'
        '<div class="windowbg"><div class="padding">The topic is missing or off limits to you.</div></div></div>'))),
    ("smf", "login", PageKind.MESSAGE, SMF.format(title="Log in", body=(
        '<div class="login"><form action="/index.php?action=login2" name="frmLogin" id="frmLogin" method="post">'
        '<input type="password" name="passwrd"></form></div>'))),
    ("fluxbb", "index", PageKind.LISTING, FLUX.format(title="Index", page="index", body=(
        '<div id="idx1" class="blocktable"><h2><span>Mills</span></h2><div class="box"><table><tbody>'
        '<tr class="rowodd"><td class="tcl"><h3><a href="viewforum.php?id=1">Wheels</a></h3></td></tr>'
        "</tbody></table></div></div>"))),
    ("fluxbb", "missing", PageKind.MESSAGE, FLUX.format(title="Info", page="viewtopic", body=(
        '<div id="msg" class="block"><h2><span>Info</span></h2><div class="box"><div class="inbox">'
        "<p>Bad request. The link you followed is incorrect or outdated.</p></div></div></div>"))),
    ("fluxbb", "login", PageKind.MESSAGE, FLUX.format(title="Login", page="login", body=(
        '<div class="blockform"><h2><span>Login</span></h2><form id="login"><input type="password"></form></div>'))),
    ("fluxbb", "punbb index", PageKind.LISTING, PUN.format(title="Index", page="index", body=(
        '<div class="main-head"><h2 class="hn"><span>Mills</span></h2></div><div class="main-content category">'
        '<div id="forum1" class="main-item"><h3 class="hn"><a href="/forum/1/wheels/">Wheels</a></h3></div></div>'))),
    ("fluxbb", "punbb missing", PageKind.MESSAGE, PUN.format(title="Forum message", page="message", body=(
        '<div class="main-head"><h2 class="hn"><span>Forum message</span></h2></div>'
        '<div class="main-content main-message"><p>Bad request.</p></div>'))),
    ("xiuno", "index", PageKind.LISTING, XIUNO.format(title="水车论坛", body=(
        '<div class="card card-threadlist"><ul class="list-unstyled threadlist mb-0"><li class="media thread">'
        '<div class="subject"><a href="thread-5.htm">齿轮</a></div></li></ul></div>'))),
    ("xiuno", "missing", PageKind.MESSAGE, XIUNO.format(title="提示信息", body=(
        '<div class="card mt-4"><div class="card-body"><h4 class="card-title text-center mb-0">'
        '<i class="icon-warning-sign"></i> 主题不存在</h4></div></div>'))),
    ("xiuno", "login", PageKind.MESSAGE, XIUNO.format(title="用户登录", body=(
        '<div class="card"><h4 class="card-title">用户登录</h4><form id="form"><input type="password" id="password">'
        "</form></div>"))),
    ("phpwind", "index", PageKind.LISTING, PHPWIND.format(title="水车论坛", body=(
        '<div class="forum_list"><h3><a href="/index.php?c=thread&amp;fid=2">水车</a></h3></div>'))),
    ("phpwind", "login", PageKind.MESSAGE, PHPWIND.format(title="用户登录", body=(
        '<form id="J_u_login_form"><input type="password" name="password"></form>'))),
]  # fmt: skip


def source(html):
    capture = Capture(Path("page.html"), None, "html", html.encode(), "text/html")
    return PageSource(capture, Decoded(html, "utf-8", "utf-8"))


@pytest.mark.parametrize(("engine", "name", "kind", "html"), PAGES, ids=[f"{e}-{n}" for e, n, _, _ in PAGES])
def test_lists_and_messages_are_no_threads(engine, name, kind, html):
    page = source(html)
    chosen = recognise(page)
    read = chosen.parse(page)
    assert (chosen.name, read.kind, read.posts) == (engine, kind, ())
    assert read.page is None or engine == "xiuno"
    assert read.replies is None


@pytest.mark.parametrize("engine", ["mybb", "smf", "xiuno"])
def test_threads_whose_posts_are_not_known_are_left_to_others(engine):
    body = (
        '<a href="printthread.php?tid=3">Print</a><a href="?action=printpage;topic=3.0">Print</a><p data-pid="3">Words'
    )
    layout = {"mybb": MYBB, "smf": SMF, "xiuno": XIUNO}[engine]
    assert recognise(source(layout.format(title="Cogs", body=body))).name != engine


def golden(folder, name, *changes):
    """A golden page with some of its words changed."""
    html = (Path(__file__).parent / "pages" / folder / f"{name}.html").read_text("utf-8")
    for old, new in changes:
        assert old in html
        html = html.replace(old, new)
    return recognise(source(html)).parse(source(html))


def test_an_edit_note_of_mybb_is_read_in_any_language():
    page = golden(
        "mybb",
        "postbit-18",
        ("This post was last modified:", "Последний раз отредактировано:"),
        (" PM by <a", " PM, отредактировал <a"),
    )
    assert (str(page.posts[0].edited_at), page.posts[0].edited_by) == ("2019-04-25 15:35:00+00:00", "Crane")


def test_an_edit_note_of_fluxbb_keeps_its_time_where_the_name_cannot_be_told():
    page = golden("fluxbb", "fluxbb-15", ("Last edited by Yara 2", "Отредактировано Omar"))
    assert str(page.posts[0].edited_at) == "2016-08-09 07:20:00+00:00"
    assert page.posts[0].edited_by is None
    page = golden("fluxbb", "fluxbb-15", ("Last edited by Yara 2 (2016-08-09 07:20:00)", "Kept (for the harbour)"))
    assert page.posts[0].edited_at is None
    assert "Kept (for the harbour)" in page.posts[0].notices


@pytest.mark.parametrize("words", ["Read 1412 times", "Прочитано 1412 раз", "阅读 1412 次", "Leído 1412 veces"])
def test_views_of_smf_are_read_in_any_language(words):
    assert golden("smf", "curve-20", ("Read 1412 times", words)).views == 1412


THREADED = """<div id="posts"><div class="post" id="post_8"><div class="post_author"><div class="author_information">
<span class="largetext">Ada</span></div></div><div class="post_content"><div class="post_head"><strong>
<a href="showthread.php?tid=3&amp;pid=8#pid8">#1</a></strong><span class="post_date">01-19-2022, 08:00 AM</span></div>
<div class="post_body" id="pid_8"><blockquote><cite>Bo wrote: <a href="showthread.php?tid=3&amp;pid=2#pid2"></a></cite>
Oak.</blockquote>Elm.</div></div></div></div>{tree}"""
TREE = """<table class="tborder"><tr><td class="trow1"><div><a href="showthread.php?tid=3&amp;pid=7#pid7">Cogs</a>
</div><div><strong>RE: Cogs</strong> - by Ada</div><div><a href="showthread.php?tid=3&amp;pid=9#pid9">RE: Cogs</a></div>
</td></tr></table>"""


def test_a_post_shown_alone_with_the_tree_of_its_thread_does_not_count_as_the_thread():
    assert golden_mybb(THREADED.format(tree=TREE)).replies == 2
    assert golden_mybb(THREADED.format(tree="")).replies == 0


def golden_mybb(body):
    html = MYBB.format(title="Cogs", body=body)
    return recognise(source(html)).parse(source(html))


@pytest.mark.parametrize(
    ("counter", "page", "pages"),
    [
        ("6 posts &bull; Page <strong>2</strong> of <strong>4</strong>", 2, 4),
        ("6 messages &bull; Page <strong>2</strong> sur <strong>4</strong>", 2, 4),
        ("6 篇文章 &bull; 第 <strong>2</strong> 頁 (共 <strong>4</strong> 頁)", 2, 4),
        ("6 Beiträge Seite 2 von 4", 2, 4),
    ],
)
def test_the_pager_of_phpbb_is_read_in_any_language(counter, page, pages):
    html = (
        f'<div class="pagination">{counter}</div><div id="p3" class="post"><p class="author">'
        '<strong><a href="./memberlist.php?mode=viewprofile&amp;u=2" class="username">Ada</a></strong></p>'
        '<div class="postbody"><div class="content">Oak.</div></div></div>'
    )
    read = recognise(source(PHPBB.format(title="Cogs", section="viewtopic", body=html)))
    found = read.parse(source(PHPBB.format(title="Cogs", section="viewtopic", body=html)))
    assert (found.page, found.pages, found.replies, len(found.posts)) == (page, pages, 5, 1)
