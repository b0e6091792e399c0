"""Who has which key: actions and tags in one table, in which keys are given, taken and found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias
from uuid import UUID

from reader.gui.keys.actions import SPECS, Spec
from reader.gui.keys.keymap import clash, usual

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.domain.annotation import Tag

Name: TypeAlias = str | UUID
"""The name of an action, or the number of a tag."""

_FUNCTION = re.compile(r"(?:^|\+)F\d{1,2}$")


class KeyTable:
    """The keys as they shall be; nothing is in force before somebody takes them from here.

    Args:
        own: the reader's own keys, by the action's name.
        tags: the tags; one may have one key.
    """

    def __init__(self, own: Mapping[str, tuple[str, ...]], tags: Sequence[Tag]) -> None:
        self._specs = {spec.id: spec for spec in SPECS}
        self._first = {spec.id: usual(spec.keys) for spec in SPECS}
        self._tags: dict[Name, tuple[str, ...]] = {tag.id: (tag.key.upper(),) if tag.key else () for tag in tags}
        self._keys: dict[Name, tuple[str, ...]] = {}
        self.take(own)

    def specs(self) -> Sequence[Spec]:
        """The actions, in the order of the menus."""
        return SPECS

    def of(self, name: Name) -> tuple[str, ...]:
        """The keys of an action or a tag."""
        return self._keys[name]

    def first(self, name: Name) -> tuple[str, ...]:
        """The keys of an action by the table of actions; the key that a tag has in the library."""
        return self._tags[name] if isinstance(name, UUID) else self._first[name]

    def is_own(self, name: Name) -> bool:
        """Whether the keys are others than the `first` ones."""
        return self._keys[name] != self.first(name)

    def take(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Begin again with these own keys of actions, and the tags as they are in the library."""
        self._keys = {name: own.get(name, keys) for name, keys in self._first.items()}
        self._keys.update(self._tags)

    def own(self) -> dict[str, tuple[str, ...]]:
        """The keys of actions that are not those of the table."""
        return {name: self._keys[name] for name in self._specs if self.is_own(name)}

    def tag_keys(self) -> dict[UUID, str]:
        """The keys of the tags that shall have another one, "" for none."""
        changed = (tag for tag in self._tags if self.is_own(tag))
        return {tag: "".join(self._keys[tag]) for tag in changed if isinstance(tag, UUID)}

    def holders(self, name: Name, keys: Sequence[str]) -> dict[Name, tuple[str, ...]]:
        """Who else has one of these keys, or one that begins like it, and which."""
        found = {}
        for other, theirs in self._keys.items():
            shared = tuple(key for key in theirs if clash(key, keys)) if other != name else ()
            if shared:
                found[other] = shared
        return found

    def free(self, name: Name, keys: Sequence[str]) -> None:
        """Take these keys from everyone but one."""
        for other, shared in self.holders(name, keys).items():
            self._keys[other] = tuple(key for key in self._keys[other] if key not in shared)

    def give(self, name: Name, keys: tuple[str, ...]) -> None:
        """Set the keys of an action or a tag."""
        self._keys[name] = keys

    def fits(self, name: Name, key: str) -> bool:
        """Whether a key may belong to an action or a tag at all.

        A tag has one letter, digit or sign. Actions of the whole window must leave alone what is typed into lines
        and used in lists; those of the reading pane need not.
        """
        if isinstance(name, UUID):
            return len(key) == 1
        spec = self._specs[name]
        if spec.text_only:
            return True
        sign = len(key) == 1 and not key.isalnum()
        held = key.startswith(("Ctrl+", "Alt+", "Meta+")) or "+Ctrl+" in key or "+Alt+" in key
        return sign or held or _FUNCTION.search(key) is not None
