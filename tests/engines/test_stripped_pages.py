"""Pages that a tool has cleaned: without data attributes, comments, scripts and styles they read as before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.domain.thread import WRITTEN_KINDS
from reader.engines.base import PageSource
from reader.engines.registry import recognise

PAGES = Path(__file__).parent / "pages"
NAMES = (
    "discourse",
    "vanilla",
    "invision",
    "nodebb",
    "xenforo",
    "vbulletin",
    "flarum",
    "reddit",
    "slashdot",
    "stackexchange",
    "lemmy",
    "hackernews",
)
NEEDS_DATA = frozenset(("invision/ips-5", "reddit/cards", "discourse/live-data-35"))
"""Pages where only a data attribute tells an advertisement, the thread, or what it holds."""
FILES = [
    path
    for name in NAMES
    for path in sorted((PAGES / name).glob("*.html"))
    if json.loads(path.with_suffix(".json").read_text("utf-8"))["posts"]
]
_DATA = re.compile(r"""\sdata-[\w-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_EXTRAS = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.DOTALL)


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


def read(text):
    capture = Capture(Path("page.html"), None, "html", text.encode(), "text/html")
    source = PageSource(capture, Decoded(text, "utf-8", "given"))
    engine = recognise(source)
    return engine.name, engine.parse(source)


def written(page):
    return [[line.text for line in post.paragraphs if line.kind in WRITTEN_KINDS] for post in page.posts]


@pytest.mark.parametrize("path", [p for p in FILES if name_of(p) not in NEEDS_DATA], ids=name_of)
def test_posts_stay_without_data_attributes(path):
    text = path.read_text("utf-8")
    name, whole = read(text)
    cleaned_name, cleaned = read(_EXTRAS.sub("", _DATA.sub("", text)))
    assert cleaned_name == name
    assert cleaned.title == whole.title
    assert written(cleaned) == written(whole)
    # Some programs name guests in attributes only: then nobody is named.
    names = zip(cleaned.posts, whole.posts, strict=True)
    assert all(post.author in (known.author, None) for post, known in names)
    assert cleaned.posts[0].author == whole.posts[0].author
