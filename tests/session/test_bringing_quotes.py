"""Highlights of Hypothesis, QualCoder and Taguette in threads that say the same words more than once."""

from __future__ import annotations

import json
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.domain.annotation import PassageQuery, TextQuote
from reader.domain.thread import StoredPost
from reader.intake.base import Mark, Quoted
from reader.library.library import Library
from reader.session.bring_quotes import QuoteFinder
from reader.session.bringing import bring, preview
from reader.session.reading import ReadingSession
from reader.text.canonical import canonical_text
from tests.library import making

URL = "https://forum.example/thread-77-1-1.html"
SAID = "The last ferry leaves at nine, and nobody told us."
POSTS = (
    making.post("501", 1, "Hello all.", SAID, "Take the bridge.", author="Anna"),
    making.post("502", 2, SAID, "So it is. 好。", author="user2"),
    making.post("503", 3, f"{SAID} {SAID}", "好。", "渡口的灯塔🗼也要修。", author="阿明"),
)
PAGE = "\n".join(
    ["Town forum", *(f"{post.author}\n#{post.floor}\n{''.join(p.text for p in post.paragraphs)}" for post in POSTS)]
)
"""The page as a browser has it: without line ends between paragraphs, with names between the posts."""


def row(start: int, end: int, **more):
    """An annotation as the service gives it, with its three selectors."""
    selectors = [
        {"type": "RangeSelector", "startContainer": "/div[1]/p[2]", "endContainer": "/div[1]/p[2]",
         "startOffset": 0, "endOffset": 9},
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": PAGE[start:end], "prefix": PAGE[max(0, start - 32) : start],
         "suffix": PAGE[end : end + 32]},
    ]  # fmt: skip
    made = {
        "id": f"id{start}", "uri": URL, "user": "acct:ada@hypothes.is", "text": "", "tags": ["Quay"],
        "created": "2024-05-06T07:08:09.123456+00:00", "updated": "2024-05-06T07:08:09.123456+00:00",
        "group": "__world__", "permissions": {"read": ["group:__world__"]}, "hidden": False,
        "document": {"title": ["Thread 77"]}, "target": [{"source": URL, "selector": selectors}],
    }  # fmt: skip
    return made | more


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "a.postil"
    with closing(Library(path)) as made:
        making.store(made, making.page(*POSTS))
    return path


def brought(library, tmp_path, value):
    file = tmp_path / "notes.json"
    file.write_text(json.dumps(value), "utf-8")
    report = bring(library, file)
    with closing(ReadingSession(library, read_only=True)) as session:
        passages = session.passages(PassageQuery())
    return [(p.floor, p.annotation.target.span, p.text, p.annotation.memo) for p in passages], report


def stored(number: int, *texts: str) -> StoredPost:
    return StoredPost(number, 1, number, making.post(str(number), number, *texts))


def every(words: str) -> list[int]:
    found, at = [], PAGE.find(words)
    while at >= 0:
        found.append(at)
        at = PAGE.find(words, at + 1)
    return found


def test_the_same_sentence_is_found_where_it_was_marked(library, tmp_path):
    rows = [row(at, at + len(SAID)) for at in every(SAID)]
    assert len(rows) == 4
    passages, report = brought(library, tmp_path, {"total": 4, "rows": rows})
    assert [(floor, span.first, span.start) for floor, span, _, _ in passages] == [
        (1, 1, 0), (2, 0, 0), (3, 0, 0), (3, 0, len(SAID) + 1),
    ]  # fmt: skip
    assert report.left == ()


def test_short_words_need_what_stands_beside_them(library, tmp_path):
    rows = [row(at, at + 2) for at in every("好。")]
    passages, report = brought(library, tmp_path, rows)
    assert [(floor, text) for floor, _, text, _ in passages] == [(2, "好。"), (3, "好。")]
    lone = row(every("好。")[0], every("好。")[0] + 2)
    lone["target"][0]["selector"] = [{"type": "TextQuoteSelector", "exact": "好。"}]
    _, report = brought(library, tmp_path, [lone])
    assert [left.kind for left in report.left] == ["several-places"]


