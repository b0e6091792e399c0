"""Golden pages: each invented page of `pages/discuz` reads as its JSON says; `pages/rewrite.py` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader import paths
from reader.engines.discuz.engine import Discuz
from reader.engines.markup import MARKUP_ENGINES
from reader.session.parsing import parse_paths
from tests.engines.pages.rewrite import read as read_golden

PAGES = Path(__file__).parent / "pages" / "discuz"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def load(name):
    return json.loads((PAGES / f"{name}.json").read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_page_reads_as_expected(path):
    assert read_golden(path) == load(path.stem)


def test_every_page_has_its_json():
    assert {p.stem for p in PAGES.glob("*.html")} == {p.stem for p in PAGES.glob("*.json")} != set()


def test_engine_is_asked_early_as_most_pages_are_its_own():
    assert Discuz in {type(engine) for engine in MARKUP_ENGINES[:3]}


def test_sample_thread_is_whole():
    (page,) = parse_paths([str(paths.sample())])
    assert (page["software"], page["version"], page["kind"]) == ("Discuz! X", "X3.4", "thread")
    assert (page["thread_id"], page["views"], page["replies"], page["page"], page["pages"]) == ("2617", 1286, 11, 1, 1)
    assert page["captured_at"] == "2023-05-02T19:06:00+08:00"
    assert page["warnings"] == []
    posts = page["posts"]
    assert [post["floor"] for post in posts] == list(range(1, 13))
    assert posts[3]["author"] is None
    assert [post["reply_to"] for post in posts if post["reply_to"]] == ["31840", "31847", "31858"]
    assert {kind for post in posts for kind in (p["kind"] for p in post["paragraphs"])} == {"body", "list", "table"}
    assert [len(post["comments"]) for post in posts] == [2, 0, 1, 0, 0, 0, 0, 0, 2, 0, 0, 1]
    assert posts[0]["attachments"] == ["老粮站三号仓平面图.pdf"]
    assert posts[0]["edited_at"] == "2023-03-05T08:02:00+08:00"
    assert posts[4]["client"] == "手机"


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
def test_shared_desktop_pages_keep_their_paragraphs():
    right = wanted = 0
    for truth in sorted((SHARED / "discuz").glob("x3*-p1.html.truth.json")):
        want = json.loads(truth.read_text("utf-8"))
        if want["view"] != "desktop":
            continue
        (page,) = parse_paths([str(truth.with_name(truth.name.removesuffix(".truth.json")))])
        for got, post in zip(page["posts"], want["posts"], strict=True):
            assert got["id"] == str(post["id"])
            lines = [" ".join(p["text"].split()) for p in got["paragraphs"]]
            expected = [" ".join(p.split()) for p in post["paragraphs"]]
            right += sum(line in lines for line in expected)
            wanted += len(expected)
    assert wanted > 300
    assert right / wanted > 0.985
