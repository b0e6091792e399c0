import datetime as dt

import pytest

from reader.engines.registry import recognise
from reader.engines.tieba_text import TiebaText
from tests.engines.discuz_text_samples import source, texts

CHINA = dt.timezone(dt.timedelta(hours=8))
FULL = """旧船票还能退吗_渡口吧_百度贴吧
百度首页
登录
渡口吧 关注:1,204贴子:3,310
4回复贴,共1页
<返回渡口吧
旧船票还能退吗
只看楼主收藏回复
阿舵
初级粉丝
2
该楼层疑似违规已被系统折叠 隐藏此楼查看此楼
抽屉里翻出三张。
送TA礼物
百度贴吧
微信
新浪微博
QQ空间
复制链接
来自Android客户端1楼2021-10-02 23:02回复
我也说一句
缆绳
核心吧友
9
该楼层疑似违规已被系统折叠 隐藏此楼查看此楼
退不了。
留着作纪念。
IP属地:江苏来自iPhone客户端2楼2021-10-03 08:00
回复(2)收起回复
阿舵: 好的
2021-10-3 9:00回复
过路客: 我也有
两张
2021-10-3 9:30回复
还有1条回复,点击查看
我也说一句
某某股票 · 推广
免费领取
立即查看
2024-05-24 14:56:18 广告
阿舵
初级粉丝
2
该楼层疑似违规已被系统折叠 隐藏此楼查看此楼
复制链接
IP属地:浙江4楼2021-10-05 21:54
回复收起回复
4回复贴,共1页
<返回渡口吧
发表回复
"""
MAIN = """渡口吧 关注:1,204贴子:3,310
  • 4回复贴,共1

旧船票还能退吗

只看楼主收藏回复

抽屉里翻出三张。
来自Android客户端1楼2021-10-02 23:02回复
    退不了。
    留着:作纪念。
    IP属地:江苏来自iPhone客户端2楼2021-10-03 08:00
    收起回复
      好:
      8
      IP属地:浙江4楼2021-10-05 21:54
      回复
        • 4回复贴,共1
        发表回复
"""


@pytest.fixture(scope="module")
def page():
    return TiebaText().parse(source(FULL))


def test_frame(page):
    assert (page.title, page.board, page.site_name) == ("旧船票还能退吗", ("渡口",), "百度贴吧")
    assert (page.page, page.pages, page.replies, page.view) == (1, 1, 4, "text")
    assert (page.key.engine, page.key.site) == ("tieba", "tieba.baidu.com")


def test_floors(page):
    assert [(post.floor, post.author, post.location, post.client) for post in page.posts] == [
        (1, "阿舵", None, "Android客户端"),
        (2, "缆绳", "江苏", "iPhone客户端"),
        (4, "阿舵", "浙江", None),
    ]
    assert page.posts[1].posted_at == dt.datetime(2021, 10, 3, 8, 0, tzinfo=CHINA)


def test_floors_are_printed_with_their_word(page):
    assert [post.floor_label for post in page.posts] == ["1楼", "2楼", "4楼"]


def test_texts_without_columns_buttons_and_advertisements(page):
    assert [texts(post) for post in page.posts] == [
        ["抽屉里翻出三张。"],
        ["退不了。", "留着作纪念。"],
        ["复制链接"],
    ]


def test_comments_below_a_floor(page):
    assert [(c.author, c.text) for c in page.posts[1].comments] == [("阿舵", "好的"), ("过路客", "我也有\n两张")]
    assert page.posts[1].comments[0].posted_at == dt.datetime(2021, 10, 3, 9, 0, tzinfo=CHINA)
    assert not page.posts[0].comments + page.posts[2].comments


def test_a_capture_of_the_main_text_alone_has_no_authors():
    page = TiebaText().parse(source(MAIN))
    assert (page.title, page.board, page.pages) == ("旧船票还能退吗", ("渡口",), 1)
    assert [(post.author, texts(post)) for post in page.posts] == [
        (None, ["抽屉里翻出三张。"]),
        (None, ["退不了。", "留着:作纪念。"]),
        (None, ["好:", "8"]),
    ]


def test_parts_of_the_closing_line_may_stand_on_lines_of_their_own():
    text = FULL.replace(
        "IP属地:江苏来自iPhone客户端2楼2021-10-03 08:00", "IP属地:江苏\n来自iPhone客户端\n2楼\n2021-10-03 08:00"
    )
    assert TiebaText().parse(source(text)).posts == TiebaText().parse(source(FULL)).posts


def test_columns_without_the_fold_s_note_are_told_by_their_form():
    text = FULL.replace("该楼层疑似违规已被系统折叠 隐藏此楼查看此楼\n", "")
    page = TiebaText().parse(source(text))
    assert [post.author for post in page.posts] == ["阿舵", "缆绳", "阿舵"]
    assert texts(page.posts[1]) == ["退不了。", "留着作纪念。"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (FULL, "tieba-text"),
        (MAIN, "tieba-text"),
        ("我在3楼2021-10-02见过", "generic-text"),
        ("贴吧\n3楼", "generic-text"),
    ],
)
def test_recognition(text, name):
    assert recognise(source(text)).name == name
