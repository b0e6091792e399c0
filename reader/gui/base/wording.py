"""Facts in words: times, post and thread lines, what a step did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject

from reader.domain import errors

if TYPE_CHECKING:
    from datetime import datetime

    from reader.domain.errors import PostilError
    from reader.domain.thread import StoredPost, ThreadHead

_DOT = " \u00b7 "
_TURNING = re.compile("[\u0590-\u08ff\u200e-\u202e\u2066-\u2069]")
"""Letters and signs that can turn the writing direction."""
_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


translate = QCoreApplication.translate


class Counts(QObject):
    """Counted things in words; a class, because lupdate finds plurals only in ``tr``.

    It has no subclasses: PySide looks plurals up under the name of an object's own class only.
    """

    def posts(self, count: int) -> str:
        """So many posts."""
        return self.tr("%n post(s)", "", count)

    def versions(self, count: int) -> str:
        """So many versions of a post."""
        return self.tr("%n version(s)", "", count)

    def annotations(self, count: int) -> str:
        """So many annotations."""
        return self.tr("%n annotation(s)", "", count)

    def lost(self, count: int) -> str:
        """So many annotations have no place in the text."""
        return self.tr("%n annotation(s) not found in this version", "", count)

    def tags(self, count: int) -> str:
        """So many tags."""
        return self.tr("%n tag(s)", "", count)

    def lose(self, count: int) -> str:
        """So many passages lose a tag."""
        return self.tr("%n passage(s) lose it", "", count)

    def rise(self, count: int) -> str:
        """So many tags go up one level."""
        return self.tr("%n tag(s) below it go up", "", count)

    def more_lines(self, count: int) -> str:
        """So many lines are folded away."""
        return self.tr("%n more line(s)", "", count)

    def ratings(self, count: int) -> str:
        """So many ratings."""
        return self.tr("%n rating(s)", "", count)

    def notices(self, count: int) -> str:
        """So many notices of the forum."""
        return self.tr("%n notice(s)", "", count)

    def pictures(self, count: int) -> str:
        """So many pictures."""
        return self.tr("%n picture(s)", "", count)


COUNTS = Counts()


def isolated(text: str) -> str:
    """Text of a page for a label: writing direction cannot leak out of it (Unicode TR 9, isolates)."""
    if text.isascii():
        return text
    if not _TURNING.search(text):
        return text
    # A lone closing sign inside would end our own isolate early, and an override would make one name look like
    # another, so the text's own controls are shown as what they are: a box.
    shown = "".join("\u25a1" if c in _CONTROLS else c for c in text)
    return f"\u2068{shown}\u2069"


def plain_tooltip(text: str) -> str:
    """Text of a page for a tooltip, where Qt would otherwise read markup."""
    if not text:
        return ""
    import html

    return f"<p style='white-space:pre-wrap'>{html.escape(text)}</p>"


def when(moment: datetime | None, raw: str = "") -> str:
    """A time as the page's own clock showed it, to the minute; the printed form when it could not be read.

    Each language has its own form, set by its translators; that of English is ISO 8601, which no country reads amiss.
    """
    return moment.strftime(translate("wording", "%Y-%m-%d %H:%M")) if moment is not None else raw


def day(moment: datetime) -> str:
    """The day of a time, in the form of `when`."""
    return moment.strftime(translate("wording", "%Y-%m-%d"))


def number(count: int) -> str:
    """A count with the signs of the locale between its thousands."""
    return QLocale().toString(count)


def post_facts(stored: StoredPost) -> str:
    """What a post's header says after the author: time, place, client, edits, versions."""
    post = stored.post
    facts = [when(post.posted_at, post.posted_raw)]
    facts += [isolated(fact) for fact in (post.location, post.client) if fact]
    if post.edited_at is not None:
        facts.append(translate("wording", "edited {0}").format(when(post.edited_at)))
    if stored.versions > 1:
        facts.append(COUNTS.versions(stored.versions))
    if post.hidden:
        facts.append(translate("wording", "hidden from this reader"))
    return _DOT.join(fact for fact in facts if fact)


def missing(first: int, last: int) -> str:
    """That some floors are in no capture."""
    if first == last:
        return translate("wording", "post {0} not captured").format(first)
    return translate("wording", "posts {0}\u2013{1} not captured").format(first, last)


def thread_facts(head: ThreadHead, last_floor: int | None = None) -> str:
    """The line below a thread's title.

    Args:
        head: the thread.
        last_floor: floor of the last post that was captured, None where it is unknown.
    """
    # The first step of the path is often the site's own name again.
    path = " \u203a ".join(dict.fromkeys(isolated(part) for part in (head.site, *head.board) if part))
    facts = [path]
    if head.views is not None:
        facts.append(translate("wording", "{0} views").format(number(head.views)))
    facts.append(COUNTS.posts(head.posts))
    if last_floor is not None and head.replies is not None and head.replies + 1 > last_floor:
        facts.append(missing(last_floor + 1, head.replies + 1))
    if head.captured_at is not None:
        facts.append(translate("wording", "saved {0}").format(when(head.captured_at)))
    return _DOT.join(fact for fact in facts if fact)


