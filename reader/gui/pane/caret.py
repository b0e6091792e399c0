"""Where the reader is in the text and what is selected: whole paragraphs or a stretch of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.gui.pane.flow import Flow


class Spot(NamedTuple):
    """A place between characters: a row of the flow and a code point offset in its text."""

    row: int
    offset: int


class Caret:
    """The paragraph cursor, with a run of paragraphs or a stretch of characters selected from it.

    Args:
        flow: the thread that is shown.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.row = flow.text_rows[0] if flow.text_rows else -1
        self.run_from: int | None = None
        """Row where a run of paragraphs began, None when only the cursor's paragraph is meant."""
        self.stretch: tuple[Spot, Spot] | None = None
        """Where a stretch of characters began and where it is now."""

    def place(self, row: int, *, extend: bool = False) -> None:
        """Put the cursor on a text row; ``extend`` makes or stretches a run of paragraphs."""
        self.stretch = None
        if extend:
            if self.run_from is None:
                self.run_from = self.row
        else:
            self.run_from = None
        self.row = row

    def step(self, count: int, *, extend: bool = False, stops: Callable[[int], bool] | None = None) -> None:
        """Move by a number of paragraphs, down for positive ones, stopping at the ends.

        Args:
            count: how many.
            extend: make or stretch a run.
            stops: tells which rows the cursor may come to; all, unless given.
        """
        rows = self.flow.text_rows
        if not rows:
            return
        here = rank = self.flow.text_rank(self.row)
        step, left = (1 if count > 0 else -1), abs(count)
        while left and 0 <= rank + step < len(rows):
            rank += step
            if stops is None or stops(rows[rank]):
                here = rank
                left -= 1
        self.place(rows[here], extend=extend)

    def run(self) -> tuple[int, int]:
        """First and last row of the run (the cursor's row twice when there is none)."""
        if self.run_from is None:
            return self.row, self.row
        return min(self.run_from, self.row), max(self.run_from, self.row)

    def chars(self) -> tuple[Spot, Spot] | None:
        """The selected stretch of characters in reading order, None when it is empty."""
        if self.stretch is None or self.stretch[0] == self.stretch[1]:
            return None
        first, second = self.stretch
        return (first, second) if first <= second else (second, first)

    def select(self, anchor: Spot, here: Spot) -> None:
        """Select characters; the cursor goes to the paragraph where the selection ends."""
        self.run_from = None
        self.stretch = (anchor, here)
        self.row = here.row

    def drop(self) -> bool:
        """Forget the selection but keep the cursor; whether there was one."""
        had = self.run_from is not None or self.stretch is not None
        self.run_from = None
        self.stretch = None
        return had

    def move_in_text(self, here: Spot, *, extend: bool) -> None:
        """Move the character caret; ``extend`` selects from where it was."""
        self.run_from = None
        start = self.stretch[0] if extend and self.stretch is not None else here
        if extend and self.stretch is None:
            start = Spot(self.row, 0)
        self.stretch = (start, here)
        self.row = here.row

    def spans(self) -> tuple[tuple[int, Span], ...]:
        """What a tag would be put on, split at posts: (post id, span) in reading order."""
        chars = self.chars()
        if chars is not None:
            first, last = chars
        else:
            top, bottom = self.run()
            if top < 0:
                return ()
            first, last = Spot(top, 0), Spot(bottom, len(self.flow.rows[bottom].text))
        return tuple(self._split(first, last))

    def _split(self, first: Spot, last: Spot) -> list[tuple[int, Span]]:
        spans: list[tuple[int, Span]] = []
        rows = [r for r in range(first.row, last.row + 1) if self.flow.rows[r].paragraph is not None]
        while rows:
            post = self.flow.rows[rows[0]].post
            mine = [r for r in rows if self.flow.rows[r].post == post]
            rows = rows[len(mine) :]
            start = first.offset if mine[0] == first.row else 0
            end = last.offset if mine[-1] == last.row else len(self.flow.rows[mine[-1]].text)
            top, bottom = self.flow.rows[mine[0]].paragraph, self.flow.rows[mine[-1]].paragraph
            if top is None or bottom is None:
                continue
            span = Span(top.ordinal, start, bottom.ordinal, end)
            # A stretch from the end of one paragraph to the beginning of the next holds no words.
            if cut(tuple(p.text for p in self.flow.posts[post].post.paragraphs), span).strip():
                spans.append((self.flow.posts[post].id, span))
        return spans

    def pieces(self) -> list[tuple[int, str]]:
        """The selected words of each post, paragraphs joined by line feeds: (post id, words) in reading order."""
        found: list[tuple[int, str]] = []
        for post_id, span in self.spans():
            index = self.flow.post_index(post_id)
            if index is not None:
                paragraphs = self.flow.posts[index].post.paragraphs
                found.append((post_id, cut(tuple(p.text for p in paragraphs), span)))
        return found

    def text(self) -> str:
        """The selected words, paragraphs joined by line feeds."""
        return "\n".join(words for _post, words in self.pieces())


def cut(texts: tuple[str, ...], span: Span) -> str:
    """The words of a span of a post, paragraphs joined by line feeds."""
    if span.first == span.last:
        return texts[span.first][span.start : span.end]
    return "\n".join(
        [texts[span.first][span.start :], *texts[span.first + 1 : span.last], texts[span.last][: span.end]]
    )
