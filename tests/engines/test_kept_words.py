"""Words put into a message of each golden page are read with it, whatever markup is around them: nothing is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import ParagraphKind
from reader.engines.registry import read_page

FOLDER = Path(__file__).parent / "pages"
PAGES = sorted((*FOLDER.rglob("*.html"), *FOLDER.rglob("*.txt")))
WORDS = "Zebras are rare at this end of the river"
FORMS = (
    *("<br>{}<br>", "<p>{}</p>", "<b>{}</b>", "<blockquote>{}</blockquote>", "<ul><li>{}</li></ul>"),
    *("<table><tr><td>{}</td></tr></table>", "<section><div>{}</div></section>", "<a href=/x>{}</a>"),
)
LEAST = 5


def posts_of(text: str, media_type: str):
    capture = Capture(Path("p.html"), None, "html", text.encode(), media_type)
    return read_page(capture)[1].posts


def within_a_message(text: str, posts, most: int | None) -> int:
    """Where the first ``most`` signs of a paragraph end that the page prints once, -1 where there is none."""
    printed = (p.text[:most] for post in posts for p in post.paragraphs if p.kind is ParagraphKind.BODY)
    places = (text.find(words) + len(words) for words in printed if len(words) >= LEAST and text.count(words) == 1)
    return next((at for at in places if at > text.find("<body")), -1)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_words_within_a_message_are_kept(path: Path) -> None:
    text = path.read_text("utf-8")
    plain = path.suffix == ".txt"
    media_type = "text/plain" if plain else "text/html"
    posts = posts_of(text, media_type)
    at = within_a_message(text, posts, None if plain else 12)
    if at < 0:
        pytest.skip("no message of the page has words that it prints once")
    for form in ("\n{}\n",) if plain else FORMS:
        found = posts_of(text[:at] + form.format(WORDS) + text[at:], media_type)
        assert len(found) == len(posts), form
        assert sum(WORDS in p.text for post in found for p in post.paragraphs) == 1, form
