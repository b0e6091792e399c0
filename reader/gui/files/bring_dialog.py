"""Shows what of another program's file would come over, or came over, and what not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTreeWidgetItem,
)

from reader.gui.base.dialog_parts import listing, stacked, wrapped
from reader.gui.base.wording import isolated, plain_tooltip, reason_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from reader.session.bringing import BringReport, BroughtText

_SIDES = 8
"""Pixels that a row has beyond its text."""
_MOST = 500
"""Rows of a section that are listed; the number in its head tells the rest."""


class BringDialog(QDialog):
    """Lists texts, tags, what does not come over and what is doubtful; accepted, the file is wanted.

    Args:
        report: what would come over, or came.
        parent: the window.
        done: whether it came over already.
    """

    def __init__(self, report: BringReport, parent: QWidget | None = None, *, done: bool = False) -> None:
        super().__init__(parent)
        self._report = report
        self._done = done
        self.setWindowTitle(self.tr("What came over") if done else self.tr("Bring in a project or codebook"))
        self.resize(720, 520)
        self.summary = wrapped(self, self._summed_up())
        heads = [self.tr("Part"), self.tr("What becomes of it")]
        self.list = listing(self, self.tr("What the file holds"), heads, folds=True)
        self._sentences: list[QTreeWidgetItem] = []
        self.list.setUniformRowHeights(False)
        self.list.setWordWrap(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self.list.setColumnWidth(0, 340)
        close = QDialogButtonBox.StandardButton.Close if done else QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(close, self)
        self.buttons.rejected.connect(self.reject)
        if not done:
            self.accept_button = self.buttons.addButton(self.tr("Bring in"), QDialogButtonBox.ButtonRole.AcceptRole)
            self.accept_button.setDefault(True)
            self.accept_button.setEnabled(self._brings())
            self.buttons.accepted.connect(self.accept)
        margins = stacked(self, (self.summary, self.list, self.buttons), self.list).contentsMargins()
        self._edges = margins.left() + margins.right() + 2 * self.list.frameWidth()
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give sentences that go over both columns as many lines as they need."""
        super().resizeEvent(event)
        # A tree takes such a row for one line; it has not its new width yet.
        bar = self.list.verticalScrollBar().sizeHint().width()
        room = self.contentsRect().width() - self._edges - bar - 2 * self.list.indentation() - _SIDES
        metrics = self.list.fontMetrics()
        for item in self._sentences:
            needed = metrics.boundingRect(0, 0, room, 0, Qt.TextFlag.TextWordWrap, item.text(0)).height()
            item.setSizeHint(0, QSize(room, needed + _SIDES))

    def _brings(self) -> bool:
        report = self._report
        return bool(
            report.passages or report.codes_new or any(text.alone for text in report.texts) or report.codes_same
        )

    def _summed_up(self) -> str:
        report = self._report
        name = isolated(report.name) + (f" ({isolated(report.origin)})" if report.origin else "")
        count = report.passages
        come = self.tr("%n passage(s) came over", "", count)
        come = come if self._done else self.tr("%n passage(s) would come over", "", count)
        tags = self.tr("%n new tag(s)", "", len(report.codes_new))
        there = self.tr("there already: {0}")
        lines = [name, f"{come}; {there.format(report.known)}", f"{tags}; {there.format(len(report.codes_same))}"]
        if report.coders:
            lines.append(self.tr("Set by {0}").format(", ".join(map(isolated, report.coders))))
        return "\n".join(lines)

    def _fill(self) -> None:
        report = self._report
        new, same = self.tr("new"), self.tr("there already")
        tags = [*((path, new) for path in report.codes_new), *((path, same) for path in report.codes_same)]
        left = self.tr("Did not come over") if self._done else self.tr("Would not come over")
        reasons = self._reasons()
        self._section(left, [(each.what, reasons.get(each.kind, each.reason)) for each in report.left], opened=True)
        self._section(self.tr("To look at"), [(reason_words(warning), "") for warning in report.warnings], opened=True)
        self._section(self.tr("Texts"), [(text.name, self._became(text)) for text in report.texts], opened=True)
        paths = [(" › ".join(isolated(name) for name in path), state) for path, state in tags]
        self._section(self.tr("Tags"), paths, opened=not report.texts)

    def _section(self, title: str, rows: Iterable[tuple[str, str]], *, opened: bool) -> None:
        rows = list(rows)
        if not rows:
            return
        head = QTreeWidgetItem([f"{title} ({len(rows)})", ""])
        self.list.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for what, becomes in rows[:_MOST]:
            item = QTreeWidgetItem(head, [isolated(what), becomes])
            item.setToolTip(0, plain_tooltip(what))
            item.setToolTip(1, plain_tooltip(becomes))
            if not becomes:
                item.setFirstColumnSpanned(True)
                self._sentences.append(item)
        head.setExpanded(opened)

    def _became(self, text: BroughtText) -> str:
        parts = []
        if text.placed:
            parts.append(self.tr("%n passage(s) in the thread {0}", "", text.placed).format(isolated(text.thread)))
        if text.alone:
            parts.append(self.tr("a thread of its own with %n passage(s)", "", text.own))
        if text.known:
            parts.append(self.tr("there already: {0}").format(text.known))
        return "; ".join(parts) or self.tr("it is the thread {0}; nothing is marked").format(isolated(text.thread))

    def _reasons(self) -> dict[str, str]:
        return {
            "nothing-set": self.tr("It has neither a tag nor a note"),
            "no-page": self.tr("The page is not in the library"),
            "whole-page": self.tr("It is about a whole page; only notes on those have a place"),
            "whole-page-tags": self.tr("Its note came over, its tags did not: a whole page cannot be tagged"),
            "several-places": self.tr("The words stand in several places"),
            "not-found": self.tr("The words were not found on the page"),
            "no-text": self.tr("There is no text in it"),
            "no-words": self.tr("There are no words at its place"),
            "gone": self.tr("Its place in the text is no longer there"),
        }
