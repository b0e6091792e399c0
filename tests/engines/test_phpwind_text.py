import datetime as dt

import pytest

from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.phpwind_text import PhpwindText
from reader.engines.registry import recognise
from tests.engines.discuz_text_samples import source, texts

CHINA = dt.timezone(dt.timedelta(hours=8))


def column(name, uid=7):
    return f"{name}\n贫民\nUID\n{uid}\n粉丝\n0\n关注\n0\n发帖数\n10\n加关注 写私信\n\t\n"


HEAD = """论坛
版块
登录注册
首页
>生活>茶馆>谁家还有老秤...
回复
« 返回列表
"""
FOOT = """发帖
回复
« 返回列表
{pager}
您需要登录后才可以回帖,登录 或者 注册


关于phpwind联系我们程序建议问题反馈

Powered by phpwind v9.0.1 ©2003-2015 phpwind.com"""
NEW = (
    (
        HEAD
        + column("采药人")
        + """阅读:31回复:2
谁家还有老秤 > 十六两的那种
楼主#
更多
发布于:2016-05-06 07:08
祖父留下一杆,秤星是铜的。

想再找一杆作比较。
[采药人于2016-05-06 09:10编辑了帖子]


喜欢
3
回复
"""
        + column("磨刀匠", 8)
        + """沙发#
发布于:2016-05-06 10:00
采药人:祖父留下一杆,秤星是铜的。


我家有。


复制代码
for liang in range(16):
    print(liang)


采药人:你看行吗


回复 喜欢
"""
        + column("采药人")
        + """板凳#
发布于:2016-05-06 11:30
磨刀匠:我家有。
回到原帖


回复


回复 喜欢
"""
        + FOOT.format(pager="")
    )
    .replace("采药人:祖", "采药人：祖")
    .replace("磨刀匠:我", "磨刀匠：我")
    .replace("采药人:你", "采药人：你")
)
OLD = """北坡论坛 -> 农事 -> 种薯怎么留 [打印此页] 登录 -> 注册 -> 回复主题

310阅读
1回复

种薯怎么留
楼层直达
只看楼主 倒序阅读 使用道具楼主  发表于: 2011-10-02 09:15

离线老把式

级别: 论坛版主

发帖
140
铜币
21

挑没有虫眼的。

[ 此帖被老把式在2011-10-02 10:01重新编辑 ]

分享到

回复 举报

在线后生

级别: 新手上路

发帖
3

只看该作者 3楼  发表于: 2011-10-03 12:40

引用
引用第0楼老把式于2011-10-02 09:15发表的  :
挑没有虫眼的。

放在哪里?

回复 引用 举报

Powered by phpwind v8.5 Certificate Copyright Time now is:10-05 08:00
"""


@pytest.fixture(scope="module")
def page():
    return PhpwindText().parse(source(NEW))


def test_frame_of_version_nine(page):
    assert (page.title, page.board) == ("谁家还有老秤 > 十六两的那种", ("生活", "茶馆"))
    assert (page.views, page.replies, page.page, page.pages) == (31, 2, 1, 1)
    assert (page.software, page.version, page.view, page.key.engine) == ("phpwind", "9.0.1", "text", "phpwind")


def test_heads_of_version_nine(page):
    assert [(post.floor, post.author, post.posted_raw) for post in page.posts] == [
        (1, "采药人", "2016-05-06 07:08"),
        (2, "磨刀匠", "2016-05-06 10:00"),
        (3, "采药人", "2016-05-06 11:30"),
    ]
    assert page.posts[1].posted_at == dt.datetime(2016, 5, 6, 10, tzinfo=CHINA)


def test_floors_keep_their_names(page):
    assert [post.floor_label for post in page.posts] == ["楼主", "沙发", "板凳"]
    assert PhpwindText().parse(source(OLD)).posts[1].floor_label == "3楼"


def test_edit_note_is_no_text(page):
    first = page.posts[0]
    assert (first.edited_by, first.edited_at) == ("采药人", dt.datetime(2016, 5, 6, 9, 10, tzinfo=CHINA))
    assert texts(first) == ["祖父留下一杆,秤星是铜的。", "想再找一杆作比较。"]


def test_quotations_repeat_a_post_or_link_back(page):
    assert [(q.author, q.text) for q in page.posts[1].quotes] == [("采药人", "祖父留下一杆,秤星是铜的。")]
    assert [(q.author, q.text) for q in page.posts[2].quotes] == [("磨刀匠", "我家有。")]


def test_words_addressed_to_someone_stay_text(page):
    assert texts(page.posts[1])[-1] == "采药人：你看行吗"


def test_code_keeps_its_indents(page):
    code = [p.text for p in page.posts[1].paragraphs if p.kind is ParagraphKind.CODE]
    assert code == ["for liang in range(16):", "    print(liang)"]


def test_a_button_s_word_may_be_a_post(page):
    assert texts(page.posts[2]) == ["回复"]


def test_numbered_floors_count_replies():
    posts = "".join(
        column("采药人") + f"{n}楼#\n发布于：2016-05-07 07:08\n好。\n\n\n回复 喜欢\n" for n in range(15, 30)
    )
    pager = "« 上一页 1 2 3 下一页 »"
    page = PhpwindText().parse(source(HEAD + pager + "\n" + posts + "上一页\n下一页\n" + FOOT.format(pager=pager)))
    assert [post.floor for post in page.posts] == list(range(16, 31))
    assert {post.author for post in page.posts} == {"采药人"}
    assert (page.page, page.pages, page.title) == (2, 3, "谁家还有老秤...")
    assert [texts(post) for post in page.posts] == [["好。"]] * 15


def test_authors_may_be_lost():
    text = "沙发#\n发布于：2016-05-07 07:08\n好。\n板凳#\n发布于：2016-05-07 07:10\n不好。\n"
    page = PhpwindText().parse(source(text))
    assert [(post.author, texts(post)) for post in page.posts] == [(None, ["好。"]), (None, ["不好。"])]


def test_version_eight():
    page = PhpwindText().parse(source(OLD))
    first, second = page.posts
    assert (page.site_name, page.board, page.title) == ("北坡论坛", ("农事",), "种薯怎么留")
    assert (page.views, page.replies, page.version) == (310, 1, "8.5")
    assert (first.author, first.floor, texts(first)) == ("老把式", 1, ["挑没有虫眼的。"])
    assert (first.edited_by, first.edited_at) == ("老把式", dt.datetime(2011, 10, 2, 10, 1, tzinfo=CHINA))
    assert (second.author, second.floor, texts(second)) == ("后生", 4, ["放在哪里?"])
    assert [(q.author, q.text) for q in second.quotes] == [("老把式", "挑没有虫眼的。")]


def test_a_list_of_threads_is_no_thread():
    page = PhpwindText().parse(source("北坡论坛\n农事\nPowered by phpwind v8.7 Certificate"))
    assert (page.kind, page.posts, page.version) == (PageKind.LISTING, (), "8.7")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (NEW, "phpwind-text"),
        (OLD, "phpwind-text"),
        ("发布于:2016-05-06 07:08\n好。", "generic-text"),
        ("沙发#\n好。", "generic-text"),
    ],
)
def test_recognition(text, name):
    assert recognise(source(text)).name == name
