"""Golden pages of templates that no engine knows: each reads by its structure as its JSON says."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"


def read(path):
    spec = importlib.util.spec_from_file_location("rewrite_generic_pages", PAGES / "rewrite.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.read(path)


@pytest.mark.parametrize("path", sorted(PAGES.glob("generic/*.html")), ids=lambda path: path.stem)
def test_page_reads_by_its_structure(path):
    assert read(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))
