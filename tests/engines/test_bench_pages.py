"""The pages that the bench reads must be read whole, else its figures tell nothing."""

import random
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.engines.registry import read_page
from tests.bench.pages import KB, thread_page, write_pages


@pytest.mark.parametrize("size", [20 * KB, 120 * KB])
def test_a_generated_page_is_read_whole(size):
    markup = thread_page(random.Random(2), 1234, size)
    assert size * 0.95 <= len(markup.encode()) <= size + 8 * KB
    _, page = read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html"))
    assert (page.software, page.version, page.view, page.page, page.pages) == ("Discuz! X", "X3.4", "desktop", 1, 2)
    assert (page.title, page.board, page.views, page.warnings) == ("第1234号帖", ("城里", "长桥"), 8638, ())
    assert [post.floor for post in page.posts] == list(range(1, markup.count('id="postmessage_') + 1))
    assert all(post.author and post.author_id and post.posted_at and post.paragraphs for post in page.posts)
    assert page.posts[2].quotes[0].post_id == page.posts[1].post_id == page.posts[2].reply_to


def test_pages_are_written_as_often_as_wanted(tmp_path):
    paths = write_pages(tmp_path / "new", 3, 20 * KB)
    assert [Path(path).name for path in paths] == ["000000.html", "000001.html", "000002.html"]
    assert all(Path(path).stat().st_size > 18 * KB for path in paths)
