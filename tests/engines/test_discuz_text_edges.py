"""Where posts of Discuz! text captures end: signatures, files, script, and how many pages a thread has."""

from __future__ import annotations

import pytest

from tests.engines.discuz_text_samples import desktop, inner_text, read, texts

ARCHIVE = """青石湾论坛's Archiver
论坛 › 渔具闲谈 › 谁有旧渔网

老秦 发表于 2012-6-8 09:00:25

谁有旧渔网
网眼要小一点的。
网线要粗一点的。




.

阿苇 发表于 2012-6-8 10:11:12

我家有一张。
查看完整版本: 谁有旧渔网


Powered by Discuz! X3.4 Archiver   © 2001-2023 Discuz! Team.
"""


def scripted(*posts):
    """A page's own getter of texts prints script and no layout: each post's author, floor and lines."""
    text = "var fid = parseInt('3'), tid = parseInt('58850');\n\n查看: 34|回复: 3\n\n谁有旧渔网\n\n[复制链接]\n"
    for author, floor, body in posts:
        text += (
            f"\n\n{author}\n\n\n{author}\n当前离线\n\n积分160\n\n10主题213回帖160积分\n\n注册会员\n\n发消息\n\n\n"
            f"{floor}\n\n\n发表于 2013-04-08 11:45:02\n|\n只看该作者\n\n|倒序浏览\n\n"
            f".pcb{{margin-right:0}}\n{body}\n\n\n举报\n\n"
        )
    return text + "返回列表\n高级模式\nB\nColor\nImage\n"


def blank(n):
    return "\n" * (n + 1)


def test_archiver_pages_have_no_signatures():
    first, second = read(ARCHIVE).posts
    assert texts(first) == ["网眼要小一点的。", "网线要粗一点的。", "."]
    assert first.signature == ()
    assert texts(second) == ["我家有一张。"]


def test_a_signature_parts_the_usual_blank_lines():
    page = read(
        scripted(
            ("小河", "楼主", f"谁有?{blank(20)}回复"),
            ("老秦", "沙发", f"我有。{blank(11)}海阔天空\n一网打尽{blank(9)}回复"),
            ("阿苇", "板凳", f"我也有。\n\n\n明天拿。{blank(20)}回复"),
            ("小河", "地板", f"好。{blank(3)}谢谢。{blank(17)}回复"),
        )
    )
    assert [texts(post) for post in page.posts] == [["谁有?"], ["我有。"], ["我也有。", "明天拿。"], ["好。", "谢谢。"]]
    assert [post.signature for post in page.posts] == [(), ("海阔天空", "一网打尽"), (), ()]


def test_script_close_to_words_is_left_out():
    page = read(
        scripted(
            ("小河", "楼主", "replyreload += ',' + 7;谁有?\n\n急用。replyreload += ',' + 8;\n\n\n\n回复"),
            ("老秦", "沙发", "我有。\n\n\n\n回复"),
        )
    )
    assert texts(page.posts[0]) == ["谁有?", "急用。"]


def test_what_is_said_of_a_listed_file_is_no_text_of_the_post():
    body = "网在图里。\n\n网.gpx.zip\n\n32.78 KB, 下载次数: 54\n\n下网的地方\n\n"
    body += "图纸.pdf\n\n5.1 KB, 下载次数: 2\n\n网的样子\n"
    post = read(inner_text(desktop("小河", "楼主", body), desktop("老秦", "沙发", "好。"))).posts[0]
    assert texts(post) == ["网在图里。"]
    assert post.attachments == ("网.gpx.zip", "图纸.pdf")
    assert {"下网的地方", "网的样子"} <= {item.text for item in post.paragraphs}


def test_text_goes_on_below_a_file_in_it():
    body = "见附件。\n\n图纸.pdf (5.1 KB, 下载次数: 2)\n\n看完再说。\n"
    post = read(inner_text(desktop("小河", "楼主", body), desktop("老秦", "沙发", "好。"))).posts[0]
    assert texts(post) == ["见附件。", "看完再说。"]


@pytest.mark.parametrize(("replies", "here", "pages"), [(93, 5, 19), (4, 5, 1), (5, 5, 2), (93, 3, None), (1, 5, None)])
def test_pages_are_counted_where_the_first_is_full(replies, here, pages):
    floors = ("楼主", "沙发", "板凳", "地板", "5#")
    posts = [desktop("小河", floor, f"第{floor}句话。") for floor in floors[:here]]
    page = read(inner_text(*posts, counters=f"查看: 833|回复: {replies}"))
    assert (page.page, page.pages) == (1, pages)
