"""Messages of the touch and WAP views, made into the form of the desktop page and read as that.

The small templates (``touch/forum/viewthread*.htm``, ``mobile/forum/viewthread*.htm``) print quotes, files and notices
in elements of their own. They are renamed, so that one set of rules reads the text of all views.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from lxml import etree

from reader.engines.discuz.body import Body, read_body
from reader.engines.discuz.quotes import first_line
from reader.engines.parts.dom import all_text, has_class, names, text_of
from reader.engines.parts.finders import own_elements
from reader.engines.parts.trees import storable, take_out
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element
_QUOTE_LABEL = re.compile(r"\s{0,40}(?:引用|Quote) ?[:：]\s?", re.IGNORECASE)
_LABELS = names("引用: 引用： 代码: 代码： 代碼: 代碼： Quote: Code: 引用 代码 代碼")
_FILE_NOTICE = re.compile(r"(?:附件|Attachments?) ?[:：]", re.IGNORECASE)
_MASK = re.compile(r"(?:提示|Tips?|Notice) ?[:：]", re.IGNORECASE)
_FILE_LIST = "post_attlist"
"""The list of files since the end of X3.5, also the class of one among the words."""
_FILE_LINK = re.compile(r"mod=attachment|action=attachpay")
_DEPTH = 12
_SIDE_IDS = ("comment_", "ratelog_", "post_rate_")


def detached(elements: list[_Element]) -> list[_Element]:
    """Take elements that are given in page order out of their tree, and out of one another.

    Broken markup in a message can draw all following posts into it; apart, each is read once.
    """
    for element in reversed(elements):
        _drop(element)
        element.tail = None
    return elements


def read_view_body(content: _Element, message: _Element | None) -> Body:
    """Read a post's content, which is changed by that: give a copy of the page's.

    Args:
        content: the element that holds the message and what is printed with it.
        message: the element in it with the author's words, or None where there is none.
    """
    files = _Files()
    for element in list(content.iter("*")):
        if element is content or element.getparent() is not None:
            _adapt(element, content, files)
    body = read_body(content, [] if message is None else [message])
    body.attachments = list(dict.fromkeys([*body.attachments, *files.found]))
    body.descriptions.update(files.found_words)
    return body


class _Files:
    """Files named in a post, and what the author wrote beside them."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.found_words: dict[str, str] = {}

    def take(self, box: _Element) -> bool:
        """Note the file of a box; False where it names none."""
        entries = [li for li in box if li.tag == "li"] if has_class(box, _FILE_LIST) else [box]
        return sum(map(self._take_one, entries)) > 0

    def _take_one(self, box: _Element) -> bool:
        links = ((a, _file_name(a)) for a in box.iter("a") if _FILE_LINK.search(a.get("href") or ""))
        link, name = next(((a, name) for a, name in links if name), (box, ""))
        if not name:
            return False
        self.found.append(name)
        # A box that never ends holds those of the files below, too.
        own = own_elements(box, lambda e: _is_box(e) and not _inside(link, e))
        # Later templates print size and times inside the link.
        beside = (p for p in own if p.tag == "p" and (has_class(p, "xg2") or has_class(p, "f_9")))
        outside = (p for p in beside if has_class(p, "xg2") or not _inside(p, link))
        if words := " ".join(map(text_of, outside)).strip():
            self.found_words[name] = words
        return True


def _file_name(link: _Element) -> str:
    return text_of(next((e for e in link.iter("span") if has_class(e, "link")), link))


def _is_box(element: _Element) -> bool:
    """Whether an element holds files: a list, or one of them among the words."""
    return has_class(element, _FILE_LIST) or (element.tag == "div" and has_class(element, "attach"))


def _inside(element: _Element, outer: _Element) -> bool:
    return any(above is outer for above in islice(element.iterancestors(), _DEPTH))


def _adapt(element: _Element, box: _Element, files: _Files) -> None:
    """Give an element of the small templates the form that it has on the desktop page."""
    classes = (element.get("class") or "").split()
    ident = element.get("id") or ""
    if element is not box and ("authi" in classes or ident.startswith(_SIDE_IDS)):
        _drop(element)
    elif _is_box(element):
        if files.take(element):
            _drop(element)
    elif "psth" in classes:
        follows = element.getnext()
        if follows is not None and (follows.get("id") or "").startswith(_SIDE_IDS):
            _drop(element)
    elif "quote" in classes or "viewsort" in classes:
        _adapt_quote(element)
    elif "xi1" in classes and element.tag == "div" and _MASK.match(text_of(element)):
        element.set("class", "locked")
    elif element.tag in ("p", "em") and normalise(all_text(element)) in _LABELS and _in_box(element):
        # No line break in its place: the head of a quote is its first line.
        take_out(element)
    elif element.tag == "a" and normalise(element.text or "") == "[viewimg]" and not len(element):
        _show_image(element)


def _in_box(element: _Element) -> bool:
    return any(has_class(outer, "quote") or has_class(outer, "blockcode") for outer in element.iterancestors())


def _adapt_quote(element: _Element) -> None:
    """The touch templates use the class of quotes for notices too; in quotes they print a label first."""
    if has_class(element, "viewsort"):
        # The form of a classified thread, which desktop pages set outside the message.
        element.set("class", "attach_nopermission")
        return
    inner = next(element.iter("blockquote"), None)
    if inner is not None:
        if match := _QUOTE_LABEL.match(inner.text or ""):
            inner.text = storable((inner.text or "")[match.end() :])
        return
    if any("findpost" in (link.get("href") or "") for link in element.iter("a")):
        return
    element.set("class", "attach_nopermission" if _FILE_NOTICE.match(first_line(element)[0]) else "locked")


def _show_image(link: _Element) -> None:
    """WAP pages print a link ``[viewimg]`` in an image's place."""
    image = etree.Element("img", src=storable(link.get("href")))
    image.tail = storable(link.tail)
    parent = link.getparent()
    if parent is not None:
        parent.replace(link, image)


def _drop(element: _Element) -> None:
    """Take an element out; the text after it stays, on a line of its own."""
    parent = element.getparent()
    if parent is None:
        return
    gap = etree.Element("br")
    gap.tail = storable(element.tail)
    parent.replace(element, gap)
