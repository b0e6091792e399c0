"""Asks in which form and where passages are written, and shows the beginning of the file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from reader.export.base import ExportOptions
from reader.export.registry import EXPORTERS, exporter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Passage
    from reader.gui.settings import Settings

_PREVIEWED = 3


class ExportDialog(QDialog):
    """Chooses format, options and file of an export.

    Args:
        passages: what will be written, in order.
        settings: the last choices.
    """

    def __init__(self, passages: Sequence[Passage], settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._passages = passages
        self._settings = settings
        self.setWindowTitle(self.tr("Export passages"))
        self.resize(620, 460)
        self.format_box = QComboBox(self)
        names = {
            "csv": self.tr("CSV table (spreadsheets, statistics)"),
            "jsonl": self.tr("JSON Lines (programs)"),
            "markdown": self.tr("Markdown (writing)"),
        }
        for known in EXPORTERS:
            self.format_box.addItem(names.get(known.name, known.name), known.name)
        self.bom_box = QCheckBox(self.tr("Byte order mark, for Excel"), self)
        self.guard_box = QCheckBox(self.tr("Guard against formulas in texts"), self)
        self.path_edit = QLineEdit(self)
        self.path_edit.setAccessibleName(self.tr("File"))
        browse = QPushButton(self.tr("Choose…"), self)
        browse.clicked.connect(self._on_browse)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setAccessibleName(self.tr("Beginning of the file"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.write_button = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self._arrange(browse)
        self._restore()
        self.format_box.currentIndexChanged.connect(self._on_format)
        self.bom_box.toggled.connect(self._show_preview)
        self.guard_box.toggled.connect(self._show_preview)
        self._on_format()

    def _arrange(self, browse: QPushButton) -> None:
        count = QLabel(self.tr("%n passage(s), in the order of the table", "", len(self._passages)), self)
        options = QHBoxLayout()
        options.addWidget(self.bom_box)
        options.addWidget(self.guard_box)
        options.addStretch(1)
        where = QHBoxLayout()
        where.addWidget(self.path_edit, 1)
        where.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("What"), count)
        form.addRow(self.tr("Format"), self.format_box)
        form.addRow("", options)
        form.addRow(self.tr("File"), where)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(QLabel(self.tr("Beginning of the file"), self))
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.buttons)

    def _restore(self) -> None:
        at = self.format_box.findData(self._settings.export_format)
        self.format_box.setCurrentIndex(max(at, 0))
        self.bom_box.setChecked(self._settings.export_bom)
        self.guard_box.setChecked(True)
        folder = Path(self._settings.export_folder or Path.home())
        self.path_edit.setText(str(folder / self.tr("passages")))

    @property
    def format_name(self) -> str:
        """The chosen format."""
        return str(self.format_box.currentData())

    @property
    def options(self) -> ExportOptions:
        """The chosen options."""
        return ExportOptions(bom=self.bom_box.isChecked(), formula_guard=self.guard_box.isChecked())

    @property
    def path(self) -> Path:
        """The file to write."""
        return Path(self.path_edit.text()).expanduser()

    def _on_format(self) -> None:
        chosen = exporter(self.format_name)
        table = chosen.name == "csv"
        self.bom_box.setEnabled(table)
        self.guard_box.setEnabled(table)
        path = self.path
        known = {e.suffix for e in EXPORTERS}
        self.path_edit.setText(
            str(path.with_suffix(chosen.suffix) if path.suffix in known else path.with_name(path.name + chosen.suffix))
        )
        self._show_preview()

    def _show_preview(self) -> None:
        out = BytesIO()
        exporter(self.format_name).write(self._passages[:_PREVIEWED], out, self.options)
        self.preview.setPlainText(out.getvalue().decode("utf-8-sig"))

    def _on_browse(self) -> None:
        suffix = exporter(self.format_name).suffix
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Export to"), str(self.path), f"*{suffix}")
        if name:
            self.path_edit.setText(name)

    def _on_accepted(self) -> None:
        if not self.path.name or not self.path.parent.is_dir():
            self.path_edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.path_edit.selectAll()
            return
        self._settings.export_format = self.format_name
        self._settings.export_bom = self.bom_box.isChecked()
        self._settings.export_folder = str(self.path.parent)
        self.accept()
