"""Rules that read posts of software nobody has met, each on the smallest page that shows it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from lxml import html

from reader.capture.base import Capture
from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.generic.marks import is_person, is_told_time, is_when
from reader.engines.generic.names import as_name
from reader.engines.registry import read_page

SAID = (
    "The ferry ran twice a day until the bridge was built.",
    "My aunt kept the tickets, they are in the tin with the buttons.",
    "There is a drawing of the landing stage in the town hall.",
    "The chain lay across the river and was raised by hand.",
)
NAMES = ("marlow", "tess", "rue", "marlow")


def read(body, head=""):
    markup = f"<html lang=en><head><title>The old ferry</title>{head}</head><body>{body}</body></html>"
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]


def thread(block, count=4):
    """A page of blocks: each is a format with ``n``, ``name`` and ``said``."""
    posts = (block.format(n=n, name=NAMES[n], said=SAID[n]) for n in range(count))
    return read(f"<h1>The old ferry</h1><div>{''.join(posts)}</div>")


def told(page):
    return [
        (post.author, [p.text for p in post.paragraphs if p.kind is not ParagraphKind.SIGNATURE]) for post in page.posts
    ]


def as_said(count=4):
    return [(NAMES[n], [SAID[n]]) for n in range(count)]


TIME = "<span>2024-05-1{n} 10:00</span>"


@pytest.mark.parametrize(
    "block",
    [
        "<div class=k><a href=/x/{name}>{name}</a> " + TIME + "<div class=m>{said}</div></div>",
        "<div class=k><img src=a.png alt={name}><i>{name}</i> <i>Rank</i> " + TIME + "<div class=m>{said}</div></div>",
        "<div class=k><div class=m>{said}</div><p><b>{name}</b> " + TIME + "</p></div>",
        "<hr><b>{name}</b> (" + TIME + ")<br><div class=m>{said}</div>",
        "<div class=k>" + TIME + "<div class=m>{said}</div><div>by <b>{name}</b></div></div>",
    ],
)
def test_authors_are_known_by_where_their_names_stand(block):
    assert told(thread(block)) == as_said()


def test_a_rank_is_no_name_though_it_stands_next_to_the_time():
    ranks = ("Member", "Guide", "Member", "Member")
    posts = "".join(
        f"<div class=k><b>{NAMES[n]}</b><i>{ranks[n]}</i><span>2024-05-1{n} 10:00</span>"
        f"<div class=m>{SAID[n]}</div></div>"
        for n in range(4)
    )
    assert told(read(f"<h1>The old ferry</h1>{posts}")) == as_said()


def test_first_lines_of_messages_are_no_names():
    lines = (("Short one", SAID[0]), ("Another", SAID[1]), ("A third", SAID[2]), ("Last", SAID[3]))
    posts = "".join(
        f"<div><div><div>{a}</div><div>{b}</div></div>"
        f"<div><b>{NAMES[n]}</b> <span>2024-05-1{n} 10:00</span></div></div>"
        for n, (a, b) in enumerate(lines)
    )
    page = read(f"<h1>The old ferry</h1><div>{posts}</div>")
    assert told(page) == [(NAMES[n], list(pair)) for n, pair in enumerate(lines)]


@pytest.mark.parametrize("text", ["作者", "匿名", "沙发", "#12", "posted", "2024-05-11 10:00", "3 days ago", "x" * 41])
def test_labels_and_times_are_no_names(text):
    assert as_name(text) == ""


def test_words_before_a_name_are_no_part_of_it():
    assert as_name("posted by marlow") == "marlow"
    assert as_name("作者：林下客") == "林下客"


@pytest.mark.parametrize(
    "text", ["半小时前", "发表于 3 天前", "vor 3 Tagen", "il y a 2 jours", "3 дня назад", "3시간 전", "2時間前"]
)
def test_times_in_words_of_many_languages(text):
    assert is_when(text)


@pytest.mark.parametrize("text", ["我3天前买的", "vor dem Haus", "hace frío", "the day before"])
def test_sentences_about_times_are_none(text):
    assert not is_when(text)


def test_a_time_that_only_a_script_prints_is_read_from_its_title():
    block = "<div class=k><b>{name}</b> <span title=2024-05-1{n}T10:00:00.000Z></span><div class=m>{said}</div></div>"
    page = thread(block)
    assert told(page) == as_said()
    assert [post.posted_at for post in page.posts] == [
        dt.datetime(2024, 5, 10 + n, 10, tzinfo=dt.UTC) for n in range(4)
    ]


def element(markup):
    return html.fragment_fromstring(markup)


def test_a_title_beside_printed_words_is_no_told_time():
    assert is_told_time(element("<span title=2024-05-11T10:00:00Z></span>"))
    assert not is_told_time(element("<span title=2024-05-11T10:00:00Z>a note</span>"))
    assert not is_told_time(element("<span title='2024'></span>"))


def test_people_are_known_by_the_path_of_an_address_not_by_its_host():
    assert is_person(element("<a href=https://forum.example/members/7>tess</a>"))
    assert not is_person(element("<a href=https://spacemembers.example/articles/7>a good read</a>"))
    assert not is_person(element("<a href=home.php?mod=space&uid=7>只看该作者</a>"))


def test_two_posts_of_one_author_in_a_row_have_both_their_name():
    posts = "".join(
        f"<div class=k><a href=/members/{name}>{name}</a><span>2024-05-1{n} 10:00</span><p class=m>{SAID[n]}</p></div>"
        for n, name in enumerate(("marlow", "tess", "tess", "marlow"))
    )
    assert [post.author for post in read(f"<h1>The old ferry</h1>{posts}").posts] == [
        "marlow",
        "tess",
        "tess",
        "marlow",
    ]


def test_posts_in_noscript_are_read_where_scripts_build_the_page():
    block = "<div class=k><b>{name}</b> " + TIME + "<div class=m>{said}</div></div>"
    posts = "".join(block.format(n=n, name=NAMES[n], said=SAID[n]) for n in range(4))
    page = read(f"<div id=app></div><noscript><h1>The old ferry</h1><div>{posts}</div></noscript>")
    assert page.kind is PageKind.THREAD
    assert told(page) == as_said()


def test_messages_that_are_marked_as_quotations_are_messages():
    block = "<div class=k><b>{name}</b> " + TIME + "<div class=m><blockquote>{said}</blockquote></div></div>"
    page = thread(block)
    assert told(page) == as_said()
    assert not any(post.quotes for post in page.posts)


def test_a_quotation_above_loose_words_is_never_the_message():
    block = (
        "<article class=k><header><b>{name}</b> " + TIME + "</header>"
        "<blockquote>The tin with the buttons is lost.</blockquote><p>{said}</p></article>"
    )
    page = thread(block)
    assert [[p.text for p in post.paragraphs if p.kind is ParagraphKind.BODY] for post in page.posts] == [
        [said] for said in SAID
    ]
    assert [post.quotes[0].text for post in page.posts] == ["The tin with the buttons is lost."] * 4


def test_a_first_post_of_one_word_is_known_by_the_class_of_the_answers():
    answers = "".join(
        f"<div class=reply><b>{NAMES[n]}</b> <span>2024-05-1{n} 10:00</span><div class=said>{SAID[n]}</div></div>"
        for n in range(3)
    )
    opening = "<section><div><b>olga</b> <span>2024-05-09 10:00</span></div><div class=said>Thanks.</div></section>"
    page = read(f"<h1>The old ferry</h1>{opening}<div>{answers}</div>")
    assert told(page) == [("olga", ["Thanks."]), *as_said(3)]


def test_what_several_people_print_below_all_their_messages_is_their_signature():
    signed = {"marlow": "Mind the gap", "tess": "All hands on deck", "rue": ""}
    posts = "".join(
        f"<article class=k><header><b>{name}</b> <span>2024-05-1{n} 10:00</span></header><p>{n}: {SAID[n % 4]}</p>"
        f"<p>{signed[name]}</p></article>"
        for n, name in enumerate(("marlow", "tess", "rue", "marlow", "tess"))
    )
    page = read(f"<h1>The old ferry</h1>{posts}")
    assert [post.signature for post in page.posts] == [
        ("Mind the gap",),
        ("All hands on deck",),
        (),
        ("Mind the gap",),
        ("All hands on deck",),
    ]
    assert [words for _, words in told(page)] == [[f"{n}: {SAID[n % 4]}"] for n in range(5)]


def test_the_note_of_an_edit_above_a_message_is_none_of_it():
    posts = "".join(
        f"<div class=k><b>{NAMES[n]}</b> <span>发表于 2024-05-1{n} 10:00</span><div class=m>"
        f"<i>本帖最后由 {NAMES[n]} 于 2024-05-1{n} 11:30 编辑</i><br>{SAID[n]}</div></div>"
        for n in range(4)
    )
    page = read(f"<h1>The old ferry</h1>{posts}")
    assert told(page) == as_said()
    assert [post.edited_by for post in page.posts] == list(NAMES)
    assert [post.posted_raw for post in page.posts] == [f"2024-05-1{n} 10:00" for n in range(4)]


def test_a_table_of_one_cell_is_only_layout():
    block = "<div class=k><b>{name}</b> " + TIME + "<div class=m><table><tr><td>{said}</td></tr></table></div></div>"
    assert {p.kind for post in thread(block).posts for p in post.paragraphs} == {ParagraphKind.BODY}


@pytest.mark.parametrize("buttons", ["Reply Quote Report", "回复 引用 举报"])
@pytest.mark.parametrize("count", [2, 3])
def test_buttons_and_numbers_around_messages_are_left_out(buttons, count):
    block = (
        "<article class=k><header><b>{name}</b> " + TIME + "</header><p>{said}</p><footer>#{n} "
        f"<span>{buttons}</span></footer></article>"
    )
    assert told(thread(block, count)) == as_said(count)


def test_a_number_that_begins_a_message_in_its_own_box_stays():
    block = "<div class=k><b>{name}</b> " + TIME + "<div class=m>#3<br>{said}</div></div>"
    assert told(thread(block)) == [(NAMES[n], ["#3", SAID[n]]) for n in range(4)]


@pytest.mark.parametrize("card", ["<p>Newcomer</p><p>Posts: 12</p>", "<p>新手上路</p><p>帖子 12</p>"])
def test_the_only_answer_is_more_than_the_box_about_its_author(card):
    opening = f"<section><div class=h><b>olga</b> <i>2024-05-09 10:00</i></div><div>{SAID[0]} {SAID[1]}</div></section>"
    answer = (
        f"<div><div class=k><div class=h><b>tess</b>{card}</div><div><p><i>2024-05-10 10:00</i></p>"
        f"<div>{SAID[2]}</div></div></div></div>"
    )
    page = read(f"<h1>The old ferry</h1>{opening}{answer}")
    assert [post.posted_raw for post in page.posts] == ["2024-05-09 10:00", "2024-05-10 10:00"]
    assert told(page)[0] == ("olga", [f"{SAID[0]} {SAID[1]}"])
    assert SAID[2] in told(page)[1][1]


def test_lists_in_asides_and_tables_of_other_threads_are_no_posts():
    rows = "".join(
        f"<tr><td><a href=/t/{n}>{said}</a></td><td>{NAMES[n]}</td><td>2022-01-1{n}</td></tr>"
        for n, said in enumerate(SAID)
    )
    news = "".join(f"<li>{NAMES[n]} <i>{n} days ago</i><br>{said}</li>" for n, said in enumerate(SAID))
    page = read(f"<h1>The old ferry</h1><p>{SAID[0]}</p><aside><ul>{news}</ul></aside><table>{rows}</table>")
    assert page.kind is PageKind.ARTICLE


def test_answers_inside_answers_keep_their_short_words():
    inner = ""
    for n in reversed(range(4)):
        said = SAID[n] if n % 2 else "Agreed!"
        inner = f"<ul><li><div><b>{NAMES[n]}</b> <span>2024-05-1{n} 10:00</span></div><p>{said}</p>{inner}</li></ul>"
    page = read(f"<h1>The old ferry</h1>{inner}")
    assert [words for _, words in told(page)] == [["Agreed!"], [SAID[1]], ["Agreed!"], [SAID[3]]]
