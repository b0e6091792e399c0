"""Names of its own for each author, in place of the real ones, wherever these stand.

A name counts as mentioned where it stands as a word: not inside a longer run of Latin letters and digits. Capitals do
not matter. A name of one sign is replaced after ``@`` only, because it may be any word.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.domain.annotation import Passage
    from reader.domain.thread import Link
    from reader.export.words import Words


class Mention(NamedTuple):
    """Where a name stands in a text and what stands there instead."""

    start: int
    end: int
    instead: str


class Pseudonyms:
    """Replaces authors.

    Args:
        authors: all names, in an order that later imports only add to, so that each keeps its number.
        words: the language of the pseudonyms.
    """

    def __init__(self, authors: Iterable[str], words: Words) -> None:
        self._words = words
        self._names: dict[str, str] = {}
        # The first two signs of a name, folded, lead to the names that begin so, the longest first.
        self._begin: dict[str, list[tuple[str, str]]] = {}
        for author in dict.fromkeys(authors):
            instead = self._new(author)
            folded = _folded(author).strip()
            if folded:
                self._begin.setdefault(folded[:2], []).append((folded, instead))
        for named in self._begin.values():
            named.sort(key=lambda pair: -len(pair[0]))
        firsts = "".join(sorted({re.escape(begin[0]) for begin in self._begin}))
        self._first = re.compile(f"[{firsts}]") if firsts else re.compile(r"(?!)")

    def _new(self, author: str) -> str:
        self._names[author] = self._words("Author {0}").format(len(self._names) + 1)
        return self._names[author]

    def author(self, name: str | None) -> str | None:
        """The pseudonym of an author; None for none."""
        if name is None:
            return None
        return self._names.get(name) or self._new(name)

    def shown(self, text: str) -> str:
        """A text with all names replaced."""
        parts, at = [], 0
        for mention in self._mentions(text):
            parts += [text[at : mention.start], mention.instead]
            at = mention.end
        return "".join([*parts, text[at:]]) if at else text

    def moved(self, text: str, offset: int, *, end: bool) -> int:
        """Where an offset into a text stands in what `shown` makes of it; inside a name it goes to the name's edge."""
        shift = 0
        for mention in self._mentions(text):
            if mention.end <= offset:
                shift += len(mention.instead) - (mention.end - mention.start)
            elif mention.start < offset:
                return mention.start + shift + (len(mention.instead) if end else 0)
            else:
                break
        return offset + shift

    def passage(self, passage: Passage) -> Passage:
        """The passage as a reader may have it who shall not know the authors."""
        annotation, quote = passage.annotation, passage.annotation.target.quote
        shown = self.shown
        hidden = replace(quote, exact=shown(quote.exact), prefix=shown(quote.prefix), suffix=shown(quote.suffix))
        return replace(
            passage,
            annotation=replace(
                annotation, memo=shown(annotation.memo), target=replace(annotation.target, quote=hidden)
            ),
            text=shown(passage.text),
            links=tuple(self.links(passage.links, passage.text.split("\n"))),
            thread_title=shown(passage.thread_title),
            author=self.author(passage.author),
            author_id=None,
            source_file=shown(passage.source_file),
            source_member=shown(passage.source_member) if passage.source_member else passage.source_member,
            before=tuple(map(shown, passage.before)),
            after=tuple(map(shown, passage.after)),
        )

    def links(self, links: Iterable[Link], lines: Sequence[str]) -> Iterator[Link]:
        """Links where their words stand in the texts that are shown; those whose addresses name an author go.

        Args:
            links: their paragraphs count ``lines``.
            lines: the texts as they were.
        """
        for link in links:
            address, line = unquote(link.address), lines[link.paragraph]
            if self.shown(address) == address:
                start, end = self.moved(line, link.start, end=False), self.moved(line, link.end, end=True)
                yield replace(link, start=start, end=end)

    def table(self) -> bytes:
        """Who is who, as CSV for a spreadsheet."""
        from reader.export.csv_file import guard  # noqa: PLC0415 - both ways would be a circle

        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow((self._words("pseudonym"), self._words("author")))
        writer.writerows((instead, guard(name)) for name, instead in self._names.items())
        return out.getvalue().encode("utf-8-sig", "backslashreplace")

    def _mentions(self, text: str) -> Iterator[Mention]:
        folded = _folded(text)
        found = self._first.search(folded)
        while found:
            mention = self._mention_at(folded, found.start())
            if mention:
                yield mention
            found = self._first.search(folded, mention.end if mention else found.end())

    def _mention_at(self, folded: str, at: int) -> Mention | None:
        for begin in (folded[at : at + 2], folded[at : at + 1]):
            for name, instead in self._begin.get(begin, ()):
                end = at + len(name)
                if folded.startswith(name, at) and _apart(folded, at, end):
                    return Mention(at, end, instead)
        return None


def _folded(text: str) -> str:
    """The text in small letters; signs whose small form is longer stay, so that positions hold."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a name stands by itself there."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if end - start == 1:
        return before == "@" and not _latin(after)
    return not (_latin(text[start]) and _latin(before)) and not (_latin(text[end - 1]) and _latin(after))


def _latin(sign: str) -> bool:
    return sign == "_" or (sign.isalnum() and sign < "\u2e80")
