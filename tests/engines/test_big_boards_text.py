"""Plain text of XenForo, vBulletin, Invision and Discourse: golden texts of our own, and text that only looks so."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.domain.thread import ParagraphKind
from reader.engines.registry import TEXT_ENGINES, recognise
from tests.engines.discuz_text_samples import source
from tests.engines.text_pages import quotes, read, text_of, utc, words


def test_xenforo_two():
    page = read(text_of("xenforo/text-2"))
    assert (page.title, page.board) == ("Who painted the Ness pier?", ("Crossings", "Old piers"))
    assert (page.page, page.pages, page.replies) == (1, 1, 2)
    first, second, third = page.posts
    assert (first.floor, first.floor_label, first.posted_at) == (1, "#1", utc(2022, 7, 9))
    assert words(first) == ["The pier at Ness was green when I was small.", "It is grey in every picture since."]
    assert first.edited_at == utc(2022, 7, 10)
    assert first.signature == ("My boat, my rules.",)
    assert quotes(second) == [
        ("Brae Linn", "The pier at Ness was green when I was small.\nIt is grey in every picture since.")
    ]
    assert words(second) == [
        "The council did, in spring 1974.",
        "paint = green",
        "  coats = 2",
        "It came off in two winters.",
    ]
    assert second.attachments == ("pier.jpg",)
    assert words(third) == ["Grey is cheaper."]
    # The text does not tell when it was taken.
    assert third.posted_at is None
    assert third.posted_raw == "Yesterday at 5:03 PM"


def test_xenforo_columns_below_the_heads():
    page = read(text_of("xenforo/text-below"))
    assert page.title == "Lamps on the quay"
    assert [words(post) for post in page.posts] == [["Which lamps burn at night?"], ["The two at the end."]]
    assert quotes(page.posts[1]) == [("Brae Linn", "Which lamps burn at night?")]


def test_xenforo_one():
    page = read(text_of("xenforo/text-1"))
    assert (page.title, page.board) == ("Ropes for a small boat", ("Old piers",))
    first, second = page.posts
    assert words(first) == ["Hemp or nylon?", "I have both."]
    assert (first.floor, first.posted_at) == (1, utc(2025, 5, 26))
    assert quotes(second) == [("brae", "Hemp or nylon?")]
    assert words(second) == ["Nylon, it does not rot."]
    assert second.edited_at == utc(2025, 5, 28)


def test_vbulletin_three():
    page = read(text_of("vbulletin/text-3"))
    assert (page.title, page.board, page.site_name) == ("Lost over the hills", ("Birds", "Homing"), "Loft Talk")
    assert page.version == "3.8.5"
    first, second = page.posts
    assert (first.floor, first.posted_at) == (1, utc(2008, 3, 14, 15, 49))
    assert words(first) == ["Three of nine came home.", "The wind turned at noon."]
    assert first.signature == ("One bird is no bird.",)
    assert quotes(second) == [("wicker", "The wind turned at noon.")]
    assert words(second) == ["Here too."]
    assert (second.edited_by, second.edited_at) == ("Ada Finch", utc(2008, 3, 15, 7, 10))


def test_vbulletin_four():
    page = read(text_of("vbulletin/text-4"))
    assert (page.title, page.replies, page.version) == ("Seed for winter", 1, "4.2.2")
    first, second = page.posts
    assert first.posted_at == dt.datetime(2012, 10, 28, 17, 21, tzinfo=dt.timezone(dt.timedelta(hours=-5)))
    assert words(first) == ["Maize or peas?"]
    assert quotes(second) == [("wicker", "Maize or peas?")]
    assert words(second) == ["Both, half and half."]
    assert second.attachments == ("mix.txt",)


def test_vbulletin_five():
    page = read(text_of("vbulletin/text-5"))
    assert page.title == "Rings and numbers"
    assert [words(post) for post in page.posts] == [["Which year is the blue ring?"], ["Blue was 2016."]]
    assert page.posts[1].posted_at == utc(2019, 5, 12, 11, 30)
    assert quotes(page.posts[1]) == [("wicker", "Which year is the blue ring?")]


def test_vbulletin_without_what_extractors_drop():
    page = read(text_of("vbulletin/text-lost"))
    assert [words(post) for post in page.posts] == [["Oyster shell or flint?", "Both are cheap here."], ["Flint."]]
    assert page.posts[0].posted_at == utc(2010, 5, 27, 14, 30)
    listed = read(text_of("vbulletin/text-listed"))
    assert (listed.title, listed.replies) == ("Paint for the loft", 2)
    assert [post.posted_at for post in listed.posts] == [None, None, None]
    assert [words(post) for post in listed.posts] == [
        ["White or green?"],
        ["White. Green draws the hawk."],
        ["I have both."],
    ]
    assert quotes(listed.posts[2]) == [("wicker", "White or green?")]


def test_invision_four():
    page = read(text_of("invision/text-4"))
    assert (page.title, page.board) == ("Glaze that crawls", ("Kilns and firing",))
    first, second, third = page.posts
    assert words(first) == ["It draws back from the rim.", "Two coats, cone six."]
    assert (first.edited_by, first.edited_at) == ("Tomas", utc(2024, 3, 20))
    assert quotes(second) == [("Tomas", "It draws back from the rim.")]
    assert words(second) == ["Dust on the pot."]
    assert words(third) == ["I washed it. Thank you."]


def test_invision_three():
    page = read(text_of("invision/text-3"))
    assert (page.title, page.replies) == ("Bricks for a small kiln", 1)
    first, second = page.posts
    assert (first.floor, first.posted_at) == (1, utc(2014, 9, 24, 9, 46))
    assert words(first) == ["Soft or hard?", "I need forty."]
    assert (first.edited_by, first.edited_at) == ("Tomas", utc(2014, 9, 24, 10, 2))
    assert quotes(second) == [("Tomas", "Soft or hard?")]
    assert words(second) == ["Soft inside, hard for the floor."]


def test_discourse():
    page = read(text_of("discourse/text-crawler"))
    assert (page.title, page.board, page.site_name) == ("Two queens in one hive", ("Keeping", "autumn"), "Bee Yard")
    first, second, third = page.posts
    assert (first.floor, first.posted_at) == (1, utc(2024, 5, 3, 8, 45))
    assert quotes(second) == [("linden", "They seem at peace.")]
    assert words(second) == ["Until spring.", "Note this:", "keep the super on."]
    assert words(third) == ["This topic was automatically closed 90 days after the last reply."]


@pytest.mark.parametrize(
    "text",
    [
        "Notes\nJul 9, 2022\n#1\nbought paint",
        "He said:\nPosted in the hall.\nPosted May 3, 2024",
        "Join Date\nof the two clubs\nJul 9, 2022 #4",
        "Mail, May 26, 2025\n#1 of two letters",
        "linden: May 3, 2024",
    ],
)
def test_other_texts_are_left_to_the_general_engine(text):
    page = source(text)
    assert recognise(page).name == TEXT_ENGINES[-1].name


def test_words_stay_in_their_kind():
    code = [p.text for p in read(text_of("xenforo/text-2")).posts[1].paragraphs if p.kind is ParagraphKind.CODE]
    assert code == ["paint = green", "  coats = 2"]


def test_invision_five():
    page = read(text_of("invision/text-5"))
    assert (page.title, page.board, page.page, page.pages) == ("Ash glaze runs off the pot", ("Glazes",), 1, 2)
    first, second, third = page.posts
    assert words(first) == ["It runs, whatever I do.", "Three pots are stuck to the shelf."]
    assert (first.posted_at, first.edited_at) == (utc(2024, 6, 14), utc(2024, 6, 19))
    assert quotes(second) == [("Tomas", "It runs, whatever I do.")]
    assert words(second) == ["More clay in it."]
    assert words(third) == ["It stays now."]


def test_invision_with_numbers_above_the_times():
    first, second = read(text_of("invision/text-numbered")).posts
    assert [(post.floor, post.floor_label) for post in (first, second)] == [(1, "#1"), (2, "#2")]
    assert words(first) == ["Red or white?"]
    assert words(second) == ["Red, it is cheaper."]


def ranked(name, floor, words):
    column = f"{name}\nSenior Ambassador\nModerator\nMar 9, 2012\n169,586\n11,001\n113\n"
    return f"{column}Oct 2{floor}, 2022\n#{floor}\n{words}\n"


def test_xenforo_columns_of_ranks_and_bare_counts():
    text = "Community platform by XenForo\nLamps\nThread starter Orla\nStart date Oct 21, 2022\n"
    text += ranked("Orla", 1, "Which lamp?") + ranked("B. Brae", 2, "The blue one.") + ranked("Orla", 3, "Thanks.")
    page = read(text)
    assert [(post.author, words(post)) for post in page.posts] == [
        ("Orla", ["Which lamp?"]),
        ("B. Brae", ["The blue one."]),
        ("Orla", ["Thanks."]),
    ]


def test_xenforo_days_of_the_week():
    text = "Forums\nJavaScript is disabled. Please enable it.\nPiers\nLamps\n"
    text += "Thread starter Orla\nStart date Tuesday at 4:27 AM\n"
    text += "".join(
        f"{name}\nDeck hand\nTuesday at 4:2{n} AM\n#{n}\nSo be it.\nReactions: Orla\n"
        for n, name in ((1, "Orla"), (2, "Brae"))
    )
    page = read(text)
    assert page.board == ("Piers",)
    assert [(post.author, post.posted_raw) for post in page.posts] == [
        ("Orla", "Tuesday at 4:21 AM"),
        ("Brae", "Tuesday at 4:22 AM"),
    ]


def test_xenforo_letters_for_pictures_below_heads():
    text = "Lamps\nThread starter\nOrla\nStart date\nJul 5, 2024\n"
    for floor, name in enumerate(("Orla", "Brae"), 1):
        text += f"Jul {floor + 4}, 2024\n#{floor}\n{name[0]}\n{name}\nDeck hand\nJoined\nMay 2, 2019\nMessages\n12\n"
        text += "So be it.\nOr not.\nReport\n"
    page = read(text + "You must log in or register to reply here.\n")
    assert [(post.author, words(post)) for post in page.posts] == [
        ("Orla", ["So be it.", "Or not."]),
        ("Brae", ["So be it.", "Or not."]),
    ]
