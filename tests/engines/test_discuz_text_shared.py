"""The engine on the shared captures, where these are at hand."""

import datetime as dt
import json
from pathlib import Path

import pytest

from reader.engines.discuz.text import DiscuzText
from tests.engines.discuz_text_samples import source, texts

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpora are not here")]


def pages(folder, pattern="*.txt"):
    return sorted((CORPUS / folder).glob(pattern)) if CORPUS.exists() else []


def parsed(path):
    truth = json.loads(Path(f"{path}.truth.json").read_text("utf-8"))
    return DiscuzText().parse(source(path.read_text("utf-8"), str(path))), truth


def squeezed(lines):
    return ["".join(line.split()) for line in lines]


def test_the_seed_is_perfect():
    page, truth = parsed(CORPUS / "captures" / "seed.txt")
    assert page.title == truth["thread_title"]
    assert (page.views, page.replies) == (truth["views"], truth["replies"])
    assert page.site_name == truth["site"]
    assert page.captured_at == dt.datetime(2024, 3, 29, 1, 41, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    assert [squeezed(texts(post)) for post in page.posts] == [squeezed(post["paragraphs"]) for post in truth["posts"]]
    assert [post.author for post in page.posts] == [None, None]
    assert [post.location for post in page.posts] == [post["location"] for post in truth["posts"]]
    assert [post.posted_at for post in page.posts] == [
        dt.datetime.fromisoformat(p["posted_at"]) for p in truth["posts"]
    ]


@pytest.mark.parametrize("path", pages("discuz"), ids=lambda path: path.name)
def test_posts_authors_and_floors(path):
    page, truth = parsed(path)
    assert page.title == truth["thread_title"]
    expected = [None if post["anonymous"] else post["author"] for post in truth["posts"]]
    assert [post.author for post in page.posts] == expected
    if page.view != "archiver":
        assert [post.floor for post in page.posts] == [post["floor"] for post in truth["posts"]]


@pytest.mark.parametrize("path", pages("discuz", "b-x3[45]-*[a-z0-9].txt"), ids=lambda path: path.name)
def test_nothing_is_lost(path):
    page, truth = parsed(path)
    got = [" ".join(squeezed(item.text for item in post.paragraphs)) for post in page.posts]
    for post, whole in zip(truth["posts"], got, strict=True):
        assert all(line in whole for line in squeezed(post["paragraphs"]))
