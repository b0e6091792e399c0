"""How screen readers find the text of the pane, which paints it itself and has no widget for each paragraph."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QAccessibleInterface

    from reader.gui.pane.marked_text import MarkedText


def give_voice(pane: MarkedText) -> None:
    """Have Qt ask `pane_voice` for the text of panes, from now on.

    Args:
        pane: the pane that is seen. What a screen reader was given for it before, at the very start, is taken back.
    """
    from PySide6.QtGui import QAccessible, QAccessibleEvent

    _install()
    if QAccessible.isActive():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(QAccessible.queryAccessibleInterface(pane)))
        if pane.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(pane, QAccessible.Event.Focus))


@lru_cache(maxsize=1)
def _install() -> None:
    from PySide6.QtGui import QAccessible

    QAccessible.installFactory(_voice_of)


def _voice_of(kind: str, part: QObject) -> QAccessibleInterface | None:
    if kind != "TextPane":
        return None
    # Nobody but a screen reader asks, so nobody else pays for it.
    from reader.gui.pane.pane_voice import PaneVoice

    return PaneVoice(cast("MarkedText", part))
