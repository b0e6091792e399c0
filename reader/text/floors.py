"""A post's place in its thread as boards print it: ``#26``, ``4楼``, ``沙发``."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.text.paragraphs import normalise

_NAMES = {"楼主": 1, "樓主": 1, "沙发": 2, "沙發": 2, "板凳": 3, "地板": 4}
_NUMBER = re.compile(r"(?<!\d)\d{1,9}(?!\d)")
_THOUSANDS = re.compile(r"(?<=\d)[,.\u202f\u00a0](?=\d{3}(?!\d))")
_LONGEST = 24


class Floor(NamedTuple):
    """A post's place in its thread; members as `floor` and `floor_label` of `reader.domain.thread.Post`."""

    number: int | None = None
    label: str = ""


def read_floor(printed: str) -> Floor:
    """The place that a board prints above or beside a post.

    For engines of markup and of plain text alike: give what is printed and put both members into the post.

    Args:
        printed: the label alone, such as ``#26``, ``Reply #3``, ``4楼`` or ``沙发``; any length.

    Returns:
        The number, None where the label holds none that is known, and the label where it is more than the bare
        number. What is too long for a label is none.
    """
    label = normalise(printed[: _LONGEST * 4])
    if not label or len(label) > _LONGEST:
        return Floor()
    if label in _NAMES:
        return Floor(_NAMES[label], label)
    match = _NUMBER.search(_THOUSANDS.sub("", label))
    if match is None:
        return Floor(None, label)
    return Floor(int(match[0]), "" if label.isdecimal() else label)
