"""The end of a page's text, read from its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.engines.parts.dom import end_of_text, parse_html, text_of
from tests.growth import steps

_PIECES = st.sampled_from(
    [
        "word",
        "  \n ",
        "\u3000桥\u3000",
        "\u200b",
        "a\u0007b",
        "<br>",
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        '<i style="display:none">',
        "</i>",
        "<p hidden>",
        "</p>",
        "<!-- not shown -->",
        "<script>not shown</script>",
        "<td>",
        "&nbsp;",
    ]
)


@given(pieces=st.lists(_PIECES, max_size=40), length=st.integers(1, 60))
def test_it_is_the_end_of_all_text(pieces, length):
    body = next(parse_html(f"<body>{''.join(pieces)}</body>", []).iter("body"))
    assert end_of_text(body, length) == text_of(body)[-length:]


@pytest.mark.parametrize("markup", ["<body></body>", "<body hidden>x</body>", '<body style="display: none">x</body>'])
def test_nothing_is_printed(markup):
    assert end_of_text(next(parse_html(markup, []).iter("body")), 10) == ""


def test_no_element():
    assert end_of_text(None, 10) == ""


def test_only_the_end_is_read():
    def reading(count):
        root = parse_html("<p>桥上的灯</p>" * count + "<p>All times are UTC</p>", [])
        return lambda: end_of_text(root, 20)

    assert reading(10)() == "上的灯All times are UTC"
    assert steps(reading(40_000)) == steps(reading(10))
