"""What screen readers are told when something changes that has no focus of its own: what the keys of the pane do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PANE = "text_pane"
"""The name of panes as objects."""
PICKED = "pick_input"
"""The name of the line in which one types to pick: what would be picked is told while the keys stay there."""
ASKED = "search_input"
"""The name of the line that searches the library: how much is found is told while one types."""
_TELLING = frozenset({PANE, PICKED, ASKED})
_AT_SPI = ("xcb", "wayland")
"""Platforms whose screen readers listen on the accessibility bus."""
_AGAIN = "\u00a0"
"""Makes words differ that are said twice: a description that does not change is not told."""


def announce(widget: QWidget, words: str) -> None:
    """Have words spoken, where anybody listens.

    On Linux the words become the description of the part that has the keys, where it is one of `_TELLING`: every Orca
    tells what that changes to, those before version 45 know no announcements, and later ones would say both.

    Args:
        widget: where they belong.
        words: plain text.
    """
    if not words or not widget.isVisible():
        return
    # Nothing is announced before the window stands, and its start need not pay for this.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not QAccessible.isActive():
        return
    focus = QApplication.focusWidget()
    if focus is not None and told_by_description(focus):
        again = focus.accessibleDescription() == words
        focus.setAccessibleDescription(words + _AGAIN if again else words)
    else:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def told_by_description(widget: QWidget) -> bool:
    """Whether what is to be said belongs into the description of a widget with the keys, on AT-SPI."""
    if widget.objectName() not in _TELLING or not widget.hasFocus() or QApplication.platformName() not in _AT_SPI:
        return False
    from PySide6.QtGui import QAccessible

    return QAccessible.isActive()
