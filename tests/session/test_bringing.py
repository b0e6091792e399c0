from __future__ import annotations

import json
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from reader import cli
from reader.domain.annotation import PassageQuery, Span
from reader.domain.errors import IntakeError
from reader.domain.memo import JOURNAL, Subject, SubjectKind
from reader.domain.thread import Link
from reader.export.base import ExportOptions
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.bringing import bring, preview
from reader.session.editing import AddTag, SetMemo, SetTags, Together, new_tag
from reader.session.reading import ReadingSession
from tests.growth import steps_follow_length
from tests.intake.refi_files import CODE, TEXT, document, selection, selections, zipped
from tests.library import making

REAL = Path(__file__).resolve().parents[3] / "shared/refi-qda"

URL = "https://forum.example/thread-77-1-1.html"


def posts():
    first = making.post("501", 1, "The 🛶 ferry stops for e\u0301tude.", "It returns in autumn.", "Take the bridge.")
    return (
        replace(first, links=(Link(0, 6, 11, "https://ferry.example/map"),)),
        making.post("502", 2, "好。"),
        making.post("503", 3, "好。", "渡口的灯塔🗼也要修。"),
    )


def make(path, **more):
    with closing(Library(path)) as library:
        making.store(library, making.page(*posts(), **more))
    return path


def held(path):
    """Passages and tags of a library."""
    with closing(ReadingSession(path, read_only=True)) as session:
        passages = [
            (p.text, tuple(sorted(p.tag_paths)), p.annotation.memo, p.annotation.coder, p.annotation.created,
             p.annotation.modified, p.annotation.id)
            for p in session.passages(PassageQuery())
        ]  # fmt: skip
        return sorted(passages), session.tags()


@pytest.fixture
def annotated(tmp_path):
    """A library with passages of two coders that begin and end beside astral and combining characters."""
    path = make(tmp_path / "a.postil")
    with closing(ReadingSession(path, coder="Mei")) as session:
        top = new_tag("地点", description="where & when", key="")
        inner = new_tag("码头 > x", [top], parent=top.id, colour="#123456", key="")
        session.apply(Together((AddTag(top), AddTag(inner)), "tags"))
        ids = [stored.id for stored in session.posts(1)]
        session.apply(SetTags(((ids[0], Span(0, 4, 0, 11)),), (top.id, inner.id)))
        session.apply(SetTags(((ids[2], Span(0, 0, 1, 6)),), (inner.id,)))
        session.apply(SetTags(((ids[1], Span(0, 0, 0, 2)),), (top.id,)))
        session.coder = "李"
        session.apply(SetMemo(((ids[0], Span(0, 22, 1, 2)),), "why *so*\n\n2"))
    return path


def export(library, name, suffix):
    out = library.with_suffix(suffix)
    with closing(ReadingSession(library, read_only=True)) as session:
        session.export(session.passages(PassageQuery()), name, out, ExportOptions())
    return out


def test_our_own_project_comes_back_the_same(annotated, tmp_path):
    file = export(annotated, "qdpx", ".qdpx")
    other = make(tmp_path / "b.postil")
    report = bring(other, file, "Zoe")
    assert held(other) == held(annotated)
    assert (report.passages, report.left, report.warnings) == (4, (), ())
    assert [(text.thread, text.placed, text.alone) for text in report.texts] == [("Thread 77", 4, False)]
    assert report.coders == ("Mei", "李")


@pytest.mark.parametrize("there", [True, False])
def test_our_own_library_comes_back_the_same(annotated, tmp_path, there):
    file = export(annotated, "library", ".ndjson")
    other = make(tmp_path / "b.postil") if there else tmp_path / "b.postil"
    report = bring(other, file, "Zoe")
    assert held(other) == held(annotated)
    assert (report.passages, report.left, report.warnings) == (4, (), ())
    with closing(ReadingSession(other)) as mine, closing(ReadingSession(annotated)) as theirs:
        (head,), (wanted,) = mine.threads(), theirs.threads()
        assert (head.key, head.title, head.site, head.board) == (wanted.key, wanted.title, wanted.site, wanted.board)
        assert [stored.post for stored in mine.posts(head.id)] == [stored.post for stored in theirs.posts(wanted.id)]
    assert bring(other, file, "Zoe").known == 4


