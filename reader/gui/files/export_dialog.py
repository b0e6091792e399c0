"""Asks in which form and where passages are written, and shows the beginning of the file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from reader.domain.errors import PostilError
from reader.export.registry import EXPORTERS, format_named
from reader.gui.base.language import language_of
from reader.gui.base.wording import isolated, reason_words
from reader.gui.files.export_options import OptionRows
from reader.paths import named
from reader.session.exporting import preview

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from reader.domain.annotation import Passage
    from reader.export.base import ExportOptions
    from reader.export.registry import Format
    from reader.gui.base.settings import Settings

_PREVIEWED = 3
_PREVIEW_LENGTH = 20_000
"""Characters of the preview; a whole codebook may be longer."""


class ExportDialog(QDialog):
    """Chooses format, options and file of an export.

    Args:
        passages: what will be written, in order.
        library: the file that they are from.
        settings: the last choices.
        others: what else could be written: how that is called, and what gives it.
    """

    def __init__(
        self,
        passages: Sequence[Passage],
        library: Path,
        settings: Settings,
        parent: QWidget | None = None,
        *,
        others: Sequence[tuple[str, Callable[[], Sequence[Passage]]]] = (),
    ) -> None:
        super().__init__(parent)
        self.passages = self._listed = passages
        self._others = others
        self._library = library
        self._settings = settings
        self._asked: Path | None = None
        self.setWindowTitle(self.tr("Export passages"))
        self.resize(680, 640)
        self.what = QComboBox(self)
        self.what.addItems([self.tr("The passages listed, in their order"), *(words for words, _give in others)])
        self.count = QLabel(self)
        self.format_box = QComboBox(self)
        self.format_box.setMaxVisibleItems(len(EXPORTERS))
        names = self._names()
        for known in EXPORTERS:
            self.format_box.addItem(names.get(known.name, known.name), known.name)
        self.rows = OptionRows(self)
        self.path_edit = QLineEdit(self)
        self.path_edit.setAccessibleName(self.tr("File"))
        browse = QPushButton(self.tr("Choose…"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._on_browse)
        self.fault = QLabel(self, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.fault.hide()
        self.path_edit.textChanged.connect(self._on_path)
        self._preview_label = QLabel(self)
        self.preview = self._empty_preview()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.write_button = self.buttons.addButton(self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        # One choice may change several rows; the preview is made once for all of them.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.show_preview)
        self._arrange(browse)
        self._restore()
        self.what.currentIndexChanged.connect(self._on_what)
        self.format_box.currentIndexChanged.connect(self._on_format)
        self.rows.changed.connect(self._later.start)
        self._on_format()
        self.show_preview()

    def _empty_preview(self) -> QPlainTextEdit:
        preview = QPlainTextEdit(self)
        preview.setReadOnly(True)
        preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        preview.setAccessibleName(self.tr("Beginning of the file"))
        return preview

    def _names(self) -> dict[str, str]:
        return {
            "csv": self.tr("CSV table (spreadsheets, statistics)"),
            "xlsx": self.tr("Excel workbook"),
            "jsonl": self.tr("JSON Lines (programs)"),
            "markdown": self.tr("Markdown (writing)"),
            "html": self.tr("HTML page (reading, printing)"),
            "docx": self.tr("Word document"),
            "odt": self.tr("OpenDocument text"),
            "qdpx": self.tr("REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder)"),
            "qdc": self.tr("REFI-QDA codebook: the tags alone"),
            "library": self.tr("Texts, tags and passages as JSON Lines"),
            "webannotation": self.tr("W3C Web Annotations (JSON-LD)"),
            "csl-json": self.tr("Citations: CSL-JSON (Zotero, Pandoc)"),
            "biblatex": self.tr("Citations: BibLaTeX"),
            "ris": self.tr("Citations: RIS (EndNote, NoteExpress)"),
            "references": self.tr("Citations: a list of references as text"),
        }

    def _arrange(self, browse: QPushButton) -> None:
        what = QHBoxLayout()
        what.addWidget(self.what)
        what.addWidget(self.count, 1)
        where = QHBoxLayout()
        where.addWidget(self.path_edit, 1)
        where.addWidget(browse)
        form = self.rows.form
        form.insertRow(0, self.tr("Passages"), what)
        form.insertRow(1, self.tr("Format"), self.format_box)
        form.addRow(self.tr("File"), where)
        form.addRow("", self.fault)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.rows)
        layout.addWidget(self._preview_label)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.buttons)
        self._say_count()
        self.format_box.setFocus()

    def _say_count(self) -> None:
        self.count.setText(self.tr("%n passage(s)", "", len(self.passages)))
        self.write_button.setEnabled(bool(self.passages))

    def _on_what(self, at: int) -> None:
        self.fault.hide()
        try:
            self.passages = self._others[at - 1][1]() if at else self._listed
        except PostilError as error:
            self.passages = ()
            self.fault.setText(reason_words(error.reason))
            self.fault.show()
        self._say_count()
        self._later.start()

    def _restore(self) -> None:
        at = self.format_box.findData(self._settings.export_format)
        self.format_box.setCurrentIndex(max(at, 0))
        self.rows.restore(self._settings.export_choices, language_of(QLocale()))
        folder = Path(self._settings.export_folder or Path.home())
        self.path_edit.setText(str(folder / self.tr("passages")))

    @property
    def _chosen(self) -> Format:
        return format_named(self.format_name)

    @property
    def format_name(self) -> str:
        """The chosen format."""
        return str(self.format_box.currentData())

    @property
    def options(self) -> ExportOptions:
        """The chosen options."""
        return self.rows.options(self.path)

    @property
    def path(self) -> Path:
        """The file to write."""
        return named(self.path_edit.text())

    def _on_format(self) -> None:
        chosen = self._chosen
        self.rows.fit(chosen)
        path = self.path
        if path.name:
            fitting = path.suffix in {known.suffix for known in EXPORTERS}
            named = path.with_suffix(chosen.suffix) if fitting else path.with_name(path.name + chosen.suffix)
            self.path_edit.setText(str(named))
        self._preview_label.setText(
            self.tr("Beginning of the file") if chosen.text else self.tr("What will be in it, as plain text")
        )
        self._later.start()

    def show_preview(self) -> None:
        """Show what the first passages will look like."""
        try:
            text = preview(self._library, self.passages[:_PREVIEWED], self.format_name, self.options)
        except PostilError as error:
            text = reason_words(error.reason)
        self.preview.setPlainText(text[:_PREVIEW_LENGTH])

    def _on_path(self) -> None:
        self.fault.hide()
        self.rows.follow(self.path)

    def _on_browse(self) -> None:
        suffix = self._chosen.suffix
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Export to"), str(self.path), f"*{suffix}")
        if name:
            self.path_edit.setText(name)
            self._asked = self.path

    def _replaces(self) -> bool:
        """Whether the reader wants the file that is there to be replaced."""
        if self.path == self._asked:  # the dialog for choosing a file has asked already
            return True
        question = QMessageBox(self)
        question.setTextFormat(Qt.TextFormat.PlainText)
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(self.tr("There is a file of that name already."))
        question.setInformativeText(self.path.name)
        replace = question.addButton(self.tr("Replace it"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        return question.clickedButton() is replace

    def _can_be_written(self, path: Path, line: QLineEdit) -> bool:
        """Whether there can be such a file; else it is said why not, and the keys are where it is named."""
        if path.name and path.parent.is_dir():
            return True
        missing = self.tr("There is no folder {0}.").format(isolated(str(path.parent)))
        self.fault.setText(missing if path.name else self.tr("The file needs a name."))
        self.fault.show()
        line.setAccessibleDescription(self.fault.text())
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        line.selectAll()
        return False

    def _on_accepted(self) -> None:
        if not self._can_be_written(self.path, self.path_edit):
            return
        names = self.options.names_file
        if names is not None and not self._can_be_written(names, self.rows.names_edit):
            return
        if self.path.is_file() and not self._replaces():
            return
        self._settings.export_format = self.format_name
        self._settings.export_choices = self.rows.kept()
        self._settings.export_folder = str(self.path.parent)
        self.accept()
