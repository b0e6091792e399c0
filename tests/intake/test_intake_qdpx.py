from __future__ import annotations

import io
import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.domain.errors import IntakeError, PostilError
from reader.intake.registry import read_project
from tests.intake.refi_files import (
    CODE,
    MARKED,
    OTHER,
    TEXT,
    document,
    inline,
    selection,
    selections,
    zipped,
)

SHARED = Path(__file__).resolve().parents[3] / "shared"
LF = TEXT.removeprefix("\ufeff").encode()
CRLF = TEXT.replace("\n", "\r\n").encode()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "harbour.qdpx"


def words(project):
    (source,) = project.sources
    return [source.text[s.start : s.end].replace("\r\n", "\n") for s in source.selections]


@pytest.mark.parametrize(
    ("way", "body", "origin"),
    [
        ({"crlf": 0}, LF, "Anything"),
        ({"utf16": True, "crlf": 2}, CRLF, "NVivo for Windows 12.6"),
        ({"crlf": 1}, CRLF, "ATLAS.ti 23"),
        ({"crlf": 2}, CRLF, "MAXQDA 24"),
        ({"crlf": 2, "mark": True}, CRLF, ""),
        ({"crlf": 0, "inclusive": True}, LF, ""),
        ({"utf16": True, "crlf": 2, "mark": True, "inclusive": True}, CRLF, ""),
        ({"crlf": 2}, LF, "counts CR LF, stores LF"),
    ],
)
def test_each_way_of_counting_is_found_out_by_names(path, way, body, origin):
    project = read_project(zipped(path, document(selections(**way), origin=origin), {"sources/a.txt": body}))
    assert words(project) == list(MARKED)
    assert project.sources[0].fit == 1.0
    assert project.warnings == ()


@pytest.mark.parametrize(
    ("way", "body", "origin"),
    [
        ({"crlf": 0}, LF, ""),
        ({"utf16": True, "crlf": 2}, CRLF, "NVivo for Windows 12.6"),
        ({"crlf": 1}, CRLF, "ATLAS.ti 23"),
        ({"crlf": 2}, CRLF, "MAXQDA 24"),
    ],
)
def test_without_names_the_borders_of_words_decide(path, way, body, origin):
    project = read_project(
        zipped(path, document(selections(**way, named=False), origin=origin), {"sources/a.txt": body})
    )
    assert words(project) == list(MARKED)


def test_one_selection_that_ends_within_a_word_is_believed(path):
    text = "船開走了,碼頭空了。"
    for name, wanted in (("", "開走"), ("開走了", "開走了")):
        one = selection(1, 1, 3, name=name)
        project = read_project(zipped(path, document(one), {"sources/a.txt": text.encode()}))
        assert words(project) == [wanted]


@pytest.mark.parametrize(
    ("stated", "member"),
    [
        ('plainTextPath="internal://a.txt"', "Sources/A.TXT"),
        ('plainTextPath="internal:/a.txt"', "sources/a.txt"),
        ('plainTextPath="a.txt"', "sources/a.txt"),
        ('plainTextPath="sources/a.txt"', "sources/a.txt"),
        ('plainTextPath="internal://a.txt"', "a.txt"),
        ('plainTextPath="internal://a%20b.txt"', "sources\\a b.txt"),
        ('plaintextpath="internal://a.txt"', "sources/a.txt"),
    ],
)
def test_paths_in_any_form(path, stated, member):
    project = read_project(zipped(path, document(selections(crlf=0), source=stated), {member: LF}))
    assert words(project) == list(MARKED)


def test_a_project_in_a_folder_of_the_zip(path):
    zipped(path, document(selections(crlf=0)), {"Export/Sources/a.txt": LF}, name="Export/Project.QDE")
    assert words(read_project(path)) == list(MARKED)


def test_text_inside_the_document(path):
    project = read_project(zipped(path, document(selections(crlf=0), source="", within=inline(LF.decode()))))
    assert words(project) == list(MARKED)