@pytest.mark.parametrize(
    "line",
    ["{", '{"type": "tag"}', '{"type": "post", "version": 1, "paragraphs": []}', '{"type": "thread"}', "[1]",
     '{"type": "library", "name": "x", "format": 99}', '{"type": "memo", "about": "library"}'],
)  # fmt: skip
def test_a_broken_library_file_is_refused(tmp_path, line):
    (tmp_path / "x.ndjson").write_text('{"type": "library", "format": 1, "name": "x"}\n' + line, "utf-8")
    with pytest.raises(IntakeError):
        bring(make(tmp_path / "a.postil"), tmp_path / "x.ndjson")


def test_our_own_web_annotations_come_back_the_same(annotated, tmp_path):
    file = export(annotated, "webannotation", ".jsonld")
    other = make(tmp_path / "b.postil")
    report = bring(other, file)
    passages, tags = held(other)
    assert passages == held(annotated)[0]
    assert [(t.id, t.name, t.colour, t.parent, t.description) for t in tags] == [
        (t.id, t.name, t.colour, t.parent, t.description) for t in held(annotated)[1]
    ]
    assert (report.passages, report.left) == (4, ())


@pytest.mark.parametrize(("name", "suffix"), [("qdpx", ".qdpx"), ("webannotation", ".jsonld")])
def test_what_is_there_is_not_doubled(annotated, name, suffix):
    before = held(annotated)
    report = bring(annotated, export(annotated, name, suffix))
    assert (report.passages, report.known) == (0, 4)
    assert held(annotated) == before


@pytest.mark.parametrize(("name", "suffix"), [("qdpx", ".qdpx"), ("webannotation", ".jsonld"), ("library", ".ndjson")])
def test_what_a_colleague_changed_since_comes_beside_it(annotated, tmp_path, name, suffix):
    other = make(tmp_path / "b.postil")
    bring(other, export(annotated, name, suffix), "Zoe")
    with closing(ReadingSession(other, coder="Mei")) as session:
        theirs = new_tag("theirs", session.tags(), key="")
        session.apply(AddTag(theirs))
        ids = [stored.id for stored in session.posts(1)]
        session.apply(SetTags(((ids[1], Span(0, 0, 0, 2)),), (theirs.id,)))
    before = held(annotated)[0]
    file = export(other, name, suffix)
    bring(annotated, file, "Ann")
    after = held(annotated)[0]
    # Ours stays as it is; theirs stands beside it.
    assert set(before) <= set(after)
    (more,) = set(after) - set(before)
    assert ("theirs",) in more[1]
    # Once is enough, and our own older state brings nothing.
    assert bring(annotated, file, "Ann").passages == 0
    assert held(annotated)[0] == after


def test_what_was_taken_off_since_does_not_come_back(annotated):
    file = export(annotated, "library", ".ndjson")
    with closing(ReadingSession(annotated, coder="Mei")) as session:
        ids = [stored.id for stored in session.posts(1)]
        session.apply(SetTags(((ids[2], Span(0, 0, 1, 6)),), ()))
        session.apply(SetTags(((ids[1], Span(0, 0, 0, 2)),), (session.tags()[0].id, session.tags()[1].id)))
    before = held(annotated)[0]
    bring(annotated, file, "Zoe")
    assert set(before) <= set(held(annotated)[0])
    assert [p for p in held(annotated)[0] if p[0] == "好。"] == [p for p in before if p[0] == "好。"]


def test_a_text_without_a_thread_becomes_one(annotated, tmp_path):
    file, empty = export(annotated, "qdpx", ".qdpx"), tmp_path / "c.postil"
    report = bring(empty, file)
    assert [(text.thread, text.own, text.alone) for text in report.texts] == [("", 4, True)]
    assert held(empty) == held(annotated)
    with closing(ReadingSession(empty)) as session:
        (head,) = session.threads()
        assert (head.title, head.key.engine, head.posts) == ("Thread 77", "text", 1)
        step = session.undo_step
        assert step is not None
        assert step.kind == "bring-in"
        session.undo()
        assert session.passages() == []
        assert session.tags() == []
    assert bring(empty, file).passages == 4
    assert bring(empty, file).known == 4
    assert held(empty) == held(annotated)


