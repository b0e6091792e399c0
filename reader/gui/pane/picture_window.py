"""A plain window that shows one picture of a post, as large as it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QDialog

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from reader.gui.base.theme import Look


class PictureWindow(QDialog):
    """Shows pictures; Left and Right go through those of the post, Escape or Enter closes.

    Signals:
        stepped(int): the next (1) or previous (-1) picture is wanted.

    Args:
        look: colours.
    """

    stepped = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._image: QImage | None = None
        self.setObjectName("picture_window")
        self.setAccessibleName(self.tr("Picture"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(parent.size() * 0.8)

    def show_image(self, image: QImage | None, name: str) -> None:
        """Show a picture, or nothing while it is decoded."""
        self._image = image
        self.setWindowTitle(name or self.tr("Picture"))
        self.setAccessibleDescription(name)
        self.update()

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all is painted
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.theme.colour("base"))
        if self._image is not None:
            size = self._image.size()
            if size.width() > self.width() or size.height() > self.height():
                size.scale(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            box = self.rect()
            box.setSize(size)
            box.moveCenter(self.rect().center())
            painter.drawImage(box, self._image)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.close()
