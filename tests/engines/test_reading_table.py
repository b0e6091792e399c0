"""The table of what is read, in the documentation, tells what the golden pages show."""

from __future__ import annotations

from tests.engines.pages import coverage


def test_the_table_is_of_today() -> None:
    text = coverage.DOC.read_text("utf-8")
    assert coverage.with_table(text) == text, "run: python -m tests.engines.pages.coverage"


def test_the_table_names_every_family() -> None:
    table = coverage.table()
    for software in ("Discuz! X", "phpBB", "MyBB", "SMF", "FluxBB", "XenForo", "phpwind", "Xiuno", "generic"):
        assert f"| {software}" in table