def test_a_preview_says_the_same_and_writes_nothing(annotated, tmp_path):
    file = export(annotated, "qdpx", ".qdpx")
    for other in (make(tmp_path / "b.postil"), make(tmp_path / "e.postil", tid="9", title="Other", url=None)):
        before = held(other)
        told = preview(other, file)
        assert held(other) == before
        done = bring(other, file)
        assert (told.passages, told.codes_new, told.texts) == (done.passages, done.codes_new, done.texts)


def harbour(tmp_path, *, more="", within="", marks=None, text=None):
    body = text or "The 🛶 ferry stops for étude.\r\n\r\n好。\r\n渡口的灯塔🗼也要修。\r\n"
    variables = '<Variables><Variable guid="v" name="URL"/></Variables>'
    value = f'<VariableValue><VariableRef targetGUID="v"/><TextValue>{URL}#pid3</TextValue></VariableValue>'
    qde = document(
        marks or selection(1, 4, 12, name="🛶 ferry") + selection(2, 41, 43, name="🗼也"),
        within=value + within,
        more=variables + more,
    )
    return zipped(tmp_path / "h.qdpx", qde, {"sources/a.txt": body.encode()})


def test_another_programs_text_is_known_by_its_address_and_its_words(tmp_path):
    library = make(tmp_path / "a.postil")
    report = bring(library, harbour(tmp_path), "Zoe")
    assert report.texts[0].thread == "Thread 77"
    assert [(text, coder) for text, _, _, coder, *_ in held(library)[0]] == [("🗼也", "Ada"), ("🛶 ferry", "Ada")]


def test_an_address_alone_does_not_make_a_text_a_thread(tmp_path):
    library = make(tmp_path / "a.postil")
    report = bring(library, harbour(tmp_path, text="Words that no post of the thread has. " * 3))
    assert [(text.thread, text.own) for text in report.texts] == [("", 2)]


def test_passages_outside_the_thread_get_a_thread_of_their_own(tmp_path):
    library = make(tmp_path / "a.postil")
    text = "The 🛶 ferry stops for étude.\nA line of somebody else\n"
    marks = selection(1, 4, 12) + selection(2, 32, 36)
    (told,) = bring(library, harbour(tmp_path, marks=marks, text=text)).texts
    assert (told.thread, told.placed, told.own, told.alone) == ("Thread 77", 1, 1, True)
    assert [row[0] for row in held(library)[0]] == ["line", "🛶 ferry"]


def test_tags_join_by_path_and_keep_what_they_have(tmp_path):
    library = make(tmp_path / "a.postil")
    with closing(ReadingSession(library)) as session:
        top = new_tag("PLACES", key="")
        session.apply(Together((AddTag(top), AddTag(new_tag("quay", [top], parent=top.id, colour="red"))), "tags"))
    report = bring(library, harbour(tmp_path))
    assert report.codes_same == (("Places",), ("Places", "Quay"))
    assert report.codes_new == (("Time",),)
    assert [(t.name, t.colour, t.description) for t in held(library)[1]][:2] == [
        ("PLACES", "blue", ""),
        ("quay", "red", "where"),
    ]


def test_memos_of_texts_codes_and_projects(tmp_path):
    library = make(tmp_path / "a.postil")
    notes = (
        '<Notes><Note guid="n1"><PlainTextContent>on the code</PlainTextContent></Note>'
        '<Note guid="n2"><PlainTextContent>on all</PlainTextContent></Note></Notes>'
    )
    file = harbour(tmp_path, within="<Description>on the text</Description>", more=notes)
    text = zipped(file, _with_note(file), {"sources/a.txt": _member(file)})
    for _ in range(2):
        bring(library, text, "Zoe")
    with closing(ReadingSession(library, coder="Zoe")) as session:
        quay = next(tag for tag in session.tags() if tag.name == "Quay")
        assert session.memo(Subject(SubjectKind.TAG, str(quay.id))) == "on the code"
        assert session.memo(Subject(SubjectKind.THREAD, "1")) == "on the text"
        assert session.memo(JOURNAL) == "on all"


def _with_note(file):
    with zipfile.ZipFile(file) as archive:
        qde = archive.read("project.qde").decode()
    return qde.replace("<Description>where</Description>", '<Description>where</Description><NoteRef targetGUID="n1"/>')


