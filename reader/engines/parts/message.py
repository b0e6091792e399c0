"""Reading one message: its lines, quotations, pictures and files.

Forums differ in the names of their elements, hardly in what these mean. Each engine gives a `Markup` with the names
that its software's templates use and gets a `Body` back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind, Quote
from reader.engines.parts import embedded
from reader.engines.parts.blocks import SKIP, BlockWalker, Claim, lines_of
from reader.engines.parts.dom import smiley_text
from reader.engines.parts.linked import without_lead

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from lxml.etree import _Element

    from reader.engines.parts.blocks import Line

_DEPTH = 60
"""Elements above one that are asked whether they are a quotation; deeper ones do not occur in honest pages."""
_HEAD = 300
_SAID = re.compile(
    r"^(?:On .{6,60}, |.{3,40} ago, |)([^:]{1,80}?) ?"
    r"(?:wrote|said|schrieb|hat geschrieben|sagte|a écrit|a dit|escribió|dijo|escreveu|disse|ha scritto|schreef|zei|"
    r"napisał(?:\(a\)|a)?|писал(?:\(а\)|а)?|сказал(?:\(а\)|а)?|написал(?:\(а\)|а)?|пишет|"
    r"napsal(?:\(a\)|a)?|napísal(?:\(a\)|a)?|píše|pisze|je napisa(?:o|la|l)(?:/l?a|\(l?a\))?|"
    r"написа(?:в|ла)|пис(?:ав|ала)|пише|skrev|kirjoitti|írta|ha escrit|a scris|scrie|έγραψε|yazdı|đã viết|"
    r"كتب|כתב(?:/ה)?|さん[がは]書きました|さんの発言|님이 작성|작성|"
    r"写道|寫道|(?<= )[写寫]|说|說|提到)? ?[:：]? ?[↑↓→↩]*$",
    re.IGNORECASE,
)
_SHORTENED = re.compile(r"(\S{1,200}?) ?(?:\.\.\.|…) ?(\S{0,100})")
_GENERAL = frozenset(("quote", "quotes", "zitat", "citation", "cita", "citazione", "citaat", "цитата", "引用"))
_FILE_NAME = re.compile(
    r"(?:\[[^\[\]:]{1,20}: )?([^\s/\[\]<>]{1,200}\.(?:png|jpe?g|gif|webp|avif|bmp|svg|tiff?))\]?", re.IGNORECASE
)
"""A picture's file as its alternative text, alone or as MyBB writes it: ``[Image: plan.png]``."""
COLONS = ":： \u200b"
"""What stands between who is quoted and the words, where the name is an element of its own."""
_LAZY = ("data-url", "data-src", "data-original", "data-lazy-src", "src")


@dataclass(frozen=True, slots=True)
class QuoteHead:
    """What a quotation says of its source.

    Args:
        author: who is quoted, None where not told.
        post_id: the forum's id of the quoted post.
        posted_raw: when that was written, as printed.
        chrome: elements inside that are no quoted words.
        lead: signs that may stand between these and the first quoted word.
    """

    author: str | None = None
    post_id: str | None = None
    posted_raw: str = ""
    chrome: tuple[_Element, ...] = ()
    lead: str = ""


@dataclass(slots=True)
class Body:
    """A message as read; ``lines`` point to ``quotes`` by index."""

    lines: list[Line] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    masked: bool = False
    outermost: list[int] = field(default_factory=list)
    """Indexes of the quotations that stand in no other one."""


def no_quote(_: _Element) -> QuoteHead | None:
    """For boards without quotations."""
    return None


def plain_quote(element: _Element) -> QuoteHead | None:
    """Quotations are ``blockquote`` elements that do not say whose words they are."""
    return QuoteHead() if element.tag == "blockquote" else None


@dataclass(frozen=True, slots=True)
class Markup:
    """How one software marks the parts of a message.

    Args:
        quote: tells what a quotation's element says of its source; None for other elements.
        skip: classes of elements that hold no words of the author.
        code: classes of elements whose lines are code, besides ``pre``.
        notice: classes of what the software itself says in the message.
        claim: further rules; may put files and such into the body.
        smileys: what the author typed, by the name in small letters that the software gives a smiley's picture.
        whole_addresses: links shown shortened are read as the addresses that their authors wrote.
    """

    quote: Callable[[_Element], QuoteHead | None] = no_quote
    skip: frozenset[str] = frozenset()
    code: frozenset[str] = frozenset()
    notice: frozenset[str] = frozenset()
    claim: Callable[[_Element, Body], Claim | None] | None = None
    smileys: Mapping[str, str] = field(default_factory=dict)
    whole_addresses: bool = True


PLAIN = Markup(quote=plain_quote, whole_addresses=False)
"""Plain HTML, as programs make of Markdown."""


