"""QualCoder's reports, as Qt writes them: plain text, HTML and ODT."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import pytest

from reader.domain.errors import IntakeError
from reader.intake.registry import read_project

PLAIN = [
    "Frequencies",
    "",
    "[4-13] Quay, File: Harbour notes,  Coder: ada",
    "boat left",
    "MEMO: why so",
    "",
    "[40-46] Time, and tide, 文件： Harbour,  Coder: li, ctid: 7",
    "船🚤开走了。",
    "备忘：x",
    "",
]
AROUND = [
    "",
    "[9-20] Quay, File: Harbour notes,  Case: A Coder: ada",
    ("it was ", "then"),
    ("", "boats", " and more"),
    "",
]


def as_text(lines):
    told = ("".join(line) for line in lines)
    return ("\ufeff" + "\n".join(told)).encode()


def as_html(lines):
    """Every second piece of a line in bold."""
    made = ['<html><head><meta name="qrichtext" content="1" /></head><body style="font-weight:400;">']
    for line in lines:
        if not "".join(line):
            made.append('<p style="-qt-paragraph-type:empty;"><br /></p>')
            continue
        pieces = [line] if isinstance(line, str) else line
        inner = "".join(
            f'<span style=" font-weight:700;">{escape(p)}</span>' if n % 2 else escape(p) for n, p in enumerate(pieces)
        )
        made.append(f"<p>{inner}</p>")
    return "\n".join([*made, "</body></html>"]).encode()


def as_odt(lines):
    made = [
        '<o:document-content xmlns:o="urn:o" xmlns:t="urn:t" xmlns:s="urn:s" xmlns:f="urn:f"><o:automatic-styles>',
        '<s:style s:name="c1"><s:text-properties f:font-weight="bold"/></s:style></o:automatic-styles>',
    ]
    for line in lines:
        pieces = [line] if isinstance(line, str) else line
        inner = "".join(
            f'<t:span t:style-name="c{n % 2}">{escape(p)}</t:span>'.replace("  ", ' <t:s t:c="1"/>')
            for n, p in enumerate(pieces)
        )
        made.append(f"<t:p>{inner}</t:p>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", "".join([*made, "</o:document-content>"]))
    return out.getvalue()


def read(path, data):
    path.write_bytes(data)
    return read_project(path)


@pytest.mark.parametrize("make", [as_text, as_html, as_odt])
def test_segments_and_memos(tmp_path, make):
    project = read(tmp_path / "r", make(PLAIN))
    names = {code.guid: code.path for code in project.codes}
    assert [
        (q.hints["title"], q.quote.exact, [names[code] for code in q.mark.codes], q.mark.coder, q.mark.memo)
        for q in project.quoted
    ] == [
        ("Harbour notes", "boat left", [("Quay",)], "ada", "why so"),
        ("Harbour", "船🚤开走了。", [("Time, and tide",)], "li", "x"),
    ]
    assert (project.origin, project.users) == ("QualCoder", ("ada", "li"))
    assert project.warnings == ("The report does not say which categories its codes are in; they came without.",)


@pytest.mark.parametrize("make", [as_html, as_odt])
def test_words_in_bold_are_told_from_what_stands_around(tmp_path, make):
    project = read(tmp_path / "r", make([AROUND[0], AROUND[1].replace("9-20", "9-19"), *AROUND[2:]]))
    (quoted,) = project.quoted
    assert quoted.quote.exact == "then\nboats"
    assert project.warnings[1:] == ("1 heading(s) tell of cases or of memos on files, which were not read.",)


@pytest.mark.parametrize("make", [as_text, as_html, as_odt])
def test_words_that_cannot_be_told_apart_are_left_out_with_a_word(tmp_path, make):
    project = read(tmp_path / "r", make(AROUND))
    assert project.quoted == ()
    assert project.warnings == ("1 segment(s) were left out: their words cannot be told from what stands around them.",)


def test_headings_with_memos_are_left_out_with_a_word(tmp_path):
    project = read(
        tmp_path / "r", as_text([*PLAIN, "[1-5] Quay, CODE MEMO of mine", "boat", "[5-1] Q, File: H,  C: a"])
    )
    assert len(project.quoted) == 2
    assert project.warnings[1] == "2 segment(s) were left out: their headings hold memos or cannot be read."


@pytest.mark.parametrize("data", [as_html(["only text"]), as_odt(["only text"])])
def test_files_without_segments_are_an_error(tmp_path, data):
    with pytest.raises(IntakeError, match="no coded segments"):
        read(tmp_path / "r", data)


def test_a_list_in_json_is_no_report(tmp_path):
    with pytest.raises(IntakeError, match="is no object"):
        read(tmp_path / "r", b"[4]")


def test_hostile_headings_end_soon(tmp_path):
    hostile = "[1-5] " + "a, b:" * 10_000
    project = read(tmp_path / "r", as_text([hostile, "[1-5] " + ", a" * 600, "[0-3] Q, File: H,  C: a", "abc"]))
    assert [q.quote.exact for q in project.quoted] == ["abc"]
