"""Which tags stand beside which row of the text, in which lane of the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from uuid import UUID

    from reader.domain.annotation import Annotation, Span, Tag
    from reader.gui.pane.flow import Flow
    from reader.session.editing import Spans

MAX_LANES = 8
"""More tags than this side by side share the last lane; their chips still name them."""


class Bar(NamedTuple):
    """A tag's bar beside one row: its lane, colour, and whether it comes from above and goes on below."""

    lane: int
    colour: str
    comes: bool
    goes_on: bool


class Chip(NamedTuple):
    """A tag's name, or a memo, beside the first row of its annotation; ``post`` names the post of a memo on one."""

    annotation: UUID | None
    tag: UUID | None
    text: str
    colour: str
    post: int = 0


def memo_chip(memo: str, annotation_id: UUID | None = None, post_id: int = 0) -> Chip:
    """The first words of a memo on a passage or on a post."""
    from reader.text.memo_opening import opening  # its patterns are not paid for at the start

    return Chip(annotation_id, None, opening(memo), "", post_id)


class Tint(NamedTuple):
    """Characters of a row that an annotation of part of a paragraph covers (code points, end exclusive)."""

    start: int
    end: int
    colour: str


class RowMarks:
    """All marks of one row."""

    __slots__ = ("bars", "chips", "tints")

    def __init__(self) -> None:
        self.bars: list[Bar] = []
        self.chips: list[Chip] = []
        self.tints: list[Tint] = []


def marks_of(flow: Flow, annotations: Iterable[Annotation], tags: Mapping[UUID, Tag]) -> dict[int, RowMarks]:
    """Work out the marks of every annotated row of a thread.

    Args:
        flow: the thread's rows.
        annotations: those of the thread; ones that are not found in the shown text (``shown`` is None) are left out.
        tags: the codebook by id.

    Returns:
        Row numbers with their marks; lanes are given out so that tags beside one another never share one.
    """
    marks: dict[int, RowMarks] = {}
    busy: list[int] = []  # for each lane the last row that it is used on
    for annotation, first, last in _placed(flow, annotations):
        known = [tags[t] for t in annotation.tags if t in tags]
        if len(known) > 1:
            known.sort(key=lambda tag: (tag.position, tag.name))
        for tag in known:
            lane = _free_lane(busy, first, last)
            for row in range(first, last + 1):
                marks.setdefault(row, RowMarks()).bars.append(Bar(lane, tag.colour, row > first, row < last))
            marks[first].chips.append(Chip(annotation.id, tag.id, tag.name, tag.colour))
        if annotation.memo:
            marks.setdefault(first, RowMarks()).chips.append(memo_chip(annotation.memo, annotation.id))
        _tint(flow, annotation, first, last, known[0].colour if known else "", marks)
    return marks


def lost_of(annotations: Iterable[Annotation], words: Callable[[int], str]) -> dict[int, Chip]:
    """For each post with annotations that are not found in the shown text a chip that says so.

    Args:
        annotations: those of the thread or of some posts.
        words: says that so many are not found.
    """
    lost: dict[int, list[UUID]] = {}
    for annotation in annotations:
        if annotation.shown is None:
            lost.setdefault(annotation.target.post_id, []).append(annotation.id)
    return {post: Chip(found[0], None, words(len(found)), "") for post, found in lost.items()}


def _placed(flow: Flow, annotations: Iterable[Annotation]) -> list[tuple[Annotation, int, int]]:
    placed = []
    for annotation in annotations:
        if annotation.shown is None:
            continue
        first = flow.row_of(annotation.target.post_id, annotation.shown.first)
        last = flow.row_of(annotation.target.post_id, annotation.shown.last)
        if first is not None and last is not None:
            placed.append((annotation, first, max(first, last)))
    placed.sort(key=lambda item: (item[1], -item[2], item[0].created, item[0].id))
    return placed


def _free_lane(busy: list[int], first: int, last: int) -> int:
    for lane, until in enumerate(busy):
        if until < first:
            busy[lane] = last
            return lane
    if len(busy) < MAX_LANES:
        busy.append(last)
        return len(busy) - 1
    busy[-1] = max(busy[-1], last)
    return MAX_LANES - 1


def _tint(flow: Flow, annotation: Annotation, first: int, last: int, colour: str, marks: dict[int, RowMarks]) -> None:
    span = annotation.shown
    if span is None or (span.start == 0 and span.end >= len(flow.rows[last].text)):
        return
    for row in range(first, last + 1):
        start = span.start if row == first else 0
        end = span.end if row == last else len(flow.rows[row].text)
        marks.setdefault(row, RowMarks()).tints.append(Tint(start, end, colour))


def picked_of(flow: Flow, places: Spans, index: int) -> tuple[tuple[int, int], ...]:
    """The stretches of a row that are marked to be tagged together."""
    row = flow.rows[index]
    if not places or row.paragraph is None:
        return ()
    at, whole, post = row.paragraph.ordinal, len(row.text), flow.posts[row.post].id
    here = [span for post_id, span in places if post_id == post and span.first <= at <= span.last]
    return tuple((s.start if at == s.first else 0, s.end if at == s.last else whole) for s in here)


def touching(a: Span, b: Span) -> bool:
    """Whether two stretches of a post share a character."""
    return (a.first, a.start) < (b.last, b.end) and (b.first, b.start) < (a.last, a.end)
