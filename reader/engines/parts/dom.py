"""The parsed page: making the tree safely, and small look-ups that all engines share."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, urlsplit

from lxml import etree

from reader.engines.parts.trees import storable
from reader.text.long_tags import MAX_ATTRIBUTES, cut_attributes, has_long_tag
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element


def names(words: str) -> frozenset[str]:
    """The set of the words in a string: long lists of tags stay readable."""
    return frozenset(words.split())


MAX_NESTING = 400
"""Open elements kept when a page is nested deeper than libxml2 reads (2,048 with tables counted fourfold)."""
UNPRINTED = names(
    "script style template noscript head title meta link select option optgroup datalist button input iframe frame "
    "frameset noframes object embed applet audio video canvas svg map area"
)
"""Elements whose content is not text of the page."""

# Quotes and dashes of Windows that were stored as if they were Latin-1: HTML reads references to them so too.
_WINDOWS = {bytes((0xC2, code)): bytes((code,)).decode("cp1252", "ignore").encode() for code in range(0x80, 0xA0)}
_HAS_WINDOWS = re.compile(rb"\xc2[\x80-\x9f]")
_MASKED = "data-cfemail"
_MASK_LENGTH = 600
# Bytes spare lxml the encoding of a name, which is a quarter of the time of a look-up.
_CLASS, _ID, _STYLE, _HIDDEN_NOW = b"class", b"id", b"style", b"hidden"
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})([^<>]*)>")
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_SELF_CLOSING = names("p li td th tr tbody thead tfoot dt dd option optgroup rp rt html head body")
_INLINE = names("a abbr b big code em font i small span strike strong sub sup tt u s del ins q cite label")
_HIDDEN = re.compile(r"display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden", re.IGNORECASE)
_SMILEY = re.compile(r"smil(?:ie|ey|e)|emoji|emoticon|emotion", re.IGNORECASE)


def parse_html(text: str, notes: list[str], utf8: bytes | None = None) -> _Element:
    """The document element of a page; whatever the markup, there is one. Nothing is loaded.

    Args:
        text: the page, decoded.
        notes: takes one sentence for each thing that may have been lost.
        utf8: the text in UTF-8, where it is at hand.
    """
    data = _encoded(text) if utf8 is None else utf8
    # In UTF-8 the sought characters begin with a byte that few pages hold.
    for sign in set(_HAS_WINDOWS.findall(data)) if b"\xc2" in data else ():
        data = data.replace(sign, _WINDOWS[sign])
    data = data.replace(b"\x00", b"")
    if has_long_tag(data):
        whole_tags = data.decode("utf-8")
        cut = cut_attributes(whole_tags)
        if len(cut) < len(whole_tags):
            notes.append(f"A tag had more than {MAX_ATTRIBUTES} attributes; the rest of them was ignored.")
            data = _encoded(cut)
    root, whole = _parse(data)
    if not whole:
        root, whole = _parse(_encoded(_flatten(data.decode("utf-8"))))
        notes.append("The page is nested too deeply; some of its inner structure was ignored.")
    if not whole:
        notes.append("The page's markup could not be read to its end.")
    if _MASKED in text:
        _unmask(root)
    return root


def _unmask(root: _Element) -> None:
    """Put back the addresses that a delivery network (Cloudflare) masks in pages; its script does the same.

    The first byte of the code is combined with each other one (exclusive or).
    """
    for element in root.iter("a", "span"):
        code = element.get(_MASKED) or ""
        try:
            key, *rest = bytes.fromhex(code[:_MASK_LENGTH])
            words = bytes(key ^ byte for byte in rest).decode("utf-8")
        except ValueError:
            continue
        if "@" in words:
            for child in list(element):
                element.remove(child)
            element.text = storable(words)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _parse(data: bytes) -> tuple[_Element, bool]:
    # Bytes, because lxml refuses a str with an XML encoding declaration; the given encoding overrules the page's meta.
    # The elements are lxml's plain ones: those of lxml.html take half as long again to make.
    parser = etree.HTMLParser(huge_tree=True, recover=True, encoding="utf-8", no_network=True, collect_ids=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return etree.fromstring("<html><body></body></html>", parser), True
    # libxml2 drops the rest of a page without an exception; only its log tells.
    return root, not parser.error_log.filter_from_level(etree.ErrorLevels.FATAL)


def _flatten(text: str) -> str:
    """Leave out the tags that would nest deeper than `MAX_NESTING`; all text stays."""
    out: list[str] = []
    open_tags: list[str] = []
    position = 0
    for tag in _TAG.finditer(text):
        closing, name, rest = tag.group(1), tag.group(2).lower(), tag.group(3)
        if name in _VOID or name in _SELF_CLOSING or rest.endswith("/"):
            continue
        if not closing:
            keep = len(open_tags) < MAX_NESTING
            open_tags.append(name)
        else:
            keep = len(open_tags) <= MAX_NESTING
            if name in open_tags[-20:]:
                while open_tags.pop() != name:
                    pass
        if not keep:
            # The line still ends where a block did.
            out += (text[position : tag.start()], "" if name in _INLINE else "<br>")
            position = tag.end()
    return "".join(out) + text[position:]


def has_class(element: _Element, name: str) -> bool:
    """Whether the element has a class of exactly this name."""
    value = element.get(_CLASS)
    return value is not None and name in value and name in value.split()


def search_near(pattern: re.Pattern[str], text: str, word: str, before: int, after: int) -> re.Match[str] | None:
    """The first match of a pattern that holds a word: finding the word first is many times quicker in a long text.

    Args:
        pattern: what to search for.
        text: a whole page.
        word: a part that each match has, and only once.
        before: characters of the longest match before the word, and one more for what the pattern looks back at.
        after: the same behind the word's beginning.
    """
    place = text.find(word)
    while place >= 0:
        if match := pattern.search(text, max(0, place - before), place + after):
            return match
        place = text.find(word, place + len(word))
    return None


_STRING = etree.XPath("string()", smart_strings=False)


def all_text(element: _Element) -> str:
    """All text in an element as it stands in the source, scripts and hidden words among it; quick for a whole page."""
    return str(_STRING(element))


def by_class(root: _Element, name: str, *tags: str) -> Iterator[_Element]:
    """Elements below (and at) ``root`` with a class, in page order; ``tags`` restricts to element names."""
    return (
        element
        for element in root.iter(*(tags or ("*",)))
        if (value := element.get(_CLASS)) is not None and name in value and name in value.split()
    )


def by_id_prefix(root: _Element, prefix: str, *tags: str) -> Iterator[_Element]:
    """Elements below (and at) ``root`` whose id begins so, in page order; ``tags`` restricts to element names."""
    return (e for e in root.iter(*(tags or ("*",))) if (value := e.get(_ID)) is not None and value.startswith(prefix))


def by_id(root: _Element, value: str) -> _Element | None:
    """The first element below (or at) ``root`` with this id."""
    return next((e for e in root.iter("*") if e.get(_ID) == value), None)


def own_text(element: _Element) -> str:
    """The text directly in an element, without that of its children, normalised."""
    return normalise(" ".join([element.text or "", *(child.tail or "" for child in element)]))


def text_of(element: _Element | None) -> str:
    """All printed text of an element as one normalised line; ``""`` for None, and for comments among elements."""
    if element is None or not _is_printed(element):
        return ""
    if not len(element):
        return normalise(element.text or "")
    parts = [element.text or ""]
    # Not `iterwalk`: its events cost more than the few elements that most such lines have.
    outer: list[tuple[_Element, Iterator[_Element]]] = []
    children: Iterator[_Element] = iter(element)
    while True:
        for child in children:
            tag = child.tag
            if isinstance(tag, str) and tag not in UNPRINTED and not is_hidden(child):
                parts.append(" " if tag == "br" else child.text or "")
                if len(child):
                    outer.append((child, children))
                    children = iter(child)
                    break
            parts.append(child.tail or "")
        else:
            if not outer:
                return normalise("".join(parts))
            inner, children = outer.pop()
            parts.append(inner.tail or "")


def end_of_text(element: _Element | None, length: int) -> str:
    """The last characters of `text_of`; quick for a whole page, as no more of it is read.

    Args:
        element: what prints the text.
        length: how many characters.
    """
    parts: list[str] = []
    held = 0
    for piece in () if element is None or not _is_printed(element) else _from_end(element):
        parts.append(piece)
        held += len(normalise(piece))
        if held >= length:
            break
    return normalise("".join(reversed(parts)))[-length:]


def _from_end(root: _Element) -> Iterator[str]:
    """The pieces of an element's printed text, the last first."""
    outer: list[tuple[_Element, Iterator[_Element]]] = []
    element, children = root, root.iterchildren(reversed=True)
    while True:
        for child in children:
            if child.tail:
                yield child.tail
            if _is_printed(child):
                outer.append((element, children))
                element, children = child, child.iterchildren(reversed=True)
                break
        else:
            yield " " if element.tag == "br" else element.text or ""
            if not outer:
                return
            element, children = outer.pop()


