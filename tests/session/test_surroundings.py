"""What stands around a passage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.domain.errors import LibraryDamaged
from reader.domain.thread import ParagraphKind
from reader.session.editing import ToggleTag
from reader.text.paragraphs import number
from tests.library import making
from tests.library.making import spans


def passage(session, tag, posts, *places):
    tag_id = session.tags()[0].id if session.tags() else tag("T")
    session.apply(ToggleTag(spans(posts, *places), tag_id))
    return session.passages()[0]


def test_paragraphs_of_the_same_post_stand_around(session, tag, posts) -> None:
    around = session.surroundings(passage(session, tag, posts, (0, 1)), 1)
    assert around.before == ("The ferry stops for repairs.",)
    assert around.texts == ("It returns in autumn.",)
    assert (around.start, around.end) == (0, 21)
    assert around.after == ("Take the bridge.",)
    assert around.previous is None
    assert around.following is None


def test_at_the_ends_of_a_post_its_neighbours_are_told_with_who_wrote_them_when(session, tag, posts) -> None:
    around = session.surroundings(passage(session, tag, posts, (1, 0)), 2)
    assert around.before == ()
    assert around.after == ("See you on the bridge.",)
    assert around.previous is not None
    assert around.previous.texts == ("It returns in autumn.", "Take the bridge.")
    assert (around.previous.floor, around.previous.author) == (1, "user1")
    assert around.previous.posted_at == posts[0].post.posted_at
    assert around.following is not None
    assert around.following.texts == ("渡口的灯塔也要修。",)


def test_the_first_post_has_none_before_and_the_last_none_behind(session, tag, posts) -> None:
    assert session.surroundings(passage(session, tag, posts, (0, 0)), 3).previous is None
    session.undo()
    assert session.surroundings(passage(session, tag, posts, (2, 0)), 3).following is None


def test_what_parts_the_words_is_left_out(session, tag) -> None:
    kinds = (ParagraphKind.BODY, ParagraphKind.RATING, ParagraphKind.SIGNATURE)
    signed = replace(making.post("501", 1), paragraphs=number((kind, kind.value, None) for kind in kinds))
    making.store(session._library, making.page(signed, making.post("502", 2, "Answer."), tid="9"), name="signed")
    stored = session.posts(2)
    around = session.surroundings(passage(session, tag, stored, (1, 0)), 3)
    assert around.previous is not None
    assert around.previous.texts == ("body",)


def test_the_version_that_was_annotated_is_shown(session, tag, posts) -> None:
    found = passage(session, tag, posts, (0, 1))
    library = session._library
    changed = making.post("501", 1, "Another beginning.", "It returns in autumn.", "Take the bridge.")
    making.store(library, making.page(changed, *making.three_posts()[1:], captured=making.at(9)), name="later")
    assert session.surroundings(found, 1).before == ("The ferry stops for repairs.",)


def test_a_damaged_text_is_told(session, tag, posts) -> None:
    found = passage(session, tag, posts, (1, 0))
    session._library.database.run("UPDATE post_version SET paragraphs='[' WHERE post_id=?", (posts[0].id,))
    with pytest.raises(LibraryDamaged):
        session.surroundings(found, 3)
