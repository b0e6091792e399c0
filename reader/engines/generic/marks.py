"""What single elements of unknown software print: a time, a person, or what stands beside messages.

Shared by everything that reads pages of unknown software; each function looks at one element alone.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from reader.engines.parts.dom import text_of
from reader.text.dates import parse_when

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME_LENGTH = 80
"""Characters of a link that may be a person's name."""

MARK_LENGTH = 60
"""Characters of a time with the words around it."""

CLOCK = re.compile(r"\d{1,2}[:h]\d\d")
"""An hour and its minutes."""

_MOST_LOOKS = 8
_MOST_INSIDE = 12
_PERSON_LINK = re.compile(
    r"(?:member|user|profile|people|author|space|account|uid|[?&]u=|/u/|/@|/~)[^\s]{0,300}", re.IGNORECASE
)
_HOST = re.compile(r"(?:https?:)?//[^/?#]*", re.IGNORECASE)
_NO_PERSON = re.compile(
    r"login|register|sign-?up|sign-?in|logout|/posts?/|[?&]action=(?!profile)|[?&]do=|search|find|private|sendpm|mailto:|"
    r"contact|report|sort|order=|policy|agreement|/tags?/|viewtopic|showthread|showtopic",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"只看(?:该作者|該作者|楼主|樓主|TA)|查看.{0,8}|加为?好友|加關注|加?关注|发消息|發消息|收听TA|个人资料|個人資料"
)
_NUMBER = re.compile(r"[#()\d.,:+\s-]+")
_NAME_TAGS = frozenset(("span", "div", "b", "strong", "p", "cite", "h3", "h4", "h5", "td", "dt", "li"))
_PERSON_CLASS = re.compile(
    r"(?:[\w-]{0,40}[_-])?(?:author|user-?name|nick-?name|poster|by-?line|nick|user|member)(?:[_-]{1,2}(?:name|link))?",
    re.IGNORECASE,
)
NOT_POSTED = re.compile(
    r"join|member since|registered|regist|edited|modified|updated|last (?:post|reply|visit|active|seen)|active since|"
    r"dabei seit|beigetreten|inscrit|miembro desde|geregistreerd|iscritto|cadastrado|зарегистр|регистрация|"
    r"注册|註冊|加入|编辑|編輯|修改|更新|最后|最後|上次|登录|登錄|가입|登録",
    re.IGNORECASE,
)
"""Words of a time that is not that of a message: somebody joined or was seen last, something was changed."""
_TIME_CLASS = re.compile(r"(?:^|[\s_-])(?:date|time|posted|ago|age|timestamp|post-?date)", re.IGNORECASE)
_AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one|half an) ?(?:s|sec|second|m|min|minute|h|hr|hour|d|day|w|week|mo|month|y|yr|year)s? ago\b|"
    r"^(?:\d{1,3} ?(?:m|h|d|w|mo|y|yr)|yesterday\b.{0,20}|today\b.{0,20})$|"
    r"\b(?:vor|il y a|hace|há) (?:\d{1,3}|ein\w{0,2}|une?|um|uma) [^\W\d]{1,9}\b|"
    r"\b\d{1,3} [^\W\d]{1,10} (?:назад|geleden|fa|atrás|temu|önce|siden|sedan|sitten)\b|"
    r"^(?:\w{2,3}[于於] ?)?[\d半一两兩]{1,4} ?(?:个|個|か|ヶ)?(?:秒|分|小时|小時|时|時|天|日|周|週|月|年)"
    r"(?:钟|鐘|间|間)? ?前(?:$|\s)|"
    r"^\d{1,4} ?(?:초|분|시간|일|주|개월|달|년) ?전(?:$|\s)",
    re.IGNORECASE,
)
_SIDE_CLASS = re.compile(
    r"sig|(?:[\w-]{0,40}[_-])?(?:signature|toolbar|actions?|options|controls|buttons?|share|sharing|reactions?)"
    r"(?:[_-]?(?:bar|list|menu|container|wrapper|content))?",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?<![\d./-])\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d./-])")
