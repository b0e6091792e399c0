import pytest

from reader.domain.thread import PageKind
from reader.engines.discuz.old import DiscuzOld
from reader.engines.registry import recognise
from tests.engines.test_engine_pages import source
from tests.growth import cost_follows_length

PAGE = """<html><head><title>{title}</title>{head}</head><body>
<div id="nav">{nav}</div><div id="postlist" class="mainbox viewthread">{posts}</div>
<div id="footer">GMT+8, 2009-12-11 22:15 {foot}</div></body></html>"""
POST = """<table id="pid{n}"><tr><td class="postauthor"><div class="postinfo">{author}</div></td>
<td class="postcontent"><div class="postinfo"><strong id="postnum{n}">{floor}</strong>
<em id="authorposton{n}">发表于 {time}</em></div>
<div class="postmessage">{above}<div id="postmessage_{n}" class="t_msgfont">{text}</div>{below}</div>
</td></tr></table>"""


def post(n, text="好。", **given):
    parts = {"author": f'<a href="space.php?uid={n}">甲{n}</a>', "floor": f"{n}#", "time": "2009-12-3 17:20"}
    return POST.format(n=n, text=text, **(parts | {"above": "", "below": ""} | given))


def read(*posts, title="标题 - 版 - 站 - Powered by Discuz!", head="", nav="", foot=""):
    return DiscuzOld().parse(source(PAGE.format(title=title, head=head, nav=nav, foot=foot, posts="".join(posts))))


def texts(post):
    return [p.text for p in post.paragraphs if p.kind.value == "body"]


@pytest.mark.parametrize(
    ("printed", "floor"),
    [
        ("楼主", 1),
        ("沙发", 2),
        ("板凳", 3),
        ("地板", 4),
        ("<em>5</em><sup>#</sup>", 5),
        ("128#", 128),
        ("独一无二", None),
    ],
)
def test_floors(printed, floor):
    assert read(post(9, floor=printed)).posts[0].floor == floor


@pytest.mark.parametrize(
    ("printed", "author"),
    [
        ('<a href="space.php?uid=4">名</a>', ("名", "4")),
        ('<a href="space-uid-5.html">名</a>', ("名", "5")),
        ("匿名", (None, None)),
        ("游客 1.2.3.x", (None, None)),
        ("除名者", ("除名者", None)),
    ],
)
def test_authors(printed, author):
    found = read(post(9, author=printed)).posts[0]
    assert (found.author, found.author_id) == author


@pytest.mark.parametrize(
    "head",
    [
        "原帖由 <i>甲1</i> 于 2009-12-3 17:20 发表",
        "原帖由 甲1 於 2009-12-3 05:20 PM 發表",
        "Originally posted by <i>甲1</i> at 2009-12-3 17:20",
        "甲1 发表于 2009-12-3 17:20",
    ],
)
@pytest.mark.parametrize("label", ["", "<h5>引用:</h5>"])
def test_quotations_of_all_versions(head, label):
    link = '<a href="redirect.php?goto=findpost&amp;pid=1&amp;ptid=3"><img src="images/common/back.gif"></a>'
    quote = f'<div class="quote">{label}<blockquote>{head} {link}<br>原话</blockquote></div><br>答'
    first, second = read(post(1, "原话"), post(2, quote)).posts
    assert [(q.author, q.text, q.post_id) for q in second.quotes] == [("甲1", "原话", "1")]
    assert (texts(second), second.reply_to) == (["答"], "1")
    assert first.quotes == ()


def test_a_quotation_without_source_is_one_too():
    (found,) = read(post(2, '<div class="quote"><h5>引用:</h5><blockquote>古人云</blockquote></div><br>答')).posts
    assert [(q.author, q.text) for q in found.quotes] == [(None, "古人云")]


def test_edit_note_is_the_last_line_only():
    note = "[ 本帖最后由 甲9 于 2009-12-3 18:00 编辑 ]"
    (edited,) = read(post(9, f"一<br>{note}")).posts
    (written,) = read(post(9, f"{note}<br>一<br>二")).posts
    assert (edited.edited_by, texts(edited)) == ("甲9", ["一"])
    assert "二" in texts(written)


