"""Facts in words: times, post and thread lines, what a step did."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.thread import StoredPost, ThreadHead

_DOT = " \u00b7 "


def _tr(text: str, number: int = -1) -> str:
    return QCoreApplication.translate("wording", text, "", number)


def isolated(text: str) -> str:
    """Text of a page for a label: writing direction cannot leak out of it (Unicode TR 9, isolates)."""
    if text.isascii():
        return text
    return f"\u2068{text}\u2069" if any(_turns(c) for c in text) else text


def _turns(char: str) -> bool:
    return "\u0590" <= char <= "\u08ff" or "\u200e" <= char <= "\u202e" or "\u2066" <= char <= "\u2069"


def plain_tooltip(text: str) -> str:
    """Text of a page for a tooltip, where Qt would otherwise read markup."""
    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>" if text else ""


def when(moment: datetime | None, raw: str = "") -> str:
    """A time as the page's own clock showed it, to the minute; the printed form when it could not be read."""
    return moment.strftime("%Y-%m-%d %H:%M") if moment is not None else raw


def post_facts(stored: StoredPost) -> str:
    """What a post's header says after the author: time, place, client, edits, versions."""
    post = stored.post
    facts = [when(post.posted_at, post.posted_raw)]
    facts += [isolated(fact) for fact in (post.location, post.client) if fact]
    if post.edited_at is not None:
        facts.append(_tr("edited {0}").format(when(post.edited_at)))
    if stored.versions > 1:
        facts.append(_tr("%n version(s)", stored.versions))
    if post.hidden:
        facts.append(_tr("hidden from this reader"))
    return _DOT.join(fact for fact in facts if fact)


def thread_facts(head: ThreadHead) -> str:
    """The line below a thread's title."""
    path = " \u203a ".join(isolated(part) for part in (head.site, *head.board) if part)
    facts = [path]
    if head.views is not None:
        facts.append(_tr("{0} views").format(QLocale().toString(head.views)))
    facts.append(_tr("%n post(s)", head.posts))
    if head.captured_at is not None:
        facts.append(_tr("saved {0}").format(when(head.captured_at)))
    return _DOT.join(fact for fact in facts if fact)


def step_words(kind: str, detail: str) -> str:
    """What an edit is called in the Edit menu and the status bar.

    Args:
        kind: the edit's stable name.
        detail: what it was about, such as the tag's name.
    """
    words = {
        "set-tag": _tr("tag {0}"),
        "unset-tag": _tr("take {0} off"),
        "clear-tags": _tr("remove tags"),
        "memo": _tr("memo"),
        "add-tag": _tr("new tag {0}"),
        "change-tag": _tr("change tag {0}"),
        "move-tag": _tr("move tag {0}"),
        "delete-tag": _tr("delete tag {0}"),
        "merge-tags": _tr("merge tags into {0}"),
        "bookmark": _tr("bookmark"),
        "remove-thread": _tr("remove thread {0}"),
    }
    return words.get(kind, _tr("edit")).replace("{0}", isolated(detail)).strip()
