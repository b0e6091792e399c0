"""Draws the pictures of ``resources/screenshots``: ``python -m tests.gui.draw_screenshots [FOLDER]``.

Each state of the window is reached as a reader reaches it, on invented threads, in English and in Chinese. The pictures
are 1280x800, drawn offscreen; a Chinese font must be there.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from reader.domain.annotation import Span
from reader.gui.base.language import speak
from reader.gui.base.settings import Settings
from reader.gui.base.theme import Look
from reader.gui.frame.room import Room
from reader.gui.main_window import MainWindow
from reader.library.library import Library
from reader.paths import resources, sample
from reader.session.codebook import PALETTE, new_tag
from reader.session.editing import AddTag, SetBookmark, SetMemo, ToggleTag
from reader.session.reading import ReadingSession
from reader.session.welcome import welcome
from tests.gui.screenshot_threads import pages
from tests.library import making

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

SIZE = 1280, 800
LANGUAGES = ("en", "zh_CN")
SETTLE = 0.45
"""Seconds in which timers of the window run before a picture is taken."""

TAGS = {
    "en": {
        "Transport": ("Timetables", "Access"),
        "Institutions": ("Blame", "Help offered"),
        "Evidence": ("Counting", "Memory"),
    },
    "zh_CN": {"交通": ("时刻", "出行安全"), "机构": ("推诿", "主动相助"), "依据": ("数据", "往事")},
}
MEANING = {
    "en": "What is said about who can reach what, and how: distance, light, steps, price.",
    "zh_CN": "谈到谁能到达哪里、怎样到达：路程、照明、台阶、票价。",
}
MEMO = {
    "en": "Compare with the Chinese thread on **bus 6**: there too the figures come from machines, and the people who "
    "know are those on board.\n\n- who counts?\n- who is counted?",
    "zh_CN": "与**渡船**那个英文主题对照：数字都来自机器，知道实情的却是车上的人。\n\n- 谁在数？\n- 谁被数？",
}
CODER = {"en": "Lin", "zh_CN": "林"}
SEARCH = {"en": "early OR 05:50", "zh_CN": "路灯"}
QUERY = {
    "en": "tag:Transport near:2 tag:Evidence NOT author:quiet_oar",
    "zh_CN": "tag:交通 near:2 tag:依据 NOT author:青石板上的猫",
}
HOME = {"en": "8841", "zh_CN": "2702"}


class Stage:
    """A window on a library of its own, for one language.

    Args:
        language: of the window and of the thread that is shown.
        theme: its theme.
        fresh: the first start instead of a library in use.
    """

    def __init__(self, language: str, theme: str = "light", *, fresh: bool = False) -> None:

        self._folder = tempfile.TemporaryDirectory(prefix="postil-pictures-")
        os.environ["POSTIL_HOME"] = str(Path(self._folder.name) / "home")
        app = QApplication.instance()
        assert app is not None
        speak(app, language)
        self.language = language
        self.app = app
        path = Path(self._folder.name) / ("Postil.postil" if fresh else "town.postil")
        if not fresh:
            fill(path, language)
        settings = Settings()
        settings.card_closed = not fresh
        look = Look(theme, 100)
        look.apply()
        session = ReadingSession(path, coder=CODER[language])
        if fresh:
            welcome_here(session)
        self.window = MainWindow(Room(session, look, settings))
        self.window.resize(*SIZE)
        self.window.show()
        self.window.activateWindow()
        self.settle()
        self.window.wake()
        self.window.pane.setFocus()
        if not fresh:
            self.open(HOME[language])

    def settle(self, seconds: float = SETTLE) -> None:
        """Let the window do what it has put off."""
        end = monotonic() + seconds
        while monotonic() < end:
            self.app.processEvents()
            sleep(0.01)

    def open(self, tid: str) -> None:
        """Show a thread by the forum's number."""
        threads = self.window.room.session.threads()
        self.window.reading.open_thread(next(head.id for head in threads if head.key.thread_id == tid))
        self.settle()

    def do(self, action: str) -> None:
        """Carry out a command."""
        self.window.actions_by_id[action].trigger()
        self.settle()

    def keys(self, words: str) -> None:
        """Type where the focus is."""

        focus = QApplication.focusWidget()
        if words.isascii():
            QTest.keyClicks(focus, words)
        elif isinstance(focus, QLineEdit):
            focus.insert(words)  # QTest has no keys for other letters
            focus.textEdited.emit(focus.text())
        self.settle()

    def low(self, dock: str, height: int = 280) -> None:
        """Give a panel below the text a height."""

        self.window.resizeDocks([self.window.docks[dock]], [height], Qt.Orientation.Vertical)
        self.settle()

    def take(self, out: Path, name: str) -> None:
        """Write the picture."""
        out.mkdir(parents=True, exist_ok=True)
        self.settle()
        theme = self.window.room.look.theme
        kept = [theme.tag(colour).bar.rgb() for colour in PALETTE]
        small(self.window.grab().toImage(), kept).save(str(out / f"{name}.png"), "PNG", 0)
        print(out / f"{name}.png")

    def close(self) -> None:
        """Put everything away."""
        self.window.close()
        self.window.deleteLater()
        self.settle(0.05)
        self._folder.cleanup()


