"""The table, page and text that the client of Hypothesis exports; all of it invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from reader.domain.errors import IntakeError
from reader.intake.registry import read_project

URL = "https://boats.example/thread-1"
LOCAL = datetime(2024, 5, 6, 7, 8).astimezone()

NEW = f"""Created at,Author,Page,URL,Group,Type,Quote/description,Comment,Tags
2024-05-06 07:08,Ada,,{URL},Public,Annotation,"the boat, “left”","one
two","Quay,  slow   boats"
2024-05-06 07:09,Mei,,{URL},Public,Highlight,渡口,,
2024-05-06 07:10,Ada,,{URL},Public,Page note,,About all of it,Quay
2024-05-06 07:11,Mei,,{URL},Public,Reply,the boat,No.,
"""
OLD = f"""Creation Date,URL,Group,Annotation/Reply Type,Quote,User,Body,Tags,Page
"May 6, 2024, 7:08 AM",{URL},Public,Annotation,the boat,Ada,one,"Quay,Sea",3
"""
TEXT = f"""2024-06-01 10:00
Boats and more
{URL}
Group: Public
Total users: 2
Users: Ada, Mei
Total annotations: 4
Total replies: 1

Annotation 1:
Created at: 2024-05-06 07:08
Author: Ada
Type: Annotation
Quote: "the boat
left"
Comment: one

Tags: not these
Annotation 9:
two
Tags: Quay, Sea

Annotation 2:
Created at: 2024-05-06 07:09
Author: Mei
Page: 3
Type: Reply
Comment: No.

Annotation 3:
Created at: yesterday
Author: Mei
Type: Annotation
Description: a lighthouse
Comment: Look

Annotation 4:
Created at: 2024-05-06 07:10
Author: Ada
Quote: "null"
Comment: """


def row(name: str, value: str) -> str:
    return f"<tr>\n  <td>{name}:</td>\n  <td>\n    {value}\n  </td>\n</tr>"


def article(*rows: str) -> str:
    return f"<article><h2>Annotation 1:</h2><table><tbody>{''.join(rows)}</tbody></table></article>"


QUOTE = '<blockquote style="margin:0px;">the &lt;boat&gt;\n   left</blockquote>'
COMMENT = '<p>one</p>\n<ol>\n<li>two <a href="https://x.example">link</a></li></ol>'
WHEN = '<time datetime="2024-05-06T07:08:09.5+00:00">2024-05-06 03:08</time>'
FIRST = article(
    row("Created at", WHEN),
    row("Author", "Ada"),
    row("Type", "Annotation"),
    row("Quote", QUOTE),
    row("Comment", COMMENT),
    row("Tags", "Quay, Sea"),
)
SECOND = article(row("Author", "Mei"), row("Type", "Reply"), row("Comment", "No."))
PAGE = f"""<html lang="en">
  <head>
    <title>
      Annotations on &quot;Boats&quot;
    </title>
    <meta charset="UTF-8" />
  </head>
  <body><section><h1>Summary</h1><p><a href="{URL}" target="_blank">{URL}</a></p>
  <table><tbody>{row("Group", "Public")}{row("Users", "Ada")}</tbody></table></section><hr />
  <section><h1>Annotations</h1>{FIRST}{SECOND}</section></body></html>"""


def read(tmp_path, text, name="notes.csv"):
    path = tmp_path / name
    path.write_text(text, "utf-8", newline="")
    return read_project(path)


def marks(project):
    names = {code.guid: code.name for code in project.codes}
    return [
        (quoted.quote.exact, [names[guid] for guid in quoted.mark.codes], quoted.mark.coder, quoted.mark.memo)
        for quoted in project.quoted
    ]


@pytest.mark.parametrize("change", [str, lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n")])
def test_a_table(tmp_path, change):
    project = read(tmp_path, change(NEW))
    assert (project.origin, project.users) == ("Hypothesis", ("Ada", "Mei"))
    found = marks(project)
    assert found[0][:3] == ("the boat, “left”", ["Quay", "slow boats"], "Ada")
    assert found[0][3].split() == ["one", "two"]
    assert found[1:] == [("渡口", [], "Mei", ""), ("", ["Quay"], "Ada", "About all of it")]
    assert {quoted.url for quoted in project.quoted} == {URL}
    assert project.quoted[0].mark.created == LOCAL


def test_replies_are_kept_in_the_memo_and_told(tmp_path):
    project = read(tmp_path, NEW)
    assert project.memo == "Mei: No."
    assert project.warnings == ("1 reply(s) went into the memo: the file does not tell what they answer.",)


def test_a_table_of_the_first_releases(tmp_path):
    project = read(tmp_path, OLD)
    assert marks(project) == [("the boat", ["Quay", "Sea"], "Ada", "one")]
    assert project.quoted[0].mark.created is None


def test_a_table_as_it_is_copied_with_tabs(tmp_path):
    project = read(
        tmp_path, OLD.replace('"Quay,Sea"', "Quay").replace('"May 6, 2024, 7:08 AM"', "x").replace(",", "\t")
    )
    assert marks(project) == [("the boat", ["Quay"], "Ada", "one")]


@pytest.mark.parametrize("change", [str, lambda t: t.replace("\n", "\r\n")])
def test_a_text(tmp_path, change):
    project = read(tmp_path, change(TEXT), "notes.txt")
    assert marks(project) == [
        ("the boat\nleft", ["Quay", "Sea"], "Ada", "one\n\nTags: not these\nAnnotation 9:\ntwo"),
        ("", [], "Mei", "a lighthouse\n\nLook"),
        ("", [], "Ada", ""),
    ]
    assert {quoted.url for quoted in project.quoted} == {URL}
    assert [quoted.mark.created for quoted in project.quoted] == [LOCAL, None, LOCAL.replace(minute=10)]
    assert project.memo == "Mei: No."


def test_a_page(tmp_path):
    project = read(tmp_path, PAGE, "notes.html")
    assert marks(project) == [("the <boat>\nleft", ["Quay", "Sea"], "Ada", "one\ntwo link")]
    assert project.quoted[0].url == URL
    assert project.quoted[0].mark.created == datetime(2024, 5, 6, 7, 8, 9, 500_000, tzinfo=UTC)
    assert project.memo == "Mei: No."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (NEW.split("\n", maxsplit=1)[0] + "\n", "notes.csv"),
        (TEXT.split("Annotation 1:", maxsplit=1)[0], "notes.txt"),
        (PAGE.split("<article>", maxsplit=1)[0], "notes.html"),
    ],
)
def test_a_file_without_annotations_is_told(tmp_path, text, name):
    with pytest.raises(IntakeError, match="no annotations of Hypothesis"):
        read(tmp_path, text, name)


def test_a_cell_too_many_or_too_few_is_no_reason_to_fail(tmp_path):
    project = read(
        tmp_path, NEW.split("\n", maxsplit=1)[0] + f"\n\n2024-05-06 07:08,Ada,,{URL}\nx,y,z,{URL},g,t,q,c,T,more,more\n"
    )
    assert marks(project) == [("", [], "Ada", ""), ("q", ["T"], "y", "c")]