class MessageReader:
    """Reads the elements of one message in page order.

    Args:
        markup: of the software.
        left_out: elements that are no part of the message though they stand inside it.
        into: a message that goes on with what is read; by default a new one.

    Attributes:
        walker: takes the message's elements and loose text.
    """

    def __init__(self, markup: Markup, left_out: Iterable[_Element] = (), into: Body | None = None) -> None:
        self.walker = BlockWalker(self._claim)
        self._markup = markup
        self._body = Body() if into is None else into
        self._before = len(self._body.quotes)
        self._left_out = set(left_out)
        self._heads: list[QuoteHead] = []
        self._quotes: dict[_Element, int] = {}

    def finish(self) -> Body:
        """The message that was fed."""
        body = self._body
        texts: list[list[str]] = [[] for _ in self._heads]
        for kind, text, index in self.walker.finish():
            words = text
            if kind is ParagraphKind.QUOTE and index is not None:
                own = index - self._before
                words = text if texts[own] else without_lead(text, self._heads[own].lead or "\n")
                texts[own].append(words)
            elif kind is ParagraphKind.NOTICE:
                body.notices.append(text)
            body.lines.append((kind, words, index))
        for head, said in zip(self._heads, texts, strict=True):
            body.quotes.append(Quote(head.author, "\n".join(said), head.post_id, head.posted_raw))
        outside = (image for image in self.walker.images if self._quote_around(image) is None)
        body.images = list(dict.fromkeys((*body.images, *image_addresses(outside))))
        body.attachments = list(dict.fromkeys(filter(None, body.attachments)))
        return body

    def _claim(self, element: _Element) -> Claim | None:
        if element in self._left_out:
            return SKIP
        markup = self._markup
        if element.tag == "img" and markup.smileys:
            code = markup.smileys.get((smiley_text(element) or _embedded_name(element)).lower())
            return None if code is None else Claim(text=code)
        for name in (element.get("class") or "").split():
            if name in markup.skip:
                return SKIP
            if name in markup.code:
                return self._code(element)
            if name in markup.notice:
                return Claim(kind=ParagraphKind.NOTICE)
        head = markup.quote(element)
        if head is not None:
            self._left_out.update(head.chrome)
            if self._quote_around(element) is None:
                self._body.outermost.append(self._before + len(self._heads))
            index = self._quotes[element] = self._before + len(self._heads)
            self._heads.append(head)
            return Claim(kind=ParagraphKind.QUOTE, quote=index)
        claim = markup.claim(element, self._body) if markup.claim is not None else None
        is_link = claim is None and element.tag == "a" and markup.whole_addresses
        return _whole_address(element) if is_link else claim

    def _code(self, element: _Element) -> Claim:
        outer = self._quote_around(element)
        if outer is not None:
            return Claim(kind=ParagraphKind.QUOTE, quote=outer)
        return Claim(kind=ParagraphKind.CODE)

    def _quote_around(self, element: _Element) -> int | None:
        if not self._quotes:
            return None
        above = islice(element.iterancestors(), _DEPTH)
        return next((self._quotes[e] for e in above if e in self._quotes), None)


def _whole_address(link: _Element) -> Claim | None:
    """The address that an author wrote, where the software prints only its beginning and end."""
    shown, href = (link.text or "").strip(), (link.get("href") or "").strip()
    if len(link) or len(shown) > _HEAD or not href:
        return None
    match = _SHORTENED.fullmatch(shown)
    if match is None or len(match[1]) < 12:
        return None
    bare = href.partition("://")[2]
    begins = href.startswith(match[1]) or bare.startswith(match[1])
    return Claim(text=href) if begins and href.endswith(match[2]) else None


def read_message(
    markup: Markup,
    elements: Iterable[_Element],
    left_out: Iterable[_Element] = (),
    into: Body | None = None,
) -> Body:
    """Read what is inside the elements of one message; arguments as for `MessageReader`."""
    reader = MessageReader(markup, left_out, into)
    for element in elements:
        reader.walker.feed_inside(element)
        reader.walker.end_line()
    return reader.finish()


def signature_lines(element: _Element | None, markup: Markup | None = None) -> list[str]:
    """The lines of a signature."""
    if element is None:
        return []
    lines = lines_of(element) if markup is None else read_message(markup, (element,)).lines
    return [text for _, text, _ in lines]


def image_address(image: _Element) -> str:
    """A picture's address as the page gives it, the real one where it loads lazily.

    A picture embedded in the page has lost its address; programs that write its file's name beside it give that, else
    it is named by what it is (`embedded`). Icons have none.
    """
    for name in _LAZY:
        address = (image.get(name) or "").strip()
        if address and not address.startswith("data:"):
            return address
    named = _FILE_NAME.fullmatch(_embedded_name(image))
    return named[1] if named else embedded.name_of(image)


def _embedded_name(image: _Element) -> str:
    """The words for a picture that stands in the page itself, as tools for single files leave it; else ``""``."""
    return (image.get("alt") or "").strip()[:_HEAD] if (image.get("src") or "")[:5] == "data:" else ""


def image_addresses(images: Iterable[_Element]) -> list[str]:
    """The addresses of pictures, each once."""
    return list(dict.fromkeys(filter(None, map(image_address, images))))


def speaker(text: str) -> str | None:
    """The name in ``NAME wrote:`` and its like in other languages; None where a head names nobody."""
    text = text[:_HEAD].strip(" \u201c\u201d")
    match = _SAID.search(text)
    name = match[1].strip() if match else ""
    return None if not name or name.lower() in _GENERAL else name
