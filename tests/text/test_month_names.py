"""Months in the languages that boards are written in."""

from __future__ import annotations

import pytest

from reader.text.dates import parse_when
from reader.text.months import MONTHS


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("11 kwie 2021, 18:32", 4),
        ("ned 11. dub 2021 18:32", 4),
        ("pá 3. čer 2022 8:05", 6),
        ("út 5. čvc 2022 8:05", 7),
        ("Нед квіт 11, 2021 6:32 pm", 4),
        ("11 травня 2021, 18:32", 5),
        ("11 листопада 2021", 11),
        ("нд, 7 април 2021 18:32", 4),
        ("11 Nis 2021 18:32", 4),
        ("3 Ağustos 2021, 18:32", 8),
        ("Κυρ 11 Απρ 2021 18:32", 4),
        ("Δευ 3 Ιανουαρίου 2022 18:32", 1),
        ("11 Huhti 2021, 18:32", 4),
        ("11. huhtikuuta 2021 18:32", 4),
        ("11 אפריל 2021, 18:32", 4),
        ("الأحد إبريل 11, 2021 6:32 pm", 4),
        ("2021년 4월 11일, 18:32", 4),
        ("dg. abr. 11, 2021 6:32 pm", 4),
        ("11 Mei 2021 18:32", 5),
        ("11 des 2021 18:32", 12),
        ("11 iunie 2021, 18:32", 6),
        ("søn 9. mai 2021, 18:32", 5),
    ],
)
def test_month(text, month):
    when = parse_when(text)
    assert when is not None
    assert (when.datetime.year, when.datetime.month) == (2021 if "2021" in text else 2022, month)


def test_names_are_in_small_letters_and_as_long_as_those_looked_for():
    assert all(word == word.lower() and 3 <= len(word) <= 12 for word in MONTHS)


@pytest.mark.parametrize("text", ["11 elok 2021", "11 tra 202", "3 travanj 2021"])
def test_other_words_are_no_months(text):
    assert parse_when(text) is None
