"""What screen readers are told when something changes that has no focus of its own.

The pane paints its text itself, so there is no widget for each paragraph. Interfaces for paragraphs made in Python
(`QAccessibleInterface`) cannot be used: Qt keeps what a screen reader asked for until the program ends, and deletes it
after Python has done so. Announcements and the description of the pane say the same without that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have words spoken, where anybody listens.

    Args:
        widget: where they belong.
        words: plain text.
    """
    if not words or not widget.isVisible():
        return
    # Nothing is announced before the window stands, and its start need not pay for this.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
