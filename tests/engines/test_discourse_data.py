"""Topics that stand in Discourse's pages as data: only what has the right form is taken, whatever the page holds."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.engines.base import PageSource
from reader.engines.discourse import Discourse
from reader.engines.discourse_data import post_data, text_at, topic_data
from reader.engines.parts.dom import parse_html

HEAD = '<meta name="generator" content="Discourse 3.5.1"><link rel="canonical" href="https://bells.example/t/x/640">'


def post(number=1, **members):
    return {"post_number": number, "cooked": "<p>Lemon.</p>", "username": "rope", "post_type": 1, **members}


def stored(**topics):
    return json.dumps({key: json.dumps(value) for key, value in topics.items()})


def root_of(text):
    return parse_html(f'<body><div id="data-preloaded" data-preloaded="{html.escape(text)}"></div></body>', [])


def read(text):
    markup = f'<html><head>{HEAD}</head><body><div id="data-preloaded" data-preloaded="{html.escape(text)}"></div>'
    capture = Capture(Path("p.html"), None, "html", markup.encode(), "text/html")
    return Discourse().parse(PageSource(capture, Decoded(markup, "utf-8", "given")))


def test_topic_is_taken_from_the_data():
    assert topic_data(root_of(stored(site=[], topic_640={"id": 640}))) == {"id": 640}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", "1", '{"topic_640": 7}', '{"topic_640": "{"}', '{"topic_640": "[]"}', "[" * 100_000],
)
def test_what_is_no_topic_gives_none(text):
    assert topic_data(root_of(text)) == {}
    assert read(text).posts == ()


def test_of_several_topics_none_is_guessed():
    assert topic_data(root_of(stored(topic_1={"id": 1}, topic_2={"id": 2}))) == {}
    assert topic_data(root_of(stored(topic_list={"id": 1}, topic_2={"id": 2}))) == {"id": 2}


@pytest.mark.parametrize(
    "stream", [None, [], {"posts": None}, {"posts": {}}, {"posts": [None, 7, {}, post(number="1"), post(cooked=None)]}]
)
def test_posts_of_another_form_are_left_out(stream):
    assert post_data({"post_stream": stream}) == []


def test_remarks_of_actions_are_no_posts():
    posts = [post(1), post(2, post_type=3), post(3, post_type=2)]
    assert [p["post_number"] for p in post_data({"post_stream": {"posts": posts}})] == [1, 3]


def test_members_are_read_as_text():
    assert [text_at({"a": value}, "a") for value in ("x", 5, None, True, [], 1.5)] == ["x", "5", "", "", "", ""]


def test_data_of_another_topic_is_left_alone():
    assert read(stored(topic_640={"id": 641, "post_stream": {"posts": [post()]}})).posts == ()
    (only,) = read(stored(topic_640={"id": 640, "title": "Polish", "post_stream": {"posts": [post()]}})).posts
    assert (only.post_id, only.author, only.paragraphs[0].text) == ("1", "rope", "Lemon.")
