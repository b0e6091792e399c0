import datetime as dt

import pytest

from reader.domain.thread import PageKind
from reader.engines.discuz.text import DiscuzText
from tests.engines.discuz_text_samples import FOOT, desktop, inner_text, read, source, texts

CHINA = dt.timezone(dt.timedelta(hours=8))
ARCHIVE = """青石湾论坛's Archiver
论坛 › 渔具闲谈 › 谁有旧渔网

老秦 发表于 2012-6-8 09:00:00

谁有旧渔网
本帖最后由 老秦 于 2012-6-8 09:30 编辑

网眼要小一点的。

阿苇 发表于 2012-6-8 10:11:12

老秦 发表于 2012-6-8 09:00
网眼要小一点的。

我家有一张。

老秦 发表于 2012-6-8 19:20:21

明天来拿。
页: [1] 2 3
查看完整版本: 谁有旧渔网


Powered by Discuz! X3.4 Archiver   © 2001-2023 Discuz! Team.
"""
PRINT = """青石湾论坛

标题: 谁有旧渔网 [打印本页]

作者: 老秦    时间: 2010-5-12 09:42
标题: 谁有旧渔网
本帖最后由 老秦 于 2010-8-11 10:49 编辑

网眼要小一点的。


作者: 阿 苇    时间: 2010-5-12 10:15
回复 老秦 的帖子

我家有一张。




欢迎光临 青石湾论坛 (http://bbs.example.test/) Powered by Discuz! X3.4
"""
TOUCH = """渔具闲谈
[求助] 谁有旧渔网 只看楼主
楼主
老秦
844
2
2021-9-3 20:15:07
网眼要小一点的。
点评
阿苇
发表于 2021-9-3 21:25
我家有
评分
参与人数 1
威望 +3
理由
阿苇
+ 3
支持
查看全部评分
倒序浏览
只看楼主
全部回复2
沙发
阿苇
2021-9-4 00:19:26
明天来拿。
板凳
老秦
2021-9-4 05:28:17
阿苇 发表于 2021-9-4 00:19
明天来拿。

好。
上一页
第1页
第2页
第1页下一页
回复"""


def crawled(name, floor, body):
    """A post as crawlers store it: no blank lines, the author's card above the column."""
    return (
        f"{name}\n{name} 当前离线\n积分\n44705\n雷达卡\nTA的每日心情\n冷漠\n2019-12-4 08:38\n签到天数: 1289 天\n"
        f"[LV.10]以坛为家III\n31\n主题\n94\n帖子\n4万\n积分\n管理员\n积分\n44705\n发消息\n{floor}\n"
        f"发表于 2018-9-4 14:33 | 只看该作者\n{body}\n回复\n使用道具 举报\n照妖镜\n"
    )


def test_browser_text():
    page = read(inner_text(desktop("小河", "楼主", "谁有?"), desktop("Old_Bob 2", "沙发", "我有。", " 来自手机")))
    assert page.title == "谁有旧渔网"
    assert page.board == ("海边生活", "渔具闲谈")
    assert page.site_name == "青石湾论坛"
    assert (page.views, page.replies, page.page, page.pages) == (833, 1, 1, 1)
    assert [(post.author, post.floor, post.client) for post in page.posts] == [
        ("小河", 1, None),
        ("Old_Bob 2", 2, "手机"),
    ]
    assert [texts(post) for post in page.posts] == [["谁有?"], ["我有。"]]


def test_anonymous_posts_have_no_author():
    post = desktop("匿名", "沙发", "不好说。").replace(" | 只看该作者", "").replace(" 发表于", " 匿名  发表于")
    page = read(inner_text(desktop("小河", "楼主", "谁有?"), post))
    assert len(page.posts) == 2
    assert page.posts[1].author is None
    assert texts(page.posts[1]) == ["不好说。"]


def test_deleted_members_keep_their_name():
    post = (
        "旧人 该用户已被删除\n\t\n沙发\n 发表于 2021-9-3 20:16:07 | 只看该作者\n走了。\n\n\n\n\t\n回复\n\n举报\n\n\t\n"
    )
    page = read(inner_text(desktop("小河", "楼主", "谁有?"), post))
    assert page.posts[1].author == "旧人"


def test_a_guest_s_post_has_no_report_link():
    guest = desktop("小河", "楼主", "谁有?").replace("\n\n举报", "")
    page = read(inner_text(guest, desktop("老秦", "沙发", "我有。")))
    assert texts(page.posts[0]) == ["谁有?"]
    assert page.posts[1].author == "老秦"


