"""Search as the window and the commands use it."""

import json
import random

import pytest

from reader import cli
from reader.domain.errors import QueryError
from reader.domain.memo import JOURNAL, Subject, SubjectKind
from reader.domain.search import SearchOptions, Where
from reader.library.library import Library
from reader.library.search_file import index_path
from reader.session import searching as module
from reader.session.codebook import AddTag, new_tag
from reader.session.commands import index_library, search_library
from reader.session.editing import RemoveThread, SetMemo, SetTags
from reader.session.memos import WriteMemo
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "s.postil"
    library = Library(target)
    making.store(library, making.page(*making.three_posts(), captured=making.at(2)))
    other = making.page(making.post("1", 1, "渡口 and bridge"), tid="8", title="Bridge news")
    making.store(library, other, name="other")
    library.close()
    return target


@pytest.fixture
def session(path):
    opened = ReadingSession(path, coder="Ada")
    yield opened
    opened.close()


def ready(session):
    while not session.searching.step(1).ready:
        pass
    return session.searching


def wheres(found):
    return [(str(hit.where), hit.snippet) for hit in found.hits]


@pytest.mark.parametrize("indexed", [False, True])
def test_posts_titles_memos_and_tags(session, indexed):
    tag = new_tag("Bridge works", session.tags())
    session.apply(AddTag(tag))
    thread = next(head for head in session.threads() if head.key.thread_id == "77")
    spans = making.spans(session.posts(thread.id), (0, 2))
    session.apply(SetTags(spans, frozenset({tag.id})))
    annotation = session.annotations(thread.id)[0]
    session.apply(SetMemo(spans, "the bridge is closed"))
    searching = ready(session) if indexed else session.searching
    found = searching.search("bridge")
    assert wheres(found) == [
        ("tags", "Bridge works"),
        ("titles", "Bridge news"),
        ("memos", "the bridge is closed"),
        ("posts", "渡口 and bridge"),
        ("posts", "See you on the bridge."),
        ("posts", "Take the bridge."),
    ]
    assert found.complete
    assert found.after is None
    counted = searching.count("bridge")
    assert (counted.tags, counted.titles, counted.memos, counted.posts, counted.total) == (1, 1, 1, 3, 6)
    last = found.hits[-1]
    assert (last.paragraph, last.places, last.marks, last.floor, last.author) == (
        2,
        ((2, ((9, 15),)),),
        ((9, 15),),
        1,
        "user1",
    )
    assert found.hits[2].key == str(annotation.id)


@pytest.mark.parametrize("indexed", [False, True])
def test_a_removed_thread_is_not_found_until_it_is_back(session, indexed):
    searching = ready(session) if indexed else session.searching
    other = next(head for head in session.threads() if head.key.thread_id == "8")
    session.apply(RemoveThread(other.id))
    assert [hit.snippet for hit in searching.search("渡口").hits] == ["渡口的灯塔也要修。"]
    assert searching.count("渡口").total == 1
    assert searching.search("news").hits == ()
    session.undo()
    assert searching.count("渡口").total == 2


@pytest.mark.parametrize("indexed", [False, True])
def test_in_one_thread_only(session, indexed):
    searching = ready(session) if indexed else session.searching
    other = next(head for head in session.threads() if head.key.thread_id == "8")
    options = SearchOptions(thread_id=other.id)
    assert wheres(searching.search("bridge", options)) == [("titles", "Bridge news"), ("posts", "渡口 and bridge")]
    assert searching.count("bridge", options).total == 2


def test_pages_of_hits(session):
    searching = ready(session)
    options = SearchOptions(where=frozenset({Where.POSTS}))
    first = searching.search("bridge", options, limit=2)
    assert len(first.hits) == 2
    rest = searching.more("bridge", first.after, options, limit=2)
    assert [hit.snippet for hit in rest.hits] == ["Take the bridge."]
    assert rest.after is None


def test_nothing_asked_nothing_found(session):
    assert session.searching.search("  ").hits == ()
    assert session.searching.count("").total == 0
    with pytest.raises(QueryError):
        session.searching.search("(")


def test_regular_expressions_look_at_the_texts_themselves(session):
    searching = ready(session)
    assert [hit.snippet for hit in searching.search("^See .*[.]$", SearchOptions(regex=True)).hits] == [
        "See you on the bridge."
    ]
    assert searching.count("渡口|灯塔", SearchOptions(regex=True)).posts == 2


def test_time_that_is_over_is_told_and_asking_on_gets_through(session):
    searching = ready(session)
    options = SearchOptions(regex=True, seconds=-1, where=frozenset({Where.POSTS}))
    found = searching.search("bridge", options)
    assert (found.hits, found.complete) == ((), False)
    assert not searching.count("bridge", options).complete
    rounds = 0
    while found.after is not None:
        found = searching.more("bridge", found.after, options)
        rounds += 1
        assert rounds < 10


def test_an_index_that_is_not_ready_is_asked_only_where_there_are_many_posts(session, monkeypatch):
    assert session.searching.search("渡口").hits
    monkeypatch.setattr(module, "LOOK_THROUGH", 0)
    assert session.searching.search("渡口").hits == ()
    ready(session)
    assert session.searching.search("渡口").hits


