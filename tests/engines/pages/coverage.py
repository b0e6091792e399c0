"""Writes the table of `resources/docs/reading.md`: what the golden pages show to be read, by software and view.

``python -m tests.engines.pages.coverage`` writes it; `test_reading_table.py` tells when it is out of date.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from reader.capture.registry import open_captures
from reader.domain.thread import PageKind, Post, ThreadPage
from reader.engines.registry import read_page

PAGES = Path(__file__).parent
DOC = PAGES.parents[2] / "resources" / "docs" / "reading.md"
BEGIN, END = "<!-- table: tests/engines/pages/coverage.py -->", "<!-- end of table -->"

COLUMNS = {
    "author": lambda post: post.author,
    "author id": lambda post: post.author_id,
    "time": lambda post: post.posted_at,
    "post id": lambda post: post.post_id,
    "floor": lambda post: post.floor is not None,
    "edit note": lambda post: post.edited_at or post.edited_by,
    "place": lambda post: post.location,
    "quotes": lambda post: post.quotes,
    "quoted post": lambda post: post.reply_to or any(quote.post_id for quote in post.quotes),
    "comments": lambda post: post.comments,
    "ratings": lambda post: post.ratings,
    "files": lambda post: post.attachments,
    "images": lambda post: post.images,
    "signature": lambda post: post.signature,
    "notices": lambda post: post.notices,
}
PAGE_COLUMNS = {
    "board": lambda page: page.board,
    "page": lambda page: page.page and page.pages,
    "views": lambda page: page.views is not None,
    "replies": lambda page: page.replies is not None,
}


def pages() -> list[ThreadPage]:
    """Every golden page, read; files that belong to a page (styles, pictures) are none."""
    files = sorted(path for path in PAGES.glob("*/*") if path.suffix in {".html", ".txt", ".xml"})
    return [read_page(capture)[1] for path in files for capture in open_captures(path)]


def table() -> str:
    """The table in Markdown: a row for each software and view, a mark for each thing that some golden page shows."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for page in pages():
        row = found[page.software.partition(" (")[0], page.view]
        if page.kind in {PageKind.LISTING, PageKind.MESSAGE}:
            row.add({PageKind.LISTING: "lists", PageKind.MESSAGE: "messages"}[page.kind])
        row.update(name for name, has in PAGE_COLUMNS.items() if page.posts and has(page))
        row.update(name for post in page.posts for name in _shown(post))
    names = [*COLUMNS, *PAGE_COLUMNS, "lists", "messages"]
    lines = [f"| software | view | {' | '.join(names)} |", f"| --- | --- |{' :-: |' * len(names)}"]
    for (software, view), row in sorted(found.items(), key=lambda item: (item[0][0].casefold(), item[0][1])):
        lines.append(f"| {software} | {view} | {' | '.join('●' if name in row else '' for name in names)} |")
    return "\n".join(lines)


def _shown(post: Post) -> list[str]:
    return [name for name, has in COLUMNS.items() if has(post)]


def with_table(text: str) -> str:
    """The document with the table of today."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


if __name__ == "__main__":
    DOC.write_text(with_table(DOC.read_text("utf-8")), "utf-8")
    sys.stdout.write(f"{DOC} written\n")
