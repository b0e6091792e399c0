"""Trees with characters that lxml lets in but does not take back."""

from __future__ import annotations

import pytest

from reader.engines.parts.dom import parse_html, text_of
from reader.engines.parts.trees import storable, take_out

BAD = "\x08\x01\ufffe\uffff"


def paragraph(markup: str):
    return next(parse_html(f"<p>{markup}</p>", []).iter("p"))


@pytest.mark.parametrize("tail", ["after", f"af{BAD}ter", "af&#8;&#xfffe;ter", ""])
@pytest.mark.parametrize("before", ["before", f"be{BAD}fore", "be&#31;fore", ""])
def test_the_text_around_stays(before: str, tail: str) -> None:
    element = paragraph(f"{before}<b>x</b>{tail}")
    take_out(next(element.iter("b")))
    assert "".join(element.itertext()).translate(dict.fromkeys(map(ord, BAD + "\x1f"))) == (
        ("before" if before else "") + ("after" if tail else "")
    )


def test_behind_another_element() -> None:
    element = paragraph("<i>one</i> two <b>x</b>three")
    take_out(next(element.iter("b")))
    assert "".join(element.itertext()) == "one two three"


def test_a_root_stays() -> None:
    root = parse_html("<p>x</p>", [])
    take_out(root)
    assert "".join(root.itertext()) == "x"


def test_storable() -> None:
    assert storable(None) == storable("") == ""
    assert storable("a\tb\n\u00e9\u4e00") == "a\tb\n\u00e9\u4e00"
    assert storable(f"a{BAD}b\x0cc\x0bd") == "ab c d"


def test_a_masked_address_of_control_characters() -> None:
    code = bytes([0, *b"a\x01@b.example"]).hex()
    root = parse_html(f'<p><a data-cfemail="{code}">[email]</a></p>', [])
    assert "".join(root.itertext()) == "a@b.example"


def test_comments_among_elements_have_no_text() -> None:
    element = paragraph("one <!-- not shown --> two<?php not shown ?> <b>three</b>")
    assert [text_of(child) for child in element] == ["", "", "three"]
    assert text_of(element) == "one two three"
