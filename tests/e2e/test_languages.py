"""The language of the real window, changed while it is open."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget

from reader.gui.base.language import LANGUAGES, language_of, locale_of, speak
from reader.gui.base.wording import number, when
from reader.gui.desks.view_desk import PANELS
from reader.gui.keys.actions import plain
from reader.session.editing import AddTag, new_tag
from tests.growth import steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.gui.main_window import MainWindow

Key = Qt.Key


@pytest.fixture(autouse=True)
def _english_before_and_after(qapp) -> Iterator[None]:
    speak(qapp, "en")
    yield
    speak(qapp, "en")
    QLocale.setDefault(QLocale.system())


def texts(window: MainWindow) -> list[tuple[str, str]]:
    """All that the parts of a window say, in the order in which they stand."""
    said = []
    for part in (window, *window.findChildren(QObject)):
        if isinstance(part, QAction):
            said += [("action", part.text()), ("tip", part.toolTip())]
        elif isinstance(part, QMenu):
            said.append(("menu", part.title()))
        elif isinstance(part, QWidget):
            said += [("tip", part.toolTip()), ("name", part.accessibleName()), ("title", part.windowTitle())]
            if isinstance(part, QLabel) and not part.isHidden():
                said.append(("label", part.text()))
            if isinstance(part, QLineEdit):
                said.append(("line", part.placeholderText()))
            hint = vars(part).get("hint")
            said.append(("hint", hint if isinstance(hint, str) else ""))
    return [(kind, words) for kind, words in said if words]


def show_everything(window: MainWindow) -> None:
    """Make every part that is made late."""
    for name in PANELS:
        window.view.focus_panel(name)
        QApplication.processEvents()
    window.reading.find()
    window.actions_by_id["memos"].trigger()
    window.view.show_keys()
    window.boxes.key_sheet.leave()


def headers(window: MainWindow) -> list[str]:
    model = window.passages.model
    return [str(model.headerData(at, Qt.Orientation.Horizontal)) for at in range(model.columnCount())]


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("en_GB", "en"),
        ("de_DE", "en"),
        ("zh_CN", "zh_CN"),
        ("zh_SG", "zh_CN"),
        ("zh", "zh_CN"),
        ("zh_TW", "zh_TW"),
        ("zh_HK", "zh_TW"),
        ("zh_MO", "zh_TW"),
        ("zh_Hant_HK", "zh_TW"),
        ("zh_Hans_HK", "zh_CN"),
    ],
)
def test_a_locale_gets_the_language_that_serves_it(name: str, language: str) -> None:
    assert language_of(QLocale(name)) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_language_is_its_own(language: str) -> None:
    assert language_of(locale_of(language)) == language


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_a_switched_window_says_what_a_new_one_says(open_window, language: str) -> None:
    switched = open_window()
    show_everything(switched)
    switched.view.set_language(language)
    QApplication.processEvents()
    again = open_window(switched.room.session.path.with_name("other.postil"))
    show_everything(again)
    assert again.room.settings.language == language
    told, wanted = texts(switched), texts(again)
    # The title names the library; the buttons that scroll tabs are Qt's own.
    known = {words for _, words in wanted} | {"test[*] – Postil", "Scroll Left", "Scroll Right"}
    assert [words for words in told if words[1] not in known] == []
    assert headers(switched) == headers(again)
    assert switched.pane.subtitle == again.pane.subtitle
    assert switched.card._keys == again.card._keys


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_english_comes_back_whole(window, language: str) -> None:
    before = texts(window)
    window.view.set_language(language)
    QApplication.processEvents()
    assert texts(window) != before
    window.view.set_language("en")
    QApplication.processEvents()
    assert texts(window) == before


def test_nothing_is_lost_by_the_switch(window, qtbot) -> None:
    pane = window.pane
    for _ in range(3):
        QTest.keyClick(pane, Key.Key_N)
    QTest.keyClick(pane, Key.Key_1)
    QTest.keyClick(pane, Key.Key_J)
    QTest.keyClick(pane, Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    window.passages.filter.setText("x")
    window.docks["codebook"].hide()
    place = (pane.post_id, pane.ordinal, pane.caret.run(), pane.row_top(pane.caret.row))
    chips = [marks.chips for marks in pane._marks.values()]
    window.view.set_language("zh_TW")
    QApplication.processEvents()
    assert (pane.post_id, pane.ordinal, pane.caret.run(), pane.row_top(pane.caret.row)) == place
    assert [marks.chips for marks in pane._marks.values()] == chips
    assert window.passages.filter.text() == "x"
    assert window.docks["codebook"].isHidden()
    assert window.actions_by_id["undo"].isEnabled()
    QTest.keyClick(pane, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.room.session.annotations(window.reading.thread_id)


def test_names_of_tags_are_not_words_of_the_window(window) -> None:
    window.room.apply(AddTag(new_tag("Threads", window.room.session.tags())))
    window.view.set_language("zh_CN")
    QApplication.processEvents()
    actions = [action.text() for action in window.menus["tag"].actions()]
    assert {"Fact", "Opinion", "Question", "Threads"} <= set(actions)


def test_the_menu_of_languages_switches_and_ticks(window) -> None:
    window.findChild(QAction, "language-zh_TW").trigger()
    assert window.commands.language.actions()[3].isChecked()
    assert not window.commands.language.actions()[0].isChecked()
    assert window.room.settings.language == "zh_TW"
    assert QLocale().language() == QLocale.Language.Chinese
    assert window.docks["threads"].windowTitle() == "討論串"


def test_words_of_an_open_dialog_and_a_made_panel_follow(window) -> None:
    window.view.focus_panel("report")
    window.reading.find()
    window.view.set_language("zh_CN")
    assert window.report.summary.text() == "这次还没有导入。"
    assert window.boxes.find_bar.input.placeholderText() == "在本主题中查找"
    heads = [window.report.model.headerData(i, Qt.Orientation.Horizontal) for i in range(2)]
    assert heads == ["文件", "结果"]


def test_the_switch_is_felt_by_nobody(window) -> None:
    def switching(language):
        window.view.set_language(language)
        QApplication.processEvents()

    for language in LANGUAGES:
        switching(language)
    costs = [steps(partial(switching, language)) for language in ("zh_CN", "en", "zh_TW", "zh_CN")]
    # The same steps each time, and so few that they take hundredths of a second.
    assert max(costs) < 1.1 * min(costs) < 100_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("打开库…(&L)", "打开库"),
        ("&Open library…", "Open library"),
        ("移动(a)", "移动(a)"),
        ("Save (&As)", "Save (As)"),
    ],
)
def test_menu_texts_lose_their_mnemonic(text: str, words: str) -> None:
    assert plain(text) == words


def test_times_and_numbers_are_those_of_the_language(window) -> None:
    at = datetime(2022, 1, 19, 16, 5, tzinfo=UTC)
    shown = []
    for language in ("en", "zh_CN", "zh_TW"):
        window.view.set_language(language)
        shown.append((when(at), number(12345)))
    assert shown == [
        ("2022-01-19 16:05", "12,345"),
        ("2022-01-19 16:05", "12,345"),
        ("2022/01/19 16:05", "12,345"),
    ]


@pytest.mark.parametrize("theme", ["light", "dark", "sepia"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_marking_goes_by_the_same_keys_in_every_language(window, qtbot, language: str, theme: str) -> None:
    window.view.set_language(language)
    window.view.set_theme(theme)
    pane, session = window.pane, window.room.session
    QTest.keyClick(pane, Key.Key_J)
    QTest.keyClick(pane, Key.Key_1)
    (annotation,) = session.annotations(window.reading.thread_id)
    words = {"en": ("tag Fact", "Undone: tag Fact"), "zh_CN": ("标签 Fact", "已撤销：标签 Fact")}
    words["zh_TW"] = ("標籤 Fact", "已復原：標籤 Fact")
    assert window.status.said.text() == words[language][0].replace("tag", "Tag")
    assert words[language][0] in window.actions_by_id["undo"].text()
    QTest.keyClick(pane, Key.Key_T)
    window.boxes.picker.input.setText("天气 weather")
    QTest.keyClick(window.boxes.picker.input, Key.Key_Return)
    assert [tag.name for tag in session.tags()][-1] == "天气 weather"
    assert len(session.annotations(window.reading.thread_id)[0].tags) == 2
    QTest.keyClick(pane, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pane, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.status.said.text() == words[language][1]
    assert session.annotations(window.reading.thread_id) == []
    assert window.room.look.theme.name == theme
    assert annotation.coder == "tester"


def test_the_window_follows_the_scheme_of_the_system(window) -> None:
    hints = QApplication.styleHints()
    window.view.set_theme("sepia")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.room.look.theme.name == "sepia"
    window.view.set_theme("system")
    changes = []
    window.room.look.changed.connect(lambda: changes.append(1))
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert changes == [1]
