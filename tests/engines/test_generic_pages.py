import datetime as dt
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.registry import read_page


def read(markup, **fields):
    _, page = read_page(Capture(Path("p.html"), None, "html", markup.encode(), "text/html", **fields))
    return page


def texts(post):
    return [p.text for p in post.paragraphs]


def item(number, name, words):
    return (
        f"<div class='entry entry-{number}'><a href='/user/{number}'>{name}</a> "
        f"<span class=when>2021-03-0{number} 10:00</span><div class='content'>{words}</div></div>"
    )


FORUM = (
    "<html lang=en><head><title>The old bridge - Riverside</title></head><body>"
    "<nav><a href=/>Home</a></nav><h1>The old bridge</h1>"
    + item(1, "Ann", "<p>Who remembers the old bridge over the river?</p><p>It was made of wood.</p>")
    + item(2, "Ben", "<blockquote>It was made of wood.</blockquote>Yes, and it burnt down in a single night.")
    + item(3, "Cem", "My grandfather helped to build the stone one.<img src=bridge.jpg>")
    + "<footer>About us</footer></body></html>"
)


def test_repeated_blocks_become_posts():
    page = read(FORUM)
    assert (page.kind, page.title, page.software) == (PageKind.THREAD, "The old bridge", "generic")
    assert [post.author for post in page.posts] == ["Ann", "Ben", "Cem"]
    assert texts(page.posts[0]) == ["Who remembers the old bridge over the river?", "It was made of wood."]
    assert page.posts[0].posted_at == dt.datetime(2021, 3, 1, 10, tzinfo=dt.UTC)
    assert page.posts[0].posted_raw == "2021-03-01 10:00"


def test_quotes_are_told_from_words():
    post = read(FORUM).posts[1]
    assert [(p.kind, p.text, p.quote) for p in post.paragraphs] == [
        (ParagraphKind.QUOTE, "It was made of wood.", 0),
        (ParagraphKind.BODY, "Yes, and it burnt down in a single night.", None),
    ]
    assert post.quotes[0].text == "It was made of wood."


def test_images_are_listed():
    assert read(FORUM).posts[2].images == ("bridge.jpg",)


def test_microdata_posts():
    markup = (
        "<html><title>T</title><div itemscope itemtype='https://schema.org/DiscussionForumPosting'>"
        "<span itemprop=author>Ann</span><time itemprop=datePublished datetime='2020-05-01T08:00:00+02:00'>May 1</time>"
        "<div itemprop=text>First words here.</div>"
        "<div itemprop=comment itemscope itemtype='https://schema.org/Comment'><span itemprop=author>Ben</span>"
        "<time itemprop=datePublished datetime='2020-05-02T08:00:00Z'>May 2</time>"
        "<div itemprop=text>An answer.</div></div>"
        "</div></html>"
    )
    posts = read(markup).posts
    assert [(p.author, p.posted_raw, texts(p)) for p in posts] == [
        ("Ann", "May 1", ["First words here."]),
        ("Ben", "May 2", ["An answer."]),
    ]
    assert posts[0].posted_at.isoformat() == "2020-05-01T08:00:00+02:00"


def test_page_without_posts_is_one_article():
    page = read("<html><title>News</title><nav>Menu</nav><p>One long day.</p><p>Another.</p></html>")
    assert (page.kind, page.title) == (PageKind.ARTICLE, "News")
    assert [texts(post) for post in page.posts] == [["One long day.", "Another."]]
    assert page.posts[0].author is None


def test_text_outside_small_blocks_is_not_lost():
    article = "<p>" + "A sentence of the article that goes on for quite a while, and then some more. " * 20 + "</p>"
    comments = item(1, "Ann", "Nice words, thank you") + item(2, "Ben", "I do agree with Ann")
    page = read(f"<html>{article}{comments}</html>")
    everything = " ".join(text for post in page.posts for text in texts(post))
    assert "A sentence of the article" in everything
    assert "I do agree with Ann" in everything


def test_page_of_navigation_only_keeps_its_words():
    assert texts(read("<html><nav>Home</nav><footer>About</footer></html>").posts[0]) == ["Home", "About"]


def test_words_in_noscript_are_found_when_there_are_no_others():
    page = read("<html><div id=app></div><noscript><div><p>All the words of the page.</p></div></noscript></html>")
    assert texts(page.posts[0]) == ["All the words of the page."]


@pytest.mark.parametrize("markup", ["<html></html>", "<html><script>x</script></html>", "<html><img src=a></html>"])
def test_page_without_words_is_empty(markup):
    page = read(markup)
    assert (page.kind, page.posts) == (PageKind.EMPTY, ())
    assert page.warnings


def test_address_and_site_from_the_page():
    head = "<link rel=canonical href='https://Forum.Example/t/1'><meta property=og:site_name content='Riverside'>"
    page = read(f"<html><head>{head}</head><p>words</p></html>")
    assert (page.url, page.url_from, page.key.site, page.site_name) == (
        "https://Forum.Example/t/1",
        "canonical link",
        "forum.example",
        "Riverside",
    )


def test_script_addresses_are_no_address():
    assert read("<link rel=canonical href='javascript:x'><p>words</p>").url is None


def test_container_overrules_the_page():
    when = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
    page = read(
        "<html><link rel=canonical href='http://inner.example/'><p>w</p></html>",
        url="http://outer.example/",
        url_from="Date header",
        captured_at=when,
        captured_from="x",
    )
    assert (page.url, page.url_from, page.captured_at, page.captured_from) == (
        "http://outer.example/",
        "Date header",
        when,
        "x",
    )
    assert page.key.site == "outer.example"


def test_every_word_given_is_on_the_page():
    folded = "".join(FORUM.split())
    for post in read(FORUM).posts:
        for text in texts(post):
            assert "".join(text.split()) in folded


def test_plain_text_is_one_article():
    _, page = read_page(Capture(Path("p.txt"), None, "text", "第一行\n\n  第二行  \n".encode(), "text/plain"))
    assert (page.kind, page.view, page.title) == (PageKind.ARTICLE, "text", "第一行")
    assert texts(page.posts[0]) == ["第一行", "第二行"]


def test_plain_text_of_controls_only_is_empty():
    _, page = read_page(Capture(Path("p.txt"), None, "text", b"\x08\x08 \x08", "text/plain"))
    assert page.kind is PageKind.EMPTY


def test_same_text_has_the_same_key():
    assert read(FORUM).key == read(FORUM.replace("<body>", "<body> ")).key
    assert read(FORUM).key != read(FORUM.replace("wood", "stone")).key
