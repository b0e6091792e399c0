"""Passages as the parts of a document: headings, quotations, and the facts below each. Documents only set them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.grouping import grouped
from reader.export.rows import iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.domain.annotation import Passage, Tag
    from reader.domain.thread import Link
    from reader.export.base import ExportOptions
    from reader.export.words import Words


_NAMELESS = {
    "tag": "(no tag)",
    "author": "(author unknown)",
    "coder": "(no coder)",
    "board": "(no board)",
}
"""What passages are grouped by, thread by thread, and the heading of those without."""


class Heading(NamedTuple):
    """A heading; level 1 is the highest below the document's title."""

    level: int
    text: str


class Entry(NamedTuple):
    """A passage in its place; ``first`` is False where a document has it already under another tag."""

    passage: Passage
    first: bool = True


class Fact(NamedTuple):
    """A line below a passage; a ``safe`` value is made by Postil and holds nothing from a page."""

    label: str
    value: str
    safe: bool = False


def outline(passages: Iterable[Passage], options: ExportOptions, words: Words) -> Iterator[Heading | Entry]:
    """The passages with their headings.

    Grouped by thread or not at all they come in their order, one by one; otherwise they are held. Under each of its
    tags a passage comes again.
    """
    if options.group == "thread":
        yield from _by_thread(passages, words)
    elif options.group in _NAMELESS:
        yield from _grouped(passages, options.group, words)
    else:
        yield from map(Entry, passages)


def post_title(passage: Passage, words: Words) -> str:
    """``#3 author``."""
    floor = f"#{passage.floor} " if passage.floor is not None else ""
    return floor + (passage.author or words("(author unknown)"))


def facts(passage: Passage, words: Words) -> Iterator[Fact]:
    """What is known of a passage beside its text and citation; tags come first, the memo apart from these."""
    annotation = passage.annotation
    span, quote = annotation.target.span, annotation.target.quote
    changed = words("{0}, changed {1}").format(iso(annotation.created), iso(annotation.modified))
    known = (
        Fact("Coder", annotation.coder),
        Fact("Made", changed, safe=True),
        Fact("Place", _place(words, span.first + 1, span.last + 1, span.start, span.end), safe=True),
        Fact("Before", quote.prefix),
        Fact("After", quote.suffix),
        Fact("Thread", passage.thread_key_id),
        Fact("Post", passage.post_key),
        Fact("Author’s number", passage.author_id or ""),
        Fact("Time as printed", passage.posted_raw),
        Fact("Location", passage.location or ""),
        Fact("File", " / ".join(part for part in (passage.source_file, passage.source_member) if part)),
        Fact("SHA-256", passage.source_sha256),
        Fact("Read as", ", ".join(part for part in (passage.software, passage.charset) if part)),
        Fact("Time of saving from", passage.captured_from or ""),
        Fact("Annotation", f"{annotation.id}, {words(annotation.state.value)}", safe=True),
    )
    return (Fact(words(fact.label), fact.value, fact.safe) for fact in known if fact.value)


class Run(NamedTuple):
    """Words of a line, and where they lead: ``""`` for nowhere."""

    words: str
    address: str = ""


def has_words(line: Iterable[Run]) -> bool:
    """Whether there is anything to be read in a line."""
    return any(run.words.strip() for run in line)


def runs(passage: Passage) -> list[list[Run]]:
    """The lines of a passage's text, each cut at its links."""
    lines = passage.text.split("\n")
    if not passage.links:
        return [[Run(line)] for line in lines]
    linked: dict[int, list[Link]] = {}
    for link in passage.links:
        linked.setdefault(link.paragraph, []).append(link)
    return [list(_cut(line, linked.get(number, ()))) for number, line in enumerate(lines)]


def _cut(line: str, links: Iterable[Link]) -> Iterator[Run]:
    at = 0
    for link in links:
        if link.start >= at:
            yield Run(line[at : link.start])
            yield Run(line[link.start : link.end], link.address)
            at = link.end
    yield Run(line[at:])


def tag_names(passage: Passage) -> Iterator[tuple[Tag | None, str]]:
    """Each tag of a passage with its path, ``Trust > Doubt``."""
    for at, path in enumerate(passage.tag_paths):
        yield passage.tags[at] if at < len(passage.tags) else None, " > ".join(path)


def _place(words: Words, first: int, last: int, start: int, end: int) -> str:
    if first == last:
        return words("paragraph {0}, characters {1}–{2}").format(first, start, end)
    return words("paragraph {0}, character {1} to paragraph {2}, character {3}").format(first, start, last, end)


def _thread_title(passage: Passage, words: Words) -> str:
    return passage.thread_title or words("(no title)")


def _by_thread(passages: Iterable[Passage], words: Words) -> Iterator[Heading | Entry]:
    thread: int | None = None
    post: int | None = None
    for passage in passages:
        if passage.thread_id != thread:
            thread, post = passage.thread_id, None
            yield Heading(1, _thread_title(passage, words))
        if passage.annotation.target.post_id != post:
            post = passage.annotation.target.post_id
            yield Heading(2, post_title(passage, words))
        yield Entry(passage)


def _grouped(passages: Iterable[Passage], by: str, words: Words) -> Iterator[Heading | Entry]:
    """The groups of a table, in each of them thread by thread, each thread once, in the order of the passages."""
    seen: set[object] = set()
    for group in grouped(passages, by):
        yield Heading(1, " > ".join(group.names) or words(_NAMELESS[by]))
        for thread in grouped(group.passages, "thread"):
            yield Heading(2, _thread_title(thread.passages[0], words))
            for passage in thread.passages:
                yield Entry(passage, passage.annotation.id not in seen)
                seen.add(passage.annotation.id)