def bare(words: str, **more):
    made = row(0, 1) | {"id": f"bare {words}"} | more
    made["target"][0]["selector"] = [{"type": "TextQuoteSelector", "exact": words}]
    return made


def test_few_words_alone_are_believed_where_they_stand_once_and_told(library, tmp_path):
    passages, report = brought(library, tmp_path, [bare("灯塔🗼"), bare("bridge"), bare("e"), bare("tower")])
    assert [(floor, text) for floor, _, text, _ in passages] == [(1, "bridge"), (3, "灯塔🗼")]
    assert [(left.what.split()[0], left.kind) for left in report.left] == [
        ("“e”", "several-places"),
        ("“tower”", "not-found"),
    ]
    (told,) = report.warnings
    assert told.startswith("2 short passage(s) stand where their words occur once")
    assert told.endswith("look at “灯塔🗼”, “bridge”.")


def test_of_many_unsure_places_a_few_are_named(library, tmp_path):
    words = ["Hello", "bridge", "So it is", "灯塔", "也要修", "渡口"]
    passages, report = brought(library, tmp_path, [bare(each) for each in words])
    assert len(passages) == 6
    assert report.warnings[0].startswith("6 short")
    assert report.warnings[0].endswith("“也要修”, ….")


def test_few_words_with_other_surroundings_are_not_believed_though_they_stand_once(library, tmp_path):
    other = bare("bridge")
    other["target"][0]["selector"][0] |= {"prefix": "walk over the old ", "suffix": " in the evening"}
    passages, report = brought(library, tmp_path, [other])
    assert (passages, [left.kind for left in report.left]) == ([], ["not-found"])


def test_words_without_anything_around_them_may_stand_anywhere(library, tmp_path):
    lone = row(*(every(SAID)[0], every(SAID)[0] + len(SAID)))
    lone["target"][0]["selector"] = [{"type": "TextQuoteSelector", "exact": SAID}]
    passages, report = brought(library, tmp_path, [lone])
    assert (passages, [left.kind for left in report.left]) == ([], ["several-places"])


def test_what_the_client_exports(library, tmp_path):
    at = PAGE.index("灯塔🗼")
    value = {
        "export_date": "2024-05-06T07:08:09.000Z",
        "export_userid": "acct:ada@hypothes.is",
        "client_version": "1.1400.0",
        "annotations": [row(at, at + 3, text="a note")],
    }
    passages, report = brought(library, tmp_path, value)
    assert [(floor, text, memo) for floor, _, text, memo in passages] == [(3, "灯塔🗼", "a note")]
    assert report.warnings == ()


def test_replies_go_into_the_note_that_they_answer(library, tmp_path):
    at = PAGE.index("Take the bridge")
    first = row(at, at + 15, text="Which one?")
    reply = first | {"id": "r1", "references": [first["id"]], "text": "The old one.", "user": "acct:li@x"}
    again = reply | {"id": "r2", "references": [first["id"], "r1"], "text": "Thanks", "user": "acct:ada@x"}
    lost = reply | {"id": "r3", "references": ["elsewhere"]}
    for thing in (reply, again, lost):
        thing["target"] = [{"source": URL}]
    passages, report = brought(library, tmp_path, {"rows": [again, first, reply, lost]})
    assert [memo for *_, memo in passages] == ["Which one?\n\nada: Thanks\n\nli: The old one."]
    assert report.warnings == ("1 reply(s) to annotations that are not in the file were left out.",)
    assert report.left == ()


def test_an_annotation_on_a_later_page_of_the_thread(library, tmp_path):
    second = "https://forum.example/thread-77-2-1.html"
    with closing(Library(library)) as made:
        page = making.page(making.post("541", 41, "Seen from the second page only."), url=second)
        making.store(made, page, name="second")
        making.store(made, making.page(*POSTS), name="again")
    at = {"type": "TextQuoteSelector", "exact": "the second page only"}
    thing = row(0, 4, uri=second, target=[{"source": second, "selector": [at]}])
    passages, _ = brought(library, tmp_path, [thing])
    assert [floor for floor, *_ in passages] == [41]


