"""A line of the box to pick from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor


@dataclass(slots=True, eq=False, repr=False)
class Choice:
    """One line of the box to pick from.

    Args:
        text: what is shown and matched.
        value: what is picked.
        hint: shown behind the text, such as a shortcut; or gives that when the line is shown.
        colour: of a dot before it.
        ticked: whether it is set already.
        words: matched too, less than the text, such as an author.
        spelled: whether a Chinese text is found by pinyin as well.
    """

    text: str
    value: object
    hint: str | Callable[[], str] = ""
    colour: QColor | None = None
    ticked: bool = False
    words: str = ""
    spelled: bool = False
