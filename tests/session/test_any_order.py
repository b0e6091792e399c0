"""Imports in any order, with edits, undo, redo and the same pages again between them, come to the same library."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.editing import AddTag, SetBookmark, SetMemo, ToggleTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making

WORDS = "Notice {} of the ferry: the boat of the {} goes from the old pier until the new one is built."


def _post(thread, floor, *, edited=False):
    text = WORDS.format(floor, f"line {thread}")
    lines = (text, "Edited: the repair takes longer.") if edited else (text,)
    return making.post(f"{thread}{floor:02}", floor, *lines)


def _page(thread, floors, day, *, edited=(), **more):
    return making.page(
        *(_post(thread, floor, edited=floor in edited) for floor in floors),
        tid=str(thread),
        title=f"Line {thread}",
        captured=making.at(day),
        **more,
    )


PAGES = {
    "first": _page(7, (1, 2, 3), 1, page=1),
    "second": _page(7, (4, 5, 6), 2, page=2),
    "first, edited": _page(7, (1, 2, 3), 5, edited=(2,), page=1),
    "second, shorter": _page(7, (4, 6), 6, page=2),
    "another": _page(8, (1, 2), 3),
    "another, longer": _page(8, (1, 2, 3), 4),
}
ACTS = st.one_of(
    st.tuples(st.just("take"), st.sampled_from(sorted(PAGES))),
    st.tuples(st.sampled_from(["tag", "memo", "bookmark"]), st.integers(0, 20)),
    st.tuples(st.sampled_from(["undo", "redo", "reopen"]), st.just(0)),
)


class Table:
    """A library on which a reader works while pages come in."""

    def __init__(self, path):
        self.path = path
        self.session = ReadingSession(path, coder="Mei")
        self.tag = new_tag("Policy", [])
        self.session.apply(AddTag(self.tag))

    def take(self, name):
        noted = self.kept()
        library = Library(self.path, join=True)
        # The same file again: the import looks for its bytes first and stores nothing.
        if library.pages.known(making.capture(f"{name}0.html").sha256) is None:
            making.store(library, PAGES[name], name=name)
        library.close()
        assert self.kept() == noted, name

    def kept(self):
        """What readers made, to the last byte."""
        names = ("annotation", "annotation_tag", "settled", "memo", "bookmark", "tag", "step", "step_row")
        rows = self.session._library.database.rows
        return {name: rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in names}

    def posts(self):
        return [post for head in self.session.threads() for post in self.session.posts(head.id)]

    def act(self, what, which):
        there = self.posts()
        if what == "take":
            self.take(which)
        elif what == "undo":
            if self.session.undo_step and self.session.undo_step.kind != "add-tag":
                self.session.undo()
        elif what == "redo":
            self.session.redo()
        elif what == "reopen":
            noted = self.kept()
            self.session.close()
            self.session = ReadingSession(self.path, coder="Mei")
            assert self.kept() == noted
        elif there:
            self.mark(what, there[which % len(there)])

    def mark(self, what, stored):
        place = making.spans([stored], (0, 0))
        if what == "tag":
            self.session.apply(ToggleTag(place, self.tag.id))
        elif what == "memo":
            self.session.apply(SetMemo(place, "see the notice of May"))
        else:
            self.session.apply(SetBookmark(stored.id, on=not stored.bookmarked))

    def told(self):
        """The threads as they are read: titles, posts in order, their words, how many versions each has."""
        return [
            (head.title, head.posts, [_facts(post) for post in self.session.posts(head.id)])
            for head in sorted(self.session.threads(), key=lambda head: head.title)
        ]


def _facts(stored):
    told = stored.post
    return told.post_id, told.floor, tuple(p.text for p in told.paragraphs), stored.versions


@contextmanager
def table():
    folder = Path(tempfile.mkdtemp())
    made = Table(folder / "t.postil")
    try:
        yield made
    finally:
        made.session.close()
        found = check(made.path)
        shutil.rmtree(folder)
    assert found == []


def expected():
    with table() as made:
        for name in PAGES:
            made.take(name)
        return made.told()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(between=st.lists(ACTS, max_size=12), order=st.permutations(sorted(PAGES)), data=st.data())
def test_any_order_comes_to_the_same_threads_and_keeps_what_readers_made(between, order, data):
    acts = [("take", name) for name in order]
    for act in between:
        acts.insert(data.draw(st.integers(0, len(acts))), act)
    with table() as made:
        for what, which in acts:
            made.act(what, which)
        assert made.told() == expected()


def test_the_pages_differ_so_that_order_could_matter():
    titles = [(title, count) for title, count, _ in expected()]
    assert titles == [("Line 7", 6), ("Line 8", 3)]
    versions = {facts[1]: facts[3] for facts in expected()[0][2]}
    assert versions[2] == 2
    assert versions[1] == 1
