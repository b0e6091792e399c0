"""Plain text of Stack Exchange, Hacker News, Reddit, V2EX, NodeBB, Lemmy, PTT, nForum and live Discourse pages."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.text.dates import CHINA
from tests.engines.text_pages import quotes, read, text_of, words


def test_question_with_answers_and_comments():
    page = read(text_of("stackexchange/text"))
    assert page.title == "Why does hide glue fail in damp sheds?"
    assert (page.views, page.replies, page.page, page.pages) == (2310, 2, 1, 1)
    asked, best, last = page.posts
    assert (asked.floor, asked.posted_at) == (1, dt.datetime(2020, 3, 3, 1, 2, tzinfo=dt.UTC))
    assert (asked.edited_by, asked.edited_at) == ("mallet", dt.datetime(2020, 3, 4, 5, 6, tzinfo=dt.UTC))
    assert words(asked)[1:] == ["clamp(2h)", "wait()", "I have no heating there."]
    assert [(c.author, c.text) for c in asked.comments] == [
        ("mallet", "Which glue did you buy?"),
        ("dovetail", "Pearls, from the shop at the mill."),
    ]
    assert words(best) == ["It is gelatine; it drinks water.", "Dry the joint, then glue it again."]
    assert (last.edited_by, words(last)) == ("user77", ["Use resin."])


def test_comments_of_answers_as_drawn_since_2025():
    page = read(text_of("stackexchange/text-cards"))
    assert page.title == ""
    answer = page.posts[1]
    assert [(c.author, c.text) for c in answer.comments] == [
        ("shaving", "How long is the wait?"),
        ("spokeshave", "An hour.\nTwo in winter."),
    ]
    assert words(answer) == ["Rub it in, wait, rub it off."]


def test_no_comment_of_an_answer_is_lost_where_its_head_or_its_words_are_unusual():
    cards = text_of("stackexchange/text-cards").replace("shaving Over a year ago", "shaving some time back")
    assert [(c.author, c.text) for c in read(cards).posts[1].comments][:1] == [
        (None, "shaving some time back\nHow long is the wait?")
    ]
    lines = text_of("stackexchange/text").replace("Which glue did you buy?", "2\nWhich number is it?\n\n42")
    assert read(lines).posts[0].comments[0].text == "Which number is it?\n42"


@pytest.mark.parametrize(
    ("name", "figure", "none"),
    [
        ("v2ex/text", "2310 次点击", ", 次点击"),
        ("nodebb/text-4", "3 Posts", ", Posts"),
        ("stackexchange/text", "2,310", ","),
    ],
)
def test_figures_that_are_none_are_no_fault(name, figure, none):
    text = text_of(name)
    assert figure in text
    assert [post.author for post in read(text.replace(figure, none)).posts] == [p.author for p in read(text).posts]


def test_hacker_news():
    page = read(text_of("hackernews/text"))
    assert (page.title, page.replies) == ("Show HN: A tide clock made of cork", 3)
    story, first, second, gone = page.posts
    assert (story.floor, words(story)) == (1, ["It floats. Plans are inside."])
    assert words(first) == ["Lovely. How accurate?", "h = a * cos(w)"]
    assert words(second) == ["About ten minutes.", "Better at neap tides."]
    assert second.posted_at == dt.datetime(2024, 6, 3, tzinfo=dt.UTC)
    assert words(gone) == ["[flagged]"]
    assert words(read(text_of("hackernews/text-old")).posts[2]) == ["About ten minutes."]


@pytest.mark.parametrize("name", ["reddit/text-old", "reddit/text-2018", "reddit/text-now"])
def test_reddit(name):
    page = read(text_of(name))
    assert (page.title, page.board) == ("What bread survives a week of hiking?", ("r/ovenwork",))
    assert words(page.posts[0])[0] == "Dense rye?"
    assert words(page.posts[1])[0] == "Yes, baked twice."
    assert words(page.posts[2]) == ["How long?"]


@pytest.mark.parametrize("name", ["text-old", "text-2018", "text-now"])
def test_a_comment_of_reddit_that_is_only_a_figure_is_kept(name):
    posts = read(text_of(f"reddit/{name}").replace("How long?", "42")).posts
    assert words(posts[2]) == ["42"]


def test_v2ex():
    page = read(text_of("v2ex/text"))
    assert (page.title, page.board, page.views, page.replies) == ("旧键盘的键帽怎么洗", ("键盘",), 2310, 2)
    topic, first, second = page.posts
    assert words(topic) == ["泡假牙清洁片可以吗？", "字会不会掉？", "第 1 条附言 · 2022 年 5 月 6 日", "已经泡上了。"]
    assert topic.notices[0].startswith("这是一个创建于")
    assert (first.floor, first.posted_at) == (2, dt.datetime(2022, 5, 6, 10, 20, tzinfo=CHINA))
    assert (first.posted_raw, words(first)) == ("2022-05-06 10:20:00 +08:00", ["可以，别超过", "四个小时。"])
    assert words(second) == ["@soak 谢谢！"]


def test_nodebb():
    page = read(text_of("nodebb/text-4"))
    assert (page.title, page.board, page.replies) == ("Tin whistles", ("Winds",), 2)
    first, second, third = page.posts
    assert (first.floor_label, first.edited_by) == ("#1", "Fipple")
    assert words(first) == ["Key of D or C?", "The D is louder.", "brass", "tin"]
    assert quotes(second) == [("Fipple", "Key of D or C?")]
    assert words(second) == ["D for sessions."]
    assert words(third) == ["D it is."]


def test_lemmy():
    page = read(text_of("lemmy/text"))
    assert (page.title, page.board) == ("Mending a kettle handle in 1950", ("repair",))
    assert words(page.posts[0]) == ["Rivets or wire?", "The old ones are gone."]
    assert words(page.posts[1]) == ["Rivets.", "Copper ones hold."]


def test_slashdot():
    page = read(text_of("slashdot/text"))
    assert (page.title, page.replies) == ("Tide Clocks Made of Cork", 3)
    story, first, second, short = page.posts
    assert words(story) == ["cork writes: They float, says the maker."]
    assert words(first) == ["What about springs?", "They are worse in spring.", "So I stopped mine."]
    assert first.posted_at == dt.datetime(2024, 1, 12, 11, 51, tzinfo=dt.UTC)
    assert words(second) == ["Mine keeps time."]
    assert (words(short), short.posted_at) == (["Nobody needs it."], None)


def test_ptt():
    page = read(text_of("ptt/text"))
    assert (page.title, page.board) == ("[請益] 二手單車怎麼看", ("bicycle",))
    (post,) = page.posts
    assert quotes(post) == [("oldframe", "先看五通\n再看花鼓")]
    assert words(post) == ["車架有刮痕，", "價錢要砍多少？"]
    assert post.signature == ("慢慢來比較快",)
    assert [(c.author, c.text) for c in post.comments] == [
        ("hubcap", "推 看焊點"),
        ("hubcap", "還有鏈條"),
        ("nobrake", "噓 別買"),
    ]
    assert post.comments[2].posted_at == dt.datetime(2020, 1, 2, 7, 30, tzinfo=CHINA)


def test_ptt_from_a_terminal():
    page = read("作者  slowgear (慢)         看板  bicycle\n標題  賣車\n時間  Mon Dec 30 21:14:08 2019\n\n九成新。\n")
    assert (page.title, page.board) == ("賣車", ("bicycle",))
    assert words(page.posts[0]) == ["九成新。"]


def test_nforum():
    page = read(text_of("nforum/text"))
    assert (page.title, page.board, page.site_name) == ("山路夜骑带几只灯", ("Bicycle",), "水木社区")
    first, second = page.posts
    assert (first.floor_label, second.floor_label, second.floor) == ("楼主", "第1楼", 2)
    assert words(first) == ["前灯两只够不够？", "后灯呢。"]
    assert first.signature == ("慢就是快",)
    assert quotes(second) == [("wheel7", "前灯两只够不够？\n后灯呢。")]


def test_discourse_as_browsers_show_it():
    page = read(text_of("discourse/text-live"))
    assert page.title == "Brass polish that does not smell"
    assert words(page.posts[0]) == ["What do you use on brass?", "Nothing that smells, please."]
    assert quotes(page.posts[1]) == [("clapper", "What do you use on brass?")]
    assert words(page.posts[2]) == ["Thanks, I shall try."]
