"""JSON Lines: one object a line with the exact text of everything."""

import io
import json

import pytest

from reader.export.base import ExportOptions
from reader.export.jsonl import JsonLinesExporter, json_line
from reader.export.rows import COLUMNS
from tests.export.conftest import make_passage


def objects(passages) -> list[dict]:
    out = io.BytesIO()
    assert JsonLinesExporter().write(passages, out, ExportOptions()) == len(passages)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_members_are_the_columns_in_order(sample_passages):
    for found in objects(sample_passages):
        assert tuple(found) == COLUMNS


def test_nothing_gives_an_empty_file():
    assert objects([]) == []


def test_provenance_and_place_are_told():
    found = objects([make_passage()])[0]
    assert found["file"] == "pages/ferry.html"
    assert found["member"] is None
    assert found["sha256"] == "ab" * 32
    assert found["board"] == ["Town", "Traffic"]
    assert found["posted_at"] == "2023-03-04T20:15:00+08:00"
    assert found["captured_at"] == "2023-05-02T19:06:00+08:00"
    assert (found["paragraph_first"], found["paragraph_last"], found["start"], found["end"]) == (3, 3, 0, 9)
    assert found["tags"] == [["Trust", "Doubt"]]
    assert found["annotation_id"] == "00000000-0000-0000-0000-000000000001"
    assert found["anchor_state"] == "exact"


def test_unknown_values_are_null(sample_passages):
    found = objects(sample_passages)[2]
    names = ("site", "thread_id", "post_id", "floor", "author", "posted_at", "posted_raw", "captured_at", "url")
    assert [found[name] for name in names] == [None] * len(names)


def test_no_formula_guard_here():
    assert objects([make_passage(text="=1+1")])[0]["text"] == "=1+1"


@pytest.mark.parametrize("text", ["a\u2028b", "a\u2029b", "a\x85b", "a\nb", "a\x1cb", '"\\', "𠮷", "\ud800"])
def test_any_text_stays_on_its_line_and_comes_back(text):
    line = json_line({"t": text})
    assert len(line.decode("utf-8").splitlines()) == 1
    assert json.loads(line) == {"t": text}


def test_chinese_is_written_as_such():
    assert json_line("渡口") == '"渡口"\n'.encode()
