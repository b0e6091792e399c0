"""What a row of the table of actions is."""

from __future__ import annotations

from typing import NamedTuple


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - the name by which lupdate finds texts
    """Mark a text of the table for translation; Qt's own function of this name is typed ``object``."""
    return text


class Spec(NamedTuple):
    """One action.

    Args:
        id: stable name.
        menu: the menu it stands in: file, edit, view, read, tag, session, help.
        text: English text, translated in context ``actions``; ``&`` marks the mnemonic.
        keys: shortcuts, the first is shown.
        desk: which part of the window does it; ``method`` of it is called with ``args``.
        text_only: the shortcut works in the reading pane only, so that letters can be typed elsewhere.
        icon: name of an icon, or "".
        rule: a separator goes before it in the menu.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    desk: str
    method: str
    args: tuple[object, ...] = ()
    text_only: bool = False
    icon: str = ""
    rule: bool = False
