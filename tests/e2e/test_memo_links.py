"""Links in memos, by keys: put in, seen in the preview, followed, told when broken, and spelled out in exports."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reader.domain.annotation import PassageQuery
from reader.domain.memo import JOURNAL
from reader.export.base import ExportOptions
from reader.session.memo_citing import with_cited_links
from reader.text.memo_links import PassageLink, PostLink, links_in, target_of

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def tagged(window):
    """The first paragraph has a tag, the cursor is on another post."""
    QTest.keyClick(window.pane, Qt.Key.Key_1)
    QTest.keyClick(window.pane, Qt.Key.Key_N)
    return window


def link_of(text: str):
    return target_of(next(links_in(text)).address)


def test_the_place_at_the_cursor_is_put_into_the_journal(tagged) -> None:
    post = tagged.pane.post_id
    tagged.actions_by_id["journal"].trigger()
    box = tagged.boxes.memo_box
    QTest.keyClicks(box.edit, "See ")
    QTest.keyClick(box.edit, Qt.Key.Key_L, CTRL)
    picker = tagged.boxes.picker
    assert picker.isVisible()
    assert box.isVisible()
    QTest.keyClick(picker.input, Qt.Key.Key_Return)
    assert box.isVisible()
    assert box.edit.hasFocus()
    assert box.edit.toPlainText().startswith("See [#2 ")
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert link_of(tagged.room.session.memo(JOURNAL)) == PostLink(post, 0)
    QTest.keyClick(tagged, Qt.Key.Key_Z, CTRL)
    assert tagged.room.session.memo(JOURNAL) == ""


def test_a_passage_is_found_by_typing_and_gone_to(tagged) -> None:
    passage = tagged.room.session.passages()[0]
    tagged.actions_by_id["journal"].trigger()
    box = tagged.boxes.memo_box
    QTest.keyClick(box.edit, Qt.Key.Key_L, CTRL)
    tagged.boxes.picker.input.setText(passage.text[:6])
    QTest.keyClick(tagged.boxes.picker.input, Qt.Key.Key_Return)
    assert link_of(box.edit.toPlainText()) == PassageLink(passage.annotation.id)
    QTest.keyClick(box.edit, Qt.Key.Key_Left)
    QTest.keyClick(box.edit, Qt.Key.Key_Return, ALT)
    assert not box.isVisible()
    assert tagged.pane.post_id == passage.annotation.target.post_id
    assert tagged.pane.hasFocus()
    tagged.reading.go_back()
    assert tagged.pane.post_id != passage.annotation.target.post_id


def test_leaving_the_list_goes_back_to_the_memo(tagged) -> None:
    tagged.actions_by_id["journal"].trigger()
    box = tagged.boxes.memo_box
    QTest.keyClicks(box.edit, "words")
    QTest.keyClick(box.edit, Qt.Key.Key_L, CTRL)
    QTest.keyClick(tagged.boxes.picker.input, Qt.Key.Key_Escape)
    assert box.edit.hasFocus()
    assert box.edit.toPlainText() == "words"
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    assert not box.isVisible()


def test_a_copied_link_leads_from_the_preview_to_its_place(tagged) -> None:
    post = tagged.pane.post_id
    QTest.keyClick(tagged.pane, Qt.Key.Key_J)
    ordinal = tagged.pane.ordinal
    here = tagged.pane.post_id
    QTest.keyClick(tagged.pane, Qt.Key.Key_L, CTRL_SHIFT)
    link = QApplication.clipboard().text()
    assert link_of(link) == PostLink(here, ordinal)
    QTest.keyClick(tagged.pane, Qt.Key.Key_Home, CTRL)
    tagged.actions_by_id["journal"].trigger()
    box = tagged.boxes.memo_box
    box.edit.insertPlainText(link)
    QTest.keyClick(box.edit, Qt.Key.Key_F2)
    assert "postil:post/" in box.preview.document().toHtml()
    box.preview.anchorClicked.emit(QUrl(next(links_in(link)).address))
    assert (tagged.pane.post_id, tagged.pane.ordinal) == (here, ordinal)
    assert post is not None


def test_a_link_in_the_list_of_memos_is_followed(tagged) -> None:
    passage = tagged.room.session.passages()[0]
    tagged.memos.show_list()
    tagged.memos.panel.view.anchorClicked.emit(QUrl(f"postil:passage/{passage.annotation.id}"))
    assert tagged.pane.post_id == passage.annotation.target.post_id


@pytest.mark.parametrize("address", ["postil:post/999999/0", f"postil:passage/{'0' * 8}-0000-0000-0000-{'0' * 12}"])
def test_a_broken_link_says_so(tagged, address) -> None:
    post = tagged.pane.post_id
    tagged.links.follow(address)
    assert "no longer in the library" in tagged.status.said.text()
    assert tagged.pane.post_id == post


def test_a_link_into_a_removed_thread_is_broken_until_it_comes_back(tagged) -> None:
    session, post = tagged.room.session, tagged.pane.post_id
    tagged.tree.remove_wanted.emit(tagged.reading.thread_id)
    assert session.linked(f"postil:post/{post}/0") is None
    QTest.keyClick(tagged, Qt.Key.Key_Z, CTRL)
    assert session.linked(f"postil:post/{post}/0").post_id == post


@pytest.mark.parametrize("format_name", ["csv", "markdown", "jsonl"])
def test_exports_spell_links_out(tagged, tmp_path, format_name) -> None:
    session = tagged.room.session
    first = session.passages()[0]
    author = tagged.pane.post.post.author
    QTest.keyClick(tagged.pane, Qt.Key.Key_2)
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    box.edit.setPlainText(f"as in [those words](postil:passage/{first.annotation.id}) and [gone](postil:post/99999/0)")
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    out = tmp_path / "out"
    session.export(session.passages(PassageQuery()), format_name, out, ExportOptions())
    text = out.read_text(encoding="utf-8-sig")
    assert "postil:" not in text
    assert first.author in text
    assert f"those words ({first.author}, " in text.replace("\\", "")
    assert "and gone" in text
    assert author is None or author in text


def test_memos_without_links_are_left_alone(tagged, tmp_path) -> None:
    passages = tagged.room.session.passages()
    assert with_cited_links(tmp_path / "none.postil", passages, "en") is passages
    assert list(with_cited_links(tmp_path / "none.postil", iter(passages), "en")) == passages


def test_pseudonyms_hold_for_the_words_of_a_link_too(tagged, tmp_path) -> None:
    session = tagged.room.session
    first = session.passages()[0]
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    box.edit.setPlainText(f"as in [{first.author}: words](postil:passage/{first.annotation.id})")
    QTest.keyClick(box.edit, Qt.Key.Key_Escape)
    out = tmp_path / "out.jsonl"
    session.export(session.passages(), "jsonl", out, ExportOptions(names_file=tmp_path / "names.csv"))
    text = out.read_text(encoding="utf-8")
    assert "postil:" not in text
    assert "as in Author" in text
    assert first.author not in text


def link_point(view) -> QPoint:
    """Where a link stands in the preview."""
    area = view.viewport()
    return next(
        QPoint(x, y)
        for y in range(0, area.height(), 4)
        for x in range(0, area.width(), 4)
        if view.anchorAt(QPoint(x, y))
    )


@pytest.fixture
def asked(monkeypatch) -> list[str]:
    """The addresses of the web that were asked about."""
    found: list[str] = []

    def ask(_parent: object, url: QUrl) -> bool:
        if url.scheme() not in {"http", "https"}:
            return False
        found.append(url.toString())
        return True

    monkeypatch.setattr("reader.gui.base.links.ask_to_open", ask)
    monkeypatch.setattr("reader.gui.memos.memo_view.ask_to_open", ask)
    return found


def test_a_click_in_the_preview_of_the_sheet_leads_to_the_place(tagged) -> None:
    passage = tagged.room.session.passages()[0]
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    box.edit.insertPlainText(f"[there](postil:passage/{passage.annotation.id})")
    QTest.keyClick(box.edit, Qt.Key.Key_F2)
    QTest.mouseClick(box.preview.viewport(), Qt.MouseButton.LeftButton, pos=link_point(box.preview))
    assert not box.isVisible()
    assert tagged.pane.post_id == passage.annotation.target.post_id


def test_a_click_on_a_page_of_the_web_asks_and_leaves_the_sheet_open(tagged, asked) -> None:
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    box.edit.insertPlainText("[web](https://forum.example/1)")
    QTest.keyClick(box.edit, Qt.Key.Key_F2)
    QTest.mouseClick(box.preview.viewport(), Qt.MouseButton.LeftButton, pos=link_point(box.preview))
    assert asked == ["https://forum.example/1"]
    assert box.isVisible()


@pytest.mark.parametrize("words", ["see https://forum.example/1", "[web](https://forum.example/1"])
def test_a_page_of_the_web_is_asked_about_by_key(tagged, asked, words) -> None:
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    box.edit.insertPlainText(words)
    QTest.keyClick(box.edit, Qt.Key.Key_Return, ALT)
    assert asked == ["https://forum.example/1"]


def test_following_where_there_is_no_link_says_so(tagged, asked) -> None:
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    box.edit.insertPlainText("no link")
    QTest.keyClick(box.edit, Qt.Key.Key_Return, ALT)
    assert tagged.status.said.text() == "There is no link at the text cursor"
    assert (asked, box.isVisible()) == ([], True)


@pytest.mark.parametrize("reason", [Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason])
def test_another_program_or_a_menu_only_borrows_the_keys_of_the_sheet(tagged, reason) -> None:
    QTest.keyClick(tagged.pane, Qt.Key.Key_M)
    box = tagged.boxes.memo_box
    QTest.keyClicks(box.edit, "kept")
    QApplication.sendEvent(box.edit, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert box.isVisible()
    assert tagged.pane.annotations_here()[0].memo == "kept"
