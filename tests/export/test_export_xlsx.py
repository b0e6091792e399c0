"""XLSX: read back by openpyxl; text stays text, whatever it starts with."""

import errno
import io
import tempfile

import pytest
from openpyxl import load_workbook
from xlsxwriter.exceptions import FileCreateError

from reader.domain.errors import ExportError, UsageError
from reader.export import xlsx
from reader.export.base import ExportOptions
from reader.export.rows import COLUMNS
from reader.export.xlsx import CELL, XlsxExporter
from tests.export.conftest import make_passage


def book(passages, **options):
    out = io.BytesIO()
    assert XlsxExporter().write(passages, out, ExportOptions(**options)) == len(passages)
    return load_workbook(io.BytesIO(out.getvalue()))


def rows(passages, **options) -> list[dict]:
    sheet = book(passages, **options).worksheets[0]
    heads, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rest]


def about(found) -> list[int]:
    return [row[1].value for row in found.worksheets[1].iter_rows()]


def test_all_columns_come_back(sample_passages):
    found = rows(sample_passages)
    assert list(found[0]) == list(COLUMNS)
    assert found[0]["floor"] == 3
    assert found[0]["tags"] == "Trust > Doubt"
    assert found[1]["tags"] == "Trust > Doubt;a\\;b > c \\> d > back\\\\slash"
    assert found[1]["text"] == sample_passages[1].text
    assert found[2]["author"] is None
    assert found[0]["annotation_id"] == str(sample_passages[0].annotation.id)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@a", "{=1}", "https://evil.example/", "007", "1e5", "=HYPERLINK(1)"]
)
def test_text_is_never_a_formula_link_or_number(text):
    sheet = book([make_passage(text=text)]).worksheets[0]
    cell = sheet.cell(2, COLUMNS.index("text") + 1)
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", text, None)


def test_what_xml_cannot_hold_is_left_out_and_counted():
    found = book([make_passage(text="a\x00b\ud800c\uffff", memo="\x1b[1m")])
    assert found.worksheets[0].cell(2, COLUMNS.index("text") + 1).value == "abc"
    assert about(found) == [1, 4, 0]


def test_a_cell_too_long_is_cut_with_a_mark_and_counted():
    whole, long = "渡" * CELL, "𠮷" * CELL
    found = book([make_passage(text=whole), make_passage(2, text=long)])
    cells = [found.worksheets[0].cell(at, COLUMNS.index("text") + 1).value for at in (2, 3)]
    assert cells == [whole, "𠮷" * (CELL // 2) + "…"]
    assert about(found)[2] == 1


def test_columns_can_be_chosen_and_named_in_chinese():
    found = book([make_passage()], columns=("author", "text"), language="zh_CN").worksheets[0]
    assert [cell.value for cell in found[1]] == ["作者", "文字"]
    assert [cell.value for cell in found[2]] == ["oarsman", "the ferry"]


def test_an_unknown_column_is_named():
    with pytest.raises(UsageError, match="no column “colour”; there are file, member"):
        book([], columns=("colour",))


def test_context_comes_last():
    found = rows([make_passage(before=("one", "two"), after=("three",))], context=2)[0]
    assert list(found)[-2:] == ["before", "after"]
    assert (found["before"], found["after"]) == ("one\ntwo", "three")


def test_the_same_passages_give_the_same_bytes(sample_passages):
    first, second = io.BytesIO(), io.BytesIO()
    XlsxExporter().write(sample_passages, first, ExportOptions())
    XlsxExporter().write(sample_passages, second, ExportOptions())
    assert first.getvalue() == second.getvalue()


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS", 3)
    with pytest.raises(ExportError, match="more than 2 passages"):
        book([make_passage(number) for number in range(3)])


def test_nothing_gives_headings_alone():
    assert rows([]) == []


def test_rows_are_as_high_as_their_texts():
    texts = ["渡" * 29, "渡" * 31, "a" * 59, "a\nb\nc", "x" * 9000]
    passages = [make_passage(at, text=text) for at, text in enumerate(texts)]
    sheet = book(passages, columns=("text", "author")).worksheets[0]
    assert [sheet.row_dimensions[at].height for at in range(2, 7)] == [None, 30, None, 45, 405]


@pytest.mark.parametrize(("columns", "wide"), [(("author", "text", "tags"), 1), ((), None)])
def test_on_paper_headings_come_again_and_few_columns_share_a_page(columns, wide):
    sheet = book([make_passage()], columns=columns).worksheets[0]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$1")
    assert bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage) is bool(wide)


def test_a_full_disk_for_temporary_files_is_an_error_of_the_system_and_leaves_none(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr("xlsxwriter.worksheet.Worksheet._write_single_row", full)
    with pytest.raises(OSError, match="No space left"):
        XlsxExporter().write([make_passage(), make_passage(2)], io.BytesIO(), ExportOptions())
    assert list(tmp_path.iterdir()) == []


def test_what_the_library_cannot_write_is_an_error_of_the_system(monkeypatch):
    def full(_):
        raise FileCreateError(OSError(errno.ENOSPC, "No space left on device"))

    monkeypatch.setattr("xlsxwriter.workbook.Workbook.close", full)
    with pytest.raises(OSError, match="No space left") as caught:
        XlsxExporter().write([make_passage()], io.BytesIO(), ExportOptions())
    assert caught.value.errno == errno.ENOSPC