def _is_printed(element: _Element) -> bool:
    tag = element.tag
    return isinstance(tag, str) and tag not in UNPRINTED and not is_hidden(element)


def is_hidden(element: _Element) -> bool:
    """Whether the element says of itself that it is not shown."""
    style = element.get(_STYLE)
    if style is not None and _HIDDEN.search(style):
        return True
    return element.get(_HIDDEN_NOW) is not None


def smiley_text(image: _Element) -> str | None:
    """What stands in the text for a smiley (its alt or title, maybe ``""``); None when the image is no smiley."""
    alt = image.get("alt") or image.get("title") or ""
    marks = f"{image.get('class') or ''} {(image.get('src') or '')[:300]}"
    if image.get("smilieid") is not None or _SMILEY.search(marks):
        return alt
    # An emoji that the page draws as a picture has the character itself as alt.
    if 0 < len(alt) <= 8 and all(c > "\u2000" and not c.isalnum() for c in alt):
        return alt
    return None


def meta(root: _Element, *names: str) -> str:
    """Content of the first ``meta`` whose name, property or itemprop is one of ``names``; else ``""``."""
    for element in root.iter("meta"):
        name = element.get(b"property") or element.get(b"name") or element.get(b"itemprop") or ""
        if name.lower() in names:
            return (element.get("content") or "").strip()
    return ""


