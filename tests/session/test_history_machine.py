"""Random edits, undos and restarts: the library is always what the history says."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.domain.annotation import Span
from reader.domain.errors import EditRefused
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.codebook_file import Entry, ImportCodebook
from reader.session.codebook_tools import SetExample, SplitTag
from reader.session.editing import (
    AddTag,
    ChangeTag,
    ClearTags,
    DeleteTag,
    MergeTags,
    MoveTag,
    SetBookmark,
    SetMemo,
    SetTags,
    ToggleTag,
    new_tag,
)
from reader.session.reading import ReadingSession
from tests.library import making

PLACES = st.tuples(st.integers(1, 3), st.sampled_from([Span(0, 0, 0, 5), Span(0, 2, 0, 9), Span(0, 0, 0, 9)]))
INDEX = st.integers(0, 5)


class History(RuleBasedStateMachine):
    """Keeps what the library looked like after each step and compares on the way back and forth."""

    @initialize()
    def start(self):
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "m.postil"
        library = Library(self.path)
        making.store(library, making.page(*making.three_posts()))
        library.close()
        self.session = ReadingSession(self.path, coder="m")
        self.past = [self.look()]
        self.future = []

    def teardown(self):
        self.session.close()
        assert check(self.path) == []
        shutil.rmtree(self.folder)

    def look(self):
        marks = [head.bookmarked for head in self.session.post_heads(1)]
        found = {a.id: (a.target, a.tags, a.memo, a.modified) for a in self.session.annotations(1)}
        tags = self.session.tags()
        return (tags, found, marks, {tag.id: [a.id for a in self.session.examples(tag.id)] for tag in tags})

    def do(self, edit):
        before = self.session.undo_step
        try:
            changes = self.session.apply(edit)
        except EditRefused:
            assert self.look() == self.past[-1]
            return
        if not changes:
            assert self.session.undo_step == before
            return
        self.past.append(self.look())
        self.future = []

    def a_tag(self, index):
        tags = self.session.tags()
        return tags[index % len(tags)] if tags else new_tag("nobody")

    @rule(name=st.sampled_from(["a", "b", "c", "A", ""]), parent=st.none() | INDEX)
    def add(self, name, parent):
        above = None if parent is None or not self.session.tags() else self.a_tag(parent).id
        self.do(AddTag(new_tag(name, self.session.tags(), parent=above)))

    @rule(index=INDEX, name=st.sampled_from(["a", "d", "e"]))
    def change(self, index, name):
        tag = self.a_tag(index)
        self.do(ChangeTag(new_tag(name, key="1").__class__(tag.id, name, tag.colour, tag.parent, "1", "x", 0)))

    @rule(index=INDEX, below=st.none() | INDEX, position=st.integers(-1, 4))
    def move(self, index, below, position):
        self.do(MoveTag(self.a_tag(index).id, None if below is None else self.a_tag(below).id, position))

    @rule(index=INDEX)
    def delete(self, index):
        self.do(DeleteTag(self.a_tag(index).id))

    @rule(sources=st.lists(INDEX, min_size=1, max_size=3), into=INDEX)
    def merge(self, sources, into):
        self.do(MergeTags(tuple(self.a_tag(i).id for i in sources), self.a_tag(into).id))

    @rule(places=st.lists(PLACES, max_size=3), index=INDEX)
    def toggle(self, places, index):
        self.do(ToggleTag(tuple(places), self.a_tag(index).id))

    @rule(places=st.lists(PLACES, max_size=3), tags=st.lists(INDEX, max_size=3))
    def set_tags(self, places, tags):
        self.do(SetTags(tuple(places), tuple(self.a_tag(i).id for i in tags)))

    @rule(places=st.lists(PLACES, max_size=2))
    def clear(self, places):
        self.do(ClearTags(tuple(places)))

    @rule(place=PLACES, text=st.sampled_from(["", "x", "y"]))
    def memo(self, place, text):
        self.do(SetMemo((place,), text))

    def some(self, picked):
        """Some of the annotations that there are."""
        found = sorted(a.id for a in self.session.annotations(1))
        return frozenset(found[i % len(found)] for i in picked) if found else frozenset()

    @rule(picked=st.lists(INDEX, min_size=1, max_size=2), index=INDEX, on=st.booleans())
    def example(self, picked, index, on):
        self.do(SetExample(self.some(picked), self.a_tag(index).id, on))

    @rule(picked=st.lists(INDEX, max_size=2), index=INDEX, name=st.sampled_from(["a", "f"]))
    def split(self, picked, index, name):
        self.do(SplitTag(self.a_tag(index).id, self.some(picked), new_tag(name, self.session.tags())))

    @rule(paths=st.lists(st.lists(st.sampled_from(["a", "b", "A", " "]), min_size=1, max_size=3), max_size=3))
    def import_codebook(self, paths):
        self.do(ImportCodebook(tuple(Entry(tuple(path), "red", "1", "y") for path in paths)))

    @rule(post=st.integers(1, 3), on=st.booleans())
    def bookmark(self, post, on):
        self.do(SetBookmark(post, on))

    @rule()
    def undo(self):
        undone = self.session.undo()
        assert (undone is None) == (len(self.past) == 1)
        if undone:
            self.future.append(self.past.pop())

    @rule()
    def redo(self):
        redone = self.session.redo()
        assert (redone is None) == (not self.future)
        if redone:
            self.past.append(self.future.pop())

    @rule()
    def restart(self):
        self.session.close()
        self.session = ReadingSession(self.path, coder="m")

    @invariant()
    def library_is_what_the_history_says(self):
        if hasattr(self, "past"):
            assert self.look() == self.past[-1]
            names = [(tag.parent, tag.name.casefold()) for tag in self.session.tags()]
            assert len(names) == len(set(names))
            assert all(entry[1] or entry[2] for entry in self.look()[1].values())


TestHistory = History.TestCase
TestHistory.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
