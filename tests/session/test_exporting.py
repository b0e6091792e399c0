"""Exports that look into the library: REFI-QDA projects and codebooks, context, pseudonyms, previews."""

from __future__ import annotations

import codecs
import csv
import errno
import io
import json
import os
import stat
import tempfile
import time
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from lxml import etree

from reader.domain.annotation import Span
from reader.domain.errors import ExportError, LibraryDamaged, UsageError
from reader.domain.thread import Link
from reader.export.base import MOST_CONTEXT, ExportOptions
from reader.export.registry import EXPORTERS, exporter
from reader.library.library import Library
from reader.session.codebook import ChangeTag
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.exporting import export_file, export_stream, preview
from reader.session.reading import ReadingSession
from tests.library import making

SCHEMAS = Path(__file__).parents[1] / "export" / "schema"
P = "{urn:QDA-XML:project:1.0}"
C = "{urn:QDA-XML:codebook:1.0}"
EMOJI = "Ferry \U0001f6a2 e\u0301tude, said user2 twice."
GONE = "It returns in autumn, says Anna."


def take_in(path: Path, *pages, name: str) -> None:
    library = Library(path)
    making.store(library, *pages, name=name)
    library.close()


@pytest.fixture
def study(tmp_path):
    """Two threads; tags below one another, memos, an annotation whose text is gone, one over two paragraphs."""
    path = tmp_path / "study.postil"
    first = making.post("501", 1, EMOJI, GONE, "Take the bridge.", author="Anna")
    second = making.post("502", 2, "Thanks, ANNA!", "See you on the bridge. Annabel.", author="user2")
    other = making.post("901", 1, "渡口的灯塔也要修。", author="阿明")
    take_in(path, making.page(first, second, captured=making.at(2)), name="a")
    take_in(path, making.page(other, tid="88", captured=making.at(3), title="Thread 88, by user2"), name="c")
    session = ReadingSession(path, coder="Mei")
    trust = new_tag("Trust", [], description="What people\nrely on")
    session.apply(AddTag(trust))
    doubt = new_tag("Doubt <&>", session.tags(), parent=trust.id, colour="#102030")
    session.apply(AddTag(doubt))
    ids = {head.key.thread_id: head.id for head in session.threads()}
    one, two = session.posts(ids["77"])
    (lamp,) = session.posts(ids["88"])
    for place, tags in (
        ((one.id, Span(0, 6, 0, 14)), (trust.id, doubt.id)),
        ((one.id, Span(1, 0, 1, len(GONE))), (doubt.id,)),
        ((two.id, Span(0, 8, 1, 7)), (trust.id,)),
        ((lamp.id, Span(0, 3, 0, 5)), (trust.id,)),
    ):
        session.apply(SetTags((place,), tags))
    session.apply(SetMemo(((lamp.id, Span(0, 3, 0, 5)),), "Ask Anna\x0b.\nSecond line"))
    session.close()
    # The first post comes again without its second paragraph.
    again = making.post("501", 1, "Edited.", EMOJI, "Take the bridge.", author="Anna")
    take_in(path, making.page(again, second, captured=making.at(9)), name="b")
    return path


def passages(path: Path):
    session = ReadingSession(path, read_only=True)
    try:
        return session.passages()
    finally:
        session.close()


def exported(path: Path, name: str, **options) -> bytes:
    out = path.parent / f"out.{name}"
    export_file(path, passages(path), name, out, ExportOptions(**options))
    return out.read_bytes()


def schema(name: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name)))