def citation(head: ThreadHead, stored: StoredPost) -> str:
    """One line that says where copied words come from."""
    post = stored.post
    who = post.author or translate("wording", "unknown author")
    floor = f"#{post.floor}" if post.floor is not None else ""
    where = ", ".join(part for part in (head.title, *reversed(head.board), head.site) if part)
    saved = translate("wording", "saved {0}").format(when(head.captured_at)) if head.captured_at is not None else ""
    parts = (who, floor, when(post.posted_at, post.posted_raw), where, head.url or "", saved)
    return ", ".join(part for part in parts if part)


def touched_words(passages: int, children: int) -> str:
    """What deleting a tag touches; empty where that is nothing."""
    words = [COUNTS.lose(passages)] if passages else []
    return ", ".join([*words, COUNTS.rise(children)] if children else words)


def step_words(kind: str, detail: str) -> str:
    """What an edit is called in the Edit menu and the status bar.

    Args:
        kind: the edit's stable name.
        detail: what it was about, such as the tag's name.
    """
    words = {
        "set-tag": translate("wording", "tag {0}"),
        "set-tags": translate("wording", "tag {0}"),
        "sample-tags": translate("wording", "sample tags"),
        "unset-tag": translate("wording", "take {0} off"),
        "clear-tags": translate("wording", "remove tags"),
        "memo": translate("wording", "memo"),
        "add-tag": translate("wording", "new tag {0}"),
        "change-tag": translate("wording", "change tag {0}"),
        "move-tag": translate("wording", "move tag {0}"),
        "delete-tag": translate("wording", "delete tag {0}"),
        "merge-tags": translate("wording", "merge tags into {0}"),
        "split-tag": translate("wording", "split tag {0}"),
        "import-codebook": translate("wording", "codebook from a file"),
        "bring-in": translate("wording", "what {0} brought in"),
        "example": translate("wording", "example of {0}"),
        "no-example": translate("wording", "no example of {0}"),
        "bookmark": translate("wording", "bookmark"),
        "no-bookmark": translate("wording", "take the bookmark off"),
        "tag-hits": translate("wording", "tag all hits {0}"),
        "reattach": translate("wording", "place of an annotation"),
        "accept-places": translate("wording", "accepted places"),
        "join-threads": translate("wording", "join threads to {0}"),
        "part-thread": translate("wording", "part a page from {0}"),
        "remove-thread": translate("wording", "remove thread {0}"),
        "take-back": translate("wording", "take back an earlier step {0}"),
        "restore-thread": translate("wording", "restore thread {0}"),
    }
    return words.get(kind, translate("wording", "edit")).replace("{0}", isolated(detail)).strip()


def error_words(error: PostilError) -> str:
    """One sentence on what could not be done: what kind of trouble, which file, and the reason."""
    kinds: tuple[tuple[type[PostilError], str], ...] = (
        (errors.LibraryTooNew, translate("wording", "This library was written by a newer Postil.")),
        (errors.NotALibrary, translate("wording", "This file is no Postil library.")),
        (errors.LibraryReadOnly, translate("wording", "This library cannot be changed now.")),
        (errors.LibraryBusy, translate("wording", "Another program is using this library.")),
        (errors.LibraryFull, translate("wording", "The disk refused the write; what was saved before is safe.")),
        (errors.LibraryDamaged, translate("wording", "This library is damaged; the file was left as it is.")),
        (errors.EditRefused, translate("wording", "This was not changed.")),
        (errors.ExportError, translate("wording", "The export was not written.")),
        (errors.IntakeError, translate("wording", "Nothing was brought in.")),
        (errors.UnreadableFile, translate("wording", "The file cannot be read.")),
        (errors.EmptyCapture, translate("wording", "The file is empty.")),
        (errors.UnknownFormat, translate("wording", "This is no saved page.")),
        (errors.TooLarge, translate("wording", "The file is too large.")),
        (errors.DamagedCapture, translate("wording", "The file is damaged.")),
    )
    head = next((words for kind, words in kinds if isinstance(error, kind)), "")
    name = isolated(error.path.name) if error.path is not None else ""
    reason = reason_words(error.reason)
    if isinstance(error, errors.LibraryFull) and error.reason.endswith("what was saved before is intact."):
        head = ""
    words = " ".join(part for part in (f"{name}:" if name else "", head if head != reason else "", reason) if part)
    return words.replace("。 ", "。")  # Chinese sentences stand side by side


def reason_words(reason: str) -> str:
    """The reason of an error in the reader's language."""
    from reader.gui.base.reasons import told

    return told(reason)
