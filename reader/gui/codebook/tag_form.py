"""The small form below the codebook: definition, key and colour of the chosen tag."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from reader.gui.base.panel_parts import MARGIN, menu_button
from reader.gui.base.row_delegate import swatch
from reader.gui.base.theme import TAG_COLOURS
from reader.gui.base.wording import isolated, plain_tooltip
from reader.gui.codebook.tag_memo import TagMemoLine
from reader.gui.keys.actions import command_keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from reader.domain.annotation import Tag
    from reader.gui.base.theme import Look
    from reader.session.reading import ReadingSession

_EXAMPLES = 3
"""So many examples are shown; the rest is in the tooltip."""
_SAVE_AFTER = 700
"""Milliseconds after a key at which a definition is on the disk, whether others follow it or not."""


class TagForm(QWidget):
    """Shows one tag and tells how it shall be changed.

    Signals:
        changed(Tag, burst): the tag as it shall be; what is typed in one go bears one word, and is undone at once.
        refused(words): why a wish was not taken.
        memo_wanted(UUID): open the memo on the tag.
    """

    changed = Signal(object, str)
    memo_wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._tag: Tag | None = None
        self._editable = True
        self._typed = False
        self._burst = ""
        self._texts: list[str] = []
        self.commands: Callable[[], frozenset[str]] = command_keys
        self.colour = menu_button(self, self.tr("Colour"))
        self.key = QLineEdit(self)
        self.definition = QPlainTextEdit(self)
        self.memo = TagMemoLine(look, self)
        self.memo.clicked.connect(self._on_memo)
        self.examples = QLabel(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAVE_AFTER)
        self._lay_out()
        self.colour.menu().aboutToShow.connect(self._fill_colours)
        self.key.editingFinished.connect(self._on_key_done)
        self.definition.textChanged.connect(self._on_typed)
        self.definition.installEventFilter(self)
        self._timer.timeout.connect(self.flush)
        look.changed.connect(self._on_look_changed)
        look.language_changed.connect(self._retell)
        self._show()

    def _lay_out(self) -> None:
        self.key.setMaxLength(1)
        self.key.setFixedWidth(max(32, self.fontMetrics().horizontalAdvance("W") * 2 + 14))
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setAccessibleName(self.tr("Key"))
        self.key.setToolTip(self.tr("The key that sets this tag while reading"))
        self.definition.setPlaceholderText(self.tr("Definition: what the tag stands for"))
        self.definition.setAccessibleName(self.tr("Definition"))
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(max(72, self.fontMetrics().lineSpacing() * 3 + 14))
        label = QLabel(self.tr("&Key"), self)
        label.setBuddy(self.key)
        row = QHBoxLayout()
        row.setSpacing(MARGIN)
        row.addWidget(label)
        row.addWidget(self.key)
        row.addStretch()
        row.addWidget(self.colour)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.setSpacing(MARGIN)
        layout.addLayout(row)
        layout.addWidget(self.definition)
        layout.addWidget(self.memo)
        layout.addWidget(self.examples)
        self.examples.setTextFormat(Qt.TextFormat.PlainText)
        self.examples.setWordWrap(True)
        self.examples.setAccessibleName(self.tr("Examples"))
        self.examples.hide()
        self.colour.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.colour.setIconSize(QSize(16, 16))
        QWidget.setTabOrder(self.key, self.colour)
        QWidget.setTabOrder(self.colour, self.definition)
        QWidget.setTabOrder(self.definition, self.memo)

    @property
    def tag_id(self) -> UUID | None:
        """The tag that is shown."""
        return self._tag.id if self._tag is not None else None

    def show_tag(self, tag: Tag | None, *, editable: bool = True) -> None:
        """Show a tag; what was typed for another one is saved first, what is being typed for this one stays."""
        same = tag is not None and self._tag is not None and tag.id == self._tag.id
        if not same:
            self.flush()
            self._burst = ""
        elif tag == self._tag and editable == self._editable:
            return
        self._tag = tag
        self._editable = editable
        self._show(keep_text=same and self._typed)

    def show_kept(self, session: ReadingSession | None) -> None:
        """Show what is kept of the tag beside it: the coder's memo, and examples; None for no tag."""
        if self._tag is None or session is None:
            self.memo.show_memo("")
            self.show_examples([])
            return
        from reader.domain.memo import Subject, SubjectKind

        self.memo.show_memo(session.memo(Subject(SubjectKind.TAG, str(self._tag.id))))
        self.show_examples([example.target.quote.exact for example in session.examples(self._tag.id)])

    def _on_memo(self) -> None:
        if self._tag is not None:
            self.memo_wanted.emit(self._tag.id)

    def show_examples(self, texts: list[str]) -> None:
        """Show the first words of passages that were marked as examples of the tag."""
        self._texts = texts
        lines = [self.tr("Examples"), *(f"\u201c{isolated(opening_words(text))}\u201d" for text in texts[:_EXAMPLES])]
        if len(texts) > _EXAMPLES:
            lines.append(self.tr("%n more example(s)", "", len(texts) - _EXAMPLES))
        self.examples.setText("\n".join(lines))
        self.examples.setToolTip(plain_tooltip("\n\n".join(texts)))
        self.examples.setVisible(bool(texts))

    def _retell(self) -> None:
        self.show_examples(self._texts)

    def flush(self) -> None:
        """Save a definition that was typed but not yet told."""
        self._timer.stop()
        typed, self._typed = self._typed, False
        text = self.definition.toPlainText().strip()
        if typed and self._tag is not None and text != self._tag.description:
            self.changed.emit(replace(self._tag, description=text), self._burst)
            # The tag comes back changed when it is stored; what could not be stored is tried again.
            self._typed = self._tag is not None and self._tag.description != text
            if self._typed:
                self._timer.start()

    def forget(self) -> None:
        """Let go of the tag without saving: it is gone."""
        self._typed = False
        self._tag = None
        self._show()

    def colour_names(self) -> dict[str, str]:
        """The palette in words."""
        words = (
            self.tr("Blue"),
            self.tr("Orange"),
            self.tr("Green"),
            self.tr("Purple"),
            self.tr("Vermilion"),
            self.tr("Sky blue"),
            self.tr("Brown"),
            self.tr("Pink"),
            self.tr("Olive"),
        )
        return dict(zip(TAG_COLOURS, words, strict=True))

    def fill_colours(self, menu: QMenu) -> None:
        """Put the swatches of the palette into a menu."""
        for name, words in self.colour_names().items():
            action = menu.addAction(swatch(self._look.theme.tag(name).bar), words)
            action.setCheckable(True)
            action.setChecked(self._tag is not None and self._tag.colour == name)
            action.setData(name)
            action.triggered.connect(lambda _checked=False, chosen=name: self._on_colour(chosen))

    def _fill_colours(self) -> None:
        self.colour.menu().clear()
        self.fill_colours(self.colour.menu())

    def _show(self, *, keep_text: bool = False) -> None:
        tag = self._tag
        for field in (self.key, self.colour, self.definition, self.memo):
            field.setEnabled(tag is not None and self._editable)
        self.key.setText(tag.key if tag is not None else "")
        name = tag.colour if tag is not None else ""
        self.colour.setText(self.colour_names().get(name, name))
        theme = self._look.theme
        self.colour.setIcon(swatch(theme.tag(name).bar) if tag is not None else QIcon())
        if not keep_text:
            text = tag.description if tag is not None else ""
            # Setting equal text would throw the text cursor to the start under the writer's hands.
            if text != self.definition.toPlainText().strip():
                self.definition.setPlainText(text)
            self._timer.stop()
            self._typed = False

    def _on_look_changed(self) -> None:
        self._show(keep_text=self._typed)

    def _on_typed(self) -> None:
        self._typed = True
        self._burst = self._burst or uuid4().hex
        # Who types without a rest would else lose it all to a power cut.
        if not self._timer.isActive():
            self._timer.start()

    def _on_key_done(self) -> None:
        key = self.key.text().strip()
        if key.upper() in self.commands():
            # Two meanings of one key would leave it with none.
            self.refused.emit(self.tr("The key {0} is a command already").format(key))
            self.key.setText(self._tag.key if self._tag is not None else "")
            return
        if self._tag is not None and key != self._tag.key:
            self.changed.emit(replace(self._tag, key=key), "")

    def _on_colour(self, name: str) -> None:
        if self._tag is not None and name != self._tag.colour:
            self.changed.emit(replace(self._tag, colour=name), "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.definition and event.type() == QEvent.Type.FocusOut:
            self.flush()
            self._burst = ""
        return False


def opening_words(text: str, most: int = 60) -> str:
    """The beginning of a text on one line, cut at ``most`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "\u2026"