class Project:
    """A QDPX as an independent reader sees it, valid or not at all."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        assert self.archive.testzip() is None
        self.root = etree.fromstring(self.archive.read("project.qde"))
        schema("Project.xsd").assertValid(self.root)

    def text(self, source) -> str:
        path = source.get("plainTextPath")
        assert path.startswith("internal://")
        return self.archive.read("sources/" + path.removeprefix("internal://")).decode("utf-8")

    @property
    def selections(self) -> dict[str, tuple[str, list[str]]]:
        """The annotated words and the codes, by GUID."""
        codes = {code.get("guid"): code.get("name") for code in self.root.iter(P + "Code")}
        found = {}
        for source in self.root.iter(P + "TextSource"):
            text = self.text(source)
            for selection in source.iter(P + "PlainTextSelection"):
                words = text[int(selection.get("startPosition")) : int(selection.get("endPosition"))]
                names = [codes[ref.get("targetGUID")] for ref in selection.iter(P + "CodeRef")]
                found[selection.get("guid")] = (words, names)
        return found


# ---- QDPX -----------------------------------------------------------------------------------------------------------


def test_a_project_is_valid_and_every_selection_has_its_words_and_codes(study):
    found = Project(exported(study, "qdpx")).selections
    assert found == {str(p.annotation.id): (p.text, [tag.name for tag in p.tags]) for p in passages(study)}
    assert len(found) == 4


def test_names_of_selections_let_a_reader_check_the_positions(study):
    project = Project(exported(study, "qdpx"))
    for selection in project.root.iter(P + "PlainTextSelection"):
        words = project.selections[selection.get("guid")][0]
        assert selection.get("name") == " ".join(words.split())[:80]


def test_sources_and_notes_may_wait_in_files_for_their_place(study, tmp_path, monkeypatch):
    whole = exported(study, "qdpx")
    monkeypatch.setattr("reader.export.qdpx._IN_MEMORY", 16)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "aside"))
    (tmp_path / "aside").mkdir()
    assert exported(study, "qdpx") == whole
    assert not list((tmp_path / "aside").iterdir())


def test_the_codebook_keeps_hierarchy_colours_and_descriptions(study):
    root = Project(exported(study, "qdpx")).root
    trust = root.find(f"{P}CodeBook/{P}Codes/{P}Code")
    assert (trust.get("name"), trust.findtext(P + "Description")) == ("Trust", "What people\nrely on")
    doubt = trust.find(P + "Code")
    assert (doubt.get("name"), doubt.get("color")) == ("Doubt <&>", "#102030")


def test_texts_have_line_feeds_only_and_head_lines(study):
    project = Project(exported(study, "qdpx"))
    texts = [project.text(source) for source in project.root.iter(P + "TextSource")]
    assert [text.split("\n")[0] for text in texts] == ["Thread 77", "Thread 88, by user2"]
    assert "\n#1 Anna 2024-05-01T12:01:00+08:00\nEdited.\n" in texts[0]
    assert f"\n#1 Anna 2024-05-01T12:01:00+08:00 (earlier version)\n{EMOJI}\n{GONE}\n" in texts[0]
    for text in texts:
        assert "\r" not in text
        assert not text.startswith("\ufeff")


def test_memos_are_notes_coders_users_authors_cases(study):
    root = Project(exported(study, "qdpx")).root
    note = root.find(f"{P}Notes/{P}Note")
    assert note.findtext(P + "PlainTextContent") == "Ask Anna.\nSecond line"
    assert [ref.get("targetGUID") for ref in root.iter(P + "NoteRef")] == [note.get("guid")]
    user = root.find(f"{P}Users/{P}User")
    assert user.get("name") == "Mei"
    assert {s.get("creatingUser") for s in root.iter(P + "PlainTextSelection")} == {user.get("guid")}
    cases = {case.get("name"): len(case.findall(P + "SelectionRef")) for case in root.iter(P + "Case")}
    assert cases == {"Anna": 2, "user2": 1, "阿明": 1}
    assert "Characters left out that XML cannot hold: 1." in root.findtext(P + "Description")


def test_memos_are_descriptions_too_for_programs_that_read_no_notes(study):
    root = Project(exported(study, "qdpx")).root
    told = [selection.findtext(P + "Description") for selection in root.iter(P + "PlainTextSelection")]
    assert told.count("Ask Anna.\nSecond line") == 1
    assert told.count(None) == 3


def test_threads_tell_where_they_are_from(study):
    source = next(Project(exported(study, "qdpx")).root.iter(P + "TextSource"))
    values = [value.findtext(P + "TextValue") for value in source.iter(P + "VariableValue")]
    assert values[:4] == ["Example forum", "Town > Lines", "77", "https://forum.example/thread-77-1-1.html"]
    assert "/saved/a0.html" in values[5]


def test_positions_can_count_utf16(study):
    project = Project(exported(study, "qdpx", utf16=True))
    source = next(project.root.iter(P + "TextSource"))
    units = project.text(source).encode("utf-16-le")
    words = {
        s.get("guid"): units[2 * int(s.get("startPosition")) : 2 * int(s.get("endPosition"))].decode("utf-16-le")
        for s in source.iter(P + "PlainTextSelection")
    }
    assert words == {str(p.annotation.id): p.text for p in passages(study) if p.thread_key_id == "77"}
    assert "UTF-16 code units from 0" in project.root.findtext(P + "Description")


@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_the_same_library_gives_the_same_bytes_on_another_day(study, known, monkeypatch):
    first, now = exported(study, known.name), time.time
    monkeypatch.setattr(time, "time", lambda: now() + 100_000)
    assert exported(study, known.name) == first


def test_threads_without_passages_come_on_demand(study):
    few = [p for p in passages(study) if p.thread_key_id == "88"]
    counts = []
    for options in (ExportOptions(), ExportOptions(all_threads=True)):
        out = io.BytesIO()
        export_stream(study, few, "qdpx", out, options)
        counts.append(len(list(Project(out.getvalue()).root.iter(P + "TextSource"))))
    assert counts == [1, 2]


def test_an_empty_library_is_a_valid_project(tmp_path):
    path = tmp_path / "empty.postil"
    ReadingSession(path).close()
    root = Project(exported(path, "qdpx")).root
    assert root.get("name") == "empty"
    assert root.find(P + "Sources") is None


def test_passages_of_a_thread_that_is_gone_are_not_dropped_in_silence(study):
    out = study.parent / "old.qdpx"
    out.write_bytes(b"old")
    lost = [replace(passages(study)[0], thread_id=999)]
    with pytest.raises(ExportError, match="changed during the export"):
        export_file(study, lost, "qdpx", out, ExportOptions())
    assert out.read_bytes() == b"old"


def test_passages_of_a_post_that_is_gone_are_not_dropped_in_silence(study):
    first = passages(study)[0]
    annotation = first.annotation
    for target, words in (
        (replace(annotation.target, post_id=999), "changed during the export"),
        (replace(annotation.target, span=Span(90, 0, 90, 1)), "a place that its post does not have"),
        (replace(annotation.target, span=Span(0, 900, 0, 901)), "a place that its post does not have"),
    ):
        lost = replace(first, annotation=replace(annotation, target=target, shown=target.span))
        with pytest.raises(ExportError, match=words):
            export_stream(study, [lost], "qdpx", io.BytesIO(), ExportOptions())


def test_an_earlier_version_is_given_once_for_all_its_passages(study):
    gone = next(p for p in passages(study) if p.text == GONE)
    annotation = gone.annotation
    span = Span(1, 3, 1, 10)
    other = replace(annotation, id=UUID(int=7), target=replace(annotation.target, span=span))
    out = io.BytesIO()
    export_stream(study, [gone, replace(gone, annotation=other, text="returns")], "qdpx", out, ExportOptions())
    project = Project(out.getvalue())
    assert sorted(words for words, _codes in project.selections.values()) == [GONE, "returns"]
    assert project.text(next(project.root.iter(P + "TextSource"))).count("(earlier version)") == 1


def test_what_is_not_known_of_a_passage_is_left_out(study):
    found = next(p for p in passages(study) if p.thread_key_id == "88")
    bare = replace(found, author=None, tags=(), tag_paths=(), annotation=replace(found.annotation, coder="", memo=""))
    out = io.BytesIO()
    export_stream(study, [bare], "qdpx", out, ExportOptions())
    root = Project(out.getvalue()).root
    assert root.find(P + "Users") is None
    assert root.find(P + "Cases") is None
    assert root.find(P + "Notes") is None
    assert not list(root.iter(P + "Coding"))
    out = io.BytesIO()
    export_stream(study, [replace(bare, url=None, captured_at=None)], "webannotation", out, ExportOptions())
    (item,) = json.loads(out.getvalue())["first"]["items"]
    assert item["motivation"] == "highlighting"
    assert {"creator", "body"}.isdisjoint(item)
    assert item["target"]["source"].startswith("urn:sha256:")
    assert "state" not in item["target"]


def test_a_path_without_its_tag_is_an_annotation_all_the_same(study):
    found = replace(passages(study)[0], tags=(), tag_paths=(("A", "B"),))
    out = io.BytesIO()
    export_stream(study, [found], "webannotation", out, ExportOptions())
    (item,) = json.loads(out.getvalue())["first"]["items"]
    assert item["body"][0] == {"type": "TextualBody", "purpose": "tagging", "value": "B", "postil:path": ["A", "B"]}


class Stop:
    def report(self, done, total, what="") -> None:
        pass

    def cancelled(self) -> bool:
        return True


def test_a_project_can_be_cancelled(study):
    out = study.parent / "new.qdpx"
    with pytest.raises(ExportError, match="stopped"):
        export_file(study, passages(study), "qdpx", out, ExportOptions(), Stop())
    assert not out.exists()


# ---- QDC ------------------------------------------------------------------------------------------------------------


def test_a_codebook_is_valid_and_whole(study):
    root = etree.fromstring(exported(study, "qdc"))
    schema("Codebook.xsd").assertValid(root)
    codes = [(c.get("name"), c.getparent().get("name"), UUID(c.get("guid"))) for c in root.iter(C + "Code")]
    session = ReadingSession(study, read_only=True)
    assert codes == [("Trust", None, session.tags()[0].id), ("Doubt <&>", "Trust", session.tags()[1].id)]
    session.close()


def test_text_that_xml_cannot_hold_leaves_a_valid_codebook(study):
    session = ReadingSession(study)
    tag = session.tags()[0]
    session.apply(ChangeTag(replace(tag, description="a\x01b")))
    session.close()
    root = etree.fromstring(exported(study, "qdc"))
    schema("Codebook.xsd").assertValid(root)
    assert next(root.iter(C + "Description")).text == "ab"


def test_a_codebook_tells_its_progress(study):
    told = []

    class Told(Stop):
        def report(self, done, total, what="") -> None:
            told.append((done, total))

    assert export_file(study, [], "qdc", study.parent / "c.qdc", ExportOptions(), Told()) == 2
    assert told == [(2, 2)]


def test_a_codebook_without_tags_is_refused(tmp_path):
    path = tmp_path / "empty.postil"
    ReadingSession(path).close()
    with pytest.raises(ExportError, match="no tags"):
        exported(path, "qdc")


def test_project_formats_need_a_library():
    with pytest.raises(UsageError, match="open library"):
        exporter("qdc").write([], io.BytesIO(), ExportOptions())


# ---- context and pseudonyms -----------------------------------------------------------------------------------------


def rows(path: Path, **options) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(path, "csv", **options).decode("utf-8-sig"))))


def test_context_is_of_the_version_that_was_annotated(study):
    found = {row["text"]: row for row in rows(study, context=1)}
    assert (found[GONE]["before"], found[GONE]["after"]) == (EMOJI, "Take the bridge.")
    assert found["灯塔"]["before"] == ""


def test_authors_get_names_of_their_own_in_texts_too(study):
    key = study.parent / "key.csv"
    found = rows(study, context=1, names_file=key)
    assert os.name == "nt" or stat.S_IMODE(key.stat().st_mode) == 0o600, "who is who is for the owner only"
    assert [row["author"] for row in found] == ["Author 1", "Author 1", "Author 2", "Author 3"]
    gone = next(row for row in found if row["text"] == "It returns in autumn, says Author 1.")
    assert gone["before"] == EMOJI.replace("user2", "Author 2")
    assert found[2]["text"] == "Author 1!\nSee you"
    assert found[3]["thread_title"] == "Thread 88, by Author 2"
    assert found[3]["memo"].startswith("Ask Author 1")
    assert {row["author_id"] for row in found} == {""}
    everything = exported(study, "csv", context=3, names_file=key).decode()
    assert "user2" not in everything
    assert "Annabel" in everything
    names = list(csv.reader(io.StringIO(key.read_text("utf-8-sig"))))
    assert names == [["pseudonym", "author"], ["Author 1", "Anna"], ["Author 2", "user2"], ["Author 3", "阿明"]]


def test_selections_hold_in_texts_with_pseudonyms(study):
    key = study.parent / "key.csv"
    project = Project(exported(study, "qdpx", names_file=key))
    words = sorted(words for words, _codes in project.selections.values())
    assert words == sorted(
        ["\U0001f6a2 e\u0301tude", "It returns in autumn, says Author 1.", "Author 1!\nSee you", "灯塔"]
    )
    whole = b"".join(project.archive.read(name) for name in project.archive.namelist()).decode()
    assert "user2" not in whole
    assert "阿明" not in whole


def test_every_format_hides_the_names(study):
    for known in EXPORTERS:
        data = exported(study, known.name, names_file=study.parent / "key.csv", context=2)
        if data[:2] == b"PK":
            archive = zipfile.ZipFile(io.BytesIO(data))
            data = b"".join(archive.read(name) for name in archive.namelist())
        assert b"user2" not in data, known.name
        assert "阿明".encode() not in data, known.name


def test_names_keep_their_numbers_when_more_come_in(study):
    key = study.parent / "key.csv"
    before = rows(study, names_file=key)
    late = making.post("1", 1, "Late.", author="Aaron")
    take_in(study, making.page(late, tid="11", captured=making.at(10)), name="z")
    assert rows(study, names_file=key) == before
    assert key.read_text("utf-8-sig").splitlines()[-1] == "Author 4,Aaron"


def test_the_key_replaces_nothing_but_a_key(study):
    key = study.parent / "key.csv"
    key.write_text("my notes")
    with pytest.raises(ExportError, match="is no list of pseudonyms"):
        exported(study, "csv", names_file=key)
    assert key.read_text() == "my notes"
    assert not (study.parent / "out.csv").exists()
    key.unlink()
    exported(study, "csv", names_file=key, language="zh_CN")
    exported(study, "csv", names_file=key)
    assert key.read_text("utf-8-sig").startswith("pseudonym,author")


def test_a_key_that_cannot_be_read_is_told(study, monkeypatch):
    key = study.parent / "key.csv"
    key.write_text("x")
    found = passages(study)
    real = Path.open

    def refuse(self: Path, *args: object, **more: object):
        if self == key:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, *args, **more)

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(ExportError, match=r"cannot be read \(Permission denied\)"):
        export_file(study, found, "csv", study.parent / "a", ExportOptions(names_file=key))


def test_names_cannot_go_into_the_export_itself(study):
    with pytest.raises(ExportError, match="same file"):
        export_file(study, [], "csv", study.parent / "a", ExportOptions(names_file=study.parent / "a"))


# ---- options and previews -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (ExportOptions(group="colour"), "no grouping “colour”; there are thread, tag"),
        (ExportOptions(citation="mla"), "no citation style “mla”"),
        (ExportOptions(language="fr"), "no language of headings “fr”"),
        (ExportOptions(context=MOST_CONTEXT + 1), "0 to 20 paragraphs"),
        (ExportOptions(context=-1), "0 to 20 paragraphs"),
    ],
)
def test_options_that_make_no_sense_are_refused(study, options, words):
    with pytest.raises(UsageError, match=words):
        export_file(study, [], "csv", study.parent / "a", options)
    assert not (study.parent / "a").exists()


@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_every_format_has_a_preview(study, known):
    shown = preview(study, passages(study)[:3], known.name, ExportOptions())
    assert shown.strip()
    assert "\x00" not in shown


PLAIN = [known for known in EXPORTERS if known.text and known.kind != "project"]


@pytest.mark.parametrize("known", PLAIN, ids=lambda known: known.name)
def test_a_preview_is_what_will_be_written_to_the_byte(study, known):
    for options in ({}, {"context": 1, "language": "zh_TW", "citation": "apa", "group": "tag", "formula_guard": False}):
        written = exported(study, known.name, **options).removeprefix(codecs.BOM_UTF8)
        assert preview(study, passages(study), known.name, ExportOptions(**options)).encode() == written


@pytest.mark.parametrize("known", [k for k in PLAIN if k.name not in {"references"}], ids=lambda known: known.name)
def test_a_preview_of_the_first_passages_is_the_beginning_of_the_file(study, known):
    written = exported(study, known.name).removeprefix(codecs.BOM_UTF8).decode()
    shown = preview(study, passages(study)[:2], known.name, ExportOptions(with_memos=False))
    pairs = zip(shown, written, strict=False)
    same = next((at for at, (one, other) in enumerate(pairs) if one != other), len(shown))
    last = max(shown.rindex(words) for words in ("Anna", "user2") if words in shown)
    assert same > last


@pytest.mark.parametrize("name", ["csv", "html", "markdown"])
def test_passages_that_come_one_by_one_are_written_so(study, monkeypatch, name):
    monkeypatch.setattr("reader.session.exporting._TOGETHER", 2)
    taken, seen = [], []

    def stream():
        for passage in passages(study) * 5:
            taken.append(passage)
            yield passage

    class Out(io.BytesIO):
        def write(self, data) -> int:
            seen.append(len(taken))
            return super().write(data)

    assert export_stream(study, stream(), name, Out(), ExportOptions(context=1)) == 20
    assert {2, 4, 18, 20} <= set(seen)


class Full(io.BytesIO):
    """A disk with room for so many bytes."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, data) -> int:
        if self.tell() + len(data) > self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


