"""Grouping, facts, citations and words, which all documents share."""

import ast
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.export import base
from reader.export.base import CITATIONS, GROUPS, LANGUAGES, ExportOptions
from reader.export.citation import cite, plain_text, source_id
from reader.export.cleaning import Cleaner, even
from reader.export.colours import paint
from reader.export.outline import Entry, Heading, facts, outline
from reader.export.rows import COLUMNS, CONTEXT_COLUMNS, LINK_COLUMNS, MEMO_COLUMNS
from reader.export.source_text import SourceText
from reader.export.words import Words
from reader.paths import resource
from tests.export.conftest import make_passage

EN = Words("en")


def shape(passages, group: str) -> list[object]:
    parts = outline(passages, ExportOptions(group=group), EN)
    return [(p.level, p.text) if isinstance(p, Heading) else p.passage.annotation.id.int for p in parts]


TWO = [
    make_passage(1, author="Bo", tag_paths=(("A",), ("B", "C"))),
    make_passage(2, author="Al", tag_paths=(("B", "C"),), thread_id=2, thread_title="Other", post_id=12),
    make_passage(3, author=None, tag_paths=(), thread_id=2, thread_title="Other", post_id=13, floor=None),
]


def test_by_thread():
    assert shape(TWO, "thread") == [
        *((1, "The new ferry"), (2, "#3 Bo"), 1, (1, "Other"), (2, "#3 Al"), 2),
        *((2, "(author unknown)"), 3),
    ]


def test_by_tag_a_passage_comes_under_each_of_its_tags():
    assert shape(TWO, "tag") == [
        *((1, "A"), (2, "The new ferry"), 1, (1, "B > C"), (2, "The new ferry"), 1, (2, "Other"), 2),
        *((1, "(no tag)"), (2, "Other"), 3),
    ]
    firsts = [p.first for p in outline(TWO, ExportOptions(group="tag"), EN) if isinstance(p, Entry)]
    assert firsts == [True, False, True, True]


def test_by_author():
    assert shape(TWO, "author") == [
        *((1, "Al"), (2, "Other"), 2, (1, "Bo"), (2, "The new ferry"), 1),
        *((1, "(author unknown)"), (2, "Other"), 3),
    ]


def test_by_coder_and_by_board():
    board = ("River", "Ferries")
    passages = [
        make_passage(1, coder="Wu", site="River", board=board),
        make_passage(2, coder="", site="River", board=board, thread_id=2, thread_title="Other"),
        make_passage(3, coder="an", site="", board=()),
    ]
    assert shape(passages, "coder") == [
        *((1, "an"), (2, "The new ferry"), 3, (1, "Wu"), (2, "The new ferry"), 1),
        *((1, "(no coder)"), (2, "Other"), 2),
    ]
    assert shape(passages, "board") == [
        *((1, "River > Ferries"), (2, "The new ferry"), 1, (2, "Other"), 2),
        *((1, "(no board)"), (2, "The new ferry"), 3),
    ]


def test_in_a_group_the_order_shown_is_kept_and_each_thread_stands_once():
    other = {"thread_id": 2, "thread_title": "Other"}
    passages = [make_passage(3), make_passage(2, **other), make_passage(1)]
    assert shape(passages, "author")[1:] == [(2, "The new ferry"), 3, 1, (2, "Other"), 2]


def test_without_groups():
    assert shape(TWO, "none") == [1, 2, 3]


URL = "https://river.example/thread-4711-1-1.html"


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("gbt7714", f"oarsman. The new ferry: #3[EB/OL]. River board, 2023(2023-03-04)[2023-05-02]. {URL}."),
        ("apa", f"oarsman. (2023, March 4). The new ferry (post #3) [Online forum post]. River board. {URL}"),
        ("chicago", f"oarsman, “The new ferry,” online forum post #3, River board, March 4, 2023, {URL}."),
    ],
)
def test_styles(style, text):
    assert plain_text(cite(make_passage(), style, EN)) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("gbt7714", f"oarsman. The new ferry: #3[EB/OL]. River board[2023-05-02]. {URL}."),
        (
            "apa",
            (
                "oarsman. (n.d.). The new ferry (post #3) [Online forum post]. River board. "
                f"Retrieved May 2, 2023, from {URL}"
            ),
        ),
        ("chicago", f"oarsman, “The new ferry,” online forum post #3, River board, n.d., accessed May 2, 2023, {URL}."),
    ],
)
def test_a_post_without_a_date_has_the_date_of_access(style, text):
    assert plain_text(cite(make_passage(posted_at=None, posted_raw=""), style, EN)) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("gbt7714", f"The new ferry: #3[EB/OL]. (2023-03-04)[2023-05-02]. {URL}."),
        ("apa", f"The new ferry (post #3) [Online forum post]. (2023, March 4). {URL}"),
        ("chicago", f"“The new ferry,” online forum post #3, March 4, 2023, {URL}."),
    ],
)
def test_a_title_stands_where_no_author_and_no_site_are_known(style, text):
    assert plain_text(cite(make_passage(author=None, site=""), style, EN)) == text


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("gbt7714", f"老船工 Jr. 渡口还开吗？[EB/OL]. 江边论坛, 2023(2023-03-04)[2023-05-02]. {URL}."),
        ("apa", f"老船工 Jr. (2023, March 4). 渡口还开吗？ [Online forum post]. 江边论坛. {URL}"),
        ("chicago", f"老船工 Jr., “渡口还开吗？,” online forum post, 江边论坛, March 4, 2023, {URL}."),
    ],
)
def test_no_sentence_is_ended_twice(style, text):
    passage = make_passage(author="老船工 Jr.", thread_title="渡口还开吗？", site="江边论坛", floor=None)
    assert plain_text(cite(passage, style, EN)) == text


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"thread_title": "The end."}, f"oarsman, “The end,” online forum post #3, River board, March 4, 2023, {URL}."),
        ({"thread_title": ""}, f"oarsman, untitled online forum post #3, River board, March 4, 2023, {URL}."),
        ({"thread_title": "", "author": None}, f"Untitled online forum post #3, River board, March 4, 2023, {URL}."),
        ({"url": None}, "oarsman, “The new ferry,” online forum post #3, River board, March 4, 2023."),
        (
            {"url": None, "posted_at": None, "posted_raw": "昨天 20:15", "captured_at": None},
            "oarsman, “The new ferry,” online forum post #3, River board, 昨天 20:15.",
        ),
        (
            {"url": None, "posted_at": None, "posted_raw": "", "captured_at": None},
            "oarsman, “The new ferry,” online forum post #3, River board, n.d.",
        ),
    ],
)
def test_chicago_in_part(changes, text):
    assert plain_text(cite(make_passage(**changes), "chicago", EN)) == text