def small(image: QImage, kept: list[int]) -> QImage:
    """A picture in 256 colours: half the size, and no eye sees it in a window of flat colours.

    Args:
        image: the picture.
        kept: colours that stay as they are, such as those that tell tags apart; the others are the most frequent ones.
    """
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(image.constBits()).cast("I")
    frequent = [colour | 0xFF000000 for colour, _count in Counter(pixels).most_common(256)]
    table = list(dict.fromkeys([*kept, *frequent]))[:256]
    return image.convertToFormat(
        QImage.Format.Format_Indexed8,
        table,
        Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither,
    )


def welcome_here(session: ReadingSession) -> None:
    """What the first start does."""

    words = [QCoreApplication.translate("app", name) for name in ("Fact", "Opinion", "Question")]
    welcome(session, [sample()], words)


def fill(path: Path, language: str) -> None:
    """Make a library in use: threads, a codebook, annotations, memos, and one thread saved again."""

    library = Library(path)
    making.store(library, *pages(), name="first")
    library.close()
    session = ReadingSession(path, coder=CODER[language])
    tags = []
    for name, below in TAGS[language].items():
        tags.append(new_tag(name, tags, description=MEANING[language] if not tags else ""))
        parent = tags[-1]
        for inner in below:
            tags.append(new_tag(inner, tags, parent=parent.id))
    for tag in tags:
        session.apply(AddTag(tag))
    mark(session, {tag.name: tag.id for tag in session.tags()}, language)
    session.close()
    library = Library(path)
    making.store(library, *pages(edited=True), name="again")
    library.close()


def mark(session: ReadingSession, tags: dict[str, UUID], language: str) -> None:
    """Tag what a reader would, whole paragraphs and words."""

    flat = [name for parent, below in TAGS[language].items() for name in (parent, *below)]
    for tid, places in MARKS.items():
        head = next(h for h in session.threads() if h.key.thread_id == tid)
        posts = session.posts(head.id)
        for post, ordinal, words, which in places:
            text = posts[post].post.paragraphs[ordinal].text
            start = text.index(words) if words else 0
            span = Span(ordinal, start, ordinal, start + len(words) if words else len(text))
            for number in which:
                session.apply(ToggleTag(((posts[post].id, span),), tags[flat[number]]))
        if tid == HOME[language]:
            text = posts[1].post.paragraphs[0].text
            span = Span(0, 0, 0, len(text))
            session.apply(SetMemo(((posts[1].id, span),), MEMO[language].splitlines()[0]))
            session.apply(SetBookmark(posts[0].id, True))


MARKS: dict[str, tuple[tuple[int, int, str, tuple[int, ...]], ...]] = {
    "8841": (
        (0, 0, "", (3,)),
        (0, 1, "", (1, 6)),
        (0, 1, "lightly used", (4,)),
        (0, 1, "thirty-one people on the early boat on Tuesday", (7,)),
        (0, 2, "the only way to be on time without a car", (2,)),
        (1, 0, "", (7,)),
        (2, 1, "ask the crew", (5, 7)),
        (3, 0, "", (5,)),
    ),
    "2702": (
        (0, 0, "", (1,)),
        (0, 1, "公司说是临时的，可没说临时到哪一天", (4,)),
        (0, 2, "", (0, 6)),
        (0, 2, "大约七百米", (2, 7)),
        (1, 0, "", (2,)),
        (1, 1, "用小车绕一下老街", (5,)),
        (2, 1, "", (8,)),
        (3, 0, "", (4, 3)),
        (5, 0, "", (5,)),
    ),
    "8790": ((0, 0, "", (2, 4)), (1, 0, "", (7,))),
    "2655": ((1, 0, "", (4,)), (2, 0, "", (5,))),
}


