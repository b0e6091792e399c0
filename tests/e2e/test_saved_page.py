"""Going back to the saved page from the text."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reader.domain.errors import LibraryBusy
from reader.session import origin, origin_apart
from reader.session.origin import Role
from tests.session import slow_readers

if TYPE_CHECKING:
    from pathlib import Path

_POST = """<div id="post_{0}"><table id="pid{0}" class="plhin"><tr><td class="pls"><div class="authi">
<a href="space-uid-{0}.html" class="xw1">name{0}</a></div></td><td class="plc"><div class="pi">
<strong><a id="postnum{0}"><em>{0}</em></a></strong><div class="authi">
<em id="authorposton{0}">发表于 2021-3-4 05:0{0}</em></div></div><div class="pct"><div class="pcb"><table><tr>
<td class="t_f" id="postmessage_{0}">河水涨了<font class="jammer">q1z9</font>三尺。<br>第{0}个人这样说。</td>
</tr></table></div></div></td></tr></table></div>"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    posts = "".join(_POST.format(n) for n in (1, 2, 3))
    path = tmp_path / "page.html"
    text = (
        '<html><head><meta charset="gbk"><meta name="generator" content="Discuz! X3.4">'
        "<title>涨水 - 河边 - 柳溪</title></head>"
        f'<body><div id="nv">门户导航</div><div id="postlist">{posts}</div></body></html>'
    )
    path.write_bytes(text.encode("gbk"))
    return path


@pytest.fixture
def reading(open_window, qtbot, page: Path):
    window = open_window(sample=False)
    window.imports.start([page])
    qtbot.waitUntil(lambda: window.reading.thread_id is not None)
    qtbot.waitUntil(lambda: not window.imports.busy)
    window.pane.setFocus()
    return window


def _shown(window, qtbot) -> None:
    qtbot.waitUntil(lambda: window.page_panel.origin is not None)


def _marked(window) -> str:
    found = window.page_panel.text.extraSelections()
    return found[0].cursor.selectedText() if found else ""


