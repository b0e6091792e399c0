"""Saved pages that are read again apart: the same as here, and ended when nobody waits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.domain.errors import DamagedCapture, LibraryError, TooSlow, UsageError
from reader.session import origin, origin_apart
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from tests.session import slow_readers


@pytest.fixture
def library(path, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<title>渡口</title>" + "".join(f"<p>Line {n} of the ferry.</p>" for n in range(5000)), "utf-8")
    import_paths(path, [page], Quiet())
    return path


@pytest.fixture
def apart(monkeypatch):
    monkeypatch.setattr(origin_apart, "LARGE", 0)


def never():
    return False


def test_a_page_is_the_same_apart_but_for_its_posts(library, apart):
    here = origin.read_origin(library, 1)
    there = origin_apart.read_origin(library, 1, None, None, never)
    assert len(there.account.lines) >= 5000
    assert there.account == here.account
    assert (there.head, there.post_ids, there.markup) == (here.head, here.post_ids, here.markup)
    assert there.page == replace(here.page, posts=())
    assert there.decoded == replace(here.decoded, text="")


def test_a_small_page_is_read_here(library, monkeypatch):
    monkeypatch.setattr(origin_apart, "_parts", slow_readers.read)
    assert origin_apart.read_origin(library, 1, None, None, never).decoded.text


def test_errors_come_as_they_are(library, apart):
    with pytest.raises(UsageError):
        origin_apart.read_origin(library, 1, "klingon", None, never)
    with pytest.raises(LibraryError, match="does not hold"):
        origin_apart.read_origin(library, 9, None, None, never)


@pytest.mark.parametrize(("task", "error"), [("deadly", DamagedCapture), ("slow", TooSlow)])
def test_what_takes_too_much_is_an_error(task, error, monkeypatch):
    crew = origin_apart.Crew(slow_readers.read, 1, 0.5)
    with pytest.raises(error):
        origin_apart._read(crew, task, never)
    crew.close()


def test_nobody_waits_for_a_page_that_is_no_longer_wanted(library, apart, monkeypatch):
    unfinished = slow_readers.note_unfinished(monkeypatch)
    monkeypatch.setattr(origin_apart, "_parts", slow_readers.hang)
    answers = iter([False, False, False, True])
    assert origin_apart.read_origin(library, 1, None, None, answers.__next__) is None
    assert next(answers, None) is None
    assert len(unfinished) == 1