@pytest.mark.parametrize(
    "stated", ["internal://gone.txt", "relative://../a.txt", "file:///etc/passwd", "../../etc/passwd", "/etc/passwd"]
)
def test_a_missing_text_is_named_and_nothing_outside_is_opened(path, stated):
    zipped(path, document(selections(), source=f'plainTextPath="{stated}"'), {"sources/a.txt": LF})
    project = read_project(path)
    assert project.sources == ()
    assert len(project.codes) == 3
    (warning,) = project.warnings
    assert "“Harbour notes”" in warning
    assert f"{len(MARKED)} selection(s)" in warning


def test_only_rich_text(path):
    project = read_project(zipped(path, document(source='richTextPath="internal://a.docx"')))
    assert "only a formatted text" in project.warnings[0]


def test_byte_order_mark_braces_and_no_namespace(path):
    qde = document(selections(crlf=0)).replace(' xmlns="urn:QDA-XML:project:1.0"', "")
    qde = qde.replace(CODE.format(1), "{" + CODE.format(1).upper() + "}", 1)
    project = read_project(zipped(path, b"\xef\xbb\xbf" + qde.encode(), {"sources/a.txt": LF}))
    assert project.sources[0].selections[0].mark.codes == (CODE.format(1),)


def test_codes_users_times(path):
    project = read_project(zipped(path, document(selections(crlf=0)), {"sources/a.txt": LF}))
    assert [(code.path, code.colour, code.description, code.codable) for code in project.codes] == [
        (("Places",), "", "", False),
        (("Places", "Quay"), "#0080ff", "where", True),
        (("Time",), "", "", True),
    ]
    assert project.users == ("Ada", "李")
    mark = project.sources[0].selections[1].mark
    assert (mark.coder, mark.created) == ("Ada", datetime(2024, 5, 6, 7, 1, tzinfo=UTC))


def test_two_coders_of_one_selection_are_two_marks(path):
    coding = f'<Coding creatingUser="{OTHER}"><CodeRef targetGUID="{CODE.format(2)}"/></Coding>'
    both = selection(1, 0, 7).replace("</PlainTextSelection>", coding + "</PlainTextSelection>")
    marks = [s.mark for s in read_project(zipped(path, document(both), {"sources/a.txt": LF})).sources[0].selections]
    assert [(m.coder, m.codes) for m in marks] == [("Ada", (CODE.format(1),)), ("李", (CODE.format(2),))]
    assert [bool(m.guid) for m in marks] == [True, False]


def test_notes(path):
    notes = (
        '<Notes><Note guid="n1" name="why it…"><PlainTextContent>why it matters</PlainTextContent></Note>'
        '<Note guid="n2" name="Title" plainTextPath="internal://n2.txt"/>'
        '<Note guid="n3"><PlainTextContent>about nothing</PlainTextContent></Note></Notes>'
    )
    inner = '<Description>seen</Description><NoteRef targetGUID="n1"/><NoteRef targetGUID="N2"/>'
    zipped(
        path, document(selection(1, 0, 7, inner=inner), more=notes), {"sources/a.txt": LF, "sources/n2.txt": b"body"}
    )
    project = read_project(path)
    assert project.sources[0].selections[0].mark.memo == "seen\n\nwhy it matters\n\nTitle\n\nbody"
    assert project.memo == "about nothing"


def test_variables_on_the_source_and_on_its_case(path):
    variables = '<Variables><Variable guid="v1" name="floor"/><Variable guid="v2" name="URL"/></Variables>'
    value = '<VariableValue><VariableRef targetGUID="{}"/><{}>{}</{}></VariableValue>'
    case = (
        value.format("v1", "IntegerValue", 3, "IntegerValue")
        + '<SourceRef targetGUID="0F000000-0000-4000-8000-000000000001"/>'
    )
    qde = document(
        within=value.format("v2", "TextValue", "https://x.example/", "TextValue"),
        more=variables + f"<Cases><Case>{case}</Case></Cases>",
    )
    project = read_project(zipped(path, qde, {"sources/a.txt": LF}))
    assert project.sources[0].values == {"URL": "https://x.example/", "floor": "3"}


def test_what_has_no_place_is_told(path):
    strange = selection(1, 3, 3) + selection(2, 9_000, 9_010) + selection(3, 0, 7, codes=(1, 9))
    more = '<Sets><Set guid="s"/></Sets>'
    qde = document(strange, more=more).replace("</Sources>", '<PictureSource guid="p"/></Sources>')
    project = read_project(zipped(path, qde, {"sources/a.txt": LF}))
    told = " ".join(project.warnings)
    assert "2 of 3 selection(s)" in told
    assert "1 picture(s)" in told
    assert "1 of Sets" in told
    assert "1 coding(s) name a code" in told
    assert len(project.sources[0].selections) == 1


