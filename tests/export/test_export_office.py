"""DOCX and ODT: read back by python-docx and odfdo, and as XML by lxml."""

import io
import re
import zipfile

import docx
import odfdo
import pytest
from lxml import etree

from reader.domain.annotation import Tag
from reader.export.base import ExportOptions
from reader.export.registry import exporter
from tests.export.conftest import make_passage, uuid

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HOSTILE = "<w:br/> &amp; ]]> {FIELD} =1+1 ﷽ e\u0301 \U0001f6a2"


def written(name: str, passages, **options) -> bytes:
    out = io.BytesIO()
    assert exporter(name).write(passages, out, ExportOptions(**options)) == len(passages)
    return out.getvalue()


def word(passages, **options):
    return docx.Document(io.BytesIO(written("docx", passages, **options)))


def lines(passages, style: str, **options) -> list[str]:
    return [p.text for p in word(passages, **options).paragraphs if p.style.name == style]


def odt(passages, **options):
    return odfdo.Document(io.BytesIO(written("odt", passages, **options)))


def open_lines(passages, style: str, **options) -> list[str]:
    """Texts of paragraphs whose style begins so, without their notes."""
    found = []
    for paragraph in odt(passages, **options).body.get_paragraphs():
        if (paragraph.style or "").startswith(style):
            for note in paragraph.get_notes():
                paragraph.delete(note)
            found.append(paragraph.inner_text)
    return found


# ---- DOCX -----------------------------------------------------------------------------------------------------------


def test_word_has_headings_passages_and_sources(sample_passages):
    assert lines(sample_passages, "Heading 1") == ["The new ferry", "(no title)", "Sources"]
    assert lines(sample_passages, "Heading 2") == ["#3 oarsman", "#3 =cmd|' /C calc'!A0", "(author unknown)"]
    assert lines(sample_passages, "Passage") == ["the ferry[1]", "=1+1", "*斜体* <b>", "- item[2]", "the ferry[3]"]
    assert [line[:3] for line in lines(sample_passages, "Source")] == ["[1]", "[2]", "[3]"]


def test_passages_of_one_post_share_a_source_and_point_to_it():
    document = word([make_passage(1), make_passage(2), make_passage(3, post_id=12)])
    links = [link.get(f"{W}anchor") for link in document.element.iter(f"{W}hyperlink")]
    marks = [mark.get(f"{W}name") for mark in document.element.iter(f"{W}bookmarkStart")]
    assert links == ["source1", "source1", "source2"]
    assert marks == ["source1", "source2"]


def test_word_repeats_the_provenance(sample_passages):
    facts = lines(sample_passages, "Passage facts")
    assert len(facts) == 3
    for value in ("Coder: Ada", "Post: 9001", "pages/ferry.html", "ab" * 32, "00000000-0000-0000-0000-000000000001"):
        assert value in facts[0]


def test_tags_have_their_colours():
    tagged = make_passage(
        tags=(Tag(uuid(1), "Doubt", "blue"), Tag(uuid(2), "Own", "#102030")), tag_paths=(("D",), ("O",))
    )
    document = word([tagged])
    fills = [shade.get(f"{W}fill") for shade in document.element.body.iter(f"{W}shd")]
    bars = [bar.get(f"{W}color") for bar in document.element.body.iter(f"{W}left")]
    assert fills == ["e3eff7", "e0e2e4"]
    assert bars == ["0072b2"]


def test_lines_and_tabs_of_memos_stay():
    assert lines([make_passage(memo="one\n\ttwo\tthree")], "Passage memo") == ["Memo: one\n\ttwo\tthree"]


def test_context_stands_around():
    found = word([make_passage(before=("b",), after=("a",))])
    styles = [p.style.name for p in found.paragraphs][3:7]
    assert styles == ["Passage context", "Passage", "Passage context", "Passage tags"]


def test_citation_styles_and_italics():
    document = word([make_passage()], citation="apa")
    source = document.paragraphs[-1]
    assert "[Online forum post]" in source.text
    assert [run.text for run in source.runs if run.italic] == ["The new ferry"]


def test_word_is_told_the_script_of_chinese():
    normal = word([], language="zh_TW").styles["Normal"].element
    assert next(normal.iter(f"{W}lang")).get(f"{W}eastAsia") == "zh-TW"
    assert next(normal.iter(f"{W}rFonts")).get(f"{W}eastAsia") == "Microsoft JhengHei"


def test_the_package_is_the_same_each_time(sample_passages):
    first, second = (zipfile.ZipFile(io.BytesIO(written("docx", sample_passages))) for _ in range(2))
    assert {n: first.read(n) for n in first.namelist()} == {n: second.read(n) for n in second.namelist()}


# ---- ODT ------------------------------------------------------------------------------------------------------------


def test_open_text_has_headings_and_passages(sample_passages):
    heads = [(int(head.level), head.inner_text) for head in odt(sample_passages).body.get_headers()]
    assert heads == [
        *((1, "The new ferry"), (2, "#3 oarsman"), (2, "#3 =cmd|' /C calc'!A0")),
        *((1, "(no title)"), (2, "(author unknown)")),
    ]
    assert open_lines(sample_passages, "Passage0072b2") == ["the ferry", "=1+1", "*斜体* <b>", "- item"]
    assert len(open_lines(sample_passages, "PassageFacts")) == 3


def test_each_passage_is_cited_in_a_footnote(sample_passages):
    notes = odt(sample_passages, citation="gbt7714").body.get_notes(note_class="footnote")
    assert len(notes) == 3
    assert notes[0].note_body.strip().startswith("oarsman. The new ferry: #3[EB/OL]. River board")


def test_open_text_keeps_lines_of_memos():
    (memo,) = open_lines([make_passage(memo="one\ntwo  three")], "PassageMemo")
    assert memo == "Memo: one\ntwo  three"


def test_open_text_shows_context():
    assert open_lines([make_passage(before=("b",), after=("a",))], "PassageContext") == ["b", "a"]


# ---- both -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_hostile_text_is_only_text(name):
    fields = ("thread_title", "author", "site", "posted_raw", "location", "source_file", "charset", "url", "text")
    hostile = make_passage(
        memo=HOSTILE, coder=HOSTILE, posted_at=None, tag_paths=((HOSTILE,),), **dict.fromkeys(fields, HOSTILE)
    )
    plain = make_passage(memo="m")
    names = []
    for passage in (plain, hostile):
        archive = zipfile.ZipFile(io.BytesIO(written(name, [passage])))
        root = etree.fromstring(archive.read("word/document.xml" if name == "docx" else "content.xml"))
        names.append({element.tag for element in root.iter() if isinstance(element.tag, str)})
        text = "".join(root.itertext())
    assert text.count("]]>") >= 9
    spaces = {"{urn:oasis:names:tc:opendocument:xmlns:text:1.0}s"}
    assert names[1] <= names[0] | spaces


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_what_xml_cannot_hold_is_left_out_and_counted(name):
    data = written(name, [make_passage(text="a\x00b\x0bc\ud800d\uffff", memo="\x1b", thread_title="\x02T")])
    archive = zipfile.ZipFile(io.BytesIO(data))
    for part in archive.namelist():
        if part.endswith(".xml") and archive.read(part):  # a template's key table is an empty file
            etree.fromstring(archive.read(part))
    about = archive.read("docProps/core.xml" if name == "docx" else "meta.xml").decode()
    found = re.search(r"cannot hold: (\d+)", about)
    assert found
    assert int(found[1]) == 6


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_nothing_gives_a_document_with_a_title(name):
    assert written(name, [])[:2] == b"PK"
