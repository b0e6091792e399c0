"""Threads of phpBB 3 in its second style subsilver2 (3.0 and 3.1) and styles made from it.

Elements as in ``styles/subsilver2/template/viewtopic_body.html``: a table for each post, whose first row names author
and time, whose second holds the message, and whose third the links to the author's profile.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reader.engines.parts.blocks import SKIP, Claim
from reader.engines.parts.clock import Clock
from reader.engines.parts.dom import by_class, by_id, has_class, page_title, text_of
from reader.engines.parts.draft import Draft
from reader.engines.parts.finders import figure, find_number, first, inside, link_to, parted
from reader.engines.parts.frame import Frame, make_page
from reader.engines.parts.message import Body, Markup, QuoteHead, read_message, signature_lines, speaker
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reader.domain.thread import ThreadPage
    from reader.engines.base import PageSource

_ANCHOR = re.compile(r"p(\d{1,12})")
_TOPIC = re.compile(r"[?&;]t=(\d{1,12})")
_USER = re.compile(r"[?&;]u=(\d{1,12})")
_POSTS = re.compile(r"\[ ?(\d[\d., ]{0,12}) ?[^\W\d_]")
_RULE = re.compile(r"[_-]{5,40}")


def is_subsilver(text: str) -> bool:
    """Whether markup is a thread in this style."""
    return "postauthor" in text and "postbody" in text and "viewtopic" in text and "postprofile" not in text


def read_subsilver(engine: str, page: PageSource) -> ThreadPage:
    """Read a page in this style."""
    root = page.tree
    clock = Clock(page)
    drafts = [_read_post(rows, clock) for rows in _posts(root)] or _loose_posts(root)
    heading = first(by_class(root, "titles", "a"))
    crumbs = [a for bar in by_class(root, "breadcrumbs") for a in bar.iter("a")]
    header = by_id(root, "wrapheader")
    number, pages = _pager(root)
    links = [a.get("href") for a in root.iter("a")]
    frame = Frame(
        "phpBB",
        title=text_of(heading) or page_title(root),
        board=tuple(dict.fromkeys(text_of(a) for a in crumbs if "viewforum" in (a.get("href") or ""))),
        site_name=text_of(first(header.iter("h1"))) if header is not None else "",
        thread_id=find_number(_TOPIC, page.capture.url, heading.get("href") if heading is not None else None, *links),
        version="3",
        page=number,
        pages=pages,
        replies=_replies(root),
    )
    return make_page(engine, page, frame, drafts, clock)


class _Rows(NamedTuple):
    """The rows of a post: name and time, the message, the links below it if there are any."""

    head: _Element
    message: _Element
    links: _Element | None


def _posts(root: _Element) -> list[_Rows]:
    """The rows of all posts, none of them inside another one's."""
    found: list[_Rows] = []
    for name in by_class(root, "postauthor"):
        row = next(name.iterancestors("tr"), None)
        below = None if row is None else row.getnext()
        # The preview of a topic's last posts below a form has no such pair of rows.
        if row is None or below is None or below.tag != "tr" or any(row is known.head for known in found[-1:]):
            continue
        links = below.getnext()
        found.append(_Rows(row, below, links if links is not None and links.tag == "tr" else None))
    parted(root, (row for rows in found for row in rows if row is not None))
    return [rows for rows in found if inside(rows.message, "postbody") is not None]


def _read_post(rows: _Rows, clock: Clock) -> Draft:
    name = inside(rows.head, "postauthor")
    draft = Draft(author=text_of(name) or None)
    anchors = (a.get("name") or a.get("id") or "" for a in rows.head.iter("a"))
    draft.post_id = next((match[1] for anchor in anchors if (match := _ANCHOR.fullmatch(anchor))), "")
    draft.posted = clock.stamp(_time(rows.head, name))
    message = inside(rows.message, "postbody", "div")
    if message is None:
        message = inside(rows.message, "postbody")
    draft.body = Body() if message is None else read_message(_MARKUP, (message,))
    _read_below(draft, rows.message, message, clock)
    places = (link_to(part, "viewprofile") for part in (name, rows.message, rows.links) if part is not None)
    profile = next((link for link in places if link is not None), None)
    draft.author_id = find_number(_USER, profile.get("href") if profile is not None else None)
    return draft


def _loose_posts(root: _Element) -> list[Draft]:
    """Names and messages in page order, where broken markup left no rows."""
    names = [text_of(name) for name in by_class(root, "postauthor")]
    messages = parted(root, by_class(root, "postbody", "div"))
    if len(names) != len(messages):
        return []
    return [Draft(author=name or None).read(_MARKUP, e) for name, e in zip(names, messages, strict=True)]


def _time(row: _Element, name: _Element | None) -> str:
    """The words behind the last bold label of the row: ``Posted: Wed Aug 08, 2007 7:52 pm``."""
    labels = [b for b in row.iter("b", "strong") if b is not name]
    return normalise(labels[-1].tail or "") if labels else ""


def _read_below(draft: Draft, row: _Element, message: _Element | None, clock: Clock) -> None:
    """Take what the message's cell holds besides: signature, the note on the last edit, and files."""
    inner = set() if message is None else set(message.iter())
    for element in row.iter("span", "a", "div"):
        if element in inner:
            continue
        if has_class(element, "postbody") and element.tag == "span":
            lines = signature_lines(element, _MARKUP)
            draft.body.signature = [line for line in lines if not _RULE.fullmatch(line)]
        elif has_class(element, "gensmall") and (editor := link_to(element, "viewprofile")) is not None:
            edited_by = text_of(editor)
            at = clock.note(text_of(element).partition(edited_by)[2])
            if at is not None:
                draft.edited_by, draft.edited_at = edited_by, at
        elif element.tag == "a" and "download/file.php" in (element.get("href") or "") and text_of(element):
            draft.body.attachments.append(text_of(element))


def _pager(root: _Element) -> tuple[int | None, int | None]:
    for bar in by_class(root, "nav", "td"):
        numbers = [n for n in (figure(text_of(e)) for e in bar.iter("strong", "b")) if n is not None]
        if len(numbers) == 2:
            return numbers[0], numbers[1]
    return 1, 1


def _replies(root: _Element) -> int | None:
    """From the printed number of posts (``[ 12 posts ]``), of which the first is no reply."""
    for cell in by_class(root, "gensmall", "td"):
        if match := _POSTS.match(text_of(cell)):
            count = figure(match[1])
            return count - 1 if count else None
    return None


def _quote(element: _Element) -> QuoteHead | None:
    if not has_class(element, "quotecontent"):
        return None
    title = element.getprevious()
    named = title is not None and has_class(title, "quotetitle")
    return QuoteHead(speaker(text_of(title)) if named else None)


def _claim(element: _Element, body: Body) -> Claim | None:
    if has_class(element, "attachcontent"):
        names = (text_of(a) for a in element.iter("a") if "download/file.php" in (a.get("href") or ""))
        body.attachments.extend(filter(None, names))
        return SKIP
    return None


_MARKUP = Markup(
    quote=_quote,
    claim=_claim,
    skip=frozenset(("quotetitle", "codetitle", "attachtitle")),
    code=frozenset(("codecontent",)),
)
