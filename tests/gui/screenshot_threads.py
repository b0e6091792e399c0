"""Invented threads, in Chinese and English, for the pictures of the window; every name and word is made up.

They are in the JSON file beside this one; a first text that begins with ``>`` quotes: author, ``|``, words.
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

from reader.domain.thread import PageKind, ParagraphKind, Post, Quote, ThreadKey, ThreadPage
from reader.text.paragraphs import number

_ZONES = {"zh": timezone(timedelta(hours=8)), "en": timezone(timedelta(hours=1))}
_SITES = {
    "liuxi": ("bbs.liuxi-town.example", "柳溪人家", "zh", "Discuz! X"),
    "harbour": ("forum.harbour-folk.example", "Harbour Folk", "en", "phpBB"),
}


def pages(*, edited: bool = False) -> list[ThreadPage]:
    """The threads as pages.

    Args:
        edited: as they are when saved again later: some words were changed by their authors.
    """
    rows = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
    return [_page(row, edited=edited) for row in rows]


def _page(row, *, edited: bool) -> ThreadPage:
    host, name, language, software = _SITES[row["site"]]
    tid = row["id"]
    start = datetime.fromisoformat(row["start"]).replace(tzinfo=_ZONES[language])
    made = [_post(f"{tid}{floor:02}", floor, post, start, edited=edited) for floor, post in enumerate(row["posts"], 1)]
    return ThreadPage(
        posts=tuple(made),
        key=ThreadKey("discuz" if row["site"] == "liuxi" else "phpbb", host, tid),
        kind=PageKind.THREAD,
        title=row["title"],
        board=tuple(row["board"]),
        site_name=name,
        software=software,
        captured_at=start + timedelta(days=40 if edited else 9),
        url=f"https://{host}/thread-{tid}-1-1.html",
        views=137 * len(made) + int(tid) % 100,
    )


def _post(key, floor, row, start, *, edited: bool) -> Post:
    when = start + timedelta(hours=row["hours"])
    author, texts = row["author"], list(row["texts"])
    quotes = ()
    if texts[0].startswith(">"):
        who, _, words = texts[0][1:].strip().partition("|")
        quotes = (Quote(who, words),)
        texts = [words, *texts[1:]]
    changes = (("大约七百米", "大约六百五十米"), ("thirty-one people", "thirty-three people")) if edited else ()
    for old, new in changes:
        texts = [text.replace(old, new) for text in texts]
    kinds = [ParagraphKind.QUOTE if quotes and i == 0 else ParagraphKind.BODY for i in range(len(texts))]
    lines = number(
        (kind, text, 0 if kind is ParagraphKind.QUOTE else None) for kind, text in zip(kinds, texts, strict=True)
    )
    return Post(
        key, floor, author, author, when, when.strftime("%Y-%m-%d %H:%M"), lines, location=row["place"], quotes=quotes
    )
