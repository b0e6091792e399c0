"""Quotation marks, dashes and dots go to the writing that they stand in."""

import pytest

from reader.text.typography import chinese_signs


def marked(text: str) -> str:
    """The text with each sign that is set as a Chinese one in brackets."""
    for start, end in reversed(chinese_signs(text)):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Doh, I hadn’t seen “Disable and delete”? — no…",
        "plain",
        "",
        "“한국어”",
        "中文里没有这些符号。",
        "他用 don’t 这个词",
        "镇上的事 · 824 次查看 — 中文",
        "see Bob’s Café 中文 and Alice’s",
    ],
)
def test_latin_signs_are_left_to_the_latin_font(text):
    assert chinese_signs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他说“你好”。", "他说[“]你好[”]。"),
        ("他说“hello”。", "他说[“]hello[”]。"),
        ("他说“hello” and left", "他说[“]hello[”] and left"),
        ("“2022”年", "[“]2022[”]年"),
        ("好……再见——", "好[……]再见[——]"),
        ("列夫·托尔斯泰 and A·B", "列夫[·]托尔斯泰 and A·B"),
        ("“‘引’中引”", "[“‘]引[’]中引[”]"),
        ("他说“don’t panic”吧", "他说[“]don’t panic[”]吧"),
        ("“Hello,” 他说", "“Hello,” 他说"),
        ("中文—2022—中文", "中文[—]2022[—]中文"),
        ("«かな»…かな", "«かな»[…]かな"),
        ("𠀀’𠀀", "𠀀[’]𠀀"),
    ],
)
def test_signs_in_chinese_are_chinese(text, expected):
    assert marked(text) == expected


def test_a_quotation_that_never_ends_goes_by_what_stands_beside_it():
    signs = chinese_signs("“’中" * 20_000)
    assert signs == [(n, n + 2) for n in range(0, 60_000, 3)]
