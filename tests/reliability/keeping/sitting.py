"""A sitting with a library, held to account after each deed: what it comes to is foretold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.domain.annotation import Span
from reader.domain.errors import EditRefused
from reader.session.reading import ReadingSession
from tests.reliability.keeping.account import Held, Note, differences, held, spoken

if TYPE_CHECKING:
    import random
    from collections.abc import Callable
    from pathlib import Path

    from reader.domain.annotation import Annotation
    from reader.domain.thread import StoredPost

CODERS = ("Mei", "Ada")


class Lost(AssertionError):
    """Something is not as it must be."""


class Sitting:
    """One reader at one library.

    Args:
        path: the library.
        chance: where all choices come from.
    """

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.chance = chance
        self.path = path
        self.session = ReadingSession(path, coder=CODERS[0])
        self.held = held(self.session)
        self.past: list[Held | None] = [None] * self.steps() + [self.held]
        """What was held after each step; None where that was not seen."""
        self.future: list[Held | None] = [None] * self.steps(1)
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    # -- holding to account --------------------------------------------------------------------------------------

    def steps(self, undone: int = 0) -> int:
        """How many steps can be undone, or done again."""
        return self.session._library.database.number("SELECT count(*) FROM step WHERE undone=?", (undone,))

    def expect(self, wanted: Held, what: str) -> None:
        """Hold the library to what it must hold, and note the steps that were made meanwhile."""
        there = held(self.session)
        found = differences(wanted, there)
        if found:
            raise Lost("\n".join([f"after {what}:", *found]))
        self.note(there)

    def note(self, there: Held) -> None:
        """Take what is there as what must be there from now on."""
        more = self.steps() - (len(self.past) - 1)
        if more > 0:
            self.past += [None] * (more - 1) + [there]
            self.future = []
        elif self.past[-1] is not None and there == self.held:
            there = self.past[-1]
        self.held = there
        if more == 0:
            self.past[-1] = there
        if self.steps() != len(self.past) - 1 or self.steps(1) != len(self.future):
            raise Lost(f"{self.steps()} steps, {self.steps(1)} undone; there should be {len(self.past) - 1} and "
                       f"{len(self.future)}")  # fmt: skip

    def apply(self, edit, wanted: Callable[[], Held]) -> None:
        """Do an edit that comes to what is wanted, or is refused and changes nothing."""
        name = type(edit).__name__
        foretold = wanted()
        try:
            self.session.apply(edit)
        except EditRefused as error:
            self.refused[f"{name}: {error.reason}"] += 1
            self.expect(self.held, f"{name}, which was refused")
            return
        self.done[name] += 1
        self.expect(foretold, f"{edit}")

    # -- what there is ------------------------------------------------------------------------------------------

    def posts(self) -> list[StoredPost]:
        """All posts that can be read."""
        return [post for head in self.session.threads() for post in self.session.posts(head.id)]

    def notes(self) -> list[Annotation]:
        """All annotations that can be seen."""
        return [note for head in self.session.threads() for note in self.session.annotations(head.id)]

    def place(self, posts: list[StoredPost]) -> tuple[int, Span, str] | None:
        """A place: an annotation's, or any; with its words."""
        if not posts:
            return None
        if self.held.notes and self.chance.random() < 0.4:
            notes = [note for note in self.notes() if note.shown]
            if notes:
                note = self.chance.choice(notes)
                paragraphs = next(post.post.paragraphs for post in posts if post.id == note.target.post_id)
                return note.target.post_id, note.shown, spoken(paragraphs, note.shown)
        post = self.chance.choice(posts)
        paragraphs = post.post.paragraphs
        if not paragraphs:
            return None
        first = self.chance.randrange(len(paragraphs))
        last = min(first + self.chance.choice((0, 0, 0, 1)), len(paragraphs) - 1)
        start, end = 0, len(paragraphs[last].text)
        if self.chance.random() < 0.4 and len(paragraphs[first].text) > 2:
            start = self.chance.randrange(len(paragraphs[first].text) - 1)
            end = self.chance.randint(start + 1 if first == last else 1, end)
        span = Span(first, start, last, end)
        return post.id, span, spoken(paragraphs, span)

    def places(self) -> dict[tuple[int, Span], str]:
        """One to three places with their words."""
        posts = self.posts()
        found = [self.place(posts) for _ in range(self.chance.choice((1, 1, 2, 3)))]
        return {(one[0], one[1]): one[2] for one in found if one}

    def own_at(self, post: int, span: Span) -> list[str]:
        """The coder's notes at exactly this place, as they are shown."""
        return [str(note.id) for note in self.notes()
                if note.coder == self.session.coder and note.target.post_id == post and note.shown == span]  # fmt: skip

    def tag(self) -> str | None:
        """A tag of the codebook."""
        return self.chance.choice(list(self.held.tags)) if self.held.tags else None

    def fresh_notes(self, places: dict[tuple[int, Span], str], tags: frozenset[str], memo: str = "") -> dict:
        """Notes that will be made at places."""
        return {f"new{number}": Note(post, words, tags, memo, self.session.coder)
                for number, ((post, _), words) in enumerate(places.items())}  # fmt: skip
