"""Edits of the codebook."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from reader.domain.annotation import Tag
from reader.domain.errors import EditRefused
from reader.session.codebook import PALETTE
from reader.session.editing import (
    AddTag,
    ChangeTag,
    DeleteTag,
    MergeTags,
    MoveTag,
    SetMemo,
    SetTags,
    new_tag,
)
from tests.library.making import spans


def tree(session):
    """The codebook as nested lists of names."""
    below = {}
    for tag in session.tags():
        below.setdefault(tag.parent, []).append(tag)

    def names(parent):
        return [t.name if t.id not in below else [t.name, *names(t.id)] for t in below.get(parent, ())]

    return names(None)


def get(session, tag_id):
    return next(tag for tag in session.tags() if tag.id == tag_id)


class TestNewTag:
    def test_keys_and_colours_in_turn(self):
        tags = []
        for i in range(11):
            tags.append(new_tag(f"t{i}", tags))
        assert [t.key for t in tags] == [*"123456789", "", ""]
        assert [t.colour for t in tags] == [*PALETTE, *PALETTE[:2]]
        assert [t.position for t in tags] == list(range(11))
        assert len({t.id for t in tags}) == 11

    def test_free_keys_and_rare_colours_are_reused(self):
        one, two = Tag(uuid4(), "x", "blue", key="2"), Tag(uuid4(), "y", "green", key="1")
        assert (new_tag("z", [one, two]).key, new_tag("z", [one, two]).colour) == ("3", "orange")

    def test_chosen(self):
        made = new_tag(" z ", [], colour="#123456", key="", description="d")
        assert (made.name, made.colour, made.key, made.description) == ("z", "#123456", "", "d")

    def test_last_among_its_siblings(self):
        top = Tag(uuid4(), "x", "blue")
        child = new_tag("c", [top], parent=top.id)
        assert (child.parent, child.position) == (top.id, 0)
        assert new_tag("d", [top, child], parent=top.id).position == 1


class TestAdd:
    def test_add(self, session):
        new = new_tag("A")
        changes = session.apply(AddTag(new))
        assert changes.tags
        assert not changes.annotations
        assert session.tags() == [new]
        assert session.undo_step.detail == "A"

    def test_at_a_position(self, session, tag):
        tag("A"), tag("B")
        session.apply(AddTag(Tag(uuid4(), "C", "red", position=1)))
        assert tree(session) == ["A", "C", "B"]
        assert [t.position for t in session.tags()] == [0, 1, 2]

    def test_name_is_tidied(self, session):
        session.apply(AddTag(Tag(uuid4(), "  two \n words ", "red")))
        assert tree(session) == ["two words"]

    @pytest.mark.parametrize("name", ["", "  ", "\n"])
    def test_needs_a_name(self, session, name):
        with pytest.raises(EditRefused, match="needs a name"):
            session.apply(AddTag(Tag(uuid4(), name, "red")))

    def test_too_long(self, session):
        with pytest.raises(EditRefused, match="200"):
            session.apply(AddTag(Tag(uuid4(), "x" * 201, "red")))

    @pytest.mark.parametrize("name", ["Policy", "policy", "ＰＯＬＩＣＹ", " policy "])
    def test_siblings_have_different_names(self, session, tag, name):
        tag("Policy")
        with pytest.raises(EditRefused, match="already"):
            session.apply(AddTag(Tag(uuid4(), name, "red")))

    def test_same_name_elsewhere(self, session, tag):
        tag("Policy", tag("Other"))
        tag("Policy")
        assert tree(session) == [["Other", "Policy"], "Policy"]

    def test_twice(self, session):
        new = new_tag("A")
        session.apply(AddTag(new))
        with pytest.raises(EditRefused, match="already"):
            session.apply(AddTag(replace(new, name="B")))

    def test_no_such_parent(self, session):
        with pytest.raises(EditRefused, match="no such tag"):
            session.apply(AddTag(Tag(uuid4(), "A", "red", parent=uuid4())))

    def test_key_moves_to_the_new_tag(self, session, tag):
        a = tag("A", key="1")
        b = tag("B", key="1")
        assert (get(session, a).key, get(session, b).key) == ("", "1")
        session.undo()
        assert get(session, a).key == "1"


class TestChange:
    def test_all_at_once(self, session, tag):
        a = tag("A")
        wanted = replace(get(session, a), name="B", colour="#ffffff", key="x", description="new")
        session.apply(ChangeTag(wanted))
        assert get(session, a) == wanted
        session.undo()
        assert get(session, a).name == "A"

    def test_place_stays(self, session, tag):
        a = tag("A")
        b = tag("B", a)
        session.apply(ChangeTag(replace(get(session, b), parent=None, position=7, name="C")))
        assert tree(session) == [["A", "C"]]

    def test_own_name_in_other_case(self, session, tag):
        a = tag("policy")
        session.apply(ChangeTag(replace(get(session, a), name="Policy")))
        assert tree(session) == ["Policy"]

    def test_name_of_a_sibling(self, session, tag):
        tag("A")
        b = tag("B")
        with pytest.raises(EditRefused, match="already"):
            session.apply(ChangeTag(replace(get(session, b), name="a")))

    def test_taken_key_moves(self, session, tag):
        a, b = tag("A"), tag("B")
        session.apply(ChangeTag(replace(get(session, b), key="1")))
        assert (get(session, a).key, get(session, b).key) == ("", "1")

    def test_gone(self, session):
        with pytest.raises(EditRefused, match="no such tag"):
            session.apply(ChangeTag(new_tag("A")))


class TestMove:
    @pytest.mark.parametrize(("position", "wanted"), [(0, "CAB"), (1, "ACB"), (2, "ABC"), (99, "ABC"), (-5, "CAB")])
    def test_among_siblings(self, session, tag, position, wanted):
        tag("A"), tag("B")
        c = tag("C")
        session.apply(MoveTag(c, None, position))
        assert tree(session) == list(wanted)

    def test_below_another_and_back(self, session, tag):
        a, b = tag("A"), tag("B")
        session.apply(MoveTag(b, a, 0))
        assert tree(session) == [["A", "B"]]
        session.undo()
        assert tree(session) == ["A", "B"]
        session.redo()
        session.apply(MoveTag(b, None, 0))
        assert tree(session) == ["B", "A"]

    def test_children_come_along(self, session, tag):
        a, b = tag("A"), tag("B")
        tag("C", b)
        session.apply(MoveTag(b, a, 0))
        assert tree(session) == [["A", ["B", "C"]]]

    def test_not_below_itself(self, session, tag):
        a = tag("A")
        b = tag("B", a)
        for parent in (a, b):
            with pytest.raises(EditRefused, match="below itself"):
                session.apply(MoveTag(a, parent, 0))

    def test_name_taken_there(self, session, tag):
        a = tag("A")
        tag("X", a)
        x = tag("X")
        with pytest.raises(EditRefused, match="already"):
            session.apply(MoveTag(x, a, 0))

    def test_passages_follow_the_order_of_the_codebook(self, session, posts, tag):
        a, b = tag("A"), tag("B")
        session.apply(SetTags(spans(posts, (0, 0)), (a, b)))
        assert [t.name for t in session.passages()[0].tags] == ["A", "B"]
        session.apply(MoveTag(b, None, 0))
        (passage,) = session.passages()
        assert ([t.name for t in passage.tags], passage.tag_ranks) == (["B", "A"], (0, 1))
        session.apply(MoveTag(a, b, 0))
        (passage,) = session.passages()
        assert (passage.tag_paths, passage.tag_ranks) == ((("B",), ("B", "A")), (0, 1))

    def test_a_new_tag_leaves_the_passages_of_others_as_they_were(self, session, posts, tag):
        a = tag("A")
        session.apply(SetTags(spans(posts, (0, 0)), (a,)))
        (before,) = session.passages()
        session.apply(AddTag(new_tag("Z", session.tags())))
        (after,) = session.passages()
        assert after is before
        session.apply(ChangeTag(replace(get(session, a), name="Renamed")))
        (after,) = session.passages()
        assert after.tags[0].name == "Renamed"

    def test_to_where_it_is_is_no_step(self, session, tag):
        a = tag("A")
        assert not session.apply(MoveTag(a, None, 0))


class TestDelete:
    def test_children_go_up(self, session, tag):
        top = tag("Top")
        a = tag("A", top)
        tag("B", a), tag("C", a)
        session.apply(DeleteTag(a))
        assert tree(session) == [["Top", "B", "C"]]
        assert session.undo_step.detail == "A"

    def test_names_taken_above_get_a_number(self, session, tag):
        tag("B")
        a = tag("A")
        tag("B", a)
        session.apply(DeleteTag(a))
        assert tree(session) == ["B", "B (2)"]

    def test_child_of_the_same_name(self, session, tag):
        tag("A", tag("A"))
        session.apply(DeleteTag(session.tags()[0].id))
        assert tree(session) == ["A"]

    def test_annotations_keep_the_rest(self, session, posts, tag):
        a, b = tag("A"), tag("B")
        session.apply(SetTags(spans(posts, (0, 0)), (a, b)))
        session.apply(SetTags(spans(posts, (0, 1)), (a,)))
        session.apply(SetTags(spans(posts, (0, 2)), (a,)))
        session.apply(SetMemo(spans(posts, (0, 2)), "m"))
        before = session.annotations(1)
        changes = session.apply(DeleteTag(a))
        assert [(x.target.span.first, x.tags, x.memo) for x in session.annotations(1)] == [
            (0, {b}, ""),
            (2, frozenset(), "m"),
        ]
        assert changes.annotations == {x.id for x in before}
        assert changes.tags
        session.undo()
        assert session.annotations(1) == before


class TestMerge:
    def test_annotations(self, session, posts, tag):
        a, b, c = tag("A"), tag("B"), tag("C")
        session.apply(SetTags(spans(posts, (0, 0)), (a, b)))
        session.apply(SetTags(spans(posts, (0, 1)), (a, c)))
        before = session.annotations(1)
        changes = session.apply(MergeTags((a,), b))
        assert tree(session) == ["B", "C"]
        assert [x.tags for x in session.annotations(1)] == [{b}, {b, c}]
        assert changes.annotations == {x.id for x in before}
        session.undo()
        assert session.annotations(1) == before
        session.redo()
        assert session.tag_counts() == {b: 2, c: 1}

    def test_several_with_descriptions(self, session, tag):
        a, b, c = tag("A", description="one"), tag("B", description="two"), tag("C")
        session.apply(MergeTags(frozenset({a, b}), c))
        assert sorted(get(session, c).description.split("\n")) == ["one", "two"]

    def test_children_are_adopted(self, session, tag):
        a, b = tag("A"), tag("B")
        tag("X", a), tag("X", b)
        session.apply(MergeTags((a,), b))
        assert tree(session) == [["B", "X", "X (2)"]]

    def test_into_a_tag_below(self, session, tag):
        top = tag("Top")
        a = tag("A", top)
        b = tag("B", a)
        tag("C", b)
        session.apply(MergeTags((a,), b))
        assert tree(session) == [["Top", ["B", "C"]]]

    def test_into_a_tag_far_below(self, session, tag):
        a = tag("A")
        b = tag("B", a)
        c = tag("C", b)
        tag("Other")
        session.apply(MergeTags((a,), c))
        assert tree(session) == [["C", "B"], "Other"]
        session.undo()
        assert tree(session) == [["A", ["B", "C"]], "Other"]

    def test_with_itself(self, session, tag):
        a = tag("A")
        with pytest.raises(EditRefused, match="itself"):
            session.apply(MergeTags((a,), a))

    def test_gone(self, session, tag):
        a = tag("A")
        for sources, into in (((uuid4(),), a), ((a,), uuid4())):
            with pytest.raises(EditRefused, match="no such tag"):
                session.apply(MergeTags(sources, into))
