"""Putting a thread into the pane: all of it, or a part of a long one at once and the rest when it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.domain.thread import Place, StoredPost, ThreadHead
    from reader.gui.frame.room import Room
    from reader.gui.pane.filling import Filling
    from reader.gui.pane.text_pane import TextPane

LONG = 800
"""A thread of more posts is shown from a part on: to read all takes a good part of the tenth of a second allowed."""


def show_in_pane(room: Room, pane: TextPane, head: ThreadHead, place: Place | None) -> None:
    """Show a thread from its top; of a long one what stands around a place comes first.

    Args:
        room: whose library it is of.
        pane: shows it.
        head: the thread.
        place: where the reader was in it, None for its beginning.

    Raises:
        LibraryError: it cannot be read.
    """
    if head.posts <= LONG:
        pane.show_thread(head, room.session.posts(head.id))
        return
    filling = _filling(room, pane, head)
    start, posts = filling.part(place.post_id if place is not None else None)
    if len(posts) == filling.total:
        pane.show_thread(head, posts)
        filling.stop()
        return
    pane.show_thread(head, posts, start)
    pane.fill(filling)


def _filling(room: Room, pane: TextPane, head: ThreadHead) -> Filling:
    from reader.gui.pane.filling import Filling

    session = room.session

    def read(only: Sequence[int]) -> list[StoredPost]:
        return session.posts(head.id, only)

    filling = Filling(session.post_order(head.id), read, pane.setter, pane.flow.unknown, pane)
    filling.failed.connect(room.fail)
    return filling
