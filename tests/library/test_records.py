"""Posts to rows and back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.errors import LibraryDamaged
from reader.domain.thread import Comment, ParagraphKind, Quote, Rating
from reader.library import records
from reader.library.library import Library
from reader.text.paragraphs import digest, number
from tests.library.making import at, post

WHOLE = replace(
    post("1", 1, "a"),
    paragraphs=number(
        [
            (ParagraphKind.QUOTE, "he said", 0),
            (ParagraphKind.BODY, "你好 😀", None),
            (ParagraphKind.CODE, "  x = 1", None),
            (ParagraphKind.COMMENT, "nice", 0),
        ]
    ),
    edited_at=at(2),
    edited_by="mod",
    location="北京",
    client="phone",
    reply_to="77",
    quotes=(Quote("anna", "he said", "12", "2024-5-1"), Quote(None, "x")),
    comments=(Comment("bo", "nice", at(3), "5 天前"), Comment(None, "y", inline=True)),
    ratings=(Rating("cy", "+5", "good"),),
    attachments=("a.zip",),
    images=("http://x/y.png",),
    signature=("line",),
    notices=("moved",),
    hidden=True,
)


def back(original):
    return records.unpack_post(
        (
            original.post_id,
            original.floor,
            original.author,
            original.author_id,
            records.when(original.posted_at),
            original.posted_raw,
            original.location,
            original.reply_to,
            records.pack_paragraphs(original.paragraphs),
            records.pack_rest(original),
        )
    )


def test_whole_post_comes_back():
    assert back(WHOLE) == WHOLE


def test_row_of_a_library_without_inline_answers_comes_back():
    rest = json.loads(records.pack_rest(WHOLE))
    del rest["inline"]
    row = ("1", 1, None, None, None, "", None, None, records.pack_paragraphs(WHOLE.paragraphs), json.dumps(rest))
    assert [c.inline for c in records.unpack_post(row).comments] == [False, False]


def test_telling_inline_answers_apart_makes_no_new_version():
    flat = replace(WHOLE, comments=tuple(replace(c, inline=False) for c in WHOLE.comments))
    assert records.content_digest(flat) == records.content_digest(WHOLE)


def test_bare_post_comes_back():
    bare = post("", None, "x", author=None, author_id=None, posted_at=None, posted_raw="")
    assert records.pack_rest(bare) == "{}"
    assert back(bare) == bare


def test_kinds_come_back_as_kinds():
    assert all(isinstance(p.kind, ParagraphKind) for p in back(WHOLE).paragraphs)


@pytest.mark.parametrize(
    "changed",
    [
        {"author": "other"},
        {"location": None},
        {"edited_at": None},
        {"hidden": False},
        {"ratings": ()},
        {"comments": ()},
        {"signature": ("other",)},
        {"notices": ()},
        {"attachments": ("b.zip",)},
        {"posted_raw": "2023-1-1 10:00"},
        {"quotes": (Quote("anna", "he said", "13"),)},
        {"paragraphs": number([(ParagraphKind.BODY, "你好", None)])},
        {"paragraphs": WHOLE.paragraphs[:-1]},
    ],
)
def test_digest_tells_content_apart(changed):
    assert records.content_digest(replace(WHOLE, **changed)) != records.content_digest(WHOLE)


@pytest.mark.parametrize(
    "changed",
    [{"images": ("file:///y.png",)}, {"comments": (Comment("bo", "nice", at(4), "6 天前"), Comment(None, "y"))}],
)
def test_digest_passes_over_what_changes_by_itself(changed):
    assert records.content_digest(replace(WHOLE, **changed)) == records.content_digest(WHOLE)


def test_digest_passes_over_relative_times():
    one = replace(WHOLE, posted_raw="3 天前", posted_at=at(5))
    assert records.content_digest(one) == records.content_digest(replace(one, posted_raw="5 天前", posted_at=at(6)))


def test_stamps_sort_as_time():
    east = datetime(2024, 1, 1, 8, 0, tzinfo=timezone(timedelta(hours=8)))
    utc = datetime(2024, 1, 1, 0, 0, 1, tzinfo=UTC)
    assert records.stamp(east) < records.stamp(utc)
    assert records.stamp(datetime(2024, 1, 1, 0, 0, 1)) == records.stamp(utc)  # noqa: DTZ001 - the case at hand


@pytest.mark.parametrize("edge", [datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)])
def test_stamps_at_the_edge_of_time(edge):
    for hours in (-12, 12):
        assert records.stamp(edge.replace(tzinfo=timezone(timedelta(hours=hours))))[4] == "-"


def test_plain_text_stays():
    assert records.plain("你好 😀") == "你好 😀"


@pytest.mark.parametrize(
    ("text", "wanted"), [("a\ud800b", "a?b"), ("caf\udce9", "caf\ufffd"), ("\udce4\udcbd\udca0", "你")]
)
def test_lone_surrogates_go(text, wanted):
    assert records.plain(text) == wanted


@given(st.text(st.characters()))
def test_plain_can_always_be_stored(text):
    records.plain(text).encode()


@given(st.lists(st.tuples(st.sampled_from(list(ParagraphKind)), st.text(min_size=1), st.none() | st.integers(0, 99))))
def test_paragraphs_come_back(parts):
    paragraphs = number(parts)
    assert records.unpack_paragraphs(records.pack_paragraphs(paragraphs)) == paragraphs


def test_columns_that_say_nothing_are_left_out():
    packed = records.pack_paragraphs(number([(ParagraphKind.BODY, "a", None), (ParagraphKind.BODY, "b", None)]))
    assert json.loads(packed) == [["a", "b"], 0, digest("a") + digest("b"), 0]


def test_paragraphs_of_the_first_schemas_are_read():
    paragraphs = number([(ParagraphKind.BODY, "a", None), (ParagraphKind.QUOTE, "b", 0)])
    listed = [["a", "b"], ["body", "quote"], [digest("a"), digest("b")], [None, 0]]
    assert records.unpack_paragraphs(json.dumps(listed)) == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "[[1],[2],[3]]",
        '[["a","b"],0,"0123456789abcdef",0]',
        '[["a"],["nonsense"],["d"],[null]]',
        '[["a","b"],["body"],"0123456789abcdef0123456789abcdef",0]',
        '[["a","b"],0,["0123456789abcdef"],0]',
        '[["a","b"],0,"0123456789abcdef0123456789abcdef",[0]]',
        "null",
    ],
)
def test_damaged_paragraphs_raise(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        records.unpack_paragraphs(text)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        (records.moment, "x"),
        (records.known_moment, ""),
        (records.guid, "x"),
        (records.guid, ""),
        (records.names, "{"),
        (records.names, "{}"),
        (records.names, "[1]"),
        (records.names, "[" * 9999),
    ],
)
def test_a_value_that_cannot_be_read_is_damage(read, value):
    """Found by fuzzing: such values came to the window as faults of the program."""
    with pytest.raises(LibraryDamaged, match="a value in it cannot be read"):
        read(value)


def test_text_that_is_no_utf8_is_damage_and_is_not_quoted(path):
    Library(path).close()
    with closing(sqlite3.connect(path)) as con:
        con.execute("INSERT INTO setting VALUES ('colour', CAST(x'ff41' AS TEXT))")
        con.commit()
    with closing(Library(path)) as library, pytest.raises(LibraryDamaged) as told:
        library.marks.setting("colour", "")
    assert told.value.reason == "The library is damaged: a value in it cannot be read."
