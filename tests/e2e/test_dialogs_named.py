"""Every dialog that a command opens, and every box over the window: names, roles, a visible focus, an order of Tab.

The commands are those of the table, so that a new dialog is looked at without anything being added here.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QWidget,
)

from reader.gui.codebook.codebook_dialog import CodebookDialog
from reader.session.saved import PASSAGES, Saved, keep

Key = Qt.Key
INNER = {"QLineEditIconButton", "QComboBoxListView", "QTabBar", "QCalendarView", "QToolButton"}
"""Parts of Qt's own controls; the control has the name."""
QUIET = {"quit", "text-alone", "next-panel", "group-passages", "kept-queries"}
"""Commands that open nothing, or only a menu, and take the window away."""
FEWEST = 9
"""Dialogs that the commands open at the least; fewer would mean that this test has gone blind."""


@pytest.fixture
def full(open_window):
    """A window with passages, memos and bookmarks, so that no command is refused for want of them."""
    window = open_window()
    pane = window.pane
    for key in (Key.Key_Home, Key.Key_1, Key.Key_B, Key.Key_J, Key.Key_2, Key.Key_N, Key.Key_1, Key.Key_3):
        QTest.keyClick(pane, key)
    keep(window.room.session, PASSAGES, Saved("facts", "tag:Fact"))
    window.codebook.view.setCurrentIndex(window.codebook.model.index(0, 0))
    return window


@pytest.fixture
def dialogs(full, monkeypatch, qtbot):
    """Looks at each dialog in place of opening it."""
    looks = []
    made = []

    def look(dialog: QDialog) -> int:
        dialog.show()
        dialog.activateWindow()
        for _ in range(50):  # the offscreen platform takes its time, and forgets one now and then
            if dialog.isActiveWindow():
                break
            dialog.activateWindow()
            qtbot.wait(5)
        made.append(type(dialog).__name__)
        for each in looks:
            each(dialog)
        dialog.hide()
        full.activateWindow()
        qtbot.wait(5)
        return 0

    for kind in (QDialog, QMessageBox):
        monkeypatch.setattr(kind, "exec", look)
        monkeypatch.setattr(kind, "open", look)
    for name in ("getOpenFileName", "getSaveFileName", "getOpenFileNames"):
        monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: "")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_a, **_k: ("", False))

    def walk(see):
        looks.append(see)
        for name, action in full.actions_by_id.items():
            if name not in QUIET and action.isEnabled():
                action.trigger()
                full.room.jobs.wait_idle()
                full.pane.setFocus()
        look(CodebookDialog([], full))
        return made

    return walk


def reached(root: QWidget) -> list[QWidget]:
    """What the keys or a click can reach in a dialog or box, as it is shown."""
    parts = [w for w in root.findChildren(QWidget) if w.focusPolicy() != Qt.FocusPolicy.NoFocus]
    parts += [w for w in root.findChildren(QAbstractButton) if w not in parts]
    return [
        w
        for w in parts
        if w.isVisibleTo(root)
        and not w.objectName().startswith("qt_")
        and not (w.metaObject().className() in INNER and type(w.parent()).__module__.startswith("PySide6"))
        and w.focusProxy() is None
        and not isinstance(w.parent(), QLineEdit)
    ]


def nameless(root: QWidget) -> list[str]:
    found = []
    for part in reached(root):
        told = QAccessible.queryAccessibleInterface(part)
        named = told is not None and (told.text(QAccessible.Text.Name).strip() or part.accessibleName())
        if not named or told.role() == QAccessible.Role.NoRole:
            found.append(f"{type(root).__name__}: {type(part).__name__} {part.objectName()} in {type(part.parent())}")
    return found


