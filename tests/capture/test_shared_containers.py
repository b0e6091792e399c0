"""Containers made by others: each opens, or gives one clear error."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from reader.capture.registry import open_captures
from reader.domain.errors import CaptureError
from reader.engines.registry import read_page

SHARED = Path(__file__).resolve().parents[3] / "shared" / "containers"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.is_dir(), reason="no shared corpora")]
FILES = sorted(p for p in SHARED.glob("*/*") if p.is_file() and p.parent.name != "same-thread")
FORMS = (
    [
        form
        for form in json.loads((SHARED / "same-thread" / "expected.json").read_text("utf-8"))["files"]
        if form["posts"]
    ]
    if SHARED.is_dir()
    else []
)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_opens_or_says_why(path):
    try:
        captures = open_captures(path)
    except CaptureError as error:
        assert error.path == path
        assert error.reason.endswith(".")
    else:
        assert captures
        assert all(capture.body.strip() for capture in captures)


@pytest.mark.parametrize("form", FORMS, ids=lambda f: f["file"])
def test_forms_of_one_thread(form):
    pages = [read_page(capture)[1] for capture in open_captures(SHARED / "same-thread" / form["file"])]
    page = max(pages, key=lambda p: len(p.posts))
    assert len(page.posts) == form["posts"]
    if form["url"]:
        assert page.url == form["url"]
    # Where the expectation holds more than a time, the time stands before the first blank.
    stated = (form["captured"] or "").partition(" ")[0]
    if stated[:4].isdigit():
        assert page.captured_at == datetime.fromisoformat(stated)
