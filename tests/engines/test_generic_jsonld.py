import datetime as dt
import json
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import PageKind
from reader.engines.generic import jsonld as generic_jsonld
from reader.engines.generic.jsonld import completed, told_posts
from reader.engines.parts.dom import parse_html
from reader.engines.registry import read_page


def script(data):
    text = data if isinstance(data, str) else json.dumps(data)
    return f'<script type="application/ld+json">{text}</script>'


def told(*data):
    return told_posts(parse_html("<html><head>" + "".join(map(script, data)) + "</head></html>", []), dt.UTC)


def texts(found):
    return [[p.text for p in post.paragraphs] for post in found.posts]


def posting(text, author="ann", kind="DiscussionForumPosting", **more):
    return {"@type": kind, "text": text, "author": {"@type": "Person", "name": author}, **more}


def parsed(html):
    return read_page(Capture(Path("x"), None, "html", html.encode(), "text/html", "utf-8"))[1]


def test_posting_with_comments():
    (first, second, third) = told(
        posting(
            "How old is the mill?",
            datePublished="2024-05-06T07:08:09+02:00",
            comment=[posting("Very old.", "bob", "Comment"), posting("Built in 1801.", "cy", "Comment")],
        )
    ).posts
    assert (first.author, first.posted_at) == (
        "ann",
        dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.timezone(dt.timedelta(hours=2))),
    )
    assert [second.author, third.author] == ["bob", "cy"]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda post: post,
        lambda post: [post],
        lambda post: {"@graph": [{"@type": "WebSite"}, post]},
        lambda post: {"@type": "QAPage", "mainEntity": post},
        lambda post: {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": post}]},
    ],
)
def test_where_posts_stand(wrap):
    assert texts(told(wrap(posting("words")))) == [["words"]]


def test_question_with_answers_each_once():
    question = posting(
        "Why?",
        kind="Question",
        acceptedAnswer=posting("So.", "bob", "Answer"),
        suggestedAnswer=[posting("So.", "bob", "Answer"), posting("Not so.", "cy", "Answer")],
    )
    assert texts(told(question)) == [["Why?"], ["So."], ["Not so."]]


def test_posts_of_the_same_words_stay_two():
    same = [posting("good", datePublished=f"2024-05-06T07:08:0{n}Z") for n in (1, 2)]
    assert texts(told(same)) == [["good"], ["good"]]


def test_answers_to_answers_name_them():
    inner = posting("You too", "cy", "Comment", identifier=9)
    outer = posting("Thanks", "bob", "Comment", url="https://f.example/t/1#comment-7", comment=[inner])
    posts = told(posting("First", identifier="t1", comment=outer)).posts
    assert [(p.post_id, p.reply_to) for p in posts] == [("t1", None), ("7", None), ("9", "7")]


def test_text_with_markup_and_with_line_feeds():
    found = told(posting("<p>One &amp; two</p><ul><li>three</li></ul>"), '{"@type":"Comment","text":"a &amp; b\nc"}')
    assert texts(found) == [["One & two", "three"], ["a & b", "c"]]


@pytest.mark.parametrize(
    "data",
    [
        "{broken",
        "[" * 100_000,
        '"text"',
        "null",
        "",
        {"@type": "Article", "text": "no post"},
        {"@type": "Comment", "text": ["list"]},
        {"@type": "Comment", "text": "  "},
        {"@type": ["Comment", 3], "text": 3, "author": 4, "comment": 5},
    ],
)
def test_data_that_tell_no_post(data):
    assert told(data).posts == []


@pytest.mark.parametrize(
    ("author", "name"), [("ann", "ann"), ([{"name": "ann"}], "ann"), ({"name": ["x"]}, None), ([], None), (7, None)]
)
def test_forms_of_authors(author, name):
    assert told({"@type": "Comment", "text": "words", "author": author}).posts[0].author == name


