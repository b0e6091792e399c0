"""The mark below the place of a query that an error is about."""

import pytest

from reader.session.quiet import pointed_at


@pytest.mark.parametrize(
    ("query", "column", "under"),
    [
        ("tga:x", 1, 0),
        ("tag:Fact tga:x", 10, 9),
        ("作者:x tga:y", 6, 7),
        ("e\u0301 tga:y", 4, 2),
        ("a\ntga:y", 3, 2),
        ("", 1, 0),
    ],
)
def test_the_mark_stands_below_the_place(query, column, under):
    first, second = pointed_at(query, column).split("\n")
    assert second == "  " + " " * under + "^"
    assert first.startswith("  ")
    assert len(first) == len(query) + 2
