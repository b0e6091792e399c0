"""Spoilt files of other programs, and of ours that are exchanged; an error of the file may come, or a sound library."""

from __future__ import annotations

import io
import json
import random
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from functools import cache
from pathlib import Path

import docx

from reader.domain.errors import CaptureError, IntakeError
from reader.export.base import ExportOptions
from reader.library.library import Library
from reader.library.maintenance import check
from reader.session.bringing import bring
from reader.session.codebook_file import write_codebook
from reader.session.reading import ReadingSession
from tests.intake import refi_files
from tests.intake.test_intake_annotations import CONTEXT, annotation
from tests.intake.test_intake_annotations import PAGE as ADDRESS
from tests.intake.test_intake_codebooks import CODES
from tests.intake.test_intake_hypothesis import NEW, TEXT
from tests.intake.test_intake_hypothesis import PAGE as NOTES
from tests.intake.test_intake_qualcoder import AROUND, PLAIN, as_html, as_odt, as_text
from tests.intake.test_intake_tables import TAGUETTE, as_csv, as_xlsx
from tests.intake.test_intake_taguette import PAGE
from tests.library import making
from tests.reliability.fuzz.changing import change, written_anew

OLD = Path(__file__).resolve().parents[2] / "library" / "old"
_OWN = {".qdpx": "qdpx", ".qdc": "qdc", ".ndjson": "library", ".jsonld": "webannotation"}
_ZIPS = b"PK\x03\x04"
_REPACKED = 0.7


@cache
def library() -> bytes:
    """A library with the threads that the sound files are about, without tags and annotations."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.postil"
        opened = Library(path)
        told = making.post("9", 1, "The boat left, the boat came. boat left", "渡口的灯塔", "船🚤,开走了。")
        making.store(
            opened,
            making.page(*making.three_posts(), captured=making.at(2)),
            making.page(told, tid="78", title="Harbour", url=ADDRESS),
            making.page(told, tid="79", title="Harbour notes"),
        )
        opened.close()
        return path.read_bytes()


@cache
def goldens() -> tuple[tuple[str, bytes], ...]:
    """Name and bytes of a sound file in each form that is read."""
    with tempfile.TemporaryDirectory() as folder:
        return (*_ours(Path(folder)), *_theirs(Path(folder)))


def make(seed: int) -> tuple[str, bytes]:
    """A spoilt file of one of the forms, which come in turn; of a zip mostly one of its members is spoilt."""
    chance = random.Random(seed)
    name, data = goldens()[seed % len(goldens())]
    others = [body for _, body in goldens()]
    if data.startswith(_ZIPS) and chance.random() < _REPACKED:
        return name, _repacked(data, chance, others)
    if chance.random() < 0.1 and not data.startswith(_ZIPS):
        data = written_anew(data, chance)
    return name, change(data, chance, others) if chance.random() < 0.95 else data


def read(path: Path) -> None:
    """Bring a file into a library, which must be sound afterwards, and as it was where the file is refused."""
    target = path.with_name("target.postil")
    shutil.rmtree(path.with_name("target.postil.backups"), ignore_errors=True)
    target.write_bytes(library())
    refused = True
    with suppress(CaptureError, IntakeError):
        bring(target, path, "Mei")
        refused = False
    wrong = check(target)
    assert not wrong, wrong
    if refused:
        assert _dump(target) == _dump_of_ours(), "the file was refused, and the library is another one"


@cache
def _dump_of_ours() -> tuple[str, ...]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.postil"
        path.write_bytes(library())
        return _dump(path)


def _dump(path: Path) -> tuple[str, ...]:
    with closing(sqlite3.connect(path)) as con:
        return tuple(con.iterdump())


def _ours(folder: Path) -> list[tuple[str, bytes]]:
    path = folder / "ours.postil"
    shutil.copyfile(max(OLD.glob("v*.postil"), key=lambda sample: int(sample.stem[1:])), path)
    session = ReadingSession(path, coder="Mei")
    try:
        passages = session.passages()
        for suffix, name in _OWN.items():
            session.export(passages, name, folder / f"ours{suffix}", ExportOptions())
        session.export(passages, "qdpx", folder / "units.qdpx", ExportOptions(utf16=True, all_threads=True))
        write_codebook(folder / "codebook.csv", session.tags())
    finally:
        session.close()
    return [(n, (folder / n).read_bytes()) for n in (*(f"ours{s}" for s in _OWN), "units.qdpx", "codebook.csv")]


def _theirs(folder: Path) -> list[tuple[str, bytes]]:
    marked = refi_files.selections()
    inline = refi_files.document(marked, source="", within=refi_files.inline(refi_files.TEXT))
    refi_files.zipped(folder / "p.qdpx", refi_files.document(marked), {"sources/a.txt": refi_files.TEXT})
    refi_files.zipped(folder / "inline.qdpx", inline)
    as_csv(folder / "t.csv", TAGUETTE)
    as_xlsx(folder / "t.xlsx", TAGUETTE)
    word = docx.Document()
    for line in ("Taguette highlights", "The boat left", "渡口的灯塔"):
        word.add_paragraph(line)
        told = word.add_paragraph()
        for number, run in enumerate(("Document:", " Harbour ", "Tags:", " Quay, 时间")):
            told.add_run(run).bold = number % 2 == 0
    word.save(str(folder / "highlights.docx"))
    made = [(n, (folder / n).read_bytes()) for n in ("p.qdpx", "inline.qdpx", "t.csv", "t.xlsx", "highlights.docx")]
    notes = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "first": {"items": [annotation(), annotation(id="x")]},
    }
    # What the client of Hypothesis and its interface give.
    rows = {"rows": [{"id": "a1", "user": "acct:ada@h.example", "uri": ADDRESS, "text": "memo",
                      "created": "2024-05-06T07:08:09Z", "tags": ["Quay"], "references": [],
                      "target": [{"selector": annotation()["target"]["selector"]}]}]}  # fmt: skip
    return [
        *made,
        ("codes.qdc", f'<?xml version="1.0"?><CodeBook xmlns="urn:QDA-XML:codebook:1.0">{CODES}</CodeBook>'.encode()),
        ("notes.jsonld", json.dumps(notes).encode()),
        ("hypothesis.json", json.dumps(rows).encode()),
        *((f"hypothesis.{kind}", text.encode()) for kind, text in (("csv", NEW), ("txt", TEXT), ("html", NOTES))),
        ("highlights.html", PAGE.encode()),
        ("report.txt", as_text(PLAIN)),
        ("around.txt", as_text(AROUND)),
        ("report.html", as_html(PLAIN)),
        ("report.odt", as_odt(PLAIN)),
    ]


def _repacked(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """A zip with one of its members spoilt."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        chosen = chance.choice(old.namelist())
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body, chance, others) if name == chosen else body)
    return out.getvalue()
