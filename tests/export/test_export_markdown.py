"""Markdown: grouped, cited, and nothing of a page acts as markup (checked by an independent reader of CommonMark)."""

import html
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.export.base import ExportOptions
from reader.export.markdown import MarkdownExporter, escape, escape_lines, link
from tests.export.conftest import make_passage

NASTY = [
    "# heading",
    "1. item",
    "12) item",
    "(a) item",
    "- item",
    "+ item",
    "* item",
    "---",
    "===",
    "```code",
    "~~~",
    "> quote",
    "    indented code",
    "\tindented code",
    "[link](javascript:alert(1))",
    "![image](file:///etc/passwd)",
    "<script>alert(1)</script>",
    "<https://evil.example/>",
    "&lt;b&gt; &amp; &#60;",
    "*em* **strong** _em_ __strong__ ~~del~~ `code`",
    "a | b\n--- | ---\n1 | 2",
    "[ref]: https://evil.example/",
    "back\\slash \\* \\",
    "line one  \nline two\\\nline three",
    "$x$ ^up^ ==mark== :smile: @all",
    "%title",
    ": definition",
    "https://evil.example/ www.evil.example a@b.example",
    "</blockquote>",
    "<!-- comment",
    "术语：*强调*，1. 不是列表",
]


def text_of(markdown: str) -> str:
    """What a reader of the rendered text sees."""
    rendered = MarkdownIt("commonmark").render(markdown)
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


def tags_of(markdown: str) -> set[str]:
    return set(re.findall(r"<(/?[a-z][a-z0-9]*)", MarkdownIt("gfm-like", {"linkify": False}).render(markdown)))


def document(passages) -> str:
    out = io.BytesIO()
    assert MarkdownExporter().write(passages, out, ExportOptions()) == len(passages)
    return out.getvalue().decode("utf-8")


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_shows_as_typed_on_one_line(text):
    assert tags_of(escape(text)) == {"p", "/p"}
    shown = " ".join(line.strip() for line in text.splitlines())
    assert text_of(escape(text)) == shown


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_stays_a_quotation(text):
    quoted = "\n>\n".join(f"> {line}" for line in escape_lines(text))
    assert tags_of(quoted) == {"blockquote", "/blockquote", "p", "/p"}
    assert text_of(quoted).replace("\n\n", "\n").split() == text.split()


@pytest.mark.parametrize("text", NASTY)
def test_hostile_text_in_every_field_adds_no_markup(text):
    plain = tags_of(document([make_passage(memo="memo")]))
    hostile = make_passage(
        text=text,
        thread_title=text,
        author=text,
        board=(text,),
        site=text,
        memo="memo " + text.replace("\n", " "),
        coder=text,
        posted_raw=text,
        location=text,
        url=text,
        source_file=text,
        source_member=text,
        charset=text,
        software=text,
        captured_from=text,
        thread_key_id=text,
        post_key=text,
        author_id=text,
        tag_paths=((text, text),),
    )
    assert tags_of(document([hostile])) <= plain | {"a", "/a"}
    assert "<a" not in MarkdownIt("commonmark").render(document([hostile]))


@given(st.text())
def test_no_text_at_all_becomes_markup(text):
    assert tags_of(escape(text)) <= {"p", "/p"}
    assert tags_of("\n".join(f"> {line}" for line in escape_lines(text))) <= {"blockquote", "/blockquote", "p", "/p"}


@given(st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S"])))
def test_visible_text_is_kept_whole(text):
    assert text_of(escape(text)) == text


def test_direction_overrides_are_shown_not_obeyed():
    assert escape("a\u202etxt.exe") == "a⟦U+202E⟧txt.exe"
    assert escape("\u2066x\u2069") == "⟦U+2066⟧x⟦U+2069⟧"


def test_control_characters_and_lone_surrogates_are_replaced():
    assert escape("a\x00b\x7fc\ud800d") == "a\ufffdb\ufffdc\ufffdd"


def test_indentation_of_code_stays_visible():
    assert list(escape_lines("if x:\n    y\n\tz\n   ")) == ["if x\\:", "&nbsp;" * 4 + "y", "&nbsp;" * 4 + "z"]


def test_tabs_between_table_cells_are_kept():
    assert text_of(escape("a\tb")) == "a\tb"


def test_web_addresses_are_links_and_nothing_else_is():
    assert link("https://a.example/x?y=1&z=2") == "<https://a.example/x?y=1&z=2>"
    for other in ("javascript:alert(1)", "https://a.example/ b", "https://a.example/>x", "file:///x", "HTTPS://a\n"):
        assert not link(other).startswith("<")


def test_headings_are_repeated_only_where_thread_or_post_changes():
    passages = [
        make_passage(1),
        make_passage(2),
        make_passage(3, post_id=12),
        make_passage(4, thread_id=2, thread_title="Other"),
        make_passage(5),
    ]
    found = re.findall(r"^#{1,3} .*", document(passages), re.MULTILINE)
    assert found == [
        "# Passages",
        "## The new ferry",
        "### \\#3 oarsman",
        "### \\#3 oarsman",
        "## Other",
        "### \\#3 oarsman",
        "## The new ferry",
        "### \\#3 oarsman",
    ]


def test_the_citation_names_everything():
    line = next(line for line in document([make_passage()]).splitlines() if line.startswith("— "))
    assert line == (
        "— oarsman, 2023-03-04T20:15:00+08:00, floor 3, Town \\> Traffic, River board, "
        "<https://river.example/thread-4711-1-1.html>, saved 2023-05-02T19:06:00+08:00"
    )


def test_what_is_unknown_is_said_to_be(sample_passages):
    text = document(sample_passages[2:])
    assert "## (no title)" in text
    assert "### (author unknown)" in text
    assert "— author unknown, time unknown, time of saving unknown" in text
    assert "Location" not in text


def test_the_printed_time_stands_where_no_other_is_known():
    assert "— oarsman, 昨天 20:15, floor 3" in document([make_passage(posted_at=None, posted_raw="昨天 20:15")])


def test_place_within_one_and_over_several_paragraphs(sample_passages):
    text = document(sample_passages)
    assert "- Place: paragraph 3, characters 0–9\n" in text
    assert "- Place: paragraph 1, character 4 to paragraph 3, character 7\n" in text


def test_lines_of_a_memo_stay_apart():
    rendered = MarkdownIt("commonmark").render(document([make_passage(memo="one\n- two")]))
    assert "Memo: one<br />\n- two" in rendered


def test_passages_can_be_cited_in_a_style():
    out = io.BytesIO()
    MarkdownExporter().write([make_passage(thread_title="*New*")], out, ExportOptions(citation="apa"))
    line = next(line for line in out.getvalue().decode().splitlines() if line.startswith("— "))
    assert line.startswith("— oarsman\\. (2023, March 4). *\\*New\\** (post \\#3) \\[Online forum post\\]. River board")
    assert line.endswith("River board. <https://river.example/thread-4711-1-1.html>")


def test_context_stands_around_the_quotation():
    text = document([make_passage(before=("# one",), after=("two",))])
    assert "\n\n\\# one\n\n> the ferry\n\ntwo\n\n— " in text
