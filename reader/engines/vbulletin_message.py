"""Messages of vBulletin: quotations, code and smileys as its templates of all generations mark them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.dom import has_class, text_of
from reader.engines.parts.finders import children_of, first, inside
from reader.engines.parts.message import Body, Markup, QuoteHead, speaker

if TYPE_CHECKING:
    from lxml.etree import _Element

_QUOTED = re.compile(r"(?:[?&;]p=|#post)(\d{1,12})")
_POSTED_BY = re.compile(
    r"^(?:Originally posted by|Zitat von|Citation:? ?Envoyé par|Envoyé par|Originalmente publicado por|Iniciado por|"
    r"Cita de|Сообщение от|原帖由|引用) ?:? ?(.{1,80}?) ?$",
    re.IGNORECASE,
)


def _quote(element: _Element) -> QuoteHead | None:
    if element.tag == "div" and has_class(element, "bbcode_quote"):
        head = inside(element, "bbcode_postedby", "div")
        return _head(head, () if head is None else (head,))
    label = _label(element)
    follows = label.getnext() if label is not None else None
    if label is None or follows is None or not (follows.tag == "table" or has_class(follows, "panel")):
        return None
    if follows.tag == "pre":
        return None
    # Generation 3: "Quote:" above a table of one cell, or a panel, whose first line names the author in bold type.
    cell = first(td for td in follows.iter("td")) if follows.tag == "table" else follows
    first_line = first(children_of(cell, "div"))
    if first_line is not None and first(first_line.iter("strong")) is not None and _is_head(first_line):
        return _head(first_line, (label, first_line))
    return QuoteHead(chrome=(label,))


def _is_head(line: _Element) -> bool:
    follows = line.getnext()
    slanted = follows is not None and "italic" in (follows.get("style") or "")
    pictures = "".join(i.get("src") or "" for i in line.iter("img"))
    return slanted or "viewpost" in pictures or bool(_POSTED_BY.match(text_of(line)))


def _head(line: _Element | None, chrome: tuple[_Element, ...]) -> QuoteHead:
    if line is None:
        return QuoteHead()
    strong = first(line.iter("strong"))
    match = _POSTED_BY.match(text_of(line))
    name = text_of(strong) or (match[1] if match else speaker(text_of(line)))
    number = next((m[1] for a in line.iter("a") if (m := _QUOTED.search(a.get("href") or ""))), None)
    return QuoteHead(name or None, number, "", chrome)


def _label(element: _Element) -> _Element | None:
    """The word above a quotation or code of generation 3 ("Quote:"), in small type in a box with a margin."""
    if element.tag != "div" or "margin" not in (element.get("style") or ""):
        return None
    label = first(element)
    if label is None or not (has_class(label, "smallfont") or (len(label) == 1 and label[0].tag == "label")):
        return None
    return label if text_of(label).endswith((":", "\uff1a")) else None


def _claim(element: _Element, _: Body) -> Claim | None:
    if element.tag == "div":
        parent = element.getparent()
        if parent is not None and _label(parent) is element:
            return SKIP
    if element.tag == "td" and has_class(element, "alt2"):
        return Claim(block=True)
    return None


# The picture's name stands in the page, not what was typed; these are the software's own.
_SMILEYS = {
    "smile": ":)",
    "wink": ";)",
    "frown": ":(",
    "big grin": ":D",
    "stick out tongue": ":p",
    "embarrassment": ":o",
    "mad": ":mad:",
    "confused": ":confused:",
    "cool": ":cool:",
    "roll eyes (sarcastic)": ":rolleyes:",
    "eek!": ":eek:",
}
MARKUP = Markup(
    quote=_quote,
    claim=_claim,
    skip=frozenset(("bbcode_description", "b-bbcode__description")),
    smileys=_SMILEYS,
)
"""How messages mark their parts."""
