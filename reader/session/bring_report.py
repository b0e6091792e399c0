"""What came of bringing a file in, or would come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from reader.domain.annotation import Changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reader.session.bring_plan import Left, Plan


_NAMED = 5
"""How many unsure places are named."""


class BroughtText(NamedTuple):
    """What became, or would become, of a text.

    Args:
        name: its title.
        thread: title of the thread of the library that it is; ``""`` where it is none.
        placed: passages that went to that thread.
        known: passages that were there already.
        own: passages in a thread of its own.
        alone: whether it became a thread of its own.
    """

    name: str
    thread: str
    placed: int
    known: int
    own: int
    alone: bool


@dataclass(frozen=True, slots=True)
class BringReport:
    """What came over and what did not.

    Args:
        name, origin: the project and the program that wrote it.
        codes_new, codes_same: paths of the codes that are new, and of those that were there.
        texts: what became of each text.
        passages: annotations that came over.
        known: annotations that were there already.
        coders: the names of those who set them.
        left: what did not come over, and why.
        warnings: what could not be read for sure.
        changes: what differs now, for `ReadingSession.announce`.
    """

    name: str
    origin: str
    codes_new: tuple[tuple[str, ...], ...]
    codes_same: tuple[tuple[str, ...], ...]
    texts: tuple[BroughtText, ...]
    passages: int
    known: int
    coders: tuple[str, ...]
    left: tuple[Left, ...]
    warnings: tuple[str, ...]
    changes: Changes = field(default_factory=Changes)


def report_of(plan: Plan, passages: int, left: Iterable[Left], changes: Changes, known: int = 0) -> BringReport:
    """What a plan came to, or would come to.

    Args:
        plan: what went where.
        passages: annotations that came over.
        left: what did not.
        changes: what differs now.
        known: annotations that turned out to be there, beside those of the plan.
    """
    texts = [
        BroughtText(s.source.name, s.thread.title if s.thread else "", s.placed, s.known, len(s.rest), s.alone)
        for s in plan.sources
        if s.source.text.strip() or s.source.page is not None  # an empty text becomes no thread
    ]
    project = plan.project
    coders = [mark.coder for mark in (*(p.mark for p in plan.placed), *(r.mark for s in plan.sources for r in s.rest))]
    return BringReport(
        project.name,
        project.origin,
        tuple(code.path for code, tag in plan.codes if tag is None),
        tuple(code.path for code, tag in plan.codes if tag is not None),
        tuple(texts),
        passages,
        plan.known + known,
        tuple(sorted({coder for coder in coders if coder})),
        tuple(left),
        (*project.warnings, *_unsure(plan.unsure)),
        changes,
    )


def _unsure(words: Sequence[str]) -> Iterator[str]:
    if words:
        named = ", ".join(f"“{each}”" for each in words[:_NAMED]) + (", …" if len(words) > _NAMED else "")
        yield (
            f"{len(words)} short passage(s) stand where their words occur once, as the file does not tell what is "
            f"around them; look at {named}."
        )
