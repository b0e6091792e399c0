"""HTML: read back by html5 rules as lxml has them; nothing of a page acts, nothing is loaded."""

import io
import re

import pytest
from lxml import html

from reader.domain.annotation import Tag
from reader.export.base import ExportOptions
from reader.export.html_page import HtmlExporter
from tests.export.conftest import make_passage, uuid

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)><style>*{}</style><!--&lt;&#60;"


def written(passages, **options) -> str:
    out = io.BytesIO()
    assert HtmlExporter().write(passages, out, ExportOptions(**options)) == len(passages)
    return out.getvalue().decode()


def page(passages, **options):
    return html.document_fromstring(written(passages, **options).encode())


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_passages_stand_under_their_headings(sample_passages):
    found = page(sample_passages)
    assert [words(h) for h in found.iter("h2")] == ["The new ferry", "(no title)", "Tags"]
    assert [words(h) for h in found.iter("h3")] == ["#3 oarsman", "#3 =cmd|' /C calc'!A0", "(author unknown)"]
    assert [words(q) for q in found.iter("blockquote")] == ["the ferry", "=1+1 *斜体* <b> - item", "the ferry"]


def test_each_passage_tells_where_it_is_from():
    facts = words(page([make_passage()]).find_class("facts")[0])
    for value in ("9001", "4711", "pages/ferry.html", "ab" * 32, "00000000-0000-0000-0000-000000000001", "Ada"):
        assert value in facts


def test_hostile_text_in_every_field_is_only_text():
    fields = ("text", "thread_title", "author", "site", "posted_raw", "location", "url", "source_file", "charset")
    hostile = make_passage(
        memo=HOSTILE,
        coder=HOSTILE,
        board=(HOSTILE,),
        tag_paths=((HOSTILE,),),
        tags=(Tag(uuid(1), HOSTILE, '"><script>'),),
        posted_at=None,
        before=(HOSTILE,),
        after=(HOSTILE,),
        **dict.fromkeys(fields, HOSTILE),
    )
    found = page([hostile])
    plain = page([make_passage(memo="m", before=("b",), after=("a",))])
    assert {e.tag for e in found.iter(html.etree.Element)} <= {e.tag for e in plain.iter(html.etree.Element)}
    assert not [name for e in found.iter() for name in e.attrib if name.startswith("on")]
    assert words(next(found.iter("blockquote"))) == HOSTILE
    assert not list(found.iter("a"))


def test_nothing_is_loaded_and_no_script_runs(sample_passages):
    text = written(sample_passages)
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not re.search(r"<script|<link|<img|@import|url\(|src=", text)


def test_only_web_addresses_are_links():
    assert [a.get("href") for a in page([make_passage()]).iter("a")] == ["https://river.example/thread-4711-1-1.html"]
    assert not list(page([make_passage(url="javascript:alert(1)")]).iter("a"))


def test_tags_are_coloured_and_counted():
    tagged = make_passage(
        tags=(Tag(uuid(1), "Doubt", "blue"), Tag(uuid(2), "Own", "#102030")), tag_paths=(("T", "Doubt"), ("Own",))
    )
    found = page([tagged, make_passage(2)])
    styles = {words(chip): chip.get("style") for chip in found.find_class("tag")}
    assert "border-color:#0072b2" in styles["T > Doubt"]
    assert "border-color:#102030" in styles["Own"]
    assert [words(row) for row in found.xpath("//footer//li")] == ["Own 1", "T > Doubt 1", "Trust > Doubt 1"]


def test_direction_overrides_are_shown_and_controls_counted():
    text = written([make_passage(text="a\u202eb\x00c\ud800")])
    assert "a⟦U+202E⟧bc" in text
    assert "Characters left out that the format cannot hold: 2" in text


@pytest.mark.parametrize(("language", "lang"), [("en", "en"), ("zh_CN", "zh-Hans"), ("zh_TW", "zh-Hant")])
def test_headings_have_a_language(language, lang):
    found = page([make_passage()], language=language)
    assert found.get("lang") == lang
    assert words(found.find(".//h1")) == {"en": "Passages", "zh-Hans": "摘录", "zh-Hant": "摘錄"}[lang]


def test_context_stands_around():
    found = page([make_passage(before=("one",), after=("two", "three"))])
    assert [words(p) for p in found.find_class("around")] == ["one", "two", "three"]


def test_titles_of_apa_are_in_italics():
    found = page([make_passage()], citation="apa")
    assert [words(i) for i in found.iter("i")] == ["The new ferry"]


def rules(text: str) -> str:
    """The page's style sheet without its line ends."""
    return " ".join(text.partition("<style>")[2].partition("</style>")[0].split())


def test_long_words_break_wherever_texts_stand():
    broken = re.search(r"([^{}]*)\{ overflow-wrap: anywhere; \}", rules(written([make_passage()])))
    assert {"h2", "p", "dd", ".memo", ".tag"} <= {name.strip() for name in broken[1].split(",")}


def test_on_paper_a_passage_may_go_on_overleaf_but_its_head_and_source_stay_with_it():
    printed = rules(written([make_passage()])).partition("@media print")[2]
    assert "h1, h2, h3 { break-after: avoid; }" in printed
    assert re.search(r"\.source, [^{}]*\.facts \{ break-before: avoid; \}", printed)
    assert not re.search(r"\barticle \{[^}]*break-inside", printed)


def test_at_night_the_screen_is_dark_and_paper_stays_white():
    styles = rules(written([make_passage()]))
    assert styles.count("prefers-color-scheme") == 1
    assert "@media screen and (prefers-color-scheme: dark)" in styles


def test_passages_without_a_tag_have_the_line_of_the_style_sheet():
    tagged, bare = page([make_passage(), make_passage(2, tags=(), tag_paths=())]).iter("article")
    assert tagged.get("style") == "border-color:#0072b2"
    assert bare.get("style") is None
