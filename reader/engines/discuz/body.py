"""What stands inside a Discuz! post: the message, quotes, code, notices, pictures and files.

The classes and ids are those of the software's own templates (``forum/viewthread_node_body.htm``, X1.5 to X3.5);
community styles keep them. Everything that is printed becomes a line: inside the message it is the author's, beside
it (polls, rewards, recommended replies) a notice, so that nothing is lost and the author's words stay clean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import WRITTEN_KINDS, ParagraphKind, Quote
from reader.engines.discuz.quotes import HEAD_LENGTH, first_line, is_free_text, quote_source, settle
from reader.engines.parts import embedded
from reader.engines.parts.blocks import SKIP, BlockWalker, Claim
from reader.engines.parts.dom import all_text, has_class, names, own_text, query_value, text_of
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from reader.engines.parts.blocks import Line

POST_ID = re.compile(r"post_(\d+)")
"""The id of a post's element."""
POSTED = re.compile(r"(?:发表于|發表於|發表于|Posted on|Posted at|Posted) ?", re.IGNORECASE)
"""The words before a printed time."""

_EDIT_LINE = re.compile(r"\[ ?(?:i=s\] ?)?(本帖最[后後]由 .{1,60} [于於] .{6,40} [编編][辑輯]) ?(?:\[/i)?\]")
_DOWNLOADS = re.compile(r" ?(?:下载次数|下載次數|Downloads?)\s*:.{0,20}$", re.IGNORECASE)
_DOWNLOAD = frozenset(("下载附件", "下載附件", "Download", "download"))
_REPLY_TO = re.compile(r"(?:回复|回復|Reply) ?\d{1,7} ?(?:#|楼|樓)", re.IGNORECASE)
_DECORATION = re.compile(r"(?:^|/)(?:static/image|images/(?:common|default|attachicons|smilies)|template)/")
_PORTRAIT = re.compile(r"\bavatar\.php\?|uc_server/(?:data/avatar|images)/|(?:^|/)data/avatar/")
_ICON_NAMES = frozenset(("none.gif", "back.gif"))
_WHOLE_ANSWER = frozenset(("查看完整内容", "查看完整內容"))
_SKIPPED = names("jammer viewpay atips_close cm rate pob core_reply_tail lzl_view_list")
_ASKED = frozenset(("span", "em", "h4", "h2", "a"))
_WRITTEN = Claim(kind=ParagraphKind.BODY)
_NOTICE = Claim(kind=ParagraphKind.NOTICE)
_SKIPPED_IDS = ("comment_", "ratelog_", "post_rate_div_", "comment_detail_")


