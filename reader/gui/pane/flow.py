"""The lines of a thread in reading order, and where each stands on a page that is only partly laid out.

A thread may have tens of thousands of paragraphs; laying all of them out would take seconds. So each line starts
with an estimated height and gets its true one when it is first shown. Sums of heights are kept in a binary indexed
tree (Fenwick 1994, "A new data structure for cumulative frequency tables"), so that finding a line by its position
and correcting a height are both O(log n).
"""

from __future__ import annotations

from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING

from reader.domain.thread import SIDE_KINDS, Paragraph, ParagraphKind, StoredPost
from reader.text.web_addresses import leads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.domain.thread import Link
    from reader.text.web_addresses import Lead


class Role(IntEnum):
    """What a line of the flow is."""

    TITLE = 0
    HEADER = 1
    TEXT = 2
    MEDIA = 3


class Row:
    """One block of the flow: the thread's title, a post's header, a paragraph, or the pictures of a post.

    Args:
        role: what it is.
        post: index of its post in the thread, -1 for the title.
        paragraph: the paragraph shown, None for title and header.
        label: a small line above the text, such as the author of a quotation.
        gap: whether space goes before it.

    ``link`` tells that the label leads to the post that is quoted; ``links`` are those of the paragraph.
    """

    __slots__ = ("_leads", "gap", "label", "link", "links", "paragraph", "post", "role")

    def __init__(
        self, role: Role, post: int, paragraph: Paragraph | None, label: str = "", *, gap: bool = True
    ) -> None:
        self.role = role
        self.post = post
        self.paragraph = paragraph
        self.label = label
        self.link = False
        self.links: Sequence[Link] = ()
        self._leads: tuple[Lead, ...] | None = None
        self.gap = gap

    @property
    def text(self) -> str:
        """The paragraph's text, or nothing."""
        return self.paragraph.text if self.paragraph is not None else ""

    @property
    def leads(self) -> tuple[Lead, ...]:
        """Where its words lead, in order; kept, as each painting and each move of the mouse asks for it."""
        if self._leads is None:
            self._leads = leads(self.text, self.links)
        return self._leads

    @property
    def kind(self) -> ParagraphKind:
        """The paragraph's kind; body for title and header."""
        return self.paragraph.kind if self.paragraph is not None else ParagraphKind.BODY

    @property
    def small(self) -> bool:
        """Whether it is set small and dim."""
        return self.paragraph is not None and self.paragraph.kind in SIDE_KINDS


class Heights:
    """Heights of rows in pixels with fast sums.

    Args:
        values: the first heights.
    """

    def __init__(self, values: Iterable[int]) -> None:
        self._values = list(values)
        count = len(self._values)
        tree = [0, *self._values]
        for i in range(1, count + 1):
            above = i + (i & -i)
            if above <= count:
                tree[above] += tree[i]
        self._tree = tree
        self._top = 1 << (count.bit_length() - 1) if count else 0

    def extend(self, values: Iterable[int]) -> None:
        """Add rows at the end."""
        tree = self._tree
        for value in values:
            index = len(tree)
            total, step = value, 1
            # A node sums up as many rows as its lowest bit says: its own and the nodes just before it.
            while step < index & -index:
                total += tree[index - step]
                step <<= 1
            self._values.append(value)
            tree.append(total)
        self._top = 1 << (len(self._values).bit_length() - 1) if self._values else 0

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, index: int) -> int:
        return self._values[index]

    def set(self, index: int, height: int) -> None:
        """Correct the height of a row."""
        delta = height - self._values[index]
        if not delta:
            return
        self._values[index] = height
        i = index + 1
        while i < len(self._tree):
            self._tree[i] += delta
            i += i & -i

    def before(self, index: int) -> int:
        """Sum of the heights of all rows before a row."""
        total = 0
        i = index
        while i > 0:
            total += self._tree[i]
            i -= i & -i
        return total

    @property
    def total(self) -> int:
        """Sum of all heights."""
        return self.before(len(self._values))

    def at(self, y: int) -> int:
        """The row that covers a position; the first or last one beyond the ends."""
        if not self._values:
            return -1
        rest = max(y, 0)
        index, step = 0, self._top
        while step:
            ahead = index + step
            if ahead < len(self._tree) and self._tree[ahead] <= rest:
                index = ahead
                rest -= self._tree[ahead]
            step >>= 1
        return min(index, len(self._values) - 1)


