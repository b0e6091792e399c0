"""Examples of tags, splitting a tag by a rule, and what deleting would touch."""

from __future__ import annotations

import pytest

from reader.domain.annotation import PassageQuery
from reader.domain.errors import EditRefused
from reader.library.maintenance import check
from reader.session.codebook_tools import (
    SetExample,
    SplitRule,
    SplitTag,
    authors_of,
    boards_of,
    split_preview,
    touched_by,
    wearing,
)
from reader.session.editing import DeleteTag, MergeTags, SetTags, ToggleTag, new_tag
from tests.library.making import spans


@pytest.fixture
def policy(session, posts, tag):
    """A tag on the first paragraphs of all three posts; the second has another one too."""
    made = tag("Policy")
    session.apply(SetTags(spans(posts, (0, 0), (1, 0), (2, 0)), frozenset({made})))
    return made


def first(session, tag_id):
    return wearing(session, tag_id)[0].annotation.id


def names(session, passages):
    by_id = {tag.id: tag.name for tag in session.tags()}
    return [sorted(by_id[t] for t in p.annotation.tags) for p in passages]


class TestExamples:
    def test_marked_and_taken_back(self, session, policy):
        it = first(session, policy)
        changes = session.apply(SetExample(frozenset({it}), policy, on=True))
        assert changes.tags
        assert [a.id for a in session.examples(policy)] == [it]
        session.apply(SetExample(frozenset({it}), policy, on=False))
        assert session.examples(policy) == []
        assert session.undo().kind == "no-example"
        assert [a.id for a in session.examples(policy)] == [it]

    def test_only_of_its_own_tags(self, session, policy, tag):
        with pytest.raises(EditRefused, match="has the tag"):
            session.apply(SetExample(frozenset({first(session, policy)}), tag("Mood"), on=True))

    def test_gone_with_the_tag_on_the_passage_and_back_with_undo(self, session, posts, policy):
        it = first(session, policy)
        session.apply(SetExample(frozenset({it}), policy, on=True))
        session.apply(ToggleTag(spans(posts, (0, 0)), policy))
        assert session.examples(policy) == []
        session.undo()
        assert [a.id for a in session.examples(policy)] == [it]

    def test_gone_with_the_deleted_tag_and_back_with_undo(self, session, path, policy):
        it = first(session, policy)
        session.apply(SetExample(frozenset({it}), policy, on=True))
        session.apply(DeleteTag(policy))
        session.undo()
        assert [a.id for a in session.examples(policy)] == [it]
        session.redo()
        session.close()
        assert check(path) == []

    def test_goes_along_when_tags_are_merged(self, session, policy, tag):
        it = first(session, policy)
        session.apply(SetExample(frozenset({it}), policy, on=True))
        other = tag("Rules")
        session.apply(MergeTags((policy,), other))
        assert [a.id for a in session.examples(other)] == [it]


class TestRule:
    def test_no_condition_moves_nothing(self, session, policy):
        assert not SplitRule(author=" ", words="")
        assert split_preview(wearing(session, policy), SplitRule()) == []

    def test_by_author_regardless_of_case(self, session, posts, policy):
        author = posts[1].post.author
        found = split_preview(wearing(session, policy), SplitRule(author=author.upper()))
        assert [p.author for p in found] == [author]

    def test_by_words(self, session, posts, policy):
        words = posts[2].post.paragraphs[0].text[:2]
        assert [p.floor for p in split_preview(wearing(session, policy), SplitRule(words=words))] == [3]

    def test_by_another_tag(self, session, posts, policy, tag):
        mood = tag("Mood")
        session.apply(SetTags(spans(posts, (1, 0)), frozenset({mood})))
        assert [p.floor for p in split_preview(wearing(session, policy), SplitRule(tag=mood))] == [2]

    def test_by_thread_and_board(self, session, policy):
        passages = wearing(session, policy)
        assert len(split_preview(passages, SplitRule(thread_id=1))) == 3
        assert split_preview(passages, SplitRule(thread_id=2)) == []
        for board in boards_of(passages):
            assert len(split_preview(passages, SplitRule(board=board))) == 3
        assert split_preview(passages, SplitRule(board="No such board")) == []

    def test_all_conditions_must_hold(self, session, posts, policy):
        rule = SplitRule(author=posts[1].post.author, words=posts[2].post.paragraphs[0].text[:2])
        assert split_preview(wearing(session, policy), rule) == []

    def test_passages_of_tags_below_are_no_passages_of_the_tag(self, session, posts, policy, tag):
        below = tag("Enforcement", policy)
        session.apply(SetTags(spans(posts, (0, 1)), frozenset({below})))
        assert len(wearing(session, policy)) == 3

    def test_authors_each_once(self, session, policy):
        found = authors_of([*wearing(session, policy), *wearing(session, policy)])
        assert found == sorted(set(found))
        assert found


class TestSplit:
    def test_one_step(self, session, policy):
        passages = wearing(session, policy)
        moved = frozenset(p.annotation.id for p in passages[:2])
        new = new_tag("Enforcement", session.tags())
        session.apply(SetExample(frozenset({passages[0].annotation.id}), policy, on=True))
        session.apply(SplitTag(policy, moved, new))
        assert names(session, session.passages()) == [["Enforcement"], ["Enforcement"], ["Policy"]]
        assert [a.id for a in session.examples(new.id)] == [passages[0].annotation.id]
        session.undo()
        assert names(session, session.passages()) == [["Policy"]] * 3
        assert [tag.name for tag in session.tags()] == ["Policy"]
        assert len(session.examples(policy)) == 1

    def test_nothing_chosen(self, session, policy):
        with pytest.raises(EditRefused, match="No passage"):
            session.apply(SplitTag(policy, frozenset(), new_tag("B")))

    def test_the_name_is_taken(self, session, policy, tag):
        tag("Mood")
        with pytest.raises(EditRefused, match="already"):
            session.apply(SplitTag(policy, frozenset({first(session, policy)}), new_tag("mood")))
        assert names(session, session.passages(PassageQuery())) == [["Policy"]] * 3


def test_what_deleting_touches(session, policy, tag):
    tag("Enforcement", policy)
    tag("Mood")
    assert touched_by(session, policy) == (3, 1)
    assert touched_by(session, session.tags()[-1].id) == (0, 0)
