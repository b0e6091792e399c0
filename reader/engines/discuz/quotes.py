"""Quotations inside a Discuz! post: which boxes are some, who is quoted in which post, and what was quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reader.domain.thread import ParagraphKind, Quote
from reader.engines.parts.dom import all_text, has_class, query_value
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.engines.parts.blocks import Line

HEAD_LENGTH = 200
"""Characters in which a head line ends, if there is one."""

_QUOTE_HEAD = re.compile(r"(.{0,80}?) ?(?:发表于|發表於|發表于|Posted on|Posted at) ?(.{6,40})", re.IGNORECASE)
_OLD_QUOTE_HEAD = re.compile(
    r"(?:(?:引用|QUOTE) ?[:：]? ?)?"
    r"(?:原帖由 ?(.{1,80}?) ?[于於] ?(.{6,24}?) ?[发發]表|Originally posted by (.{1,80}?) at (.{6,24}?))(?: ?\[ ?\])?",
    re.IGNORECASE,
)
_QUOTE_WORD = re.compile(r"(?:引用|QUOTE) ?[:：]", re.IGNORECASE)


def first_line(element: _Element) -> tuple[str, str | None]:
    """The text before the first line break and the post that a link in it names."""
    parts: list[str] = []
    pid: str | None = None
    left = HEAD_LENGTH
    walk = etree.iterwalk(element, events=("start", "end", "comment"))
    for event, node in walk:
        if node.tag == "br" or left < 0:
            break
        text = ""
        if event == "start":
            if has_class(node, "jammer"):
                walk.skip_subtree()
            else:
                text = node.text or ""
                if node.tag == "a" and "findpost" in (node.get("href") or ""):
                    pid = query_value(node.get("href"), "pid") or pid
        elif node is not element:
            text = node.tail or ""
        left -= 1 + len(text)
        parts.append(text)
    return normalise("".join(parts)), pid


def is_free_text(element: _Element) -> bool:
    """Whether a quote box without head is ``[free]`` text, which prints alike.

    The software drops the line breaks around ``[free]`` but keeps them after ``[quote]``.
    """
    tail = element.tail or ""
    follows = element.getnext()
    if not tail.strip():
        return not tail and follows is not None and follows.tag != "br"
    return "[/quote]" not in tail and "[quote]" not in all_text(element)


def quote_source(head: str) -> tuple[str, str] | None:
    """Name and time out of a quotation's first line, as later versions print it or as those before X do."""
    if match := _QUOTE_HEAD.fullmatch(head):
        return match[1].strip(), match[2].strip()
    old = _OLD_QUOTE_HEAD.fullmatch(head)
    return None if old is None else ((old[1] or old[3]).strip(), (old[2] or old[4]).strip())


def settle(lines: list[Line], links: list[str | None]) -> tuple[list[Line], list[Quote]]:
    """Take the head lines ("NAME 发表于 T") out of the quotations.

    Args:
        lines: of a post, in order.
        links: the post that each quotation links to.

    Returns:
        the lines that are left, and the quotations.
    """
    quoted: list[list[str]] = [[] for _ in links]
    heads: list[tuple[str, str]] = [("", "") for _ in links]
    kept: list[Line] = []
    for line in lines:
        kind, text, index = line
        if kind is ParagraphKind.QUOTE and index is not None:
            if not quoted[index] and heads[index] == ("", ""):
                if (source := quote_source(text)) is not None:
                    heads[index] = source
                    continue
                if _QUOTE_WORD.fullmatch(text):
                    continue
            quoted[index].append(text)
        kept.append(line)
    told = zip(links, heads, quoted, strict=True)
    return kept, [Quote(author or None, "\n".join(texts), link, when) for link, (author, when), texts in told]
