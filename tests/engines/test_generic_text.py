"""Plain text of unknown software: posts where heads with name and time repeat, else one article."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from reader.domain.thread import WRITTEN_KINDS, PageKind
from reader.engines.parts.text_heads import find_heads
from reader.engines.parts.text_lines import solid_lines
from reader.engines.registry import recognise
from reader.text.dates import CHINA
from tests.engines.discuz_text_samples import source

PAGES = Path(__file__).parent / "pages"
LONG = "This is a whole sentence about nets, ropes and the weather at sea."


def read(text):
    page = source(text)
    engine = recognise(page)
    assert engine.name == "generic-text"
    return engine.parse(page)


def words(post):
    return [item.text for item in post.paragraphs if item.kind in WRITTEN_KINDS]


def thread(head, names=("Ann", "Ben", "Ann", "Cid"), foot=""):
    return (
        "The nets\n" + "".join(f"{head.format(name=name, n=n)}\n{LONG} {n}\n" for n, name in enumerate(names, 1)) + foot
    )


@pytest.mark.parametrize(
    "head",
    [
        "{name} 3 days ago",
        "{name} wrote on March 3, 2021 at 9:1{n} AM",
        "by {name} / 3 Mar 2021, 10:1{n}",
        "{name} · 2021-03-03 10:1{n}",
        "#{n} {name} 2021-03-03 10:1{n}",
        "{name} | Mar 3, 2021 02:1{n}am | #{n}",
        "作者：{name} 时间：2021-03-03 10:1{n}",
        "{name} 发表于 2021-3-3 10:1{n}",
        "{name}\n2021-03-03 10:1{n}",
        "{name} Moderator\nMar 3, 2021",
        "{name}\n3 天前",
        "Posted by {name} on 2021-03-03 10:1{n}",
        "2021-03-03 10:1{n} {name}",
    ],
)
def test_heads_that_repeat_part_posts(head):
    page = read(thread(head))
    assert page.kind is PageKind.THREAD
    assert [post.author for post in page.posts] == ["Ann", "Ben", "Ann", "Cid"]
    assert [words(post) for post in page.posts] == [[f"{LONG} {n}"] for n in range(1, 5)]


@pytest.mark.parametrize(
    "text",
    [
        f"Ann 3 days ago\n{LONG}\n",  # one head only
        thread("{name} 3 days ago", ("Ann", "Ann", "Ann")),  # one name only: it may be a label
        "".join(f"Topic {n} of the harbour\nby {name} 3 days ago\n" for n, name in enumerate(("Ann", "Ben", "Cid"))),
        "".join(f"{LONG} {n}\n{name} 3 days ago\n" for n, name in enumerate(("Ann", "Ben", "Cid"))),  # names below
        "".join(f"Edited by {name} on Mar 3, 2021\n{LONG} {n}\n" for n, name in enumerate(("Ann", "Ben", "Cid"))),
        "".join(f"{name} said 3 days ago:\n{LONG} {n}\n" for n, name in enumerate(("Ann", "Ben", "Cid"))),
        f"{LONG}\n" * 20,
        "Lamps burned 3 days ago in the harbour and nobody knew why they did it at all.\n" * 3,
    ],
)
def test_anything_else_is_one_article(text):
    page = read(text)
    assert page.kind is PageKind.ARTICLE
    assert [item.text for item in page.posts[0].paragraphs] == [line for line in text.split("\n") if line]


def test_names_on_the_line():
    page = read((PAGES / "generic" / "text-inline.txt").read_text("utf-8"))
    assert page.title == "Who cleans the slipway in autumn?"
    assert [post.author for post in page.posts] == ["gull", "Old Tam", "gull", "K. Brae"]
    assert page.posts[0].posted_at == dt.datetime(2021, 3, 3, 9, 14, tzinfo=dt.UTC)
    assert len(words(page.posts[0])) == 2
    assert [(quote.author, quote.text) for quote in page.posts[2].quotes] == [
        ("Old Tam", "I have a scraper, but no time before Sunday.")
    ]
    assert words(page.posts[3]) == ["I can bring brooms."]


def test_names_above():
    page = read((PAGES / "generic" / "text-above.txt").read_text("utf-8"))
    assert page.title == "秋天谁来清滑道？"
    assert [post.author for post in page.posts] == ["海鸥", "老谭", "海鸥", "小贝"]
    assert page.posts[0].posted_at == dt.datetime(2021, 3, 3, 9, 14, tzinfo=CHINA)
    assert words(page.posts[3]) == ["我带扫帚来。"]


def test_flarum_prints_such_heads():
    page = read((PAGES / "flarum" / "text.txt").read_text("utf-8"))
    assert [post.author for post in page.posts] == ["Lichen", "Bract", "Lichen"]
    assert words(page.posts[2]) == ["Four years it is."]


def test_floors_are_read_where_heads_print_them():
    page = read(thread("#{n} {name} 2021-03-03 10:1{n}"))
    assert [(post.floor, post.floor_label) for post in page.posts] == [(n, f"#{n}") for n in range(1, 5)]


def test_what_stands_above_the_first_head_is_kept_where_it_is_much():
    opening = f"{LONG} {LONG} {LONG} {LONG}"
    page = read(f"The nets\n{opening}\nComments\n" + thread("{name} 3 days ago").partition("\n")[2])
    assert words(page.posts[0]) == [opening, "Comments"]
    assert (page.posts[0].author, page.posts[1].author) == (None, "Ann")


def test_foot_is_no_part_of_the_last_post():
    page = read(thread("{name} 3 days ago", foot="Copyright 2021 The Harbour\n"))
    assert words(page.posts[-1]) == [f"{LONG} 4"]


@pytest.mark.parametrize("foot", ["Log in or sign up", "Sign in", "Similar threads:", "Next page »", "下一页"])
def test_a_foot_of_few_words_is_told_by_the_whole_line(foot):
    page = read(thread("{name} 3 days ago", foot=f"{foot}\n"))
    assert words(page.posts[-1]) == [f"{LONG} 4"]


@pytest.mark.parametrize("line", ["Login on their page fails", "Next page of the timetable says nine or ten"])
def test_a_sentence_that_begins_like_a_foot_stays(line):
    page = read(thread("{name} 3 days ago", foot=f"{line}\n{LONG}\n"))
    assert words(page.posts[-1]) == [f"{LONG} 4", line, LONG]


def test_one_word_that_one_post_ends_with_stays():
    text = (
        thread("{name} 3 days ago")
        .replace(f"{LONG} 2\n", f"{LONG} 2\nThanks\n")
        .replace(f"{LONG} 3\n", f"{LONG} 3\nLike 2\n")
    )
    assert [words(post)[1:] for post in read(text).posts] == [[], ["Thanks"], [], []]


def test_a_sentence_that_most_posts_end_with_stays():
    text = "The nets\n" + "".join(f"{name} 3 days ago\n{LONG}\nAye.\nReply\n" for name in ("Ann", "Ben", "Cid"))
    assert [words(post) for post in read(text).posts] == [[LONG, "Aye."]] * 3


def test_ranks_are_no_names():
    columns = ("Ann\npilot\nPosts 3", "Ben\npilot\nPosts 3\nLocation Ness", "Cid\nPosts 3", "Dot\npilot\nPosts 3")
    text = "".join(f"{column}\n3 days ago\n{LONG}\n{LONG}\n" for column in columns)
    assert read(text).kind is PageKind.ARTICLE


def test_a_post_without_a_name_is_nobodys():
    names = ("Ann", "Ben", "Cid", "Dot", "Who wrote this cannot be told any more, it was long ago", "Eve")
    page = read("The nets\n" + "".join(f"{name}\n2021-03-03 10:11\n{LONG}\n" for name in names))
    assert [post.author for post in page.posts] == ["Ann", "Ben", "Cid", "Dot", None, "Eve"]


def test_short_chinese_answers_are_messages():
    page = read("渔网\n" + "".join(f"{name}\n2021-03-03 10:11\n我家有一张。\n" for name in ("甲乙", "丙丁", "戊己")))
    assert [post.author for post in page.posts] == ["甲乙", "丙丁", "戊己"]


def test_quotation_heads_are_no_heads():
    lines = solid_lines(["Ann said 3 days ago:", LONG, "Ben said 2 days ago:", LONG], noisy=False)
    assert find_heads(lines) == []