def test_apa_has_no_more_than_twenty_words_of_a_title():
    title = " ".join(f"w{at}" for at in range(1, 31))
    told = plain_text(cite(make_passage(thread_title=title), "apa", EN))
    assert "w20 (post #3) [Online forum post]" in told
    assert "w21" not in told
    assert "w30" in plain_text(cite(make_passage(thread_title=title), "gbt7714", EN))


@pytest.mark.parametrize("style", CITATIONS)
def test_what_is_unknown_is_not_invented(style, sample_passages):
    text = plain_text(cite(sample_passages[2], style, EN))
    assert "None" not in text
    assert "20" not in text
    assert text.strip(" .,")


def test_the_number_of_a_post_is_its_own():
    one = source_id(make_passage(1))
    assert one == source_id(make_passage(2, captured_at=datetime(2024, 1, 1, tzinfo=UTC)))
    assert len({one, source_id(make_passage(post_key="9002")), source_id(make_passage(site="Other"))}) == 3
    nameless = [source_id(make_passage(post_key="", floor=None, position=at)) for at in (0, 1)]
    assert nameless[0] != nameless[1]


def test_facts_leave_out_what_is_unknown(sample_passages):
    labels = [fact.label for fact in facts(sample_passages[2], EN)]
    assert labels == ["Made", "Place", "Before", "After", "File", "SHA-256", "Annotation"]


def test_colours_of_the_palette_own_colours_and_others():
    assert paint("blue").bar == "#0072b2"
    assert paint("#FF0000").bar == "#ff0000"
    assert paint("#FF0000").fill == "#ffdede"
    assert paint("url(x)").bar == "#808080"


def test_the_cleaner_counts():
    clean = Cleaner()
    assert clean("a\x00\ud800b\t\n") == "ab\t\n"
    assert clean.line(" a\n b\x0b ") == "a b"
    assert clean(None) == ""
    assert clean.taken == 3
    assert even("a\x00\U0001f600\ud800\r") == "a\ufffd\U0001f600\ufffd\r"


def test_every_word_is_translated_into_every_language():
    data = json.loads(resource("export/words.json").read_text("utf-8"))
    assert set(data) == set(LANGUAGES) - {"en"}
    columns = {*COLUMNS, *CONTEXT_COLUMNS, *MEMO_COLUMNS, *LINK_COLUMNS}
    assert set(data["zh_CN"]) == set(data["zh_TW"]) >= columns | {"Passages", "Memo", "Tags"}
    for words in data.values():
        for english, text in words.items():
            assert text
            assert english.count("{") == text.count("{")
            english.format(*range(4)), text.format(*range(4))


class Asked(Words):
    """Remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__("en")
        self.asked = set()

    def __call__(self, english: str) -> str:
        self.asked.add(english)
        return english


def test_no_word_that_documents_ask_for_is_missing(sample_passages):
    asked = Asked()
    for group in GROUPS:
        list(outline(sample_passages, ExportOptions(group=group), asked))
    for passage in sample_passages:
        list(facts(passage, asked))
        cite(passage, "plain", asked)
    assert asked.asked <= set(json.loads(resource("export/words.json").read_text("utf-8"))["zh_CN"])


def test_no_word_in_the_code_is_without_translation():
    known = set(json.loads(resource("export/words.json").read_text("utf-8"))["zh_CN"])
    asked = set()
    for path in (Path(base.__file__).parent).glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in {
                "words",
                "_words",
            }:
                asked |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    assert {"Passages", "Memos", "(earlier version)", "Author {0}"} <= asked
    assert asked <= known


def test_every_column_is_described():
    told = resource("docs/exports.md").read_text("utf-8")
    assert [name for name in (*COLUMNS, *CONTEXT_COLUMNS, *MEMO_COLUMNS) if f"`{name}`" not in told] == []


class Shown:
    """A project without pseudonyms."""

    def shown(self, text: str) -> str:
        return text


def test_what_stands_for_others_in_a_projects_texts_is_counted():
    text = SourceText("a\x00\ufffd\x0bb\ud800", Shown(), EN)
    assert text.text == "a\ufffd\ufffd b\ufffd\n"
    assert text.replaced == 2
