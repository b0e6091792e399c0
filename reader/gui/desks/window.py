"""The window as its desks see it: its parts, its docks, and what one desk asks of another.

`MainWindow` makes all of it. Desks know only this, so that each can be read and changed without the others.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

if TYPE_CHECKING:
    from typing import Protocol, TypeAlias

    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenu

    from reader.gui.codebook.tag_panel import TagPanel
    from reader.gui.desks.import_desk import ImportDesk
    from reader.gui.desks.library_desk import LibraryDesk
    from reader.gui.desks.pane_desk import PaneDesk
    from reader.gui.desks.query_desk import QueryDesk
    from reader.gui.desks.reading_desk import ReadingDesk
    from reader.gui.desks.tagging_desk import TaggingDesk
    from reader.gui.files.import_report import ReportPanel
    from reader.gui.files.page_panel import PagePanel
    from reader.gui.frame.boxes import Boxes
    from reader.gui.frame.room import Room
    from reader.gui.memos.memo_panel import MemoPanel
    from reader.gui.pane.text_pane import TextPane
    from reader.gui.passages.passage_table import PassagePanel
    from reader.gui.search.search_panel import SearchPanel
    from reader.gui.threads.thread_tree import ThreadTree
    from reader.gui.upkeep.review_panel import ReviewPanel
    from reader.gui.upkeep.versions_panel import VersionsPanel

    SidePanel: TypeAlias = (
        ThreadTree
        | TagPanel
        | PassagePanel
        | ReportPanel
        | PagePanel
        | ReviewPanel
        | VersionsPanel
        | SearchPanel
        | MemoPanel
    )

    class Menus(Protocol):
        """The menus, and all that can be done."""

        theme: QMenu
        language: QMenu
        watched: QMenu

        def every(self) -> list[QAction]:
            """All actions of the menus, for the palette."""

    class Views(Protocol):
        """Which panel has the keys, and how the window looks and speaks."""

        def focus_panel(self, name: str) -> None:
            """Show a panel and put the keyboard into it."""

        def theme_names(self) -> dict[str, str]:
            """The themes in words."""

        def set_theme(self, name: str) -> None:
            """Put a theme into force and remember it."""

        def set_language(self, name: str) -> None:
            """Put a language into force and remember it."""

        def name_choices(self, themes: QMenu, languages: QMenu) -> None:
            """Name the choices of the menus of themes and languages; empty menus are filled."""

    class Memos(Protocol):
        """Memos on posts, threads, tags and the library."""

        def journal(self) -> None:
            """Open the journal of the library."""

    class Links(Protocol):
        """Links between memos and places."""

        def pick(self) -> None:
            """Pick a place for the memo that is open."""

        def follow(self, address: str) -> None:
            """Show the place that an address names."""

    class Search(Protocol):
        """What was searched for last."""

        def found_threads(self) -> list[int]:
            """The threads of the hits that are listed, in their order."""


class Window(QMainWindow):
    """A window with docks; its parts and desks are those of `MainWindow`."""

    room: Room
    pane: TextPane
    tree: ThreadTree
    codebook: TagPanel
    passages: PassagePanel
    boxes: Boxes
    commands: Menus
    docks: dict[str, QDockWidget]
    actions_by_id: dict[str, QAction]

    reading: ReadingDesk
    paper: PaneDesk
    tagging: TaggingDesk
    imports: ImportDesk
    library: LibraryDesk
    view: Views

    @property
    @abstractmethod
    def queries(self) -> QueryDesk:
        """Queries above the passages."""

    @property
    @abstractmethod
    def memos(self) -> Memos:
        """Memos on posts, threads, tags and the library."""

    @property
    @abstractmethod
    def links(self) -> Links:
        """Links between memos and places."""

    @property
    @abstractmethod
    def search(self) -> Search:
        """Searching the library."""

    @abstractmethod
    def panel(self, name: str) -> SidePanel:
        """A side panel by its name; it is made where it was not wanted yet."""

    @abstractmethod
    def show_history(self) -> None:
        """Put what would be undone and redone into the menu."""

    @abstractmethod
    def show_progress(self) -> None:
        """Put coder, thread and what is read of it into the status bar."""

    def dock(self, name: str, title: str, widget: QWidget | None, area: Qt.DockWidgetArea) -> None:
        """Make a dock, with its panel or still without."""
        dock = QDockWidget(title, self)
        dock.setObjectName(f"dock_{name}")
        if widget is not None:
            dock.setWidget(widget)
        self.addDockWidget(area, dock)
        self.docks[name] = dock

    def late_dock(self, name: str, panel: QWidget) -> None:
        """Put a panel that was just made beside the import report; its window title is that of the dock."""
        self.dock(name, panel.windowTitle(), panel, Qt.DockWidgetArea.BottomDockWidgetArea)
        dock = self.docks[name]
        panel.windowTitleChanged.connect(dock.setWindowTitle)
        dock.setTitleBarWidget(QWidget(dock))
        self.tabifyDockWidget(self.docks["report"], dock)
        self.restoreDockWidget(dock)

    def show_passages(self) -> None:
        """Bring the passages to the front; the keys stay where they are."""
        self.docks["passages"].show()
        self.docks["passages"].raise_()
