"""Golden pages of single sites and small forum programs, and what all of their engines have in common."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.engines.base import PageSource
from reader.engines.hackernews import HackerNews
from reader.engines.lemmy import Lemmy
from reader.engines.markup import MARKUP_ENGINES
from reader.engines.nforum import NForum
from reader.engines.nga import Nga
from reader.engines.phpwind import Phpwind
from reader.engines.ptt import Ptt
from reader.engines.reddit import Reddit
from reader.engines.registry import recognise
from reader.engines.slashdot import Slashdot
from reader.engines.stackexchange import StackExchange
from reader.engines.tieba import Tieba
from reader.engines.v2ex import V2ex
from reader.engines.xiuno import Xiuno
from tests.engines.pages.rewrite import read as read_golden
from tests.growth import cost_follows_length

HERE = Path(__file__).parent / "pages"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
ENGINES = (HackerNews, Lemmy, NForum, Nga, Phpwind, Ptt, Reddit, Slashdot, StackExchange, Tieba, V2ex, Xiuno)
NAMES = tuple(engine.name for engine in ENGINES)
PAGES = [path for name in NAMES for path in sorted((HERE / name).glob("*.html"))]


def source_of(markup, **fields):
    capture = Capture(Path("p.html"), None, "html", markup.encode(), "text/html", **fields)
    return PageSource(capture, Decoded(markup, "utf-8", "given", 0))


def label(path):
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", PAGES, ids=label)
def test_page_reads_as_expected(path):
    assert read_golden(path) == json.loads(path.with_suffix(".json").read_text("utf-8"))


def test_every_engine_has_a_page_and_every_page_its_json():
    assert {path.parent.name for path in PAGES} == set(NAMES)
    stored = [path for name in NAMES for path in (HERE / name).glob("*.json")]
    assert {label(path) for path in stored} == {label(path) for path in PAGES}


@pytest.mark.parametrize("path", PAGES, ids=label)
def test_page_is_known_by_one_engine_only(path):
    page = source_of(path.read_text("utf-8"))
    assert recognise(page).name == path.parent.name
    others = [engine.name for engine in MARKUP_ENGINES if engine.name not in (path.parent.name, "generic")]
    sure = {engine.name: engine.recognise(page) for engine in MARKUP_ENGINES}
    assert [name for name in others if sure[name] > 0] == []


@pytest.mark.parametrize("engine", ENGINES)
def test_engine_is_registered_and_leaves_other_pages_alone(engine):
    assert sum(isinstance(known, engine) for known in MARKUP_ENGINES) == 1
    for path in (HERE / "discuz").glob("*.html"):
        assert engine().recognise(source_of(path.read_text("utf-8"))) == 0
    plain = Capture(Path("p.txt"), None, "text", b"V2EX l_post", "text/plain")
    assert engine().recognise(PageSource(plain, Decoded("V2EX l_post", "utf-8", "given", 0))) == 0


@pytest.mark.parametrize("engine", ENGINES)
def test_any_markup_is_read_without_an_exception(engine):
    for markup in ("", "<p>", "<html><body>", "<div class='l_post'><div class='thing' data-fullname='t1_'>"):
        result = engine().parse(source_of(markup))
        assert result.key.engine == engine.name


@pytest.mark.parametrize("path", PAGES, ids=label)
def test_pieces_of_pages_are_read_without_an_exception(path):
    markup = path.read_text("utf-8")
    engine = next(engine() for engine in ENGINES if engine.name == path.parent.name)
    for parts in range(1, 12):
        cut = len(markup) * parts // 12
        assert engine.parse(source_of(markup[:cut])).key.engine == engine.name
        assert engine.parse(source_of(markup[cut:])).key.engine == engine.name


@pytest.mark.parametrize("path", PAGES, ids=label)
def test_cost_grows_with_the_page_only(path):
    """A body repeated n times over: the posts are the same ones again, or more of them."""
    markup = path.read_text("utf-8")
    engine = next(engine() for engine in ENGINES if engine.name == path.parent.name)
    head, _, body = markup.partition("<body>")
    body = body.replace("</body></html>", "")

    def reading(times):
        page = source_of(f"{head}<body>{body * times}")
        page.tree  # noqa: B018 - making the tree is not the engine's work
        return lambda: engine.parse(page)

    cost_follows_length(reading, 40, counted=10)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize(
    ("folder", "pattern", "least"),
    [
        ("forums/hackernews", "*.html", 0.99),
        ("forums/reddit-old", "*.html", 0.88),
        ("forums/stackexchange", "*.html", 0.88),
        ("forums/xiuno4", "*.html", 0.99),
        ("forums/phpwind9", "*.html", 0.99),
        ("captures", "tieba-*.html", 1.0),
    ],
)
def test_shared_pages_keep_authors_and_paragraphs(folder, pattern, least):
    right = wanted = 0
    for path in sorted((SHARED / folder).glob(pattern)):
        want = json.loads(path.with_name(f"{path.name}.truth.json").read_text("utf-8"))
        got = read_golden(path)["posts"]
        assert len(got) == len(want["posts"])
        for post, truth in zip(got, want["posts"], strict=True):
            assert post["author"] == truth["author"]
            lines = [" ".join(p["text"].split()) for p in post["paragraphs"]]
            expected = [" ".join(line.split()) for p in truth["paragraphs"] for line in p.splitlines() if line.split()]
            right += sum(line in lines for line in expected)
            wanted += len(expected)
    assert wanted
    assert right / wanted >= least