def test_the_kind_of_index_is_kept_in_the_library(session, path):
    assert not session.searching.small
    assert session.searching.build(lambda _state: True, small=True).ready
    assert session.searching.small
    size = session.searching.size
    session.close()
    index_path(path).unlink()
    again = ReadingSession(path)
    assert again.searching.small
    assert again.searching.size > 0 < size
    again.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_index_costs_no_answer(path, seed):
    index_library(path, Quiet())
    file = index_path(path)
    data = bytearray(file.read_bytes())
    chance = random.Random(seed)
    for _ in range(6):
        page = chance.randrange(1, len(data) // 4096) * 4096
        data[page : page + chance.choice((8, 200, 4096))] = b"\xff" * 8
        del data[len(data) // 4096 * 4096 :]
    file.write_bytes(data)
    session = ReadingSession(path)
    assert len(session.searching.search("bridge").hits) == 4
    making.store(session._library, making.page(making.post("9", 9, "One more bridge.")), name="more")
    for _ in range(20):
        if session.searching.step(1).ready:
            break
    assert session.searching.state.ready
    assert session.searching.count("bridge").posts == 4
    session.close()


def test_building_can_be_stopped(session):
    states = []

    def report(state):
        states.append(state)
        return False

    session.searching.build(report)
    assert len(states) == 1


def test_commands_answer_with_and_without_an_index(path):
    before = search_library(path, "bridge", SearchOptions(), 10)
    assert not index_path(path).exists()
    assert index_library(path, Quiet()) == index_path(path).stat().st_size
    after = search_library(path, "bridge", SearchOptions(), 10)
    assert before == after
    assert [hit["where"] for hit in after.hits] == ["titles", "posts", "posts", "posts"]


def test_search_command(path, capsys):
    assert cli.main(["search", str(path), "灯塔 OR 渡口 NOT bridge", "--json"]) == cli.OK
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["where"], line["snippet"], line["marks"]) for line in lines] == [
        ("posts", "渡口的灯塔也要修。", [[0, 2], [3, 5]])
    ]
    assert cli.main(["search", str(path), "Bridge", "--exact"]) == cli.OK
    assert capsys.readouterr().out.split("\t")[0] == "titles"
    assert cli.main(["search", str(path), "^Take", "--regex"]) == cli.OK
    assert "Take the bridge." in capsys.readouterr().out
    assert cli.main(["search", str(path), "(bridge"]) == cli.USAGE
    assert "closing bracket" in capsys.readouterr().err


def test_index_command(path, capsys):
    assert cli.main(["index", str(path), "--small"]) == cli.OK
    assert "up to date" in capsys.readouterr().out
    assert cli.main(["index", str(path), "--no-small", "--anew"]) == cli.OK
    assert cli.main(["index", str(path.with_name("none.postil"))]) == cli.FAILED
    assert not path.with_name("none.postil").exists()
    session = ReadingSession(path)
    assert cli.main(["index", str(path)]) == cli.FAILED
    session.close()


def test_time_over_before_the_posts_goes_on_with_them(session):
    options = SearchOptions(regex=True, seconds=-1)
    found = session.searching.search("bridge", options)
    assert (found.hits, found.complete) == ((), False)
    assert found.after is not None
    rest = session.searching.more("bridge", found.after, SearchOptions(regex=True))
    assert len(rest.hits) == 3
    assert rest.after is None


@pytest.mark.parametrize(
    ("where", "expected"),
    [(Where.POSTS, 3), (Where.TITLES, 1), (Where.MEMOS, 0), (Where.TAGS, 0)],
)
def test_only_where_it_is_asked(session, where, expected):
    searching = ready(session)
    options = SearchOptions(where=frozenset({where}))
    assert len(searching.search("bridge", options).hits) == expected
    assert searching.count("bridge", options).total == expected


def test_as_many_titles_as_wanted(path):
    library = Library(path)
    for i in range(5):
        making.store(library, making.page(making.post("1", 1, "x"), tid=f"n{i}", title=f"Quay {i}"), name=f"n{i}")
    library.close()
    session = ReadingSession(path)
    options = SearchOptions(where=frozenset({Where.TITLES}))
    assert [hit.title for hit in ready(session).search("quay", options, limit=3).hits] == ["Quay 4", "Quay 3", "Quay 2"]
    assert session.searching.count("quay", options).titles == 5
    session.apply(RemoveThread(session.searching.search("quay", options).hits[0].thread_id))
    assert session.searching.count("quay", options).titles == 4
    session.close()


def test_memos_on_posts_threads_and_tags_are_found(session):
    tag = new_tag("Works", session.tags())
    session.apply(AddTag(tag))
    head = next(head for head in session.threads() if head.key.thread_id == "77")
    post = session.posts(head.id)[1]
    for kind, key in ((SubjectKind.POST, post.id), (SubjectKind.THREAD, head.id), (SubjectKind.TAG, tag.id)):
        session.apply(WriteMemo(Subject(kind, str(key)), f"harbour {kind}"))
    found = session.searching.search("harbour")
    assert [(hit.snippet.splitlines()[-1], hit.thread_id, hit.post_id, hit.key) for hit in found.hits] == [
        ("harbour tag", None, None, str(tag.id)),
        ("harbour post", head.id, post.id, ""),
        ("harbour thread", head.id, None, ""),
    ]
    assert session.searching.count("harbour").memos == 2
    elsewhere = next(other.id for other in session.threads() if other.id != head.id)
    assert session.searching.search("harbour", SearchOptions(thread_id=elsewhere)).hits == ()


def test_the_journal_of_the_library_is_found(session):
    session.apply(WriteMemo(JOURNAL, "what the lighthouse was for"))
    (hit,) = session.searching.search("lighthouse").hits
    assert (hit.where, hit.thread_id, hit.title, hit.key) == (Where.MEMOS, None, "", "")
    assert session.searching.count("lighthouse").memos == 1
    thread = session.threads()[0].id
    assert session.searching.search("lighthouse", SearchOptions(thread_id=thread)).hits == ()