class Flow:
    """The rows of one thread and the maps between rows and posts.

    Args:
        posts: the thread's posts in reading order, or the first of them; `extend` takes the others.
        unknown: what nameless authors are called.
        start: how many posts of the thread stand before these.
    """

    def __init__(self, posts: Sequence[StoredPost], unknown: str = "", start: int = 0) -> None:
        self.posts: list[StoredPost] = []
        self.start = start
        self.rows: list[Row] = [Row(Role.TITLE, -1, None)]
        self.header_of: list[int] = []
        self.text_rows: list[int] = []
        self.unknown = unknown
        self._post_index: dict[int, int] = {}
        self._text_index: dict[int, int] = {}
        self._keys: set[str] = set()
        self._unlinked: list[Row] = []
        self.extend(posts)
        self.link()

    def extend(self, posts: Sequence[StoredPost]) -> None:
        """Add posts at the end; `link` is to be called after the last ones."""
        texts = len(self.text_rows)
        for index, stored in enumerate(posts, start=len(self.posts)):
            self.posts.append(stored)
            self._post_index[stored.id] = index
            if stored.post.post_id:
                self._keys.add(stored.post.post_id)
            self._add_post(index, stored)
        self._text_index.update((row, i) for i, row in enumerate(self.text_rows[texts:], start=texts))

    def link(self) -> None:
        """Have the quotations lead to their posts, now that all are known."""
        for row in self._unlinked:
            row.link = row.paragraph is not None and self._leads(self.posts[row.post], row.paragraph)
        self._unlinked = []

    def _add_post(self, index: int, stored: StoredPost) -> None:
        rows = self.rows
        self.header_of.append(len(rows))
        rows.append(Row(Role.HEADER, index, None))
        before: Paragraph | None = None
        for paragraph in stored.post.paragraphs:
            label = ""
            if paragraph.quote is not None and (
                before is None or before.quote != paragraph.quote or before.kind is not paragraph.kind
            ):
                label = _label(stored, paragraph, self.unknown)
            gap = before is None or before.kind is not paragraph.kind or paragraph.kind is not ParagraphKind.CODE
            self.text_rows.append(len(rows))
            row = Row(Role.TEXT, index, paragraph, label, gap=gap)
            if label:
                self._unlinked.append(row)
            rows.append(row)
            before = paragraph
        for ordinal, links in groupby(stored.post.links, lambda link: link.paragraph):
            rows[self.header_of[index] + 1 + ordinal].links = tuple(links)
        if stored.post.images:
            rows.append(Row(Role.MEDIA, index, None))

    def relabel(self, unknown: str) -> None:
        """Set the labels anew: nameless authors are called otherwise now."""
        self.unknown = unknown
        for row in self.rows:
            if row.label and row.paragraph is not None:
                row.label = _label(self.posts[row.post], row.paragraph, unknown)

    def _leads(self, stored: StoredPost, paragraph: Paragraph) -> bool:
        """Whether the post that a line quotes is in this thread."""
        quotes, index = stored.post.quotes, paragraph.quote or 0
        return paragraph.kind is ParagraphKind.QUOTE and index < len(quotes) and quotes[index].post_id in self._keys

    def row_of(self, post_id: int, ordinal: int) -> int | None:
        """The row of a paragraph; its post's header when the post has no such paragraph, None for unknown posts."""
        index = self._post_index.get(post_id)
        if index is None:
            return None
        row = self.header_of[index] + 1 + ordinal
        return row if row in self.rows_of(post_id) else self.header_of[index]

    def rows_of(self, post_id: int) -> range:
        """The text rows of a post; none for unknown posts."""
        index = self._post_index.get(post_id)
        if index is None:
            return range(0)
        end = self.header_of[index + 1] if index + 1 < len(self.header_of) else len(self.rows)
        if self.rows[end - 1].role is Role.MEDIA:
            end -= 1
        return range(self.header_of[index] + 1, end)

    def missing_before(self, post: int) -> tuple[int, int] | None:
        """The first and last floor that no capture shows between a post and the one before it, or None."""
        floor = self.posts[post].post.floor
        before = self.posts[post - 1].post.floor if post else None if self.start else 0
        if floor is None or before is None or floor <= before + 1:
            return None
        return before + 1, floor - 1

    def post_index(self, post_id: int) -> int | None:
        """The place of a post in the thread, from 0."""
        return self._post_index.get(post_id)

    def text_rank(self, row: int) -> int:
        """The place of a text row among the text rows; for others that of the next text row."""
        rank = self._text_index.get(row)
        if rank is not None:
            return rank
        return next((self._text_index[r] for r in range(row, len(self.rows)) if r in self._text_index), -1)

    def first_text(self, post: int) -> int | None:
        """The first text row of a post, None when it has none."""
        row = self.header_of[post] + 1
        if row >= len(self.rows) or self.rows[row].post != post or self.rows[row].role is not Role.TEXT:
            return None
        return row


def _label(stored: StoredPost, paragraph: Paragraph, unknown: str) -> str:
    index = paragraph.quote or 0
    if paragraph.kind is ParagraphKind.QUOTE and index < len(stored.post.quotes):
        return stored.post.quotes[index].author or ""
    if paragraph.kind is ParagraphKind.COMMENT and index < len(stored.post.comments):
        return stored.post.comments[index].author or unknown
    return ""
