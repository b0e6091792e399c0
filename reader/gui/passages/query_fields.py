"""The fields of the query language in words, for those who build a query by choosing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.gui.base.action_spec import QT_TRANSLATE_NOOP
from reader.gui.base.wording import translate
from reader.text.passage_query import FIRST_POST, HAS, IN, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from PySide6.QtGui import QColor

    from reader.domain.annotation import Tag

DATES = ("on", "after", "before")
NAMED = ("author", "board", "thread", "site", "coder")
"""Fields whose values are names that the library knows."""
LISTED = {"has": HAS, "in": IN}
PICKED = ("tag", WORDS, "text", "author", "board", "thread", "site", "coder", "memo", "floor", "on", "has", "in",
          FIRST_POST)  # fmt: skip
"""What can be chosen, the likeliest first; the three fields of dates are one."""

_FIELDS = {
    "tag": QT_TRANSLATE_NOOP("wording", "Tag"),
    WORDS: QT_TRANSLATE_NOOP("wording", "Words anywhere"),
    "text": QT_TRANSLATE_NOOP("wording", "Text"),
    "author": QT_TRANSLATE_NOOP("wording", "Author"),
    "board": QT_TRANSLATE_NOOP("wording", "Board"),
    "thread": QT_TRANSLATE_NOOP("wording", "Thread"),
    "site": QT_TRANSLATE_NOOP("wording", "Site"),
    "coder": QT_TRANSLATE_NOOP("wording", "Coder"),
    "memo": QT_TRANSLATE_NOOP("wording", "Memo"),
    "floor": QT_TRANSLATE_NOOP("wording", "Floor"),
    "on": QT_TRANSLATE_NOOP("wording", "Date"),
    "has": QT_TRANSLATE_NOOP("wording", "Comes with"),
    "in": QT_TRANSLATE_NOOP("wording", "Kind of paragraph"),
    FIRST_POST: QT_TRANSLATE_NOOP("wording", "First post"),
}
_VALUES = {
    "attachment": QT_TRANSLATE_NOOP("wording", "attachment"),
    "image": QT_TRANSLATE_NOOP("wording", "image"),
    "memo": QT_TRANSLATE_NOOP("wording", "memo"),
    "quote": QT_TRANSLATE_NOOP("wording", "quotation"),
    "rating": QT_TRANSLATE_NOOP("wording", "rating"),
    "tag": QT_TRANSLATE_NOOP("wording", "tag"),
    "body": QT_TRANSLATE_NOOP("wording", "body text"),
    "heading": QT_TRANSLATE_NOOP("wording", "heading"),
    "list": QT_TRANSLATE_NOOP("wording", "list"),
    "code": QT_TRANSLATE_NOOP("wording", "code"),
    "table": QT_TRANSLATE_NOOP("wording", "table"),
    "comment": QT_TRANSLATE_NOOP("wording", "comment"),
    "notice": QT_TRANSLATE_NOOP("wording", "notice"),
    "signature": QT_TRANSLATE_NOOP("wording", "signature"),
}
_HOLDS = (QT_TRANSLATE_NOOP("wording", "contains"), QT_TRANSLATE_NOOP("wording", "does not contain"))
_IS = (QT_TRANSLATE_NOOP("wording", "is"), QT_TRANSLATE_NOOP("wording", "is not"))
_HAS = (QT_TRANSLATE_NOOP("wording", "with"), QT_TRANSLATE_NOOP("wording", "without"))
_TAG = (QT_TRANSLATE_NOOP("wording", "is, or is below"), QT_TRANSLATE_NOOP("wording", "is not, nor below"))
_DATES = (
    (QT_TRANSLATE_NOOP("wording", "on"), "on", False),
    (QT_TRANSLATE_NOOP("wording", "from"), "after", False),
    (QT_TRANSLATE_NOOP("wording", "before"), "before", False),
    (QT_TRANSLATE_NOOP("wording", "not on"), "on", True),
    (QT_TRANSLATE_NOOP("wording", "not from"), "after", True),
    (QT_TRANSLATE_NOOP("wording", "not before"), "before", True),
)


class KnownTag(NamedTuple):
    """A tag to choose.

    Args:
        name: as the query names it: with those above it where the name alone would not do.
        depth: how many are above it.
        colour: of its bar.
    """

    name: str
    depth: int
    colour: QColor


class Known(NamedTuple):
    """What there is to choose from.

    Args:
        tags: gives the codebook, parents before children.
        values: gives what passages have in a field.
    """

    tags: Callable[[], list[KnownTag]]
    values: Callable[[str], list[str]]


def tag_paths(tags: Iterable[Tag]) -> dict[UUID, tuple[str, ...]]:
    """For each tag of a codebook the names from the top down to it; parents come before their children."""
    found: dict[UUID, tuple[str, ...]] = {}
    for tag in tags:
        found[tag.id] = (*(found.get(tag.parent, ()) if tag.parent else ()), tag.name)
    return found


def tag_names(tags: Iterable[Tag]) -> dict[UUID, str]:
    """How a query names each tag: with those above it where its name alone would mean others too."""
    paths = tag_paths(tags)
    used = Counter(path[-1].casefold() for path in paths.values())
    return {tag: path[-1] if used[path[-1].casefold()] == 1 else " > ".join(path) for tag, path in paths.items()}


def field_words(field: str) -> str:
    """A field's name."""
    return translate("wording", _FIELDS[field])


def value_words(value: str) -> str:
    """A value of ``has:`` or ``in:``."""
    return translate("wording", _VALUES[value]) if value in _VALUES else value


def relations(field: str) -> list[tuple[str, str, bool]]:
    """The relations of a picked field: words, the field in the query, and whether it is negated."""
    if field in DATES:
        return [(translate("wording", words), name, negated) for words, name, negated in _DATES]
    pair = _IS if field in {"floor", "in", FIRST_POST} else _HAS if field == "has" else _HOLDS
    yes, no = _TAG if field == "tag" else pair
    return [(translate("wording", yes), field, False), (translate("wording", no), field, True)]
