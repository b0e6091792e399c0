from __future__ import annotations

import openpyxl
import pytest

from reader.domain.errors import IntakeError
from reader.intake.registry import read_project
from tests.growth import time_follows_length
from tests.intake.refi_files import zipped

TAGUETTE = [
    ["id", "document", "tag", "content"],
    ["1", "Harbour", "Quay", "the boat"],
    ["1", "Harbour", "Time", "the boat"],
    ["2", "Harbour", "Quay", "the boat"],
    ["3", "渡口", "", "船🚤,开走了"],
    ["4", "渡口", "Time", " "],
]


def as_csv(path, rows, delimiter=",", encoding="utf-8"):
    quoted = [delimiter.join(f'"{cell}"' for cell in row) for row in rows]
    path.write_bytes("\r\n".join(quoted).encode(encoding))
    return path


def as_xlsx(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def told(project):
    names = {code.guid: code.path for code in project.codes}
    return [
        (q.hints["title"], q.quote.exact, [names[code] for code in q.mark.codes], q.mark.coder, q.mark.memo)
        for q in project.quoted
    ]


HIGHLIGHTS = [
    ("Harbour", "the boat", [("Quay",), ("Time",)], "", ""),
    ("Harbour", "the boat", [("Quay",)], "", ""),
    ("渡口", "船🚤,开走了", [], "", ""),
]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_highlights_of_taguette(tmp_path, delimiter, encoding):
    path = as_csv(tmp_path / "t.csv", TAGUETTE, delimiter, encoding)
    assert told(read_project(path)) == HIGHLIGHTS


def test_highlights_of_taguette_in_a_sheet(tmp_path):
    project = read_project(as_xlsx(tmp_path / "t.xlsx", TAGUETTE))
    assert told(project) == HIGHLIGHTS
    assert project.origin == "Taguette"


def test_segments_of_qualcoder(tmp_path):
    rows = [
        ["File", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category"],
        ["Harbour", "ada", "the boat", "ctid:1", "Quay", "why", "Places"],
        ["Harbour", "ada", "the boat", "ctid:2", "Time", "", ""],
        ["Harbour", "li", "the boat", "ctid:3", "Time", "", ""],
    ]
    project = read_project(as_csv(tmp_path / "q.csv", rows))
    assert told(project) == [
        ("Harbour", "the boat", [("Places", "Quay"), ("Time",)], "ada", "why"),
        ("Harbour", "the boat", [("Time",)], "li", ""),
    ]
    assert [code.path for code in project.codes] == [("Places",), ("Places", "Quay"), ("Time",)]
    assert project.users == ("ada", "li")


def test_a_table_of_nothing_but_categories_takes_no_time_by_the_square(tmp_path):
    def reading(count):
        heading = ["File", "Coder", "Coded", "Id", "Codename", "Coded_Memo", *["Category"] * count]
        row = ["Harbour", "ada", "the boat", "ctid:1", "Quay", "", *(f"above {n}" for n in range(count))]
        path = as_csv(tmp_path / f"{count}.csv", [heading, row])
        return lambda: read_project(path)

    time_follows_length(reading, 60_000)


@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_segments_of_qualcoder_with_categories_and_variables(tmp_path, make):
    rows = [
        ["File/case", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category", "Category", "FileVar_year"],
        ["Harbour", "ada", "the boat", "ctid:1", "Quay", "", "Places", "Everything", "1999"],
        ["Harbour", "ada", "船🚤", "ctid:2", "Time", "", "Everything", "", ""],
        ["Map", "ada", "image", "imid:1", "Quay", "", "Places", "Everything", ""],
        ["Talk", "ada", "a/v", "avid:1", "Time", "", "", "", ""],
    ]
    project = read_project(make(tmp_path / "q.table", rows))
    assert told(project) == [
        ("Harbour", "the boat", [("Everything", "Places", "Quay")], "ada", ""),
        ("Harbour", "船🚤", [("Everything", "Time")], "ada", ""),
    ]
    assert project.warnings == (
        "2 coded part(s) of pictures and sound were left out; only texts are read.",
        "1 column(s) of variables were not read.",
    )


def test_the_codebook_of_taguette(tmp_path):
    rows = [
        ["tag", "parent", "description", "number of highlights"],
        ["Quay", "Places", "where", "3"],
        ["Places", "", "all of them", "0"],
        ["A", "B", "in a ring", ""],
        ["B", "A", "", ""],
    ]
    project = read_project(as_csv(tmp_path / "c.csv", rows))
    found = {code.path: code.description for code in project.codes}
    assert found[("Places",)] == "all of them"
    assert found[("Places", "Quay")] == "where"
    assert found[("B", "A")] == "in a ring"
    assert project.codebook_only


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [
                ["Colour", "Parent code", "Code", "Memo"],
                ["#0A0b0c", "", "Quay", "x"],
                ["red", "Quay > Old", "Rope", ""],
            ],
            {("Quay",): ("x", "#0a0b0c"), ("Quay", "Old"): ("", ""), ("Quay", "Old", "Rope"): ("", "")},
        ),
        ([["Name", "Definition"], ["Quay", "where"], ["Quay", ""]], {("Quay",): ("where", "")}),
        (
            [["编码", "上级", "说明"], ["渡口", "地方", "在哪"], ["地方", "", ""]],
            {("地方",): ("", ""), ("地方", "渡口"): ("在哪", "")},
        ),
        (
            [["code", "parent"], ["Rope", "Quay"], ["Rope", "Ship"], ["Quay", ""], ["", "Quay"], ["Ship", "Sea\\Far"]],
            {
                **dict.fromkeys([("Quay",), ("Quay", "Rope"), ("Sea",), ("Sea", "Far")], ("", "")),
                **dict.fromkeys([("Sea", "Far", "Ship"), ("Sea", "Far", "Ship", "Rope")], ("", "")),
            },
        ),
    ],
)
@pytest.mark.parametrize("make", [as_csv, as_xlsx])
def test_codebooks_by_other_headings(tmp_path, make, rows, found):
    project = read_project(make(tmp_path / "c.table", rows))
    assert {code.path: (code.description, code.colour) for code in project.codes} == found
    assert project.codebook_only


