"""What Postil writes for other programs comes back the same: words, codes, memos, coders, times."""

from __future__ import annotations

import random

import pytest

from reader.domain.annotation import Span
from reader.export.base import ExportOptions
from reader.export.colours import paint
from reader.intake.registry import read_project
from reader.library.library import Library
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.exporting import export_file
from reader.session.reading import ReadingSession
from tests.library import making

SIGNS = "渡口灯塔abc XYZ 12,.!？\U0001f6a2\U00020bb7e\u0301\u200d好<&>"
POSTS = 8


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A library of two threads with sixty annotations by two coders, at places of chance."""
    chance = random.Random(5)
    folder = tmp_path_factory.mktemp("trip")
    path = folder / "trip.postil"
    library = Library(path)
    for tid in ("77", "88"):
        texts = [["".join(chance.choices(SIGNS, k=30)).strip() + "." for _ in range(4)] for _ in range(POSTS)]
        posts = [making.post(f"{tid}{at}", at + 1, *text) for at, text in enumerate(texts)]
        making.store(library, making.page(*posts, tid=tid, captured=making.at(2)), name=tid)
    library.close()
    for coder in ("Mei", "李明 <&>"):
        session = ReadingSession(path, coder=coder)
        if not session.tags():
            for name, colour in (("Trust", "blue"), ("Doubt <&>", "#0A0b0c"), ("信任", "olive")):
                above = session.tags()[0].id if session.tags() else None
                session.apply(AddTag(new_tag(name, session.tags(), parent=above, colour=colour)))
        tags = [tag.id for tag in session.tags()]
        for head in session.threads():
            for stored in session.posts(head.id):
                for _ in range(2):
                    first, last = sorted(chance.choices(range(4), k=2))
                    lengths = [len(p.text) for p in stored.post.paragraphs]
                    start, end = chance.randrange(lengths[first] - 1), chance.randrange(1, lengths[last])
                    if first == last and start >= end:
                        start, end = 0, lengths[last]
                    place = ((stored.id, Span(first, start, last, end)),)
                    session.apply(SetTags(place, tuple(chance.sample(tags, chance.randrange(1, 3)))))
                    if chance.random() < 0.3:
                        session.apply(SetMemo(place, "Why?\n\U0001f914 " + chance.choice(SIGNS)))
        session.close()
    session = ReadingSession(path, read_only=True)
    passages = session.passages()
    session.close()
    assert len(passages) > 50
    return path, passages


def facts(passage) -> tuple[object, ...]:
    annotation = passage.annotation
    times = annotation.created, annotation.modified
    return frozenset(passage.tag_paths), annotation.memo, annotation.coder, *times


def told(mark, paths) -> tuple[object, ...]:
    return frozenset(paths[code] for code in mark.codes), mark.memo, mark.coder, mark.created, mark.modified


@pytest.mark.parametrize("utf16", [False, True])
def test_a_project_comes_back_the_same(written, tmp_path, utf16):
    path, passages = written
    out = tmp_path / "trip.qdpx"
    export_file(path, passages, "qdpx", out, ExportOptions(utf16=utf16))
    project = read_project(out)
    paths = {code.guid: code.path for code in project.codes}
    back = {
        s.mark.guid: (source.text[s.start : s.end], *told(s.mark, paths))
        for source in project.sources
        for s in source.selections
    }
    assert back == {str(p.annotation.id): (p.text, *facts(p)) for p in passages}
    assert set(project.users) == {"Mei", "李明 <&>"}


@pytest.mark.parametrize("name", ["qdpx", "qdc"])
def test_the_codebook_comes_back_the_same(written, tmp_path, name):
    path, passages = written
    out = tmp_path / f"trip.{name}"
    export_file(path, passages, name, out, ExportOptions())
    session = ReadingSession(path, read_only=True)
    known = {str(tag.id): paint(tag.colour).bar for tag in session.tags()}
    session.close()
    codes = read_project(out).codes
    assert {code.guid: code.colour.lower() for code in codes} == known
    assert [code.path for code in codes] == [("Trust",), ("Trust", "Doubt <&>"), ("Trust", "信任")]


def test_annotations_come_back_the_same(written, tmp_path):
    path, passages = written
    out = tmp_path / "trip.jsonld"
    export_file(path, passages, "webannotation", out, ExportOptions())
    project = read_project(out)
    paths = {code.guid: code.path for code in project.codes}
    back = {q.mark.guid: (q.quote.exact, q.quote.prefix, q.url, *told(q.mark, paths)) for q in project.quoted}
    quotes = {str(p.annotation.id): p.annotation.target.quote.prefix for p in passages}
    assert back == {str(p.annotation.id): (p.text, quotes[str(p.annotation.id)], p.url, *facts(p)) for p in passages}
