"""Golden pages of every engine: each reads as its JSON says, and by the engine that its folder names.

`pages/rewrite.py` writes the JSON anew. A folder bears the engine's name; views of one software that are engines of
their own (``discuz-touch``) lie in the folder of the family.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.engines.base import PageSource
from reader.engines.markup import MARKUP_ENGINES
from reader.engines.registry import recognise
from tests.engines.pages.rewrite import read as read_golden
from tests.growth import cost_follows_length, steps_follow_length

PAGES = Path(__file__).parent / "pages"
FILES = sorted(PAGES.glob("*/*.html"))
BOARDS = frozenset(
    ("phpbb", "mybb", "smf", "fluxbb", "vbulletin", "xenforo", "invision", "nodebb", "vanilla", "flarum", "discourse")
)
OWN = [engine for engine in MARKUP_ENGINES if engine.name in BOARDS]


def name_of(path):
    return f"{path.parent.name}/{path.stem}"


def source(html):
    capture = Capture(Path("page.html"), None, "html", html.encode("utf-8", "replace"), "text/html")
    return PageSource(capture, Decoded(html, "utf-8", "utf-8"))


def load(path):
    return source(path.read_bytes().decode("utf-8", "replace"))


def of_folder(engine, path):
    folder = path.parent.name
    return engine.name == folder or engine.name.replace("_", "-").startswith(f"{folder}-")


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name in BOARDS], ids=name_of)
def test_page_reads_as_expected(path):
    assert read_golden(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_page_is_read_by_the_engine_of_its_folder_and_by_no_other(path):
    page = load(path)
    chosen = recognise(page)
    assert of_folder(chosen, path)
    others = [engine for engine in MARKUP_ENGINES if engine is not chosen]
    assert max(engine.recognise(page) for engine in others) < chosen.recognise(page)


@pytest.mark.parametrize("engine", [e for e in MARKUP_ENGINES if e.name != "generic"], ids=lambda engine: engine.name)
def test_engine_has_a_golden_page(engine):
    pages = [path for path in FILES if of_folder(engine, path) and path.with_suffix(".json").exists()]
    assert any(recognise(load(path)) is engine for path in pages)


@pytest.mark.parametrize("engine", OWN, ids=lambda engine: engine.name)
def test_engine_family_is_its_name(engine):
    path = next(p for p in FILES if p.parent.name == engine.name)
    page = engine.parse(load(path))
    assert page.key.engine == engine.name
    assert page.posts


def test_every_board_has_its_engine():
    assert {engine.name for engine in OWN} == BOARDS


@pytest.mark.parametrize("engine", OWN, ids=lambda engine: engine.name)
@pytest.mark.parametrize(
    "html",
    ["", "<", "<html>", "plain words", "\x00", "<body id=phpbb class='section-viewtopic'>postbody", "<p>" * 50],
    ids=["nothing", "bracket", "html", "words", "nul", "bare body", "nested"],
)
def test_odd_pages_are_refused_or_read_without_posts(engine, html):
    page = source(html)
    assert engine.recognise(page) <= 0.9
    assert engine.parse(page).posts == ()


@pytest.mark.parametrize("engine", OWN, ids=lambda engine: engine.name)
def test_plain_text_is_refused(engine):
    capture = Capture(Path("p.txt"), None, "text", b"phpBB viewtopic postbody", "text/plain")
    assert engine.recognise(PageSource(capture, Decoded("phpBB viewtopic postbody", "utf-8", "utf-8"))) == 0.0


def repeated(name, count):
    """A golden page with its first post's element repeated, as a long hostile page would."""
    path = next(p for p in FILES if p.parent.name == name)
    text = path.read_text("utf-8")
    start, end = text.find("<body"), text.rfind("</body>")
    return text[:end] + text[text.find(">", start) + 1 : end] * count + text[end:]


@pytest.mark.parametrize("engine", OWN, ids=lambda engine: engine.name)
def test_cost_grows_with_length_only(engine):
    def reading(count):
        page = source(repeated(engine.name, count))
        assert page.tree is not None
        return lambda: engine.parse(page)

    cost_follows_length(reading, 40, counted=10)


@pytest.mark.parametrize("engine", OWN, ids=lambda engine: engine.name)
def test_deep_quotations_do_not_end_the_reading(engine):
    path = next(p for p in FILES if p.parent.name == engine.name)
    text = path.read_text("utf-8")
    deep = "<blockquote class='quote bbcode_quote ipsQuote'>" * 300 + "deep" + "</blockquote>" * 300
    words = next(w for p in engine.parse(source(text)).posts for w in (q.text for q in p.paragraphs))
    page = engine.parse(source(text.replace(words, f"{words}{deep}", 1)))
    assert any("deep" in line.text for post in page.posts for line in post.paragraphs)


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name in BOARDS], ids=name_of)
def test_posts_that_never_close_are_read(path):
    text = path.read_text("utf-8")
    start, end = text.find(">", text.find("<body")) + 1, text.rfind("</body>")
    unclosed = re.sub(r"</(?:div|article|li|ul|ol|table|td|tr|blockquote)>", "", text[start:end])

    def reading(count):
        page = source(text[:start] + unclosed * count + text[end:])
        return lambda: recognise(page).parse(page).posts

    assert reading(30)() or not json.loads(path.with_suffix(".json").read_text("utf-8"))["posts"]
    steps_follow_length(reading, 5)
