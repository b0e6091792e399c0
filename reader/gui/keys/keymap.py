"""Which keys the actions have: those of the table, or the reader's own."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from reader.gui.keys.actions import SPECS, Spec

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.gui.base.settings import Settings

NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyMap(QObject):
    """The keys in force; what differs from the table is kept in the settings.

    Keys are named as in ``QKeySequence.toString()`` in its portable form, such as ``Ctrl+Shift+P``.

    Signals:
        changed(): some action has other keys now.

    Args:
        settings: where the reader's own keys are kept.
    """

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._own = read_own(settings.keys)

    def of(self, spec: Spec) -> tuple[str, ...]:
        """The keys of an action, the shown one first."""
        return self._own.get(spec.id, spec.keys)

    def own(self) -> dict[str, tuple[str, ...]]:
        """The keys that differ from the table, by the action's name."""
        return dict(self._own)

    def take(self, own: Mapping[str, tuple[str, ...]]) -> None:
        """Put these keys in place of the reader's own ones so far; actions not named get those of the table."""
        known = {spec.id: usual(spec.keys) for spec in SPECS}
        kept = {name: keys for name, keys in own.items() if name in known and keys != known[name]}
        if kept != self._own:
            self._own = kept
            self._settings.keys = dump_own(kept)
            self.changed.emit()

    def commands(self) -> frozenset[str]:
        """The single characters that are commands; no tag can have one of them."""
        return frozenset(key.upper() for spec in SPECS for key in self.of(spec) if len(key) == 1)

    def first(self, name: str) -> str:
        """The shown key of an action, as this system writes it; "" where it has none."""
        keys = next((self.of(spec) for spec in SPECS if spec.id == name), ())
        return native(keys[0]) if keys else ""

    def shown(self, spec: Spec, gap: str = "  ") -> str:
        """The keys of an action as this system writes them."""
        return gap.join(native(key) for key in self.of(spec))


def native(key: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(key).toString(NATIVE)


def read_own(text: str) -> dict[str, tuple[str, ...]]:
    """The reader's own keys as they are kept; what cannot be read is left out, and the table holds."""
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    known = {spec.id for spec in SPECS}
    own = {}
    for name, keys in found.items() if isinstance(found, dict) else ():
        if name in known and isinstance(keys, list) and all(isinstance(key, str) for key in keys):
            own[name] = usual(keys)
    return own


def dump_own(own: Mapping[str, tuple[str, ...]]) -> str:
    """The reader's own keys in the form in which they are kept; "" where there are none."""
    return json.dumps(own, sort_keys=True) if own else ""


def usual(keys: Iterable[str]) -> tuple[str, ...]:
    """Keys in the one form in which they can be compared; what is no key is left out."""
    found = (QKeySequence(key).toString() for key in keys)
    return tuple(key for key in found if key)


def clash(key: str, others: Iterable[str]) -> bool:
    """Whether a key, in its usual form, could not be told from one of the others: the same, or the beginning of it."""
    return any(key == other or key.startswith(f"{other}, ") or other.startswith(f"{key}, ") for other in others)
