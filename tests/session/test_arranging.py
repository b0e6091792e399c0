"""Joining threads and parting pages from them by hand."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from reader.domain.errors import EditRefused
from reader.domain.thread import Place
from reader.library.library import Library
from reader.library.maintenance import check
from reader.library.preparing import prepare
from reader.library.rereading import reread
from reader.session.arranging import JoinThreads, PartPage
from reader.session.editing import AddTag, RemoveThread, SetBookmark, ToggleTag, new_tag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.library import making

LONG = "The lighthouse at the ferry is to be repaired, says the notice number {}."


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.postil"


def take_in(path, *pages, name):
    library = Library(path, join=True)
    stored = making.store(library, *pages, name=name)
    library.close()
    return stored


def posts(*floors, key="{}", **more):
    return [making.post(key.format(floor), floor, LONG.format(floor), **more) for floor in floors]


def opened(path):
    return ReadingSession(path, coder="Mei")


def tagged(session, thread_id, *places):
    if not session.tags():
        session.apply(AddTag(new_tag("Policy", [])))
    session.apply(ToggleTag(making.spans(session.posts(thread_id), *places), session.tags()[0].id))


def floors(session, thread_id):
    return [head.floor for head in session.post_heads(thread_id)]


def annotations(session):
    tables = ("annotation", "annotation_tag", "settled")
    return [session._library.database.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]


def everything(session):
    """What the library holds of threads, posts and pages, and what readers left on them."""
    wanted = {
        "thread": "id, engine, site, key_id, title, posts",
        "post": "id, thread_id, post_key, position, version_id",
        "capture": "id, thread_id",
        "removed": "thread_id",
        "joined": "thread_id, into_id",
        "memo": "subject, key, coder, text",
        "read_mark": "thread_id, post_id",
    }
    rows = session._library.database.rows
    return {table: rows(f"SELECT {names} FROM {table} ORDER BY 1, 2, 3" if table == "post" else
                        f"SELECT {names} FROM {table} ORDER BY 1") for table, names in wanted.items()}  # fmt: skip


@pytest.fixture
def two(path):
    """Two threads of the same site: floors 1 and 2, and floors 3 and 4."""
    take_in(path, making.page(*posts(1, 2), tid="77", captured=making.at(2)), name="a")
    take_in(path, making.page(*posts(3, 4), tid="88", captured=making.at(3)), name="b")
    session = opened(path)
    yield session
    session.close()
    assert check(path) == []


def test_posts_and_pages_go_to_the_thread_that_stays(two):
    tagged(two, 2, (0, 0))
    before, noted = everything(two), annotations(two)
    changes = two.apply(JoinThreads(2, 1))
    assert (changes.threads, changes.structure) == ({1, 2}, True)
    assert [head.id for head in two.threads()] == [1]
    assert (two.thread(1).posts, floors(two, 1)) == (4, [1, 2, 3, 4])
    assert sorted(capture.id for capture in two.captures(1)) == [1, 2]
    assert [a.target.post_id for a in two.annotations(1)] == [3]
    assert annotations(two) == noted
    assert two.undo_step.kind == "join-threads"
    assert two.undo_step.detail == "Thread 77"
    after = everything(two)
    undone = two.undo()
    assert (undone.changes.threads, undone.changes.structure) == ({1, 2}, True)
    assert everything(two) == before
    two.redo()
    assert everything(two) == after
    assert annotations(two) == noted


def test_a_later_page_of_the_joined_thread_goes_to_the_other(two, path):
    two.apply(JoinThreads(2, 1))
    (stored,) = take_in(path, making.page(*posts(4, 5), tid="88", captured=making.at(5)), name="c")
    assert (stored.thread_id, stored.posts_new, stored.posts_same) == (1, 1, 1)
    assert floors(two, 1) == [1, 2, 3, 4, 5]
    (stored,) = take_in(path, making.page(*posts(6), tid="77", captured=making.at(5)), name="d")
    assert stored.thread_id == 1


def test_undo_after_a_later_page_leaves_that_page_where_it_is(two, path):
    two.apply(JoinThreads(2, 1))
    take_in(path, making.page(*posts(5), tid="88", captured=making.at(5)), name="c")
    two.undo()
    assert floors(two, 1) == [1, 2, 5]
    assert floors(two, 2) == [3, 4]


def test_a_page_without_ids_finds_the_thread_that_its_own_was_joined_to(path):
    first = making.page(*posts(1, 2), tid="77", captured=making.at(2))
    take_in(path, first, name="a")
    plain = {"tid": "digest-b", "site": "", "title": "The lighthouse", "site_name": "", "url": None}
    take_in(path, making.page(*posts(3, 4, key=""), **plain, captured=making.at(3)), name="b")
    session = opened(path)
    session.apply(JoinThreads(2, 1))
    again = making.page(*posts(3, 4, key=""), **plain | {"tid": "digest-c"}, captured=making.at(4))
    (stored,) = take_in(path, again, name="c")
    assert stored.thread_id == 1
    assert session.thread(1).key.thread_id == "77"
    session.close()


def test_the_same_posts_are_shown_once_and_the_marked_one_is_kept(path):
    take_in(path, making.page(*posts(1, 2, 3), tid="77", captured=making.at(2)), name="a")
    plain = making.page(*posts(2, 3, 4, key=""), tid="digest-b", site="", title="B", captured=making.at(1))
    take_in(path, plain, name="b")
    session = opened(path)
    tagged(session, 2, (0, 0))
    tagged(session, 1, (2, 0))
    before, noted = everything(session), annotations(session)
    assert session.shown_twice(2, 1) == 0
    session.apply(JoinThreads(2, 1))
    assert floors(session, 1) == [1, 2, 3, 4]
    assert [post.id for post in session.posts(1)] == [1, 4, 3, 6]
    assert len(session.annotations(1)) == 2
    assert everything(session)["post"][3][1:3] == (1, "2")
    assert annotations(session) == noted
    after = everything(session)
    session.undo()
    assert everything(session) == before
    session.redo()
    assert everything(session) == after
    session.close()
    assert check(path) == []


@pytest.mark.parametrize(("mine", "theirs", "kept"), [(3, 2, 2), (2, 3, 1)])
def test_without_marks_the_newer_row_is_kept(path, mine, theirs, kept):
    take_in(path, making.page(*posts(1), tid="77", captured=making.at(theirs)), name="a")
    take_in(path, making.page(*posts(1), tid="88", captured=making.at(mine)), name="b")
    session = opened(path)
    session.apply(JoinThreads(2, 1))
    assert [post.id for post in session.posts(1)] == [kept]
    session.undo()
    assert [post.id for post in session.posts(1)] == [1]
    session.close()
    assert check(path) == []


def test_posts_with_marks_on_both_rows_are_shown_twice(path):
    take_in(path, making.page(*posts(1, 2), tid="77", captured=making.at(2)), name="a")
    take_in(path, making.page(*posts(1, 2), tid="88", captured=making.at(3)), name="b")
    session = opened(path)
    tagged(session, 1, (0, 0))
    session.apply(SetBookmark(session.posts(2)[0].id, on=True))
    assert session.shown_twice(2, 1) == 1
    session.apply(JoinThreads(2, 1))
    assert floors(session, 1) == [1, 1, 2]
    session.undo()
    assert (floors(session, 1), floors(session, 2)) == ([1, 2], [1, 2])
    session.close()
    assert check(path) == []


def test_newer_words_are_not_hidden_behind_a_marked_row(path):
    take_in(path, making.page(making.post("1", 1, LONG.format(1)), tid="77", captured=making.at(2)), name="a")
    edited = making.post("", 1, LONG.format(1) + " It is repaired.")
    take_in(path, making.page(edited, tid="digest-b", site="", title="B", captured=making.at(3)), name="b")
    session = opened(path)
    tagged(session, 1, (0, 0))
    assert session.shown_twice(2, 1) == 1
    session.apply(JoinThreads(2, 1))
    assert [post.id for post in session.posts(1)] == [1, 2]
    session.close()
    assert check(path) == []


def test_the_row_that_is_not_shown_is_told_among_the_versions(path):
    old = making.post("", 1, LONG.format(1) + " So far.")
    take_in(path, making.page(old, tid="digest-b", site="", title="B", captured=making.at(2)), name="a")
    take_in(path, making.page(making.post("1", 1, LONG.format(1)), tid="77", captured=making.at(3)), name="b")
    session = opened(path)
    session.apply(JoinThreads(1, 2))
    (post,) = session.posts(2)
    newer, older = session.versions(post.id)
    assert (newer.id, newer.shown, older.shown) == (post.version_id, True, False)
    assert older.paragraphs[0].text.endswith("So far.")
    session.undo()
    assert len(session.versions(post.id)) == 1
    session.close()


def test_different_posts_of_one_number_are_refused(path):
    for tid, words, day in (("digest-a", "The first thread began so.", 2), ("digest-b", "Nothing like it at all!", 3)):
        one = making.post("", 1, words, author=f"author{day}", posted_at=making.at(day))
        take_in(path, making.page(one, tid=tid, site="", title=f"Title {tid}", captured=making.at(day)), name=tid)
    session = opened(path)
    before = everything(session)
    with pytest.raises(EditRefused, match="Post #1 is not the same"):
        session.apply(JoinThreads(2, 1))
    assert everything(session) == before
    session.close()


def test_a_thread_that_goes_on_stands_behind_the_first(path):
    take_in(path, making.page(*posts(1, 2), tid="77", captured=making.at(2)), name="a")
    late = [making.post(f"9{n}", n, f"Part two goes on, number {n}.", posted_at=making.at(4, n)) for n in (1, 2)]
    take_in(path, making.page(*late, tid="88", captured=making.at(5)), name="b")
    session = opened(path)
    session.apply(JoinThreads(1, 2))
    assert [post.post.post_id for post in session.posts(2)] == ["1", "2", "91", "92"]
    session.undo()
    session.apply(JoinThreads(2, 1))
    assert [post.post.post_id for post in session.posts(1)] == ["1", "2", "91", "92"]
    session.close()


def test_what_cannot_be_joined_is_refused(two):
    with pytest.raises(EditRefused, match="to itself"):
        two.apply(JoinThreads(1, 1))
    with pytest.raises(EditRefused, match="no such thread"):
        two.apply(JoinThreads(1, 9))
    two.apply(RemoveThread(2))
    with pytest.raises(EditRefused, match="no such thread"):
        two.apply(JoinThreads(2, 1))


def test_read_marks_and_the_place_follow_the_posts(two):
    two.mark_read([3])
    two.keep_place(Place(2, 4, 0))
    two.apply(JoinThreads(2, 1))
    assert [head.read for head in two.post_heads(1)] == [False, False, True, False]
    assert two.thread(1).unread == 3
    assert two.place_in(1) == Place(1, 4, 0)
    two.undo()
    assert [head.read for head in two.post_heads(2)] == [True, False]
    assert two.place_in(2) == Place(2, 4, 0)


def unnamed(*numbers):
    return posts(*numbers, key="")


def test_joining_can_be_undone_after_a_page_that_names_its_posts(path):
    plain = {"tid": "digest-b", "site": "", "title": "B", "site_name": "", "url": None}
    take_in(path, making.page(*posts(1, 2), tid="77", captured=making.at(2)), name="a")
    take_in(path, making.page(*unnamed(3, 4), **plain, captured=making.at(3)), name="b")
    session = opened(path)
    tagged(session, 2, (0, 0))
    noted = annotations(session)
    session.apply(JoinThreads(2, 1))
    joined = everything(session)
    (stored,) = take_in(path, making.page(*posts(3, 4, 5), tid="77", captured=making.at(5)), name="c")
    assert (stored.thread_id, stored.posts_new) == (1, 1)
    assert everything(session)["post"] != joined["post"]
    named = everything(session)
    session.undo()
    assert (floors(session, 1), floors(session, 2)) == ([1, 2, 5], [3, 4])
    assert annotations(session) == noted
    session.redo()
    assert everything(session) == named
    session.undo()
    assert (floors(session, 1), floors(session, 2)) == ([1, 2, 5], [3, 4])
    session.close()
    assert check(path) == []


def test_joining_can_be_undone_after_posts_were_seated_otherwise(two, path):
    two.apply(JoinThreads(2, 1))
    library = Library(path, join=True)
    library.database.run("UPDATE post SET position=position+7 WHERE thread_id=1")
    library.close()
    two.undo()
    assert (floors(two, 1), floors(two, 2)) == ([1, 2], [3, 4])


def test_a_join_whose_posts_lie_elsewhere_is_not_undone_and_says_what_to_do(two, path):
    two.apply(JoinThreads(2, 1))
    take_in(path, making.page(*posts(9), tid="99", captured=making.at(4)), name="d")
    library = Library(path, join=True)
    library.database.run("UPDATE post SET thread_id=3 WHERE id=3")
    library.database.run("UPDATE thread SET posts=(SELECT count(*) FROM post WHERE thread_id=thread.id)")
    library.close()
    before = everything(two)
    with pytest.raises(EditRefused, match="by hand"):
        two.undo()
    assert everything(two) == before
    # The page that came with the joined thread can be parted all the same.
    two.apply(PartPage(1, 2))
    assert floors(two, 1) == [1, 2]


# -- parting -------------------------------------------------------------------------------------------------------


@pytest.fixture
def one(path):
    """A thread of two pages that share floor 1, and an annotation on floor 3."""
    take_in(path, making.page(*posts(1, 2), captured=making.at(2), page=1), name="a")
    take_in(path, making.page(*posts(1, 3, 4), captured=making.at(3), page=2), name="b")
    session = opened(path)
    tagged(session, 1, (2, 0))
    yield session
    session.close()
    assert check(path) == []


def test_a_page_becomes_a_thread_with_the_posts_that_only_it_shows(one):
    before, noted = everything(one), annotations(one)
    changes = one.apply(PartPage(1, 2))
    assert (changes.threads, changes.structure) == ({1, 2}, True)
    assert (floors(one, 1), floors(one, 2)) == ([1, 2], [3, 4])
    parted = one.thread(2)
    assert (parted.title, parted.site, parted.posts, parted.annotations) == ("Thread 77", "Example forum", 2, 1)
    assert parted.captured_at == making.at(3)
    assert parted.last_posted_at == one.posts(2)[-1].post.posted_at
    assert [capture.id for capture in one.captures(2)] == [2]
    assert annotations(one) == noted
    after = everything(one)
    one.undo()
    assert everything(one) == before
    assert one.thread(2) is None
    one.redo()
    assert everything(one) == after


def test_a_parted_page_has_its_own_title(path, tmp_path):
    words = "The early boat leaves before the market opens.", "渡口的灯塔修好以后，晚上也有船开往对岸。"
    for number, text in enumerate(words, start=1):
        (tmp_path / f"{number}.html").write_text(f"<title>Ferry {number}</title><p>{text}</p>", "utf-8")
    import_paths(path, [tmp_path / "1.html", tmp_path / "2.html"], Quiet())
    session = opened(path)
    session.apply(JoinThreads(2, 1))
    assert [head.title for head in session.threads()] == ["Ferry 1"]
    session.apply(PartPage(1, 2))
    assert [head.title for head in session.threads()] == ["Ferry 1", "Ferry 2"]
    session.close()


def test_parting_can_be_undone_after_reading_there(one):
    one.apply(PartPage(1, 2))
    one.mark_read([3])
    one.keep_place(Place(2, 4, 0))
    one.undo()
    assert [head.read for head in one.post_heads(1)] == [False, False, True, False]
    assert one.place_in(1) == Place(1, 4, 0)


def test_what_was_parted_can_be_joined_again(one):
    one.apply(PartPage(1, 2))
    one.apply(JoinThreads(2, 1))
    assert floors(one, 1) == [1, 2, 3, 4]


def test_parting_is_refused_where_nothing_would_come_of_it(one, path):
    with pytest.raises(EditRefused, match="not of this thread"):
        one.apply(PartPage(1, 9))
    take_in(path, making.page(*posts(1, 3), captured=making.at(4), page=2), name="c")
    with pytest.raises(EditRefused, match="show all posts"):
        one.apply(PartPage(1, 3))
    take_in(path, making.page(*posts(1), tid="99", captured=making.at(4)), name="d")
    with pytest.raises(EditRefused, match="No posts would be left"):
        one.apply(PartPage(2, 4))


def test_memos_follow(two):
    memo = pytest.importorskip("reader.session.memos")
    domain = pytest.importorskip("reader.domain.memo")
    for key, text in (("1", "on the first"), ("2", "on the second")):
        two.apply(memo.WriteMemo(domain.Subject(domain.SubjectKind.THREAD, key), text))
    before = everything(two)
    two.apply(JoinThreads(2, 1))
    assert everything(two)["memo"] == [("thread", "1", "Mei", "on the first\n\non the second")]
    two.undo()
    assert everything(two)["memo"] == before["memo"]


def read_again(path, capture_id, page):
    library = Library(path, join=True)
    now = making.at(20)
    done = reread(library.database, capture_id, making.DECODED, prepare(making.capture(), page), now)
    library.close()
    return done


def test_a_page_that_was_parted_stays_on_its_own_when_it_is_read_again(path):
    take_in(path, making.page(*posts(1, 2), captured=making.at(2), page=1), name="a")
    take_in(path, making.page(*posts(3, 4), captured=making.at(3), page=2), name="b")
    session = opened(path)
    session.apply(PartPage(1, 2))
    read_again(path, 2, making.page(*posts(3, 4, 5), captured=making.at(3), page=2))
    assert (floors(session, 1), floors(session, 2)) == ([1, 2], [3, 4, 5])
    with pytest.raises(EditRefused, match="came in later build on this"):
        session.undo()
    assert (floors(session, 1), floors(session, 2)) == ([1, 2], [3, 4, 5])
    session.close()
    assert check(path) == []


def test_a_parting_is_not_undone_where_a_later_page_shows_its_posts_again(path):
    take_in(path, making.page(*posts(1, 2), captured=making.at(2), page=1), name="a")
    take_in(path, making.page(*posts(3, 4), captured=making.at(3), page=2), name="b")
    session = opened(path)
    session.apply(PartPage(1, 2))
    take_in(path, making.page(*posts(3, 4, 5), captured=making.at(4), page=2), name="c")
    assert (floors(session, 1), floors(session, 2)) == ([1, 2, 3, 4, 5], [3, 4])
    with pytest.raises(EditRefused, match="came in later build on this"):
        session.undo()
    assert (floors(session, 1), floors(session, 2)) == ([1, 2, 3, 4, 5], [3, 4])
    session.close()
    assert check(path) == []


def test_pages_of_joined_threads_are_read_again_in_their_new_home(path):
    take_in(path, making.page(*posts(1, 2), tid="77", captured=making.at(3)), name="a")
    take_in(path, making.page(*posts(2, 3), tid="88", captured=making.at(2)), name="b")
    session = opened(path)
    tagged(session, 2, (1, 0))
    noted = annotations(session)
    session.apply(JoinThreads(2, 1))
    assert floors(session, 1) == [1, 2, 3]
    read_again(path, 2, making.page(*posts(2, 3, 4), tid="88", captured=making.at(2)))
    assert floors(session, 1) == [1, 2, 3, 4]
    assert annotations(session) == noted
    read_again(path, 1, making.page(*posts(1), tid="77", captured=making.at(3)))
    assert floors(session, 1) == [1, 2, 3, 4]
    assert [head.id for head in session.threads()] == [1]
    session.close()
    assert check(path) == []


# -- any order -----------------------------------------------------------------------------------------------------

INDEX = st.integers(0, 9)


class Arranging(RuleBasedStateMachine):
    """Imports, annotations, joins, parts, undo and redo in any order lose no annotation and keep the library sound."""

    @initialize()
    def begin(self):
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "m.postil"
        self.count = 0
        self.bring(0, [1, 2, 3], 0, named=True)
        self.bring(1, [3, 4], 1, named=True)
        self.session = opened(self.path)
        tag = new_tag("Policy", [])
        self.session.apply(AddTag(tag))
        self.tag = tag.id

    def teardown(self):
        self.session.close()
        try:
            assert check(self.path) == []
        finally:
            shutil.rmtree(self.folder)

    def bring(self, thread, floors, words, *, named):
        self.count += 1
        made = [
            making.post(f"{thread // 2}{floor}" if named else "", floor, LONG.format(floor), f"Line {words}.")
            for floor in floors
        ]
        key = f"7{thread}" if named else f"digest-{thread}"
        site = "forum.example" if named else ""
        take_in(
            self.path,
            making.page(*made, tid=key, site=site, title=f"T{thread % 3}", captured=making.at(1 + self.count % 27)),
            name=f"p{self.count}",
        )

    def a_thread(self, index):
        heads = self.session.threads()
        return heads[index % len(heads)].id

    def do(self, act):
        before, noted = everything(self.session), annotations(self.session)
        try:
            act()
        except EditRefused:
            assert everything(self.session) == before
        return noted

    @rule(thread=st.integers(0, 3), floors=st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True),
          words=st.integers(0, 1), named=st.booleans())  # fmt: skip
    def take(self, thread, floors, words, named):
        noted = annotations(self.session)
        self.bring(thread, sorted(floors), words, named=named)
        assert annotations(self.session) == noted

    @rule(
        capture=INDEX, floors=st.lists(st.integers(1, 5), min_size=1, max_size=3, unique=True), thread=st.integers(0, 3)
    )
    def read_again(self, capture, floors, thread):
        noted = annotations(self.session)
        made = [making.post(f"{thread // 2}{floor}", floor, LONG.format(floor), "Line 2.") for floor in sorted(floors)]
        page = making.page(*made, tid=f"7{thread}", title=f"T{thread % 3}", captured=making.at(9))
        read_again(self.path, 1 + capture % self.count, page)
        assert annotations(self.session) == noted

    @rule(index=INDEX, place=INDEX)
    def tag_post(self, index, place):
        stored = self.session.posts(self.a_thread(index))
        if stored:
            self.session.apply(ToggleTag(making.spans(stored, (place % len(stored), 0)), self.tag))

    @rule(one=INDEX, other=INDEX)
    def join(self, one, other):
        act = JoinThreads(self.a_thread(one), self.a_thread(other))
        noted = self.do(lambda: self.session.apply(act))
        assert annotations(self.session) == noted

    @rule(index=INDEX, page=INDEX)
    def part(self, index, page):
        thread = self.a_thread(index)
        captures = self.session.captures(thread)
        act = PartPage(thread, captures[page % len(captures)].id if captures else 0)
        noted = self.do(lambda: self.session.apply(act))
        assert annotations(self.session) == noted

    @rule()
    def undo(self):
        kind = self.session.undo_step.kind if self.session.undo_step else ""
        if kind != "add-tag":
            noted = self.do(self.session.undo)
            assert kind == "set-tag" or kind == "unset-tag" or annotations(self.session) == noted

    @rule()
    def redo(self):
        kind = self.session.redo_step.kind if self.session.redo_step else ""
        noted = self.do(self.session.redo)
        assert kind in ("set-tag", "unset-tag") or annotations(self.session) == noted

    @rule()
    def undo_and_redo(self):
        before = everything(self.session)
        step = self.session.undo_step
        if step is None or step.kind == "add-tag":
            return
        try:
            self.session.undo()
        except EditRefused:
            return
        self.session.redo()
        assert everything(self.session) == before

    @invariant()
    def every_annotation_is_in_sight(self):
        if hasattr(self, "session"):
            stored = {row[0] for row in self.session._library.database.rows("SELECT id FROM annotation")}
            shown = {str(a.id) for head in self.session.threads() for a in self.session.annotations(head.id)}
            assert shown == stored
            counted = {head.id: head.posts for head in self.session.threads()}
            assert counted == {thread: len(self.session.posts(thread)) for thread in counted}


TestArranging = Arranging.TestCase
TestArranging.settings = settings(
    max_examples=25, stateful_step_count=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
