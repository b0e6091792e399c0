"""What engines look for on pages: elements, links and numbers, and the address that a page names as its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from reader.engines.parts.blocks import lines_of
from reader.engines.parts.dom import by_class, host_of, link, meta, query_value, text_of
from reader.engines.parts.linked import joined
from reader.engines.parts.trees import take_out
from reader.text.dates import LONGEST
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.etree import _Element

    from reader.engines.base import PageSource

_NUMBER = re.compile(r"(?<!\d)\d{1,10}(?!\d)")


def first(elements: Iterable[_Element]) -> _Element | None:
    """The first of some elements, or None."""
    return next(iter(elements), None)


def inside(root: _Element | None, name: str, *tags: str) -> _Element | None:
    """The first element below ``root`` with a class; None too where there is no root."""
    if root is None:
        return None
    return next((e for e in by_class(root, name, *tags) if e is not root), None)


def find_class(root: _Element | None, *names: str) -> Iterator[_Element]:
    """Elements below (and at) ``root`` that have one of some classes, in page order."""
    if root is None:
        return iter(())
    if len(names) == 1:
        return by_class(root, *names)
    wanted = frozenset(names)
    return (e for e in root.iter("*") if (value := e.get(b"class")) and not wanted.isdisjoint(value.split()))


def children_of(root: _Element | None, *tags: str) -> Iterator[_Element]:
    """Elements directly below ``root`` of some tags."""
    return (child for child in root if child.tag in tags) if root is not None else iter(())


def own_elements(box: _Element, is_other: Callable[[_Element], bool]) -> Iterator[_Element]:
    """The elements inside a post's box that are not inside a post nested in it."""
    walk = etree.iterwalk(box, events=("start",))
    for _, element in walk:
        if element is not box and is_other(element):
            walk.skip_subtree()
        else:
            yield element


def parted(root: _Element, blocks: Iterable[_Element]) -> list[_Element]:
    """The posts' elements, those that stand inside another one (unclosed markup, comments) taken out of it.

    Each post is read within its own element then, and a page whose posts all nest takes no longer than another. What is
    to be known of the elements around a post must be asked before.
    """
    found = list(blocks)
    chosen = set(found)
    nested: list[_Element] = []
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if element not in chosen:
            continue
        if event == "start":
            if depth:
                nested.append(element)
            depth += 1
        else:
            depth -= 1
    # The innermost first: lxml walks through all that is in an element when it is taken out.
    for element in reversed(nested):
        take_out(element)
    return found


def link_text(root: _Element | None) -> tuple[str, str]:
    """Words and address of the first link with words below ``root``; both ``""`` where there is none."""
    if root is None:
        return "", ""
    found = ((text_of(a), a.get("href") or "") for a in root.iter("a"))
    return next((pair for pair in found if pair[0]), ("", ""))


def link_to(element: _Element | None, mark: str) -> _Element | None:
    """The first link below an element whose address holds some mark and that shows words."""
    if element is None:
        return None
    return first(a for a in element.iter("a") if mark in (a.get("href") or "") and text_of(a))


def words_in(element: _Element | None) -> str:
    """What an element prints, line after line in one, with its links: for comments, which are short."""
    lines = [text for _, text, _ in lines_of(element)] if element is not None else []
    return joined(normalise(" ".join(lines)), lines)


def address_of(page: PageSource) -> tuple[str | None, str | None]:
    """The address that the page names as its own, and where it names it."""
    root = page.tree
    for url, source in ((link(root, "canonical"), "canonical link"), (meta(root, "og:url"), "og:url")):
        whole = f"https:{url}" if url.startswith("//") else url
        if host_of(whole):
            return whole, source
    return None, None


def own_addresses(page: PageSource) -> list[str]:
    """Addresses under which the page may have been saved, the surest first."""
    return [url for url in (page.capture.url, address_of(page)[0]) if url]


def number_argument(url: str | None, name: str) -> str:
    """A query argument of an address when it is a plain number, else ``""``."""
    value = query_value(url, name)
    return value if value.isascii() and value.isdigit() else ""


def find_number(pattern: re.Pattern[str], *texts: str | None) -> str:
    """The first group of a pattern in the first text that has it, or ``""``."""
    return next((match[1] for text in texts if text and (match := pattern.search(text[: LONGEST * 20]))), "")


def figure(text: str | None) -> int | None:
    """The first whole number in a text; thousands may be parted by commas, dots or blanks."""
    match = _NUMBER.search(re.sub(r"(?<=\d)[,.\u202f\u00a0 ](?=\d{3}(?!\d))", "", (text or "")[:LONGEST]))
    return int(match.group()) if match else None


def highest(elements: Iterable[_Element], least: int = 1) -> int:
    """The highest page number among links."""
    numbers = (figure(text) for text in map(text_of, elements) if text.isdecimal())
    return max([least, *(n for n in numbers if n is not None)])


def editor(text: str, found: str | None, author: str | None) -> str | None:
    """Who edited a post: mostly its author, whose name tells itself from the words around it in any language.

    Args:
        text: the software's note.
        found: what a pattern took for the name, which may hold words of an unknown language; None where none fits.
        author: of the post.
    """
    if not author or len(author) > LONGEST:
        return found
    # Names stand beside Chinese and Japanese words without blanks.
    letter = r"[^\W\u3040-\u30ff\u3400-\u9fff]"
    named = re.search(rf"(?<!{letter}){re.escape(author)}(?!{letter})", (found or text)[:LONGEST])
    return author if named else found
