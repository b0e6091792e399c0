import datetime as dt

import pytest

from reader.domain.thread import PageKind
from reader.engines.discuz.text_old import DiscuzTextOld
from reader.engines.registry import recognise
from tests.engines.discuz_text_samples import source, texts

CHINA = dt.timezone(dt.timedelta(hours=8))
SEVEN = """南滩论坛
注册
登录
南滩论坛 » 盐田旧事 » 晒盐的竹耙怎么修
返回列表 回复 发帖
晒盐的竹耙怎么修
盐工老褚
高级会员
帖子
96
注册时间
2008-11-2
发短消息
加为好友
当前离线
楼主
打印
字体大小: tT
盐工老褚 发表于 2009-12-3 17:20 | 只看该作者

晒盐的竹耙怎么修

耙齿断了两根。

手边只有毛竹。

[ 本帖最后由 盐工老褚 于 2009-12-3 18:02 编辑 ]

附件
竹耙图样.zip (35.2 KB)
2009-12-3 17:20, 下载次数: 7

收藏 分享 评分

晴天晒盐,雨天补网。

回复 引用

订阅 报告 道具 TOP
篾匠阿九
新手上路
帖子
5
发短消息
加为好友
当前离线
2#
篾匠阿九 发表于 2009-12-10 21:05 | 只看该作者

原帖由 盐工老褚 于 2009-12-3 17:20 发表
手边只有毛竹。

水煮。

回复 引用

报告 道具 TOP
返回列表
Powered by Discuz! 7.2
© 2001-2009 Comsenz Inc.
GMT+8, 2009-12-11 22:15, Processed in 0.031 second(s), 8 queries.
"""
SIX = """苇塘论坛 » 水路 » 老渡口的石碑
 23  1 2 3
打印 | 推荐 | 订阅 | 收藏
老渡口的石碑
摆渡人
中级会员

UID 31
精华 0
帖子 52
积分 88
注册 2006-3-4
状态 离线
11# 大 中 小 发表于 2007-8-21 16:02  只看该作者
碑文抄件

引用:
原帖由 芦苇 于 2007-8-19 10:30 发表 [back.gif]
碑上写的什么?

「光绪三年重修」。
下半截埋着。

[ 本帖最后由 摆渡人 于 2007-8-21 16:30 编辑 ]

附件: 您所在的用户组无法下载或查看附件

过河不问姓名
引用 使用道具 报告 回复 TOP
芦苇
新手上路

UID 45
精华 0
帖子 3
状态 离线
12# 大 中 小 发表于 2007-8-22 08:10  只看该作者
多谢。
引用 使用道具 报告 回复 TOP
当前时区 GMT+8, 现在时间是 2007-8-22 20:11
Powered by Discuz! 6.0.0 © 2001-2007 Comsenz Inc.
"""


def read(text):
    return DiscuzTextOld().parse(source(text))


def test_frame_of_version_seven():
    page = read(SEVEN)
    assert (page.kind, page.title, page.board, page.site_name) == (
        PageKind.THREAD,
        "晒盐的竹耙怎么修",
        ("盐田旧事",),
        "南滩论坛",
    )
    assert (page.software, page.version, page.view, page.page) == ("Discuz!", "7.2", "text", 1)
    assert page.captured_at == dt.datetime(2009, 12, 11, 22, 15, tzinfo=CHINA)


def test_posts_of_version_seven():
    first, second = read(SEVEN).posts
    assert [(p.floor, p.author, p.posted_raw) for p in (first, second)] == [
        (1, "盐工老褚", "2009-12-3 17:20"),
        (2, "篾匠阿九", "2009-12-10 21:05"),
    ]
    assert texts(first) == ["晒盐的竹耙怎么修", "耙齿断了两根。", "手边只有毛竹。"]
    assert (first.edited_by, first.edited_at) == ("盐工老褚", dt.datetime(2009, 12, 3, 18, 2, tzinfo=CHINA))
    assert (first.attachments, first.signature) == (("竹耙图样.zip",), ("晴天晒盐,雨天补网。",))
    assert [(q.author, q.text) for q in second.quotes] == [("盐工老褚", "手边只有毛竹。")]
    assert texts(second) == ["水煮。"]


def test_posts_of_version_six():
    page = read(SIX)
    first, second = page.posts
    assert (page.version, page.board, page.page) == ("6.0.0", ("水路",), None)
    assert [(p.floor, p.author) for p in (first, second)] == [(11, "摆渡人"), (12, "芦苇")]
    assert texts(first) == ["碑文抄件", "「光绪三年重修」。", "下半截埋着。"]
    assert [(q.author, q.text) for q in first.quotes] == [("芦苇", "碑上写的什么?")]
    assert first.notices == ("附件: 您所在的用户组无法下载或查看附件",)
    assert (first.edited_by, first.signature) == ("摆渡人", ("过河不问姓名",))
    assert (texts(second), second.signature) == (["多谢。"], ())


def test_words_like_links_stay_text():
    (_, second) = read(SIX.replace("多谢。", "多谢。\n大 中 小\nTOP\n附件\n还有吗")).posts
    assert texts(second) == ["多谢。", "大 中 小", "TOP", "附件", "还有吗"]


def test_times_in_words_count_from_the_footer():
    page = read(SIX.replace("2007-8-22 08:10", "昨天 08:10"))
    assert page.posts[1].posted_at == dt.datetime(2007, 8, 21, 8, 10, tzinfo=CHINA)
    assert page.warnings


def test_anonymous_posts_have_no_author():
    assert read(SEVEN.replace("篾匠阿九 发表于", "匿名 发表于")).posts[1].author is None


def test_without_links_the_next_column_s_floor_ends_a_post():
    text = SEVEN.replace("回复 引用\n\n订阅 报告 道具 TOP\n", "")
    assert [post.floor for post in read(text).posts] == [1, 2]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SEVEN, "discuz-text-old"),
        (SIX, "discuz-text-old"),
        ("他按了 报告 TOP\n发表于 2009-12-3 17:20 | 只看该作者\n好", "discuz-text"),
        ("报告 道具 TOP\n好", "generic-text"),
    ],
)
def test_recognition(text, name):
    assert recognise(source(text)).name == name