_ANY_DAY = dt.datetime(2020, 6, 15, 12, tzinfo=dt.UTC)
_MACHINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]{0,14}(?:Z|[+-]\d\d:?\d\d)?")
_COUNTED = re.compile(r"\W{0,3}(?:[^\W\d]{2,3}[于於] ?[:：]? ?)?[\dA-Za-z半一二两兩三今昨前刚剛]")
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_DAY_LENGTH = 24
_LABEL_TAGS = frozenset(("dt", "span", "b", "strong", "label", "em", "i", "th", "td"))


def is_time(element: _Element, text: str = "") -> bool:
    """Whether an element prints when something was written, and not when somebody joined or changed it."""
    if element.tag == "time":
        return True
    text = text or (element.text or "").strip()
    title = element.get("title") or ""
    if NOT_POSTED.search(text[:MARK_LENGTH]):
        return False
    if 1 < len(text) <= MARK_LENGTH and is_when(text):
        return True
    dated = _TIME_CLASS.search(element.get("class") or "") or element.tag == "abbr" or CLOCK.search(title)
    return bool(dated and 5 < len(title) <= MARK_LENGTH and any(c.isdigit() for c in title) and parse_when(title))


def is_told_time(element: _Element) -> bool:
    """Whether an element prints nothing itself and its title is a machine-readable time, for a script to put it in."""
    title = element.get("title") or ""
    return _MACHINE.fullmatch(title[:MARK_LENGTH]) is not None and not text_of(element)


def label_before(element: _Element) -> str:
    """The last words just before an element: ``Registered:`` before a day makes it no time of a post."""
    before = element.getprevious()
    if before is None:
        parent = element.getparent()
        return ((parent.text or "") if parent is not None else "")[-MARK_LENGTH:]
    if (before.tail or "").strip():
        return (before.tail or "")[-MARK_LENGTH:]
    label = before.text or "" if len(before) == 0 and before.tag in _LABEL_TAGS else ""
    return label[-MARK_LENGTH:]


def is_ago(text: str) -> bool:
    """Whether words tell a time by how long ago it was."""
    return _AGO.search(text[:MARK_LENGTH]) is not None


def is_when(text: str) -> bool:
    """Whether a short text is nothing but a time."""
    return _AGO.search(text) is not None or (any(c.isdigit() for c in text) and _means(text))


def loose_time(element: _Element) -> str:
    """The time that stands as loose text in an element that holds others too, or ``""``."""
    for text in (element.text, *(child.tail for child in element)):
        words = (text or "").strip()
        dated = CLOCK.search(words) or (len(words) <= _DAY_LENGTH and _YEAR.search(words))
        fits = len(words) <= MARK_LENGTH and dated and not NOT_POSTED.search(words)
        if words and fits and _means(words):
            return words
    return ""


def _means(text: str) -> bool:
    """Whether words are a time: those that tell no year, are counted from now or may be read in two ways too."""
    if _FIGURES.search(text) is not None or parse_when(text, dt.UTC) is not None:
        return True
    return _COUNTED.match(text) is not None and parse_when(text, dt.UTC, _ANY_DAY) is not None


def is_side(element: _Element) -> bool:
    """Whether an element is what stands below or beside messages: signatures, buttons."""
    looks = element.get("class")
    return looks is not None and any(_SIDE_CLASS.fullmatch(name) for name in looks.split()[:_MOST_LOOKS])


def is_person(element: _Element) -> bool:
    """Whether an element names a person: a link to a profile, or something classed as a name."""
    named = any(
        _PERSON_CLASS.fullmatch(name.partition("--")[0]) for name in (element.get("class") or "").split()[:_MOST_LOOKS]
    )
    if element.tag == "a":
        href = (element.get("href") or "")[:300]
        host = _HOST.match(href)
        start = host.end() if host is not None else 0
        if href.startswith("javascript") or _NO_PERSON.search(href, start):
            return False
        if not (named or _PERSON_LINK.search(href, start)):
            return False
    elif not named or element.tag not in _NAME_TAGS or len(element) >= _MOST_INSIDE:
        return False
    text = text_of(element)
    return 0 < len(text) <= NAME_LENGTH and not is_number(text) and "://" not in text and not _BUTTON.fullmatch(text)


def is_number(text: str) -> bool:
    """Whether a text is a number with signs around it, such as that of a post."""
    return _NUMBER.fullmatch(text) is not None
