"""Dates as forums print them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import CHINA, date_order, parse_footer, parse_when

NOW = dt.datetime(2026, 11, 23, 19, 50, tzinfo=CHINA)


def iso(text, **kwargs):
    found = parse_when(text, **kwargs)
    return found and found.datetime.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022-1-19 16:00:25", "2022-01-19T16:00:25+08:00"),
        ("发表于 2022-1-19 16:00:25", "2022-01-19T16:00:25+08:00"),
        ("發表於 2022-01-09 06:00", "2022-01-09T06:00:00+08:00"),
        ("2022/1/19 16:00", "2022-01-19T16:00:00+08:00"),
        ("2022.1.19 16:00", "2022-01-19T16:00:00+08:00"),
        ("2022年1月19日 16:00", "2022-01-19T16:00:00+08:00"),
        ("2022 年 1 月 19 日 16时05分", "2022-01-19T16:05:00+08:00"),
        ("2022年1月19日 星期三 16:00", "2022-01-19T16:00:00+08:00"),
        ("2022-1-19\u00a016:00", "2022-01-19T16:00:00+08:00"),
        ("2022-1-19 04:00 PM", "2022-01-19T16:00:00+08:00"),
        ("2022-1-19 12:05 AM", "2022-01-19T00:05:00+08:00"),
        ("2022-1-19 12:05 PM", "2022-01-19T12:05:00+08:00"),
        ("2022-1-19 下午 04:00", "2022-01-19T16:00:00+08:00"),
        ("2022-1-19 上午 04:00", "2022-01-19T04:00:00+08:00"),
        ("2022-1-19 上午 12:10", "2022-01-19T00:10:00+08:00"),
        ("2022-1-19 中午 12:10", "2022-01-19T12:10:00+08:00"),
        ("2022-1-19 晚上 8:10", "2022-01-19T20:10:00+08:00"),
        ("2022-01-19T16:00:25Z", "2022-01-19T16:00:25+00:00"),
        ("2022-01-19T16:00:25.123456-05:00", "2022-01-19T16:00:25-05:00"),
        ("2022-01-19T16:00:25+0530", "2022-01-19T16:00:25+05:30"),
        ("Jan 19, 2022 4:00 PM", "2022-01-19T16:00:00+08:00"),
        ("Wed Jan 19, 2022 4:00 pm", "2022-01-19T16:00:00+08:00"),
        ("19 January 2022, 16:00", "2022-01-19T16:00:00+08:00"),
        ("Posted on 3rd September 2021 at 08:15:07", "2021-09-03T08:15:07+08:00"),
        ("01-19-2022, 04:00 PM", "2022-01-19T16:00:00+08:00"),
        ("19/01/2022 16:00", "2022-01-19T16:00:00+08:00"),
        ("05.05.2022 16:00", "2022-05-05T16:00:00+08:00"),
        ("2022-1-19", "2022-01-19T00:00:00+08:00"),
        ("19-Jan-2022 04:00 PM", "2022-01-19T16:00:00+08:00"),
        ("Wed Jan 19 16:00:25 2022", "2022-01-19T16:00:25+08:00"),
        ("Wed Jan 9 16:00:25 CST 2019", "2019-01-09T16:00:25+08:00"),
        ("1/19/22 4:00 PM", "2022-01-19T16:00:00+08:00"),
        ("7/13/89", "1989-07-13T00:00:00+08:00"),
        ("Tue, 03/05/2024 - 09:12", "2024-03-05T09:12:00+08:00"),
        ("Friday 03.05.2024 09:12", "2024-05-03T09:12:00+08:00"),
    ],
)
def test_absolute(text, expected):
    assert iso(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天 12:30", "2026-11-22T12:30:00+08:00"),
        ("昨天\u00a012:30", "2026-11-22T12:30:00+08:00"),
        ("昨天 上午 12:30", "2026-11-22T00:30:00+08:00"),
        ("前天 08:05", "2026-11-21T08:05:00+08:00"),
        ("今天 08:05", "2026-11-23T08:05:00+08:00"),
        ("发表于 6 分钟前", "2026-11-23T19:44:00+08:00"),
        ("發表於 6 分鐘前", "2026-11-23T19:44:00+08:00"),
        ("40 秒前", "2026-11-23T19:49:20+08:00"),
        ("2 小时前", "2026-11-23T17:50:00+08:00"),
        ("2 小時前", "2026-11-23T17:50:00+08:00"),
        ("两个小时之前", "2026-11-23T17:50:00+08:00"),
        ("半小时前", "2026-11-23T19:20:00+08:00"),
        ("半小時前", "2026-11-23T19:20:00+08:00"),
        ("半个小时前", "2026-11-23T19:20:00+08:00"),
        ("3 天前", "2026-11-20T19:50:00+08:00"),
        ("3 天前 07:10", "2026-11-20T07:10:00+08:00"),
        ("一周前", "2026-11-16T19:50:00+08:00"),
        ("刚刚", "2026-11-23T19:50:00+08:00"),
        ("剛剛", "2026-11-23T19:50:00+08:00"),
        ("just now", "2026-11-23T19:50:00+08:00"),
        ("3 minutes ago", "2026-11-23T19:47:00+08:00"),
        ("an hour ago", "2026-11-23T18:50:00+08:00"),
        ("Half an hour ago", "2026-11-23T19:20:00+08:00"),
        ("1 hr ago", "2026-11-23T18:50:00+08:00"),
        ("Yesterday, 04:00 PM", "2026-11-22T16:00:00+08:00"),
        ("Today at 7:01 am", "2026-11-23T07:01:00+08:00"),
        ("Tuesday at 4:27 AM", "2026-11-17T04:27:00+08:00"),
        ("Sunday, 16:30", "2026-11-22T16:30:00+08:00"),
        ("Monday at 5:00 PM", "2026-11-16T17:00:00+08:00"),
        ("11-22 08:00", "2026-11-22T08:00:00+08:00"),
        ("12-31 08:00", "2025-12-31T08:00:00+08:00"),
        ("2月29日 08:00", "2024-02-29T08:00:00+08:00"),
    ],
)
def test_relative(text, expected):
    found = parse_when(text, now=NOW)
    assert found is not None
    assert (found.datetime.isoformat(), found.derived) == (expected, True)
    assert parse_when(text) is None


def test_relative_is_reckoned_by_the_boards_clock():
    assert iso("昨天 12:30", now=dt.datetime(2026, 11, 23, 17, 0, tzinfo=dt.UTC)) == "2026-11-23T12:30:00+08:00"


def test_absolute_wins_over_words():
    assert iso("2 天前 (2026-11-20 10:00)", now=NOW) == "2026-11-20T10:00:00+08:00"


def test_flags():
    seconds, minutes, day = (parse_when(t) for t in ("2022-1-19 16:00:25", "2022-1-19 16:00", "2022-1-19"))
    assert (seconds.has_seconds, seconds.has_time, seconds.derived) == (True, True, False)
    assert (minutes.has_seconds, minutes.has_time) == (False, True)
    assert (day.has_seconds, day.has_time) == (False, False)


def test_zone_of_the_board():
    assert iso("2022-1-19 16:00", zone=dt.UTC) == "2022-01-19T16:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "楼主",
        "2022-1-99 16:00",
        "2022-13-1 16:00",
        "2022-1-19 31:00",
        "1" * 31 + "-1-19 16:00",
        "9" * 400 + " 天前",
        "0000-1-1",
        "9999-12-31 23:59",
        "3/4/2022 10:00",
        "9999 周前",
        "2/3",
        "-" * 5000,
        "May 2022",
        "1 " * 5000,
    ],
)
def test_not_a_time(text):
    assert parse_when(text, now=NOW) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GMT+8, 2024-3-29 01:41", "2024-03-29T01:41:00+08:00"),
        ("GMT+8, 2024-3-29 01:41 , Processed in 0.05 second(s), 9 queries .", "2024-03-29T01:41:00+08:00"),
        ("GMT-5, 2024-3-29 01:41", "2024-03-29T01:41:00-05:00"),
        ("GMT, 2024-3-29 01:41", "2024-03-29T01:41:00+00:00"),
        ("GMT+5.5, 2024-3-29 01:41", "2024-03-29T01:41:00+05:30"),
        ("GMT+5:30, 2024-3-29 01:41", "2024-03-29T01:41:00+05:30"),
        ("GMT+8, 2024/3/29 01:41 PM", "2024-03-29T13:41:00+08:00"),
        ("梅溪论坛GMT+8, 2024-3-29 01:41Powered by", "2024-03-29T01:41:00+08:00"),
        ("时区是 GMT+8, 现在时间是 2024-3-29 01:41", "2024-03-29T01:41:00+08:00"),
        ("GMT+8 论坛\nGMT+8, 2024-3-29 01:41", "2024-03-29T01:41:00+08:00"),
    ],
)
def test_footer(text, expected):
    assert parse_footer(text).isoformat() == expected


@pytest.mark.parametrize("text", ["", "GMT+8", "GMT+99, 2024-3-29 01:41", "2024-3-29 01:41", "GMT+8, 2024-3-99 01:41"])
def test_no_footer(text):
    assert parse_footer(text) is None


@given(st.text(max_size=60))
def test_never_raises(text):
    found = parse_when(text, now=NOW)
    assert found is None or found.datetime.tzinfo is not None
    parse_footer(text)


@given(st.text(alphabet="0123456789-/:年月日 天前GMT+,.昨小时分", max_size=60))
def test_never_raises_near_dates(text):
    found = parse_when(text, now=NOW)
    assert found is None or found.datetime.astimezone(dt.UTC).year >= 1900
    parse_footer(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("02 mars 2019, 14:05", "2019-03-02T14:05:00+08:00"),
        ("So 3. Mär 2019, 14:05", "2019-03-03T14:05:00+08:00"),
        ("1er février 2020 09:00", "2020-02-01T09:00:00+08:00"),
        ("2 de marzo de 2019 08:07", "2019-03-02T08:07:00+08:00"),
        ("Сб мар 02, 2019 2:05 pm", "2019-03-02T14:05:00+08:00"),
        ("5 grudnia 2018, 23:59", "2018-12-05T23:59:00+08:00"),
        ("30th March 2025, 16:26", "2025-03-30T16:26:00+08:00"),
    ],
)
def test_month_names_of_other_languages(text, expected):
    assert parse_when(text).datetime.isoformat() == expected


@pytest.mark.parametrize("text", ["12 apples 2019", "3 lisä 2019 10:00", "in 2 words 2020", "31 februar 2019"])
def test_other_words_are_no_months(text):
    assert parse_when(text) is None


def test_an_order_tells_dates_in_figures():
    assert parse_when("03-02-2019, 02:05 PM") is None
    assert parse_when("03-02-2019, 02:05 PM", order="mdy").datetime.month == 3
    assert parse_when("03-02-2019, 02:05 PM", order="dmy").datetime.month == 2
    assert parse_when("25-02-2019", order="mdy").datetime.month == 2
    assert parse_when("02-25-2019", order="dmy").datetime.month == 2


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03-02-2019", "03-25-2019"], "mdy"),
        (["03-02-2019", "25-03-2019"], "dmy"),
        (["03-02-2019"], ""),
        (["2019-03-25", "25.03.2019"], ""),
        ([], ""),
    ],
)
def test_the_order_of_a_board_shows_in_late_days(texts, order):
    assert date_order(texts) == order


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("週三 1月 19, 2022 8:00 am", "2022-01-19T08:00:00+00:00"),
        ("十二月 19, 2022, 08:00:25 PM", "2022-12-19T20:00:25+00:00"),
        ("19 十一月 2022, 08:00", "2022-11-19T08:00:00+00:00"),
        ("Mi 19. Jan 2022, 08:00", "2022-01-19T08:00:00+00:00"),
        ("Wed 19 Jan 2022, 08:00", "2022-01-19T08:00:00+00:00"),
        ("十三月 19, 2022", None),
        ("1月 2022", None),
        ("13月 19, 2022", None),
    ],
)
def test_months_named_in_chinese_and_days_with_a_dot(text, expected):
    assert iso(text, zone=dt.UTC) == expected


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        # With days first it would be 11 March, then 12 February.
        (["11-03-2020, 12:18 PM", "12-02-2020, 01:00 AM"], "mdy"),
        (["05-06-2020, 08:00", "06-05-2020, 09:00"], "mdy"),
        (["09/11/2020", "01/12/2020", "02/12/2020"], "dmy"),
        (["01/12/2020", "02/12/2020", "01/01/2021"], ""),
        (["06-05-2020 09:00", "Yesterday, 10:00", "05-06-2020 08:00"], "dmy"),
        (["11-03-2020, 08:00 AM", "11-03-2020, 07:00 PM"], ""),
        (["05-06-2020", "05-06-2020"], ""),
        (["09-08-2020", "08-07-2020", "07-06-2020"], ""),
        (["11-03-2020, 12:18 PM"], ""),
        ([], ""),
    ],
)
def test_the_order_of_a_board_shows_in_the_run_of_its_posts(texts, order):
    assert date_order(texts) == order


@pytest.mark.parametrize(
    "text", ["Mon, 03/05/2024 09:12", "1/6/21 9:12 am", "13/7/05 7:57", "4/13/05/6", "Tue, 00/00/2024"]
)
def test_days_that_nothing_settles_are_not_told(text):
    assert parse_when(text, CHINA, NOW) is None
