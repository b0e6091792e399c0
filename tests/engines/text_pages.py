"""The golden texts in `pages`, and what tests ask of a text that was read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from reader.domain.thread import WRITTEN_KINDS
from reader.engines.registry import recognise
from tests.engines.discuz_text_samples import source

PAGES = Path(__file__).parent / "pages"


def text_of(name):
    return (PAGES / f"{name}.txt").read_text("utf-8")


def read(text):
    page = source(text)
    return recognise(page).parse(page)


def words(post):
    return [item.text for item in post.paragraphs if item.kind in WRITTEN_KINDS]


def quotes(post):
    return [(quote.author, quote.text) for quote in post.quotes]


def utc(*parts):
    return dt.datetime(*parts, tzinfo=dt.UTC)
