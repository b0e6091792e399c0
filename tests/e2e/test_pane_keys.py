"""Folding and pictures by keys in the real window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from reader.domain.thread import ParagraphKind
from reader.gui.pane import pictures
from reader.session.editing import AddTag, new_tag
from reader.session.importing import import_paths
from reader.session.pictures import Missing, Picture
from reader.session.quiet import Quiet

if TYPE_CHECKING:
    from pathlib import Path

    from reader.gui.main_window import MainWindow
    from reader.gui.pane.text_pane import TextPane

QUOTED = "<br>".join(f"line {n} of what was said before" for n in range(8))
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="generator" content="Discuz! X3.4">
<title>Ferry - Town - Powered by Discuz!</title></head><body id="nv_forum" class="pg_viewthread">
<div id="postlist"><h1 class="ts"><span id="thread_subject">Ferry</span></h1>{posts}</div></body></html>"""
POST = """<div id="post_{n}"><table id="pid{n}" class="plhin"><tr><td class="pls"><div class="authi">
<a class="xw1" href="home.php?mod=space&uid={n}">user{n}</a></div></td><td class="plc"><div class="pi"><strong>
<a id="postnum{n}"><em>{n}</em><sup>#</sup></a></strong><div class="authi"><em id="authorposton{n}">2022-1-19 16:0{n}
</em></div></div><div class="pct"><div class="pcb"><div class="t_fsz"><table><tr>
<td class="t_f" id="postmessage_{n}">{body}</td></tr></table></div></div></div></td></tr></table></div>"""
QUOTE = """<div class="quote"><blockquote><a href="forum.php?mod=redirect&goto=findpost&pid=1&ptid=7">
<font color="#999999">user1 发表于 2022-1-19 16:01</font></a><br>{text}</blockquote></div>"""
IMAGE = '<ignore_js_op><img id="aimg_{n}" src="{src}" file="{src}" class="zoom" width="600"></ignore_js_op>'


def png(width: int = 600, height: int = 300) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("steelblue"))
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(held.data())


@pytest.fixture
def saved(home: Path) -> Path:
    folder = home / "saved"
    (folder / "page_files").mkdir(parents=True)
    (folder / "page_files" / "river.png").write_bytes(png())
    sources = ("page_files/river.png", "https://x.example/far.png", "page_files/gone.png")
    first = "The ferry stops." + "".join(IMAGE.format(n=n, src=src) for n, src in enumerate(sources))
    posts = [first, QUOTE.format(text=QUOTED) + "Thanks for telling.<br>See you.", "No pictures here."]
    page = PAGE.format(posts="".join(POST.format(n=n, body=body) for n, body in enumerate(posts, start=1)))
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    return path


@pytest.fixture
def read(open_window, saved: Path, home: Path) -> MainWindow:
    library = home / "ferry.postil"
    import_paths(library, [saved], Quiet())
    return open_window(library)


def seen(pane: TextPane) -> list[int]:
    return [row for row in pane.flow.text_rows if not pane.is_hidden(row)]


