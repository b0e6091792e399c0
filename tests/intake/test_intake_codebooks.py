from __future__ import annotations

import pytest

from reader.domain.errors import IntakeError
from reader.intake.registry import read_project

CODES = (
    '<Codes><Code guid="{0A000000-0000-4000-8000-00000000000A}" name=" The  harbour " isCodable="true" color="#46AA00">'
    "<Description>where &amp; when</Description>"
    '<Code guid="b" name="Quay" color="red"/></Code><Code guid="c" isCodable="0"/></Codes>'
)


@pytest.mark.parametrize(
    "space", ["urn:QDA-XML:codebook:1.0", "urn:QDA-XML:codebook:1:0", "urn:QDA-XML:codebook:0:4", ""]
)
def test_codebooks_in_any_namespace(tmp_path, space):
    path = tmp_path / "codes.qdc"
    named = f' xmlns="{space}"' if space else ""
    path.write_text(f'<?xml version="1.0"?><CodeBook{named} origin="NVivo">{CODES}</CodeBook>', "utf-8")
    project = read_project(path)
    assert [(code.path, code.colour, code.description, code.codable) for code in project.codes] == [
        (("The harbour",), "#46aa00", "where & when", True),
        (("The harbour", "Quay"), "", "", True),
        (("(no name)",), "", "", False),
    ]
    assert project.codes[0].guid == "0a000000-0000-4000-8000-00000000000a"
    assert (project.origin, project.codebook_only) == ("NVivo", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<CodeBook><Codes/></CodeBook>", "no codes"),
        ("<html><body>x</body></html>", "no REFI-QDA codebook"),
        ("<CodeBook>", "no sound XML"),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><CodeBook/>', "document type"),
    ],
)
def test_what_is_no_codebook(tmp_path, text, reason):
    path = tmp_path / "codes.qdc"
    path.write_text(text, "utf-8")
    with pytest.raises(IntakeError, match=reason):
        read_project(path)