def test_a_codebook_that_never_ends_above(tmp_path):
    rows = [["code", "parent"], *([f"c{at}", f"c{at + 1}"] for at in range(200)), ["a", " > ".join("b" * 90)]]
    project = read_project(as_csv(tmp_path / "c.csv", rows))
    assert max(len(code.path) for code in project.codes) <= 41


def test_a_codebook_without_codes(tmp_path):
    with pytest.raises(IntakeError, match="no tags in the codebook"):
        read_project(as_csv(tmp_path / "c.csv", [["code", "memo"], ["", "x"]]))


@pytest.mark.parametrize("rows", [[["a", "b"], ["1", "2"]], [["id", "document", "content"]], []])
def test_other_tables(tmp_path, rows):
    with pytest.raises(IntakeError, match="no project, codebook"):
        read_project(as_csv(tmp_path / "x.csv", rows))
    with pytest.raises(IntakeError, match="none of the headings"):
        read_project(as_xlsx(tmp_path / "x.xlsx", rows))


def test_a_sheet_with_entities_is_refused(tmp_path):
    sheet = '<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>'
    path = zipped(tmp_path / "x.xlsx", sheet, name="xl/worksheets/sheet1.xml")
    with pytest.raises(IntakeError, match="document type"):
        read_project(path)


def test_strange_cells(tmp_path):
    cells = (
        '<c r="A1" t="inlineStr"><is><t>id</t></is></c><c t="str"><v>document</v></c><c><v>tag</v></c>'
        '<c r="D1" t="str"><v>content</v></c>'
    )
    more = '<c r="ZZZ2"><v>far</v></c><c r="B2" t="s"><v>99</v></c><c r="D2"><v>words</v></c>'
    sheet = f"<worksheet><sheetData><row>{cells}</row><row>{more}</row></sheetData></worksheet>"
    path = zipped(tmp_path / "x.xlsx", sheet, name="xl/worksheets/sheet1.xml")
    assert told(read_project(path)) == [("", "words", [], "", "")]
