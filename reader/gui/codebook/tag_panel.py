"""The panel of the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from reader.gui.base.panel_parts import MARGIN, EnterFilter, give_keys, set_icon
from reader.gui.base.row_delegate import RowDelegate
from reader.gui.codebook.tag_asking import TagAsking
from reader.gui.codebook.tag_rows import fill_tag

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from reader.domain.annotation import Changes, Tag
    from reader.gui.base.theme import Look
    from reader.session.reading import ReadingSession

_COUNT_DELAY = 100
"""Milliseconds after an edit at which the counts follow; a tagging key must not wait for them."""


class TagPanel(TagAsking):
    """Shows the codebook, and asks the window for every change of it; see `TagAsking` for its signals."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._thread_id: int | None = None
        self.setObjectName("tag_panel")
        self._counts = QTimer(self, singleShot=True, interval=_COUNT_DELAY)
        self._lay_out()
        self._connect()
        self._on_look_changed()

    def _lay_out(self) -> None:
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.view.setExpandsOnDoubleClick(False)
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RowDelegate(self._look, fill_tag, self.view))
        self.view.setAccessibleName(self.tr("Codebook"))
        self.view.hint = self.tr("No tags yet: type a name above and press Enter")
        self.add.setToolTip(self.tr("Add a tag with the name typed here"))
        self.add.setAccessibleName(self.tr("Add tag"))
        top = QHBoxLayout()
        top.setContentsMargins(MARGIN, MARGIN, MARGIN, 4)
        top.setSpacing(4)
        top.addWidget(self.filter)
        top.addWidget(self.add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.form)

    def _connect(self) -> None:
        self._counts.timeout.connect(self._on_counts_due)
        self.filter.narrowed.connect(self._on_narrowed)
        self.filter.entered.connect(self._on_entered)
        self.filter.left_down.connect(self.focus_list)
        self.add.clicked.connect(self._on_add)
        self.view.doubleClicked.connect(self._on_used)
        self.view.expanded.connect(self._on_expanded)
        self.view.collapsed.connect(self._on_collapsed)
        self.view.customContextMenuRequested.connect(self._on_menu_wanted)
        self.view.selectionModel().currentChanged.connect(self._on_current_changed)
        EnterFilter(self.view).entered.connect(self._on_enter)
        self.model.rename_wanted.connect(self._on_rename)
        # Queued: the edit rebuilds rows while the view is still inside its drop.
        self.model.move_wanted.connect(self.move_tag, Qt.ConnectionType.QueuedConnection)
        self.form.changed.connect(self._on_form_changed)
        self.form.refused.connect(self.refused)
        self.form.memo_wanted.connect(self.memo_wanted)
        self._look.changed.connect(self._on_look_changed)
        delete = QAction(self.tr("Delete tag"), self.view)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self.delete_tag)
        self.view.addAction(delete)

    # --- what the window tells --------------------------------------------------------------------------------

    def set_session(self, session: ReadingSession | None) -> None:
        """Show another library's codebook; None before the library is closed for good."""
        self.form.forget()
        self._counts.stop()
        self._session = session
        self._thread_id = None
        self._folded.clear()
        self.model.editable = session is not None and not session.read_only
        self.add.setEnabled(self.model.editable)
        self._load()
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.refresh_counts()

    def on_changes(self, changes: Changes) -> None:
        """Follow an edit or import."""
        if changes.tags:
            self._load()
        if changes.tags or changes.annotations or changes.structure or changes.memos:
            self._counts.start()

    def set_thread(self, thread_id: int | None) -> None:
        """Count for this thread beside the library."""
        self._thread_id = thread_id or None
        self._counts.start()

    def focus_list(self) -> None:
        """Give the keys to the tree of tags."""
        if not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.model.first_match())
        self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_filter(self) -> None:
        """Give the keys to the filter line."""
        give_keys(self.filter)

    def _on_counts_due(self) -> None:
        # Nobody sees the counts of a hidden panel, and it may be hidden because the window is closing.
        if self.isVisible():
            self.refresh_counts()
            self._show_examples()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._counts.start()

    def refresh_counts(self) -> None:
        """Count anew."""
        if self._session is not None:
            here = self._session.tag_counts(self._thread_id) if self._thread_id is not None else {}
            self.model.set_counts(here, self._session.tag_counts())
            self.view.viewport().update()

    # --- showing ----------------------------------------------------------------------------------------------

    def _load(self) -> None:
        self.model.set_tags(self._session.tags() if self._session is not None else ())
        if self._deleted is not None and self.model.tag(self._deleted) is not None:
            self._awaited, self._deleted = self._deleted, None  # undo brought it back
        if self._awaited is not None and self.model.tag(self._awaited) is not None:
            if not self.model.index_of(("tag", self._awaited)).isValid():
                self.filter.clear()
            self.view.setCurrentIndex(self.model.index_of(("tag", self._awaited)))
            self._awaited = None
        self._unfold()
        self.form.setVisible(bool(self.model.tags()))
        self._show_form()

    def _unfold(self) -> None:
        # Tags are few and wanted in view: all rows are open but those that the reader folded.
        filtering = bool(self.filter.text())
        for tag in self.model.tags():
            index = self.model.index_of(("tag", tag.id))
            if index.isValid() and (filtering or tag.id not in self._folded) and not self.view.isExpanded(index):
                self.view.expand(index)

    def _show_form(self) -> None:
        tag = self.current()
        shown = self.form.tag_id
        if shown is not None and self.model.tag(shown) is None:
            self.form.forget()
        self.form.show_tag(tag, editable=self.model.editable)
        if self.isVisible():  # a panel that is shown later asks then: the start need not wait for it
            self._show_examples()

    def _show_examples(self) -> None:
        self.form.show_kept(self._session if self.current() is not None else None)

    def _on_expanded(self, index: QModelIndex) -> None:
        tag = self.model.tag_at(index)
        if tag is not None and not self.filter.text():
            self._folded.discard(tag.id)

    def _on_collapsed(self, index: QModelIndex) -> None:
        tag = self.model.tag_at(index)
        if tag is not None and not self.filter.text():
            self._folded.add(tag.id)

    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_form()

    def _on_look_changed(self) -> None:
        set_icon(self.add, self._look.icon("add"))
        self.view.viewport().update()

    def _on_narrowed(self, text: str) -> None:
        self.model.set_filter(text)
        self._unfold()
        self.view.hint = (
            self.tr("No such tag: Enter makes it")
            if text.strip()
            else self.tr("No tags yet: type a name above and press Enter")
        )
        if text.strip() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.first_match())

    # --- asking -----------------------------------------------------------------------------------------------

    def _on_entered(self, name: str) -> None:
        if not name:
            return
        exact = self.model.named(name)
        match = exact or self.model.tag_at(self.model.first_match())
        if match is not None:
            self.filter.clear()
            self.view.setCurrentIndex(self.model.index_of(("tag", match.id)))
            self.tag_used.emit(match.id)
        else:
            self._make(name)

    def _on_add(self) -> None:
        name = self.filter.text().strip()
        if name:
            self._make(name)
        else:
            self.focus_filter()

    def _on_used(self, index: QModelIndex) -> None:
        tag = self.model.tag_at(index)
        if tag is not None:
            self.tag_used.emit(tag.id)

    def _on_enter(self) -> None:
        self._on_used(self.view.currentIndex())

    # --- the context menu -------------------------------------------------------------------------------------

    def _on_menu_wanted(self, at: QPoint) -> None:
        tag = self.model.tag_at(self.view.indexAt(at))
        if tag is not None:
            menu = self.menu_for(tag)
            menu.exec(self.view.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu_for(self, tag: Tag) -> QMenu:
        """What can be done with a tag; the tag becomes the current one."""
        from reader.gui.codebook.tag_menu import TagMenu

        self.view.setCurrentIndex(self.model.index_of(("tag", tag.id)))
        return TagMenu(self, self._look, tag)