@dataclass(slots=True)
class Body:
    """What was read of a post's content.

    Args:
        lines: printed lines in page order.
        quotes: the quotations that the lines point to.
        images: addresses as in the page, the real one where the page loads lazily.
        attachments: file names, each with a line of its own.
        unnamed: those of pictures in the text, whose names the page keeps in a box that it shows to the mouse only.
        descriptions: what the author wrote beside a file, by file name.
        edit_note: the software's note on the last edit, or ``""``.
        reply_to: the forum's id of the post that a plain "reply to 3#" line links to.
        masked: the page says that content is kept from this reader.
    """

    lines: list[Line] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    unnamed: set[str] = field(default_factory=set)
    descriptions: dict[str, str] = field(default_factory=dict)
    edit_note: str = ""
    reply_to: str | None = None
    masked: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the page offers by name."""
        return tuple(name for name in self.attachments if name not in self.unnamed)

    @property
    def hidden(self) -> bool:
        """Whether all that the author wrote is kept from this reader."""
        written = any(kind in WRITTEN_KINDS for kind, _, _ in self.lines)
        return self.masked and not (written or self.images or self.attachments)


def read_body(content: _Element, messages: list[_Element], *, has_free_text: bool = True) -> Body:
    """Read the content cell of a post.

    Args:
        content: ``div.pcb``, or what stands in its place.
        messages: the elements in it that hold the author's message; without any, a ``div.pcb`` does.
        has_free_text: boxes of quotations may hold ``[free]`` text, as in threads.
    """
    reader = _BodyReader(content, messages, has_free_text)
    walker = BlockWalker(reader)
    walker.feed(content, tail=False)
    body = reader.body
    # An empty last cell leaves a tab at the end of a poll's row.
    body.lines = [
        (kind, text.strip() if kind is ParagraphKind.NOTICE else text, i) for kind, text, i in walker.finish()
    ]
    for image in walker.images:
        if address := image_address(image):
            body.images.append(address)
    body.lines, body.quotes = settle(body.lines, reader.links)
    _take_edit_line(body)
    body.images = list(dict.fromkeys(body.images))
    body.attachments = list(dict.fromkeys(body.attachments))
    return body


def image_address(image: _Element) -> str:
    """A picture's address as the page gives it, the name of one that stands in it; ``""`` for the board's icons."""
    if real := image.get("zoomfile") or image.get("file"):
        return str(real).strip()
    source = (image.get("src") or "").strip()
    is_icon = source.rpartition("/")[2] in _ICON_NAMES or _PORTRAIT.search(source[:300])
    if source.startswith("data:"):
        return embedded.name_of(image)
    if _DECORATION.search(source[:300]) or is_icon:
        return ""
    return source


class _BodyReader:
    """Claims the elements of a post's content that the general rules would misread."""

    def __init__(self, content: _Element, messages: list[_Element], has_free_text: bool) -> None:
        self.body = Body()
        self.links: list[str | None] = []
        self._content = content
        self._messages = messages
        self._has_free_text = has_free_text
        self._quotes: dict[_Element, int] = {}

    def __call__(self, element: _Element) -> Claim | None:
        """The claimer that the walker asks."""
        if element in self._messages:
            return _WRITTEN
        if element is self._content:
            # Deleted posts leave a cell without either, in which the software says so.
            written = not self._messages and has_class(element, "pcb")
            return _WRITTEN if written else _NOTICE
        classes = element.get("class")
        if classes:
            for name in classes.split():
                if name in _SKIPPED:
                    return SKIP
                rule = _RULES.get(name)
                if rule is not None and (claim := rule(self, element)) is not None:
                    return claim
        ident = element.get("id")
        if ident and (claim := self._by_id(element, ident)) is not None:
            return claim
        return self._by_tag(element, element.tag) if element.tag in _ASKED else None

    def _by_id(self, element: _Element, ident: str) -> Claim | None:
        if ident.startswith(_SKIPPED_IDS) or POST_ID.fullmatch(ident):
            return SKIP
        if ident.startswith("attach_") and element.tag == "span":
            self.body.attachments.extend(text_of(link) for link in list(element.iter("a"))[:1])
            return SKIP
        # Sales threads have a second text of their author's below the goods.
        return _WRITTEN if ident.startswith("postmessage_") else None

    def _by_tag(self, element: _Element, tag: str) -> Claim | None:
        if tag == "span":
            return Claim(block=True) if "float" in (element.get("style") or "") else None
        parent = element.getparent()
        if parent is None:
            return None
        if tag == "em":
            return SKIP if has_class(parent, "blockcode") else None
        if tag == "h4":
            return _NOTICE if has_class(parent, "showhide") else None
        if tag == "h2":
            # A reply's own subject stands above its message.
            return Claim(kind=ParagraphKind.HEADING) if parent is self._content else None
        if has_class(element, "pns") or (len(element) == 0 and element.text in _WHOLE_ANSWER):
            return SKIP
        if self.body.reply_to is None:
            self._note_reply(element, parent)
        return None

    def _note_reply(self, link: _Element, parent: _Element) -> None:
        """A plain "回复 3# NAME" line, whose number links to the post that is answered."""
        if "findpost" not in (link.get("href") or "") or self._quote_around(link) is not None:
            return
        if _REPLY_TO.match(normalise(f"{(parent.text or '')[:HEAD_LENGTH]} {text_of(link)}")):
            self.body.reply_to = query_value(link.get("href"), "pid") or None

    def quote(self, element: _Element) -> Claim | None:
        if element.tag not in ("div", "blockquote"):
            return None
        outer = self._quote_around(element)
        if outer is not None:
            return Claim(kind=ParagraphKind.QUOTE, quote=outer)
        head, link = first_line(element)
        if quote_source(head) is None and self._has_free_text and is_free_text(element):
            return Claim(block=True)
        index = self._quotes[element] = len(self.links)
        self.links.append(link)
        return Claim(kind=ParagraphKind.QUOTE, quote=index)

    def _quote_around(self, element: _Element) -> int | None:
        if not self._quotes:
            return None
        return next((self._quotes[e] for e in element.iterancestors() if e in self._quotes), None)

    def code(self, element: _Element) -> Claim:
        outer = self._quote_around(element)
        if outer is not None:
            return Claim(kind=ParagraphKind.QUOTE, quote=outer)
        return Claim(kind=ParagraphKind.CODE)

    def section(self, heading: _Element) -> Claim | None:
        """The heading of the ratings, which are read apart; other headings name what follows them."""
        follows = heading.getnext()
        return SKIP if follows is not None and has_class(follows, "rate") else None

    def locked(self, _: _Element) -> Claim:
        self.body.masked = True
        return _NOTICE

    def edit_note(self, element: _Element) -> Claim:
        self.body.edit_note = self.body.edit_note or text_of(element)
        return SKIP

    def tip(self, tip: _Element) -> Claim:
        """The hover box of a picture: it alone has the file's name."""
        if not (tip.get("id") or "").startswith("aimg_"):
            return SKIP
        titles = (normalise(link.get("title") or "") for link in tip.iter("a"))
        name = next((_DOWNLOADS.sub("", title) for title in titles if _DOWNLOADS.search(title)), "")
        name = name or next((text for text in map(_all_text, tip.iter("strong")) if text not in _DOWNLOAD), "")
        if name:
            if name not in self.body.attachments:
                self.body.unnamed.add(name)
            self.body.attachments.append(name)
            for words in (own_text(p) for p in tip.iter("p") if not p.get("class") and not len(p)):
                if words:
                    self.body.descriptions[name] = words
        return SKIP

    def files(self, box: _Element) -> Claim:
        """The list of files below the message."""
        for entry in box.iter("dl"):
            link = next((a for a in entry.iter("a") if (a.get("id") or "").startswith("aid") and _all_text(a)), None)
            if link is None:
                link = next((a for p in entry.iter("p") if has_class(p, "attnm") for a in p.iter("a")), None)
            if link is None:
                continue
            name = _all_text(link)
            self.body.attachments.append(name)
            self.body.unnamed.discard(name)
            for image in entry.iter("img"):
                if address := image_address(image):
                    self.body.images.append(address)
            for words in (text_of(p) for p in entry.iter("p") if has_class(p, "xg2")):
                if words:
                    self.body.descriptions[name] = words
        return SKIP


_RULES: dict[str, Callable[[_BodyReader, _Element], Claim | None]] = {
    "quote": _BodyReader.quote,
    "blockcode": _BodyReader.code,
    "locked": _BodyReader.locked,
    "attach_nopermission": lambda _reader, _element: _NOTICE,
    "pstatus": _BodyReader.edit_note,
    "pattl": _BodyReader.files,
    "psth": _BodyReader.section,
    "tip": _BodyReader.tip,
}


def _all_text(element: _Element) -> str:
    return normalise(all_text(element))


def _take_edit_line(body: Body) -> None:
    """An edit note that stands as plain text, in posts whose author turned markup off."""
    for i, (kind, text, _) in enumerate(body.lines):
        if kind is ParagraphKind.BODY:
            note = _EDIT_LINE.fullmatch(text[:HEAD_LENGTH])
            if note and not body.edit_note:
                body.edit_note = note[1]
                del body.lines[i]
            return