def test_later_page():
    posts = [desktop("小河", f"{n}#", f"第{n}层") for n in (3, 4)]
    page = read(inner_text(*posts, counters="1\n2\n3\n / 3 页\n 楼主: 小河"))
    assert [post.floor for post in page.posts] == [3, 4]
    assert (page.page, page.pages) == (2, 3)
    assert page.views is None


def test_class_before_the_title_is_left_out():
    page = read(
        inner_text(desktop("小河", "楼主", "谁有?"), title="谁有旧渔网").replace(
            "谁有旧渔网 [复", "[求助] 谁有旧渔网 [复"
        )
    )
    assert page.title == "谁有旧渔网"


def test_brackets_that_are_the_author_s_stay():
    page = read(inner_text(desktop("小河", "楼主", "谁有?"), title="[急] 谁有旧渔网"))
    assert page.title == "[急] 谁有旧渔网"


def test_traditional_page():
    text = inner_text(desktop("小河", "楼主", "誰有?"), desktop("老秦", "沙發", "我有。"), counters="查看: 8|回覆: 1")
    for old, new in {
        "发表于": "發表於",
        "楼主": "樓主",
        "作者": "作者",
        "复制链接": "複製鏈接",
        "只看该": "只看該",
        "回复": "回復",
        "举报": "舉報",
    }.items():
        text = text.replace(old, new)
    page = read(text)
    assert [(post.author, post.floor, texts(post)) for post in page.posts] == [
        ("小河", 1, ["誰有?"]),
        ("老秦", 2, ["我有。"]),
    ]
    assert page.replies == 1


def test_archiver():
    page = read(ARCHIVE)
    assert (page.view, page.title, page.site_name) == ("archiver", "谁有旧渔网", "青石湾论坛")
    assert page.board == ("渔具闲谈",)
    assert (page.page, page.pages, page.version) == (1, 3, "X3.4")
    assert [post.author for post in page.posts] == ["老秦", "阿苇", "老秦"]
    assert [texts(post) for post in page.posts] == [["网眼要小一点的。"], ["我家有一张。"], ["明天来拿。"]]
    assert page.posts[0].edited_by == "老秦"
    assert page.posts[1].quotes[0].author == "老秦"
    assert page.posts[2].posted_at == dt.datetime(2012, 6, 8, 19, 20, 21, tzinfo=CHINA)


def test_printable():
    page = read(PRINT)
    assert (page.view, page.title, page.site_name) == ("printable", "谁有旧渔网", "青石湾论坛")
    assert [post.author for post in page.posts] == ["老秦", "阿 苇"]
    assert [texts(post) for post in page.posts] == [["网眼要小一点的。"], ["我家有一张。"]]
    assert page.posts[1].notices == ("回复 老秦 的帖子",)


def test_touch():
    page = read(TOUCH)
    assert (page.view, page.title, page.board) == ("touch", "谁有旧渔网", ("渔具闲谈",))
    assert (page.views, page.replies, page.page, page.pages) == (844, 2, 1, 2)
    assert [(post.author, post.floor) for post in page.posts] == [("老秦", 1), ("阿苇", 2), ("老秦", 3)]
    assert [texts(post) for post in page.posts] == [["网眼要小一点的。"], ["明天来拿。"], ["好。"]]
    assert [(c.author, c.text) for c in page.posts[0].comments] == [("阿苇", "我家有")]
    assert [(r.author, r.score, r.reason) for r in page.posts[0].ratings] == [("阿苇", "+ 3", "支持")]


@pytest.mark.parametrize("text", [ARCHIVE, PRINT, TOUCH])
def test_views_are_recognised(text):
    assert DiscuzText().recognise(source(text)) >= 0.7


def test_crawled_text_names_authors_by_their_card():
    text = (
        "查看: 26|回复: 1\n谁有旧渔网\n[复制链接]\n"
        + crawled("鹰", "楼主", "谁有?")
        + crawled("Melt D", "沙发", "我有。")
    )
    page = read(
        text + "返回列表\n高级模式\nB Color Image Link Quote Code Smilies\n您需要登录后才可以回帖 登录 | 立即注册\n"
    )
    assert [(post.author, post.floor, texts(post)) for post in page.posts] == [
        ("鹰", 1, ["谁有?"]),
        ("Melt D", 2, ["我有。"]),
    ]


def test_badges_below_the_foot_are_cut():
    text = (
        "查看: 26|回复: 1\n谁有旧渔网\n[复制链接]\n" + crawled("鹰", "楼主", "谁有?") + crawled("田", "沙发", "我有。")
    )
    badges = "".join(f"徽章{n}\n授予第{n}名\n" for n in range(30))
    page = read(f"{text}返回列表\n高级模式\n本版积分规则\n{badges}Powered by Discuz! X3.4\nGMT+8, 2019-12-4 13:57\n")
    assert texts(page.posts[1]) == ["我有。"]
    assert page.captured_at == dt.datetime(2019, 12, 4, 13, 57, tzinfo=CHINA)


