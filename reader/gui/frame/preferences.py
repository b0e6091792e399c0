"""The preferences: how the text is set, how the window looks and speaks, which keys do what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from reader.gui.base.dialog_parts import inset
from reader.gui.base.language import LANGUAGES
from reader.gui.base.theme import THEMES
from reader.gui.frame import choices
from reader.gui.frame.choices import MEASURE, SPACING, ZOOM, Choices
from reader.gui.keys.key_page import KeyPage
from reader.gui.keys.keymap import dump_own, read_own
from reader.gui.pane.folding import FOLDABLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.gui.desks.window import Window

_SYSTEM = QFontDatabase.WritingSystem


class Preferences(QDialog):
    """Offers what can be chosen; a choice is in force at once, and Cancel brings back what was before.

    Args:
        window: whose preferences they are.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._before = choices.held(window.room)
        self.setObjectName("preferences")
        self.tabs = QTabWidget(self)
        self.latin = _combo(self, _families(_SYSTEM.Latin))
        self.chinese = _combo(self, _families(_SYSTEM.SimplifiedChinese, _SYSTEM.TraditionalChinese))
        self.zoom = _spin(self, ZOOM, 5)
        self.measure = _spin(self, MEASURE, 1)
        self.spacing = QDoubleSpinBox(self)
        inset(self.spacing)
        self.folds = {kind.value: QCheckBox(self) for kind in FOLDABLE}
        self.theme = _combo(self, ())
        self.language = _combo(self, ())
        self.coder = QLineEdit(self)
        self.keys = KeyPage(read_own(self._before.keys), window.room.session.tags(), window.room.look, self)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel | standard.RestoreDefaults, self)
        self.import_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self.export_button = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ResetRole)
        self.words = QLabel(self)
        self._lay_out()
        self._name_parts()
        self._show(self._before)
        self._wire()

    # -- building

    def _lay_out(self) -> None:
        self.spacing.setRange(SPACING[0] / 100, SPACING[-1] / 100)
        self.spacing.setSingleStep(0.05)
        self.measure.setAccelerated(True)
        self.zoom.setSuffix(" %")
        self.coder.setMaxLength(100)
        self._rows: list[tuple[QLabel, QWidget]] = []
        for fields in (
            (self.chinese, self.latin, self.zoom, self.measure, self.spacing, self._fold_line()),
            (self.theme, self.language, self.coder),
        ):
            page = QWidget(self.tabs)
            form = QFormLayout(page)
            form.setContentsMargins(24, 24, 24, 24)
            form.setSpacing(12)
            form.setLabelAlignment(Qt.AlignmentFlag.AlignVCenter)
            for field in fields:
                label = QLabel(page)
                label.setBuddy(field)
                field.setMinimumWidth(220)
                form.addRow(label, field)
                self._rows.append((label, field))
            self.tabs.addTab(page, "")
        self.tabs.addTab(self.keys, "")
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.words)
        layout.addWidget(self.buttons)
        self.resize(QSize(680, 560).expandedTo(self.sizeHint()).boundedTo(self.screen().availableSize() * 0.95))

    def _fold_line(self) -> QWidget:
        line = QWidget(self)
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        for at, box in enumerate(self.folds.values()):
            grid.addWidget(box, at // 2, at % 2)
        grid.setColumnStretch(2, 1)
        return line

    def _name_parts(self) -> None:
        """Set all words in the language in force."""
        self.setWindowTitle(self.tr("Preferences"))
        for at, words in enumerate((self.tr("Text"), self.tr("Window"), self.tr("Keys"))):
            self.tabs.setTabText(at, words)
        names = (
            self.tr("&Chinese font"),
            self.tr("&Latin font"),
            self.tr("Text &size"),
            self.tr("Line l&ength, in Chinese characters"),
            self.tr("Line s&pacing, in characters"),
            self.tr("Fold"),
            self.tr("&Theme"),
            self.tr("Lan&guage"),
            self.tr("Your name as c&oder"),
        )
        for (label, field), name in zip(self._rows, names, strict=True):
            label.setText(name)
            field.setAccessibleName(name.replace("&", ""))
        folds = (self.tr("long &quotations"), self.tr("si&gnatures"), self.tr("&notices"), self.tr("&ratings"))
        for box, words in zip(self.folds.values(), folds, strict=True):
            box.setText(words)
        for fonts in (self.latin, self.chinese):
            fonts.setItemText(0, self.tr("Standard"))
        themes = self._window.view.theme_names()
        _name_items(self.theme, {name: themes[name] for name in ("system", *THEMES)})
        _name_items(self.language, {"": self.tr("As the system"), **LANGUAGES})
        self.import_button.setText(self.tr("&Import…"))
        self.import_button.setToolTip(self.tr("Take preferences from a file"))
        self.export_button.setText(self.tr("E&xport…"))
        self.export_button.setToolTip(self.tr("Write the preferences to a file, for another machine"))
        standard = QDialogButtonBox.StandardButton
        for kind, words in (
            (standard.Ok, self.tr("OK")),
            (standard.Cancel, self.tr("Cancel")),
            (standard.RestoreDefaults, self.tr("Restore &defaults")),
        ):
            self.buttons.button(kind).setText(words)

    def _wire(self) -> None:
        for combo in (self.latin, self.chinese, self.theme, self.language):
            combo.currentIndexChanged.connect(self._apply)
        for spin in (self.zoom, self.measure):
            spin.valueChanged.connect(self._apply)
        self.spacing.valueChanged.connect(self._apply)
        for box in self.folds.values():
            box.toggled.connect(self._apply)
        self.coder.editingFinished.connect(self._apply)
        self.keys.changed.connect(self._apply)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self.restore)
        self.import_button.clicked.connect(self.import_file)
        self.export_button.clicked.connect(self.export_file)
        self._window.room.look.language_changed.connect(self._name_parts)

    # -- choices

    def chosen(self) -> Choices:
        """What the fields say."""
        return Choices(
            theme=str(self.theme.currentData()),
            language=str(self.language.currentData()),
            zoom=self.zoom.value(),
            latin_font=str(self.latin.currentData()),
            chinese_font=str(self.chinese.currentData()),
            measure=self.measure.value(),
            spacing=round(self.spacing.value() * 100),
            folded=",".join(name for name, box in self.folds.items() if box.isChecked()),
            coder=self.coder.text().strip(),
            keys=dump_own(self.keys.table.own()),
        )

    def _show(self, shown: Choices) -> None:
        fields = (self.latin, self.chinese, self.zoom, self.measure, self.spacing, self.theme, self.language)
        held = [QSignalBlocker(field) for field in (*fields, *self.folds.values(), self.keys)]
        for name, box in self.folds.items():
            box.setChecked(name in shown.folded.split(","))
        _choose(self.latin, shown.latin_font)
        _choose(self.chinese, shown.chinese_font)
        _choose(self.theme, shown.theme)
        _choose(self.language, shown.language)
        self.zoom.setValue(shown.zoom)
        self.measure.setValue(shown.measure)
        self.spacing.setValue(shown.spacing / 100)
        self.coder.setText(shown.coder)
        self.keys.take(read_own(shown.keys))
        for blocker in held:
            blocker.unblock()

    def _apply(self) -> None:
        choices.put(self._window, self.chosen())

    def restore(self) -> None:
        """Choose what a new Postil has; the coder's name stays."""
        self._show(choices.standard(self.coder.text().strip()))
        self._apply()

    def import_file(self) -> None:
        """Ask for a file and take its choices."""
        name, _filter = QFileDialog.getOpenFileName(self, self.tr("Import preferences"), "", self._kinds())
        if not name:
            return
        try:
            found = choices.read(Path(name), self.chosen())
        except (OSError, choices.NotSettings) as error:
            reason = error.strerror if isinstance(error, OSError) else ""
            self._say(self.tr("This file holds no preferences of Postil."), reason or "")
            return
        self._show(found)
        self._apply()
        self._say(self.tr("The preferences were taken from the file; Cancel brings back the earlier ones."))

    def export_file(self) -> None:
        """Ask for a file and write the choices to it."""
        name, _filter = QFileDialog.getSaveFileName(
            self, self.tr("Export preferences"), "postil-settings.json", self._kinds()
        )
        if not name:
            return
        try:
            choices.write(self.chosen(), Path(name))
        except OSError as error:
            self._say(self.tr("The file could not be written."), error.strerror or "")
            return
        self._say(self.tr("The preferences were written to the file."))

    def _kinds(self) -> str:
        return self.tr("Settings (*.json);;All files (*)")

    def _say(self, words: str, reason: str = "") -> None:
        self.words.setText(f"{words} {reason}".strip())
        self.words.show()

    # -- ending

    def accept(self) -> None:
        """Keep the choices, and give the tags their keys."""
        from reader.session.editing import ChangeTag, Together

        self._apply()
        wanted = self.keys.table.tag_keys()
        edits = tuple(
            ChangeTag(replace(tag, key=wanted[tag.id].lower()))
            for tag in self._window.room.session.tags()
            if tag.id in wanted
        )
        # Keys that are freed go first: no two tags have one key at any moment.
        edits = tuple(sorted(edits, key=lambda edit: bool(edit.tag.key)))
        if edits:
            self._window.room.apply(Together(edits, "change-tag", edits[0].tag.name if len(edits) == 1 else ""))
        super().accept()

    def reject(self) -> None:
        """Bring back what was before."""
        choices.put(self._window, self._before)
        super().reject()


def _combo(parent: QWidget, families: Iterable[str]) -> QComboBox:
    box = QComboBox(parent)
    box.setMaxVisibleItems(16)
    if families:
        box.addItem("", "")
        for family in families:
            box.addItem(family, family)
    return box


def _families(*systems: QFontDatabase.WritingSystem) -> list[str]:
    found = {family for system in systems for family in QFontDatabase.families(system)}
    return sorted((family for family in found if not QFontDatabase.isPrivateFamily(family)), key=str.casefold)


def _spin(parent: QWidget, values: range, step: int) -> QSpinBox:
    spin = QSpinBox(parent)
    spin.setRange(values[0], values[-1])
    spin.setSingleStep(step)
    inset(spin)
    return spin


def _name_items(box: QComboBox, names: dict[str, str]) -> None:
    with QSignalBlocker(box):
        for at, (name, words) in enumerate(names.items()):
            if at < box.count():
                box.setItemText(at, words)
            else:
                box.addItem(words, name)


def _choose(box: QComboBox, value: str) -> None:
    if box.findData(value) < 0 and value:
        box.addItem(value, value)  # a font of another machine is kept as chosen
    box.setCurrentIndex(max(box.findData(value), 0))