def test_a_report_of_qualcoder(library, tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(
        "\ufeff\n[30-45] Quay, File: Thread 77.txt,  Coder: ada\nTake the bridge\nMEMO: old\n\n"
        "[1-9] Quay, File: Thread 77.txt,  Coder: li\nnowhere!\n\n[1-4] Quay, File: Other,  Coder: li\nabc\n",
        "utf-8",
    )
    assert preview(library, file).passages == 1
    report = bring(library, file)
    assert (report.origin, report.passages, report.coders) == ("QualCoder", 1, ("ada",))
    assert [left.kind for left in report.left] == ["not-found", "no-page"]
    assert len(report.warnings) == 1


@settings(max_examples=100, deadline=None)
@given(texts=st.lists(st.text("ab好🗼 ", min_size=1, max_size=40), min_size=1, max_size=4), data=st.data())
def test_what_is_found_says_what_was_marked(texts, data):
    posts = [stored(number, text) for number, text in enumerate(texts)]
    page = "|".join(texts)
    start = data.draw(st.integers(0, len(page) - 1))
    end = data.draw(st.integers(start + 1, len(page)))
    exact = page[start:end]
    quoted = Quoted(Mark(""), URL, TextQuote(exact, page[max(0, start - 32) : start], page[end : end + 32]))
    found = QuoteFinder().places(quoted, posts)
    for number, span in found:
        assert canonical_text(texts[number][span.start : span.end]) == canonical_text(exact)
    if len(found) == 1 and len(set(texts)) == len(texts) == 1:
        before = canonical_text(texts[0][: found[0][1].start])
        assert texts[0].count(exact) > 1 or before == canonical_text(page[:start])


CSV = f"""Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags
2024-05-06 07:08,ada,,{URL}#pid501,Public,Annotation,Take the bridge.,A way out?,"Quay,Sea"
2024-05-06 07:09,ada,,{URL},Public,Highlight,{SAID},,
2024-05-06 07:10,mei,,{URL},Public,Page note,,On all of it,
"""
TEXT = f"""2024-06-01 10:00
Thread 77
{URL}
Group: Public
Total users: 1
Users: ada
Total annotations: 1
Total replies: 0

Annotation 1:
Created at: 2024-05-06 07:08
Author: ada
Type: Annotation
Quote: "Take the bridge."
Comment: A way out?
Tags: Quay, Sea"""
HTML = f"""<html lang="en"><head><title>Annotations on &quot;Thread 77&quot;</title></head><body><a href="{URL}">x</a>
<article><table><tr><td>Author:</td><td>ada</td></tr><tr><td>Quote:</td><td><blockquote>Take the bridge.</blockquote>
</td></tr><tr><td>Comment:</td><td>A way out?</td></tr><tr><td>Tags:</td><td>Quay, Sea</td></tr></table></article>"""


@pytest.mark.parametrize("text", [CSV, TEXT, HTML], ids=["csv", "text", "html"])
def test_what_the_client_of_hypothesis_exports_for_reading_is_anchored(library, tmp_path, text):
    file = tmp_path / "notes"
    file.write_text(text, "utf-8")
    report = bring(library, file)
    with closing(ReadingSession(library, read_only=True)) as session:
        passages = session.passages(PassageQuery())
        memos = [memo.text for memo in session.memos()]
    (passage,) = passages
    assert (passage.floor, passage.text, passage.annotation.coder) == (1, "Take the bridge.", "ada")
    assert (passage.annotation.memo, sorted(passage.tag_paths)) == ("A way out?", [("Quay",), ("Sea",)])
    if text is CSV:
        assert "On all of it" in "".join(memos)
        assert any(SAID[:20] in str(told) for told in report.left)
