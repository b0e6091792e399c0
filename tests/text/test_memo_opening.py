from __future__ import annotations

import pytest

from reader.text.memo_opening import MOST, opening


@pytest.mark.parametrize(
    ("memo", "shown"),
    [
        ("", ""),
        ("Compare with **the ferry** thread", "Compare with the ferry thread"),
        ("与**渡船**那个英文主题对照", "与渡船那个英文主题对照"),
        ("# Question\n\nWho *counts*?", "Question Who counts?"),
        ("> as she says\n- one\n- two", "as she says one two"),
        ("see [#3 Nora](postil:post/12/0) again", "see #3 Nora again"),
        ("***both***", "both"),
        ("`code` and ~~gone~~", "code and gone"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("snake_case_name stays", "snake_case_name stays"),
        (r"\*not strong\*", "*not strong*"),
        ("a lone * and a lone [bracket", "a lone * and a lone [bracket"),
        ("1. first\n2. second", "1. first 2. second"),
        ("  spaced \n\n out\t", "spaced out"),
    ],
)
def test_marks_are_left_out_and_words_stay(memo: str, shown: str) -> None:
    assert opening(memo) == shown


def test_a_long_memo_is_cut() -> None:
    assert len(opening("word " * 5000)) <= MOST


def test_marks_without_end_cost_no_time() -> None:
    assert opening("*" * 100_000 + "[" * 100_000)
    assert opening("[" * 200 + "](") == "[" * 200 + "]("
