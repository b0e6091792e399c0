"""The versions of a post: what each changed of the one before, or one of them whole with its annotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QWidget

from reader.gui.base.compare_parts import CompareText, FactLine, KeyList, below, fill_panel
from reader.gui.base.wording import COUNTS, isolated, plain_tooltip, when
from reader.text.differences import differences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from reader.domain.annotation import Annotation, Span, Tag
    from reader.domain.review import PostVersion
    from reader.gui.base.theme import Look


class VersionsPanel(QWidget):
    """Lists versions, the one that was saved last first.

    Signals:
        left(): back to the text.

    Args:
        look: colours and text size.
    """

    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.versions: list[PostVersion] = []
        self.whole = False
        self._floor: int | None = None
        self._tags: Mapping[UUID, Tag] = {}
        self.summary = FactLine(self)
        self.facts = FactLine(self)
        self.summary.setContentsMargins(8, 4, 8, 4)
        self.facts.setContentsMargins(10, 4, 10, 0)
        self.facts.setForegroundRole(self.facts.palette().ColorRole.PlaceholderText)
        self.list = KeyList(self)
        self.text = CompareText(look, self)
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_differences)
        self.list.opened.connect(self._toggle)
        self.list.left.connect(self.left)
        look.changed.connect(self._show_current)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def _retranslate(self) -> None:
        """Set all words in the language in force."""
        self.setWindowTitle(self.tr("Versions"))
        self.list.setAccessibleName(self.tr("Versions of the post"))
        self.text.setAccessibleName(self.tr("Text of the version"))
        for row, version in enumerate(self.versions):
            self.list.item(row).setText(self._line(version))
        self._sum_up()
        self._show_current()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.summary, 1)
        fill_panel(self, top, self.list, below(self.facts, self.text, self), (300, 900))

    # -- showing

    def show_versions(self, floor: int | None, versions: Sequence[PostVersion], tags: Mapping[UUID, Tag]) -> None:
        """Show the versions of a post; where they are those shown already, the cursor stays.

        Args:
            floor: its number in the thread, None where unknown.
            versions: the one that was saved last first.
            tags: the codebook by id.
        """
        now = self.current.id if self.current is not None else None
        ids = [version.id for version in versions]
        same = now in ids and ids == [version.id for version in self.versions]
        self.versions = list(versions)
        self._floor = floor
        self._tags = tags
        self.list.blockSignals(True)
        self.list.clear()
        for version in self.versions:
            item = QListWidgetItem(self._line(version))
            item.setToolTip(plain_tooltip(version.path))
            self.list.addItem(item)
        self.list.setCurrentRow(ids.index(now) if same and now is not None else 0)
        self.list.blockSignals(False)
        self._sum_up()
        self.whole = self.whole and same
        self._show_current()

    def _sum_up(self) -> None:
        if not self.versions:
            self.summary.setText("")
            return
        author = isolated(self.versions[0].author or self.tr("unknown author"))
        post = f"#{self._floor} {author}" if self._floor is not None else author
        hint = self.tr("Enter shows a version whole, or what it changed")
        self.summary.setText(" · ".join((post, COUNTS.versions(len(self.versions)), hint)))

    @property
    def current(self) -> PostVersion | None:
        """The version that the cursor is on."""
        return self.list.chosen(self.versions)

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line(self, version: PostVersion) -> str:
        name = version.path.replace("\\", "/").rsplit("/", 1)[-1]
        parts = [when(version.saved_at), isolated(f"{name} · {version.member}" if version.member else name)]
        if version.shown:
            parts.append(self.tr("shown"))
        if version.annotations:
            parts.append(COUNTS.annotations(len(version.annotations)))
        return " · ".join(part for part in parts if part)

    def _toggle(self) -> None:
        self.whole = not self.whole
        self._show_current()

    def _show_differences(self) -> None:
        self.whole = False
        self._show_current()

    def _show_current(self) -> None:
        version = self.current
        if version is None:
            self.facts.setText("")
            self.text.show_note("")
            return
        row = self.list.currentRow()
        before = self.versions[row + 1] if row + 1 < len(self.versions) else None
        pages = self.tr("on %n saved page(s)", "", version.captures)
        if self.whole or before is None:
            what = self.tr("the whole text") if self.whole else self.tr("the oldest version, whole")
            self.text.show_marked(version.paragraphs, [self._marked(note) for note in version.annotations])
        else:
            old, new = _text(before), _text(version)
            pieces = differences(old, new)
            what = self.tr("what it changed of the version before")
            if old == new:
                what = self.tr("the same words as in the version before; facts of the post differ")
            self.text.show_merged(old, new, pieces)
        self.facts.setText(f"{pages} · {what}")

    def _marked(self, annotation: Annotation) -> tuple[Span, str]:
        tags = [self._tags[tag] for tag in annotation.tags if tag in self._tags]
        first = min(tags, key=lambda tag: (tag.position, tag.name), default=None)
        return annotation.target.span, first.colour if first is not None else ""


def _text(version: PostVersion) -> str:
    return "\n".join(paragraph.text for paragraph in version.paragraphs)