def test_column_without_author_and_action_links():
    column = "\n3\n\n主题\n\n0\n\n回帖\n\n10\n\n积分\n\n新手上路\n\n积分\n10\n"
    bar = "发表于 2024-10-5 23:02:11 | 显示全部楼层\n"
    page = read(f"查看: 16|回复: 1\n\n炖牛腩\n\n[复制链接]\n{column}{bar}先焯水。\n{column}{bar}多久?\n\n{FOOT}")
    assert [texts(post) for post in page.posts] == [["先焯水。"], ["多久?"]]
    assert [post.author for post in page.posts] == [None, None]


def test_badges_column():
    column = "论坛徽章:\n5\n狮子座\n日期:2013-08-20 10:12:24午马\n日期:2013-11-23 18:04:10\n"
    text = (
        f"查看: 29 | 回复: 1\n\n收音机 [复制链接]\n\n论坛徽章:\n0\n跳转到指定楼层\n1 [收藏(0)] [报告]\n"
        f"发表于 2009-10-13 14:16 |只看该作者 |倒序浏览\n噪声大。\n"
        f"{column}2 [报告]\n发表于 2009-10-13 15:40 |只看该作者\n接地。\n"
        "您需要登录后才可以回帖 登录 | 注册\n\n本版积分规则 发表回复\n\n机房夜话 版权所有"
    )
    page = read(text)
    assert page.title == "收音机"
    assert [(post.floor, texts(post)) for post in page.posts] == [(1, ["噪声大。"]), (2, ["接地。"])]


def test_account_numbers_in_bars():
    text = "查看: 8|回复: 1\n打印 上一主题 下一主题\n收起左侧\n\n骑行记\n\n[复制链接]\n跳转到指定楼层\n楼主\n"
    text += (
        "ID:94349 发表于 2015-11-10 02:04 | 只看该作者 回帖奖励 |倒序浏览 |阅读模式\n骑了四十公里。\n使用道具 举报\n"
    )
    text += "沙发\nID:100200 发表于 2015-11-10 09:31 | 只看该作者\n厉害。\n"
    text += "回复\n\n使用道具 举报\n\n返回列表\n快速回复 返回顶部 返回列表"
    page = read(text)
    assert [(post.author, post.author_id, post.floor) for post in page.posts] == [
        (None, "94349", 1),
        (None, "100200", 2),
    ]
    assert [texts(post) for post in page.posts] == [["骑了四十公里。"], ["厉害。"]]


def test_authors_in_bars():
    text = "查看: 101|回复: 1\n\n取舍\n\n[复制链接]\n"
    text += "随便 看看 发表于 2023-03-15 00:00:19 | 显示全部楼层 |阅读模式\n先说清楚。\n"
    text += "回复\n\n使用道具 举报\n小雨 发表于 2023-03-15 08:12:33 | 显示全部楼层\n"
    text += "支持!\n回复 支持 反对\n\n使用道具 举报\n快速回复 返回顶部 返回列表\n"
    page = read(text)
    assert [(post.author, texts(post)) for post in page.posts] == [("随便 看看", ["先说清楚。"]), ("小雨", ["支持!"])]


def test_script_text():
    post = (
        "\n\n{0}\n\n\n{0}\n当前离线\n\n积分160\n\n10主题213回帖160积分\n\n注册会员\n\n发消息\n\n\n"
        "{1}\n\n\n发表于 2013-04-08 11:45:02\n|\n只看该作者\n\n"
        "|倒序浏览\n\n.pcb{{margin-right:0}}\n {2}\n\n\n\n回复\n\n\n举报\n\n"
    )
    text = "var fid = parseInt('3'), tid = parseInt('58850');\n\n查看: 34|回复: 1\n\n谁有旧渔网\n\n[复制链接]\n"
    text += (
        post.format("小河", "楼主", "谁有?")
        + post.format("老秦", "沙发", "我有。")
        + "返回列表\n高级模式\nB\nColor\nImage\n"
    )
    page = read(text)
    assert page.key.thread_id == "58850"
    assert [(post.author, post.floor, texts(post)) for post in page.posts] == [
        ("小河", 1, ["谁有?"]),
        ("老秦", 2, ["我有。"]),
    ]


def test_board_list_has_no_posts():
    page = read(
        "青石湾论坛\n»\n论坛\n›\n渔具闲谈\n谁有旧渔网\n小河 2021-9-3\n12\n340\n老秦\n\n"
        "本版积分规则\nPowered by Discuz! X3.5"
    )
    assert page.kind is PageKind.LISTING
    assert page.posts == ()
