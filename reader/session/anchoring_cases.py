"""Placing annotations in prepared cases, for measuring how well annotations keep their places.

A case is a line of JSON: a thread as it was (``old``) and as it is now (``new``), each a list of posts with ``pid``,
``author``, ``time`` and ``paras``, and ``annotations`` with ``post``, ``para`` and ``quote``. The answer to a case is
a line ``{"results": [{"state", "post", "para"}, …]}``, one result an annotation.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reader.domain.annotation import AnchorState, Span, Target
from reader.domain.errors import CaptureError
from reader.domain.thread import Paragraph
from reader.text.aligning import Trace, match_posts
from reader.text.anchoring import Placer, describe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Any


def answer_cases(path: Path) -> Iterator[dict[str, object]]:
    """The answers to a file of cases, one a line of the file.

    Raises:
        CaptureError: the file cannot be read, or a line of it is no case.
    """
    try:
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _answered(line, path, number)
    except (OSError, UnicodeDecodeError) as error:
        raise CaptureError(f"The cases cannot be read: {error}.", path) from error


def answer_case(case: Mapping[str, Any]) -> dict[str, object]:
    """Where the annotations of a case stand now.

    Raises:
        KeyError, TypeError, IndexError: it is no case.
    """
    there = match_posts([_trace(post) for post in case["old"]], [_trace(post) for post in case["new"]])
    old = [_paragraphs(post) for post in case["old"]]
    new = [_paragraphs(post) for post in case["new"]]
    placers: dict[int, Placer] = {}
    results = []
    for annotation in case["annotations"]:
        at = annotation["post"]
        post = there[at]
        span, state = None, AnchorState.ORPHAN
        target = _target(old[at], annotation["para"], annotation["quote"])
        if post is not None and target is not None:
            if at not in placers:
                placers[at] = Placer(old[at], new[post])
            span, state = placers[at].place(target)
        if state is AnchorState.EXACT and post != at:
            state = AnchorState.MOVED
        results.append(
            {"state": state.value, "post": post if span else None, "para": span.first if span else None},
        )
    return {"results": results}


def _answered(line: str, path: Path, number: int) -> dict[str, object]:
    try:
        return answer_case(json.loads(line))
    except (ValueError, KeyError, TypeError, IndexError, RecursionError) as error:
        raise CaptureError(f"Line {number} is no case.", path) from error


def _trace(post: Mapping[str, Any]) -> Trace:
    return Trace(post.get("pid") or "", post.get("author"), post.get("time"), tuple(post["paras"]))


def _paragraphs(post: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(i, text) for i, text in enumerate(post["paras"]))


def _target(paragraphs: tuple[Paragraph, ...], index: int, quote: str) -> Target | None:
    start = paragraphs[index].text.find(quote) if quote else -1
    if start < 0:
        return None
    span = Span(index, start, index, start + len(quote))
    words, digest = describe(paragraphs, span)
    return Target(0, 0, span, words, digest, len(paragraphs))
