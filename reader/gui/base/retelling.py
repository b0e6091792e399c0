"""Another language for a window that is open: every fixed text in it is found and set anew, and nothing else changes.

Texts are fixed (a test sees to that), and each belongs to the class that set it. So what a part shows is looked up
among the texts of its own class and of the parts around it as they are worded in the old language; where it is one of
them, it gets the wording of the new one. Words that were put together of facts are no fixed texts: who made them
follows ``Look.language_changed``.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

from reader.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Words: TypeAlias = Callable[[str], str | None]
    """Gives the new wording of an old one; None for words that are no fixed text."""

_PROPERTIES: tuple[tuple[type[QObject], tuple[tuple[str, str], ...]], ...] = (
    (QAction, (("text", "setText"), ("toolTip", "setToolTip"))),
    (
        QWidget,
        (
            ("toolTip", "setToolTip"),
            ("accessibleName", "setAccessibleName"),
            ("accessibleDescription", "setAccessibleDescription"),
            ("windowTitle", "setWindowTitle"),
        ),
    ),
    (QLabel, (("text", "setText"),)),
    (QAbstractButton, (("text", "setText"),)),
    (QMenu, (("title", "setTitle"),)),
    (QGroupBox, (("title", "setTitle"),)),
    (QLineEdit, (("placeholderText", "setPlaceholderText"),)),
    (QPlainTextEdit, (("placeholderText", "setPlaceholderText"),)),
    (QTextEdit, (("placeholderText", "setPlaceholderText"),)),
)
_ANYWHERE = ("actions", "wording")
_MARKERS = ("hint", "empty_text")
"""Attributes of our own widgets that hold a sentence to be painted."""


class Retelling:
    """Remembers how all fixed texts are worded now, to word them anew once another language is in force."""

    def __init__(self) -> None:
        translate = QCoreApplication.translate
        self._sources: dict[str, dict[str, str]] = {}
        for context, source in _fixed_texts():
            self._sources.setdefault(context, {})[translate(context, source)] = source

    def tell(self, root: QWidget) -> None:
        """Word a window and all that is in it in the language in force.

        Args:
            root: the window.
        """
        for part in (root, *root.findChildren(QObject)):
            self._tell(part)

    def _tell(self, part: QObject) -> None:
        contexts: list[tuple[str, ...]] = []

        def words(text: str) -> str | None:
            if not text:
                return None
            if not contexts:
                contexts.append((*_contexts(part), *_ANYWHERE))
            return self._new(text, contexts[0])

        for kind, properties in _PROPERTIES:
            if isinstance(part, kind):
                for getter, setter in properties:
                    _reword(part, getter, setter, words)
        if isinstance(part, QComboBox):
            _items(part, words)
        elif isinstance(part, QTabWidget):
            for at in range(part.count()):
                part.setTabText(at, words(part.tabText(at)) or part.tabText(at))
        _painted(part, words)

    def _new(self, text: str, contexts: tuple[str, ...]) -> str | None:
        for context in contexts:
            source = self._sources.get(context, _NONE).get(text)
            if source is not None:
                return QCoreApplication.translate(context, source)
        return None


_NONE: Mapping[str, str] = {}


def _reword(part: Any, getter: str, setter: str, words: Words) -> None:  # noqa: ANN401 - looked up by name
    text = getattr(part, getter)()
    new = words(text)
    if new is not None and new != text:
        getattr(part, setter)(new)


def _items(box: QComboBox, words: Words) -> None:
    for at in range(box.count()):
        new = words(box.itemText(at))
        if new is not None:
            box.setItemText(at, new)


def _painted(part: QObject, words: Words) -> None:
    own = getattr(part, "__dict__", _NONE)
    for name in _MARKERS:
        text = own.get(name)
        new = words(text) if isinstance(text, str) else None
        if new is not None:
            setattr(part, name, new)
    if isinstance(part, QAbstractItemView):
        part.viewport().update()


def _contexts(part: QObject) -> Iterator[str]:
    """The classes of ours to which a part and what is around it belong, nearest first."""
    at: QObject | None = part
    while at is not None:
        for kind in type(at).__mro__:
            if kind.__module__.startswith("reader."):
                yield kind.__name__
        at = at.parent()


@lru_cache(maxsize=1)
def _fixed_texts() -> tuple[tuple[str, str], ...]:
    """(context, English text) of everything that can be translated, from the file that the translators write."""
    import xml.etree.ElementTree as ET

    root = ET.parse(resource("translations/postil_zh_CN.ts")).getroot()  # noqa: S314 - our own file
    return tuple(
        (context.findtext("name") or "", message.findtext("source") or "")
        for context in root.iter("context")
        for message in context.iter("message")
        if not message.get("numerus")
    )
