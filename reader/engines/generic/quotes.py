"""Quotations on pages of unknown software: their boxes, and the line in them that says whose words they are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.parts.dom import text_of
from reader.engines.parts.finders import first
from reader.engines.parts.message import QuoteHead, speaker
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.engines.parts.message import Body

_QUOTE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:block|bb|bbcode[_-]?)?quote(?:d|s|box|block|container|wrapper|-?message)?(?:$|\s)", re.IGNORECASE
)
_HEAD_CLASS = re.compile(
    r"(?:^|[\s_-])(?:title|head|header|attribution|author|cite|citation|by)(?:$|\s)", re.IGNORECASE
)
_QUOTE_TAGS = ("div", "table", "aside", "section")
_BOX_TAGS = ("div", "td", "section", "aside", "table")
_LEAST_QUOTE = 20
_LONGEST_HEAD = 120
_MOST_INSIDE = 30
_MOST_BETWEEN = 3
_ORIGINALLY = re.compile(
    r"(?:Original(?:ly)? (?:post(?:ed)?|written|wrote)(?: by| from)|Originalmente publicado por|Envoyé par|"
    r"Сообщение от) ?:? ?@?(.{1,80}?) ?:?",
    re.IGNORECASE,
)
_QUOTED_FROM = re.compile(
    r"(?:posted by|written by|quot(?:e|ed|ing)(?: from| by)|zitat von|citation de|cita de) ?:? ?@?(.{1,80}?) ?:?",
    re.IGNORECASE,
)
_POSTED = re.compile(r"(.{1,80}?) posted(?: on .{6,40}?)? ?(?::|\.{2,3}|\u2026)", re.IGNORECASE)
_POSTED_ZH = re.compile(r"(.{1,80}?) ?[发發][表布佈][于於] ?[:：]? ?[\d昨前今].{4,40}")
_DATED = re.compile(
    r"^\([\d.,:/ \-]{6,30}(?: ?[ap]m)?\) ?| on (?=[^\d]{0,20}\d)[^\s:][^:]{5,25}\d:\d\d.{0,6}$", re.IGNORECASE
)
_ARROW = re.compile(r" ?[\u2191\u2192\u21a9].{0,60}")


def quote_of(element: _Element) -> QuoteHead | None:
    """A quotation: ``blockquote``, a box that is classed as one, or one that begins by saying so."""
    if element.tag != "blockquote":
        if not is_quote_class(element):
            return _told_box(element)
        if first(element.iter("blockquote")) is not None or len(text_of(element)) < _LEAST_QUOTE:
            return None
        if _is_told_inside(element):
            return None
    name = next((v for key in ("data-author", "data-quote", "data-username") if (v := element.get(key))), None)
    head = first(e for e in element.iter("*") if e is not element and _is_head(e))
    said = named_by(text_of(head)) or speaker(text_of(head)) if head is not None else None
    chrome = (head,) if head is not None and (name or said) else ()
    return QuoteHead(name or said or _cited_before(element), chrome=chrome)


def is_quote_class(element: _Element) -> bool:
    """Whether an element is a box that is classed as a quotation."""
    return element.tag in _QUOTE_TAGS and _QUOTE_CLASS.search(element.get("class") or "") is not None


def is_cite_of_next(element: _Element) -> bool:
    """Whether an element is the line before a quotation that says whose words follow."""
    if element.tag != "cite":
        return False
    after = first(e for e in islice(element.itersiblings(), _MOST_BETWEEN) if e.tag != "br" or _has_tail(e))
    return after is not None and after.tag == "blockquote" and _cited_before(after) is not None


def settle_heads(body: Body) -> None:
    """Take the first line of a quotation for its head where it says who wrote the others, as ``NAME wrote:`` does."""
    firsts: dict[int | None, int] = {}
    for n, (_, _, owner) in enumerate(body.lines):
        firsts.setdefault(owner, n)
    heads = set()
    for i, quote in enumerate(body.quotes):
        line, _, rest = quote.text.partition("\n")
        name = named_by(line) if quote.author is None and rest else None
        if name is not None and i in firsts and body.lines[firsts[i]] == (ParagraphKind.QUOTE, line, i):
            heads.add(firsts[i])
            body.quotes[i] = replace(quote, author=name, text=rest)
    if heads:
        body.lines[:] = [entry for n, entry in enumerate(body.lines) if n not in heads]


def named_by(line: str) -> str | None:
    """The name in a line that only says whose words follow, or None."""
    if len(line) > _LONGEST_HEAD:
        return None
    line = _DATED.sub("", line, count=1)
    for pattern in (_ORIGINALLY, _QUOTED_FROM, _POSTED_ZH):
        match = pattern.fullmatch(line)
        if match is not None:
            return match[1].lstrip("@").strip() or None
    line = _ARROW.sub("", line, count=1)
    bare = line.rstrip(":\uff1a ")
    name = speaker(line) if bare != line else None
    if name is not None and name != bare:
        return name.lstrip("@")
    match = _POSTED.fullmatch(line)
    return None if match is None else match[1].lstrip("@").strip() or None


def _is_head(element: _Element) -> bool:
    return element.tag == "cite" or _HEAD_CLASS.search(element.get("class") or "") is not None


def _told_box(element: _Element) -> QuoteHead | None:
    """A box with no class to know it by whose first element says that somebody else posted the rest."""
    if element.tag not in _BOX_TAGS or len(element) == 0 or (element.text or "").strip():
        return None
    head = first(element)
    if head is None or not isinstance(head.tag, str):
        return None
    match = _ORIGINALLY.fullmatch(_short_text(head))
    followed = match is not None and (_has_tail(head) or head.getnext() is not None)
    return QuoteHead(match[1].strip(), chrome=(head,)) if match is not None and followed else None


def _is_told_inside(box: _Element) -> bool:
    """Whether all that a box prints stands in one inside it that says itself whose words they are."""
    boxes = (e for e in islice(box.iter(*_BOX_TAGS), _MOST_INSIDE) if e is not box)
    told = first(e for e in boxes if _told_box(e) is not None)
    return told is not None and text_of(told) == text_of(box)


def _short_text(element: _Element) -> str:
    """What an element prints if that is short, else ``""``; looks at little of a large one."""
    pieces: list[str] = []
    length = 0
    for inner in islice(element.iter(), _MOST_INSIDE + 1):
        if len(pieces) > 2 * _MOST_INSIDE or length > _LONGEST_HEAD:
            return ""
        own = (inner.text or "") if isinstance(inner.tag, str) else ""
        tail = (inner.tail or "") if inner is not element else ""
        pieces += [own, tail]
        length += len(own) + len(tail)
    return normalise(text_of(element)) if length <= _LONGEST_HEAD else ""


def _cited_before(quote: _Element) -> str | None:
    """Who is named by the ``cite`` just before a quotation."""
    for element in islice(quote.itersiblings(preceding=True), _MOST_BETWEEN):
        if _has_tail(element):
            return None
        if element.tag == "cite":
            return named_by(_short_text(element))
        if element.tag != "br":
            return None
    return None


def _has_tail(element: _Element) -> bool:
    return bool((element.tail or "").strip())
