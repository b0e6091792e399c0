import pytest

from reader.engines.discuz.text_headless import find_headless, has_tops, rejoined
from reader.engines.parts.text_lines import solid_lines
from reader.engines.registry import recognise
from tests.engines.discuz_text_samples import BAR, read, source, texts

OFFER = "马上注册,结交更多好友,享用更多功能。\n您需要 登录 才可以下载或查看,没有账号?点击注册\nx\n"
BOX = "- UID\n- 4711\n- 主题\n- 注册时间\n- 2012-4-8\n"
PORTAL = """论坛
[177] 瓦窑的烧法
浏览次数:
9
{counters}
窑工
窑工
当前离线
积分
54
会员
发消息
瓦窑的烧法
"""


def test_text_below_the_offer_to_register_is_a_post():
    page = read(BOX + OFFER + "第一步(备料)\n先踩泥。\n")
    assert [texts(post) for post in page.posts] == [["第一步(备料)", "先踩泥。"]]
    assert (page.posts[0].posted_at, page.posts[0].posted_raw, page.warnings) == (None, "", ())


def test_with_a_time_bar_the_offer_is_chrome():
    page = read(f"{BAR}\n{OFFER}先踩泥。\n")
    assert [(post.posted_raw, texts(post)) for post in page.posts] == [("2022-1-19 16:00:25", ["先踩泥。"])]


@pytest.mark.parametrize(
    "text", ["TOP\n\n甲。\n\nTOP\n\n乙。\n\nTOP\n", "甲。\n\nTOP\n\n乙。\n\nTOP\n", "TOP\n甲。\nTOP\n乙。"]
)
def test_top_links_part_posts(text):
    page = read(text)
    assert [texts(post) for post in page.posts] == [["甲。"], ["乙。"]]
    assert page.software == "Discuz!"
    assert recognise(source(text)).name == "discuz-text"


@pytest.mark.parametrize("text", ["甲。\nTOP\n乙。\nTOP\n丙。", "TOP\n甲。", "甲。", "TOP TEN\nTOP TEN"])
def test_a_word_is_no_link(text):
    assert not has_tops(text)
    assert recognise(source(text)).name == "generic-text"


@pytest.mark.parametrize("counters", ["4 人阅读\n|\n0 人回复", "4 人阅读 | 0 人回复"])
def test_portal_skin(counters):
    text = PORTAL.format(counters=counters) + "泥要阴干。\n再装窑。\n"
    page = read(text)
    assert recognise(source(text)).name == "discuz-text"
    assert (page.title, page.views, page.replies) == ("[177] 瓦窑的烧法", 4, 0)
    assert [(post.author, post.floor, texts(post)) for post in page.posts] == [("窑工", 1, ["泥要阴干。", "再装窑。"])]


def test_portal_counters_alone_show_no_post():
    assert find_headless(solid_lines(["4 人阅读", "|", "0 人回复", "别的"])) is None


def test_text_printed_downwards_is_put_together():
    lines = rejoined(solid_lines(["甲乙", *"泥要阴干再装窑火要慢", "丙"]))
    assert [line.text for line in lines] == ["甲乙", "泥要阴干再装窑火要慢丙"]


@pytest.mark.parametrize("signs", ["日一二三四五六", "12345678901234"])
def test_calendars_and_page_links_stay_lines(signs):
    assert [line.text for line in rejoined(solid_lines(list(signs)))] == list(signs)


def test_a_picture_s_name_below_its_file_is_no_text():
    page = read(f"{BAR}\n看图。\n窑门.png (14.6 KB, 下载次数: 2)\n下载附件  保存到相册\n窑门.png\n完。\n")
    assert page.posts[0].attachments == ("窑门.png",)
    assert texts(page.posts[0]) == ["看图。", "完。"]


@pytest.mark.parametrize(
    ("links", "pages"),
    [("123456789下一页", 9), ("12345678910... 57下一页", 57), ("12下一页", 2), ("135下一页", None), ("20下一页", None)],
)
def test_page_links_run_together(links, pages):
    page = read(f"{links}\n查看: 9|回复: 88\n瓦窑\n[复制链接]\n{BAR}\n看图。\n")
    assert page.pages == pages
