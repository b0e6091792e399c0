"""What bringing a file in came to, as lines for a terminal and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.session.bringing import BringReport, BroughtText


def in_words(report: BringReport, *, done: bool) -> Iterator[str]:
    """The report line by line.

    Args:
        report: what came over, or would.
        done: whether it did; else it is a preview.
    """
    yield f"{report.name}" + (f" ({report.origin})" if report.origin else "")
    yield f"Tags: {len(report.codes_new)} new, {len(report.codes_same)} there already"
    yield f"Passages: {report.passages} {'came over' if done else 'would come over'}, {report.known} there already"
    for text in report.texts:
        yield f"  {text.name}: {_became(text)}"
    if report.left:
        yield f"Did not come over: {len(report.left)}" if done else f"Would not come over: {len(report.left)}"
    for left in report.left:
        yield f"  {left.what}: {left.reason}"
    for warning in report.warnings:
        yield f"Note: {warning}"


def as_json(report: BringReport) -> dict[str, object]:
    """The report as plain data."""
    return {
        "name": report.name,
        "origin": report.origin,
        "tags_new": [list(path) for path in report.codes_new],
        "tags_same": [list(path) for path in report.codes_same],
        "texts": [text._asdict() for text in report.texts],
        "passages": report.passages,
        "known": report.known,
        "coders": list(report.coders),
        "left": [{"what": left.what, "kind": left.kind, "reason": left.reason} for left in report.left],
        "warnings": list(report.warnings),
    }


def _became(text: BroughtText) -> str:
    parts = [f"{text.placed} passage(s) in the thread “{text.thread}”"] if text.thread and text.placed else []
    if text.alone:
        parts.append(f"{text.own} passage(s) in a thread of its own")
    if text.known:
        parts.append(f"{text.known} there already")
    return ", ".join(parts) or f"nothing is marked in it; it is the thread “{text.thread}”"
