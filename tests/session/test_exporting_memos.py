"""Memos on the library, tags, threads and posts go with the passages into documents, projects and libraries."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from contextlib import closing
from pathlib import Path

import docx
import openpyxl
import pytest
from lxml import etree
from odfdo import Document

from reader.domain.annotation import PassageQuery, Span
from reader.domain.memo import JOURNAL, Subject, SubjectKind
from reader.export.base import ExportOptions
from reader.library.library import Library
from reader.session.bringing import bring
from reader.session.editing import AddTag, SetTags, new_tag
from reader.session.exporting import export_file
from reader.session.memos import WriteMemo
from reader.session.reading import ReadingSession
from tests.library import making

SCHEMA = Path(__file__).parents[1] / "export" / "schema" / "Project.xsd"
P = "{urn:QDA-XML:project:1.0}"
TEXTS = {
    "library": "Begun in *May*.\n- first round",
    "tag": "Used too widely & often.",
    "thread": "A quiet thread; ask user1.",
    "post": "<b>Irony?</b>",
    "elsewhere": "Nobody asked for this one.",
}


@pytest.fixture
def study(tmp_path):
    """A library with a memo on everything; one thread and one tag are on no passage."""
    path = tmp_path / "study.postil"
    with closing(Library(path)) as library:
        making.store(library, making.page(*making.three_posts(), captured=making.at(2)))
        making.store(library, making.page(making.post("9", 1, "Alone."), tid="88", title="Other"), name="b")
    with closing(ReadingSession(path, coder="Mei")) as session:
        trust, unused = (new_tag(name, session.tags()) for name in ("Trust", "Unused"))
        session.apply(AddTag(trust))
        session.apply(AddTag(unused))
        posts = session.posts(1)
        session.apply(SetTags(((posts[0].id, Span(0, 4, 0, 9)),), (trust.id,)))
        for subject, text in (
            (JOURNAL, TEXTS["library"]),
            (Subject(SubjectKind.TAG, str(trust.id)), TEXTS["tag"]),
            (Subject(SubjectKind.TAG, str(unused.id)), TEXTS["elsewhere"]),
            (Subject(SubjectKind.THREAD, "1"), TEXTS["thread"]),
            (Subject(SubjectKind.POST, str(posts[1].id)), TEXTS["post"]),
            (Subject(SubjectKind.THREAD, "2"), TEXTS["elsewhere"]),
        ):
            session.apply(WriteMemo(subject, text))
    return path


def exported(path: Path, name: str, **options) -> bytes:
    out = path.parent / f"out.{name}"
    with closing(ReadingSession(path, read_only=True)) as session:
        export_file(path, session.passages(PassageQuery()), name, out, ExportOptions(**options))
    return out.read_bytes()


def words_of(name: str, data: bytes) -> list[str]:
    """The lines of a document as another program reads them."""
    if name == "docx":
        return [line for p in docx.Document(io.BytesIO(data)).paragraphs for line in p.text.split("\n")]
    if name == "odt":
        return [line for p in Document(io.BytesIO(data)).body.get_paragraphs() for line in str(p).split("\n")]
    if name == "html":
        tree = etree.HTML(data.decode())
        return [line for line in "".join(tree.itertext()).split("\n") if line.strip()]
    return [line.replace("\\", "") for line in data.decode().split("\n")]


@pytest.mark.parametrize("name", ["markdown", "html", "docx", "odt"])
def test_documents_give_the_memos_that_belong_to_their_passages(study, name):
    lines = [line.strip() for line in words_of(name, exported(study, name))]
    for text in (*TEXTS["library"].split("\n"), TEXTS["tag"], TEXTS["thread"], TEXTS["post"]):
        assert lines.count(text) == 1, text
    assert TEXTS["elsewhere"] not in lines
    assert any(line.startswith(("Coder: Mei · ", "— Coder: Mei · ")) for line in lines)


def tables(study, **options) -> list[list[dict[str, str | None]]]:
    """The passages of the table formats, as other programs read them."""
    book = openpyxl.load_workbook(io.BytesIO(exported(study, "xlsx", **options)))
    heading, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [
        list(csv.DictReader(io.StringIO(exported(study, "csv", bom=False, **options).decode()))),
        [{name: value or "" for name, value in zip(heading, row, strict=True)} for row in rows],
        [json.loads(line) for line in exported(study, "jsonl", **options).splitlines()],
    ]


def test_tables_have_columns_for_memos_on_threads_and_posts(study):
    with closing(ReadingSession(study, coder="Bo")) as session:
        tag = session.tags()[0]
        post = session.posts(1)[1]
        session.apply(SetTags(((post.id, Span(0, 0, 0, 4)),), (tag.id,)))
        session.apply(WriteMemo(Subject(SubjectKind.POST, str(post.id)), "I doubt it."))
    for first, second in tables(study):
        assert list(first)[-2:] == ["thread_memo", "post_memo"]
        assert (first["thread_memo"], second["thread_memo"]) == (TEXTS["thread"],) * 2
        assert not first["post_memo"]
        assert second["post_memo"] == "Bo: I doubt it.\n\nMei: <b>Irony?</b>"
    for rows in tables(study, columns=("post_memo", "text")):
        assert [list(row) for row in rows] == [["post_memo", "text"]] * 2
    for rows in tables(study, with_memos=False):
        assert "thread_memo" not in rows[0]


def test_tables_of_a_library_without_such_memos_have_no_columns_for_them(tmp_path):
    path = tmp_path / "bare.postil"
    with closing(Library(path)) as library:
        making.store(library, making.page(*making.three_posts()))
    with closing(ReadingSession(path, coder="Mei")) as session:
        tag = new_tag("Trust", ())
        session.apply(AddTag(tag))
        session.apply(SetTags(((session.posts(1)[0].id, Span(0, 4, 0, 9)),), (tag.id,)))
        session.apply(WriteMemo(JOURNAL, TEXTS["library"]))
    for rows in tables(path):
        assert "post_memo" not in rows[0]
    for (found,) in tables(path, columns=("text", "post_memo")):
        assert not found["post_memo"]


@pytest.mark.parametrize("name", ["markdown", "html", "docx", "odt", "qdpx", "library", "csv", "jsonl"])
def test_without_memos_there_are_none(study, name):
    data = exported(study, name, with_memos=False)
    if name in {"docx", "odt", "qdpx"}:
        archive = zipfile.ZipFile(io.BytesIO(data))
        data = b"".join(archive.read(member) for member in archive.namelist())
    assert b"ask user1" not in data
    assert b"Begun in" not in data


def test_headings_say_what_a_memo_is_about(study):
    text = exported(study, "markdown", language="zh_CN").decode()
    titles = [line.lstrip("#").strip() for line in text[text.index("## 备忘") :].split("\n") if line.startswith("#")]
    assert titles == ["备忘", "整个库", "标签\\: Trust", "Thread 77", "Thread 77 \\#2 user2"]


def test_a_project_has_them_as_notes(study):
    archive = zipfile.ZipFile(io.BytesIO(exported(study, "qdpx")))
    root = etree.fromstring(archive.read("project.qde"))
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    notes = {
        note.get("guid"): (note.get("name"), note.findtext(f"{P}PlainTextContent")) for note in root.iter(P + "Note")
    }

    def on(element):
        return [notes[ref.get("targetGUID")] for ref in element.findall(f"{P}NoteRef")]

    assert on(root) == [("Begun in *May*. - first round", TEXTS["library"])]
    codes = {code.get("name"): on(code) for code in root.iter(P + "Code")}
    assert [text for _, text in codes["Trust"]] == [TEXTS["tag"]]
    (source,) = root.iter(P + "TextSource")
    assert on(source) == [(TEXTS["thread"], TEXTS["thread"]), ("#2 user2", TEXTS["post"])]
    assert source.findtext(f"{P}Description") == TEXTS["thread"]


def test_names_are_hidden_in_memos_too(study, tmp_path):
    for name in ("markdown", "html", "library", "csv", "jsonl"):
        data = exported(study, name, names_file=tmp_path / "names.csv").decode()
        assert "A quiet thread; ask " in data
        assert "user1" not in data
        assert "user2" not in data


def test_a_library_file_brings_them_back(study, tmp_path):
    with closing(ReadingSession(study, read_only=True)) as session:
        before = sorted((m.subject.kind, m.about, m.floor, m.text, m.coder) for m in session.memos())
    exported(study, "library", all_threads=True)
    for there in (False, True):
        path = tmp_path / f"new{there}.postil"
        with closing(Library(path)) as library:
            if there:
                making.store(library, making.page(*making.three_posts(), captured=making.at(2)))
        for _ in range(2):  # the second time nothing is said twice
            bring(path, study.parent / "out.library", "Bo")
            with closing(ReadingSession(path, read_only=True)) as session:
                found = sorted((m.subject.kind, m.about, m.floor, m.text, m.coder) for m in session.memos())
            assert found == before