def test_the_page_opens_where_the_cursor_is(reading, qtbot) -> None:
    QTest.keyClick(reading.pane, Qt.Key.Key_N)
    QTest.keyClick(reading.pane, Qt.Key.Key_J)
    QTest.keyClick(reading.pane, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    _shown(reading, qtbot)
    assert "第2个人" in _marked(reading)
    assert reading.page_panel.text.hasFocus()
    words = reading.page_panel.text.toPlainText()
    assert "门户导航" in words
    assert "q1z9" in words


def test_what_was_read_can_be_hidden(reading, qtbot) -> None:
    reading.actions_by_id["saved-page"].trigger()
    _shown(reading, qtbot)
    reading.page_panel.only.click()
    words = reading.page_panel.text.toPlainText()
    assert "门户导航" in words
    assert "第2个人" not in words


def test_the_page_follows_the_cursor_and_leads_back(reading, qtbot) -> None:
    reading.actions_by_id["saved-page"].trigger()
    _shown(reading, qtbot)
    QTest.keyClick(reading.page_panel.text, Qt.Key.Key_Escape)
    assert reading.pane.hasFocus()
    QTest.keyClick(reading.pane, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "第3个人" in _marked(reading))
    panel = reading.page_panel
    row = next(
        row
        for row, number in enumerate(range(len(panel.origin.account.lines)))
        if any("第1个人" in piece.text for piece in panel.origin.account.lines[number].pieces)
    )
    cursor = panel.text.textCursor()
    cursor.setPosition(panel.text.document().findBlockByNumber(row).position())
    panel.text.setTextCursor(cursor)
    panel.focus_list()
    QTest.keyClick(panel.text, Qt.Key.Key_Return)
    assert reading.pane.hasFocus()
    assert "第1个人" in reading.pane.flow.rows[reading.pane.caret.row].text


def test_another_encoding_is_shown_before_it_is_kept(reading, qtbot) -> None:
    reading.actions_by_id["saved-page"].trigger()
    _shown(reading, qtbot)
    panel = reading.page_panel
    before = reading.room.session.posts(reading.reading.thread_id)
    assert not panel.keep.isEnabled()
    panel.encoding.setCurrentIndex(panel.encoding.findData("big5hkscs"))
    panel.encoding.activated.emit(panel.encoding.currentIndex())
    qtbot.waitUntil(lambda: panel.origin.decoded.encoding == "big5hkscs")
    assert panel.keep.isEnabled()
    assert "河水涨了" not in panel.text.toPlainText()
    assert reading.room.session.posts(reading.reading.thread_id) == before


def test_an_engine_can_be_chosen(reading, qtbot) -> None:
    reading.actions_by_id["saved-page"].trigger()
    _shown(reading, qtbot)
    panel = reading.page_panel
    panel.engine.setCurrentIndex(panel.engine.findData("generic"))
    panel.engine.activated.emit(panel.engine.currentIndex())
    qtbot.waitUntil(lambda: panel.origin.page.software == "generic")
    assert any(piece.role == Role.READ for line in panel.origin.account.lines for piece in line.pieces)


def test_a_thread_without_a_page_says_so(open_window, qtbot) -> None:
    window = open_window(sample=False)
    said: list[str] = []
    window.room.said.connect(said.append)
    window.actions_by_id["saved-page"].trigger()
    assert said == ["No saved page belongs to this place"]


def test_another_reading_can_be_kept_and_taken_back(reading, qtbot) -> None:
    reading.actions_by_id["saved-page"].trigger()
    _shown(reading, qtbot)
    panel = reading.page_panel
    right = [row.text for row in reading.pane.flow.rows]
    for codec in ("big5hkscs", "gb18030"):
        panel.encoding.setCurrentIndex(panel.encoding.findData(codec))
        panel.encoding.activated.emit(panel.encoding.currentIndex())
        qtbot.waitUntil(lambda codec=codec: panel.origin.decoded.encoding == codec and panel.keep.isEnabled())
        before = [row.text for row in reading.pane.flow.rows]
        panel.keep.click()
        qtbot.waitUntil(lambda before=before: [row.text for row in reading.pane.flow.rows] != before)
        qtbot.waitUntil(lambda codec=codec: panel.origin.head.charset == codec)
    assert [row.text for row in reading.pane.flow.rows] == right


def test_a_reading_that_could_not_be_kept_can_be_kept_later(reading, qtbot, monkeypatch) -> None:
    def busy(*_args):
        raise LibraryBusy("Another program keeps the library locked; try again in a moment.")

    reading.actions_by_id["saved-page"].trigger()
    _shown(reading, qtbot)
    panel = reading.page_panel
    panel.encoding.setCurrentIndex(panel.encoding.findData("big5hkscs"))
    panel.encoding.activated.emit(panel.encoding.currentIndex())
    qtbot.waitUntil(panel.keep.isEnabled)
    monkeypatch.setattr("reader.session.rereading.keep_reading", busy)
    with qtbot.waitSignal(reading.room.failed):
        panel.keep.click()
        assert not panel.keep.isEnabled()
    assert panel.keep.isEnabled()


def test_a_page_that_takes_long_is_read_once_however_the_cursor_moves(reading, qtbot, monkeypatch) -> None:
    plain, begun, go_on = origin.read_origin, [], Event()

    def slow(library, capture, encoding, engine):
        begun.append(capture)
        go_on.wait(10)
        return plain(library, capture, encoding, engine)

    monkeypatch.setattr(origin, "read_origin", slow)
    reading.actions_by_id["saved-page"].trigger()
    qtbot.waitUntil(lambda: len(begun) == 1)
    capture = begun[0]
    for _ in range(4):
        QTest.keyClick(reading.pane, Qt.Key.Key_J)
        reading.page.show_here()
    # Another encoding is another reading; of two that wait only the last one is read.
    reading.page._read(capture, ("big5hkscs", ""))
    qtbot.waitUntil(lambda: len(begun) == 2)
    reading.page._read(capture, ("utf-8", ""))
    reading.page._read(capture, ("gb18030", ""))
    go_on.set()
    qtbot.waitUntil(lambda: reading.page_panel.origin is not None)
    qtbot.waitUntil(lambda: not reading.room.jobs.busy)
    assert len(begun) == 3
    assert reading.page_panel.origin.decoded.encoding == "gb18030"


def test_closing_does_not_wait_for_a_page_that_takes_long(reading, qtbot, monkeypatch) -> None:
    unfinished = slow_readers.note_unfinished(monkeypatch)
    monkeypatch.setattr(origin_apart, "LARGE", 0)
    monkeypatch.setattr(origin_apart, "_parts", slow_readers.hang)
    reading.actions_by_id["saved-page"].trigger()
    qtbot.waitUntil(lambda: reading.room.jobs.busy)
    QTest.qWait(1000)
    assert reading.room.jobs.busy
    reading.close()
    assert len(unfinished) == 1
