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
EXPECTED = SHARED / "same-thread" / "expected.json"
FORMS = [f for f in json.loads(EXPECTED.read_text("utf-8"))["files"] if f["posts"]] if EXPECTED.is_file() else []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_opens_or_says_why(path):
    try:
        captures, refused = open_captures(path), None
    except CaptureError as error:
        captures, refused = [], error
    if refused is None:
        assert captures
        assert all(capture.body.strip() for capture in captures)
    else:
        assert refused.path == path
        assert refused.reason.endswith(".")


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