def test_time_without_zone_gets_the_pages():
    (post,) = told(posting("words", dateCreated="2024-05-06T07:08:09", dateModified="soon")).posts
    assert (post.posted_at, post.edited_at) == (dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC), None)


def test_depth_is_limited():
    data = posting("deepest", kind="Comment")
    for _ in range(generic_jsonld.MAX_DEPTH + 1):
        data = {"comment": data}
    assert told(data).posts == []


def test_number_of_things_is_limited(monkeypatch):
    monkeypatch.setattr(generic_jsonld, "MAX_NODES", 10)
    assert len(told([posting(f"words {n}") for n in range(100)]).posts) == 9


def test_size_and_number_of_scripts_are_limited(monkeypatch):
    monkeypatch.setattr(generic_jsonld, "MAX_SCRIPT", 100)
    monkeypatch.setattr(generic_jsonld, "MAX_SCRIPTS", 2)
    assert texts(told(posting("long " * 50), posting("one"), posting("two"))) == [["one"]]


@pytest.mark.parametrize(
    "stated",
    [
        {"commentCount": 1},
        {"answerCount": "1"},
        {"interactionStatistic": {"interactionType": "https://schema.org/CommentAction", "userInteractionCount": 1}},
        {"interactionStatistic": [{"interactionType": {"@type": "ReplyAction"}, "userInteractionCount": "1"}]},
    ],
)
def test_stated_number_of_replies(stated):
    alone = told(posting("words", **stated))
    both = told(posting("words", comment=[posting("more", "bob", "Comment")], **stated))
    assert (alone.replies, alone.whole, both.whole) == (1, False, True)


def test_nothing_stated():
    found = told(posting("words", interactionStatistic=[{"userInteractionCount": 5}], commentCount="many"))
    assert (found.replies, found.whole) == (None, False)


def test_page_built_by_script_is_read_from_its_data():
    page = parsed(
        script(posting("A question", comment=[posting("An answer", "bob", "Comment")])) + "<div id=app></div>"
    )
    assert (page.kind, [p.author for p in page.posts]) == (PageKind.THREAD, ["ann", "bob"])
    assert any("JSON-LD" in warning for warning in page.warnings)


def test_printed_posts_count_for_more():
    blocks = "".join(
        f'<div class="post"><a href="/member/{n}">user{n}</a> <span class="date">2024-05-0{n} 10:00</span>'
        f'<div class="content">These are the words number {n} of a long talk about mills and their wheels.</div></div>'
        for n in (1, 2, 3)
    )
    data = posting(
        "These are the words number 2 of a long talk", "exact name", datePublished="2024-05-02T10:00:59+02:00"
    )
    page = parsed(f"<html><head>{script(data)}</head><body>{blocks}</body></html>")
    assert [p.author for p in page.posts] == ["user1", "exact name", "user3"]
    assert page.posts[1].posted_at == dt.datetime(2024, 5, 2, 8, 0, 59, tzinfo=dt.UTC)
    assert not any("JSON-LD" in warning for warning in page.warnings)


def test_short_words_complete_nothing():
    posts = told(posting("ok", "")).posts
    assert completed(posts, told(posting("ok", "ann")).posts) == posts


def test_same_words_twice_are_completed_in_order():
    posts = told({"@graph": [posting("the very same words", "a"), posting("the very same words", "b")]}).posts
    bare = [post.__class__("", None, None, None, None, "", post.paragraphs) for post in posts]
    assert [p.author for p in completed(bare, posts)] == ["a", "b"]


def test_an_article_tells_only_of_the_post_it_repeats():
    article = posting("How old is the mill? Nobody in the village knows.", kind="Article", datePublished="2023-01-10")
    article["articleBody"] = article.pop("text")
    found = told(article)
    assert found.posts == []
    assert [(post.author, str(post.posted_at)) for post in found.articles] == [("ann", "2023-01-10 00:00:00+00:00")]


def test_articles_without_their_text_are_left_out():
    assert told({"@type": "Article", "headline": "Other news", "author": {"name": "x"}}).articles == []
