"""The text of NGA posts: the site's own markup (``[quote]``, ``[b]``, ``[img]``), or what its scripts made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind, Quote
from reader.engines.parts.blocks import walk
from reader.engines.parts.dom import has_class, text_of
from reader.engines.parts.finders import first
from reader.engines.parts.linked import LinkedText
from reader.engines.parts.message import COLONS, Markup, QuoteHead, image_addresses
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.engines.parts.draft import Draft

_MARK = re.compile(
    r"\[(?P<end>/?)(?P<name>quote|code|list|h|collapse|b|i|u|del|sub|sup|color|size|font|align|url|img|uid|pid|tid|"
    r"td|tr|table|flash|attach|l|r|\*)(?P<value>[=\d][^\[\]]{0,300})?\]"
)
_HEAD = re.compile(
    r"(?:\[b\])?(?:Reply to )?\[(?P<what>pid|tid)=(?P<id>\d{1,12})[^\[\]]{0,40}\][^\[\]]{0,20}\[/(?:pid|tid)\] ?"
    r"(?:\[b\])?Post by (?:\[uid(?:=-?\d{1,12})?\])?(?P<name>[^\[\]]{1,60}?)(?:\[/uid\])?"
    r"(?:\[color=gray\]\([^()]{1,12}\)\[/color\])? ?\((?P<time>[^()]{8,25})\) ?:?(?:\[/b\])?:?"
)
_SHOWN_HEAD = re.compile(r"^(?:Reply to )?(?:Reply|Topic)? ?Post by (.{1,60}?) ?\((.{8,25})\) ?:?$")
_IMAGE = re.compile(r"\[img\]([^\[\]]{1,500})\[/img\]")
_LISTED = {"*": ParagraphKind.LIST, "h": ParagraphKind.HEADING}


def fill_post(draft: Draft, body: _Element) -> None:
    """Read a post's text into a draft."""
    if any(has_class(e, "quote") for e in body.iter("div", "blockquote")):
        draft.read(_MARKUP, body)
        return
    walker = walk(body)
    reader = _Reader(draft)
    for _, line, _ in walker.lines:
        reader.read(line)
    draft.body.images += image_addresses(walker.images)
    draft.body.quotes = [Quote(q.author, "\n".join(q.words), q.post_id, q.posted_raw) for q in reader.quoted]


def _shown_quote(element: _Element) -> QuoteHead | None:
    """As the scripts show it: a box whose bold first words say who is quoted, with a link to the post."""
    if not has_class(element, "quote"):
        return None
    bold = first(b for b in element.iter("b") if _SHOWN_HEAD.match(text_of(b)))
    match = _SHOWN_HEAD.match(text_of(bold))
    if bold is None or match is None:
        return QuoteHead()
    link = first(a for a in element.iter("a") if "pid=" in (a.get("href") or "") and a not in bold.iter("a"))
    pid = link.get("href", "").partition("pid=")[2].partition("&")[0] if link is not None else ""
    parts = (bold,) if link is None else (bold, link)
    return QuoteHead(match[1], pid if pid.isdigit() else None, chrome=parts, lead=COLONS)


@dataclass(slots=True)
class _Quoted:
    author: str | None = None
    post_id: str | None = None
    posted_raw: str = ""
    words: list[str] = field(default_factory=list)


class _Reader:
    """Takes printed lines one by one, with the marks still in them."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._open: list[int] = []
        self._code = False
        self.quoted: list[_Quoted] = []

    def read(self, line: str) -> None:
        """Take a line."""
        self._draft.body.images += [match[1] for match in _IMAGE.finditer(line)]
        line = _IMAGE.sub("", line)
        kind = ParagraphKind.BODY
        pieces: list[tuple[str, str]] = []
        position, address = 0, ""
        while mark := _MARK.search(line, position):
            pieces.append((line[position : mark.start()], address))
            position = mark.end()
            name, ends = mark["name"], bool(mark["end"])
            if name in ("quote", "code"):
                self._put(kind, pieces)
                kind = ParagraphKind.BODY
                self._border(name, ends=ends)
            elif name in _LISTED and not ends:
                self._put(kind, pieces)
                kind = _LISTED[name]
            elif name == "url":
                address = "" if ends else (mark["value"] or "").removeprefix("=")
            elif name in ("pid", "tid", "b") and (head := _HEAD.match(line, mark.start())):
                self._answer(head)
                position = head.end()
        pieces.append((line[position:], address))
        self._put(kind, pieces)

    def _answer(self, head: re.Match[str]) -> None:
        """The site's line that says whom a quotation is of, or whom the post answers."""
        pid = head["id"] if head["what"] == "pid" else "0"
        if not self._open:
            self._draft.reply_to = self._draft.reply_to or pid
            return
        quoted = self.quoted[self._open[-1]]
        if quoted.author is None:
            quoted.author, quoted.post_id, quoted.posted_raw = head["name"].strip(), pid, head["time"]

    def _border(self, name: str, *, ends: bool) -> None:
        if name == "code":
            self._code = not ends
        elif not ends:
            if not self._open:
                self._draft.body.outermost.append(len(self.quoted))
            self._open.append(len(self.quoted))
            self.quoted.append(_Quoted())
        elif self._open:
            self._open.pop()

    def _put(self, kind: ParagraphKind, pieces: list[tuple[str, str]]) -> None:
        """Take words, each with the address to which they lead or ``""``."""
        text = normalise("".join(words for words, _ in pieces))
        if any(address for _, address in pieces):
            text = LinkedText(text, tuple(pieces))
        pieces.clear()
        if not text:
            return
        if self._open:
            self.quoted[self._open[-1]].words.append(text)
            self._draft.body.lines.append((ParagraphKind.QUOTE, text, self._open[-1]))
        else:
            self._draft.body.lines.append((ParagraphKind.CODE if self._code else kind, text, None))


_MARKUP = Markup(quote=_shown_quote, whole_addresses=False)
