"""Memos on the library, tags, threads and posts go with the passages into documents, projects and libraries."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from pathlib import Path

import docx
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


@pytest.mark.parametrize("name", ["markdown", "html", "docx", "odt", "qdpx", "library"])
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


def test_names_are_hidden_in_memos_too(study, tmp_path):
    for name in ("markdown", "html", "library"):
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
