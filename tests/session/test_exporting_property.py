"""Random libraries: every project and codebook is valid by the schemas of REFI-QDA, and holds each passage exactly."""

from __future__ import annotations

import io
import zipfile
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree

from reader.domain.annotation import Span
from reader.domain.memo import JOURNAL, Subject, SubjectKind
from reader.export.base import ExportOptions
from reader.export.cleaning import even
from reader.intake.registry import read_project
from reader.library.library import Library
from reader.session.bringing import bring
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.memos import WriteMemo
from reader.session.reading import ReadingSession
from tests.library import making

SCHEMAS = Path(__file__).parents[1] / "export" / "schema"
SIGNS = st.sampled_from(
    "渡口灯🛶\U0001f1e8\U0001f1f3e\u0301a b,<&>\"'\u200b\u202e\u00a0\ufeff\x0b\x1f\ufffe\ud800;>\\|#*_"
)
TEXT = st.text(SIGNS, min_size=1, max_size=24)
PLACE = st.tuples(*[st.integers(0, 30)] * 6)
NUMBERS = count()


@st.composite
def libraries(draw):
    return {
        "threads": draw(
            st.lists(
                st.tuples(TEXT, st.lists(st.lists(TEXT, max_size=3), min_size=1, max_size=3)), min_size=1, max_size=3
            )
        ),
        "authors": draw(st.lists(st.none() | TEXT, min_size=1, max_size=3)),
        "tags": draw(st.lists(st.tuples(TEXT, TEXT, st.integers(0, 4)), max_size=5)),
        "marks": draw(st.lists(st.tuples(PLACE, st.none() | TEXT), max_size=6)),
        "memos": draw(st.tuples(st.none() | TEXT, st.none() | TEXT, st.none() | TEXT, st.none() | TEXT)),
    }


def build(path, plan):
    """Make the library; spans and tags are taken as far as they exist."""
    with closing(Library(path)) as library:
        for number, (title, posts) in enumerate(plan["threads"]):
            made = [
                making.post(str(at + 1), at + 1, *lines, author=plan["authors"][at % len(plan["authors"])])
                for at, lines in enumerate(posts)
            ]
            making.store(library, making.page(*made, tid=str(number), title=title), name=f"n{number}-")
    with closing(ReadingSession(path, coder="Mei\ufffe & 🛶")) as session:
        tags = []
        for called, told, above in plan["tags"]:
            name = " ".join(called.split()) or "x"
            parent = tags[above].id if above < len(tags) else None
            if any((t.name.casefold(), t.parent) == (name.casefold(), parent) for t in tags):
                continue
            tag = new_tag(name, tags, parent=parent, description=told)
            session.apply(AddTag(tag))
            tags.append(tag)
        posts = [stored for head in session.threads() for stored in session.posts(head.id)]
        for (post, one, two, left, right, tag), memo in plan["marks"]:
            stored = posts[post % len(posts)]
            lengths = [len(p.text) for p in stored.post.paragraphs]
            if not lengths:
                continue
            first, last = sorted((one % len(lengths), two % len(lengths)))
            start, end = min(left, lengths[first]), min(right, lengths[last])
            if (first, start) >= (last, end):
                continue
            place = ((stored.id, Span(first, start, last, end)),)
            if tags:
                session.apply(SetTags(place, (tags[tag % len(tags)].id,)))
            if memo and memo.strip() and tags:
                session.apply(SetMemo(place, memo))
        subjects = [JOURNAL, Subject(SubjectKind.THREAD, "1"), Subject(SubjectKind.POST, str(posts[0].id))]
        subjects += [Subject(SubjectKind.TAG, str(tags[0].id))] if tags else []
        for subject, text in zip(subjects, plan["memos"], strict=False):
            if text and text.strip():
                session.apply(WriteMemo(subject, text))


def valid(name, data):
    root = etree.fromstring(data)
    etree.XMLSchema(etree.parse(SCHEMAS / name)).assertValid(root)
    return root


@pytest.mark.parametrize("utf16", [False, True])
@settings(
    max_examples=15, deadline=None, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(plan=libraries())
def test_a_random_library_goes_out_valid_and_comes_back(tmp_path, utf16, plan):
    path = tmp_path / f"{next(NUMBERS)}.postil"
    build(path, plan)
    out = path.with_suffix(".qdpx")
    with closing(ReadingSession(path, read_only=True)) as session:
        passages, tags = session.passages(), session.tags()
        session.export(passages, "qdpx", out, ExportOptions(all_threads=True, utf16=utf16))
        if tags:
            session.export(passages, "qdc", path.with_suffix(".qdc"), ExportOptions())
            valid("Codebook.xsd", path.with_suffix(".qdc").read_bytes())
    archive = zipfile.ZipFile(io.BytesIO(out.read_bytes()))
    root = valid("Project.xsd", archive.read("project.qde"))
    guids = [each.get("guid") for each in root.iter() if each.get("guid")]
    assert len(set(guids)) == len(guids)
    project = read_project(out)
    marks = {
        s.mark.guid: (source.text[s.start : s.end], len(s.mark.codes))
        for source in project.sources
        for s in source.selections
    }
    assert {guid: words.split() for guid, (words, _) in marks.items()} == {
        str(p.annotation.id): even(p.text.replace("\x0b", " ")).split() for p in passages
    }
    assert {guid: codes for guid, (_, codes) in marks.items()} == {str(p.annotation.id): len(p.tags) for p in passages}
    assert not project.warnings
    again = path.with_name(f"{path.stem}-b.postil")
    Library(again).close()
    report = bring(again, out, "Bo")
    # Two marks that differ by a line end only are the same passage, told as known.
    assert report.passages + report.known == len(passages) - len(report.left)
    assert {left.kind for left in report.left} <= {"no-words"}
