"""Pages of software that nobody has met yet are read by their structure, whatever their classes are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import WRITTEN_KINDS, PageKind
from reader.engines.registry import read_page
from tests.engines.made_threads import LAYOUTS, Maker

NAMINGS = ("telling", "hashed", "none")


def read(markup):
    return read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))[1]


def told(page):
    return [(post.author, tuple(p.text for p in post.paragraphs if p.kind in WRITTEN_KINDS)) for post in page.posts]


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_threads_are_read_whole(layout, naming):
    for count in (3, 5, 8, 12):
        made = Maker(layout, naming, count, 1)
        page = read(made.page())
        assert page.kind is PageKind.THREAD
        assert page.title == "Veneer on a dresser"
        assert told(page) == [(post.author, post.lines) for post in made.posts]
        assert [post.posted_at.date() for post in page.posts] == [post.at.date() for post in made.posts]


@pytest.mark.parametrize("naming", NAMINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_line_is_lost_however_few_the_posts(layout, naming):
    for seed in range(30):
        made = Maker(layout, naming, 1 + seed % 10, seed)
        printed = "\n".join(p.text for post in read(made.page()).posts for p in post.paragraphs)
        assert [line for post in made.posts for line in post.lines if line not in printed] == []
