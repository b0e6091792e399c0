"""Shows what a codebook from a file would change before it is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidgetItem

from reader.gui.base.dialog_parts import listing, stacked
from reader.gui.base.wording import isolated, plain_tooltip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.session.codebook_file import Compared, Entry


class CodebookDialog(QDialog):
    """Lists the tags of a file; those with a tick are taken in.

    Args:
        compared: the tags of the file beside those of the library.
    """

    def __init__(self, compared: Sequence[Compared], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._compared = compared
        self.setWindowTitle(self.tr("Import codebook"))
        self.resize(560, 460)
        counts = [sum(1 for each in compared if each.state == state) for state in ("new", "changed", "same")]
        self.summary = QLabel(self.tr("{0} new, {1} changed, {2} same").format(*counts), self)
        self.list = listing(self, self.tr("Tags of the file"), [self.tr("Tag"), self.tr("What happens")])
        self.list.setColumnWidth(0, 320)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = self.buttons.addButton(self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        stacked(self, (self.summary, self.list, self.buttons), self.list)
        self._fill()
        self.list.itemChanged.connect(self._on_ticked)
        self._on_ticked()

    def _fill(self) -> None:
        words = {"new": self.tr("new"), "changed": self.tr("changed"), "same": self.tr("same")}
        for each in self._compared:
            path = " \u203a ".join(isolated(name) for name in each.entry.path)
            item = QTreeWidgetItem([path, words[each.state]])
            item.setToolTip(0, plain_tooltip(each.entry.definition or ""))
            if each.state == "same":
                item.setDisabled(True)
            else:
                item.setCheckState(0, Qt.CheckState.Checked)
            self.list.addTopLevelItem(item)

    def _on_ticked(self) -> None:
        self.accept_button.setEnabled(bool(self.wanted()))

    def wanted(self) -> list[Entry]:
        """The tags that are to be taken in."""
        ticked = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return [
            each.entry
            for each, item in zip(self._compared, ticked, strict=True)
            if item is not None and each.state != "same" and item.checkState(0) == Qt.CheckState.Checked
        ]
