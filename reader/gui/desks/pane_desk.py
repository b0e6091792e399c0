"""What the reader does to the page itself: folding and unfolding, and having its pictures shown."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QPoint

from reader.gui.base.pick_line import Choice
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage

    from reader.gui.base.jobs import JobProgress
    from reader.gui.desks.reading_desk import ReadingDesk
    from reader.gui.frame.room import Room
    from reader.gui.pane.picture_window import PictureWindow
    from reader.gui.pane.pictures import Thumb


class PaneDesk(QObject):
    """Folds what is seldom read, and leads along what can be clicked in the text.

    Args:
        room: session, look and settings.
        reading: the text and the cursor in it.
    """

    def __init__(self, room: Room, reading: ReadingDesk) -> None:
        super().__init__(room)
        self.room = room
        self.pane = reading.pane
        self._boxes = reading.boxes
        self.take_settings()
        self._large = (0, 0)
        self.pane.quoted_wanted.connect(reading.to_quoted)
        self.pane.picture_wanted.connect(self._on_picture_wanted)
        self.pane.stopped.connect(self._on_stopped)
        self.pane.address_wanted.connect(self._on_address_wanted)

    def _on_stopped(self, direction: int) -> None:
        self.room.say(self.tr("The thread ends here") if direction > 0 else self.tr("The thread begins here"))

    def _on_address_wanted(self, address: str, words: str) -> None:
        from PySide6.QtCore import QUrl

        from reader.gui.base.links import ask_to_open

        ask_to_open(self.pane.window(), QUrl(address), words)

    def open_link(self) -> None:
        """Ask about the page of the web to which the text at the cursor leads; where there are more, which one."""
        pane = self.pane
        top, bottom = pane.caret.run()
        rows = pane.flow.rows[max(top, 0) : bottom + 1]
        found = dict.fromkeys((lead.address, row.text[lead.start : lead.end]) for row in rows for lead in row.leads)
        if not found:
            self.room.say(self.tr("No address of the web here"))
        elif len(found) == 1:
            self._on_address_wanted(*next(iter(found)))
        else:
            at = pane.mapTo(pane.window(), QPoint(pane.setter.column.text_x, 60))
            choices = [self._choice(*place) for place in found]
            self._boxes.picker.ask(self.tr("Page to open in the browser"), choices, at, self._on_picked)

    @staticmethod
    def _choice(address: str, words: str) -> Choice:
        from reader.gui.base.links import shown_address

        shown = shown_address(address)
        return Choice(shown if words == address else f"{isolated(words)} \u2192 {shown}", (address, words))

    def _on_picked(self, value: object, _stays: bool) -> None:
        address, words = cast("tuple[str, str]", value)
        self._on_address_wanted(address, words)

    def take_settings(self) -> None:
        """Fold the kinds that the settings name."""
        self.pane.set_folded(self.room.settings.folded_kinds())

    def fold(self) -> None:
        """Open or close the fold at the cursor."""
        pane = self.pane
        fold = pane.folds.at(pane.caret.row)
        if fold is not None and pane.folds.pinned(fold):
            self.room.say(self.tr("This stays open: it is tagged, or found by the search"))
        elif pane.toggle_fold(pane.caret.row):
            pane.reveal(pane.caret.row)
        else:
            self.room.say(self.tr("Nothing to fold here"))

    def fold_all(self) -> None:
        """Open all folds, or close them again."""
        opened = self.pane.toggle_all_folds()
        if self.pane.caret.row >= 0:
            self.pane.reveal(self.pane.caret.row)
        self.room.say(self.tr("Everything is unfolded") if opened else self.tr("Folded as set in the preferences"))

    # -- pictures

    @cached_property
    def window(self) -> PictureWindow:
        """Shows one picture large; made when one is first wanted."""
        from reader.gui.pane.picture_window import PictureWindow

        window = PictureWindow(self.room.look, self.pane.window())
        window.stepped.connect(self._step)
        return window

    def pictures(self) -> None:
        """Show the pictures of the post at the cursor, or their names again."""
        if self.pane.caret.row >= 0:
            self._toggle_pictures(self.pane.flow.rows[self.pane.caret.row].post)

    def picture(self) -> None:
        """Show the first picture of the post at the cursor large."""
        if self.pane.caret.row < 0:
            return
        post = self.pane.flow.rows[self.pane.caret.row].post
        if self.pane.pictures(post) is not None:
            self._show_large(post, self._next(post, -1, 1))
        else:
            self._toggle_pictures(post)

    def _toggle_pictures(self, post: int) -> None:
        stored = self.pane.flow.posts[post]
        if not stored.post.images:
            self.room.say(self.tr("This post has no pictures"))
            return
        if self.pane.pictures(post) is not None:
            self.pane.show_pictures(post, None)
            return
        library, version, addresses = self.room.session.path, stored.version_id, stored.post.images

        def work(progress: JobProgress) -> list[Thumb]:
            from reader.gui.pane.pictures import thumbs_of
            from reader.session.pictures import post_pictures

            return thumbs_of(post_pictures(library, version, addresses), progress.cancelled)

        def done(thumbs: object) -> None:
            index = self.pane.flow.post_index(stored.id)
            if index is not None and self.pane.flow.posts[index].version_id == version:
                self._on_pictures(index, cast("list[Thumb]", thumbs))

        self._start(work, done)

    def _on_pictures(self, post: int, thumbs: list[Thumb]) -> None:
        self.pane.show_pictures(post, thumbs)
        row = self.pane.media_row(post)
        if row is not None and self.pane.caret.row >= 0 and self.pane.flow.rows[self.pane.caret.row].post == post:
            self.pane.reveal(row)
            if self.pane.row_top(self.pane.caret.row) < 0:
                self.pane.reveal(self.pane.caret.row)
        reasons = sorted({thumb.why for thumb in thumbs if thumb.why})
        if reasons:
            self.room.say(self.tr("Not every picture can be shown: {0}").format("; ".join(reasons)))

    def _on_picture_wanted(self, post: int, number: int) -> None:
        if number < 0:
            self._toggle_pictures(post)
        else:
            self._show_large(post, number)

    def _next(self, post: int, number: int, step: int) -> int | None:
        """The next picture of a post that can be shown, from a number on."""
        thumbs = self.pane.pictures(post) or ()
        number += step
        while 0 <= number < len(thumbs):
            if thumbs[number].image is not None:
                return number
            number += step
        return None

    def _step(self, step: int) -> None:
        post, number = self._large
        self._show_large(post, self._next(post, number, step))

    def _show_large(self, post: int, number: int | None) -> None:
        thumbs = self.pane.pictures(post)
        if number is None or thumbs is None:
            return
        self._large = (post, number)
        thumb = thumbs[number]
        self.window.show_image(thumb.image, thumb.picture.name)
        self.window.show()
        self.window.activateWindow()

        def work(_progress: JobProgress) -> QImage | None:
            from reader.gui.pane.pictures import LARGE, decoded

            return decoded(thumb.picture, LARGE)[0]

        def done(image: object) -> None:
            if self._large == (post, number) and image is not None:
                self.window.show_image(cast("QImage", image), thumb.picture.name)

        self._start(work, done)

    def _start(self, work: Callable[[JobProgress], object], done: Callable[[object], None]) -> None:
        job = self.room.jobs.start(work)
        job.finished.connect(done)
        job.failed.connect(self.room.fail_job)
