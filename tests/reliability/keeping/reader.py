"""A reader who does by chance what readers do, foretells what each deed comes to, and looks whether it did."""

from __future__ import annotations

from dataclasses import replace

from reader.domain.annotation import Span
from reader.domain.errors import EditRefused
from reader.session.arranging import JoinThreads, PartPage
from reader.session.editing import RemoveThread, SetBookmark
from reader.session.history import TakeBack
from reader.session.memos import Subject, SubjectKind, WriteMemo
from reader.session.reviewing import AcceptPlaces, Reattach
from tests.reliability.keeping.account import Held, differences, held
from tests.reliability.keeping.coding import Coding
from tests.reliability.keeping.sitting import Lost


class Reader(Coding):
    """What a reader does to posts and threads, in review, and back and forth in the history."""

    # -- posts and threads --------------------------------------------------------------------------------------

    def bookmark(self) -> None:
        posts = self.posts()
        if posts:
            post = self.chance.choice(posts)
            marks = self.held.marks ^ {post.id}
            self.apply(SetBookmark(post.id, on=not post.bookmarked), lambda: replace(self.held, marks=marks))

    def write(self) -> None:
        """A memo on a post, a thread, a tag or the library."""
        posts, tag = self.posts(), self.tag()
        kinds = [("library", "")]
        kinds += [("post", str(self.chance.choice(posts).id)), ("thread", str(posts[-1].thread_id))] if posts else []
        kinds += [("tag", tag)] if tag else []
        kind, key = self.chance.choice(kinds)
        text = self.chance.choice(("", f"about it {self.chance.random():.4f}"))
        memos = {name: words for name, words in self.held.memos.items() if name != (kind, key, self.session.coder)}
        memos |= {(kind, key, self.session.coder): text} if text else {}
        self.apply(WriteMemo(Subject(SubjectKind(kind), key), text), lambda: replace(self.held, memos=memos))

    def remove(self) -> None:
        threads = self.session.threads()
        if len(threads) > 1 and self.chance.random() < 0.4:
            head = self.chance.choice(threads)
            removed = self.held.removed | {head.id}
            self.apply(RemoveThread(head.id), lambda: replace(self.held, removed=removed))

    def arrange(self) -> None:
        """Join two threads, or part a page; notes go where their posts go."""
        threads = self.session.threads()
        if not threads or self.chance.random() < 0.5:
            return
        head = self.chance.choice(threads)
        if self.chance.random() < 0.6:
            pages = self.session.captures(head.id)
            edit = PartPage(head.id, self.chance.choice(pages).id) if pages else None
        else:
            edit = JoinThreads(head.id, self.chance.choice(threads).id)
        if edit is None:
            return
        before = self.held
        try:
            self.session.apply(edit)
        except EditRefused as error:
            self.refused[f"{type(edit).__name__}: {error.reason.split('#')[0]}"] += 1
        else:
            self.done[type(edit).__name__] += 1
        there = held(self.session)
        told = "\n".join(there.memos.values())
        if gone := [text for text in before.memos.values() if text not in told]:
            raise Lost(f"after {edit}: memos {gone} are gone")
        self.expect(replace(before, memos=there.memos, removed=there.removed), f"{edit}")

    # -- review and history -------------------------------------------------------------------------------------

    def review(self) -> None:
        reviews = self.session.needs_review()
        if not reviews:
            return
        one = self.chance.choice(reviews)
        if self.chance.random() < 0.5:
            edit = AcceptPlaces((one.annotation.id,))
        else:
            paragraphs = self.session.version_text(one.version_id)
            if not paragraphs:
                return
            edit = Reattach(one.annotation.id, one.version_id, Span(0, 0, 0, len(paragraphs[0].text)))
        self.apply(edit, lambda: self.held)
        if one.annotation.id in {review.annotation.id for review in self.session.needs_review()}:
            raise Lost(f"after {edit}: it is to be reviewed again")

    def undo(self) -> None:
        for _ in range(self.chance.choice((1, 1, 2, 5, 12))):
            if not self._turn(self.session.undo, self.past, self.future):
                return

    def redo(self) -> None:
        for _ in range(self.chance.choice((1, 2, 5, 12))):
            if not self._turn(self.session.redo, self.past, self.future):
                return

    def _turn(self, turn, past: list[Held | None], future: list[Held | None]) -> bool:
        back = turn == self.session.undo
        step = self.session.undo_step if back else self.session.redo_step
        try:
            turned = turn()
        except EditRefused as error:
            self.refused[f"{'undo' if back else 'redo'} {step.kind if step else ''}: {error.reason}"] += 1
            self.expect(self.held, f"{turn.__name__}, which was refused")
            return False
        if (turned is None) != ((len(past) == 1) if back else not future):
            raise Lost(f"{turn.__name__} came to {turned}, with {len(past)} states before and {len(future)} after")
        if turned is None:
            return False
        self.done[turn.__name__] += 1
        if back:
            future.append(past.pop())
        else:
            past.append(future.pop())
        there = held(self.session)
        wanted = past[-1]
        if wanted is not None and (found := differences(wanted, there)):
            raise Lost("\n".join([f"after {turn.__name__} of {turned}:", *found]))
        self.note(there)
        return True

    def take_back(self) -> None:
        """Take a step back out of its turn; notes that it did not touch stay."""
        lines = [line for line in self.session.history() if not line.undone]
        if not lines:
            return
        line = self.chance.choice(lines[:12])
        before = self.held
        try:
            self.session.apply(TakeBack(line.id))
        except EditRefused as error:
            self.refused[f"take back: {error.reason.split(' this one did')[0]}"] += 1
            self.expect(before, "a step taken back, which was refused")
            return
        self.done["TakeBack"] += 1
        there = held(self.session)
        named = {row[0] for row in self.session._library.database.rows(
            "SELECT json_extract(row_key, '$[0]') FROM step_row WHERE step_id=?", (line.id,))}  # fmt: skip
        wronged = [key for key, note in before.notes.items() if key not in named and there.notes.get(key) != note]
        if wronged:
            raise Lost(f"after step {line} was taken back: notes {wronged} are others")
        self.note(there)
