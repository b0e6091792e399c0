"""What the thread tree asks for: marking read, removing, showing the file, opening the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from reader.domain.errors import PostilError
from reader.gui.wording import isolated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.gui.room import Room
    from reader.gui.thread_tree import ThreadTree


class ThreadDesk(QObject):
    """Carries out what the tree's menu asks for.

    Args:
        room: session, look and settings.
        tree: asks.
        window: parent of questions.
    """

    def __init__(self, room: Room, tree: ThreadTree, window: QWidget) -> None:
        super().__init__(room)
        self.room = room
        self.window = window
        tree.read_wanted.connect(self._on_read)
        tree.remove_wanted.connect(self._on_remove)
        tree.original_wanted.connect(self._on_original)
        tree.file_wanted.connect(self._on_file)

    def _on_read(self, post_ids: Sequence[int], read: bool) -> None:
        try:
            self.room.session.mark_read(post_ids, read=read)
        except PostilError as error:
            self.room.fail(error)

    def _on_remove(self, thread_id: int) -> None:
        from reader.session.editing import RemoveThread

        self.room.apply(RemoveThread(thread_id))

    def _on_original(self, thread_id: int) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        head = self.room.session.thread(thread_id)
        url = QUrl(head.url or "") if head is not None else QUrl()
        if url.scheme() not in {"http", "https"} or not url.host():
            self.room.say(self.tr("The saved page does not tell its address"))
            return
        # The host is shown as it goes over the wire, so that look-alike letters cannot deceive.
        from PySide6.QtWidgets import QMessageBox

        host = bytes(QUrl.toAce(url.host()).data()).decode("ascii", "replace")
        box = QMessageBox(self.window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(self.tr("Open the original"))
        box.setText(self.tr("Open this page in the browser? The site {0} will see the visit.").format(host))
        box.setInformativeText(url.toDisplayString())
        box.setStandardButtons(QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel)
        if box.exec() == QMessageBox.StandardButton.Open:
            QDesktopServices.openUrl(url)

    def _on_file(self, thread_id: int) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        path = self.room.session.source_file(thread_id)
        if path is None or not path.exists():
            self.room.say(self.tr("The saved file is no longer where it was: {0}").format(isolated(str(path or ""))))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
