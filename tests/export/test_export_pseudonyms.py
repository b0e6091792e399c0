"""Pseudonyms: which mentions count, and where offsets go."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.export.pseudonyms import Pseudonyms
from reader.export.words import Words
from tests.export.conftest import make_passage

NAMES = ["Ann", "Anna B.", "王小明", "王小", "好", "x_1", "İpek", " blank ", "=cmd", "."]
HIDE = Pseudonyms(NAMES, Words("en"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ann says", "Author 1 says"),
        ("ANN, ann!", "Author 1, Author 1!"),
        ("Annex, Joann, ann2, ann_x", "Annex, Joann, ann2, ann_x"),
        ("Anna B. was there", "Author 2 was there"),
        ("听王小明说，王小说", "听Author 3说，Author 4说"),
        ("Ann王小明", "Author 1Author 3"),
        ("很好，@好 你好", "很好，@Author 5 你好"),
        ("x_1 and x_12", "Author 6 and x_12"),
        ("İpek, i̇pek", "Author 7, i̇pek"),
        ("a blank page", "a Author 8 page"),
        ("@Ann", "@Author 1"),
        ("Nothing here.", "Nothing here."),
        ("", ""),
    ],
)
def test_mentions(text, shown):
    assert HIDE.shown(text) == shown


def test_offsets_follow_the_text():
    text = "王小明 and Ann: ferry"
    shown = HIDE.shown(text)
    start, end = text.index("ferry"), len(text)
    assert shown[HIDE.moved(text, start, end=False) : HIDE.moved(text, end, end=True)] == "ferry"
    assert HIDE.moved(text, 0, end=False) == 0


def test_an_offset_inside_a_name_goes_to_its_edge():
    text = "so 王小明 said"
    assert HIDE.moved(text, 4, end=False) == 3
    assert HIDE.moved(text, 4, end=True) == 3 + len("Author 3")


@given(st.text(alphabet="Anna B.王小明好@ x_1é\U0001f6a2", max_size=40), st.data())
def test_offsets_never_leave_the_text_nor_cross(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = HIDE.moved(text, start, end=False), HIDE.moved(text, end, end=True)
    assert 0 <= new[0] <= new[1] <= len(HIDE.shown(text))
    assert HIDE.moved(text, len(text), end=True) == len(HIDE.shown(text))


def test_the_table_tells_who_is_who_and_runs_no_formula():
    rows = list(csv.reader(io.StringIO(HIDE.table().decode("utf-8-sig"))))
    assert rows[:2] == [["pseudonym", "author"], ["Author 1", "Ann"]]
    assert rows[9] == ["Author 9", "'=cmd"]


def test_an_author_that_was_not_known_gets_the_next_name():
    hide = Pseudonyms(["Ann"], Words("zh_CN"))
    assert hide.author("Bo") == "作者 2"
    assert hide.author("Bo") == "作者 2"
    assert hide.author(None) is None


def test_a_name_of_blanks_is_no_mention():
    hide = Pseudonyms(["  ", "Ann"], Words("en"))
    assert hide.shown("a  b Ann") == "a  b Author 2"
    assert hide.author("  ") == "Author 1"


def test_nobody_to_hide():
    assert Pseudonyms([], Words("en")).shown("Ann") == "Ann"


def test_a_passage_tells_the_name_nowhere():
    fields = ("text", "thread_title", "source_file", "source_member", "author")
    passage = make_passage(memo="Ann?", before=("Ann",), after=("Ann",), **dict.fromkeys(fields, "Ann"))
    hidden = HIDE.passage(passage)
    assert "Ann" not in repr(hidden).replace("Annotation", "")
    assert hidden.author_id is None
    assert hidden.annotation.id == passage.annotation.id
