"""The engines that read markup: one line each. Apart from the registry because they need lxml, which costs 40 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.engines.discuz import Discuz
from reader.engines.discuz_archiver import DiscuzArchiver
from reader.engines.discuz_print import DiscuzPrint
from reader.engines.discuz_touch import DiscuzTouch
from reader.engines.discuz_wap import DiscuzWap
from reader.engines.generic import Generic

if TYPE_CHECKING:
    from reader.engines.base import Engine

MARKUP_ENGINES: tuple[Engine, ...] = (
    Discuz(),
    DiscuzArchiver(),
    DiscuzPrint(),
    DiscuzTouch(),
    DiscuzWap(),
    Generic(),
)
"""Of two that are equally sure the earlier one reads the page; the last one takes any."""
