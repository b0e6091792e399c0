"""Passages that are kept from query to query always say what the library says."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from reader.domain.annotation import PassageQuery, Span
from reader.library import passage_making
from reader.library.library import Library
from reader.session.codebook import ChangeTag
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture
def session(filled, path):
    filled.close()
    with_tags = ReadingSession(path, coder="Mei")
    tag = new_tag("Trust", [])
    with_tags.apply(AddTag(tag))
    for stored in with_tags.posts(1):
        with_tags.apply(SetTags(((stored.id, Span(0, 0, 0, 3)),), (tag.id,)))
    yield with_tags
    with_tags.close()


def told(passages):
    return [(p.text, p.tag_paths, p.annotation.memo, p.thread_title, p.floor) for p in passages]


def afresh(session):
    with closing(Library(session.path, read_only=True)) as library:
        return library.passages.find(PassageQuery())


def test_what_did_not_change_is_not_made_anew(session):
    first = session.passages()
    assert all(one is two for one, two in zip(first, session.passages(), strict=True))
    target = first[1].annotation.target
    session.apply(SetMemo(((target.post_id, target.span),), "see above"))
    again = session.passages()
    assert [one is two for one, two in zip(first, again, strict=True)] == [True, False, True]
    assert again[1].annotation.memo == "see above"


def test_a_renamed_tag_shows_in_every_passage(session):
    first = session.passages()
    tag = session.tags()[0]
    session.apply(ChangeTag(replace(tag, name="Doubt")))
    assert {p.tag_paths for p in session.passages()} == {(("Doubt",),)}
    session.undo()
    assert told(session.passages()) == told(first)


def test_undone_passages_go(session):
    assert len(session.passages()) == 3
    session.undo()
    assert len(session.passages()) == 2
    session.redo()
    assert told(session.passages()) == told(afresh(session))


def test_a_new_version_is_seen_in_place(session):
    session.passages()
    with closing(Library(session.path, join=True)) as library:
        posts = (making.post("501", 1, "An inserted line.", "The ferry stops for repairs."), *making.three_posts()[1:])
        making.store(library, making.page(*posts, captured=making.at(9)), name="later")
    assert session.passages()[0].annotation.shown == Span(0, 0, 0, 3)
    session.posts(1)  # from now on the reader sees the new text
    found = session.passages()
    assert found[0].annotation.shown == Span(1, 0, 1, 3)
    assert [p.annotation.shown for p in found] == [p.annotation.shown for p in afresh(session)]


def test_room_is_made(session, monkeypatch):
    monkeypatch.setattr(passage_making, "_MOST", 1)
    assert told(session.passages()) == told(session.passages()) == told(afresh(session))
