"""Pictures that stand in the page itself are named by what they are, and found again by that."""

from __future__ import annotations

import base64
import hashlib
import struct

import pytest
from lxml import html

from reader.engines.discuz.body import image_address as discuz_address
from reader.engines.parts.embedded import MAX_EMBEDDED, is_name, name_of, pictures_in
from reader.engines.parts.message import image_address


def png(width: int = 300, height: int = 200, more: bytes = b"") -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + more


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height)


def data(body: bytes, kind: str = "png") -> str:
    return f"data:image/{kind};base64,{base64.b64encode(body).decode()}"


def image(**attributes: str) -> html.HtmlElement:
    found = html.Element("img")
    for name, value in attributes.items():
        found.set(name.replace("_", "-"), value)
    return found


def test_the_name_is_that_of_the_standard():
    # RFC 6920 section 3: the hash of the bytes in base 64 for addresses, without padding.
    body = png()
    digest = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).decode().rstrip("=")
    assert name_of(image(src=data(body))) == f"ni:///sha-256;{digest}?ct=image/png"
    assert is_name(name_of(image(src=data(body))))


@pytest.mark.parametrize("address_of", [image_address, discuz_address])
def test_engines_name_embedded_pictures_so(address_of):
    assert is_name(address_of(image(src=data(png()))))
    assert address_of(image(src="a.png")) == "a.png"


@pytest.mark.parametrize(
    "source",
    [
        data(png(16, 16)),
        data(gif(1, 1), "gif"),
        "data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=",
        "data:image/svg+xml,<svg></svg>",
        "data:text/html;base64,PGI+",
        "data:image/png;base64,***",
        "data:image/png;base64,abc",
        "data:image/png;base64,",
        "data:image/png," + "a" * 50,
        "a.png",
        "",
    ],
)
def test_icons_placeholders_and_what_is_no_picture_have_no_name(source):
    assert name_of(image(src=source)) == ""


def test_a_file_name_beside_the_picture_is_its_address():
    assert image_address(image(src=data(png()), alt="plan.png")) == "plan.png"


def test_pictures_are_found_by_name_address_and_file_name():
    one, two, three = png(more=b"1"), png(more=b"2"), png(more=b"3")
    tree = html.fromstring(
        f'<div><img src="{data(one)}"><img src="{data(two)}" zoomfile="https://a.example/two.jpg">'
        f'<img src="{data(three)}" alt="plan.png"><img src="x.png" alt="other.png"></div>'
    )
    named = name_of(tree[0])
    wanted = [named, "https://a.example/two.jpg", "plan.png", "other.png", "none.png"]
    assert pictures_in(tree, wanted) == {named: one, "https://a.example/two.jpg": two, "plan.png": three}


def test_the_first_of_two_pictures_with_one_name_is_it():
    one, two = png(more=b"1"), png(more=b"2")
    tree = html.fromstring(f'<div><img src="{data(one)}" alt="a.png"><img src="{data(two)}" alt="a.png"></div>')
    assert pictures_in(tree, ["a.png"]) == {"a.png": one}


def test_a_picture_beyond_the_limit_is_not_looked_into():
    source = "data:image/png;base64," + "A" * (MAX_EMBEDDED // 3 * 4 + 8)
    assert name_of(image(src=source)) == ""
    tree = html.Element("div")
    tree.append(image(src=source, alt="a.png"))
    assert pictures_in(tree, ["a.png"]) == {}