def link(root: _Element, rel: str) -> str:
    """Address of the first ``link`` with this relation, else ``""``."""
    for element in root.iter("link"):
        if rel in (element.get("rel") or "").lower().split():
            return (element.get("href") or "").strip()
    return ""


def base_href(root: _Element) -> str:
    """Address of the page's ``base`` element, else ``""``."""
    return next((e.get("href", "").strip() for e in root.iter("base") if e.get("href")), "")


def page_title(root: _Element) -> str:
    """The page's ``title``, normalised, else ``""``."""
    # An iterator over all elements looks for the next title before it gives the first; paths take even longer.
    heads = (title for head in root.iterchildren("head") for title in head.iterchildren("title"))
    return next((normalise(e.text) for e in chain(heads, root.iter("title")) if e.text), "")


def host_of(url: str | None) -> str:
    """Lower-case host name of a web address (with a port that is not the usual one), or ``""``."""
    try:
        parts = urlsplit((url or "").strip())
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or not host:
        return ""
    return host if port in (None, 80, 443) else f"{host}:{port}"


def query_value(url: str | None, name: str) -> str:
    """Value of a query argument in an address, relative or not; ``""`` when it has none."""
    _, _, query = (url or "").partition("?")
    for pair in query.partition("#")[0].replace("&amp;", "&").split("&"):
        key, _, value = pair.partition("=")
        if key == name:
            return unquote_plus(value).strip()
    return ""
