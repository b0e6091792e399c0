"""Highlights as Taguette writes them for reading."""

from __future__ import annotations

import docx
import pytest

from reader.domain.errors import IntakeError
from reader.intake.registry import read_project
from tests.growth import cost_follows_length

PAGE = """<!DOCTYPE html>
<html>
  <head>
    <meta charset="UTF-8">
    <title>Taguette highlights</title>
    <style>h1 { margin-bottom: 1em; }</style>
  </head>
  <body>
    <h1>Taguette highlights</h1>

    <p>The ferry <b>stops:</b> for</p><p>repairs.</p>
    <p>
      <strong>Document:</strong> Harbour &amp; quay
      <strong>Tags:</strong>
        Quay,
        时间
    </p>
    <hr>

    渡口的灯塔
    <p>
      <strong>文档：</strong> Second
      <strong>标签：</strong>
    </p>
  </body>
</html>
"""
FOUND = [
    ("The ferry stops: for\nrepairs.", "Harbour & quay", ("path:Quay", "path:时间")),
    ("渡口的灯塔", "Second", ()),
]


def told(project):
    return [(each.quote.exact, each.hints["title"], each.mark.codes) for each in project.quoted]


def test_a_page(tmp_path):
    path = tmp_path / "highlights.html"
    path.write_text(PAGE, "utf-8")
    project = read_project(path)
    assert told(project) == FOUND
    assert project.origin == "Taguette"
    assert [code.path for code in project.codes] == [("Quay",), ("时间",)]


def test_a_word_file(tmp_path):
    document = docx.Document()
    document.add_heading("Taguette highlights", 1)
    document.add_paragraph("The ferry stops: for")
    document.add_paragraph("repairs.")
    for name, tags, labels in (
        ("Harbour & quay", "Quay, 时间", ("Document:", "Tags:")),
        ("Second", "", ("文档：", "标签：")),
    ):
        line = document.add_paragraph()
        line.add_run(labels[0]).bold = True
        line.add_run(f" {name} ")
        line.add_run(labels[1]).bold = True
        line.add_run(f" {tags}")
        if name != "Second":
            document.add_paragraph("渡口的灯塔")
    path = tmp_path / "highlights.docx"
    document.save(path)
    assert told(read_project(path)) == FOUND


@pytest.mark.parametrize("page", ["<html><title>Taguette highlights</title></html>", "<html><title>x</title></html>"])
def test_pages_without_highlights_are_refused(tmp_path, page):
    path = tmp_path / "x.html"
    path.write_text(page, "utf-8")
    with pytest.raises(IntakeError):
        read_project(path)


def test_another_word_file_is_refused(tmp_path):
    document = docx.Document()
    document.add_paragraph("A letter.")
    path = tmp_path / "x.docx"
    document.save(path)
    with pytest.raises(IntakeError, match="no highlights of Taguette"):
        read_project(path)


def test_a_page_that_names_its_encoding_as_xml_does(tmp_path):
    """Found by fuzzing: lxml refuses text with such a declaration."""
    path = tmp_path / "x.html"
    path.write_text('<?xml version="1.0" encoding="utf-8"?>\n' + PAGE, "utf-8")
    assert told(read_project(path)) == FOUND


def test_a_comment_is_no_words(tmp_path):
    path = tmp_path / "x.html"
    path.write_text(PAGE.replace("渡口", "<!-- x -->渡口"), "utf-8")
    assert told(read_project(path)) == FOUND


def test_a_tag_with_very_many_attributes_costs_little(tmp_path):
    def reading(count):
        path = tmp_path / f"{count}.html"
        many = " ".join(f'a{n}=">"' for n in range(count))
        path.write_text(PAGE.replace("<hr>", f"<hr {many}>"), "utf-8")
        return lambda: told(read_project(path))

    assert reading(60_000)() == FOUND
    cost_follows_length(reading, 15_000, counted=15_000)


@pytest.mark.parametrize("start", [b"<!DOCTYPE html>\n<html>", b"\xef\xbb\xbf\n<!doctype  HTML>"])
def test_other_pages_are_no_codebooks(tmp_path, start):
    file = tmp_path / "page.html"
    file.write_bytes(start + b"<head><title>interview.txt</title></head><body><p>Hello</p></body></html>")
    with pytest.raises(IntakeError, match="no project, codebook or list of annotations"):
        read_project(file)
