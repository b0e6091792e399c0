"""Zones as boards print them."""

from __future__ import annotations

import pytest

from reader.text.zones import printed_zone


def hours(zone):
    return zone and zone.utcoffset(None).total_seconds() / 3600


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("All times are UTC+01:00", 1),
        ("All times are GMT -5. The time now is 3:00", -5),
        ("All times are in UTC", 0),
        ("Alle Zeiten sind GMT + 2", 2),
        ("Heures au format UTC+02:00", 2),
        ("Le fuseau horaire est réglé sur UTC+02:00", 2),
        ("Tutti gli orari sono UTC+5.5", 5.5),
        ("Strefa czasowa UTC+5:30", 5.5),
        ("Часовой пояс: UTC-03:30", -3.5),
        ("All times are UTC+15:00", None),
        ("UTC+02:00", None),
        ("Written at GMT+8, 2024-3-29", None),
        ("", None),
    ],
)
def test_a_sentence_about_times_names_the_zone(text, offset):
    assert hours(printed_zone(text)) == offset


@pytest.mark.parametrize(
    ("text", "offset"),
    [("Ora este UTC+03:00", 3), ("UTC", 0), ("UTC+03:00Powered by", 3), ("UTCX", None), ("XUTC+3", None), ("no", None)],
)
def test_the_zone_alone_needs_no_words(text, offset):
    assert hours(printed_zone(text, needs_words=False)) == offset
