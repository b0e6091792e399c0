"""Edits of passages and of the codebook, chosen by chance, and what each must come to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from reader.session.codebook_tools import SetExample, SplitTag
from reader.session.editing import (
    AddTag,
    ClearTags,
    DeleteTag,
    MergeTags,
    MoveTag,
    SetMemo,
    SetTags,
    ToggleTag,
    new_tag,
)
from tests.reliability.keeping.account import Held, Note, held
from tests.reliability.keeping.sitting import Lost, Sitting

if TYPE_CHECKING:
    from reader.domain.annotation import Span


class Coding(Sitting):
    """What a reader does to passages and tags."""

    # -- edits of passages --------------------------------------------------------------------------------------

    def toggle(self) -> None:
        places, tag = self.places(), self.tag()
        if not places or tag is None:
            return
        there = {place: self.own_at(*place) for place in places}
        bare = [place for place, keys in there.items() if not any(tag in self.held.notes[key].tags for key in keys)]
        changed: dict[str, Note | None] = {}
        if bare:
            changed |= self.fresh_notes({p: places[p] for p in bare if not there[p]}, frozenset((tag,)))
            firsts = {p: [(key, self.held.notes[key]) for key in there[p]] for p in bare if there[p]}
            # Of several notes at one place any may get the tag.
            for p, found in firsts.items():
                if len(found) > 1:
                    self.at_several(ToggleTag((p,), UUID(tag)))
                    return
                key, note = found[0]
                changed[key] = note._replace(tags=note.tags | {tag})
        else:
            for keys in there.values():
                for key in keys:
                    note = self.held.notes[key]
                    changed[key] = note._replace(tags=note.tags - {tag})
        self.apply(ToggleTag(tuple(places), UUID(tag)), lambda: self.held.with_notes(changed))

    def at_several(self, edit) -> None:
        """An edit at a place with several notes: none may go, one gains."""
        before = self.held
        self.session.apply(edit)
        there = held(self.session)
        poorer = [key for key, note in before.notes.items() if not note.tags <= there.notes[key].tags]
        if poorer or len(there.notes) != len(before.notes):
            raise Lost(f"after {edit}: {poorer}")
        self.note(there)

    def set_tags(self) -> None:
        places, tags = self.places(), frozenset(tag for tag in (self.tag(), self.tag()) if tag)
        there = {place: self.own_at(*place) for place in places}
        if not places or not tags or any(len(keys) > 1 for keys in there.values()):
            return
        changed: dict[str, Note | None] = self.fresh_notes({p: places[p] for p in places if not there[p]},
                                                           tags)  # fmt: skip
        for key in (keys[0] for keys in there.values() if keys):
            changed[key] = self.held.notes[key]._replace(tags=self.held.notes[key].tags | tags)
        self.apply(SetTags(tuple(places), tuple(map(UUID, tags))), lambda: self.held.with_notes(changed))

    def clear(self) -> None:
        places = self.places()
        reached = {
            str(note.id): self.held.notes[str(note.id)]._replace(tags=frozenset())
            for note in self.notes()
            if note.coder == self.session.coder and note.shown
            and any(post == note.target.post_id and _meet(span, note.shown) for post, span in places)
        }  # fmt: skip
        if places and self.chance.random() < 0.3:
            self.apply(ClearTags(tuple(places)), lambda: self.held.with_notes(reached))

    def memo(self) -> None:
        places = self.places()
        if not places:
            return
        (post, span), words = next(iter(places.items()))
        keys = self.own_at(post, span)
        if len(keys) > 1:
            return
        text = self.chance.choice(("", "see the notice", "后来又涨价", f"memo {self.chance.random():.4f}"))
        if keys:
            changed = {keys[0]: self.held.notes[keys[0]]._replace(memo=text)}
        else:
            changed = self.fresh_notes({(post, span): words}, frozenset(), text)
        self.apply(SetMemo(((post, span),), text), lambda: self.held.with_notes(changed))

    # -- the codebook -------------------------------------------------------------------------------------------

    def add_tag(self) -> None:
        parent = self.tag() if self.chance.random() < 0.4 else None
        name = self.chance.choice("abcdefgh") * self.chance.randint(1, 2)
        made = new_tag(name, self.session.tags(), parent=UUID(parent) if parent else None)
        self.apply(AddTag(made), lambda: replace(self.held, tags=self.held.tags | {str(made.id): (name, parent)}))

    def move_tag(self) -> None:
        tag, parent = self.tag(), self.tag()
        if tag and parent:
            moved = {tag: (self.held.tags[tag][0], parent)}
            self.apply(MoveTag(UUID(tag), UUID(parent), 0), lambda: replace(self.held, tags=self.held.tags | moved))

    def delete_tag(self) -> None:
        tag = self.tag()
        if tag and self.chance.random() < 0.3:
            self.coding(DeleteTag(UUID(tag)), {tag: None})

    def merge_tags(self) -> None:
        one, two = self.tag(), self.tag()
        if one and two and one != two:
            self.coding(MergeTags((UUID(one),), UUID(two)), {one: two})

    def coding(self, edit, into: dict[str, str | None]) -> None:
        """An edit that puts tags in the place of others; the tree of tags is another test's."""

        def wanted() -> Held:
            changed = {}
            for old, new in into.items():
                for key in self.held.wearers(old):
                    note = self.held.notes[key]
                    changed[key] = note._replace(tags=note.tags - {old} | ({new} if new else frozenset()))
            there = held(self.session)
            return replace(self.held.with_notes(changed), tags=there.tags, examples=there.examples, memos=there.memos)

        before = self.held
        foretold = wanted()
        self.session.apply(edit)
        self.done[type(edit).__name__] += 1
        there = held(self.session)
        told = "\n".join(there.memos.values())
        if lost := [text for text in before.memos.values() if text not in told]:
            raise Lost(f"after {edit}: memos {lost} are gone")
        if set(there.tags) != set(before.tags) - set(into):
            raise Lost(f"after {edit}: {before.tags} became {there.tags}")
        self.expect(replace(foretold, tags=there.tags, examples=there.examples, memos=there.memos), f"{edit}")

    def split(self) -> None:
        tag = self.tag()
        worn = self.held.wearers(tag) if tag else []
        if not tag or not worn:
            return
        some = self.chance.sample(worn, self.chance.randint(1, len(worn)))
        made = new_tag(f"part {self.chance.random():.5f}", self.session.tags())
        new = str(made.id)
        changed = {
            key: note._replace(tags=note.tags - {tag} | {new}) for key in some for note in [self.held.notes[key]]
        }
        examples = frozenset((key, new if old == tag and key in some else old) for key, old in self.held.examples)
        self.apply(
            SplitTag(UUID(tag), frozenset(map(UUID, some)), made),
            lambda: replace(self.held.with_notes(changed), tags=self.held.tags | {new: (made.name, None)},
                            examples=examples),
        )  # fmt: skip

    def example(self) -> None:
        tag = self.tag()
        worn = self.held.wearers(tag) if tag else []
        if tag and worn:
            key = self.chance.choice(worn)
            on = (key, tag) not in self.held.examples
            one = frozenset({(key, tag)})
            examples = self.held.examples | one if on else self.held.examples - one
            edit = SetExample(frozenset({UUID(key)}), UUID(tag), on)
            self.apply(edit, lambda: replace(self.held, examples=examples))


def _meet(one: Span, two: Span) -> bool:
    return (one.first, one.start) < (two.last, two.end) and (two.first, two.start) < (one.last, one.end)
