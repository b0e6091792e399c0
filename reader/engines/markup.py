"""The engines that read markup: one line each. Apart from the registry because they need lxml, which costs 40 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.engines.discourse import Discourse
from reader.engines.discuz.archiver import DiscuzArchiver
from reader.engines.discuz.early import DiscuzEarly
from reader.engines.discuz.engine import Discuz
from reader.engines.discuz.old import DiscuzOld
from reader.engines.discuz.print import DiscuzPrint
from reader.engines.discuz.touch import DiscuzTouch
from reader.engines.discuz.wap import DiscuzWap
from reader.engines.flarum import Flarum
from reader.engines.fluxbb import FluxBB
from reader.engines.generic.engine import Generic
from reader.engines.hackernews import HackerNews
from reader.engines.invision import Invision
from reader.engines.lemmy import Lemmy
from reader.engines.mybb import MyBB
from reader.engines.nforum import NForum
from reader.engines.nga import Nga
from reader.engines.nodebb import NodeBB
from reader.engines.phpbb import PhpBB
from reader.engines.phpwind import Phpwind
from reader.engines.ptt import Ptt
from reader.engines.reddit import Reddit
from reader.engines.slashdot import Slashdot
from reader.engines.smf import SMF
from reader.engines.stackexchange import StackExchange
from reader.engines.tieba import Tieba
from reader.engines.v2ex import V2ex
from reader.engines.vanilla import Vanilla
from reader.engines.vbulletin import VBulletin
from reader.engines.xenforo import XenForo
from reader.engines.xenforo_cards import XenForoCards
from reader.engines.xiuno import Xiuno

if TYPE_CHECKING:
    from reader.engines.base import Engine

MARKUP_ENGINES: tuple[Engine, ...] = (
    DiscuzArchiver(),
    DiscuzOld(),
    Discuz(),
    DiscuzPrint(),
    DiscuzTouch(),
    DiscuzWap(),
    DiscuzEarly(),
    Phpwind(),
    Xiuno(),
    PhpBB(),
    MyBB(),
    SMF(),
    FluxBB(),
    XenForo(),
    XenForoCards(),
    NodeBB(),
    Invision(),
    Discourse(),
    Flarum(),
    Vanilla(),
    VBulletin(),
    HackerNews(),
    Reddit(),
    StackExchange(),
    Tieba(),
    V2ex(),
    Slashdot(),
    Lemmy(),
    Ptt(),
    NForum(),
    Nga(),
    Generic(),
)
"""Of two that are equally sure, or of several that are `SURE`, the earlier one reads the page; the last takes any."""
