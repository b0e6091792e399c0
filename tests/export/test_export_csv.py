"""CSV: RFC 4180, the byte order mark, the formula guard and its way back."""

import csv
import io
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.base import ExportOptions
from reader.export.csv_file import CsvExporter, guard, unguard
from reader.export.rows import COLUMNS, joined
from tests.export.conftest import make_passage

DEFAULT = ExportOptions()


def written(passages, options=DEFAULT) -> bytes:
    out = io.BytesIO()
    assert CsvExporter().write(passages, out, options) == len(passages)
    return out.getvalue()


def read_back(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_columns_stand_in_the_heading_in_order():
    first = written([]).decode("utf-8-sig").splitlines()[0]
    assert first == ",".join(f'"{name}"' for name in COLUMNS)


def test_byte_order_mark_is_there_and_can_be_left_out():
    assert written([]).startswith(b"\xef\xbb\xbf")
    assert written([], ExportOptions(bom=False)).startswith(b'"file"')


def test_lines_end_with_crlf_and_text_keeps_its_own_line_feeds():
    data = written([make_passage(text="one\ntwo")], ExportOptions(bom=False))
    assert data.count(b"\r\n") == 2
    assert data.endswith(b"\r\n")
    assert read_back(data)[0]["text"] == "one\ntwo"


def test_numbers_are_bare_and_text_is_quoted():
    line = written([make_passage()]).split(b"\r\n")[1]
    assert b',"9001",3,"oarsman","77",' in line
    assert b",3,3,0,9," in line


def test_quotes_and_commas_come_back():
    row = read_back(written([make_passage(text='say "a, b"', thread_title="x,y")]))[0]
    assert (row["text"], row["thread_title"]) == ('say "a, b"', "x,y")


@pytest.mark.parametrize("start", list("=+-@\t\r\n＝＋－＠"))
def test_formula_starts_are_guarded_in_every_text_column(start):
    text = start + "1"
    row = read_back(written([make_passage(text=text, author=text, memo=text, thread_title=text, site=text)]))[0]
    for name in ("text", "author", "memo", "thread_title", "site"):
        assert row[name] == "'" + text


def test_a_tag_that_is_a_formula_is_guarded():
    assert read_back(written([make_passage(tag_paths=(("=2", "x"),))]))[0]["tags"] == "'=2 > x"


def test_guard_can_be_turned_off():
    assert read_back(written([make_passage(text="=1")], ExportOptions(formula_guard=False)))[0]["text"] == "=1"


@pytest.mark.parametrize("text", ["", "plain", "1-2", "'quoted'", "'", "a=b", "中文", "(=1)", "''", "−5"])
def test_other_text_is_left_alone(text):
    assert guard(text) == text
    assert unguard(text) == text


@pytest.mark.parametrize(
    ("text", "shown"), [("'=1", "''=1"), ("''@", "'''@"), (" =1", "' =1"), ("\u3000＝", "'\u3000＝"), ("-", "'-")]
)
def test_apostrophes_and_blanks_before_a_formula_are_guarded_too(text, shown):
    assert guard(text) == shown
    assert unguard(shown) == text


@given(st.text(alphabet=st.sampled_from(["'", "=", "-", "＠", " ", "\t", "a", "\u3000", "\n"])) | st.text())
def test_the_guard_can_always_be_undone(text):
    assert unguard(guard(text)) == text
    assert not guard(text).lstrip(" \u00a0\u3000\ufeff").startswith(tuple("=+-@\t\r\n＝＋－＠"))


@given(st.lists(st.lists(st.text(alphabet=string.printable), min_size=1), min_size=1))
def test_tag_paths_are_told_apart_whatever_is_in_them(paths):
    text = ";".join(joined(path) for path in paths)
    assert split_tags(text) == paths


def split_tags(text: str) -> list[list[str]]:
    """What the documentation of the format tells a reader to do."""
    paths, name, at = [[]], "", 0
    while at < len(text):
        if text[at] == "\\":
            name, at = name + text[at + 1], at + 2
        elif text[at] == ";":
            paths[-1].append(name)
            paths.append([])
            name, at = "", at + 1
        elif text.startswith(" > ", at):
            paths[-1].append(name)
            name, at = "", at + 3
        else:
            name, at = name + text[at], at + 1
    paths[-1].append(name)
    return paths


def test_board_and_tags_are_joined():
    row = read_back(written([make_passage(tag_paths=(("A", "B"), ("C;D",)))]))[0]
    assert row["board"] == "Town > Traffic"
    assert row["tags"] == "A > B;C\\;D"


def test_unknown_values_are_empty():
    row = read_back(written([make_passage(author=None, floor=None, posted_at=None, url=None)]))[0]
    assert [row[name] for name in ("author", "floor", "posted_at", "url", "member")] == [""] * 5


def test_a_lone_surrogate_of_a_file_name_does_not_stop_the_export():
    assert read_back(written([make_passage(source_file="a\udcff.html")]))[0]["file"] == "a.html"


def test_columns_come_in_the_order_asked_for_and_context_behind_them():
    passage = make_passage(before=("b",), after=("a", "c"))
    options = ExportOptions(bom=False, columns=("text", "author", "text"), context=1)
    assert written([passage], options).decode().splitlines() == [
        '"text","author","before","after"',
        '"the ferry","oarsman","b","a',
        'c"',
    ]
