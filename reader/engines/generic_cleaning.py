"""What software adds to messages of unknown markup: repeated titles, notes on edits, previews, buttons."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.text.paragraphs import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.blocks import Line
    from reader.engines.clock import Clock
    from reader.engines.draft import Draft
    from reader.engines.message import Body

_REPEATED_SHARE = 0.6
_LEAST_REPEATED = 4
_REPEATED_LENGTH = 30
_LEAST_PREVIEW = 60
_CUT_SIGNS = " .\u2026"
_LAST_LINES = 3
_LONGEST_NOTE = 400
_ANSWER = re.compile(r"(?:(?:re|aw|sv|vs|antw|odp|rif|回复|回覆|答复)(?:\[\d{1,3}\])?[:\uff1a] ?){1,9}", re.IGNORECASE)
_EDITED = re.compile(
    r"[\[(]? ?(?:(?:this|the) (?:post|message|comment|reply) (?:was|has been) )?(?:last )?(?:edited|modified)"
    r"(?: by (?P<by>.{1,60}?))?(?: ?[:;,(]| on| at) ?(?P<at>.{6,45}?)(?: by (?P<after>.{1,60}?))?"
    r"[).]{0,2}(?:[,;] edited \d{1,6} times?.{0,20})?(?: ?(?:Edit )?Reason: .{0,300})? ?[\])]?",
    re.IGNORECASE,
)


def drop_title(body: Body, title: str) -> None:
    """Leave out the thread's title above a message: as a heading, or with the sign of an answer before it."""
    if not body.lines or not title:
        return
    kind, text, _ = body.lines[0]
    bare = _ANSWER.sub("", text, count=1)
    added = kind is ParagraphKind.HEADING or (kind is ParagraphKind.BODY and bare != text)
    if added and fold(bare) == fold(title):
        del body.lines[0]


def take_edit(draft: Draft, clock: Clock) -> None:
    """Read the note on the last edit below a message, if its time is one."""
    lines = draft.body.lines
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST_LINES), -1):
        kind, text, _ = lines[at]
        match = _EDITED.fullmatch(text) if kind is ParagraphKind.BODY and len(text) <= _LONGEST_NOTE else None
        when = clock.note(match["at"]) if match is not None and any(c.isdigit() for c in match["at"]) else None
        if match is not None and when is not None:
            draft.edited_at = when
            draft.edited_by = match["by"] or match["after"]
            del lines[at]
            return


def drop_preview(body: Body) -> None:
    """Leave out the beginning of a message that stands before the whole of it, to be unfolded by a script."""
    lines = body.lines
    for count in (i for i in range(1, len(lines) // 2 + 1) if lines[i] == lines[0]):
        if _is_preview(lines[:count], lines[count : 2 * count]):
            del lines[:count]
            return


def _is_preview(lines: Sequence[Line], whole: Sequence[Line]) -> bool:
    """Whether lines say the same as others but that the last of them may be cut."""
    (kind, text, quote), last = lines[-1], whole[-1]
    same = lines[:-1] == whole[:-1] and (kind, quote) == (last[0], last[2])
    begun = last[1].startswith(text.removesuffix("(more)").rstrip(_CUT_SIGNS))
    return same and begun and sum(len(text) for _, text, _ in lines) >= _LEAST_PREVIEW


def drop_repeated(drafts: Sequence[Draft]) -> None:
    """Leave out the short lines that most posts have, such as those of buttons, where these hold more than messages."""
    if len(drafts) < _LEAST_REPEATED:
        return
    counts = Counter(text for draft in drafts for text in {text for _, text, _ in draft.body.lines})
    repeated = {
        text
        for text, count in counts.items()
        if count >= len(drafts) * _REPEATED_SHARE and len(text) <= _REPEATED_LENGTH
    }
    for draft in drafts:
        lines: list[Line] = [line for line in draft.body.lines if line[1] not in repeated]
        draft.body.lines[:] = lines