# -- the states


def first_start(stage: Stage) -> None:
    """Nothing was done yet."""


def reading(stage: Stage) -> None:
    """A thread in reading."""
    stage.window.pane.move_paragraph(2)


def overlapping(stage: Stage) -> None:
    """Tags on words, on paragraphs and on one another."""
    stage.do("text-alone")
    stage.window.docks["codebook"].show()
    stage.window.pane.move_paragraph(1)


def quick_tag(stage: Stage) -> None:
    """The box in which a tag is found."""
    stage.window.pane.move_paragraph(2)
    stage.do("quick-tag")
    stage.keys("co" if stage.language == "en" else "往")


def codebook(stage: Stage) -> None:
    """A tag with its meaning."""
    stage.window.view.focus_panel("codebook")
    view = stage.window.codebook.view
    view.expandAll()
    view.setCurrentIndex(stage.window.codebook.model.index(0, 0))


def search(stage: Stage) -> None:
    """Hits while one types."""
    stage.do("search")
    stage.low("search")
    stage.keys(SEARCH[stage.language])
    stage.settle(1.0)


def review(stage: Stage) -> None:
    """Words that changed below an annotation."""
    stage.do("review")
    stage.low("review", 330)


def memo(stage: Stage) -> None:
    """A memo in writing."""
    stage.window.pane.move_post(1)
    stage.do("memo")

    focus = QApplication.focusWidget()
    if isinstance(focus, QPlainTextEdit):
        focus.setPlainText(MEMO[stage.language])


def session(stage: Stage) -> None:
    """A reading session with its queue."""
    threads = [head.id for head in stage.window.room.session.threads()]
    words = "Who counts?" if stage.language == "en" else "谁在数？"
    stage.window.sitting.begin_with(words, threads)
    stage.open(HOME[stage.language])
    stage.window.pane.move_post(1)
    stage.window.pane.move_post(1)


def dark(stage: Stage) -> None:
    """The dark theme, with passages that a query found."""
    stage.window.queries.ask(QUERY[stage.language].split(" near")[0])
    stage.low("passages", 240)
    stage.window.pane.setFocus()


def grouped(stage: Stage) -> None:
    """Passages by tag, one of them in its place."""
    stage.do("text-alone")
    stage.window.docks["passages"].show()
    stage.low("passages", 430)
    table = stage.window.passages
    table.set_grouping("tag")
    table.view.fold(0, on=True)
    table.step(1)
    table.step(1)
    stage.settle(0.3)
    table.view.setFocus()


def query(stage: Stage) -> None:
    """A query in the making."""
    stage.low("passages", 240)
    stage.window.passages.filter.setText(QUERY[stage.language])
    builder = stage.window.queries.build()
    stage.settle(0.8)
    shot = builder.grab()
    builder.reject()
    # The dialog is a window of its own, so that it is laid over the picture of the window by hand.

    label = QLabel(stage.window)
    label.setPixmap(shot)
    label.setFrameShape(QLabel.Shape.Box)
    label.adjustSize()
    label.move((SIZE[0] - label.width()) // 2, (SIZE[1] - label.height()) // 2)
    label.show()


STATES: tuple[tuple[str, Callable[[Stage], None], str], ...] = (
    ("01-first-start", first_start, "light"),
    ("02-reading", reading, "light"),
    ("03-overlapping-tags", overlapping, "light"),
    ("04-quick-tag", quick_tag, "light"),
    ("05-codebook", codebook, "light"),
    ("06-search", search, "light"),
    ("07-review", review, "light"),
    ("08-memo", memo, "sepia"),
    ("09-session", session, "light"),
    ("10-dark", dark, "dark"),
    ("11-query", query, "light"),
    ("12-grouped", grouped, "light"),
)


def draw(out: Path, wanted: frozenset[str] = frozenset()) -> None:
    """Draw the pictures.

    Args:
        out: a folder for each language is made in it.
        wanted: beginnings of names; all where there are none.
    """
    for language in LANGUAGES:
        for name, state, theme in STATES:
            if wanted and not name.startswith(tuple(wanted)):
                continue
            stage = Stage(language, theme, fresh=state is first_start)
            state(stage)
            stage.take(out / language.partition("_")[0], name)
            stage.close()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

    app = QApplication(["postil", "-style", "fusion"])
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else resources() / "screenshots", frozenset(sys.argv[2:]))
