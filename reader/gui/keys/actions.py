"""Every action of the window: menus, palette, key list and shortcuts are made from the rows of one table.

The rows are in `reader.gui.keys.action_table`, those of reading and tagging in `reader.gui.keys.action_reading`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

from reader.gui.base.action_spec import Spec
from reader.gui.keys.action_table import MENUS, SPECS, TOGGLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

__all__ = ["MENUS", "SPECS", "TOGGLE_WORDS", "Spec", "command_keys", "dress", "make", "plain", "worded"]


def worded(text: str) -> str:
    """A menu text in the language of the window."""
    return QCoreApplication.translate("actions", text)


def command_keys() -> frozenset[str]:
    """The single characters that are commands by the table; a window asks its `KeyMap`."""
    return frozenset(key.upper() for spec in SPECS for key in spec.keys if len(key) == 1)


def plain(text: str) -> str:
    """A menu text without its mnemonic and dots; Chinese texts have the mnemonic in brackets."""
    words, _, mark = text.partition("(&")
    if mark[1:2] == ")":
        text = words + mark[2:]
    return text.replace("&", "").rstrip("…")


def make(spec: Spec, window: QWidget, pane: QWidget, call: Callable[..., object]) -> QAction:
    """Make the QAction of a spec; `dress` gives it words and keys.

    Args:
        spec: the action.
        window: owner of window-wide shortcuts.
        pane: owner of shortcuts that work in the reading pane only.
        call: what it does; called with the spec's arguments.
    """
    action = QAction(window)
    action.setObjectName(spec.id)
    action.setIconVisibleInMenu(bool(spec.icon))
    # Held down, a key that moves shall go on; one that changes something shall do so once.
    action.setAutoRepeat(spec.menu != "tag")
    if spec.text_only:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        pane.addAction(action)
    else:
        window.addAction(action)
    args = spec.args
    action.triggered.connect(lambda _checked=False: call(*args))
    return action


def dress(action: QAction, spec: Spec, keys: tuple[str, ...]) -> None:
    """Give an action its words in the language of the window, and its keys."""
    text = worded(spec.text)
    action.setText(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    shown = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    action.setToolTip(f"{plain(text)} ({shown})" if shown else plain(text))
