"""What a library must hold: a plain account of it, and what differs from that."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import AnchorState
from reader.text.canonical import canonical_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.domain.annotation import Annotation
    from reader.domain.thread import Paragraph
    from reader.session.reading import ReadingSession


class Note(NamedTuple):
    """An annotation as its reader thinks of it."""

    post: int
    quote: str
    tags: frozenset[str]
    memo: str
    coder: str


@dataclass(frozen=True)
class Held:
    """All that readers made."""

    notes: dict[str, Note] = field(default_factory=dict)
    tags: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    marks: frozenset[int] = frozenset()
    memos: dict[tuple[str, str, str], str] = field(default_factory=dict)
    examples: frozenset[tuple[str, str]] = frozenset()
    removed: frozenset[int] = frozenset()

    def wearers(self, tag: str) -> list[str]:
        """The notes that have a tag."""
        return [key for key, note in self.notes.items() if tag in note.tags]

    def with_notes(self, changed: dict[str, Note | None]) -> Held:
        """With other notes in place of some; one that holds nothing, or None, goes."""
        notes = self.notes | {key: note for key, note in changed.items() if note is not None}
        gone = {key for key, note in notes.items() if not note.tags and not note.memo}
        gone |= {key for key, note in changed.items() if note is None}
        kept = {key: note for key, note in notes.items() if key not in gone}
        examples = frozenset((key, tag) for key, tag in self.examples if key in kept and tag in kept[key].tags)
        return replace(self, notes=kept, examples=examples)


def held(session: ReadingSession) -> Held:
    """What the library holds, read without what the program makes of it."""
    rows = session._library.database.rows
    worn: dict[str, set[str]] = {}
    for key, tag in rows("SELECT annotation_id, tag_id FROM annotation_tag"):
        worn.setdefault(key, set()).add(tag)
    found = rows("SELECT id, post_id, exact, memo, coder FROM annotation")
    return Held(
        {row[0]: Note(row[1], row[2], frozenset(worn.get(row[0], ())), row[3], row[4]) for row in found},
        {row[0]: (row[1], row[2]) for row in rows("SELECT id, name, parent FROM tag")},
        frozenset(row[0] for row in rows("SELECT post_id FROM bookmark")),
        {row[:3]: row[3] for row in rows("SELECT subject, key, coder, text FROM memo")},
        frozenset((row[0], row[1]) for row in rows("SELECT annotation_id, tag_id FROM example")),
        frozenset(row[0] for row in rows("SELECT thread_id FROM removed")),
    )


def differences(wanted: Held, there: Held) -> list[str]:
    """What is not as it must be, one sentence each. New notes are told by what they say, not by their number."""
    found = [
        f"{name}: wanted {getattr(wanted, name)}, there are {getattr(there, name)}"
        for name in ("tags", "marks", "memos", "examples", "removed")
        if getattr(wanted, name) != getattr(there, name)
    ]
    for key, note in wanted.notes.items():
        if not key.startswith("new") and there.notes.get(key) != note:
            found.append(f"note {key}: wanted {note}, there is {there.notes.get(key)}")
    fresh = Counter(note for key, note in wanted.notes.items() if key.startswith("new"))
    more = Counter(note for key, note in there.notes.items() if key not in wanted.notes)
    if fresh != more:
        found.append(f"new notes: wanted {fresh}, there are {more}")
    return found


def unseen(session: ReadingSession, there: Held) -> list[str]:
    """Notes and memos that a reader would look for in vain: in their threads, among passages, in review."""
    rows = session._library.database.rows
    home = dict(rows("SELECT id, thread_id FROM post"))
    shown = {head.id for head in session.threads()}
    texts = {post.id: post.post.paragraphs for thread in shown for post in session.posts(thread)}
    in_threads = {str(note.id): note for thread in shown for note in session.annotations(thread)}
    listed = {str(passage.annotation.id) for passage in session.passages()}
    doubtful = {str(review.annotation.id) for review in session.needs_review()}
    settled = {row[0] for row in rows("SELECT annotation_id FROM settled")}
    found = []
    if session.review_count() != len(doubtful):
        found.append(f"{session.review_count()} to review are told, {len(doubtful)} listed")
    for key, note in there.notes.items():
        if not note.tags and not note.memo:
            found.append(f"note {key} {note} holds nothing")
        if home.get(note.post) in there.removed:
            continue
        if key not in in_threads or key not in listed or note.post not in texts:
            found.append(f"note {key} {note} is in no thread that is shown, or no passage, or its post is not shown")
        elif key not in settled:
            found += _misplaced(in_threads[key], texts[note.post], key in doubtful)
    memos = Counter((memo.subject.kind.value, memo.text, memo.coder) for memo in session.memos())
    for (kind, key, coder), text in there.memos.items():
        thread = home.get(int(key)) if kind == "post" else int(key) if kind == "thread" else None
        gone = kind == "tag" and key not in there.tags
        if not gone and thread not in there.removed and not memos[kind, text, coder]:
            found.append(f"the memo “{text}” on {kind} {key} is listed nowhere")
    return found


def _misplaced(note: Annotation, paragraphs: Iterable[Paragraph], doubtful: bool) -> list[str]:
    sure = note.state in (AnchorState.EXACT, AnchorState.MOVED)
    if not sure and not doubtful:
        return [f"note {note.id} is {note.state}, but not to be reviewed"]
    if sure and note.shown is None:
        return [f"note {note.id} is {note.state}, but nowhere"]
    if sure and note.shown is not None:
        words = spoken(list(paragraphs), note.shown)
        if canonical_text(words) != canonical_text(note.target.quote.exact):
            return [f"note {note.id} is {note.state} on “{words}”, made on “{note.target.quote.exact}”"]
    return []


def spoken(paragraphs, span) -> str:
    """The words of a span, paragraphs joined by line feeds."""
    if span.first == span.last:
        return paragraphs[span.first].text[span.start : span.end]
    middle = [paragraph.text for paragraph in paragraphs[span.first + 1 : span.last]]
    return "\n".join([paragraphs[span.first].text[span.start :], *middle, paragraphs[span.last].text[: span.end]])
