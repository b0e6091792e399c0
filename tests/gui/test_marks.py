from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid4

from reader.domain.annotation import Annotation, Span, Tag, Target, TextQuote
from reader.domain.thread import ParagraphKind, Post, StoredPost
from reader.gui.pane.flow import Flow
from reader.gui.pane.marks import MAX_LANES, RowMarks, marks_of
from reader.text.paragraphs import number

NOW = datetime(2024, 3, 5, tzinfo=UTC)
TAGS = {t.id: t for t in (Tag(uuid4(), f"tag {i}", "blue", position=i) for i in range(12))}
IDS = list(TAGS)


def flow(paragraphs: int = 4, posts: int = 2) -> Flow:
    parts = [(ParagraphKind.BODY, f"text {i}", None) for i in range(paragraphs)]
    return Flow([StoredPost(p, 1, p, Post("", None, None, None, None, "", number(parts))) for p in range(1, posts + 1)])


def note(post: int, span: Span | None, *tags: UUID, memo: str = "") -> Annotation:
    target = Target(post, post, span or Span(0, 0, 0, 1), TextQuote(""), "", 4)
    return Annotation(uuid4(), target, frozenset(tags), memo, "me", NOW, NOW, span)


def whole(first: int, last: int | None = None) -> Span:
    return Span(first, 0, first if last is None else last, 6)


def lanes(marks: dict[int, RowMarks], row: int) -> list[int]:
    return sorted(bar.lane for bar in marks[row].bars)


def test_tags_side_by_side_never_share_a_lane() -> None:
    marks = marks_of(flow(), [note(1, whole(0, 2), IDS[0]), note(1, whole(1), IDS[1]), note(1, whole(2), IDS[2])], TAGS)
    assert lanes(marks, 2) == [0]
    assert lanes(marks, 3) == [0, 1]
    assert lanes(marks, 4) == [0, 1], "a lane that became free is used again"


def test_a_bar_knows_where_it_comes_from_and_goes_on() -> None:
    marks = marks_of(flow(), [note(1, whole(0, 2), IDS[0])], TAGS)
    assert [(marks[r].bars[0].comes, marks[r].bars[0].goes_on) for r in (2, 3, 4)] == [
        (False, True),
        (True, True),
        (True, False),
    ]


def test_names_stand_at_the_first_row_in_codebook_order() -> None:
    marks = marks_of(flow(), [note(1, whole(1, 2), IDS[5], IDS[2])], TAGS)
    assert [chip.text for chip in marks[3].chips] == ["tag 2", "tag 5"]
    assert marks[4].chips == []


def test_a_memo_without_tags_is_shown() -> None:
    marks = marks_of(flow(), [note(2, whole(0), memo="look again")], TAGS)
    chip = marks[flow().row_of(2, 0)].chips[0]
    assert (chip.tag, chip.text) == (None, "look again")


def test_part_of_a_paragraph_is_tinted_and_whole_ones_are_not() -> None:
    marks = marks_of(flow(), [note(1, Span(0, 2, 1, 3), IDS[0]), note(1, whole(2), IDS[1])], TAGS)
    assert [(t.start, t.end) for t in marks[2].tints] == [(2, 6)]
    assert [(t.start, t.end) for t in marks[3].tints] == [(0, 3)]
    assert marks[4].tints == []


def test_annotations_that_are_not_found_are_left_out() -> None:
    assert marks_of(flow(), [note(1, None, IDS[0]), note(9, whole(0), IDS[0])], TAGS) == {}


def test_tags_that_are_gone_are_left_out() -> None:
    assert marks_of(flow(), [note(1, whole(0), uuid4())], TAGS) == {}


def test_more_tags_than_lanes_share_the_last_one() -> None:
    marks = marks_of(flow(), [note(1, whole(0), *IDS)], TAGS)
    assert max(lanes(marks, 2)) == MAX_LANES - 1
    assert len(marks[2].chips) == len(IDS)
