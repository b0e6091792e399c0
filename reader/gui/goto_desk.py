"""Going anywhere by a few letters: commands, threads, tags, floors, authors."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QKeySequence

from reader.domain.errors import PostilError
from reader.gui.actions import plain
from reader.gui.boxes import Choice
from reader.gui.wording import isolated
from reader.text.paragraphs import opening

if TYPE_CHECKING:
    from reader.domain.thread import ThreadHead
    from reader.gui.jobs import JobProgress
    from reader.gui.main_window import MainWindow
    from reader.library.spots import Spot

_RECENT = 8
_REST_MS = 90
"""So long the keys rest before all threads are looked through."""
_LETTERS = 2
_OPENING = 24
_GUID = 32
_GONE_TO = "goto-recent"
"""The library's setting that says what was gone to last."""


class GoToDesk(QObject):
    """Opens the box to pick from with what can be gone to.

    Args:
        window: whose commands, threads and tags they are.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self._heads: list[ThreadHead] = []
        self._listed: list[Choice] = []
        self._choices: list[Choice] | None = None
        self._looking = False
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._look)
        picker = window.boxes.picker
        picker.typed.connect(self._on_typed)
        picker.closed.connect(self._on_closed)

    # -- commands

    def palette(self) -> None:
        """Pick any action by name; those picked last stand first."""
        native = QKeySequence.SequenceFormat.NativeText
        choices = [
            Choice(plain(action.text()), action, action.shortcut().toString(native), spelled=True)
            for action in self.window.commands.every()
            if action.isEnabled() and action.text() and action.menu() is None
        ]
        recent = {name: rank for rank, name in enumerate(self.room.settings.recent_commands)}
        choices.sort(key=lambda choice: recent.get(_name(choice.value), len(recent)))
        self.window.boxes.picker.ask(self.tr("All commands"), choices, self._top(), self._on_command)

    def _on_command(self, value: object, _stays: bool) -> None:
        name = _name(value)
        settings = self.room.settings
        if name:
            settings.recent_commands = [name, *[n for n in settings.recent_commands if n != name]][:_RECENT]
        if isinstance(value, QAction):
            value.trigger()

    # -- places

    def anything(self) -> None:
        """Pick a thread to read, a tag to see its passages, or a post of any thread by author and floor.

        Where nothing is typed, the places gone to last and the threads read last stand first.
        """
        session = self.room.session
        theme = self.room.look.theme
        choices = [
            *self._threads(),
            *(
                Choice(isolated(tag.name), tag.id, self.tr("tag"), theme.tag(tag.colour).bar, spelled=True)
                for tag in session.tags()
            ),
            *self._posts("#"),
        ]
        choices = self._recent_first(choices)
        prompt = self.tr("Go to a thread, tag, author or #floor")
        self._choices = None
        self.window.boxes.picker.ask(prompt, choices, self._top(), self._on_anything)
        self._choices = choices

    def _recent_first(self, choices: list[Choice]) -> list[Choice]:
        """The same lines in another order; one of a dozen lines that moved is quickly found among 10,000."""
        wanted: list[object] = [*self._gone_to, *self.room.session.recent_threads()]
        ranks = {value: rank for rank, value in reversed(list(enumerate(wanted)))}
        first = sorted((c for c in choices if c.value in ranks), key=lambda choice: ranks[choice.value])
        return first + [c for c in choices if c.value not in ranks] if first else choices

    @property
    def _gone_to(self) -> list[object]:
        """What was gone to from this box in this library, the latest first."""
        found: list[object] = []
        for name in self.room.session.setting(_GONE_TO).split():
            kind, _, key = name.partition(":")
            if kind == "tag" and len(key) == _GUID:
                found.append(UUID(hex=key))
            elif kind in {"thread", "post"} and key.isdigit():
                found.append(int(key) if kind == "thread" else (int(key),))
        return found

    def _remember(self, value: object) -> None:
        """Keep where was gone to, for the next time."""
        if isinstance(value, UUID):
            name = f"tag:{value.hex}"
        elif isinstance(value, int):
            name = f"thread:{value}"
        elif isinstance(value, tuple):
            name = f"post:{value[0]}"
        else:
            return
        kept = [old for old in self.room.session.setting(_GONE_TO).split() if old != name]
        try:
            self.room.session.set_setting(_GONE_TO, " ".join([name, *kept][:_RECENT]))
        except PostilError as error:
            self.room.fail(error)

    # -- posts of all threads

    def _on_typed(self, typed: str) -> None:
        if self._choices is not None and len(typed.strip()) >= _LETTERS:
            self._soon.start()

    def _on_closed(self) -> None:
        self._choices = None
        self._soon.stop()

    def _look(self) -> None:
        """Look through all threads in a job; one is under way at a time."""
        typed = self.window.boxes.picker.input.text().strip()
        if self._looking or self._choices is None or len(typed) < _LETTERS:
            return
        library = self.room.session.path

        def work(_progress: JobProgress) -> tuple[str, list[Spot]]:
            from reader.session.seeking import spots

            return typed, spots(library, typed)

        self._looking = True
        job = self.room.jobs.start(work)
        job.finished.connect(self._on_spots)
        job.failed.connect(self._on_failed)

    def _on_spots(self, result: object) -> None:
        self._looking = False
        typed, found = cast("tuple[str, list[Spot]]", result)
        picker = self.window.boxes.picker
        if self._choices is None or not picker.isVisible():
            return
        if picker.input.text().strip() != typed:
            self._look()
            return
        listed = {choice.value for choice in self._choices if isinstance(choice.value, tuple)}
        # These answer what was typed, however it is written: the box need not find the letters in them once more.
        more = [self._spot(spot, typed) for spot in found if (spot.post_id,) not in listed]
        if more:
            picker.set_choices([*self._choices, *more])

    def _spot(self, spot: Spot, typed: str) -> Choice:
        floor = f"#{spot.floor}" if spot.floor is not None else "#"
        author = isolated(spot.author or self.tr("unknown author"))
        hint = f"{author}  {isolated(spot.opening[:_OPENING])} · {isolated(spot.title)}"
        return Choice(floor, (spot.post_id, spot.thread_id), hint, words=typed)

    def _on_failed(self, error: object) -> None:
        self._looking = False
        if isinstance(error, PostilError):
            self.room.fail(error)
        elif isinstance(error, BaseException):
            raise error

    def _threads(self) -> list[Choice]:
        """All threads; asking the library for 10,000 would take longer than the box may."""
        heads = self.window.tree.model.heads
        if heads is not self._heads:
            self._heads = heads
            self._listed = [Choice(isolated(head.title), head.id, isolated(head.site)) for head in heads]
        return self._listed

    def _on_anything(self, value: object, _stays: bool) -> None:
        self._remember(value)
        if isinstance(value, UUID):
            self.window.passages.set_tag_filter(value)
            self.window.view.focus_panel("passages")
        elif isinstance(value, int):
            self.window.reading.open_thread(value)
        else:
            self._on_post(value, _stays)

    def floor(self) -> None:
        """Pick a post of this thread by its number or author."""
        pane = self.window.pane
        corner = pane.mapTo(self.window, QPoint(pane.setter.column.text_x, 60))
        self.window.boxes.picker.ask(self.tr("Go to floor"), self._posts(""), corner, self._on_post)

    def _posts(self, sign: str) -> list[Choice]:
        """The posts of the thread in the pane; the value is the post's number in a tuple of one."""
        unknown = self.tr("unknown author")
        choices = []
        self.window.pane.complete()
        for rank, stored in enumerate(self.window.pane.flow.posts, start=1):
            post = stored.post
            hint = f"{isolated(post.author or unknown)}  {opening(post.paragraphs, 24)}"
            floor = post.floor or rank
            choices.append(Choice(f"{sign}{floor}", (stored.id,), hint, words=f"{post.author or ''} {floor}"))
        return choices

    def _on_post(self, value: object, _stays: bool) -> None:
        """Go to a post: its number, and that of its thread where it is not the one that is read."""
        if isinstance(value, tuple) and isinstance(value[0], int):
            thread_id = value[1] if len(value) > 1 else self.window.reading.thread_id
            if isinstance(thread_id, int):
                self.window.reading.show_post(thread_id, value[0])

    def _top(self) -> QPoint:
        return QPoint((self.window.width() - 480) // 2, 64)


def _name(value: object) -> str:
    return value.objectName() if isinstance(value, QAction) else ""
