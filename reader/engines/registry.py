"""The engines that Postil has, and reading a capture with the one that fits."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.capture.base import MAX_PAGE
from reader.capture.encoding import decode, utf8_of
from reader.domain.errors import TooLarge, UsageError
from reader.domain.record import collector_at_rest
from reader.domain.thread import PageKind
from reader.engines.base import SURE, PageSource
from reader.engines.bbs_text_pages import BbsText
from reader.engines.discourse_live_text import DiscourseLiveText
from reader.engines.discourse_text import DiscourseText
from reader.engines.discuz.ajax import DiscuzAjax
from reader.engines.discuz.feed import DiscuzFeed
from reader.engines.discuz.text import DiscuzText
from reader.engines.discuz.text_old import DiscuzTextOld
from reader.engines.fluxbb_text import FluxbbText
from reader.engines.generic.text import GenericText
from reader.engines.hackernews_text import HackerNewsText
from reader.engines.invision_five_text import InvisionFiveText
from reader.engines.invision_text import InvisionText
from reader.engines.lemmy_text import LemmyText
from reader.engines.mybb_text import MybbText
from reader.engines.nodebb_text import NodebbText
from reader.engines.parts.cut_off import note_cut
from reader.engines.parts.linked import with_whole_links
from reader.engines.phpbb_text import PhpbbText
from reader.engines.phpwind_text import PhpwindText
from reader.engines.reddit_text import RedditText
from reader.engines.slashdot_text import SlashdotText
from reader.engines.smf_text import SmfText
from reader.engines.stackexchange_text import StackExchangeText
from reader.engines.tieba_text import TiebaText
from reader.engines.v2ex_text import V2exText
from reader.engines.vbulletin_text import VbulletinText
from reader.engines.xenforo_one_text import XenforoOneText
from reader.engines.xenforo_text import XenforoText
from reader.engines.xiuno_text import XiunoText

if TYPE_CHECKING:
    from reader.capture.base import Capture, Decoded
    from reader.domain.thread import ThreadPage
    from reader.engines.base import Engine

log = logging.getLogger(__name__)

_THREAD = re.compile(
    r"(?:viewthread|showthread|viewtopic|printthread)\b|[/?](?:thread|topic|t)[-_/,]\d|/threads?/[^/?#]|/topics?/[^/?#]"
    r"|[?&](?:tid|topic|showtopic)=\d|read\.php\?",
    re.IGNORECASE,
)

TEXT_ENGINES: tuple[Engine, ...] = (
    DiscuzAjax(),
    DiscuzFeed(),
    DiscuzTextOld(),
    DiscuzText(),
    PhpwindText(),
    XiunoText(),
    TiebaText(),
    PhpbbText(),
    MybbText(),
    SmfText(),
    FluxbbText(),
    XenforoOneText(),
    XenforoText(),
    VbulletinText(),
    InvisionText(),
    InvisionFiveText(),
    DiscourseText(),
    StackExchangeText(),
    HackerNewsText(),
    RedditText(),
    V2exText(),
    NodebbText(),
    LemmyText(),
    SlashdotText(),
    BbsText(),
    DiscourseLiveText(),
    GenericText(),
)
"""The engines that read plain text; of two that are equally sure the earlier one reads, the last takes anything."""


def engines(*, markup: bool) -> tuple[Engine, ...]:
    """Every engine for pages of markup, or for plain text."""
    if not markup:
        return TEXT_ENGINES
    from reader.engines.markup import MARKUP_ENGINES  # noqa: PLC0415 - lxml costs 40 ms, text captures need none

    return MARKUP_ENGINES


def recognise(page: PageSource) -> Engine:
    """The engine that is surest of a page; the first one that is `SURE` is not compared with later ones."""
    best, least = None, -1.0
    for engine in engines(markup=page.is_markup):
        if getattr(engine, "most", 1.0) <= least:
            continue
        sure = engine.recognise(page)
        if sure > least:
            best, least = engine, sure
        if sure >= SURE:
            break
    assert best is not None
    return best


def read_page(
    capture: Capture, chosen_encoding: str | None = None, chosen_engine: str | None = None
) -> tuple[Decoded, ThreadPage]:
    """Decode a capture and read it.

    Args:
        capture: the saved page.
        chosen_encoding: overrules what the page says and what detection finds; a label of the web's encodings.
        chosen_engine: name of the engine to read it with, whatever the page looks like.

    Raises:
        TooLarge: the page is larger than `MAX_PAGE`.
        UsageError: the chosen encoding is none that pages use, or there is no such engine.
    """
    if len(capture.body) > MAX_PAGE:
        size, most = len(capture.body) >> 20, MAX_PAGE >> 20
        raise TooLarge(f"It is one page of {size} MiB; pages of up to {most} MiB can be read.", capture.path)
    decoded = decode(capture, chosen_encoding)
    with collector_at_rest():
        return decoded, _read(capture, decoded, chosen_engine)


def _read(capture: Capture, decoded: Decoded, chosen_engine: str | None) -> ThreadPage:
    source = PageSource(capture, decoded, utf8_of(capture, decoded))
    page = _parsed(source, chosen_engine)
    merged = _merged(note_cut(page, source.text) if source.is_markup else page, capture, decoded, source.notes)
    return with_whole_links(merged, source)


def engine_names(*, markup: bool) -> tuple[str, ...]:
    """What `read_page` can be told to read a page with."""
    return tuple(engine.name for engine in engines(markup=markup))


def _named(source: PageSource, name: str) -> Engine:
    found = next((engine for engine in engines(markup=source.is_markup) if engine.name == name), None)
    if found is None:
        raise UsageError(f"There is no engine named {name} for this kind of page.")
    return found


def _parsed(source: PageSource, chosen: str | None) -> ThreadPage:
    """Read a page with the engine that fits; if that one fails, with the general one, so that no text is lost."""
    engine = _named(source, chosen) if chosen is not None else recognise(source)
    general = engines(markup=source.is_markup)[-1]
    try:
        page = engine.parse(source)
    except Exception:
        # Our own fault on a page that nobody foresaw: it must not end an import of thousands of others.
        if engine is general:
            raise
        log.exception("Engine %s failed on %s", engine.name, source.capture.path)
        source.notes.append(f"The engine for {engine.name} failed on this page; it was read by its structure alone.")
        return general.parse(source)
    if page.posts or page.kind is not PageKind.LISTING or chosen is not None or not _named_thread(source):
        return page
    # A style of the software that nobody foresaw; what the page calls itself is surer than that nothing was found.
    other = general.parse(source)
    if other.kind is not PageKind.THREAD:
        return page
    source.notes.append(
        f"The engine for {engine.name} found no posts on this page; it was read by its structure alone."
    )
    return other


def _named_thread(source: PageSource) -> bool:
    """Whether the address that a page gives for itself is that of a thread."""
    if not source.is_markup:
        return False
    from reader.engines.parts.finders import own_addresses  # noqa: PLC0415 - lxml costs 40 ms, text captures need none

    return any(_THREAD.search(address) for address in own_addresses(source))


def _merged(page: ThreadPage, capture: Capture, decoded: Decoded, notes: list[str]) -> ThreadPage:
    """The page with what its container tells, which overrules what the page tells of itself."""
    told = [*capture.notes, *page.warnings, *notes]
    if decoded.replaced:
        told.append(f"{decoded.replaced} bytes could not be decoded as {decoded.encoding}.")
    warnings = tuple(dict.fromkeys(told))
    if capture.url:
        page = replace(page, url=capture.url, url_from=capture.url_from)
    if capture.captured_at:
        page = replace(page, captured_at=capture.captured_at, captured_from=capture.captured_from)
    return page if warnings == page.warnings else replace(page, warnings=warnings)
