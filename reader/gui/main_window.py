"""The window: places its parts and wires them; each part does its own work."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QVBoxLayout, QWidget

from reader.gui.codebook.tag_panel import TagPanel
from reader.gui.desks.import_desk import ImportDesk
from reader.gui.desks.late_desks import WAKE_MS, LateDesks
from reader.gui.desks.library_desk import LibraryDesk
from reader.gui.desks.pane_desk import PaneDesk
from reader.gui.desks.reading_desk import ReadingDesk
from reader.gui.desks.tagging_desk import TaggingDesk
from reader.gui.desks.thread_desk import ThreadDesk
from reader.gui.desks.view_desk import ViewDesk
from reader.gui.frame.boxes import Boxes
from reader.gui.frame.commands import Commands
from reader.gui.frame.hint_card import HintCard
from reader.gui.frame.status import StatusLine
from reader.gui.pane.text_pane import TextPane
from reader.gui.passages.passage_table import PassagePanel
from reader.gui.threads.thread_tree import ThreadTree

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent

    from reader.domain.annotation import Changes
    from reader.gui.base.progress_strip import ProgressStrip
    from reader.gui.desks.window import SidePanel
    from reader.gui.files.import_report import ReportPanel
    from reader.gui.files.page_panel import PagePanel
    from reader.gui.frame.room import Room

LEAST_PANE = 300
"""Pixels in which text can be read: in a narrow window the panels beside it give way."""

STATE_VERSION = 1
"""Raised when docks are added or renamed, so that an old layout is not forced on a new window."""


class MainWindow(LateDesks):
    """Threads on the left, text in the middle, codebook on the right, passages below.

    Args:
        room: session, look and settings.
    """

    commands: Commands
    view: ViewDesk

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room = room
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.setDockOptions(QMainWindow.DockOption.AllowTabbedDocks | QMainWindow.DockOption.AllowNestedDocks)
        look = room.look
        self.pane = TextPane(look)
        self.tree = ThreadTree(look)
        self.codebook = TagPanel(look)
        self.passages = PassagePanel(look, settings=room.settings)
        self.card = HintCard(look, room.keys)
        self.status = StatusLine(room, self)
        self.docks: dict[str, QDockWidget] = {}
        self._lay_out()
        self.commands = Commands(self)
        self.menus = self.commands.menus
        self.reading = ReadingDesk(room, self.pane, self.tree, self.passages, self.boxes)
        self.paper = PaneDesk(room, self.reading)
        self.tagging = TaggingDesk(room, self.pane, self.boxes, self.menus["tag"])
        self.imports = ImportDesk(room, lambda: self.strip, lambda: self.report, self.reading, self)
        self.library = LibraryDesk(room, self.passages, self, self.commands.recent)
        self.threads = ThreadDesk(room, self.tree, self)
        self.view = ViewDesk(self)
        self.actions_by_id = self.commands.by_id
        self.commands.fill()
        self.tagging.list_keys()
        self._wire()
        self._restore()
        self._on_session_opened()

    # -- building

    def _lay_out(self) -> None:
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.card)
        layout.addWidget(self.pane, 1)
        self.pane.setMinimumWidth(LEAST_PANE)
        self.boxes = Boxes(self, self.pane, self.room, layout)
        self.setCentralWidget(centre)
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        bottom = Qt.DockWidgetArea.BottomDockWidgetArea
        self.dock("threads", self.tr("Threads"), self.tree, left)
        self.dock("codebook", self.tr("Codebook"), self.codebook, right)
        self.dock("passages", self.tr("Passages"), self.passages, bottom)
        self.dock("report", self.tr("Import report"), None, bottom)
        self.docks["report"].visibilityChanged.connect(self._on_report_seen)
        self.tabifyDockWidget(self.docks["passages"], self.docks["report"])
        for name in ("passages", "report"):
            # Their tabs name them already, and can be dragged out like a title bar.
            self.docks[name].setTitleBarWidget(QWidget(self.docks[name]))
        self.docks["passages"].raise_()
        self.resizeDocks([self.docks["threads"], self.docks["codebook"]], [272, 256], Qt.Orientation.Horizontal)
        self.resizeDocks([self.docks["passages"]], [190], Qt.Orientation.Vertical)
        self.setCorner(Qt.Corner.BottomLeftCorner, left)
        self.statusBar().addWidget(self.status, 1)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().setMinimumHeight(30)

    def _wire(self) -> None:
        room = self.room
        room.session_opened.connect(self._on_session_opened)
        room.session_closing.connect(self._on_session_closing)
        room.changed.connect(self._on_changed)
        self.reading.thread_shown.connect(self._on_thread_shown)
        self.reading.moved.connect(self.show_progress)
        self.codebook.edit_wanted.connect(room.apply)
        self.codebook.tag_used.connect(self.tagging.toggle)
        self.codebook.refused.connect(room.say)
        self.codebook.told.connect(room.say)
        self.codebook.split_wanted.connect(self.actions_by_id["split-tag"].trigger)
        self.codebook.show_passages_wanted.connect(self._on_show_passages)
        self.tree.entered.connect(self.pane.setFocus)
        self.pane.menu_wanted.connect(self._on_pane_menu)
        self.card.closed.connect(self._on_card_closed)
        self.codebook.form.commands = room.keys.commands
        QTimer.singleShot(WAKE_MS, self, lambda: self.wake() if self.isVisible() else None)

    def _restore(self) -> None:
        settings = self.room.settings
        self.card.setVisible(not settings.card_closed)
        self.resize(1280, 800)
        if not settings.geometry.isEmpty():
            self.restoreGeometry(QByteArray(settings.geometry))
        if not settings.state.isEmpty():
            self.restoreState(QByteArray(settings.state), STATE_VERSION)

    @cached_property
    def report(self) -> ReportPanel:
        """The panel with what came of the last import, made when it is first looked at."""
        from reader.gui.files.import_report import ReportPanel

        panel = ReportPanel(self.room.look)
        panel.thread_chosen.connect(self.reading.open_thread)
        panel.wanted.connect(self.docks["report"].raise_)
        panel.page_wanted.connect(self.page.show_capture)
        panel.history_wanted.connect(self.imports.list_reports)
        panel.report_wanted.connect(self.imports.show_report)
        self.docks["report"].setWidget(panel)
        return panel

    @cached_property
    def page_panel(self) -> PagePanel:
        """The panel with the saved page, made with its dock when it is first wanted."""
        from reader.gui.files.page_panel import PagePanel

        panel = PagePanel(self.room.look)
        self.page.connect_panel(panel)
        panel.setWindowTitle(self.tr("Saved page"))
        self.late_dock("page", panel)
        return panel

    @cached_property
    def strip(self) -> ProgressStrip:
        """The progress of imports, made when the first one begins."""
        from reader.gui.base.progress_strip import ProgressStrip

        strip = ProgressStrip(self.room.look)
        strip.cancel.clicked.connect(self.imports.cancel)
        strip.pause.toggled.connect(self.imports.pause)
        self.statusBar().addPermanentWidget(strip)
        return strip

    def _on_report_seen(self, seen: bool) -> None:
        if seen:
            self.report.show()

    def panel(self, name: str) -> SidePanel:
        """A side panel by its name; it is made where it was not wanted yet."""
        panels: dict[str, Callable[[], SidePanel]] = {
            "threads": lambda: self.tree,
            "codebook": lambda: self.codebook,
            "passages": lambda: self.passages,
            "report": lambda: self.report,
            "page": lambda: self.page_panel,
            "review": lambda: self.review.panel,
            "memos": lambda: self.memos.panel,
            "versions": lambda: self.review.versions_panel,
            "search": lambda: self.search.panel,
        }
        return panels[name]()

    # -- reacting

    def _on_session_opened(self) -> None:
        session = self.room.session
        for part in (self.tree, self.codebook, self.passages):
            part.set_session(session)
        self.setWindowTitle(f"{session.path.stem}[*] \u2013 Postil")
        self.pane.empty_text = self.tr("Drop saved pages or folders here, or press Ctrl+O.")
        self.status.show_library(session)
        self.reading.resume()
        self.show_history()
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_session_closing(self) -> None:
        self.codebook.flush()
        self.reading.keep_place()
        for part in (self.tree, self.codebook, self.passages):
            part.set_session(None)

    def _on_changed(self, changes: Changes) -> None:
        for part in (self.tree, self.codebook, self.passages):
            part.on_changes(changes)
        self.show_history()
        self.show_progress()
        if changes.structure:
            self.status.count_soon()

    def show_history(self) -> None:
        """Put what would be undone and redone into the menu."""
        self.status.show_history(self.actions_by_id["undo"], self.actions_by_id["redo"])

    def _on_thread_shown(self, thread_id: int) -> None:
        self.codebook.set_thread(thread_id or None)
        self.passages.set_thread(thread_id)
        self.show_progress()

    def show_progress(self) -> None:
        """Put coder, thread and what is read of it into the status bar."""
        self.status.show_progress(self.reading.thread_id)

    def _on_show_passages(self, tag: UUID) -> None:
        self.passages.set_tag_filter(tag)
        self.show_passages()

    def pane_menu(self) -> QMenu:
        """What can be done at the cursor."""
        menu = QMenu(self)
        menu.addActions(self.menus["tag"].actions())
        menu.addSeparator()
        for name in ("copy", "copy-cited", "to-quoted", "open-link"):
            menu.addAction(self.actions_by_id[name])
        self.narrowing.fill(menu)
        return menu

    def _on_pane_menu(self, at: QPoint) -> None:
        self.pane_menu().exec(at)

    def _on_card_closed(self) -> None:
        self.room.settings.card_closed = True
        self.pane.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.view.idle_key(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.imports.paths_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = self.imports.paths_in(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.imports.start(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.boxes.made("memo_box") and not self.boxes.memo_box.leave():
            event.ignore()  # the words in the box are not stored yet
            return
        settings = self.room.settings
        settings.geometry = self.saveGeometry()
        settings.state = self.saveState(STATE_VERSION)
        settings.sync()
        self.room.close_session()
        self.room.jobs.close()
        self.imports.dismiss()
        super().closeEvent(event)
