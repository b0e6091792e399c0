"""What a newcomer finds in the first library: a thread to read and a few tags to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.session.codebook import AddTag, new_tag
from reader.session.editing import Together
from reader.session.importing import import_paths
from reader.session.quiet import Quiet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reader.domain.annotation import Tag
    from reader.session.importing import ImportReport
    from reader.session.reading import ReadingSession


def welcome(session: ReadingSession, pages: Sequence[Path], names: Sequence[str]) -> ImportReport:
    """Put pages and sample tags into a new library.

    Args:
        session: the new library.
        pages: saved pages, such as the sample.
        names: of the tags, in the reader's language; they get the keys 1, 2, 3 and so on.

    Returns:
        What came of each page.
    """
    report = import_paths(session.path, list(pages), Quiet())
    tags: list[Tag] = []
    for name in names:
        tags.append(new_tag(name, tags))
    session.apply(Together(tuple(AddTag(tag) for tag in tags), "sample-tags", ""))
    session.announce(report.changes)
    return report
