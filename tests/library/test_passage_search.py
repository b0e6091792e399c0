"""Queries over passages agree with looking at each passage."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.annotation import PassageQuery, Span
from reader.domain.errors import QueryError
from reader.domain.thread import ParagraphKind
from reader.library.library import Library
from reader.session.editing import AddTag, SetMemo, SetTags, new_tag
from reader.session.reading import ReadingSession
from reader.text.grams import folded
from tests.library import making

WORDS = ("渡口", "灯塔", "bus", "Fare", "發展")
AUTHORS = ("ann", "Bob", "渡口客")
TAGS = ("Policy", "Mood", "Joy", "Trust")


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    path = tmp_path_factory.mktemp("q") / "q.postil"
    library = Library(path)
    start = datetime(2022, 1, 30, 12, tzinfo=UTC)
    for thread in range(3):
        posts = []
        for number in range(6):
            lines = [f"{WORDS[(thread + number + i) % 5]} {WORDS[(number * 2 + i) % 5]} {i}" for i in range(4)]
            posts.append(
                making.post(
                    str(number + 1),
                    number + 1 if number != 3 else None,
                    *lines,
                    author=AUTHORS[(number + thread) % 3],
                    posted_at=start + timedelta(days=number * 9 + thread) if number != 2 else None,
                )
            )
        page = making.page(*posts, tid=str(thread + 50), title=f"{WORDS[thread]} news {thread}", board=("Town", "Talk"))
        making.store(library, page, name=f"n{thread}")
    library.close()
    opened = ReadingSession(path, coder="Ada")
    fill(opened)
    yield opened
    opened.close()


def fill(session):
    made = {}
    for name in TAGS:
        tag = new_tag(name, session.tags(), parent=made.get("Mood") if name == "Joy" else None)
        session.apply(AddTag(tag))
        made[name] = tag.id
    step = 0
    for head in session.threads():
        for stored in session.posts(head.id):
            paragraphs = stored.post.paragraphs
            for first in range(len(paragraphs)):
                step += 1
                if step % 5 == 0:
                    continue
                last = min(len(paragraphs) - 1, first + step % 2)
                end = len(paragraphs[last].text) - (2 if step % 3 == 0 else 0)
                session.coder = ("Ada", "Mei")[step % 2]
                spans = ((stored.id, Span(first, step % 4, last, end)),)
                session.apply(SetTags(spans, frozenset({made[TAGS[step % 4]], made[TAGS[step * 7 % 3]]})))
                if step % 6 == 0:
                    session.apply(SetMemo(spans, f"memo {WORDS[step % 5]}"))


# -- the same by looking at each -----------------------------------------------------------------------------------

LEAVES = [
    *(f"tag:{name}" for name in TAGS),
    'tag:"Mood > Joy"',
    "tag:Mo*",
    *WORDS,
    *(f"text:{word}" for word in WORDS),
    "text:发展",
    *(f"author:{name}" for name in AUTHORS),
    "author:BOB",
    "memo:bus",
    "coder:mei",
    "thread:news",
    "thread:2",
    "thread:灯塔",
    "board:talk",
    "board:nowhere",
    "site:example",
    "floor:2",
    "floor:1-3",
    "floor:5-",
    "after:2022-02",
    "before:2022-03-01",
    "on:2022-02",
    "has:memo",
    "has:tag",
    "has:image",
    "in:body",
    "in:quote",
    "first-post",
]


class Brute:
    """Evaluates trees of query texts over passages."""

    def __init__(self, session):
        self.passages = session.passages()
        self.posts = {s.id: s for h in session.threads() for s in session.posts(h.id)}
        self.firsts = {session.posts(h.id)[0].id for h in session.threads()}

    def holds(self, tree, passage):
        kind = tree[0]
        if kind == "leaf":
            return self.leaf(tree[1], passage)
        if kind == "not":
            return not self.holds(tree[1], passage)
        if kind == "and":
            return all(self.holds(part, passage) for part in tree[1:])
        if kind == "or":
            return any(self.holds(part, passage) for part in tree[1:])
        return self.holds(tree[1], passage) and any(
            self.meets(kind, passage, other) for other in self.passages if self.holds(tree[2], other)
        )

    def meets(self, kind, one, two):
        if one.annotation.target.post_id != two.annotation.target.post_id:
            return False
        a, b = one.annotation.shown, two.annotation.shown
        if kind == "overlaps":
            post = self.posts[one.annotation.target.post_id].post
            return bool(set(signs(post, a)) & set(signs(post, b)))
        return min(abs(x - y) for x in range(a.first, a.last + 1) for y in range(b.first, b.last + 1)) <= int(kind[5:])

    def leaf(self, text, p):
        field, _colon, value = text.rpartition(":")
        value = value.strip('"')
        low = folded(value)
        month = (p.posted_at.year, p.posted_at.month) if p.posted_at else None
        posted = self.posts[p.annotation.target.post_id]
        tests = {
            "tag": lambda: any(self.worn(value, path) for path in p.tag_paths),
            "text": lambda: low in folded(p.text),
            "author": lambda: low in folded(p.author or ""),
            "memo": lambda: low in folded(p.annotation.memo),
            "coder": lambda: low in folded(p.annotation.coder),
            "thread": lambda: low in folded(p.thread_title) or (value.isdigit() and int(value) == p.thread_id),
            "board": lambda: low in folded(" > ".join(p.board)),
            "site": lambda: low in folded(p.site),
            "floor": lambda: p.floor in {"2": {2}, "1-3": {1, 2, 3}, "5-": {5, 6, 7, 8}}[value],
            "after": lambda: month is not None and month >= (2022, 2),
            "before": lambda: month is not None and month < (2022, 3),
            "on": lambda: month == (2022, 2),
            "has": lambda: {"memo": bool(p.annotation.memo), "tag": bool(p.tags), "image": False}[value],
            "in": lambda: posted.post.paragraphs[p.annotation.shown.first].kind is ParagraphKind(value),
        }
        if text == "first-post":
            return posted.id in self.firsts
        if not field:
            whole = (p.text, p.annotation.memo, p.author or "", p.thread_title)
            return any(low in folded(part) for part in whole)
        return tests[field]()

    def worn(self, value, path):
        if value.endswith("*"):
            return any(name.lower().startswith(value[:-1].lower()) for name in path)
        wanted = value.split(" > ")
        return any(list(path[i : i + len(wanted)]) == wanted for i in range(len(path)))


def signs(post, span):
    for number in range(span.first, span.last + 1):
        start = span.start if number == span.first else 0
        end = span.end if number == span.last else len(post.paragraphs[number].text)
        yield from ((number, at) for at in range(start, end))


def written(tree):
    kind = tree[0]
    if kind == "leaf":
        return tree[1]
    parts = [written(part) for part in tree[1:]]
    if kind == "not":
        return f"NOT ({parts[0]})"
    word = {"and": " ", "or": " OR "}.get(kind, f" {kind} ")
    return "(" + word.join(parts) + ")"


TREES = st.recursive(
    st.sampled_from(LEAVES).map(lambda leaf: ("leaf", leaf)),
    lambda inner: st.one_of(
        st.tuples(st.just("not"), inner),
        st.tuples(st.sampled_from(["and", "or"]), inner, inner),
        st.tuples(st.sampled_from(["near:0", "near:1", "near:2", "overlaps"]), inner, inner),
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def brute(session):
    return Brute(session)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES)
def test_a_query_agrees_with_looking_at_each_passage(session, brute, tree):
    found = [p.annotation.id for p in session.passages(PassageQuery(query=written(tree)))]
    assert found == [p.annotation.id for p in brute.passages if brute.holds(tree, p)]


@pytest.mark.parametrize("leaf", LEAVES)
def test_each_condition_agrees(session, brute, leaf):
    found = [p.annotation.id for p in session.passages(PassageQuery(query=leaf))]
    assert found == [p.annotation.id for p in brute.passages if brute.leaf(leaf, p)]


def test_conditions_tell_passages_apart(session, brute):
    told = [sum(brute.leaf(leaf, p) for p in brute.passages) for leaf in LEAVES]
    assert sum(0 < count < len(brute.passages) for count in told) > 20


def test_the_order_is_that_of_reading(session):
    passages = session.passages(PassageQuery(query="tag:Policy OR tag:Mood"))
    keys = [(p.thread_title, p.position, p.annotation.shown.first) for p in passages]
    assert all(one <= two for one, two in pairwise(keys))


def test_a_query_goes_with_the_other_wishes(session):
    every = session.passages(PassageQuery(query="tag:Policy"))
    thread = every[0].thread_id
    mood = next(tag.id for tag in session.tags() if tag.name == "Mood")
    found = session.passages(PassageQuery("bus", frozenset({mood}), thread, query="tag:Policy"))
    assert found
    assert all(p.thread_id == thread and {"Policy"} <= {t.name for t in p.tags} for p in found)
    posts = frozenset({every[0].annotation.target.post_id})
    near = session.passages(PassageQuery(posts=posts, query="tag:Policy near:9 tag:Mood"))
    assert {p.annotation.target.post_id for p in near} <= posts


def test_an_unknown_tag_is_pointed_at(session):
    with pytest.raises(QueryError) as found:
        session.passages(PassageQuery(query="x tag:Polcy"))
    assert (found.value.column, found.value.reason) == (7, "There is no tag “Polcy”.")


def test_values_for_completion(session):
    assert session.passage_values("tag") == ["Policy", "Mood", "Mood > Joy", "Trust"]
    assert session.passage_values("author") == sorted(AUTHORS)
    assert session.passage_values("coder") == ["Ada", "Mei"]
    assert session.passage_values("board") == ["Talk", "Town"]
    assert len(session.passage_values("thread")) == 3
    assert session.passage_values("floor") == []
