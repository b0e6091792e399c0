"""A memo: a small sheet beside the text that saves itself while one types, with its Markdown set below if wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QVBoxLayout

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from reader.gui.memos.memo_view import MemoView

_SIZE = QSize(320, 220)
_SIZE_WITH_PREVIEW = QSize(380, 420)

_BORROWED = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})

SAVE_AFTER_MS = 700
"""A memo is on disk so long after a key, whether others follow it or not."""


class MemoBox(QFrame):
    """Edits one memo; Escape or Ctrl+Enter leaves, leaving saves. It stays open until its words are stored.

    Signals:
        closed(): the box went away.
        link_wanted(): a link to a place shall be put in, for which `put_in` is called.
        place_wanted(str): the place at an address shall be shown.
        missed(sentence): a link was to be followed where there is none.
    """

    closed = Signal()
    link_wanted = Signal()
    place_wanted = Signal(str)
    missed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("memo_box")
        self.setAutoFillBackground(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Memo"))
        self._head = QLabel(self.tr("Memo"), self)
        self._head.setTextFormat(Qt.TextFormat.PlainText)
        self.edit = QPlainTextEdit(self)
        self.edit.setAccessibleName(self.tr("Memo"))
        self.edit.setPlaceholderText(self.tr("What strikes you here?"))
        self.edit.setTabChangesFocus(True)
        self._foot = QLabel(
            self.tr("saved as you type · Ctrl+L link · Alt+Enter follows it · F2 preview · Esc closes"),
            self,
            wordWrap=True,
        )
        self._held = self._open = False
        self.preview: MemoView | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(6)
        for part in (self._head, self.edit, self._foot):
            layout.addWidget(part)
        self._saved = ""
        self._save: Callable[[str], bool] = lambda _text: True
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self._on_rest)
        self.edit.textChanged.connect(self._on_typed)
        self.edit.textChanged.connect(self._show_preview)
        self.edit.installEventFilter(self)
        self.hide()

    def open(self, text: str, about: str, at: QPoint, save: Callable[[str], bool]) -> None:
        """Show a memo.

        Args:
            text: the memo as it is.
            about: the words it is on, for the head line.
            at: wanted top left corner in the parent's coordinates.
            save: stores the text and tells whether it could.
        """
        self._save = save
        self._saved = text
        self._open = True
        self.show()
        self.raise_()
        # The keys first: Orca takes a field for known whose text cursor moves before it has them, and does not name it.
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)
        self.edit.setPlainText(text)
        self._timer.stop()
        self.edit.moveCursor(self.edit.textCursor().MoveOperation.End)
        parent = self.parentWidget()
        area = (parent.rect() if parent is not None else self.rect()).adjusted(8, 8, -8, -8)
        wanted = _SIZE if self.preview is None or self.preview.isHidden() else _SIZE_WITH_PREVIEW
        self.resize(wanted.boundedTo(area.size()))
        words = self.fontMetrics().elidedText(about.replace("\n", " "), Qt.TextElideMode.ElideRight, self.width() - 32)
        self._head.setText(words or self.tr("Memo"))
        self.edit.setAccessibleDescription(words)
        x = max(area.left(), min(at.x(), area.right() - self.width()))
        y = max(area.top(), min(at.y(), area.bottom() - self.height()))
        self.move(x, y)

    def toggle_preview(self) -> None:
        """Show the memo as it will be set, or hide that again."""
        if self.preview is None:
            from reader.gui.memos.memo_view import MemoView

            self.preview = MemoView(self.tr("Preview"), self)
            # The keys stay with the words that are typed: leaving them closes the sheet.
            self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.preview.place_wanted.connect(self._on_place)
            box = self.layout()
            if isinstance(box, QVBoxLayout):
                box.insertWidget(2, self.preview, 1)
            self.preview.hide()
        self.preview.setVisible(self.preview.isHidden())
        parent = self.parentWidget()
        area = (parent.rect() if parent is not None else self.rect()).adjusted(8, 8, -8, -8)
        self.resize((_SIZE if self.preview.isHidden() else _SIZE_WITH_PREVIEW).boundedTo(area.size()))
        self.move(self.x(), max(area.top(), min(self.y(), area.bottom() - self.height())))
        self._show_preview()

    def _on_typed(self) -> None:
        # Who types without a rest would else lose it all to a power cut.
        if not self._timer.isActive():
            self._timer.start()

    def _show_preview(self) -> None:
        if self.preview is not None and not self.preview.isHidden():
            self.preview.show_memo(self.edit.toPlainText())

    def hold(self, on: bool) -> None:
        """Stay open while the keys are elsewhere, and take them back afterwards."""
        self._held = on
        if not on and self.isVisible():
            self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_in(self, text: str) -> None:
        """Put text in at the text cursor."""
        self.edit.insertPlainText(text)

    def _follow(self) -> None:
        """Show the place, or ask about the page, that the link at the text cursor leads to."""
        from reader.gui.base.links import ask_to_open
        from reader.text.memo_links import SCHEME, address_at

        cursor = self.edit.textCursor()
        address = address_at(cursor.block().text(), cursor.positionInBlock())
        if address.startswith(SCHEME):
            self._on_place(address)
        elif not ask_to_open(self.window(), QUrl(address)):
            self.missed.emit(self.tr("There is no link at the text cursor"))

    def _on_place(self, address: str) -> None:
        if self.leave():
            self.place_wanted.emit(address)

    def flush(self) -> bool:
        """Have what was typed saved now; whether it is stored. Where not, it is tried again."""
        self._timer.stop()
        text = self.edit.toPlainText().strip()
        if text != self._saved:
            if not self._save(text):
                self._timer.start()
                return False
            self._saved = text
        return True

    def _on_rest(self) -> None:
        self.flush()

    def leave(self) -> bool:
        """Save and close; False, and still open, where the words could not be stored."""
        if self._open and self.isVisible():
            if not self.flush():
                return False
            self._open = False
            self.closed.emit()
            self.hide()  # not before: Qt would hand the keys to the next part in line first
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.edit:
            return False
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if self._own(event) is not None:
                event.accept()  # the sheet's own key, whatever the window uses it for
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            act = self._own(event)
            if act is not None:
                act()
                return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and not self._held:
            # Another program or the menu of the text only borrows the keys.
            if event.reason() in _BORROWED:
                self.flush()
            else:
                self.leave()
        return False

    def _own(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key of the sheet does; None for all others."""
        key, modifiers = event.key(), event.modifiers()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if modifiers & Qt.KeyboardModifier.AltModifier:
                return self._follow
            return self.leave if modifiers & Qt.KeyboardModifier.ControlModifier else None
        if key == Qt.Key.Key_L and modifiers == Qt.KeyboardModifier.ControlModifier:
            return self.link_wanted.emit
        return {Qt.Key.Key_Escape: self.leave, Qt.Key.Key_F2: self.toggle_preview}.get(Qt.Key(key))
