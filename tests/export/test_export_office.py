"""DOCX and ODT: read back by python-docx and odfdo, and as XML by lxml."""

import io
import re
import zipfile

import docx
import odfdo
import pytest
from lxml import etree

from reader.domain.annotation import Tag
from reader.domain.errors import ExportError
from reader.export import zipping
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


def notes(passages, **options) -> list[str]:
    """The texts of the footnotes that readers see."""
    root = etree.fromstring(
        zipfile.ZipFile(io.BytesIO(written("docx", passages, **options))).read("word/footnotes.xml")
    )
    return ["".join(note.itertext()).strip() for note in root if note.get(f"{W}type") is None]


def test_word_has_headings_and_passages(sample_passages):
    assert lines(sample_passages, "Heading 1") == ["The new ferry", "(no title)"]
    assert lines(sample_passages, "Heading 2") == ["#3 oarsman", "#3 =cmd|' /C calc'!A0", "(author unknown)"]
    assert lines(sample_passages, "Passage") == ["the ferry", "=1+1", "*斜体* <b>", "- item", "the ferry"]


def test_word_cites_each_passage_in_a_footnote(sample_passages):
    marks = list(word(sample_passages).element.iter(f"{W}footnoteReference"))
    assert [mark.get(f"{W}id") for mark in marks] == ["1", "2", "3"]
    told = notes(sample_passages, citation="gbt7714")
    assert len(told) == 3
    assert told[0].startswith("oarsman. The new ferry: #3[EB/OL]. River board")


def test_word_finds_the_footnotes():
    archive = zipfile.ZipFile(io.BytesIO(written("docx", [make_passage()])))
    assert b'Target="footnotes.xml"' in archive.read("word/_rels/document.xml.rels")
    assert b'PartName="/word/footnotes.xml"' in archive.read("[Content_Types].xml")
    root = etree.fromstring(archive.read("word/footnotes.xml"))
    assert [note.get(f"{W}id") for note in root] == ["-1", "0", "1"]
    settings = etree.fromstring(archive.read("word/settings.xml"))
    assert [note.get(f"{W}id") for note in settings.iter(f"{W}footnote")] == ["-1", "0"]
    styles = etree.fromstring(archive.read("word/styles.xml"))
    ids = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    used = {mark.get(f"{W}val") for mark in (*root.iter(f"{W}pStyle"), *root.iter(f"{W}rStyle"))}
    assert used == {"FootnoteText", "FootnoteReference"}
    assert used <= ids


def test_every_style_of_the_body_is_there(sample_passages):
    document = word(sample_passages)
    assert "Normal" not in {paragraph.style.name for paragraph in document.paragraphs}


def test_word_has_no_picture_of_another_document(sample_passages):
    names = zipfile.ZipFile(io.BytesIO(written("docx", sample_passages))).namelist()
    assert not [name for name in names if "thumbnail" in name]


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


def test_titles_in_citations_are_italic():
    archive = zipfile.ZipFile(io.BytesIO(written("docx", [make_passage()], citation="apa")))
    runs = etree.fromstring(archive.read("word/footnotes.xml")).iter(f"{W}r")
    assert ["".join(run.itertext()) for run in runs if run.find(f".//{W}i") is not None] == ["The new ferry"]
    cited = odt([make_passage()], citation="apa").body.get_elements("//text:span[@text:style-name='Cited']")
    assert [span.inner_text for span in cited] == ["The new ferry"]


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


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_passages_are_written_while_they_come(name):
    out = io.BytesIO()
    sizes = []

    def passages():
        for at in range(3000):
            sizes.append(out.tell())
            yield make_passage(at + 1, post_id=at, text=f"{at} " + "".join(chr(0x4E00 + at + n) for n in range(60)))

    exporter(name).write(passages(), out, ExportOptions())
    assert sizes[-1] - sizes[100] > 30_000


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_a_document_that_grows_too_large_is_refused(name, monkeypatch):
    monkeypatch.setattr(zipping, "LARGEST", 60_000)
    with pytest.raises(ExportError, match="cannot have so many passages"):
        exporter(name).write((make_passage(at) for at in range(500)), io.BytesIO(), ExportOptions())


class Full(io.BytesIO):
    """A disk without room after so many bytes."""

    def write(self, data) -> int:
        if self.tell() + len(data) > 20_000:
            raise OSError(28, "No space left on device")
        return super().write(data)


@pytest.mark.parametrize("name", ["docx", "odt", "xlsx"])
def test_a_full_disk_is_told_and_nothing_stays_open(name):
    chosen = exporter(name)
    texts = ("".join(chr(0x4E00 + (at * 7919 + n * n) % 20000) for n in range(200)) for at in range(300))
    with pytest.raises(OSError, match="No space left"):
        chosen.write((make_passage(at, text=text) for at, text in enumerate(texts)), Full(), ExportOptions())


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_numbers_of_pages_stand_at_the_foot(name):
    archive = zipfile.ZipFile(io.BytesIO(written(name, [make_passage()])))
    part, sign = ("word/footer1.xml", b'w:instr="PAGE"') if name == "docx" else ("styles.xml", b"<text:page-number")
    assert sign in archive.read(part)


def test_open_text_tells_chinese_from_other_languages():
    styles = zipfile.ZipFile(io.BytesIO(written("odt", [], language="zh_TW"))).read("styles.xml").decode()
    standard = re.search(r'<style:style style:name="Standard" style:family="paragraph".*?</style:style>', styles, re.S)
    assert standard
    assert 'style:language-asian="zh"' in standard[0]
    assert 'style:country-asian="TW"' in standard[0]
    assert 'fo:language="zh"' not in styles


LONG = "\n".join(["渡口停航以后，每天都要绕路。" * 20] * 3)
SHORT = "one\ntwo\nthree"


def test_a_page_of_word_may_end_within_a_long_passage_only():
    kept = [
        paragraph.paragraph_format.keep_with_next
        for paragraph in word([make_passage(text=LONG), make_passage(2, text=SHORT)]).paragraphs
        if paragraph.style.name == "Passage"
    ]
    assert kept == [False, False, None, None, None, None]  # None: as the style says
    assert word([make_passage()]).styles["Passage"].paragraph_format.keep_with_next


def test_a_page_of_open_text_may_end_within_a_long_passage_only():
    document = odt([make_passage(text=LONG), make_passage(2, text=SHORT)])
    kept = []
    for paragraph in document.body.get_paragraphs():
        if (paragraph.style or "").startswith("Passage") and paragraph.style[len("Passage") :][:1] in {"P", "0"}:
            look = document.get_style("paragraph", paragraph.style).get_properties(area="paragraph")
            kept.append(look.get("fo:keep-with-next"))
    assert kept == [None, None, "always", "always", "always", "always"]
