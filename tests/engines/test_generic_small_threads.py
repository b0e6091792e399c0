"""Threads of one or two posts on pages of unknown software, beside lists of what is new elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import PageKind
from reader.engines.registry import read_page

SHORT = "Does the old bell still ring at noon?"
LONG = "The bell was cast twice, as the first one cracked in the frost of the year before the flood. " * 9
NEWS = "".join(
    f"<li><a href=/t/{n}>{title}</a> by <a href=/u/{name}>{name}</a> <i>{n} days ago</i></li>"
    for n, (title, name) in enumerate(
        (
            ("Which clapper for a small bell", "olga"),
            ("Ropes, and where to buy them", "pete"),
            ("Show your tower", "quin"),
        ),
        start=2,
    )
)
SIDE = f"<div class=widget><h3>Recent topics</h3><ul>{NEWS}</ul></div>"


def read(body):
    markup = f"<html lang=en><head><title>The old bell</title></head><body><h1>The old bell</h1>{body}</body></html>"
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]


def words(page):
    return [[p.text for p in post.paragraphs] for post in page.posts]


def box(name, day, *paragraphs):
    message = "".join(f"<p>{text}</p>" for text in paragraphs)
    return (
        f"<article class=entry><header><a class=username href=/u/{name}>{name}</a>"
        f" <time>2024-05-{day} 10:00</time></header>"
        f"<div class=entry-text>{message}</div></article>"
    )


def test_a_list_of_what_is_new_elsewhere_is_no_thread():
    page = read(f"<p>{SHORT}</p>{SIDE}")
    assert page.kind is PageKind.ARTICLE
    assert len(page.posts) == 1


@pytest.mark.parametrize("side", ["", SIDE])
def test_a_long_post_that_nobody_answered_has_its_author_and_time(side):
    page = read(f"<main>{box('marlow', 12, LONG, SHORT)}</main>{side}")
    assert [(post.author, post.posted_raw) for post in page.posts] == [("marlow", "2024-05-12 10:00")]
    assert words(page) == [[LONG.strip(), SHORT]]


def test_a_short_text_without_answers_keeps_all_that_the_page_says():
    page = read(f"<main>{box('marlow', 12, SHORT)}</main><p>Another text that may be a comment on the first one.</p>")
    everything = " ".join(text for lines in words(page) for text in lines)
    assert SHORT in everything
    assert "may be a comment" in everything


def test_people_and_times_elsewhere_are_none_of_a_lone_post():
    page = read(f"<div><p>{LONG}</p></div>{SIDE}")
    assert [(post.author, post.posted_raw) for post in page.posts] == [(None, "")]


def test_two_posts_whose_heads_stand_before_them():
    heads = "".join(
        f"<div id=post-{n} class=head><span class=when>March {n}, 2024 at 9:12 am</span></div><div class='reply n{n}'>"
        f"<div class=by><a class=author-link href=/u/{name}>{name}</a></div>"
        f"<div class=body-of-it><p>{text}</p></div></div>"
        for n, (name, text) in enumerate(
            (("marlow", SHORT + " I hope so."), ("tess", "It does, and at six as well.")), 5
        )
    )
    page = read(f"<div class=thread>{heads}</div>{SIDE}")
    assert [(post.author, post.posted_raw) for post in page.posts] == [
        ("marlow", "March 5, 2024 at 9:12 am"),
        ("tess", "March 6, 2024 at 9:12 am"),
    ]


def test_a_first_post_keeps_its_short_paragraphs_beside_a_long_one():
    start = (
        "<div class=start><a class=username href=/u/marlow>marlow</a> <time>2024-05-10 10:00</time>"
        f"<div class='message-text'><p>{SHORT}</p><p>{LONG}</p><p>Who knows more?</p></div></div>"
    )
    answers = "".join(box(f"user{n}", 10 + n, f"{n}. It rang this noon, loud and clear.") for n in range(1, 4))
    page = read(f"<main>{start}</main><section>{answers}</section>")
    assert words(page)[0] == [SHORT, LONG.strip(), "Who knows more?"]
    assert len(page.posts) == 4


def test_a_first_post_below_the_title_of_its_head():
    def media(n, title, message):
        who = f"<a class=username href=/u/{n}>user{n}</a> <i class=date>2019-3-{n}</i>"
        return f"<div class=media>{title}{who}{message}</div>"

    first = media(2, "<h4>The old bell, and why it was hung so low in the tower</h4>", "")
    first += f"<div class=message><p>{SHORT} I live too far away to hear it.</p></div>"
    rest = "".join(
        media(n, "", f"<div class='message mt'><p>{n}. It does, at noon and at six.</p></div>") for n in range(3, 7)
    )
    page = read(f"<div class=card>{first}</div><div class=card>{rest}</div>")
    assert [post.author for post in page.posts] == [f"user{n}" for n in range(2, 7)]
    assert words(page)[0] == [f"{SHORT} I live too far away to hear it."]


def test_messages_that_are_signed_below():
    def signed(n, message):
        when = f"at <a href=#{n}>9:1{n} AM</a> on March {n}, 2024"
        return (
            f"<div class=comments>{message}<br><span class=by>posted by <a href=/user/{n}>user{n}</a> {when}"
            f" [<a href=#>{n} favorites</a>]</span></div>"
        )

    start = (
        f"<h2>The old bell <small>March 1, 2024 9:12 AM</small></h2><div class=copy>{LONG}<br><span class=by>"
        "posted by <a href=/user/1>user1</a> to <a href=/towers>towers</a> (4 answers total)</span></div>"
    )
    page = read(
        start + "".join(signed(n, f"{n}. It does, at noon and at six, and louder on Sundays.") for n in range(2, 6))
    )
    assert [post.author for post in page.posts] == [f"user{n}" for n in range(1, 6)]
    assert words(page)[0] == [LONG.strip()]
    assert words(page)[1] == ["2. It does, at noon and at six, and louder on Sundays."]


def test_a_first_post_on_the_day_of_the_first_answer_is_kept():
    def comment(n, name, kind):
        when = f"<span class=when title='March 5, 2024 at {n}:40 am'>Mar 5, 2024 @ {n}:40am</span>"
        return (
            f"<div class={kind}><div class=line><a class={kind}_author href=/id/{n}>{name}</a> {when}</div>"
            f"<div class=said>{n}. It rang this noon, loud and clear, said the sexton.</div></div>"
        )

    rest = "".join(comment(n, f"user{n}", "comment") for n in range(7, 10))
    page = read(f"{comment(6, 'marlow', 'opening')}<div class=area>{rest}</div>")
    assert [post.author for post in page.posts] == ["marlow", "user7", "user8", "user9"]


OPENING = (
    "<div class=op><div class=line><a class=op_author href=/id/1>marlow</a>"
    f" <span class=date>Mar 5, 2024 @ 9:12am</span></div><div class=content>{LONG}</div></div>"
)


def reply(kind, name="tess"):
    return (
        f"<div class='{kind}'><div class=line><a class={kind}_author href=/id/2>{name}</a>"
        " <span class=stamp>Mar 6, 2024 @ 7:40am</span></div><div class=said>It does, at noon and at six.</div></div>"
    )


@pytest.mark.parametrize("kind", ["comment", "thread-reply", "reply_item", "answer"])
def test_the_only_answer_is_a_post_though_nothing_repeats(kind):
    page = read(OPENING + f"<div class=area>{reply(kind)}</div>")
    assert [(post.author, post.posted_raw) for post in page.posts] == [
        ("marlow", "Mar 5, 2024 @ 9:12am"),
        ("tess", "Mar 6, 2024 @ 7:40am"),
    ]
    assert words(page) == [[LONG.strip()], ["It does, at noon and at six."]]


def test_a_first_answer_by_the_author_is_no_reason_to_leave_the_first_post_out():
    start = (
        "<div class=op><a class=op_author href=/id/1>marlow</a> <span class=date>Mar 5, 2024 @ 9:12am</span>"
        f"<div class=content>{SHORT} I live too far away to hear it.</div></div>"
    )
    answers = "".join(
        reply("comment", name).replace("noon", f"noon, says {other},")
        for name, other in (("marlow", "rue"), ("tess", "olga"), ("tess", "pete"))
    )
    page = read(f"{start}<div class=area>{answers}</div>")
    assert [post.author for post in page.posts] == ["marlow", "marlow", "tess", "tess"]


def test_names_above_ranks_and_days_without_hours():
    def section(n, name, rank):
        kind = "message" if n else "question"
        return (
            f"<section class=thread-{kind}><div class=display><div class=display-n>{name}</div>"
            f"<div class=display-r>{rank}</div></div><div class={kind}-t><span>March 5, 2024</span></div>"
            f"<div class={kind}-payload><p>{n}. It rang this noon, loud and clear, said the sexton.</p></div></section>"
        )

    people = (("marlow", "Original Poster"), ("tess", "Expert"), ("rue", "Expert"), ("olga", "Expert"), ("pete", "New"))
    page = read("".join(section(n, name, rank) for n, (name, rank) in enumerate(people)))
    assert [post.author for post in page.posts] == ["marlow", "tess", "rue", "olga", "pete"]


def test_a_name_in_a_card_is_told_from_the_word_behind_it():
    def comment(n):
        return (
            f"<li class=comment><div class='comment-author vcard'><b class=fn>user{n}</b>"
            f" <span class=says>says:</span></div><time datetime='2024-03-0{n} 10:00'>March {n}, 2024 at 10:00</time>"
            f"<div class=comment-content><p>{n}. It rang this noon, loud and clear.</p></div></li>"
        )

    page = read(f"<ol>{''.join(map(comment, range(1, 5)))}</ol>")
    assert [post.author for post in page.posts] == [f"user{n}" for n in range(1, 5)]


def test_links_for_options_below_a_message_are_no_part_of_it():
    def message(n):
        return (
            f"<div class=message><div class=message-author>user{n}</div><i>2024-03-0{n} 10:00</i>"
            f"<div class=message-body>{n}. It rang this noon, loud and clear.<div class=message-options>"
            "<a href=#>Reply</a><a href=#>Quote</a></div></div></div>"
        )

    page = read("".join(map(message, range(1, 4))))
    assert words(page) == [[f"{n}. It rang this noon, loud and clear."] for n in range(1, 4)]


def test_tags_that_are_cut_off_leave_the_last_range_empty() -> None:
    # Found by fuzzing: a block whose end was lost holds all later ones, to the very end of the page.
    golden = next(path for path in (Path(__file__).parent / "pages").rglob("names-in-bold.html"))
    markup = golden.read_text("utf-8").replace('</div><div class="buttons">', '</b</b</div><div class="buttons">', 1)
    assert "</b</b</div>" in markup
    page = read_page(Capture(golden, None, "html", markup.encode(), "text/html"))[1]
    assert page.posts
