"""The engines that read markup: one line each. Apart from the registry because they need lxml, which costs 40 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.engines.generic import Generic

try:
    from reader.engines.discuz import Discuz

    _first = (Discuz(),)
except ImportError:
    _first = ()

if TYPE_CHECKING:
    from reader.engines.base import Engine

MARKUP_ENGINES: tuple[Engine, ...] = (*_first, Generic())