def test_selections_that_fit_nowhere_are_shown(path):
    off = "".join(selection(n, 2 + 9 * n, 6 + 9 * n, name="something else entirely") for n in range(4))
    project = read_project(zipped(path, document(off), {"sources/a.txt": LF}))
    assert project.sources[0].fit < 0.95
    assert any("Only" in warning for warning in project.warnings)


def test_a_code_given_twice_is_taken_once(path):
    project = read_project(zipped(path, document(codes='<Code guid="c" name="A"/><Code guid="C" name="B"/>')))
    assert [code.name for code in project.codes] == ["A"]
    assert "number of another code" in project.warnings[0]


def test_a_project_that_holds_documents_of_word_is_a_project(path):
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr("xl/worksheets/sheet1.xml", "<s/>")
    project = read_project(
        zipped(path, document(selections()), {"sources/a.txt": LF, "sources/b.docx": inner.getvalue()})
    )
    assert len(project.sources) == 1


DOCTYPE = '<!DOCTYPE Project [<!ENTITY a "aaaa">]>'


@pytest.mark.parametrize(
    ("qde", "reason"),
    [
        (document().replace("<Project", DOCTYPE + "<Project", 1), "document type"),
        (document().replace('encoding="utf-8"?>', 'encoding="utf-16"?>' + DOCTYPE).encode("utf-16"), "document type"),
        (document()[:-9], "no sound XML"),
        ("", "no sound XML"),
        ("<Other/>", "no REFI-QDA project"),
        (document(codes='<Code name="d">' * 3000 + "</Code>" * 3000), "nested more deeply"),
        (document().replace("Harbour notes", "&unknown;"), "no sound XML"),
    ],
)
def test_bad_documents_give_one_clear_error(path, qde, reason):
    with pytest.raises(IntakeError, match=reason) as caught:
        read_project(zipped(path, qde))
    assert caught.value.path == path


def test_no_project_in_the_zip_and_no_zip(path):
    with pytest.raises(IntakeError, match=r"no project\.qde"):
        read_project(zipped(path, "x", name="other.xml"))
    path.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(PostilError, match="damaged"):
        read_project(path)
    path.write_bytes(b"\x89PNG")
    with pytest.raises(IntakeError, match="no project, codebook"):
        read_project(path)


def test_a_bomb_is_no_text(path):
    zipped(path, document(selections()), {"sources/a.txt": b"\0" * (64 * 2**20)})
    assert "cannot be read" in read_project(path).warnings[0]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
def test_the_quirks_of_each_program():
    rows = json.loads((SHARED / "refi-qda/quirks/manifest.json").read_text("utf-8"))
    for row in rows:
        project = read_project(SHARED / "refi-qda/quirks" / row["file"])
        names = {code.guid: code.name for code in project.codes}
        found = [
            {"text": source.text[s.start : s.end], "codes": [names[guid] for guid in s.mark.codes]}
            for source in project.sources
            for s in source.selections
        ]
        if "missing" in row["file"]:
            assert "7 selection(s)" in project.warnings[0]
        elif "selections" in row:
            assert (found, project.warnings) == (row["selections"], ()), row["file"]
        else:
            assert [len(code.path) for code in project.codes] == [1, 2]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize(
    "expected", sorted((SHARED / "refi-qda/samples").glob("*.expected.json")), ids=lambda p: p.name
)
def test_real_projects(expected):
    wanted = {row["guid"]: row["text"] for row in json.loads(expected.read_text("utf-8"))["selections"]}
    project = read_project(expected.with_name(expected.name.removesuffix(".expected.json")))
    found = {s.mark.guid: source.text[s.start : s.end] for source in project.sources for s in source.selections}
    assert found == wanted


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("file", sorted((SHARED / "hostile").glob("[xz]*.qdpx")), ids=lambda p: p.name)
def test_hostile_projects(file):
    with pytest.raises(PostilError) as caught:
        read_project(file)
    assert file.name in str(caught.value)