def test_files_of_the_list_below_the_text():
    files = """<dl class="t_attachlist"><dt><a href="attachment.php?aid=1">图 样.zip</a></dt>
    <dd><p>2009-12-3 17:20, 下载次数: 7</p><p>侧面</p></dd></dl>
    <dl class="t_attachlist"><dt><a href="attachment.php?aid=2">a.jpg</a></dt>
    <dd><img src="attachments/a.jpg"></dd></dl>"""
    (found,) = read(post(9, below=files)).posts
    assert found.attachments == ("图 样.zip", "a.jpg")
    assert found.images == ("attachments/a.jpg",)
    assert [p.text for p in found.paragraphs if p.kind.value == "attachment"] == ["图 样.zip 侧面", "a.jpg"]


def test_a_poll_beside_the_text_is_kept_as_notices():
    (found,) = read(
        post(9, above='<form id="poll"><div class="pollpanel"><p>1. 搬</p><p>2. 不搬</p></div></form>')
    ).posts
    assert found.notices == ("1. 搬", "2. 不搬")


def test_a_masked_post_says_so_once():
    box = '<table id="pid4"><tr><td class="postauthor"><cite>匿名</cite></td><td class="postcontent">'
    box += '<div class="postinfo"><strong>4<sup>#</sup></strong> 发表于 2009-12-4 17:20 </div>'
    box += '<div class="postmessage"><div class="notice">提示: 该帖被管理员或版主屏蔽</div></div></td></tr></table>'
    found = read(post(3), box).posts[1]
    assert (found.post_id, found.floor, found.posted_raw) == ("4", 4, "2009-12-4 17:20")
    assert found.notices == ("提示: 该帖被管理员或版主屏蔽",)


def test_ratings():
    rate = """<fieldset><legend>本帖最近评分记录</legend><ul><li><cite><a href="space.php?uid=7">丙</a></cite> 威望
    <strong>+2</strong> <em>好文</em> 2009-12-4 08:00</li><li>共 1 条</li></ul></fieldset>
    <fieldset><legend>别的</legend><ul><li><cite>丁</cite><strong>9</strong></li></ul></fieldset>"""
    (found,) = read(post(9, below=rate)).posts
    assert [(r.author, r.score, r.reason) for r in found.ratings] == [("丙", "威望 +2", "好文")]


def test_path_and_title():
    nav = '<a href="index.php">站</a> &raquo; <a href="index.php?gid=1">区</a> &raquo; <a href="forum-12-1.html">版</a>'
    nav += " &raquo; 事 » 物"
    page = read(post(9), nav=nav)
    assert (page.site_name, page.board, page.title) == ("站", ("区", "版"), "事 » 物")
    titled = read('<div id="threadtitle"><h1><a href="x?typeid=4">[问]</a> 事 » 物</h1></div>', post(9), nav=nav)
    assert titled.title == "事 » 物"


def test_a_post_is_read_once():
    assert [p.post_id for p in read(post(1), post(2), post(1)).posts] == ["1", "2"]


def test_counters_of_skins():
    page = read("<div>查看: 130 &nbsp; 回复: 5</div>", post(9, "查看: 9 回复: 8"))
    assert (page.views, page.replies) == (130, 5)


def test_message_page():
    text = '<div class="box message"><h1>站 提示信息</h1><p>帖子不存在</p></div>'
    page = read(text, title="站 - Powered by Discuz!", head='<meta name="generator" content="Discuz! 7.0.0">')
    assert (page.kind, page.version, page.page) == (PageKind.MESSAGE, "7.0.0", None)


@pytest.mark.parametrize(
    ("generator", "name"), [("Discuz! 7.2", "discuz-old"), ("Discuz! 6.1.0", "discuz-old"), ("Discuz! X3.4", "generic")]
)
def test_lists_are_told_by_the_version(generator, name):
    html = f'<html><head><meta name="generator" content="{generator}"></head><body><p>x</p></body></html>'
    assert recognise(source(html)).name == name


def test_posts_that_unclosed_tables_put_into_another_are_read_apart():
    def reading(count):
        cut = [post(n, f"文{n}").removesuffix("</td></tr></table>") for n in range(1, count)]
        return lambda: read(*cut)

    page = reading(300)()
    assert [p.post_id for p in page.posts] == [str(n) for n in range(1, 300)]
    assert [texts(p) for p in page.posts] == [[f"文{n}"] for n in range(1, 300)]
    cost_follows_length(reading, 75, counted=40)
