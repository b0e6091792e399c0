"""Backups in the window: made when due, shown, put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from reader.gui.upkeep.backup_dialog import BackupDialog
from reader.session.backing_up import back_up, backup_list
from reader.session.codebook import AddTag, new_tag

if TYPE_CHECKING:
    from pathlib import Path


def tag(window, name: str) -> None:
    window.room.apply(AddTag(new_tag(name, window.room.session.tags())))


def names(window) -> set[str]:
    return {known.name for known in window.room.session.tags()}


def test_the_daily_backup_is_made_aside_and_once(window, qtbot) -> None:
    path = window.room.session.path
    window.safety.back_up_if_due()
    qtbot.waitUntil(lambda: len(backup_list(path)) == 1)
    window.safety.back_up_if_due()
    window.room.jobs.wait_idle()
    assert [backup.kind for backup in backup_list(path)] == ["daily"]


def test_a_backup_that_fails_is_said(window, qtbot) -> None:
    path = window.room.session.path
    path.with_name(path.name + ".backups").write_text("in the way")
    with qtbot.waitSignal(window.room.said, check_params_cb=lambda words: "No backup was made" in words):
        window.safety.back_up_if_due()


def test_the_dialog_tells_what_a_backup_holds(window, qtbot) -> None:
    back_up(window.room.session.path)
    tag(window, "Later")
    dialog = BackupDialog(window.room, window)
    qtbot.waitUntil(dialog.restore_button.isEnabled)
    item = dialog.list.topLevelItem(0)
    qtbot.waitUntil(lambda: bool(item.text(6)))
    assert [item.text(column) for column in (3, 4, 6)] == ["1", "12", "3"]
    assert "Tags: 0 would come back, 1 would be gone" in dialog.preview.text()
    dialog.now_button.click()
    qtbot.waitUntil(lambda: dialog.list.topLevelItemCount() == 2)
    qtbot.waitUntil(lambda: "holds what the library holds today" in dialog.preview.text())
    dialog.deleteLater()


def test_without_backups_nothing_can_be_put_back(window, qtbot) -> None:
    dialog = BackupDialog(window.room, window)
    assert not dialog.restore_button.isEnabled()
    assert dialog.chosen is None
    assert "no backup yet" in dialog.preview.text()
    dialog.deleteLater()


def test_putting_back_through_the_menu(window, qtbot, monkeypatch) -> None:
    back_up(window.room.session.path)
    tag(window, "Later")

    def choose(dialog: BackupDialog) -> int:
        qtbot.waitUntil(dialog.restore_button.isEnabled)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(BackupDialog, "exec", choose)
    assert "Later" in names(window)
    window.actions_by_id["restore-backup"].trigger()
    assert "Later" not in names(window)
    assert window.pane.head is not None
    assert not window.room.session.read_only
    tag(window, "Again")
    assert "Again" in names(window)
    assert {backup.kind for backup in backup_list(window.room.session.path)} == {"manual", "replaced"}


def test_a_backup_that_is_none_changes_nothing(window, qtbot, tmp_path: Path) -> None:
    tag(window, "Later")
    other = tmp_path / "other.postil"
    other.write_text("none")
    with qtbot.waitSignal(window.room.failed):
        window.safety.put_back(other)
    assert "Later" in names(window)
    tag(window, "Again")
    assert "Again" in names(window)