def placed_note(number, start, end, text, *, inner=""):
    return (
        f'<Note guid="0b{number:06}-0000-4000-8000-000000000001" creatingUser="{OTHER}" '
        f'creationDateTime="2024-03-01T10:00:00Z"><PlainTextContent>{text}</PlainTextContent>'
        f'<PlainTextSelection guid="0a{number:06}-0000-4000-8000-000000000009" startPosition="{start}" '
        f'endPosition="{end}">{inner}</PlainTextSelection></Note>'
    )


def qualcoder(path, notes, *, within="", selections="", texts=""):
    qde = document(selections, origin="QualCoder 3.8", more=f"<Notes>{notes}</Notes>")
    qde = qde.replace("</TextSource>", f"{within}</TextSource>{texts}")
    return read_project(zipped(path, qde, {"sources/a.txt": TEXT.encode("utf-8")}))


FIRST = '<NoteRef targetGUID="0b000001-0000-4000-8000-000000000001"/>'


def test_notes_on_places_are_marks_there_though_the_text_refers_to_the_first_only(path):
    start = TEXT.removeprefix("\ufeff").index("e\u0301tude")
    notes = placed_note(1, 0, 7, "on the word") + placed_note(2, start, start + 6, "on two letters &amp; more")
    project = qualcoder(path, notes, within=FIRST)
    (source,) = project.sources
    marks = {source.text[s.start : s.end]: s.mark for s in source.selections}
    assert {words: (mark.memo, mark.coder, mark.codes) for words, mark in marks.items()} == {
        "Harbour": ("on the word", "李", ()),
        "e\u0301tude": ("on two letters & more", "李", ()),
    }
    assert marks["Harbour"].created == datetime(2024, 3, 1, 10, tzinfo=UTC)
    assert (source.memo, project.memo, project.warnings) == ("", "", ())


def test_of_several_texts_a_note_on_a_place_goes_with_the_one_that_refers_to_it(path):
    other = '<TextSource guid="x" name="Other"><PlainTextContent>Harbour too</PlainTextContent></TextSource>'
    project = qualcoder(path, placed_note(1, 0, 7, "mine") + placed_note(2, 0, 7, "whose?"), within=FIRST, texts=other)
    assert [[s.mark.memo for s in source.selections] for source in project.sources] == [["mine"], []]
    assert project.memo == "whose?"
    assert project.warnings == ("1 selection(s) and code(s) on notes were left out; only passages are taken.",)


def test_a_note_on_a_place_that_is_not_there_goes_with_its_text(path):
    project = qualcoder(path, placed_note(1, 9_000, 9_007, "far out"), within=FIRST)
    assert (project.sources[0].selections, project.sources[0].memo) == ((), "far out")
    assert "1 of 1 selection(s)" in project.warnings[0]


def test_a_place_with_a_code_in_a_note_is_a_part_of_the_note(path):
    coded = f'<Coding><CodeRef targetGUID="{CODE.format(1)}"/></Coding>'
    project = qualcoder(path, placed_note(1, 0, 2, "on the whole", inner=coded), within=FIRST)
    assert (project.sources[0].selections, project.sources[0].memo) == ((), "on the whole")
    assert "1 selection(s) and code(s) on notes" in project.warnings[0]


def test_codes_of_one_place_are_one_mark_of_programs_that_write_each_for_itself(path):
    three = (
        selection(1, 0, 7, inner="<Description>why</Description>")
        + selection(2, 0, 7, codes=(2,), inner="<Description>what for</Description>")
        + selection(3, 0, 7, codes=(2,), user=OTHER)
    )
    marks = [s.mark for s in qualcoder(path, "", selections=three).sources[0].selections]
    assert [(m.coder, m.codes, m.memo) for m in marks] == [
        ("Ada", (CODE.format(1), CODE.format(2)), "why\n\nwhat for"),
        ("李", (CODE.format(2),), ""),
    ]
    assert marks[0].created == datetime(2024, 5, 6, 7, 1, tzinfo=UTC)
    kept = read_project(zipped(path, document(three, origin="NVivo"), {"sources/a.txt": LF})).sources[0].selections
    assert len(kept) == 3
