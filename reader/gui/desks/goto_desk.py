"""Going anywhere by a few letters: commands, threads, tags, floors, authors."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QAction, QKeySequence

from reader.domain.errors import PostilError
from reader.gui.base.pick_line import Choice
from reader.gui.base.wording import isolated
from reader.gui.frame.looking import Looking
from reader.gui.keys.actions import plain
from reader.text.matching import chinese
from reader.text.paragraphs import opening

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.domain.thread import StoredPost, ThreadHead
    from reader.gui.desks.window import Window
    from reader.gui.pane.flow import Flow
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

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self._heads: list[ThreadHead] = []
        self._listed: list[Choice] = []
        self._of_flow: tuple[Flow | None, dict[str, list[Choice]]] = (None, {})
        self._kinds: list[Callable[[], list[Choice]]] = []
        self._everywhere = False
        self._looking = Looking(self.room, _spots, self)
        self._looking.found.connect(self._on_spots)
        self._soon = QTimer(self, singleShot=True, interval=_REST_MS)
        self._soon.timeout.connect(self._look)
        picker = window.boxes.picker
        picker.typed.connect(self._on_typed)
        picker.closed.connect(self._on_closed)
        picker.entered.connect(self._on_entered)
        window.pane.whole.connect(self._on_whole)
        window.reading.thread_shown.connect(self._forget_posts)

    def warm_up(self) -> None:
        """Load beforehand what a first letter would wait for: the sounds of Chinese names, where there are any."""
        names = [self.tr("All commands"), *(tag.name for tag in self.room.session.tags())]
        if any(chinese(name) for name in names):
            self.window.boxes.load_letters()

    # -- commands

    def palette(self) -> None:
        """Pick any action by name; those picked last stand first."""
        self._on_closed()
        native = QKeySequence.SequenceFormat.NativeText
        prompt = self.tr("All commands")
        # Else the names of languages alone would have the table of sounds loaded.
        spelled = chinese(prompt)
        choices = [
            Choice(plain(action.text()), action, action.shortcut().toString(native), spelled=spelled)
            for action in self.window.commands.every()
            if action.isEnabled() and action.text() and action.menu() is None
        ]
        recent = {name: rank for rank, name in enumerate(self.room.settings.recent_commands)}
        choices.sort(key=lambda choice: recent.get(_name(choice.value), len(recent)))
        self.window.boxes.picker.ask(prompt, choices, self._top(), self._on_command)

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
        self._kinds = [self._threads, self._tags, lambda: self._posts("#")]
        prompt = self.tr("Go to a thread, tag, author or #floor")
        self._everywhere = False
        self.window.boxes.picker.ask(prompt, self._lines(), self._top(), self._on_anything)
        self._everywhere = True

    def _lines(self) -> list[Choice]:
        """What can be gone to from the box that is open; going anywhere begins with the latest places."""
        lines = [choice for kind in self._kinds for choice in kind()]
        return self._recent_first(lines) if len(self._kinds) > 1 else lines

    def _tags(self) -> list[Choice]:
        theme = self.room.look.theme
        return [
            Choice(isolated(tag.name), tag.id, self.tr("tag"), theme.tag(tag.colour).bar, spelled=True)
            for tag in self.room.session.tags()
        ]

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
        if self._everywhere and len(typed.strip()) >= _LETTERS:
            self._soon.start()

    def _on_closed(self) -> None:
        self._kinds = []
        self._everywhere = False
        self._soon.stop()
        self._looking.drop()

    def _look(self) -> None:
        self._looking.ask(self.window.boxes.picker.input.text().strip())

    def _on_spots(self, typed: str, found: list[Spot]) -> None:
        picker = self.window.boxes.picker
        if not self._everywhere or picker.input.text().strip() != typed:
            return
        lines = self._lines()
        listed = {choice.value for choice in lines if isinstance(choice.value, tuple)}
        # These answer what was typed, however it is written: the box need not find the letters in them once more.
        more = [self._spot(spot, typed) for spot in found if (spot.post_id,) not in listed]
        if more:
            picker.set_choices([*lines, *more])

    def _spot(self, spot: Spot, typed: str) -> Choice:
        floor = f"#{spot.floor}" if spot.floor is not None else "#"
        author = isolated(spot.author or self.tr("unknown author"))
        hint = f"{author}  {isolated(spot.opening[:_OPENING])} · {isolated(spot.title)}"
        return Choice(floor, (spot.post_id, spot.thread_id), hint, words=typed)

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
        self._kinds = [lambda: self._posts("")]
        picker = self.window.boxes.picker
        picker.ask(self.tr("Go to floor"), self._lines(), corner, self._on_post)
        picker.missing = self.tr("No floor or author “{0}” in what is saved of this thread")

    def _posts(self, sign: str) -> list[Choice]:
        """The posts of the thread in the pane, or of its part; the value is the post's number in a tuple of one."""
        flow = self.window.pane.flow
        of_flow, known = self._of_flow
        if of_flow is not flow:
            known = {}
            self._of_flow = flow, known
        if sign not in known:
            known[sign] = [
                self._post(stored, flow.start + rank, sign) for rank, stored in enumerate(flow.posts, start=1)
            ]
        return known[sign]

    def _forget_posts(self) -> None:
        """Let go of the lines of a thread that was left: a long one is many."""
        self._of_flow = (None, {})

    def _post(self, stored: StoredPost, rank: int, sign: str) -> Choice:
        author, floor = stored.post.author or "", stored.post.floor or rank
        return Choice(f"{sign}{floor}", (stored.id,), partial(self._hint, stored), words=f"{author} {floor}")

    def _hint(self, stored: StoredPost) -> str:
        author = isolated(stored.post.author or self.tr("unknown author"))
        return f"{author}  {opening(stored.post.paragraphs, _OPENING)}"

    def _on_entered(self) -> None:
        """Have the whole thread to choose from: the floor that was typed may be beyond the part that is shown."""
        picker = self.window.boxes.picker
        if self._kinds and self.window.pane.complete():
            picker.set_choices(self._lines())

    def _on_whole(self) -> None:
        """Add the rest of a long thread that was read meanwhile."""
        if self._kinds:
            self.window.boxes.picker.set_choices(self._lines())

    def _on_post(self, value: object, _stays: bool) -> None:
        """Go to a post: its number, and that of its thread where it is not the one that is read."""
        if isinstance(value, tuple) and isinstance(value[0], int):
            thread_id = value[1] if len(value) > 1 else self.window.reading.thread_id
            if isinstance(thread_id, int):
                self.window.reading.show_post(thread_id, value[0])

    def _top(self) -> QPoint:
        return QPoint((self.window.width() - 480) // 2, 64)


def _spots(library: Path, typed: object) -> list[Spot]:
    from reader.session.seeking import spots

    return spots(library, str(typed))


def _name(value: object) -> str:
    return value.objectName() if isinstance(value, QAction) else ""
