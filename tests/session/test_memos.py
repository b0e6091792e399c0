"""Memos on posts, threads, tags and the library."""

from __future__ import annotations

import pytest

from reader.domain.errors import EditRefused
from reader.domain.memo import JOURNAL, Subject, SubjectKind
from reader.library.maintenance import check
from reader.session.editing import AddTag, DeleteTag, MergeTags, RemoveThread, SetMemo, new_tag
from reader.session.memos import WriteMemo
from reader.session.reading import ReadingSession
from tests.library import making


def subjects(session):
    tag = new_tag("Repairs", session.tags())
    session.apply(AddTag(tag))
    post = session.posts(1)[1].id
    return [
        JOURNAL,
        Subject(SubjectKind.TAG, str(tag.id)),
        Subject(SubjectKind.THREAD, "1"),
        Subject(SubjectKind.POST, str(post)),
    ]


def test_each_subject_has_a_memo_of_its_own(session):
    for n, subject in enumerate(subjects(session)):
        assert session.memo(subject) == ""
        session.apply(WriteMemo(subject, f"memo {n}"))
    assert [session.memo(memo.subject) for memo in session.memos()] == [f"memo {n}" for n in range(4)]
    assert [memo.about for memo in session.memos()] == ["", "Repairs", "Thread 77", "Thread 77"]


def test_writing_undoing_and_redoing(session):
    session.apply(WriteMemo(JOURNAL, "first"))
    session.apply(WriteMemo(JOURNAL, "second"))
    assert session.undo().kind == "memo"
    assert session.memo(JOURNAL) == "first"
    session.undo()
    assert session.memo(JOURNAL) == ""
    session.redo()
    session.redo()
    assert session.memo(JOURNAL) == "second"


def test_typing_is_one_step(session):
    for text in ("a", "ab", "abc"):
        session.apply(WriteMemo(JOURNAL, text), burst="typing")
    session.undo()
    assert session.memo(JOURNAL) == ""
    assert session.undo() is None


def test_an_empty_text_takes_the_memo_away(session):
    session.apply(WriteMemo(JOURNAL, "words"))
    session.apply(WriteMemo(JOURNAL, "  \n"))
    assert session.memos() == []


def test_the_same_text_is_no_step(session):
    session.apply(WriteMemo(JOURNAL, "words"))
    assert not session.apply(WriteMemo(JOURNAL, "words "))
    session.undo()
    assert session.undo() is None


def test_coders_write_apart(session):
    session.apply(WriteMemo(JOURNAL, "by Mei"))
    session.coder = "Ada"
    assert session.memo(JOURNAL) == ""
    session.apply(WriteMemo(JOURNAL, "by Ada"))
    assert [(memo.coder, memo.text) for memo in session.memos()] == [("Ada", "by Ada"), ("Mei", "by Mei")]


def test_what_a_change_touches(session):
    told = []
    session.subscribe(told.append)
    subject = subjects(session)[3]
    post = int(subject.key)
    session.apply(WriteMemo(subject, "words"))
    assert (told[-1].memos, told[-1].posts, told[-1].threads, told[-1].place) == (True, {post}, {1}, (1, post, 0))
    session.apply(WriteMemo(JOURNAL, "words"))
    assert told[-1].memos
    assert not told[-1].posts
    assert session.undo().changes.memos


@pytest.mark.parametrize("kind", [SubjectKind.POST, SubjectKind.THREAD, SubjectKind.TAG, SubjectKind.ANNOTATION])
def test_nothing_is_written_on_what_is_not_there(session, kind):
    with pytest.raises(EditRefused):
        session.apply(WriteMemo(Subject(kind, "999"), "words"))
    assert session.memos() == []


def test_memos_of_posts_are_given_by_thread(session):
    subject = subjects(session)[3]
    session.apply(WriteMemo(subject, "words"))
    assert session.post_memos(1) == {int(subject.key): "words"}
    assert session.post_memos(2) == {}


def test_the_list_holds_memos_of_annotations(session):
    session.apply(SetMemo(making.spans(session.posts(1), (0, 1)), "when?"))
    (memo,) = session.memos()
    assert (memo.subject.kind, memo.text, memo.words) == (SubjectKind.ANNOTATION, "when?", "It returns in autumn.")
    assert (memo.thread_id, memo.floor, memo.span.first) == (1, 1, 1)


def test_memos_of_what_is_gone_are_not_listed_and_come_back(session):
    _, tag, thread, post = subjects(session)
    for subject in (tag, thread, post):
        session.apply(WriteMemo(subject, "words"))
    session.apply(DeleteTag(session.tags()[0].id))
    session.apply(RemoveThread(1))
    assert session.memos() == []
    session.undo()
    session.undo()
    assert len(session.memos()) == 3


def test_memos_of_merged_tags_go_to_the_tag_that_stays(session, path):
    one, two = new_tag("Repairs"), new_tag("Works")
    session.apply(AddTag(one))
    session.apply(AddTag(two))
    gone, stays = (Subject(SubjectKind.TAG, str(tag.id)) for tag in (one, two))
    session.apply(WriteMemo(gone, "about repairs"))
    session.apply(WriteMemo(stays, "about works"))
    session.coder = "Li"
    session.apply(WriteMemo(gone, "another view"))
    assert session.apply(MergeTags((one.id,), two.id)).memos
    assert [(memo.subject, memo.coder, memo.text) for memo in session.memos()] == [
        (stays, "Li", "another view"),
        (stays, "Mei", "about works\n\nabout repairs"),
    ]
    session.undo()
    assert [memo.text for memo in session.memos()] == ["another view", "about repairs", "about works"]
    assert check(path) == []


def test_a_library_with_memos_is_sound_and_keeps_them(session):
    session.apply(WriteMemo(JOURNAL, "one \ud800 line"))
    path = session.path
    session.close()
    assert check(path) == []
    again = ReadingSession(path, coder="Mei")
    assert again.memo(JOURNAL) == "one ? line"
    again.close()
