"""Annotations and passages: stored anchors, and how they are seen in newer versions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from reader.domain.annotation import AnchorState, Annotation, PassageQuery, Span, Tag, Target
from reader.domain.errors import LibraryDamaged
from reader.text.anchoring import describe
from tests.library.making import at, page, post, store, three_posts

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def annotation(library, post_id, span, *tags, memo="", coder="Mei"):
    version = library.threads.version_in_view(post_id)
    paragraphs = library.threads.paragraphs(version)
    quote, digest = describe(paragraphs, span)
    target = Target(post_id, version, span, quote, digest, len(paragraphs))
    return Annotation(uuid4(), target, frozenset(t.id for t in tags), memo, coder, NOW, NOW, span)


def add(library, *things):
    with library.journal.step("k", ""):
        for thing in things:
            (library.tags if isinstance(thing, Tag) else library.annotations).put(thing)
    return things[0]


@pytest.fixture
def policy(filled):
    return add(filled, Tag(uuid4(), "Policy", "blue", position=0))


@pytest.fixture
def mood(filled):
    return add(filled, Tag(uuid4(), "Mood", "red", position=1))


class TestStore:
    def test_comes_back(self, filled, policy, mood):
        made = add(filled, annotation(filled, 1, Span(0, 4, 1, 9), policy, mood, memo="why?"))
        assert filled.annotations.of_thread(1) == [made]
        assert filled.annotations.get(made.id) == made
        assert filled.annotations.near(1, 1, 5) == [made]
        assert filled.annotations.near(1, 2, 5) == []
        assert filled.annotations.near(9, 0, 5) == []
        assert filled.annotations.of_thread(1, [2]) == []
        assert filled.annotations.of_thread(2) == []

    def test_in_reading_order(self, filled, policy):
        places = [(3, Span(0, 0, 0, 2)), (1, Span(1, 0, 1, 5)), (1, Span(0, 4, 0, 9)), (1, Span(0, 0, 0, 9))]
        add(filled, *(annotation(filled, p, s, policy) for p, s in places))
        found = [(a.target.post_id, a.target.span) for a in filled.annotations.of_thread(1)]
        assert found == sorted(places, key=lambda place: (place[0], place[1].first, place[1].start))

    def test_tags_change(self, filled, policy, mood):
        made = add(filled, annotation(filled, 1, Span(0, 0, 0, 3), policy))
        add(filled, replace(made, tags=frozenset({mood.id})))
        assert filled.annotations.get(made.id).tags == {mood.id}

    def test_drop(self, filled, policy):
        made = add(filled, annotation(filled, 1, Span(0, 0, 0, 3), policy))
        with filled.journal.step("k", ""):
            filled.annotations.drop(made.id)
        assert filled.annotations.get(made.id) is None
        assert filled.database.number("SELECT count(*) FROM annotation_tag") == 0

    def test_colours_of_posts(self, filled, policy, mood):
        add(filled, annotation(filled, 1, Span(0, 0, 0, 3), mood), annotation(filled, 1, Span(1, 0, 1, 3), policy))
        assert [h.colours for h in filled.threads.post_heads(1)] == [("blue", "red"), (), ()]
        assert filled.threads.head(1).annotations == 2

    def test_counts(self, filled, policy, mood):
        store(filled, page(post("1", 1, "elsewhere"), tid="78"), name="b")
        add(
            filled,
            annotation(filled, 1, Span(0, 0, 0, 3), policy, mood),
            annotation(filled, 2, Span(0, 0, 0, 3), policy),
            annotation(filled, 4, Span(0, 0, 0, 3), policy),
        )
        assert filled.tags.counts() == {policy.id: 3, mood.id: 1}
        assert filled.tags.counts(1) == {policy.id: 2, mood.id: 1}
        with filled.journal.step("k", ""):
            filled.marks.set_removed(2, removed=True)
        assert filled.tags.counts() == {policy.id: 2, mood.id: 1}

    @pytest.mark.parametrize(("column", "value"), [("id", "nonsense"), ("created", "never")])
    def test_damaged_rows_are_damage(self, filled, column, value):
        add(filled, annotation(filled, 1, Span(0, 0, 0, 3), memo="x"))
        filled.database.run(f"UPDATE annotation SET {column}=?", (value,))
        with pytest.raises(LibraryDamaged):
            filled.annotations.of_thread(1)


class TestVersions:
    def add_newer(self, library, *texts):
        store(library, page(post("501", 1, *texts), captured=at(9)), name="newer")
        library.threads.forget_given([1])

    def test_moved(self, filled, policy):
        add(filled, annotation(filled, 1, Span(1, 0, 1, 21), policy))
        self.add_newer(filled, "Edited today.", "The ferry stops for repairs.", "It returns in autumn.")
        (seen,) = filled.annotations.of_thread(1)
        assert (seen.shown, seen.state) == (Span(2, 0, 2, 21), AnchorState.MOVED)
        assert seen.target.span == Span(1, 0, 1, 21)

    def test_orphan(self, filled, policy):
        add(filled, annotation(filled, 1, Span(1, 0, 1, 21), policy))
        self.add_newer(filled, "Deleted.")
        (seen,) = filled.annotations.of_thread(1)
        assert (seen.shown, seen.state) == (None, AnchorState.ORPHAN)

    def test_import_changes_no_annotation(self, filled, policy):
        add(filled, annotation(filled, 1, Span(1, 0, 1, 21), policy, memo="m"))
        before = filled.database.rows("SELECT * FROM annotation")
        self.add_newer(filled, "Deleted.")
        assert filled.database.rows("SELECT * FROM annotation") == before

    def test_seen_by_what_is_in_view(self, filled, policy):
        add(filled, annotation(filled, 1, Span(1, 0, 1, 21), policy))
        filled.threads.posts(1)
        store(filled, page(post("501", 1, "Deleted."), captured=at(9)), name="newer")
        assert filled.annotations.of_thread(1)[0].state is AnchorState.EXACT
        filled.threads.posts(1)
        assert filled.annotations.of_thread(1)[0].state is AnchorState.ORPHAN

    def test_passages_are_resolved_too(self, filled, policy):
        add(filled, annotation(filled, 1, Span(1, 0, 1, 21), policy))
        self.add_newer(filled, "New first line here.", "It returns in autumn.")
        (found,) = filled.passages.find(PassageQuery())
        assert (found.annotation.state, found.text) == (AnchorState.EXACT, "It returns in autumn.")


class TestPassages:
    def test_provenance(self, filled, policy):
        add(filled, annotation(filled, 2, Span(0, 0, 0, 6), policy, memo="m"))
        (found,) = filled.passages.find(PassageQuery())
        assert (found.text, found.tags, found.tag_paths) == ("Thanks", (policy,), (("Policy",),))
        assert (found.thread_id, found.thread_title, found.thread_key_id) == (1, "Thread 77", "77")
        assert (found.site, found.board, found.post_key, found.floor) == ("Example forum", ("Town", "Lines"), "502", 2)
        assert (found.author, found.author_id) == ("user2", "2")
        assert (found.posted_at, found.posted_raw) == (three_posts()[1].posted_at, "2024-5-1 12:2")
        assert (found.source_file, found.source_member, len(found.source_sha256)) == ("/saved/a0.html", None, 64)
        assert (found.charset, found.software) == ("utf-8", "Discuz! X")
        assert found.url == "https://forum.example/thread-77-1-1.html"

    def test_source_is_the_capture_that_was_annotated(self, filled, policy):
        add(filled, annotation(filled, 1, Span(0, 0, 0, 3), policy))
        store(filled, page(*three_posts(), captured=at(9)), name="later")
        assert filled.passages.find(PassageQuery())[0].source_file == "/saved/a0.html"

    def test_order(self, library):
        tag = add(library, Tag(uuid4(), "T", "blue"))
        store(
            library,
            page(post("1", 1, "zz"), tid="1", title="z"),
            page(post("1", 2, "b two"), post("2", 1, "b one"), tid="2", title="b"),
        )
        add(library, *(annotation(library, p, Span(0, 0, 0, 2), tag) for p in (1, 2, 3)))
        found = [(p.thread_title, p.floor) for p in library.passages.find(PassageQuery())]
        assert found == [("b", 1), ("b", 2), ("z", 1)]

    def test_tags_with_descendants_in_codebook_order(self, filled, policy, mood):
        child = add(filled, Tag(uuid4(), "Child", "blue", parent=mood.id))
        both = add(filled, annotation(filled, 1, Span(0, 0, 0, 3), child, policy))
        add(filled, annotation(filled, 2, Span(0, 0, 0, 3), policy))
        (found,) = filled.passages.find(PassageQuery(tags=frozenset({mood.id})))
        assert found.annotation.id == both.id
        assert found.tag_paths == (("Policy",), ("Mood", "Child"))
        assert len(filled.passages.find(PassageQuery(tags=frozenset({policy.id})))) == 2
        assert filled.passages.find(PassageQuery(tags=frozenset({uuid4()}))) == []

    @pytest.mark.parametrize(
        ("text", "hits"),
        [
            ("thanks", 1),
            ("THANKS telling", 1),
            ("thanks nothing", 0),
            ("remark", 1),
            ("user2", 1),
            ("thread", 2),
            ("", 2),
        ],
    )
    def test_words(self, filled, policy, text, hits):
        add(
            filled,
            annotation(filled, 1, Span(0, 0, 0, 3), policy, memo="a Remark"),
            annotation(filled, 2, Span(0, 0, 0, 19), policy),
        )
        assert len(filled.passages.find(PassageQuery(text=text))) == hits

    def test_thread(self, filled, policy):
        add(filled, annotation(filled, 1, Span(0, 0, 0, 3), policy))
        assert len(filled.passages.find(PassageQuery(thread_id=1))) == 1
        assert filled.passages.find(PassageQuery(thread_id=2)) == []

    def test_removed_threads_are_left_out(self, filled, policy):
        add(filled, annotation(filled, 1, Span(0, 0, 0, 3), policy))
        with filled.journal.step("k", ""):
            filled.marks.set_removed(1, removed=True)
        assert filled.passages.find(PassageQuery()) == []

    def test_memo_without_tags(self, filled):
        add(filled, annotation(filled, 1, Span(0, 0, 0, 3), memo="m"))
        (found,) = filled.passages.find(PassageQuery())
        assert (found.tags, found.tag_paths, found.annotation.memo) == ((), (), "m")


class TestTags:
    def test_depth_first(self, library):
        top, other = Tag(uuid4(), "top", "blue", position=1), Tag(uuid4(), "other", "blue", position=0)
        low = Tag(uuid4(), "low", "red", parent=top.id, key="1", description="d", position=0)
        add(library, top, other, low)
        assert library.tags.all() == [other, top, low]
        assert library.tags.get(low.id) == low
        assert library.tags.get(uuid4()) is None

    def test_circles_in_a_damaged_file_end(self, library):
        a, b = Tag(uuid4(), "a", "blue"), Tag(uuid4(), "b", "blue")
        add(library, a, b)
        library.database.run("UPDATE tag SET parent=iif(id=?, ?, ?)", (str(a.id), str(b.id), str(a.id)))
        assert {t.name for t in library.tags.all()} == {"a", "b"}

    def test_damaged_number(self, library):
        add(library, Tag(uuid4(), "a", "blue"))
        library.database.run("UPDATE tag SET id='x'")
        with pytest.raises(LibraryDamaged):
            library.tags.all()


def test_json_of_the_journal_is_what_was_stored(filled):
    made = add(filled, annotation(filled, 3, Span(0, 0, 0, 4), memo="“渡口” \ud800"))
    (row,) = filled.database.rows("SELECT after FROM step_row WHERE tbl='annotation'")
    assert json.loads(row[0])["memo"] == "“渡口” ?"
    assert filled.annotations.get(made.id).memo == "“渡口” ?"