def test_every_control_of_every_dialog_has_a_name(dialogs) -> None:
    missing: list[str] = []
    made = dialogs(lambda dialog: missing.extend(nameless(dialog)))
    assert sorted(set(missing)) == []
    assert len(set(made)) >= FEWEST, made


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
def test_the_focus_can_be_seen_in_every_dialog(dialogs, full, theme) -> None:
    full.room.look.set_theme(theme)
    unseen: list[str] = []

    def see(dialog: QDialog) -> None:
        parts = [p for p in reached(dialog) if p.focusPolicy() & Qt.FocusPolicy.TabFocus and p.isEnabled()]
        for part in parts:
            if part.focusProxy() is not None or len(parts) < 2:
                continue
            other = parts[0] if part is not parts[0] else parts[1]
            other.setFocus(Qt.FocusReason.TabFocusReason)
            without = part.grab().toImage()
            part.setFocus(Qt.FocusReason.TabFocusReason)
            if part.grab().toImage() == without:
                unseen.append(f"{type(dialog).__name__}: {_told(part)}")

    dialogs(see)
    assert sorted(set(unseen)) == [], str(sorted(set(unseen)))


def test_every_dialog_has_a_title_and_takes_the_keys(dialogs) -> None:
    odd: list[str] = []

    def see(dialog: QDialog) -> None:
        if not dialog.windowTitle().strip():
            odd.append(f"{type(dialog).__name__} has no title")
        if dialog.focusWidget() is None:
            odd.append(f"{type(dialog).__name__} has nothing with the focus")

    dialogs(see)
    assert sorted(set(odd)) == []


def test_tab_reaches_all_of_every_dialog(dialogs) -> None:
    unreached: list[str] = []

    def see(dialog: QDialog) -> None:
        wanted = [p for p in reached(dialog) if p.focusPolicy() & Qt.FocusPolicy.TabFocus and p.isEnabled()]
        wanted = [p for p in wanted if not _grouped(p)]
        seen = {dialog.focusWidget()}
        for _ in range(3 * len(wanted) + 6):
            focus = dialog.focusWidget() or dialog
            QApplication.sendEvent(focus, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Tab, Qt.KeyboardModifier.NoModifier))
            seen.add(dialog.focusWidget())
        unreached.extend(
            f"{type(dialog).__name__}: {_told(part)}" for part in wanted if not {part, part.focusProxy()} & seen
        )

    dialogs(see)
    assert sorted(set(unreached)) == []


def test_tab_goes_down_and_right(dialogs) -> None:
    """The first step of Tab that goes up by more than a line and is not back to the first control, is an odd one."""
    odd: list[str] = []

    def see(dialog: QDialog) -> None:
        first = dialog.focusWidget()
        at = first
        for _ in range(60):
            QApplication.sendEvent(
                at or dialog, QKeyEvent(QEvent.Type.KeyPress, Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
            )
            after = dialog.focusWidget()
            if after in {None, at, first}:
                return
            if (
                at is not None
                and _top(after, dialog) + 40 < _top(at, dialog)
                and _left(after, dialog) <= _left(at, dialog)
            ):
                wraps = _top(after, dialog) <= min(_top(part, dialog) for part in reached(dialog)) + 40
                if not wraps:
                    odd.append(f"{type(dialog).__name__}: from {_told(at)} up to {_told(after)}")
            at = after

    dialogs(see)
    assert sorted(set(odd)) == [], str(sorted(set(odd)))


def _grouped(part: QWidget) -> bool:
    """Whether the arrow keys lead there: buttons of which one is chosen."""
    return isinstance(part, QAbstractButton) and (part.group() is not None or part.autoExclusive())


def _told(part: QWidget) -> str:
    return f"{type(part).__name__} {part.accessibleName() or part.property('text') or part.objectName()}"


def _top(part: QWidget, root: QWidget) -> int:
    return part.mapTo(root, QPoint(0, 0)).y()


def _left(part: QWidget, root: QWidget) -> int:
    return part.mapTo(root, QPoint(0, 0)).x()


BOXES = {
    "quick tag": ("quick-tag", "quick_tag"),
    "memo": ("memo", "memo_box"),
    "key sheet": ("keys", "key_sheet"),
    "palette": ("palette", "palette"),
    "find": ("find", "find_bar"),
}


def test_the_boxes_over_the_window_are_named(full) -> None:
    missing = []
    for name, (action, _box) in BOXES.items():
        full.actions_by_id[action].trigger()
        QApplication.processEvents()
        missing += [f"{name}: {each}" for each in nameless(full)]
        focus = QApplication.focusWidget()
        assert focus is not None, name
        QTest.keyClick(focus, Key.Key_Escape)
        assert full.pane.hasFocus(), f"Escape leads from {name} back to the text"
    assert sorted(set(missing)) == []