def key(window: MainWindow, name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(window.pane, getattr(Qt.Key, f"Key_{name}"), modifier)


def test_z_opens_and_closes_the_quotation_at_the_cursor(read: MainWindow) -> None:
    pane = read.pane
    key(read, "N")
    assert pane.flow.rows[pane.caret.row].kind is ParagraphKind.QUOTE
    assert len(seen(pane)) == 1 + 3 + 2 + 1
    key(read, "Z")
    assert len(seen(pane)) == 1 + 8 + 2 + 1
    key(read, "Z")
    assert len(seen(pane)) == 1 + 3 + 2 + 1
    key(read, "J")
    assert pane.flow.rows[pane.caret.row].text == "Thanks for telling."
    key(read, "Z")
    assert "fold" in read.status.said.text().lower()


def test_shift_z_opens_and_closes_all(read: MainWindow) -> None:
    key(read, "Z", Qt.KeyboardModifier.ShiftModifier)
    assert len(seen(read.pane)) == 12
    key(read, "Z", Qt.KeyboardModifier.ShiftModifier)
    assert len(seen(read.pane)) == 7


def test_a_tag_keeps_a_quotation_open(read: MainWindow) -> None:
    read.room.apply(AddTag(new_tag("Policy", [], key="1")))
    key(read, "N")
    key(read, "1")
    assert len(seen(read.pane)) == 12
    key(read, "Z")
    assert len(seen(read.pane)) == 12
    key(read, "Z", Qt.KeyboardModifier.ControlModifier)
    assert len(seen(read.pane)) == 7


def test_q_goes_to_the_quoted_post_and_back(read: MainWindow) -> None:
    pane = read.pane
    key(read, "N")
    here = pane.post_id
    key(read, "Q")
    assert pane.post_id == pane.flow.posts[0].id
    key(read, "Left", Qt.KeyboardModifier.AltModifier)
    assert pane.post_id == here


def test_x_shows_pictures_and_says_why_not(read: MainWindow, qtbot) -> None:
    pane = read.pane
    low = pane.heights[pane.media_row(0)]
    key(read, "X")
    qtbot.waitUntil(lambda: pane.pictures(0) is not None)
    first, far, gone = pane.pictures(0)
    assert (first.size.width(), first.size.height()) == (240, 120)
    assert max(first.image.width(), first.image.height()) <= 480
    assert (far.image, far.picture.missing) == (None, Missing.REMOTE)
    assert (gone.image, gone.picture.missing) == (None, Missing.NOT_IN_FILE)
    assert pane.heights[pane.media_row(0)] > low + 120
    assert "network" in read.status.said.text()
    pane.grab()
    key(read, "X")
    assert pane.pictures(0) is None
    assert pane.heights[pane.media_row(0)] == low


def test_enter_shows_a_picture_large(read: MainWindow, qtbot) -> None:
    pane = read.pane
    key(read, "X")
    qtbot.waitUntil(lambda: pane.pictures(0) is not None)
    key(read, "Return")
    window = read.paper.window
    qtbot.waitUntil(lambda: window.image is not None and window.image.width() == 600)
    assert window.windowTitle() == "river.png"
    window.grab()
    QTest.keyClick(window, Qt.Key.Key_Right)
    assert window.windowTitle() == "river.png", "the others cannot be shown"
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_clicks_do_the_same(read: MainWindow, qtbot) -> None:
    pane = read.pane
    at = QPoint(pane.setter.column.text_x + 20, pane.row_top(pane.media_row(0)) + 12)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: pane.pictures(0) is not None)
    at = QPoint(pane.setter.column.text_x + 20, pane.row_top(pane.media_row(0)) + 40)
    qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert read.paper.window.isVisible()
    read.paper.window.close()


def test_a_post_without_pictures_says_so(read: MainWindow) -> None:
    key(read, "End")
    key(read, "X")
    assert "no pictures" in read.status.said.text()


def test_a_file_that_is_gone_is_told(read: MainWindow, qtbot, saved: Path) -> None:
    saved.unlink()
    key(read, "X")
    qtbot.waitUntil(lambda: read.pane.pictures(0) is not None)
    assert {thumb.picture.missing for thumb in read.pane.pictures(0)} == {Missing.FILE_GONE}
    read.pane.grab()


def test_moving_passes_by_pictures(read: MainWindow) -> None:
    pane = read.pane
    key(read, "J")
    assert pane.post_id == pane.flow.posts[1].id
    key(read, "K")
    assert (pane.post_id, pane.ordinal) == (pane.flow.posts[0].id, 0)


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (900, 1), (240, 240), (2000, 1500)])
def test_thumbnails_are_small_and_keep_their_shape(qapp, size: tuple[int, int]) -> None:
    (thumb,) = pictures.thumbs_of([Picture("a", "a", png(*size), "png")])
    assert thumb.image is not None
    assert 1 <= max(thumb.size.width(), thumb.size.height()) <= 240
    assert thumb.size.width() <= size[0]


def test_the_size_is_looked_at_before_decoding(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_PIXELS", 600 * 300 - 1)
    (thumb,) = pictures.thumbs_of([Picture("a", "a", png(), "png")])
    assert thumb.image is None
    assert "large" in thumb.why


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, b"\x89PNG\r\n\x1a\n"])
def test_broken_pictures_are_told(qapp, body: bytes) -> None:
    (thumb,) = pictures.thumbs_of([Picture("a", "a", body, "png")])
    assert thumb.image is None
    assert thumb.why


def test_a_wrong_kind_is_not_decoded_as_another(qapp) -> None:
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    (thumb,) = pictures.thumbs_of([Picture("a", "a", drawing, "png")])
    assert thumb.image is None
