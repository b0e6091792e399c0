"""Where links lead."""

from __future__ import annotations

from functools import partial

import pytest

from reader.text.link_targets import LONGEST, base_of, named_host, same_site, says, web_address
from tests.growth import cost_follows_length

PAGE = "https://board.example/forum/thread-7.html?page=2"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://other.example/a?b=1&c=2#d", "https://other.example/a?b=1&c=2#d"),
        ("http://192.0.2.7:8080/x", "http://192.0.2.7:8080/x"),
        ("HTTPS://Other.Example/A", "HTTPS://Other.Example/A"),
        ("//other.example/a", "https://other.example/a"),
        ("/rules", "https://board.example/rules"),
        ("thread-8.html", "https://board.example/forum/thread-8.html"),
        ("?page=3", "https://board.example/forum/thread-7.html?page=3"),
        ("../up", "https://board.example/up"),
        (" \n https://other.example/a\t", "https://other.example/a"),
        ("https://other.\nexample/a\tb", "https://other.example/ab"),
        ("https:\\\\other.example\\a?b\\c", "https://other.example/a?b%5Cc"),
        ("mailto:ann@board.example?subject=x", "mailto:ann@board.example?subject=x"),
        ("https://zh.example/wiki/\u6865", "https://zh.example/wiki/\u6865"),
        ("https://xn--example/", "https://xn--example/"),
        ("https://user:word@other.example/", "https://user:word@other.example/"),
        ("https://[2001:db8::1]/a", "https://[2001:db8::1]/a"),
    ],
)
def test_addresses_are_made_whole(href: str, address: str) -> None:
    assert web_address(href, PAGE) == address


@pytest.mark.parametrize(
    "href",
    [
        "",
        "#post8",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "file:///etc/passwd",
        "vbscript:x",
        "postil:passage/1",
        "ftp://old.example/",
        "https://",
        "https:///a",
        "https://[broken/",
        "https://a.example:99999/",
        "https://a.example:0/",
        "http://exa\u202emple.org/",
        "mailto:nobody",
        "https://a.example/" + "a" * LONGEST,
        "https://a.example/" + "\u202e" * LONGEST,
    ],
)
def test_what_leads_nowhere_or_not_into_the_web_is_no_link(href: str) -> None:
    assert web_address(href, PAGE) is None


def test_relative_addresses_need_the_address_of_the_page() -> None:
    assert web_address("/rules", "") is None
    assert web_address("rules", "file:///C:/page.html") is None
    assert web_address("https://a.example/", "") == "https://a.example/"


def test_characters_that_are_not_seen_or_turn_others_become_codes() -> None:
    address = web_address('https://a.example/\u202egnp.exe\u200b x"<>`{|}^', PAGE)
    assert address == "https://a.example/%E2%80%AEgnp.exe%E2%80%8B%20x%22%3C%3E%60%7B%7C%7D%5E"


def test_lone_surrogates_do_not_stop_it() -> None:
    assert web_address("https://a.example/\ud800x", PAGE) == "https://a.example/%3Fx"


@pytest.mark.parametrize(
    ("page", "base", "whole"),
    [
        (PAGE, "", PAGE),
        (PAGE, "/", "https://board.example/"),
        (PAGE, "https://cdn.example/x/", "https://cdn.example/x/"),
        ("", "https://cdn.example/", "https://cdn.example/"),
        (PAGE, "https://[broken", PAGE),
    ],
)
def test_the_base_of_a_page(page: str, base: str, whole: str) -> None:
    assert base_of(page, base) == whole


@pytest.mark.parametrize(
    ("words", "address", "spelled"),
    [
        ("https://a.example/x", "https://a.example/x", True),
        ("https://a.example", "https://a.example/", True),
        ("https://a.example/", "https://a.example", True),
        ("View: https://a.example/x", "https://a.example/x", True),
        ("https://a.example/\u6865", "https://a.example/%E6%A1%A5", True),
        ("ann@a.example", "mailto:ann@a.example", True),
        ("a.example/x", "https://a.example/x", False),
        ("https://a.example/long...end", "https://a.example/long/way/end", False),
        ("see here", "https://a.example/x", False),
    ],
)
def test_words_that_spell_the_address_out(words: str, address: str, spelled: bool) -> None:
    assert says(words, address) is spelled


@pytest.mark.parametrize("piece", ["a", "a.", "\\", "\x00", "?", "//"])
@pytest.mark.parametrize("before", ["", "https://"])
def test_hostile_addresses_cost_what_their_length_does(before: str, piece: str) -> None:
    assert len(web_address(before + piece * 10**6, PAGE) or "") <= LONGEST
    cost_follows_length(lambda count: partial(web_address, before + piece * count, PAGE), 250_000, counted=1000)


@pytest.mark.parametrize(
    ("words", "host"),
    [
        ("bank.example", ""),
        ("bank.com", "bank.com"),
        (" Bank.COM ", "bank.com"),
        ("www.bank.example", "www.bank.example"),
        ("https://bank.example/login", "bank.example"),
        ("https://bank.com@other.example", "bank.com"),
        ("https://b\u0430nk.com", "b\u0430nk.com"),
        ("bank.com is safe", ""),
        ("see bank.com", ""),
        ("Node.js", ""),
        ("plan.png", ""),
        ("3.14", ""),
        ("etc...", ""),
        ("", ""),
        ("\u6865", ""),
    ],
)
def test_the_host_that_words_name(words: str, host: str) -> None:
    assert named_host(words) == host


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bank.com", "bank.com", True),
        ("www.bank.com", "BANK.com", True),
        ("bank.com", "login.bank.com", True),
        ("login.bank.com", "bank.com", True),
        ("bank.com", "evilbank.com", False),
        ("bank.com", "bank.com.evil.example", False),
    ],
)
def test_hosts_of_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same


@pytest.mark.parametrize("piece", ["a.", "-", "www.", "https://", " ", "a.b-"])
def test_words_that_never_end_cost_what_their_length_does(piece: str) -> None:
    cost_follows_length(lambda count: partial(named_host, piece * count), 250_000, counted=1000)
