from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reader.capture.html_file import HtmlFile, script_date, stamp_date

URL = "https://forum.example/thread-5-1-1.html"


def capture(text):
    (found,) = HtmlFile().captures(Path("p.html"), text.encode())
    return found


def test_plain_page_tells_nothing():
    found = capture("<html><p>x</p></html>")
    assert (found.container, found.url, found.url_from, found.captured_at) == ("html", None, None, None)


def test_saved_from_comment():
    found = capture(f"<!DOCTYPE html>\n<!-- saved from url=(00{len(URL)}){URL} -->\n<html></html>")
    assert (found.url, found.url_from) == (URL, "saved-from comment")


def test_singlefile_comment():
    note = f"\n Page saved with SingleFile \n url: {URL} \n saved date: Mon Nov 23 2026 20:23:07 GMT+0800 (China)\n"
    found = capture(f"<!DOCTYPE html> <html><!--{note}--><meta charset=utf-8>")
    assert (found.container, found.url, found.url_from) == ("singlefile", URL, "SingleFile comment")
    assert found.captured_at == datetime(2026, 11, 23, 12, 23, 7, tzinfo=UTC)
    assert found.captured_from == "SingleFile comment"


def test_old_singlefile_without_date():
    found = capture(f"<html><!--\n Archive processed by SingleFile \n url: {URL} \n--><p>x")
    assert (found.container, found.url, found.captured_at, found.captured_from) == ("singlefile", URL, None, None)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Mon Nov 23 2026 11:39:47 GMT+0000 (UTC)", datetime(2026, 11, 23, 11, 39, 47, tzinfo=UTC)),
        ("Fri Mar 10 2006 13:40:00 GMT+0100", datetime(2006, 3, 10, 13, 40, tzinfo=timezone(timedelta(hours=1)))),
        ("Fri Mar 10 2006 13:40:00 GMT-0330", datetime(2006, 3, 10, 17, 10, tzinfo=UTC)),
        ("Fri Mar 10 2006 13:40:00", datetime(2006, 3, 10, 13, 40, tzinfo=UTC)),
        ("Fri Mar 99 2006 13:40:00", None),
        ("Fri Foo 10 2006 13:40:00", None),
        ("Fri Mar 10 2006 13:40:00 GMT+9900", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_script_date(text, want):
    assert script_date(text) == want


def test_webscrapbook_attributes():
    found = capture(
        f'<!DOCTYPE html>\n<html lang="en" data-scrapbook-source="{URL}?a=1&amp;b=2" '
        'data-scrapbook-create="20190302120000123" data-scrapbook-title="t"><p>x'
    )
    assert (found.url, found.url_from) == (f"{URL}?a=1&b=2", "WebScrapBook attribute")
    assert found.captured_at == datetime(2019, 3, 2, 12, 0, 0, 123000, tzinfo=UTC)
    assert found.captured_from == "WebScrapBook attribute"


def test_webscrapbook_without_time():
    found = capture(f'<html data-scrapbook-source="{URL}" data-scrapbook-create="2019"><p>x')
    assert (found.url, found.captured_at, found.captured_from) == (URL, None, None)


def test_attributes_elsewhere_in_the_page_tell_nothing():
    assert capture(f'<html><p data-scrapbook-source="{URL}">x').url is None


@pytest.mark.parametrize(
    ("stamp", "want"),
    [
        ("20190302120000", datetime(2019, 3, 2, 12, tzinfo=UTC)),
        ("20190302120000050", datetime(2019, 3, 2, 12, 0, 0, 50_000, tzinfo=UTC)),
        ("2019030212000005", datetime(2019, 3, 2, 12, 0, 0, 50_000, tzinfo=UTC)),
        ("20191302120000", None),
        ("2019", None),
        ("", None),
    ],
)
def test_stamps(stamp, want):
    assert stamp_date(stamp) == want
