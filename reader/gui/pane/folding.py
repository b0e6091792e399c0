"""Which lines of a thread are folded: long quotations, signatures, notices and ratings.

Nothing is taken away by folding: a stretch that is tagged or that holds a hit of the search stays open, and what the
reader opened or closed stays so as long as the window lives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reader.domain.thread import ParagraphKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from reader.gui.pane.flow import Flow, Row

FOLDABLE = (ParagraphKind.QUOTE, ParagraphKind.SIGNATURE, ParagraphKind.NOTICE, ParagraphKind.RATING)
"""The kinds that can be folded, in the order in which they are offered."""

QUOTE_LINES = 3
"""Lines of a folded quotation that stay in sight."""

Key: TypeAlias = tuple[int, str, int]
"""Names a stretch across threads: its post, its kind, its first paragraph."""


class Fold:
    """Rows of one post that fold together.

    Args:
        key: its name.
        first: its first row; it is shown when the others are folded away.
        kind: the kind of all its paragraphs.
    """

    __slots__ = ("closed", "cut", "first", "key", "kind", "rest", "stop")

    def __init__(self, key: Key, first: int, kind: ParagraphKind) -> None:
        self.key = key
        self.first = first
        self.stop = first + 1
        self.kind = kind
        self.closed: bool | None = None
        """None while nobody asked."""
        self.cut = (first, 1)
        """The last row in sight when it is closed, and how many lines of it are."""
        self.rest = 0
        """Lines out of sight when it is closed."""

    @property
    def rows(self) -> range:
        """Its rows."""
        return range(self.first, self.stop)


class Shape(NamedTuple):
    """How a row of a fold is set.

    Args:
        lines: how many lines at most; 0 for all, -1 for none of it.
        summary: words in place of the text.
        foot: words below it.
    """

    lines: int = 0
    summary: str = ""
    foot: str = ""


HIDDEN = Shape(-1)


class Memory:
    """What the reader opened and closed, and which kinds are folded otherwise; it outlives the thread in view."""

    def __init__(self) -> None:
        self.kinds: frozenset[ParagraphKind] = frozenset(FOLDABLE)
        self.all_open = False
        self.choices: dict[Key, bool] = {}
        """For each stretch that was opened (True) or closed (False) by hand."""

    def wants(self, fold: Fold) -> bool:
        """Whether a stretch is wanted open."""
        return self.choices.get(fold.key, self.all_open or fold.kind not in self.kinds)


class Folds:
    """The folds of one thread.

    Args:
        flow: its rows.
        memory: what the reader wants.
        lines: how many lines a row takes when it is set whole.
    """

    def __init__(self, flow: Flow, memory: Memory, lines: Callable[[Row], int]) -> None:
        self._flow = flow
        self._memory = memory
        self._lines = lines
        self._at: dict[int, Fold] = {}
        self._tagged: Collection[int] = frozenset()
        self._hit: Collection[int] = frozenset()
        self._first: list[Fold] = []
        self.extend(0)

    def extend(self, start: int) -> None:
        """Find those in posts that were added to the flow, whose text rows are those from this rank on."""
        for fold in self._find(self._flow.text_rows[start:]):
            self._first.append(fold)
            self._at.update(dict.fromkeys(fold.rows, fold))

    def _find(self, text_rows: Iterable[int]) -> Iterator[Fold]:
        fold: Fold | None = None
        quote: int | None = None
        for index in text_rows:
            row = self._flow.rows[index]
            paragraph = row.paragraph
            if paragraph is None or paragraph.kind not in FOLDABLE:
                continue
            post = self._flow.posts[row.post].id
            goes_on = fold is not None and fold.stop == index and fold.key[:2] == (post, paragraph.kind.value)
            if fold is not None and goes_on and paragraph.quote == quote:
                fold.stop += 1
                continue
            if fold is not None:
                yield fold
            fold, quote = Fold((post, paragraph.kind.value, paragraph.ordinal), index, paragraph.kind), paragraph.quote
        if fold is not None:
            yield fold

    def __iter__(self) -> Iterator[Fold]:
        """Each fold once, in reading order."""
        return iter(self._first)

    def at(self, index: int) -> Fold | None:
        """The fold that a row belongs to."""
        return self._at.get(index)

    def is_closed(self, fold: Fold) -> bool:
        """Whether it is folded now."""
        if fold.closed is None:
            fold.closed = not self.pinned(fold) and not self._memory.wants(fold) and self.measure(fold)
        return fold.closed

    def pinned(self, fold: Fold) -> bool:
        """Whether something in it must be seen."""
        return any(row in self._tagged or row in self._hit for row in fold.rows)

    def measure(self, fold: Fold) -> bool:
        """Work out what is in sight when it is closed; whether anything would be out of sight.

        A quotation that is one line longer than those in sight is left as it is: the words on what is folded take a
        line themselves.
        """
        most = QUOTE_LINES if fold.kind is ParagraphKind.QUOTE else 1
        total, fold.cut = 0, (fold.first, most)
        for index in fold.rows:
            lines = self._lines(self._flow.rows[index])
            if total < most:
                fold.cut = (index, min(lines, most - total))
            total += lines
        fold.rest = total - most
        return fold.rest > (1 if most > 1 else 0)

    def set_tagged(self, rows: Collection[int]) -> set[int]:
        """Keep the folds of these rows open; the rows of folds that this may change."""
        before, self._tagged = self._tagged, rows
        return self._forget({*before} ^ {*rows})

    def set_hits(self, rows: Collection[int]) -> set[int]:
        """Keep the folds of these rows open; the rows of folds that this may change."""
        before, self._hit = self._hit, rows
        return self._forget({*before} ^ {*rows})

    def choose(self, fold: Fold, *, opened: bool) -> set[int]:
        """Open or close a fold for good; its rows."""
        self._memory.choices[fold.key] = opened
        return self._forget((fold.first,))

    def forget(self) -> None:
        """Work every fold out again: the width, the fonts or what is wanted are others."""
        for fold in self:
            fold.closed = None

    def _forget(self, rows: Iterable[int]) -> set[int]:
        changed: set[int] = set()
        for index in rows:
            fold = self._at.get(index)
            if fold is not None and index not in changed:
                fold.closed = None
                changed.update(fold.rows)
        return changed
