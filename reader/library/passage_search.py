"""Which annotations answer a query of `reader.text.passage_query`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.errors import QueryError
from reader.library import tags as codebook
from reader.library.annotations import COLUMNS, WIDTH, make
from reader.library.records import moment
from reader.text.grams import folded
from reader.text.passage_query import FIRST_POST, WORDS, Beside, Condition
from reader.text.query_tree import Both, Either, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from reader.domain.annotation import Span, Tag
    from reader.library.annotations import AnnotationStore
    from reader.library.database import Database
    from reader.text.passage_query import Node

_FACTS = """
    SELECT a.id, a.post_id, a.exact, a.memo, a.coder, v.author, t.title, t.board,
           coalesce(nullif(t.site_name, ''), t.site), p.thread_id, p.floor, v.posted_at
    FROM annotation a JOIN post p ON p.id=a.post_id JOIN post_version v ON v.id=a.version_id
    JOIN thread t ON t.id=p.thread_id
    WHERE p.thread_id NOT IN (SELECT thread_id FROM removed)
"""
_HAS = {
    "memo": "a.memo<>''",
    "tag": "EXISTS (SELECT 1 FROM annotation_tag x WHERE x.annotation_id=a.id)",
    "image": "json_array_length(v.rest, '$.images')>0",
    "attachment": "json_array_length(v.rest, '$.attachments')>0",
    "quote": "json_array_length(v.rest, '$.quotes')>0",
    "rating": "json_array_length(v.rest, '$.ratings')>0",
}
_IN = "coalesce(json_extract(v.paragraphs, '$[1][' || a.first || ']'), 'body')=?"
_FIRST = (
    "p.floor=1 OR (p.floor IS NULL AND p.position=(SELECT min(o.position) FROM post o WHERE o.thread_id=p.thread_id))"
)
_IDS = "SELECT a.id FROM annotation a JOIN post p ON p.id=a.post_id JOIN post_version v ON v.id=a.version_id WHERE "
_THREADS = "FROM annotation a JOIN post p ON p.id=a.post_id JOIN thread t ON t.id=p.thread_id"
_VALUES = {
    "author": "SELECT DISTINCT v.author FROM annotation a JOIN post_version v ON v.id=a.version_id",
    "coder": "SELECT DISTINCT coder FROM annotation",
    "thread": f"SELECT DISTINCT t.title {_THREADS}",
    "board": f"SELECT DISTINCT t.board {_THREADS}",
    "site": "SELECT DISTINCT coalesce(nullif(t.site_name, ''), t.site) FROM thread t",
}


_MOST_FOLDS = 30_000


class _Fact(NamedTuple):
    """What conditions ask of one annotation; the columns of `_FACTS`."""

    id: str
    post_id: int
    text: str
    memo: str
    coder: str
    author: str | None
    thread: str
    board: str
    site: str
    thread_id: int
    floor: int | None
    posted_at: str | None


_BOARD = _Fact._fields.index("board")


class PassageSearch:
    """Answers one query.

    Args:
        database: the library's connection.
        annotations: tells where annotations stand now.
        tags: the codebook.
        where, params: which posts are asked about, as a condition that begins with AND.
        folds: texts folded before; kept from query to query, for folding takes most of the time.
    """

    def __init__(
        self,
        database: Database,
        annotations: AnnotationStore,
        tags: Sequence[Tag],
        where: str,
        params: Sequence[object],
        folds: dict[str, str],
    ) -> None:
        self._db = database
        self._annotations = annotations
        self._tags = tags
        rows = database.rows(_FACTS + where, params)
        boards = {stored: _board(stored) for stored in {row[_BOARD] for row in rows}}
        self._facts = [_Fact._make((*row[:_BOARD], boards[row[_BOARD]], *row[_BOARD + 1 :])) for row in rows]
        self._folded = folds
        self._all = frozenset(fact.id for fact in self._facts)

    def find(self, node: Node) -> frozenset[str]:
        """The annotations that answer.

        Raises:
            QueryError: it names a tag that there is not.
        """
        if isinstance(node, Condition):
            return self._condition(node)
        if isinstance(node, Not):
            return self._all - self.find(node.part)
        if isinstance(node, Both):
            return frozenset.intersection(*[self.find(part) for part in node.parts])
        if isinstance(node, Either):
            return frozenset.union(*[self.find(part) for part in node.parts])
        return self._beside(node)

    # -- single conditions -------------------------------------------------------------------------------------

    def _condition(self, node: Condition) -> frozenset[str]:
        if node.field == "tag":
            return self._tagged(node)
        if node.field in {"has", "in", FIRST_POST}:
            return self._told_by_posts(node)
        test = self._test(node)
        return frozenset(fact.id for fact in self._facts if test(fact))

    def _test(self, node: Condition) -> Callable[[_Fact], bool]:
        if node.field == "floor":
            first, last = node.floors
            return lambda fact: fact.floor is not None and first <= fact.floor <= last
        if node.field in {"on", "after", "before"}:
            return self._in_time(node)
        text, fold = node.text, self._fold
        if node.field == WORDS:
            return lambda f: any(text in fold(part) for part in (f.text, f.memo, f.author or "", f.thread))
        if node.field == "thread" and text.isdecimal():
            number = int(text)
            return lambda fact: fact.thread_id == number or text in fold(fact.thread)
        field = node.field
        return lambda fact: text in fold(getattr(fact, field) or "")

    def _in_time(self, node: Condition) -> Callable[[_Fact], bool]:
        start, end = node.period

        def test(fact: _Fact) -> bool:
            at = moment(fact.posted_at)
            return at is not None and start <= at.replace(tzinfo=None) < end

        return test

    def _fold(self, text: str) -> str:
        found = self._folded.get(text)
        if found is None:
            if len(self._folded) >= _MOST_FOLDS:
                self._folded.clear()
            found = self._folded[text] = folded(text)
        return found

    def _told_by_posts(self, node: Condition) -> frozenset[str]:
        params: tuple[object, ...] = ()
        if node.field == "has":
            where = _HAS[node.text]
        elif node.field == "in":
            where, params = _IN, (node.text,)
        else:
            where = _FIRST
        return self._all & {row[0] for row in self._db.rows(_IDS + where, params)}

    def _tagged(self, node: Condition) -> frozenset[str]:
        wanted = [str(tag) for tag in codebook.subtree(self._tags, self._named(node))]
        rows = self._db.rows(
            "SELECT annotation_id FROM annotation_tag WHERE tag_id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        return self._all & {row[0] for row in rows}

    def _named(self, node: Condition) -> list[UUID]:
        wanted = node.text.casefold()
        path = [part.strip() for part in wanted.split(">")]
        found = []
        for tag, names in codebook.paths(self._tags).items():
            full = [name.casefold() for name in names]
            begins = wanted.endswith("*") and len(path) == 1 and full[-1].startswith(wanted[:-1])
            if full[-1] == wanted or begins or (len(path) > 1 and full[-len(path) :] == path):
                found.append(tag)
        if not found:
            raise QueryError(f"There is no tag “{node.text}”.", node.column)
        return found

    # -- one passage beside another ----------------------------------------------------------------------------

    def _beside(self, node: Beside) -> frozenset[str]:
        left, right = self.find(node.left), self.find(node.right)
        posts = {fact.id: fact.post_id for fact in self._facts}
        shared = {posts[one] for one in left} & {posts[one] for one in right}
        spans = self._spans(one for one in left | right if posts[one] in shared)
        others: dict[int, list[Span]] = {}
        for one in right:
            if one in spans:
                others.setdefault(posts[one], []).append(spans[one])
        return frozenset(
            one
            for one in left
            if one in spans and any(_close(spans[one], other, node.most) for other in others.get(posts[one], ()))
        )

    def _spans(self, ids: Iterable[str]) -> dict[str, Span]:
        """Where annotations stand now; those that stand nowhere are left out."""
        named = json.dumps(list(ids))
        rows = self._db.rows(
            f"SELECT {COLUMNS}, p.version_id FROM annotation a JOIN post p ON p.id=a.post_id "  # noqa: S608 - constants
            "WHERE a.id IN (SELECT value FROM json_each(?))",
            (named,),
        )
        seen = [(row[0], self._annotations.seen(make(row, frozenset()), row[WIDTH]).shown) for row in rows]
        return {key: span for key, span in seen if span is not None}


def _close(one: Span, two: Span, most: int | None) -> bool:
    if most is None:
        return (one.first, one.start) < (two.last, two.end) and (two.first, two.start) < (one.last, one.end)
    return max(two.first - one.last, one.first - two.last) <= most


def _board(stored: str) -> str:
    try:
        names = json.loads(stored)
    except ValueError:
        return stored
    return " > ".join(names) if isinstance(names, list) and all(isinstance(name, str) for name in names) else stored


def known_values(database: Database, field: str) -> list[str]:
    """What passages have in a field, for completion; none where that cannot be told."""
    if field not in _VALUES:
        return []
    found = {row[0] for row in database.rows(_VALUES[field]) if row[0]}
    return sorted({name for text in found for name in (_board(text).split(" > ") if field == "board" else (text,))})