@pytest.mark.parametrize("room", [0, 300])
@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_a_full_disk_is_an_error_of_the_system_in_every_format(study, known, room):
    with pytest.raises(OSError, match="No space left"):
        export_stream(study, passages(study) * 3, known.name, Full(room), ExportOptions())


def broken(path: Path):
    yield from passages(path)
    raise LibraryDamaged("It is damaged.")


@pytest.mark.parametrize("known", [k for k in EXPORTERS if k.name != "qdc"], ids=lambda known: known.name)
def test_passages_that_break_off_leave_no_file_and_the_old_one(study, known):
    out = study.parent / "out"
    for old in (None, b"old"):
        if old:
            out.write_bytes(old)
        before = sorted(study.parent.iterdir())
        with pytest.raises(LibraryDamaged):
            export_file(study, broken(study), known.name, out, ExportOptions())
        assert sorted(study.parent.iterdir()) == before
        assert out.exists() is bool(old)
    assert out.read_bytes() == b"old"


@pytest.mark.parametrize("known", [k for k in EXPORTERS if k.name != "qdc"], ids=lambda known: known.name)
def test_every_format_can_be_cancelled(study, known):
    out = study.parent / "out"
    many = passages(study) * 40
    with pytest.raises(ExportError, match="stopped"):
        export_file(study, many, known.name, out, ExportOptions(), Stop())
    assert not out.exists()


