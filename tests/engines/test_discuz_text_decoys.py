"""Lines that look like what Discuz! prints, written by an author: chrome is cut by place, never by word."""

import pytest

from tests.engines.discuz_text_samples import FOOT, desktop, inner_text, read, seed_form, texts

WORDS = [
    "回复",
    "举报",
    "使用道具 举报",
    "沙发",
    "板凳",
    "5#",
    "好。",
    ".",
    "x",
    "点评",
    "评分",
    "收藏",
    "积分",
    "主题",
    "10",
    "查看: 3|回复: 2",
    "查看全部评分",
    "下一页",
    "返回列表",
    "本版积分规则",
    "高级模式",
    "复制代码",
    "[复制链接]",
    "发消息",
    "快速回复 返回顶部 返回列表",
    "您需要登录后才可以回帖 登录 | 注册",
    "Powered by Discuz! X3.4",
    "GMT+8, 2020-1-1 00:00",
    "电梯直达",
    "标题: 无题",
    "楼主",
    "2021-9-3 20:15:07",
    "阿炳 发表于",
    "Rank: 9",
    "TA的每日心情",
    "提示: 请带雨具",
]

ACTIONS = {"使用道具 举报"}
"""What ends a post: right above the next bar it cannot be told from the link itself."""


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("form", ["{}\n另一句", "一句\n{}\n另一句", "一句\n\n{}\n\n另一句"])
def test_words_inside_a_post_stay(word, form):
    body = form.format(word)
    page = read(seed_form(body, "收到", "三楼"))
    assert texts(page.posts[0]) == [line for line in body.split("\n") if line]
    assert texts(page.posts[1]) == ["收到"]


@pytest.mark.parametrize("word", [word for word in WORDS if word not in ACTIONS])
def test_words_at_the_end_of_a_post_stay(word):
    page = read(seed_form(f"一句\n{word}", "收到"))
    assert texts(page.posts[0]) == ["一句", word]


@pytest.mark.parametrize("word", [word for word in WORDS if word not in ACTIONS])
def test_words_as_a_whole_reply_stay(word):
    page = read(seed_form("一句", word, "三楼"))
    assert texts(page.posts[1]) == [word]


@pytest.mark.parametrize("word", WORDS)
def test_words_in_the_last_post_stay(word):
    page = read(seed_form("一句", f"先说\n{word}\n就这样"))
    assert texts(page.posts[1]) == ["先说", word, "就这样"]
    assert page.captured_at is not None
    assert page.captured_at.year == 2024


@pytest.mark.parametrize("word", WORDS)
def test_words_in_browser_text_stay(word):
    page = read(
        inner_text(desktop("小河", "楼主", f"先说\n{word}\n就这样"), desktop("老船长", "沙发", f"好\n{word}\n行"))
    )
    assert [texts(post) for post in page.posts] == [["先说", word, "就这样"], ["好", word, "行"]]
    assert [post.author for post in page.posts] == ["小河", "老船长"]
    assert [post.floor for post in page.posts] == [1, 2]


def test_a_run_of_links_inside_a_post_stays():
    body = "页脚是这样的:\n回复 支持 反对\n使用道具 举报\n你看到了吗\n我没看到"
    page = read(seed_form(body, "收到"))
    assert texts(page.posts[0]) == body.split("\n")


def test_footer_lines_quoted_in_the_last_post_stay():
    body = "本版积分规则\n这是什么意思?\n快速回复 返回顶部 返回列表\n谁懂?"
    page = read(seed_form("一句", body))
    assert texts(page.posts[1]) == body.split("\n")


def test_footer_lines_quoted_without_action_links_stay():
    foot = FOOT[FOOT.index("您需要") :]
    page = read(seed_form("一句", "本版积分规则\n这是什么意思?\n谁懂?", foot=foot))
    assert texts(page.posts[1]) == ["本版积分规则", "这是什么意思?", "谁懂?"]


def test_counters_in_the_text_do_not_overrule_the_page_s():
    page = read(seed_form("查看: 9|回复: 8", "查看: 7|回复: 6"))
    assert (page.views, page.replies) == (421, 1)


def test_a_title_like_line_in_the_text_is_not_the_title():
    page = read(seed_form("假标题 [复制链接]", "好"))
    assert page.title == "村口的石桥修好了"


def test_numbers_without_their_words_are_no_column():
    page = read(seed_form("一共\n83\n主题\n290", "好"))
    assert texts(page.posts[0]) == ["一共", "83", "主题", "290"]


def test_a_name_line_above_the_next_bar_is_not_an_author_without_columns():
    page = read(seed_form("一句\n小河\n新手上路", "好"))
    assert texts(page.posts[0]) == ["一句", "小河", "新手上路"]
    assert page.posts[1].author is None
