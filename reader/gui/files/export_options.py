"""The options of an export as rows of a form; only those that the format has a use for are shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QSpinBox, QWidget

from reader.export.base import CITATIONS, GROUPS, LANGUAGES, MOST_CONTEXT, ExportOptions
from reader.gui.base.dialog_parts import inset
from reader.gui.base.language import LANGUAGES as WINDOW_LANGUAGES
from reader.paths import named

if TYPE_CHECKING:
    from reader.export.registry import Format

_KEPT = (
    *("bom", "formula_guard", "columns", "group", "context", "citation", "language", "utf16", "all_threads"),
    "with_memos",
)
_NARROW = 140
_MOST_NEEDED = ("thread_title", "floor", "author", "posted_at", "text", "tags", "memo", "coder", "url")
"""Columns that most tables will want."""


class OptionRows(QWidget):
    """Asks for the options; other rows can be put before and behind them in its ``form``.

    Signals:
        changed(): another choice was made.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._quoted = True
        self.group = self._combo(GROUPS, self._group_names())
        self.citation = self._combo(CITATIONS, self._citation_names())
        self.language = self._combo(LANGUAGES, [WINDOW_LANGUAGES[name] for name in LANGUAGES])
        self.context = QSpinBox(self)
        inset(self.context)
        self.context.setRange(0, MOST_CONTEXT)
        self.context.setSpecialValueText(self.tr("none"))
        self.context.setFixedWidth(_NARROW)
        self.columns = QPushButton(self)
        self.columns.setAutoDefault(False)
        self.columns.setFixedWidth(_NARROW)
        self.bom = QCheckBox(self.tr("Byte order mark, for Excel"), self)
        self.formula_guard = QCheckBox(self.tr("Guard against formulas in texts"), self)
        self.names = QCheckBox(self.tr("Pseudonyms instead of authors’ names; a second file tells who is who"), self)
        self.names_edit = QLineEdit(self)
        self.names_edit.setAccessibleName(self.tr("File that tells who is who"))
        self.names_edit.hide()
        self.all_threads = QCheckBox(self.tr("Threads without passages too"), self)
        self.with_memos = QCheckBox(self.tr("Memos on threads, posts, tags and the library"), self)
        self.utf16 = QCheckBox(self.tr("Count positions as NVivo does (UTF-16)"), self)
        self._arrange()
        self.names.toggled.connect(self._show_names)
        self.names_edit.textChanged.connect(self.changed)
        for box in (self.bom, self.formula_guard, self.names, self.all_threads, self.with_memos, self.utf16):
            box.toggled.connect(self.changed)
        for combo in (self.group, self.citation, self.language):
            combo.currentIndexChanged.connect(self.changed)
        self.context.valueChanged.connect(self.changed)
        self.columns.clicked.connect(self._on_columns)
        self._name_columns()

    def _group_names(self) -> list[str]:
        return [
            self.tr("Thread and post"),
            self.tr("Tag"),
            self.tr("Author"),
            self.tr("Coder"),
            self.tr("Board"),
            self.tr("Nothing"),
        ]

    def _citation_names(self) -> list[str]:
        return [self.tr("All that is known"), "GB/T 7714", "APA", "Chicago"]

    def _combo(self, values: tuple[str, ...], names: list[str]) -> QComboBox:
        combo = QComboBox(self)
        for value, name in zip(values, names, strict=True):
            combo.addItem(name, value)
        return combo

    def _arrange(self) -> None:
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
        csv = QWidget(self)
        line = QHBoxLayout(csv)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.bom)
        line.addWidget(self.formula_guard)
        line.addStretch(1)
        self._csv = csv
        self.form.addRow(self.tr("Grouped by"), self.group)
        self.form.addRow(self.tr("Citations"), self.citation)
        self.form.addRow(self.tr("Columns"), self.columns)
        self.form.addRow(self.tr("Paragraphs around"), self.context)
        self.form.addRow(self.tr("Headings in"), self.language)
        for box in (csv, self.names):
            self.form.addRow("", box)
        self.form.addRow(self.tr("Who is who in"), self.names_edit)
        for box in (self.all_threads, self.with_memos, self.utf16):
            self.form.addRow("", box)

    def fit(self, chosen: Format) -> None:
        """Show what makes sense for a format."""
        document, table = chosen.kind == "document", chosen.kind == "table"
        quoted = chosen.name != "qdc"
        for row, shown in (
            (self.group, document),
            (self.citation, document or chosen.name == "references"),
            (self.columns, table or chosen.name == "jsonl"),
            (self.context, document or table or chosen.name == "jsonl"),
            (self.language, document or table or chosen.name in {"qdpx", "references"}),
            (self._csv, chosen.name == "csv"),
            (self.names, quoted),
            (self.all_threads, chosen.name in {"qdpx", "library"}),
            (self.with_memos, document or table or chosen.name in {"jsonl", "qdpx", "library"}),
            (self.utf16, chosen.name == "qdpx"),
        ):
            self.form.setRowVisible(row, shown)
        self._quoted = quoted
        self._show_names()

    def _show_names(self) -> None:
        self.form.setRowVisible(self.names_edit, self._quoted and self.names.isChecked())

    def names_file(self, path: Path) -> Path:
        """The file that tells who is who: the one that is named, else one beside the export.

        Args:
            path: of the export.
        """
        words = self.names_edit.text().strip()
        return named(words) if words else _beside(path)

    def follow(self, path: Path) -> None:
        """Show where the names go unless a file is named: beside the export at ``path``."""
        self.names_edit.setPlaceholderText(str(_beside(path)))

    def options(self, path: Path) -> ExportOptions:
        """The choices.

        Args:
            path: of the export; see `names_file`.
        """
        return ExportOptions(
            bom=self.bom.isChecked(),
            formula_guard=self.formula_guard.isChecked(),
            columns=self._columns,
            group=str(self.group.currentData()),
            context=self.context.value(),
            citation=str(self.citation.currentData()),
            language=str(self.language.currentData()),
            names_file=self.names_file(path) if self.names.isChecked() else None,
            utf16=self.utf16.isChecked(),
            all_threads=self.all_threads.isChecked(),
            with_memos=self.with_memos.isChecked(),
        )

    def kept(self) -> str:
        """The choices as a line for the settings; pseudonyms are asked for each time."""
        options = self.options(Path("export"))
        return json.dumps({name: getattr(options, name) for name in _KEPT})

    def restore(self, kept: str, language: str) -> None:
        """Take the choices of the last export, or the usual ones.

        Args:
            kept: what `kept` gave, or ``""``.
            language: of headings, where none was chosen.
        """
        usual = ExportOptions(language=language if language in LANGUAGES else "en")
        try:
            found = json.loads(kept) if kept else {}
        except ValueError:
            found = {}
        found = found if isinstance(found, dict) else {}
        values = {
            name: found[name] if _like(found.get(name), getattr(usual, name)) else getattr(usual, name)
            for name in _KEPT
        }
        for box, name in (
            (self.bom, "bom"),
            (self.formula_guard, "formula_guard"),
            (self.utf16, "utf16"),
            (self.all_threads, "all_threads"),
            (self.with_memos, "with_memos"),
        ):
            box.setChecked(values[name])
        for combo, name in ((self.group, "group"), (self.citation, "citation"), (self.language, "language")):
            combo.setCurrentIndex(max(0, combo.findData(values[name])))
        self.context.setValue(values["context"])
        self.choose_columns(tuple(map(str, values["columns"])))

    def choose_group(self, by: str) -> None:
        """Group documents as the passages are grouped where they are listed."""
        self.group.setCurrentIndex(max(0, self.group.findData(by)))

    def choose_columns(self, columns: tuple[str, ...]) -> None:
        """Take these columns; none means all."""
        from reader.export.rows import COLUMNS, LINK_COLUMNS, MEMO_COLUMNS

        usual = (*COLUMNS, *MEMO_COLUMNS)
        known = tuple(name for name in columns if name in usual or name in LINK_COLUMNS)
        self._columns = () if known == usual else known
        self._name_columns()
        self.changed.emit()

    def _name_columns(self) -> None:
        self.columns.setText(self.tr("%n chosen…", "", len(self._columns)) if self._columns else self.tr("All…"))

    def _on_columns(self) -> None:
        from reader.export.rows import COLUMNS, LINK_COLUMNS, MEMO_COLUMNS
        from reader.export.words import Words
        from reader.gui.base.column_choice import ColumnChoice

        words = Words(str(self.language.currentData()))
        usual = (*COLUMNS, *MEMO_COLUMNS)
        every = [(name, words(name)) for name in (*usual, *LINK_COLUMNS)]
        dialog = ColumnChoice(every, self._columns or usual, _MOST_NEEDED, self)
        if dialog.exec():
            self.choose_columns(dialog.columns)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.stem}-names.csv") if path.name else path / "names.csv"


def _like(value: object, usual: object) -> bool:
    return isinstance(value, list) if isinstance(usual, tuple) else type(value) is type(usual)
