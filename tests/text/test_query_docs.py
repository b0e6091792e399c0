"""The page on the query languages is whole, and what it shows is understood."""

from __future__ import annotations

import re

import pytest

from reader.domain.errors import QueryError
from reader.paths import resource
from reader.text.passage_query import FIELDS, FIRST_POST, HAS, IN, MOST_CONDITIONS, parse_passages
from reader.text.query import parse_query

PAGE = resource("docs/queries.md").read_text("utf-8")
SEARCHES, PASSAGES = PAGE.split("## Asking for passages")
ROWS = [line.split("|")[1] for line in PASSAGES.splitlines() if line.startswith("| `")]
SHOWN = [shown for cell in ROWS for shown in re.findall(r"`([^`]+)`", cell)]
WHOLE = [line.strip() for line in PASSAGES.splitlines() if line.startswith("    ")]


@pytest.mark.parametrize("shown", SHOWN + WHOLE)
def test_each_example_of_a_question_for_passages_is_understood(shown):
    assert parse_passages(shown)


@pytest.mark.parametrize("shown", ['"bus fare"', "bus*", "bus OR fare", "bus NOT (fare OR stop)"])
def test_each_sign_of_a_search_is_understood_and_on_the_page(shown):
    assert parse_query(shown)
    for sign in re.findall(r"\"bus fare\"|bus\*|OR|NOT", shown):
        assert f"`{sign}`" in SEARCHES


def test_every_field_and_value_is_on_the_page():
    fields = {shown.partition(":")[0] for shown in SHOWN if ":" in shown and " " not in shown.partition(":")[0]}
    assert set(FIELDS) <= fields
    assert {f"has:{value}" for value in HAS} == {shown for shown in SHOWN if shown.startswith("has:")}
    assert {f"in:{value}" for value in IN} == {shown for shown in SHOWN if shown.startswith("in:")}
    assert FIRST_POST in SHOWN
    assert any("near:" in shown for shown in SHOWN)
    assert any("overlaps" in shown for shown in SHOWN)


def test_the_bounds_are_those_of_the_page():
    assert "up to 1,000 characters" in PAGE
    assert parse_passages("tag:A near:9999 tag:B")
    with pytest.raises(QueryError):
        parse_passages("tag:A near:10000 tag:B")
    assert parse_passages("a" * 1000)
    with pytest.raises(QueryError):
        parse_passages("a" * 1001)
    assert parse_passages(" OR ".join(f"a{number}" for number in range(MOST_CONDITIONS)))


def test_quotation_marks_brackets_and_cases_are_as_the_page_says():
    assert parse_passages("（tag:“A > B” OR TAG:C）") == parse_passages('(tag:"A > B" OR tag:C)')
    assert parse_passages("a or b") != parse_passages("a OR b")
