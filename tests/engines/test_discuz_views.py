"""Touch, WAP, archiver and printable pages: the variants beside the golden pages in `pages/discuz`."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.base import PageSource
from reader.engines.discuz.engine import Discuz
from reader.engines.registry import read_page, recognise
from tests.growth import cost_follows_length

PAGES = Path(__file__).parent / "pages" / "discuz"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
VIEWS = {
    "touch-x35": "touch",
    "touch-x34": "touch",
    "wap-x25": "wap",
    "archiver-x34": "archiver",
    "printable-x25": "printable",
}
MOBILE_TITLE = "手机版 - Powered by Discuz!"


def markup_of(name):
    return (PAGES / f"{name}.html").read_text("utf-8")


def capture_of(markup, **fields):
    return Capture(Path("p.html"), None, "html", markup.encode(), "text/html", **fields)


def read(markup, **fields):
    return read_page(capture_of(markup, **fields))[1]


def written(post):
    return [p.text for p in post.paragraphs if p.kind in (ParagraphKind.BODY, ParagraphKind.LIST)]


def touch(message, head="2020-5-2 07:31:12"):
    return read(
        f"<title>旧船 - 水乡 -  芦荡 -  {MOBILE_TITLE}</title><body>"
        "<div class='viewthread'><div class='view_tit'>旧船</div>"
        "<div class='plc cl' id='pid12'><div class='display pi'><ul class='authi'><li class='mtit'><span class='y'>楼主"
        "</span><span class='z'><a href='home.php?mod=space&amp;uid=3'>甲</a></span></li>"
        f"<li class='mtime'>{head}</li></ul><div class='message'>{message}</div></div></div></div></body>"
    ).posts[0]


def archiver(*bodies, title="旧船"):
    posts = "".join(
        f'<p class="author"><strong>甲{n}</strong> 发表于 2020-5-{n} 07:31:12</p><h3></h3>{body}'
        for n, body in enumerate(bodies, 1)
    )
    return read(
        f"<title>{title} - 水乡 - 芦荡 -  Powered by Discuz! Archiver</title>"
        f'<div id="nav"><a href="./">论坛</a> &rsaquo; <a href="?fid-7.html">水乡</a> &rsaquo; {title}</div>'
        f'<div id="content">{posts}<div class="page">页: <strong>[1]</strong></div></div><div id="end">完整版本</div>'
    )


def printable(*bodies):
    rule = '<hr noshade size="2" width="100%" color="#808080">\n'
    posts = "".join(
        f"{rule}<b>作者: </b>甲{n}&nbsp; &nbsp; <b>时间: </b>2020-5-{n} 07:31<br />\n{body}"
        for n, body in enumerate(bodies, 1)
    )
    return read(
        "<title>旧船 - 芦荡 - Powered by Discuz!</title><h1>芦荡</h1><b>标题: </b>旧船 <b><a href='###' "
        f"onclick='window.print()'>[打印本页]</a></b><br />{posts}<br /><br />"
        f"{rule}<table><tr><td>欢迎光临 芦荡 (http://bbs.ludang.example:8080/)</td>"
        "<td>Powered by Discuz! X3.4</td></tr></table>"
    )


@pytest.mark.parametrize(("name", "view"), VIEWS.items())
def test_each_view_is_known_and_named(name, view):
    page = read(markup_of(name))
    assert (page.kind, page.view, page.software) == (PageKind.THREAD, view, "Discuz! X")


def test_all_views_join_into_one_thread():
    keys = {(p.key.engine, p.key.site, p.key.thread_id) for p in map(read, map(markup_of, VIEWS))}
    assert keys == {("discuz", "bbs.ludang.example", "4711")}


@pytest.mark.parametrize("name", VIEWS)
def test_desktop_and_text_pages_are_not_taken(name):
    engine = recognise(_source(markup_of(name)))
    desktop = _source((PAGES / "x34-rich.html").read_text("utf-8"))
    article = _source("<title>手机版 - Powered by Discuz! 评测</title><p>文章")
    text = PageSource(
        Capture(Path("p.txt"), None, "text", b"x", "text/plain"), read_page(capture_of(markup_of(name)))[0]
    )
    assert engine.recognise(desktop) < Discuz().recognise(desktop)
    assert engine.recognise(article) == 0
    assert engine.recognise(text) == 0


def _source(markup):
    capture = capture_of(markup)
    return PageSource(capture, read_page(capture)[0])


@pytest.mark.parametrize("name", VIEWS)
def test_page_saved_without_scripts_and_quotes_reads_the_same(name):
    """As SingleFile writes it: no scripts, attributes without quotes, absolute links."""
    markup = markup_of(name)
    whole = read(markup)
    bare = re.sub(r"<script.*?</script>", "", markup, flags=re.DOTALL)
    bare = re.sub(r'(class|id)="([\w-]+)"', r"\1=\2", bare).replace("<br />", "<br>")
    bare = re.sub(r'href="(forum\.php|home\.php)', r'href="http://bbs.ludang.example/\1', bare)
    page = read(bare)
    assert page.key == whole.key
    assert page.posts == whole.posts
    assert (page.title, page.board, page.page, page.pages) == (whole.title, whole.board, whole.page, whole.pages)


def test_relative_time_counts_from_the_capture():
    now = dt.datetime(2020, 5, 12, 9, 0, tzinfo=dt.UTC)
    page = read(markup_of("touch-x34"), captured_at=now)
    assert page.posts[1].posted_at is not None
    assert page.posts[1].posted_at.isoformat() == "2020-05-11T18:17:00+00:00"
    assert page.warnings == ("The times of 1 posts were worked out from words such as “昨天 12:30”.",)


def test_absolute_time_in_a_title_is_taken():
    post = touch("好。", '<span title="2020-5-1 06:07:08">昨天&nbsp;06:07</span>')
    assert (post.posted_raw, post.posted_at.isoformat()) == ("昨天 06:07", "2020-05-01T06:07:08+08:00")


@pytest.mark.parametrize(
    ("label", "floor"),
    [
        ("楼主", 1),
        ("沙發", 2),
        ("地板", 4),
        ("5<sup>#</sup>", 5),
        ("来自 17#", 17),
        ("太师椅", 1),
    ],  # the next one is the second
)
def test_floors(label, floor):
    markup = markup_of("touch-x35").replace('<span class="y">\n楼主</span>', f'<span class="y">\n{label}</span>')
    assert read(markup).posts[0].floor == floor


def test_links_in_posts_to_other_forums_name_neither_site_nor_thread():
    strange = '<a href="http://other.example/forum.php?mod=viewthread&tid=99">别处</a>' * 30
    markup = markup_of("wap-x25").replace("船號是七號。", f"船號是七號。{strange}")
    page = read(markup)
    assert (page.key.site, page.key.thread_id) == ("bbs.ludang.example", "4711")
    assert "别处" in page.posts[-1].paragraphs[-1].text


def test_class_of_a_thread_is_no_part_of_its_title_but_brackets_of_its_own_are():
    assert read(markup_of("touch-x34")).title == "老渡口的木船去哪了"
    own = markup_of("touch-x34").replace("<title>", "<title>[寻访] ")
    assert read(own).title == "[寻访] 老渡口的木船去哪了"


def test_touch_comments_and_ratings_are_read_beside_the_message():
    post = read(markup_of("touch-x35")).posts[0]
    kinds = [p.kind for p in post.paragraphs]
    assert kinds == [
        ParagraphKind.BODY,
        ParagraphKind.BODY,
        ParagraphKind.NOTICE,
        ParagraphKind.COMMENT,
        ParagraphKind.RATING,
        ParagraphKind.RATING,
    ]
    assert [p.text for p in post.paragraphs[-2:]] == ["青萍 威望 +3 好帖", "渔火 金钱 +1"]


def test_touch_poll_stands_beside_the_message():
    post = touch(
        "<div class='postmessage'>选一个吧。</div><form id='poll'><div>"
        "<strong>单选投票</strong>, 共有 2 人参与投票</div>"
        "<p><label for='option_1'>1.坐船</label> 50% <em>(1)</em></p></form>"
    )
    assert written(post) == ["选一个吧。"]
    assert post.notices == ("单选投票, 共有 2 人参与投票", "1.坐船 50% (1)")


def test_touch_hidden_part_is_a_notice_and_the_rest_stays():
    post = touch("前半<div class='locked'>游客，如果您要查看本帖隐藏内容请<a href='#'>回复</a></div>后半")
    assert (written(post), post.hidden) == (["前半", "后半"], False)
    assert post.notices == ("游客，如果您要查看本帖隐藏内容请回复",)


def test_touch_quote_box_with_a_link_but_no_blockquote_stays_a_quote():
    post = touch(
        "<div class='quote'><a href='forum.php?mod=redirect&goto=findpost&pid=8'>乙 发表于 2020-5-1 06:07</a>"
        "<br>旧话</div>新话"
    )
    assert (written(post), post.quotes[0].author, post.quotes[0].text, post.reply_to) == (["新话"], "乙", "旧话", "8")


def test_post_drawn_into_another_by_broken_markup_is_its_own():
    markup = markup_of("touch-x35")
    inner = markup.index('<div class="plc cl" id="pid90004">')
    broken = markup[:inner].rstrip().removesuffix("</div>") + markup[inner:]
    broken = broken.replace("后来修了桥，船就不见了。", "<div>后来修了桥，船就不见了。")
    page = read(broken)
    assert [post.post_id for post in page.posts] == ["90001", "90004", "90006", "90009"]
    assert "船在文化站后面的仓库里，去年还见过。" not in written(page.posts[0])


def test_wap_head_without_message_is_still_a_post():
    markup = re.sub(
        r'<div class="pbody">.*?</div>\s*</div>\s*</div>', "", markup_of("wap-x25"), count=1, flags=re.DOTALL
    )
    posts = read(markup).posts
    assert [post.post_id for post in posts] == ["90001", "90004", "90006", "90008"]
    assert posts[0].paragraphs == ()


def test_archiver_keeps_every_line_and_marks_lists():
    page = archiver("一<br />\n<br />[*]二<br />&nbsp; 三 {:1_2:}", "四")
    assert [written(post) for post in page.posts] == [["一", "二", "三"], ["四"]]
    assert page.posts[0].paragraphs[1].kind is ParagraphKind.LIST


def test_archiver_text_in_elements_keeps_its_order():
    (post,) = archiver("甲<b>乙<i>丙</i>丁</b>戊<!-- 注 -->己").posts
    assert written(post) == ["甲乙丙丁戊己"]


def test_archiver_post_with_unclosed_and_stray_markup_does_not_swallow_the_next():
    page = archiver("<div><div>一", "</div></div></div></section>二", "<table><tr><td>三", "四")
    assert [written(post) for post in page.posts] == [["一"], ["二"], ["三"], ["四"]]


def test_archiver_numbers_only_the_first_post_of_the_first_page():
    page = read(markup_of("archiver-x34"))
    second = read(
        markup_of("archiver-x34").replace("<strong>[1]</strong>", '<a href="?tid-4711.html">1</a> <strong>[2]</strong>')
    )
    assert [post.floor for post in page.posts] == [1, None, None, None]
    assert (second.page, [post.floor for post in second.posts]) == (2, [None] * 4)


def test_archiver_masked_post_is_hidden_but_an_empty_one_is_not():
    posts = read(markup_of("archiver-x34")).posts
    assert [post.hidden for post in posts] == [False, False, True, False]
    assert [post.hidden for post in archiver("", "x").posts] == [False, False]


def test_archiver_quotes_back_to_back_lose_nothing():
    head = "乙 发表于 2020-5-1 06:07<br />"
    (post,) = archiver(f"{head}{head}旧话<br />新话").posts
    assert [p.text for p in post.paragraphs][-1] == "新话"
    assert "旧话" in [p.text for p in post.paragraphs]


def test_archiver_board_list_and_index_are_listings():
    head = "<title>{} - 芦荡 -  Powered by Discuz! Archiver</title><center id=header><h2>芦荡's Archiver</h2></center>"
    pager = '<div class="page">页: <a href="?fid-7.html">1</a> <strong>[2]</strong> <a href="?page=3">3</a></div>'
    board = read(
        head.format("水乡")
        + '<div id="nav"><a href="./">论坛</a> &rsaquo; 水乡</div><div id="content"><ul>'
        + f'<li><a href="?tid-5.html">旧船</a> (2篇回复)</ul>{pager}</div>'
    )
    index = read(
        head.format("论坛")
        + '<div id="nav"><a href="./"><strong>芦荡</strong></a></div><div id="content"><h3>水边</h3><ul>'
        + '<li><a href="?fid-7.html">水乡</a></li></ul></div>'
    )
    assert (board.kind, board.board, board.page, board.pages, board.posts) == (PageKind.LISTING, ("水乡",), 2, 3, ())
    assert (index.kind, index.board, index.site_name, index.key.thread_id) == (PageKind.LISTING, (), "芦荡", "")


def test_printable_keeps_rules_and_tables_of_authors():
    page = printable('一<hr class="l" /><table class="t_table"><tr><td>二</td><td>三</td></tr></table>四', "五")
    assert [[p.text for p in post.paragraphs] for post in page.posts] == [["一", "二\t三", "四"], ["五"]]
    last = printable("零", '一<hr class="l" /><table class="t_table"><tr><td>二</td><td>三</td></tr></table>四').posts[
        -1
    ]
    assert [p.text for p in last.paragraphs] == ["一", "二\t三", "四"]


def test_printable_labels_in_a_post_are_no_post():
    page = printable("<b>作者: </b>乙&nbsp; <b>时间: </b>2020-5-1 06:07<br />话", "<strong>作者: </strong>丙")
    assert [post.author for post in page.posts] == ["甲1", "甲2"]
    assert "丙" in page.posts[1].paragraphs[0].text


def test_printable_takes_its_site_from_the_last_line_where_scripts_are_gone():
    page = printable("一")
    assert page.key.site == "bbs.ludang.example:8080"
    assert page.key.thread_id.startswith("digest-")
    assert (page.site_name, page.version) == ("芦荡", "X3.4")


def test_printable_time_in_words_is_taken_from_its_title():
    markup = markup_of("printable-x25").replace(
        "2020-5-11 06:20<br />", '<span title="2020-5-11 06:20">6&nbsp;天前</span><br />'
    )
    post = read(markup).posts[-1]
    assert (post.posted_raw, post.posted_at.isoformat()) == ("6 天前", "2020-05-11T06:20:00+08:00")


def test_printable_moderator_sees_notice_and_text():
    (post,) = printable("提示: <em>该帖被管理员或版主屏蔽</em>\n原文").posts
    assert (post.notices, written(post), post.hidden) == (("提示: 该帖被管理员或版主屏蔽",), ["原文"], False)


TOUCH_BOARD = "<body id='forum' class='pg_forumdisplay'><div class='header'><h2>水乡</h2></div><div class='threadlist'>"
TOUCH_OLD_BOARD = (
    "<body class='bg'><header class='header'><span class='name'>水乡</span></header><div class='threadlist'>"
)
TOUCH_INDEX = "<body id='forum' class='pg_index'><div class='header'><h2>芦荡</h2></div><div>"
WAP_BOARD = """<body><div class='hd'></div><div class='wp'><div class='box'><a href='forum.php'>论坛</a> <em>&gt;</em>
<a href='forum.php?mod=forumdisplay&fid=7'>水乡</a></div><div class='tl'><div class='bm_c'>旧船</div></div>"""
PAGER = """<div class="pg"><a>1</a><strong>2</strong><a class="last">.. 30</a>
<label><span title="共 31 页"></span></label></div>"""


@pytest.mark.parametrize(
    ("body", "view", "board"),
    [
        (TOUCH_BOARD, "touch", ("水乡",)),
        (TOUCH_OLD_BOARD, "touch", ("水乡",)),
        (TOUCH_INDEX, "touch", ()),
        (WAP_BOARD, "wap", ("水乡",)),
    ],
)
def test_mobile_lists_are_listings(body, view, board):
    page = read(f"<title>水乡 -  芦荡 -  {MOBILE_TITLE}</title>{body}</div>{PAGER}</body>")
    assert (page.kind, page.view, page.board, page.posts) == (PageKind.LISTING, view, board, ())
    assert (page.page, page.pages, page.site_name) == (2, 31, "芦荡")


@pytest.mark.parametrize(
    "body",
    [
        "<body class='bg'><div class='jump_c'><p>抱歉，指定的主题不存在或已被删除或正在被审核</p></div>",
        "<body><div class='hd'></div><div class='wp'><div class='bm'><div class='bm_c'>抱歉</div></div></div>",
    ],
)
def test_mobile_messages_are_messages(body):
    page = read(f"<title>提示信息 -  芦荡 -  {MOBILE_TITLE}</title>{body}</body>")
    assert (page.kind, page.posts, page.page, page.pages) == (PageKind.MESSAGE, (), None, None)


def test_pager_turned_into_a_menu_by_the_page_script_is_read():
    menu = (
        '<div class="page"><a>上一页</a><a id="select_a"><select id="dumppage"><option value="1">第1页</option>'
        '<option value="2" selected="">第2页</option><option value="3">第3页</option></select>'
        "<span>第2页</span></a></div>"
    )
    page = read(re.sub(r'<div class="pg">.*?</div>', menu, markup_of("touch-x35")))
    assert (page.page, page.pages) == (2, 3)


def test_damaged_script_address_is_ignored():
    page = read(re.sub(r"REPORTURL = '[^']*'", "REPORTURL = 'aHR0cDovL2I=='", markup_of("touch-x35")))
    assert (page.url_from, page.key.thread_id) == ("canonical link", "4711")


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "<title>x - Powered by Discuz! Archiver</title><div id=nav></div>" + '<p class="author">' * n,
        lambda n: "<title>Discuz!</title>[打印本页]" + "<hr noshade><b>作者: </b>甲<b>" * n,
        lambda n: (
            f"<title>x - {MOBILE_TITLE}</title>"
            + "".join(f"<div class='plc' id='pid{i}'><div class='message'>x" for i in range(n))
        ),
    ],
)
def test_cost_grows_with_the_page_only(make):
    cost_follows_length(lambda count: partial(read, make(count)), 1500, counted=100)


def test_users_that_never_end_cost_no_more_than_the_depth_that_is_read():
    user = "<div class='bm_user'>楼主 "
    cost_follows_length(lambda count: partial(read, "discuz authorposton" + user * count), 1500, counted=700)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
def test_shared_views_name_the_same_threads_as_desktop():
    threads = {}
    for path in sorted(SHARED.glob("discuz*/**/*.html")):
        page = _read_file(path)
        if page.posts and page.software == "Discuz! X":
            threads.setdefault((page.key.engine, page.key.thread_id), set()).add((page.key.site, page.title))
    assert len(threads) > 50
    assert {key: found for key, found in threads.items() if len({site for site, _ in found}) > 1} == {}
    assert not any(thread_id.startswith("digest") for _, thread_id in threads)


def _read_file(path):
    capture = Capture(path, None, "html", path.read_bytes(), "text/html")
    return read_page(capture)[1]


# --- files and ratings as the touch view prints them since the end of X3.5


def test_files_in_lists_of_later_touch_pages_are_files_and_no_notices():
    html = markup_of("touch-x5-files")
    post, reply = read(html).posts
    assert post.attachments == ("渡口照片.zip", "船号.txt")
    assert post.notices == ()
    lines = [line.text for line in post.paragraphs if line.kind is ParagraphKind.ATTACHMENT]
    assert lines == ["渡口照片.zip 旧照", "船号.txt 抄来的"]
    assert [(rating.author, rating.score) for rating in post.ratings] == [("乙", "威望 +3")]
    assert reply.notices == ("正方",)


def test_a_file_that_must_be_bought_has_a_name_too():
    html = markup_of("touch-x5-files")
    bought = html.replace("mod=attachment&amp;aid=MX", "mod=misc&amp;action=attachpay&amp;aid=7")
    assert read(bought).posts[0].attachments == ("渡口照片.zip", "船号.txt")


def test_the_words_of_a_list_of_files_without_links_stay():
    html = markup_of("touch-x5-files").replace("mod=attachment", "mod=none")
    post = read(html).posts[0]
    assert post.attachments == ()
    assert {"渡口照片.zip", "船号.txt"} <= {line.text for line in post.paragraphs}
