import datetime as dt

import pytest

from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.registry import recognise
from reader.engines.xiuno_text import XiunoText
from tests.engines.discuz_text_samples import source, texts

CHINA = dt.timezone(dt.timedelta(hours=8))
THREAD = """首页
 登录
老井的水位记录
山脚茶农 2021-4-2  88

今年春天我们量了三次。

第一次在清明前,水面离井沿四尺。

上传的附件:
 水位.xls
 井沿.jpg
最新回复 (3)
竹篙 2021-4-3
 2楼
 山脚茶农 今年春天我们量了三次。 第一次在清明前,水面离井沿四尺。

四尺比去年浅。

陈 小满 2021-4-3
 3楼

山脚茶农 说得对。
返回

竹篙 2021-4-4
 5楼
 陈 小满 山脚茶农 说得对。 返回

多谢。

返回
发新帖
山脚茶农
主题数
2
Processed: 0.004, SQL: 19"""
SECOND = """首页
 登录
老井的水位记录
山脚茶农 2021-4-2  91

查看主题内容

最新回复 (3)
{posts}
{pager}
返回
发新帖
Processed: 0.004, SQL: 19"""


def reply(floor, text="好。"):
    return f"竹篙 2021-4-3\n {floor}楼\n\n{text}\n"


@pytest.fixture(scope="module")
def page():
    return XiunoText().parse(source(THREAD))


def test_frame(page):
    assert (page.kind, page.title, page.software, page.view) == (
        PageKind.THREAD,
        "老井的水位记录",
        "Xiuno BBS",
        "text",
    )
    assert (page.views, page.replies, page.page, page.pages) == (88, 3, 1, 1)
    assert page.key.engine == "xiuno"
    assert page.key.thread_id.startswith("digest-")
    assert page.board == ()


def test_posts(page):
    assert [(post.floor, post.author) for post in page.posts] == [
        (1, "山脚茶农"),
        (2, "竹篙"),
        (3, "陈 小满"),
        (5, "竹篙"),
    ]
    assert page.posts[0].posted_at == dt.datetime(2021, 4, 2, tzinfo=CHINA)
    assert page.posts[0].posted_raw == "2021-4-2"


def test_the_quoted_post_stands_right_below_the_floor(page):
    assert [(q.author, q.text) for q in page.posts[1].quotes] == [
        ("山脚茶农", "今年春天我们量了三次。 第一次在清明前,水面离井沿四尺。")
    ]
    assert texts(page.posts[1]) == ["四尺比去年浅。"]
    assert page.posts[1].paragraphs[0].kind is ParagraphKind.QUOTE


def test_a_name_with_a_blank_is_quoted_whole(page):
    assert [q.author for q in page.posts[3].quotes] == ["陈 小满"]


def test_a_post_that_begins_with_a_name_is_no_quotation(page):
    assert page.posts[2].quotes == ()
    assert texts(page.posts[2]) == ["山脚茶农 说得对。", "返回"]


def test_attachments_end_the_post(page):
    assert page.posts[0].attachments == ("水位.xls", "井沿.jpg")
    assert texts(page.posts[0])[-1] == "第一次在清明前,水面离井沿四尺。"


def test_a_later_page_has_no_first_post():
    posts = "".join(reply(n) for n in range(21, 41))
    page = XiunoText().parse(source(SECOND.format(posts=posts, pager="◀\n1\n2\n3\n▶")))
    assert [post.floor for post in page.posts] == list(range(21, 41))
    assert (page.page, page.pages) == (2, 3)
    assert texts(page.posts[-1]) == ["好。"]


def test_the_last_page_has_no_arrow_onward():
    page = XiunoText().parse(source(SECOND.format(posts=reply(41), pager="◀\n1\n2\n3")))
    assert (page.page, page.pages) == (3, 3)


def test_figures_that_close_a_post_are_no_page_links():
    page = XiunoText().parse(source(SECOND.format(posts=reply(2, "4\n5"), pager="")))
    assert texts(page.posts[0]) == ["4", "5"]


def test_figures_above_the_page_links_are_a_post_s():
    page = XiunoText().parse(source(SECOND.format(posts=reply(2, "2018\n40"), pager="1\n2\n3\n▶")))
    assert texts(page.posts[0]) == ["2018", "40"]
    assert page.pages == 3


def test_a_narrow_screen_names_the_board():
    text = THREAD.replace("首页\n 登录\n", " 水利杂谈\n")
    assert XiunoText().parse(source(text)).board == ("水利杂谈",)


def test_a_quotation_without_blank_lines_needs_the_quoted_words():
    flat = "\n".join(line.strip() for line in THREAD.splitlines() if line.strip())
    page = XiunoText().parse(source(flat))
    assert [len(post.quotes) for post in page.posts] == [0, 1, 0, 1]
    assert texts(page.posts[2]) == ["山脚茶农 说得对。", "返回"]


def test_times_in_words_need_the_time_of_the_capture():
    page = XiunoText().parse(source(THREAD.replace("2021-4-4", "3天前")))
    assert page.posts[-1].posted_at is None
    assert page.posts[-1].posted_raw == "3天前"
    assert any("3天前" in warning for warning in page.warnings)


def test_a_list_of_threads_is_no_thread():
    page = XiunoText().parse(source("首页\n老井\n新井\nProcessed: 0.010, SQL: 7"))
    assert (page.kind, page.posts, page.page) == (PageKind.LISTING, (), None)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (THREAD, "xiuno-text"),
        ("最新回复 (3)\n明天再说", "xiuno-text"),
        ("他说:最新回复 (3)条\n 2楼", "generic-text"),
        ("2楼\n3楼", "generic-text"),
    ],
)
def test_recognition(text, name):
    assert recognise(source(text)).name == name
