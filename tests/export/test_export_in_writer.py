"""LibreOffice, where it is installed, opens what is written for word processors and spreadsheets and sets all of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from reader.export.base import ExportOptions
from reader.export.registry import exporter
from tests.export.conftest import make_passage

if TYPE_CHECKING:
    from pathlib import Path

WRITER, READER = shutil.which("soffice"), shutil.which("pdftotext")
NAMES = ("docx", "odt", "xlsx", "html")
LONG = "https://river.example/" + "very/long/path/" * 30

pytestmark = pytest.mark.skipif(not (WRITER and READER), reason="LibreOffice or Poppler is not installed")


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, str]:
    """The text of each format as it is set on paper; one start of LibreOffice for all."""
    folder = tmp_path_factory.mktemp("writer")
    passages = [
        make_passage(
            at,
            post_id=at,
            text=f"渡口的灯塔 number {at}, and what it stood for.\nSecond & <last> line {at}.",
            memo=f"Why {at}?",
            url=LONG,
        )
        for at in range(1, 41)
    ]
    for name in NAMES:
        out = BytesIO()
        exporter(name).write(passages, out, ExportOptions(language="zh_CN", citation="gbt7714"))
        (folder / f"out-{name}.{name}").write_bytes(out.getvalue())
    profile = (folder / "profile").as_uri()
    command = [str(WRITER), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    files = [str(folder / f"out-{name}.{name}") for name in NAMES]
    subprocess.run([*command, str(folder), *files], check=True, capture_output=True, timeout=300)
    return {name: _text(folder / f"out-{name}.pdf") for name in NAMES}


def _text(file: Path) -> str:
    done = subprocess.run([str(READER), str(file), "-"], check=True, capture_output=True, timeout=60)
    return re.sub(r"\s+", " ", done.stdout.decode())


@pytest.mark.parametrize("name", NAMES)
def test_every_passage_is_on_paper(pages, name):
    for at in range(1, 41):
        assert f"number {at}, and what it stood for" in pages[name]
        assert f"Second & <last> line {at}." in pages[name]
        assert f"Why {at}?" in pages[name]


@pytest.mark.parametrize("name", ["docx", "odt"])
def test_every_passage_has_its_footnote(pages, name):
    assert pages[name].count("[EB/OL]. River board, 2023(2023-03-04)[2023-05-02].") == 40
    assert "摘录" in pages[name]
