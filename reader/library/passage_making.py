"""Rows become passages; those that are as they were at the query before are not made anew, which would take longest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Passage
from reader.library import tags as codebook
from reader.library.annotations import WIDTH, make
from reader.library.records import moment, names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from reader.domain.annotation import Annotation, Tag
    from reader.library.annotations import AnnotationStore
    from reader.library.database import Row

SOURCE = (
    "v.id, t.id, t.title, t.key_id, coalesce(nullif(t.site_name, ''), t.site), t.board, v.forum_id, "
    "p.floor, v.author, v.author_id, v.posted_at, v.posted_raw, v.location, c.captured_at, c.captured_from, "
    "c.url, c.path, c.member, c.sha256, c.charset, c.software, p.position"
)
"""The columns that `PassageMaker.sources` takes, in its order."""
_MOST = 50_000
"""Passages that are kept at most; of more, those asked for last."""


class Source(NamedTuple):
    """What all passages of one version of a post share: the fields of `Passage` after its text, in their order."""

    thread_id: int
    title: str
    key_id: str
    site: str
    board: tuple[str, ...]
    forum_id: str
    floor: int | None
    author: str | None
    author_id: str | None
    posted_at: datetime | None
    posted_raw: str
    location: str | None
    captured_at: datetime | None
    captured_from: str | None
    url: str | None
    path: str
    member: str | None
    sha256: str
    charset: str
    software: str
    position: int


class _Worn(NamedTuple):
    """A set of tags, which few passages have alone."""

    held: frozenset[UUID]
    tags: tuple[Tag, ...]
    paths: tuple[tuple[str, ...], ...]
    ranks: tuple[int, ...]


class _Kept(NamedTuple):
    """A passage with all that it was made of."""

    row: Row
    worn: _Worn
    source: Source
    made: Annotation
    passage: Passage


class PassageMaker:
    """Makes passages.

    Args:
        annotations: tells where annotations stand now.
    """

    def __init__(self, annotations: AnnotationStore) -> None:
        self._annotations = annotations
        self._tags: list[Tag] = []
        self._by_id: dict[UUID, Tag] = {}
        self._paths: dict[UUID, tuple[str, ...]] = {}
        self._order: dict[UUID, int] = {}
        self._worn: dict[tuple[UUID, ...], _Worn] = {}
        self._boards: dict[str, tuple[str, ...]] = {}
        self._sources: dict[int, tuple[Row, Source]] = {}
        self._kept: dict[str, _Kept] = {}

    def sources(self, rows: Iterable[Row]) -> dict[int, Source]:
        """What is told by rows of `SOURCE`, by the version's number.

        Raises:
            ValueError: a row is damaged.
        """
        found: dict[int, Source] = {}
        for row in rows:
            known = self._sources.get(row[0])
            if known is None or known[0] != row:
                known = self._sources[row[0]] = row, self._source(row)
            found[row[0]] = known[1]
        return found

    def passages(
        self,
        rows: Sequence[Row],
        worn: Mapping[str, Sequence[UUID]],
        tags: list[Tag],
        sources: Mapping[int, Source],
    ) -> list[Passage]:
        """The passages of annotations, in the order of their rows.

        Args:
            rows: with the columns of `make` and the post's ``version_id`` after them.
            worn: the tags of each annotation.
            tags: the codebook.
            sources: of every version that the rows name.

        Raises:
            ValueError, TypeError: a row is damaged.
        """
        self._make_room(len(rows))
        self._follow(tags)
        seen, kept, none = self._annotations.seen, self._kept, ()
        passages = []
        for row in rows:
            ids = tuple(worn.get(row[0], none))
            known, source, set_tags = kept.get(row[0]), sources[row[2]], self._worn.get(ids) or self._wear(ids)
            if known is not None and known.source is source and known.worn is set_tags and known.row == row:
                shown = seen(known.made, row[WIDTH])
                if shown is known.passage.annotation:
                    passages.append(known.passage)
                    continue
            made = make(row, set_tags.held)
            shown = seen(made, row[WIDTH])
            passage = Passage(
                shown, set_tags.tags, set_tags.paths, shown.target.quote.exact, *source, tag_ranks=set_tags.ranks
            )
            kept[row[0]] = _Kept(row, set_tags, source, made, passage)
            passages.append(passage)
        return passages

    def _make_room(self, wanted: int) -> None:
        if len(self._kept) + wanted > 2 * _MOST or len(self._sources) > 2 * _MOST:
            self._kept.clear()
            self._sources.clear()

    def _follow(self, tags: list[Tag]) -> None:
        if tags != self._tags:
            self._tags = tags
            self._by_id = {tag.id: tag for tag in tags}
            self._paths = codebook.paths(tags)
            self._order = {tag_id: place for place, tag_id in enumerate(self._paths)}
            # Sets of which nothing changed stay what they are, and with them their passages: most edits add a tag.
            before, self._worn = self._worn, {}
            for ids, worn in before.items():
                if self._by_id.keys() >= worn.held and self._wear(ids) == worn:
                    self._worn[ids] = worn

    def _wear(self, ids: tuple[UUID, ...]) -> _Worn:
        in_order = sorted(ids, key=self._order.__getitem__)
        made = _Worn(
            frozenset(ids),
            tuple(self._by_id[i] for i in in_order),
            tuple(self._paths[i] for i in in_order),
            tuple(self._order[i] for i in in_order),
        )
        self._worn[ids] = made
        return made

    def _source(self, row: Row) -> Source:
        values = list(row[1:])
        board = self._boards.get(values[4])
        if board is None:
            board = self._boards[values[4]] = names(values[4])
        values[4] = board
        values[9], values[12] = moment(values[9]), moment(values[12])
        return Source._make(values)
