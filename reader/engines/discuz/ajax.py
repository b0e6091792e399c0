"""What Discuz! sends to its own scripts (``inajax=1``, ``viewpid=PID``): XML with one piece of a page in it.

A saved piece that holds a post opens as this post; others are messages of the software. The XML is a shell of fixed
form (``<root><![CDATA[...]]></root>``), so no parser of XML is needed, nor its entities.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.domain.thread import PageKind, ThreadKey, ThreadPage
from reader.engines.base import PageSource
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from reader.engines.base import Engine

_SHELL = re.compile(r"\s{0,99}(?:<\?xml[^<>]{0,200}\?>)?\s{0,99}<root>\s{0,99}<!\[CDATA\[")
_END = "]]>"
_POST = re.compile(r"""<table\s[^<>]{0,80}?\bid\s{0,4}=\s{0,4}["']?pid(\d{1,12})\b""")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_LONGEST = 20_000
_TITLE = 200


class DiscuzAjax:
    """Reads the piece of a page that a Discuz! forum sends to its script."""

    name = "discuz-ajax"

    def recognise(self, page: PageSource) -> float:
        """By the shell."""
        return 0.97 if not page.is_markup and _SHELL.match(page.text) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the piece as the software's page that holds nothing else."""
        start = _SHELL.match(page.text)
        text = page.text[start.end() if start else 0 :]
        end = text.rfind(_END)
        piece = text[:end] if end >= 0 else text
        post = _POST.search(piece)
        if post is None:
            words = normalise(_TAG.sub(" ", _SCRIPT.sub(" ", piece[:_LONGEST])))
            key = ThreadKey("discuz", "", "")
            return ThreadPage(key, PageKind.MESSAGE, words[:_TITLE], (), software="Discuz!", view="ajax")
        markup = f'<html><body><div id="postlist"><div id="post_{post[1]}">{piece}</div></div></body></html>'
        source = PageSource(replace(page.capture, media_type="text/html"), replace(page.decoded, text=markup))
        result = _engine_for(source).parse(source)
        told = "The page holds posts as the forum sends them to its script, without title, board and page number."
        return replace(result, title="", page=None, pages=None, view="ajax", warnings=(*result.warnings, told))


def _engine_for(source: PageSource) -> Engine:
    """The engine of the version whose cells the piece has."""
    from reader.engines.discuz.engine import Discuz  # noqa: PLC0415 - lxml costs 40 ms, text captures need none
    from reader.engines.discuz.old import DiscuzOld  # noqa: PLC0415

    old = DiscuzOld()
    return old if old.recognise(source) > 0.9 else Discuz()
