"""Today and yesterday in the languages of forums' packs, and halves of days besides am and pm."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.text.dates import parse_when

NOW = dt.datetime(2024, 3, 10, 12, 0, tzinfo=dt.UTC)


def day_and_time(text):
    when = parse_when(text, dt.UTC, NOW)
    return when and (when.datetime.day, when.datetime.hour, when.datetime.minute)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Heute um 14:05:33", 10),
        ("Gestern, 14:05", 9),
        ("Aujourd’hui à 14:05", 10),
        ("Hier, 14:05", 9),
        ("Hoy a las 14:05", 10),
        ("Ieri alle 14:05", 9),
        ("Gisteren om 14:05", 9),
        ("Wczoraj, 14:05", 9),
        ("Сегодня в 14:05:33", 10),
        ("Позавчера, 14:05", 8),
        ("i går kl. 14:05", 9),
        ("Dün 14:05", 9),
        ("Χθες στις 14:05", 9),
        ("어제 오후 2:05", 9),
    ],
)
def test_days_by_their_word(text, day):
    when = parse_when(text, dt.UTC, NOW)
    assert day_and_time(text) == (day, 14, 5)
    assert when.derived


@pytest.mark.parametrize("text", ["Das war hier", "heute", "Gestern war ich in Ulm", "hier geht es um Version 12"])
def test_such_a_word_alone_is_no_time(text):
    assert day_and_time(text) is None


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("2022년 3월 1일 오후 3:20", 15),
        ("2022년 3월 1일 오전 12:20", 0),
        ("2022年3月1日 午後3:20", 15),
        ("1 Μαρ 2022, 3:20 μμ", 15),
        ("1 Μαρ 2022, 12:20 π.μ.", 0),
        ("3 abr 2022 3:20 p. m.", 15),
    ],
)
def test_halves_of_the_day(text, hour):
    when = parse_when(text, dt.UTC)
    assert (when.datetime.hour, when.datetime.minute) == (hour, 20)
