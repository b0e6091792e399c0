"""Words that lead to the web, in what is exported: they lead there still, and nowhere else."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import docx
import odfdo
import pytest
from lxml import etree, html

from reader.domain.annotation import Span
from reader.domain.thread import Link
from reader.export.base import ExportOptions
from reader.export.outline import Run, runs
from reader.export.registry import exporter
from tests.export.conftest import make_passage

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAP = "https://ferry.example/map?a=1&copy;=2"
WIKI = "https://zh.example/wiki/桥"
TEXT = "1. See <the> map, now\n\n  and [here]"
LINKS = (Link(0, 7, 16, MAP), Link(2, 6, 12, WIKI))


@pytest.fixture
def linked():
    return make_passage(1, text=TEXT, links=LINKS, span=Span(0, 0, 2, 12))


def written(name, *passages, **options):
    out = io.BytesIO()
    exporter(name).write(passages, out, ExportOptions(**options))
    return out.getvalue()


def test_lines_are_cut_at_their_links(linked):
    assert runs(linked) == [
        [Run("1. See "), Run("<the> map", MAP), Run(", now")],
        [Run("")],
        [Run("  and "), Run("[here]", WIKI), Run("")],
    ]
    assert runs(make_passage(text="a\nb")) == [[Run("a")], [Run("b")]]


def test_links_over_each_other_are_cut_once():
    links = (Link(0, 1, 4, MAP), Link(0, 2, 6, WIKI))
    assert runs(make_passage(text="abcdef", links=links)) == [[Run("a"), Run("bcd", MAP), Run("ef")]]


def test_html_leads_there(linked):
    page = html.fromstring(written("html", linked).decode())
    found = page.xpath("//blockquote//a")
    assert [(a.text_content(), a.get("href"), a.get("rel")) for a in found] == [
        ("<the> map", MAP, "noreferrer noopener"),
        ("[here]", WIKI, "noreferrer noopener"),
    ]
    assert [p.text_content() for p in page.xpath("//blockquote/p")] == ["1. See <the> map, now", "  and [here]"]


def test_markdown_leads_there(linked):
    told = written("markdown", linked).decode().splitlines()
    quoted = [line for line in told if line.startswith("> ")]
    address = MAP.replace("&", "&amp;")
    assert quoted == [
        rf"> 1\. See [\<the\> map](<{address}>), now",
        rf"> &nbsp;&nbsp;and [\[here\]](<{WIKI}>)",
    ]


def test_word_leads_there(linked):
    data = written("docx", linked)
    body = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    assert [code.text for code in body.iter(f"{W}instrText")] == [f' HYPERLINK "{MAP}" ', f' HYPERLINK "{WIKI}" ']
    marks = [mark.get(f"{W}fldCharType") for mark in body.iter(f"{W}fldChar")]
    assert marks == ["begin", "separate", "end"] * 2
    shown = [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.style.name == "Passage"]
    assert shown == ["1. See <the> map, now", "  and [here]"]


def test_open_document_leads_there(linked):
    data = written("odt", linked)
    links = odfdo.Document(io.BytesIO(data)).body.get_links()
    assert [(a.inner_text, a.url) for a in links] == [("<the> map", MAP), ("[here]", WIKI)]
    etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("content.xml"))


def test_tables_have_links_where_they_are_chosen(linked):
    (row,) = csv.DictReader(io.StringIO(written("csv", linked, columns=("text", "links"), bom=False).decode()))
    assert row["links"] == f"<the> map <{MAP}>\n[here] <{WIKI}>"
    assert json.loads(written("jsonl", linked, columns=("links",)))["links"] == [["<the> map", MAP], ["[here]", WIKI]]
    assert json.loads(written("jsonl", make_passage(), columns=("links",)))["links"] == []
    assert "links" not in json.loads(written("jsonl", linked))
