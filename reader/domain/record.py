"""Frozen values that are quick to define and to make: ``dataclasses.dataclass(frozen=True, slots=True)`` for short.

The standard decorator writes and compiles six methods for each class, which was a twentieth of the window's start, and
its frozen ``__init__`` looks up ``object.__setattr__`` for each field. Here only ``__init__`` is compiled; it fills
the slots directly, and the other methods are shared. `collector_at_rest` is for making thousands of them.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import MISSING, FrozenInstanceError, dataclass, fields
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["collector_at_rest", "record"]


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep Python from searching for circles among the thousands of values that are made meanwhile: there are none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _values(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """What gives the values of these fields."""
    if len(names) == 1:
        one = attrgetter(names[0])
        return lambda value: (one(value),)
    return attrgetter(*names) if names else lambda _value: ()


def _init(cls: type) -> Callable[..., None]:
    """The ``__init__`` of a class, compiled from its fields as the standard library does it."""
    known: dict[str, object] = {}
    heads, body = ["self"], []
    for field in fields(cls):
        name = field.name
        known[f"set_{name}"] = cls.__dict__[name].__set__
        value = name
        if field.default_factory is not MISSING:
            known[f"make_{name}"], known["MISSING"] = field.default_factory, MISSING
            heads.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif field.default is not MISSING:
            known[f"default_{name}"] = field.default
            heads.append(f"{name}=default_{name}")
        else:
            heads.append(name)
        body.append(f" set_{name}(self, {value})")
    made: dict[str, Callable[..., None]] = {}
    exec(f"def __init__({', '.join(heads)}):\n" + "\n".join(body or [" pass"]), known, made)  # noqa: S102 - own names
    init = made["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__annotations__ = {field.name: field.type for field in fields(cls)} | {"return": None}
    return init


def _no_setting(self: object, name: str, value: object) -> None:  # noqa: ARG001 - as Python calls it
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: object, name: str) -> None:  # noqa: ARG001 - as Python calls it
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _repr(self: Any) -> str:  # noqa: ANN401 - any record
    told = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in fields(self))
    return f"{type(self).__qualname__}({told})"


def _frozen(plain: type) -> type:
    cls: Any = dataclass(init=False, repr=False, eq=False, slots=True)(plain)
    every = _values([field.name for field in fields(cls)])
    compared = _values([field.name for field in fields(cls) if field.compare])

    def equal(self: object, other: object) -> object:
        if other.__class__ is not cls:
            return NotImplemented
        return compared(self) == compared(other)

    def digest(self: object) -> int:
        return hash(compared(self))

    def reduced(self: object) -> tuple[type, tuple[Any, ...]]:
        return cls, every(self)

    cls.__init__ = _init(cls)
    cls.__setattr__, cls.__delattr__ = _no_setting, _no_deleting
    cls.__repr__, cls.__eq__, cls.__hash__, cls.__reduce__ = _repr, equal, digest, reduced
    return cls  # type: ignore[no-any-return]


if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:

    def record(*, frozen: bool, slots: bool) -> Callable[[type], type]:
        """Make a class a frozen value; used, and checked by type checkers, as ``dataclass(frozen=True, slots=True)``.

        ``dataclasses.fields``, ``replace`` and ``asdict`` work as ever; so do pattern matching and pickling. There is
        no ``__post_init__``, and records do not inherit fields.

        Args:
            frozen: must be true.
            slots: must be true.

        Raises:
            TypeError: for anything else.
        """
        if not (frozen and slots):
            raise TypeError("A record is frozen and has slots.")
        return _frozen