def _member(file):
    with zipfile.ZipFile(file) as archive:
        return archive.read("sources/a.txt")


def test_what_has_neither_code_nor_note_is_told(tmp_path):
    library = make(tmp_path / "a.postil")
    (left,) = bring(library, harbour(tmp_path, marks=selection(1, 4, 12, codes=()))).left
    assert "ferry" in left.what
    assert "neither a code nor a note" in left.reason


def quote(exact, url=URL, **more):
    target = {"source": url, "selector": {"type": "TextQuoteSelector", "exact": exact, **more}}
    return {"uri": url, "user": "acct:ada@x", "text": "memo", "tags": ["Quay"], "target": [target]}


def test_quotes_are_found_or_told(tmp_path):
    library = make(tmp_path / "a.postil")
    rows = [
        quote("ferry stops for étude", prefix="The 🛶 "),
        quote("returns in autumn.\n Take the bridge", prefix="It "),
        quote("好。"),
        quote("words that are nowhere"),
        quote("ferry", "https://elsewhere.example/"),
        quote("") | {"tags": []},
        quote("") | {"text": ""},
    ]
    file = tmp_path / "notes.json"
    file.write_text(json.dumps(rows), "utf-8")
    report = bring(library, file)
    assert [row[0] for row in held(library)[0]] == [
        "ferry stops for e\u0301tude",
        "returns in autumn.\nTake the bridge",
    ]
    assert [left.reason.split(":")[0] for left in report.left] == [
        "The words stand in several places.",
        "The words were not found on the page.",
        "The page is not in the library.",
        "It is about a whole page; only notes on those have a place.",
    ]
    with closing(ReadingSession(library, coder="ada")) as session:
        assert session.memo(Subject(SubjectKind.THREAD, "1")) == "memo"
    assert bring(library, file).known == 2


def test_codebooks(tmp_path):
    library = make(tmp_path / "a.postil")
    (tmp_path / "c.qdc").write_text(
        '<CodeBook><Codes><Code guid="a" name="Places" color="#0080FF"><Code guid="b" name="Quay"/></Code>'
        "</Codes></CodeBook>",
        "utf-8",
    )
    (tmp_path / "c.csv").write_text("path,colour,definition\nPlaces > Pier,orange,a long one\nNew > Deep,,\n", "utf-8")
    assert bring(library, tmp_path / "c.qdc").codes_new == (("Places",), ("Places", "Quay"))
    assert bring(library, tmp_path / "c.csv").codes_new == (("Places", "Pier"), ("New",), ("New", "Deep"))
    tags = held(library)[1]
    assert [(t.name, t.parent is not None) for t in tags] == [
        ("Places", False), ("Quay", True), ("Pier", True), ("New", False), ("Deep", True),
    ]  # fmt: skip
    assert [(t.colour, t.description) for t in tags][2] == ("orange", "a long one")


def test_tables_of_highlights(tmp_path):
    library = make(tmp_path / "a.postil")
    (tmp_path / "t.csv").write_text(
        "id,document,tag,content\n1,Thread 77.txt,Quay,ferry stops for\n1,Thread 77.txt,Time,ferry stops for\n"
        "2,Thread 77.txt,Quay,nowhere to be found\n3,Another,Quay,ferry stops for\n4,Thread 77.txt,,It returns in\n",
        "utf-8",
    )
    report = bring(library, tmp_path / "t.csv", "Zoe")
    assert [row[:4] for row in held(library)[0]] == [("ferry stops for", (("Quay",), ("Time",)), "", "Zoe")]
    assert [left.kind for left in report.left] == ["not-found", "no-page", "nothing-set"]
    assert bring(library, tmp_path / "t.csv", "Zoe").known == 1


def test_a_bad_file_changes_nothing(tmp_path):
    library = make(tmp_path / "a.postil")
    bad = zipped(tmp_path / "bad.qdpx", document()[:-9])
    with pytest.raises(IntakeError):
        bring(library, bad)
    assert held(library) == ([], [])


def test_two_codes_of_one_path_are_one_tag(tmp_path):
    library = make(tmp_path / "a.postil")
    codes = f'<Code guid="{CODE.format(1)}" name="Quay"/><Code guid="{CODE.format(2)}" name="QUAY"/>'
    qde = document(selections(crlf=0), codes=codes)
    bring(library, zipped(tmp_path / "h.qdpx", qde, {"sources/a.txt": TEXT.encode()}))
    assert [tag.name for tag in held(library)[1]] == ["Quay"]


