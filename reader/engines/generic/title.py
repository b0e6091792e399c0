"""What a page of unknown software is called: its thread's title without the name of the site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.engines.generic.posts import by_itemprop
from reader.engines.parts.dom import host_of, link, meta, page_title, text_of
from reader.text.paragraphs import fold, normalise

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARTS = re.compile(r" (?:[|/\-\u2013\u2014\u00b7\u2022\u00bb]|::) ")
_ENDS = re.compile(r"$| (?:[|/\-\u2013\u2014\u00b7\u2022\u00bb]|::) ")
_HOME = re.compile(r"(?:(?:https?:)?//[^/?#]*)?/?(?:index\.\w+)?(?:#.*)?")
_PAGE = re.compile(
    r"\s*(?:[|/,\-\u2013\u2014\u00b7\u2022\u00bb]\s*|\()(?:page|seite|pagina|página|strona|страница)\s?\d{1,6}"
    r"(?:\s?(?:of|von|di|de|z|из|/)\s?\d{1,6})?\)?(?=$|\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_LEAST_PART = 3
_LONGEST = 300
_LEAST_TITLE = 8


def thread_title(root: _Element, host: str) -> str:
    """The heading that begins what the page gives itself as title, else that title without the site's name.

    Args:
        root: the page.
        host: its host, by which the site's name is known too.
    """
    whole = page_title(root)
    own = normalise(meta(root, "og:title"))
    sites = (meta(root, "og:site_name"), meta(root, "application-name"), _site_of(host or _own_host(root)))
    # Some sites shorten the title that they give for links.
    given = _PAGE.sub("", whole if not own or own.endswith(("...", "\u2026")) else own, count=1)
    cut = without_site(given, sites)
    closing = next((head for e in root.iter("h1", "h2", "h3") if (head := _closing(e, given))), "")
    tops = [
        *(text_of(e) for e in root.iter("h1") if not (closing and _leads_home(e))),
        *(_headline(e) for e in by_itemprop(root, "headline")),
    ]
    names = {_letters(site) for site in sites}
    starts = [top for top in tops if top and _begins(top, given) and _letters(top) not in names]
    if starts:
        # A heading for the tab's title has the board's name too; the thread's own heading has not.
        ended = [top for top in starts if _ENDS.match(given[len(top) :])]
        return min(ended, key=len) if ended else max(starts, key=len)
    printed = [head for e in root.iter("h2", "h3", "h4", "a") if (head := _printed(e, given))]
    if printed and not any(_letters(head) in names for head in printed):
        return printed[0]
    if closing and _letters(closing) not in names:
        return closing
    inside = [top for top in tops if fold(top) in fold(cut) and len(top) * 5 >= len(cut) * 2]
    return max([*inside, cut], key=len) if cut else max(tops, key=len, default="")


def without_site(title: str, sites: tuple[str, ...]) -> str:
    """A title without the name of the site at its end."""
    names = {name for name in map(_letters, sites) if len(name) >= _LEAST_PART}
    while True:
        last = next(reversed(list(_PARTS.finditer(title))), None)
        if last is None or not last.start():
            return title
        part = _letters(title[last.end() :])
        if not any(part == name or (len(part) > _LEAST_PART and (part in name or name in part)) for name in names):
            return title
        title = title[: last.start()].strip()


def _printed(element: _Element, title: str) -> str:
    """The text of a lesser heading or a link, when it is what a title begins with."""
    if element.tag == "a" and _HOME.fullmatch((element.get("href") or "")[:_LONGEST]):
        return ""
    text = text_of(element)
    fits = len(text) * 5 >= len(title) * 2 and _begins(text, title) and _ENDS.match(title[len(text) :])
    return text if fits else ""


def _begins(top: str, title: str) -> bool:
    """Whether a heading is what a title begins with, up to where a part of it ends."""
    head, whole = fold(top), fold(title)
    return whole.startswith(head) and (len(head) * 5 >= len(whole) * 2 or bool(_ENDS.match(title[len(top) :])))


def _closing(heading: _Element, title: str) -> str:
    """The text of a heading when a title ends with it, after the names of the site and the board."""
    text = text_of(heading)
    if len(text) < _LEAST_TITLE or len(text) * 5 < len(title) * 2 or not title.endswith(text):
        return ""
    begin = title[: -len(text)].rstrip()
    return "" if not begin or begin[-1].isalnum() or _leads_home(heading) else text


def _leads_home(heading: _Element) -> bool:
    return any("/" in (href := (a.get("href") or "")[:_LONGEST]) and _HOME.fullmatch(href) for a in heading.iter("a"))


def _headline(element: _Element) -> str:
    return normalise(element.get("content") or "") or text_of(element)


def _own_host(root: _Element) -> str:
    return host_of(link(root, "canonical")) or host_of(meta(root, "og:url"))


def _site_of(host: str) -> str:
    """The word of a host's name that names the site: the longest but the last."""
    return max(host.partition(":")[0].split(".")[:-1], key=len, default="")


def _letters(text: str) -> str:
    return "".join(_WORD.findall(text)).lower()
