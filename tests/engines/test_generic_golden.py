"""Golden pages of templates that no engine knows: each reads by its structure as its JSON says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.engines.pages.rewrite import read as read_golden

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("path", sorted(PAGES.glob("generic/*.html")), ids=lambda path: path.stem)
def test_page_reads_by_its_structure(path):
    assert read_golden(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))