@pytest.mark.parametrize("body", ["", "\n"])
def test_empty_texts_are_told_however_many_there_are_and_however_often_they_come(tmp_path, body):
    library = make(tmp_path / "a.postil")
    second = '<TextSource guid="0f000000-0000-4000-8000-000000000009" name="More" plainTextPath="internal://b.txt"/>'
    qde = document().replace("</Sources>", f"{second}</Sources>")
    file = zipped(tmp_path / "h.qdpx", qde, {"sources/a.txt": body, "sources/b.txt": body})
    for _ in range(2):
        report = bring(library, file)
        assert report.texts == ()
        assert [(left.what, left.kind) for left in report.left] == [
            ("“Harbour notes”", "no-text"),
            ("“More”", "no-text"),
        ]


def test_the_command(tmp_path, capsys):
    library = make(tmp_path / "a.postil")
    file = harbour(tmp_path)
    assert cli.main(["bring", str(library), str(file), "--preview"]) == cli.OK
    assert "2 would come over" in capsys.readouterr().out
    assert held(library) == ([], [])
    assert cli.main(["bring", str(library), str(file), "--json"]) == cli.OK
    told = json.loads(capsys.readouterr().out)
    assert (told["passages"], told["texts"][0]["thread"], told["coders"]) == (2, "Thread 77", ["Ada"])
    assert cli.main(["bring", str(library), str(file)]) == cli.OK
    assert "2 there already" in capsys.readouterr().out
    assert cli.main(["bring", str(tmp_path / "none.postil"), str(file)]) == cli.FAILED
    assert cli.main(["bring", str(library), str(library)]) == cli.FAILED
    assert "no project, codebook" in capsys.readouterr().err


def test_codes_that_no_codebook_has_are_nothing_that_is_set(annotated, tmp_path):
    """Found by fuzzing: an annotation without tags and memo came of it."""
    file = export(annotated, "library", ".ndjson")
    with closing(ReadingSession(annotated)) as session:
        inner = next(tag for tag in session.tags() if tag.parent)
    file.write_bytes(file.read_bytes().replace(f'"id": "{inner.id}"'.encode(), b'"id": "x"'))
    other = make(tmp_path / "b.postil")
    report = bring(other, file, "Zoe")
    assert check(other) == []
    assert (report.passages, [left.reason for left in report.left]) == (3, ["It has neither a code nor a note."])


def test_each_of_many_codes_costs_the_same(tmp_path):
    """Found by fuzzing: the codebook was gone through again for each code."""

    def bringing(count):
        file = tmp_path / f"{count}.csv"
        file.write_text("path\n" + "".join(f"Code {n}\n" for n in range(count)), "utf-8")
        return lambda: bring(tmp_path / f"{count}.postil", file)

    steps_follow_length(bringing, 400)
    with closing(ReadingSession(tmp_path / "1600.postil")) as session:
        assert [(tag.name, tag.position) for tag in session.tags()] == [(f"Code {n}", n) for n in range(1600)]


def test_codes_that_are_one_tag_keep_what_the_first_tells_of_it(tmp_path):
    file = tmp_path / "codes.csv"
    file.write_text("path,definition\nSafe  Water,first\nsafe water,second\nSAFE WATER > Wells,third\n", "utf-8")
    bring(tmp_path / "a.postil", file)
    with closing(ReadingSession(tmp_path / "a.postil")) as session:
        assert [(tag.name, tag.description) for tag in session.tags()] == [("Safe Water", "first"), ("Wells", "third")]
        assert session.tags()[1].parent == session.tags()[0].id


@pytest.mark.shared
@pytest.mark.skipif(not REAL.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("file", sorted(REAL.glob("samples/*.qdpx")), ids=lambda path: path.name)
def test_real_projects_come_in_twice_without_doubling(tmp_path, file):
    library = make(tmp_path / "a.postil")
    first, second = bring(library, file), bring(library, file)
    assert (second.passages, second.known) == (0, first.passages + first.known)
    assert len(second.left) == len(first.left)
