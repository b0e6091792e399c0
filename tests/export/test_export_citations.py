"""CSL-JSON, BibLaTeX and RIS: one entry a post, read back by independent readers."""

import io
import json

import bibtexparser
import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from reader.export.base import ExportOptions
from reader.export.biblatex import escape
from reader.export.registry import exporter
from tests.export.conftest import make_passage

NAMES = [
    "Doe, Jane, Jr.",
    "王小明",
    "a{b}c",
    "{",
    "}",
    "50% & more_#$^~\\x",
    "von der Heide and Co",
    '"quoted"',
    "ER  - ",
    "@online{x,",
]


def written(name: str, passages) -> bytes:
    out = io.BytesIO()
    assert exporter(name).write(passages, out, ExportOptions()) == len({p.annotation.target.post_id for p in passages})
    return out.getvalue()


def csl(passages) -> list[dict]:
    return json.loads(written("csl-json", passages))


def bib(passages) -> list[dict[str, str]]:
    library = bibtexparser.parse_string(written("biblatex", passages).decode())
    assert not library.failed_blocks
    return [{"type": e.entry_type, "key": e.key} | {f.key: f.value for f in e.fields} for e in library.entries]


def ris(passages) -> list[dict]:
    return rispy.loads(written("ris", passages).decode())


def tex(text: str) -> str:
    """What TeX would set."""
    commands = {
        "textbackslash": "\\",
        "textbraceleft": "{",
        "textbraceright": "}",
        "textasciitilde": "~",
        "textasciicircum": "^",
    }
    out, at = "", 0
    while at < len(text):
        if text[at] == "\\":
            named = next((name for name in commands if text.startswith(name + "{}", at + 1)), None)
            out += commands[named] if named else text[at + 1]
            at += len(named) + 3 if named else 2
        elif text[at] in "{}":
            at += 1
        else:
            out += text[at]
            at += 1
    return out


def test_a_post_is_one_entry_however_many_passages_it_has():
    passages = [make_passage(1), make_passage(2), make_passage(3, post_id=12, post_key="9002")]
    assert len(csl(passages)) == len(bib(passages)) == len(ris(passages)) == 2


def test_csl_json():
    (item,) = csl([make_passage()])
    assert item.pop("id") != item.pop("note")
    assert item == {
        "type": "post",
        "genre": "Online forum post",
        "title": "The new ferry #3",
        "author": [{"literal": "oarsman"}],
        "container-title": "River board",
        "number": "3",
        "issued": {"date-parts": [[2023, 3, 4]]},
        "accessed": {"date-parts": [[2023, 5, 2]]},
        "URL": "https://river.example/thread-4711-1-1.html",
        "archive_location": "ab" * 32,
    }


def test_biblatex():
    (entry,) = bib([make_passage()])
    assert entry.pop("key").startswith("post")
    assert tex(entry.pop("note")).startswith("Board: Town > Traffic; Thread: 4711; Post: 9001; File: pages/ferry.html")
    assert entry == {
        "type": "online",
        "author": "{oarsman}",
        "title": r"{The new ferry \#3}",
        "organization": "{River board}",
        "date": "2023-03-04",
        "urldate": "2023-05-02",
        "url": "https://river.example/thread-4711-1-1.html",
        "entrysubtype": "forumpost",
    }


def test_ris():
    (entry,) = ris([make_passage()])
    assert entry["type_of_reference"] == "ICOMM"
    assert (entry["authors"], entry["title"]) == (["oarsman"], "The new ferry #3")
    assert (entry["year"], entry["date"], entry["access_date"]) == ("2023", "2023/03/04/", "2023/05/02/")
    assert entry["urls"] == ["https://river.example/thread-4711-1-1.html"]
    assert "Board: Town > Traffic" in entry["notes"]


@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_whole(name):
    passages = [make_passage(author=name, thread_title=name, site=name)]
    assert csl(passages)[0]["author"] == [{"literal": " ".join(name.split())}]
    assert tex(bib(passages)[0]["author"]) == " ".join(name.split())
    assert ris(passages)[0]["authors"] == [" ".join(name.split())]


def test_text_of_a_page_begins_no_field_and_no_entry():
    hostile = "x\r\nER  - \r\nTY  - JOUR\nAU  - evil\x00\ud800"
    (entry,) = ris([make_passage(author=hostile, thread_title=hostile, source_file=hostile)])
    assert entry["type_of_reference"] == "ICOMM"
    assert entry["authors"] == ["x ER - TY - JOUR AU - evil"]


def test_addresses_hold_nothing_that_acts():
    passages = [make_passage(url="https://a.example/x y{z}\\渡\n")]
    encoded = "https://a.example/x%20y%7Bz%7D%5C%E6%B8%A1%0A"
    assert csl(passages)[0]["URL"] == bib(passages)[0]["url"] == ris(passages)[0]["urls"][0] == encoded


def test_what_is_unknown_is_left_out(sample_passages):
    post = sample_passages[2]
    assert set(csl([post])[0]) == {"id", "type", "genre", "title", "archive_location", "note"}
    assert set(bib([post])[0]) == {"type", "key", "title", "entrysubtype", "note"}
    assert {"authors", "year", "date", "urls"}.isdisjoint(ris([post])[0])


def test_a_time_that_could_not_be_read_stays_as_printed(sample_passages):
    assert "Time as printed: 昨天 20:15" in csl([sample_passages[1]])[0]["note"]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"])))
def test_tex_sets_every_text_as_it_is(text):
    escaped = escape(text)
    assert tex(escaped) == text
    assert escaped.count("{") == escaped.count("}")


def test_no_posts_give_an_empty_list():
    assert (csl([]), bib([]), ris([])) == ([], [], [])


def listed(passages, style: str) -> list[str]:
    out = io.BytesIO()
    written = exporter("references").write(passages, out, ExportOptions(citation=style))
    lines = out.getvalue().decode().splitlines()
    assert written == len(lines)
    return lines


THREE = [
    make_passage(1, author="渡", post_id=1),
    make_passage(2, author="bert", post_id=2),
    make_passage(3, author="bert", post_id=2),
    make_passage(4, author="Anna", post_id=3, thread_title="Two\nlines\x00"),
]


def test_references_are_numbered_in_their_order_where_the_style_is():
    heads = [line.split(".")[0] for line in listed(THREE, "gbt7714")]
    assert heads == ["[1] 渡", "[2] bert", "[3] Anna"]


def test_references_of_apa_are_in_the_order_of_names():
    lines = listed(THREE, "apa")
    assert [line.split(".")[0] for line in lines] == ["Anna", "bert", "渡"]
    assert "Two lines (post #3)" in lines[0]


@pytest.mark.parametrize("style", ["plain", "chicago"])
def test_other_references_stand_as_their_passages_do(style):
    assert [line.split(",")[0] for line in listed(THREE, style)] == ["渡", "bert", "Anna"]


@pytest.mark.parametrize("name", ["references", "csl-json", "biblatex", "ris"])
def test_citations_tell_what_was_left_out(name):
    written = exporter(name).write(THREE, io.BytesIO(), ExportOptions(citation="gbt7714"))
    assert (written, written.left_out) == (3, 1)
