"""Posts found by author, title and floor."""

from __future__ import annotations

import pytest

from reader.domain.thread import Place
from reader.library.spots import spots
from tests.library import making


@pytest.fixture
def stored(library):
    making.store(
        library,
        making.page(
            making.post("1", 1, "One", author="Ann"),
            making.post("2", 2, "Two", author="Bob_1"),
            making.post("3", 12, "Twelve", author="Ann"),
            title="Ferry",
        ),
        making.page(making.post("9", 12, "十二", author="张三"), tid="88", title="渡口"),
    )
    return library


def found(library, typed: str) -> list[str]:
    return [spot.opening for spot in spots(library.database, typed)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ann", ["One", "Twelve"]),
        ("ANN 12", ["Twelve"]),
        ("#1 ann", ["One"]),
        ("ferry 2", ["Two"]),
        ("fer ann", ["One", "Twelve"]),
        ("ferry", []),
        ("12", []),
        ("", []),
        ("张三 12楼", ["十二"]),
        ("渡 第12楼", ["十二"]),
        ("bob_", ["Two"]),
        ("an_", []),
        ("%", []),
        ("b\\", []),
    ],
)
def test_what_answers(stored, typed, expected):
    assert found(stored, typed) == expected


def test_threads_read_last_come_first(stored):
    first, second = (next(h.id for h in stored.threads.heads() if h.title == title) for title in ("Ferry", "渡口"))
    making.store(stored, making.page(making.post("20", 1, "Zwei", author="Ann"), tid="99", title="Later"), name="z")
    assert found(stored, "ann")[0] == "Zwei"
    post = stored.threads.post_heads(first)[0].id
    stored.marks.keep_place(Place(first, post, 0))
    assert found(stored, "ann")[0] == "One"
    assert stored.marks.recent_threads() == [first]
    assert second not in stored.marks.recent_threads()


def test_removed_threads_are_not_gone_to(stored):
    first = next(h.id for h in stored.threads.heads() if h.title == "Ferry")
    with stored.journal.step("remove", ""):
        stored.marks.set_removed(first, removed=True)
    assert found(stored, "ann") == []


def test_no_more_than_wanted(stored):
    assert len(spots(stored.database, "ann", most=1)) == 1
