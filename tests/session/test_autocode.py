"""Tagging all hits of a search, searching and indexing beside the window, and kept searches."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.domain.errors import LibraryError, PostilError, QueryError
from reader.domain.search import SearchOptions, Where
from reader.library.library import Library
from reader.library.search_file import index_path
from reader.session import autocode as module
from reader.session.autocode import Autocode, gather
from reader.session.codebook import AddTag, new_tag
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from reader.session.saved import PASSAGES, SEARCHES, Saved, drop, keep, saved
from reader.session.seeking import index_some, seek, tally
from tests.growth import steps
from tests.library import making


@pytest.fixture
def path(tmp_path):
    target = tmp_path / "a.postil"
    library = Library(target)
    for number in range(30):
        posts = [making.post(str(n), n, f"渡口 {n} bus and bus", "nothing here") for n in range(1, 5)]
        making.store(library, making.page(*posts, tid=str(100 + number), title=f"t{number}"), name=f"n{number}")
    library.close()
    return target


@pytest.fixture
def session(path):
    opened = ReadingSession(path, coder="Ada")
    yield opened
    opened.close()


@pytest.fixture
def bus(session):
    tag = new_tag("Bus", session.tags())
    session.apply(AddTag(tag))
    return tag


def run(code):
    while code.step():
        pass


def worn(session):
    return sorted(p.text for p in session.passages())


def test_every_paragraph_that_answers_is_gathered(path):
    found, complete = gather(path, "bus", SearchOptions(), Quiet())
    assert complete
    assert len(found) == 120
    assert {(m.paragraph, m.ranges, m.length) for m in found} == {(0, ((5, 8), (13, 16)), 16)}
    assert found[0].snippet[found[0].marks[0][0] : found[0].marks[0][1]] == "bus"


def test_no_more_is_gathered_than_can_be_looked_at(path, monkeypatch):
    monkeypatch.setattr(module, "MOST", 7)
    found, complete = gather(path, "bus", SearchOptions(), Quiet())
    assert (len(found), complete) == (7, False)


def test_gathering_stops_when_it_is_told_to(path, monkeypatch):
    monkeypatch.setattr(module, "_PAGE", 10)

    class Stop(Quiet):
        def __init__(self, told):
            self.left = told

        def report(self, done, total, what=""):
            self.left -= 1

        def cancelled(self):
            return self.left < 1

    found, complete = gather(path, "bus", SearchOptions(), Stop(1))
    assert (len(found), complete) == (10, False)
    # In the middle of a look through the texts, too.
    assert gather(path, "/b[u]s/", replace(SearchOptions(), regex=True), Stop(0)) == ([], False)


def test_whole_paragraphs_become_one_step(session, path, bus):
    told = []
    session.subscribe(told.append)
    code = Autocode(session, gather(path, "bus", SearchOptions(), Quiet()).found, [bus])
    run(code)
    assert len(session.passages()) == 120
    assert all(text.startswith("渡口") for text in worn(session))
    assert len(told) == 1
    assert len(told[0].annotations) == 120
    assert session.undo_step.kind == "tag-hits"
    assert session.undo_step.detail == "Bus"
    session.undo()
    assert session.passages() == []
    session.redo()
    assert len(session.passages()) == 120


def test_just_the_words(session, path, bus):
    run(Autocode(session, gather(path, "bus", SearchOptions(), Quiet()).found, [bus], whole=False))
    assert worn(session) == ["bus"] * 240


def test_a_new_tag_is_made_in_the_same_step(session, path, bus):
    run(Autocode(session, gather(path, "渡口", SearchOptions(), Quiet()).found, [bus], "Ferry"))
    assert {tag.name for tag in session.passages()[0].tags} == {"Bus", "Ferry"}
    session.undo()
    assert [tag.name for tag in session.tags()] == ["Bus"]


def test_cancelling_takes_all_of_it_back(session, path, bus):
    before = session.undo_step
    code = Autocode(session, gather(path, "bus", SearchOptions(), Quiet()).found, [bus], "Ferry")
    assert code.step()
    assert 0 < code.done < code.total
    code.cancel()
    assert session.passages() == []
    assert [tag.name for tag in session.tags()] == ["Bus"]
    assert session.undo_step == before


def test_tagging_fails_as_a_whole_step(session, path, bus):
    found = gather(path, "bus", SearchOptions(), Quiet()).found
    bad = module.Match(1, "t", 99999, 1, "x", 0, 5, ((0, 2),), "", ())
    code = Autocode(session, [*found[:40], bad], [bus])
    assert code.step()
    with pytest.raises(PostilError):
        code.step()
    session.undo()
    assert session.passages() == []


def test_a_chunk_costs_little_and_a_later_one_no_more(session, path, bus):
    code = Autocode(session, gather(path, "bus", SearchOptions(), Quiet()).found, [bus])
    costs = [steps(code.step)]
    while code.done < code.total:
        costs.append(steps(code.step))
    assert len(costs) == 3
    assert max(costs) < 1.2 * costs[0] < 80_000


def test_a_long_step_is_joined_without_reading_all_of_it(session, path, bus, monkeypatch):
    asked = []
    journal = session._library.journal
    rows_of = journal.rows_of
    monkeypatch.setattr(journal, "rows_of", lambda *given: asked.append(rows_of(*given)) or asked[-1])
    run(Autocode(session, gather(path, "bus", SearchOptions(), Quiet()).found, [bus]))
    assert len(asked) == 2
    assert asked == [[], []]
    session.undo()
    assert len(asked[-1]) == 240


def test_indexing_aside_is_seen_by_the_session(session, path):
    session.searching.stand_aside()
    assert not session.searching.state.ready
    while not index_some(path, 0.2, lambda: True).ready:
        pass
    session.searching.stand_aside()
    assert session.searching.state.ready
    assert session.searching.count("渡口").posts == 120


def test_indexing_stops_when_told(path):
    state = index_some(path, 5, lambda: False)
    assert (state.done, state.ready) == (0, False)


def test_a_session_that_stands_aside_never_writes_the_index(session, path):
    session.searching.stand_aside()
    session.searching.step(1)
    assert session.searching.search("渡口").hits
    assert not index_path(path).exists()


def test_the_index_can_be_made_anew_beside_a_session(session, path):
    index_some(path, 60, lambda: True)
    session.searching.stand_aside()
    assert session.searching.state.ready
    index_path(path).write_bytes(index_path(path).read_bytes()[:5000])
    session.searching.stand_aside()
    assert session.searching.count("渡口").posts == 120
    assert index_some(path, 60, lambda: True).ready


def test_seeking_goes_on_where_it_stopped(path):
    first = seek(path, "bus", SearchOptions(), limit=50)
    rest = seek(path, "bus", SearchOptions(), limit=500, after=first.after)
    assert len({hit.post_id for hit in (*first.hits, *rest.hits)}) == 120
    assert tally(path, "bus", SearchOptions()).total == 120
    with pytest.raises(QueryError):
        seek(path, "(bus", SearchOptions())


def test_kept_searches(session):
    options = SearchOptions(where=frozenset({Where.POSTS}), regex=True, scripts=False)
    keep(session, SEARCHES, Saved("b", "bus+", options))
    keep(session, SEARCHES, Saved("A", "渡口"))
    assert saved(session, SEARCHES) == [Saved("A", "渡口"), Saved("b", "bus+", options)]
    assert saved(session, PASSAGES) == []
    keep(session, SEARCHES, Saved("c", "渡口"), instead="A")
    keep(session, SEARCHES, Saved("b", "again"))
    assert [(row.name, row.query) for row in saved(session, SEARCHES)] == [("b", "again"), ("c", "渡口")]
    drop(session, SEARCHES, "b")
    assert [row.name for row in saved(session, SEARCHES)] == ["c"]


@pytest.mark.parametrize("text", ["", "{", "5", "{}", "[5]", '[{"name": 5}]', '[{"name": "x", "query": null}]'])
def test_damaged_kept_searches_are_none(session, text):
    session.set_setting(SEARCHES, text)
    assert saved(session, SEARCHES) == []


@pytest.mark.parametrize("ask", [seek, tally])
def test_a_look_through_all_texts_stops_when_it_is_told_to(path, ask):
    options = replace(SearchOptions(), regex=True)
    with pytest.raises(LibraryError, match="was stopped"):
        ask(path, "/b[u]s/", options, cancelled=lambda: True)
    assert ask(path, "/b[u]s/", options, cancelled=lambda: False) == ask(path, "/b[u]s/", options)