# ---- Web Annotation -------------------------------------------------------------------------------------------------


def annotations(path: Path, **options) -> list[dict]:
    found = json.loads(exported(path, "webannotation", **options))
    assert found["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert found["type"] == "AnnotationCollection"
    items = found["first"]["items"]
    assert found["total"] == len(items)
    assert len({found["id"], found["first"]["id"], *(item["id"] for item in items)}) == len(items) + 2
    return items


def test_each_passage_is_an_annotation(study):
    known = {f"urn:uuid:{p.annotation.id}": p for p in passages(study)}
    for item in annotations(study):
        passage = known.pop(item["id"])
        assert (item["type"], item["motivation"]) == ("Annotation", "tagging")
        assert item["creator"] == {"type": "Person", "name": "Mei"}
        assert item["created"].endswith("Z")
        assert [b["value"] for b in item["body"] if b["purpose"] == "tagging"] == [t.name for t in passage.tags]
        quote, position = item["target"]["selector"]
        assert (quote["type"], quote["exact"]) == ("TextQuoteSelector", passage.text)
        assert position["end"] - position["start"] == len(passage.text)
        assert item["target"]["source"] == f"https://forum.example/thread-{passage.thread_key_id}-1-1.html"
        assert item["target"]["state"]["type"] == "TimeState"
        assert item["target"]["postil:author"] == passage.author
    assert not known


def test_positions_count_in_the_text_that_was_annotated(study):
    text = "\n".join((EMOJI, GONE, "Take the bridge."))
    places = {
        s[0]["exact"]: (s[1]["start"], s[1]["end"]) for s in (i["target"]["selector"] for i in annotations(study))
    }
    start, end = places[GONE]
    assert text[start:end] == GONE
    start, end = places["\U0001f6a2 e\u0301tude"]
    assert text[start:end] == "\U0001f6a2 e\u0301tude"


def test_tags_tell_path_and_colour_and_memos_are_comments(study):
    bodies = [body for item in annotations(study) for body in item["body"]]
    doubt = next(body for body in bodies if body["value"] == "Doubt <&>")
    assert (doubt["postil:path"], doubt["postil:colour"]) == (["Trust", "Doubt <&>"], "#102030")
    memo = next(body for body in bodies if body["purpose"] == "commenting")
    assert memo["value"] == "Ask Anna\x0b.\nSecond line"


def test_the_context_keeps_paths_in_order_and_links_tags_to_the_codebook(study):
    document = json.loads(exported(study, "webannotation"))
    _, terms = document["@context"]
    ordered = [name for name, term in terms.items() if term == {"@container": "@list"}]
    lists = {name for item in document["first"]["items"] for part in (item["target"], *item["body"])
             for name, value in part.items() if isinstance(value, list) and name.startswith("postil:")}  # fmt: skip
    assert lists <= set(ordered)
    assert terms["postil:tag"] == {"@type": "@id"}
    concepts = {concept["id"] for concept in document["postil:codebook"]}
    assert {body["postil:tag"] for item in document["first"]["items"] for body in item["body"]
            if "postil:tag" in body} == concepts  # fmt: skip


def test_positions_fit_texts_with_pseudonyms(study):
    for item in annotations(study, names_file=study.parent / "key.csv"):
        quote, position = item["target"]["selector"]
        assert position["end"] - position["start"] == len(quote["exact"])


def test_no_annotations_are_an_empty_page(tmp_path):
    path = tmp_path / "empty.postil"
    ReadingSession(path).close()
    assert annotations(path) == []


# ---- library JSON ---------------------------------------------------------------------------------------------------


def lines(path: Path, **options) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for line in exported(path, "library", **options).decode().splitlines():
        value = json.loads(line)
        found.setdefault(value["type"], []).append(value)
    return found


def passage_text(found: dict[str, list[dict]], annotation: dict) -> str:
    """The annotated words, by the lines alone."""
    kept = {line["version"]: line["paragraphs"] for line in found["post"] + found.get("version", [])}
    texts = [text for _kind, text in kept[annotation["version"]]]
    span = annotation["span"]
    if span["first"] == span["last"]:
        return texts[span["first"]][span["start"] : span["end"]]
    middle = texts[span["first"] + 1 : span["last"]]
    return "\n".join([texts[span["first"]][span["start"] :], *middle, texts[span["last"]][: span["end"]]])


def test_library_lines_hold_texts_tags_and_passages(study):
    found = lines(study)
    assert found["library"] == [{"type": "library", "format": 1, "name": "study"}]
    session = ReadingSession(study, read_only=True)
    assert [(t["id"], t["name"], t["parent"]) for t in found["tag"]] == [
        (str(t.id), t.name, str(t.parent) if t.parent else None) for t in session.tags()
    ]
    session.close()
    assert [t["title"] for t in found["thread"]] == ["Thread 77", "Thread 88, by user2"]
    assert [p["author"] for p in found["post"]] == ["Anna", "user2", "阿明"]
    assert len(found["version"]) == 1
    known = {str(p.annotation.id): p for p in passages(study)}
    assert {a["annotation_id"] for a in found["annotation"]} == set(known)
    for annotation in found["annotation"]:
        passage = known[annotation["annotation_id"]]
        assert passage_text(found, annotation) == annotation["text"] == passage.text
        assert annotation["tags"] == [str(tag.id) for tag in passage.tags]
        assert (annotation["memo"], annotation["coder"]) == (passage.annotation.memo, "Mei")


def test_library_lines_hold_with_pseudonyms(study):
    found = lines(study, names_file=study.parent / "key.csv")
    assert [p["author"] for p in found["post"]] == ["Author 1", "Author 2", "Author 3"]
    assert {p["author_id"] for p in found["post"]} == {None}
    for annotation in found["annotation"]:
        assert passage_text(found, annotation) == annotation["text"]


def test_library_lines_of_threads_without_passages(study):
    out = io.BytesIO()
    export_stream(study, [], "library", out, ExportOptions(all_threads=True))
    assert out.getvalue().count(b'"type": "thread"') == 2
    out = io.BytesIO()
    export_stream(study, [], "library", out, ExportOptions())
    assert out.getvalue().count(b'"type": "thread"') == 0


def test_library_lines_can_be_cancelled_and_lose_nothing_in_silence(study):
    with pytest.raises(ExportError, match="stopped"):
        export_file(study, passages(study), "library", study.parent / "a", ExportOptions(), Stop())
    lost = [replace(passages(study)[0], thread_id=999)]
    with pytest.raises(ExportError, match="changed during"):
        export_stream(study, lost, "library", io.BytesIO(), ExportOptions())


# ---- links ----------------------------------------------------------------------------------------------------------

MAP = "https://ferry.example/map"


@pytest.fixture
def linked(tmp_path):
    """A post with links, one in a passage, one that begins before it, one after it; an author's name in one address."""
    path = tmp_path / "linked.postil"
    links = (
        Link(0, 4, 9, MAP),
        Link(1, 0, 6, f"{MAP}/2"),
        Link(1, 10, 14, "https://b.example/u/Anna"),
        Link(2, 0, 4, MAP),
    )
    post = replace(making.post("501", 1, "Anna sails", "By the way Anna", "Last line", author="Anna"), links=links)
    take_in(path, making.page(post), name="a")
    session = ReadingSession(path, coder="Mei")
    tag = new_tag("Trust", [])
    session.apply(AddTag(tag))
    (stored,) = session.posts(1)
    session.apply(SetTags(((stored.id, Span(0, 0, 1, 15)),), (tag.id,)))
    session.apply(SetTags(((stored.id, Span(1, 3, 1, 12)),), (tag.id,)))
    session.close()
    return path


def told_links(path, **options):
    out = io.BytesIO()
    with closing(ReadingSession(path)) as session:
        export_stream(path, session.passages(), "jsonl", out, ExportOptions(columns=("text", "links"), **options))
    return [(row["text"], row["links"]) for row in map(json.loads, out.getvalue().decode().splitlines())]


def test_links_stand_where_their_words_are_in_a_passage(linked):
    assert told_links(linked) == [
        (
            "Anna sails\nBy the way Anna",
            [[" sail", MAP], ["By the", f"{MAP}/2"], [" Ann", "https://b.example/u/Anna"]],
        ),
        ("the way A", [["the", f"{MAP}/2"], [" A", "https://b.example/u/Anna"]]),
    ]


def test_with_pseudonyms_links_follow_their_words_and_those_that_name_an_author_go(linked):
    assert told_links(linked, names_file=linked.parent / "key.csv")[0] == (
        "Author 1 sails\nBy the way Author 1",
        [[" sail", MAP], ["By the", f"{MAP}/2"]],
    )


def test_documents_have_the_links_of_the_library(linked):
    assert f"[By the](<{MAP}/2>)" in exported(linked, "markdown").decode()


def test_a_library_in_lines_keeps_its_links(linked, tmp_path):
    lines = [json.loads(line) for line in exported(linked, "library").decode().splitlines()]
    (post,) = [line for line in lines if line["type"] == "post"]
    with closing(Library(linked)) as library:
        (stored,) = library.threads.posts(1)
    assert post["links"] == [[n.paragraph, n.start, n.end, n.address] for n in stored.post.links]
    hidden = exported(linked, "library", names_file=tmp_path / "key.csv").decode()
    assert "u/Anna" not in hidden
    (post,) = [line for line in map(json.loads, hidden.splitlines()) if line["type"] == "post"]
    assert post["links"][0] == [0, 8, 13, MAP]
