from __future__ import annotations

from pathlib import Path

import pytest

from reader.gui.desks.import_desk import existing
from reader.paths import named


def test_a_home_folder_is_spelled_out(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert named("~/notes.csv") == tmp_path / "notes.csv"
    assert named("notes~.csv") == Path("notes~.csv")


@pytest.mark.parametrize("words", ["~nobody-of-this-name", "~nobody-of-this-name/draft.html", "~$draft.html"])
def test_a_name_that_only_looks_like_a_home_folder_stays(words) -> None:
    assert named(words) == Path(words)
    assert existing([words]) == [Path.cwd() / words]
