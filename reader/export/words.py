"""Headings and labels of files in the language that was chosen; the translations are a resource."""

from __future__ import annotations

import json
from functools import cache

from reader.paths import resource


class Words:
    """Gives the words of one language.

    Args:
        language: one of `reader.export.base.LANGUAGES`; others are taken for English.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._words = _all().get(language, {})

    def __call__(self, english: str) -> str:
        """The words for these, or these where none are known."""
        return self._words.get(english, english)


@cache
def _all() -> dict[str, dict[str, str]]:
    data: dict[str, dict[str, str]] = json.loads(resource("export/words.json").read_text("utf-8"))
    return data
