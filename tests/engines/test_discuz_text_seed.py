import datetime as dt

import pytest

from reader.domain.thread import PageKind
from reader.engines.discuz.text import DiscuzText
from tests.engines.discuz_text_samples import BAR, FOOT, HEAD, NEXT, read, seed_form, source, texts

CHINA = dt.timezone(dt.timedelta(hours=8))
LONG = "桥面加宽到三米,两边装了栏杆。" * 12


@pytest.fixture(scope="module")
def page():
    return read(seed_form(f"村口的石桥修好了\n\n{LONG}\n\n大家走路小心。\n\n\n\n\n.", "好。\n\n\n\n\n\n"))


def test_frame(page):
    assert page.kind is PageKind.THREAD
    assert page.title == "村口的石桥修好了"
    assert page.site_name == "梅溪人家网站|梅溪社区"
    assert (page.views, page.replies) == (421, 1)
    assert (page.software, page.version, page.view) == ("Discuz! X", "X3.4", "text")
    assert page.board == ()
    assert page.url is None


def test_capture_time_is_the_footer_s(page):
    assert page.captured_at == dt.datetime(2024, 3, 29, 1, 41, tzinfo=CHINA)
    assert page.captured_from == "footer"


def test_posts(page):
    first, second = page.posts
    assert texts(first) == ["村口的石桥修好了", LONG, "大家走路小心。"]
    assert texts(second) == ["好。"]


def test_a_lone_closing_line_is_kept_apart(page):
    assert page.posts[0].signature == (".",)
    assert page.posts[0].paragraphs[-1].text == "."


def test_times_and_places(page):
    first, second = page.posts
    assert first.posted_at == dt.datetime(2022, 1, 19, 16, 0, 25, tzinfo=CHINA)
    assert second.posted_at == dt.datetime(2022, 1, 20, 8, 52, 44, tzinfo=CHINA)
    assert first.posted_raw == "2022-1-19 16:00:25"
    assert (first.location, second.location) == ("浙江湖州", "中国")


def test_authors_are_not_invented(page):
    assert [post.author for post in page.posts] == [None, None]
    assert [post.author_id for post in page.posts] == [None, None]


def test_floors_follow_from_the_number_of_replies(page):
    assert [post.floor for post in page.posts] == [1, 2]
    assert (page.page, page.pages) == (1, 1)


def test_floors_stay_unknown_where_replies_are_missing():
    text = HEAD.format(replies=7, title="少了几层") + f"{BAR}\n一\n{NEXT}\n二\n" + FOOT
    page = read(text)
    assert [post.floor for post in page.posts] == [None, None]
    assert page.page is None


def test_no_warnings(page):
    assert page.warnings == ()


def test_key_is_stable_and_differs_by_text(page):
    again = read(seed_form(f"村口的石桥修好了\n\n{LONG}\n\n大家走路小心。\n\n\n\n\n.", "好。\n后来又写了一句"))
    other = read(seed_form("另一个开头", "好。"))
    assert page.key.engine == "discuz"
    assert page.key.site == ""
    assert page.key.thread_id.startswith("digest-")
    assert again.key == page.key
    assert other.key != page.key


def test_recognised_surely():
    assert DiscuzText().recognise(source(seed_form("一", "二"))) > 0.9


def test_other_text_is_not_recognised():
    assert DiscuzText().recognise(source("今天去了河边。\n\n发表于哪里都不要紧。\n")) == 0.0


def test_markup_is_not_recognised():
    page = source(seed_form("一"))
    object.__setattr__(page.capture, "media_type", "text/html")
    assert DiscuzText().recognise(page) == 0.0


def test_full_width_signs_are_read_and_kept():
    text = seed_form("第一，桥好了。", "好！").replace("查看: 421|", "查看：421｜").replace("| 显示", "｜ 显示")
    page = read(text)
    assert page.views == 421
    assert texts(page.posts[0]) == ["第一，桥好了。"]


def test_page_cut_in_the_middle_keeps_all_text():
    whole = seed_form("第一段\n\n第二段", "好。\n再说一句")
    cut = whole[: whole.index("再说一句") + 4]
    page = read(cut)
    assert texts(page.posts[1]) == ["好。", "再说一句"]
    assert page.captured_at is None
    assert page.version is None


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(newline):
    page = read(seed_form("一", "二").replace("\n", newline))
    assert [texts(post) for post in page.posts] == [["一"], ["二"]]


def test_nothing_but_head_gives_no_posts():
    page = read(HEAD.format(replies=0, title="没有帖子"))
    assert page.posts == ()
    assert page.kind is PageKind.LISTING


def test_empty_text():
    page = read("")
    assert page.kind is PageKind.EMPTY
    assert page.posts == ()


def test_message_page():
    page = read("提示信息\n\n抱歉,您尚未登录\n\nPowered by Discuz! X3.4\n")
    assert page.kind is PageKind.MESSAGE
