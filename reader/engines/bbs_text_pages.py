"""Articles of text boards from plain text: PTT's, with their pushes, and threads of nForum and its kin.

Both print a head of labelled lines above each article; so text copied from a terminal reads the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.domain.thread import ThreadPage
from reader.engines.parts.bbs_text import FROM, STATION, SUBJECT, WRITER, YEARS, c_time, fill_text, pushes
from reader.engines.parts.text_page import key_of, kind_of
from reader.text.paragraphs import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.base import PageSource
    from reader.engines.parts.draft import Draft

_HEAD = re.compile(r"(作者|看板|標題|时间|時間) ?[:：]? ?(\S.{0,200})")
_BOARD_BEHIND = re.compile(r" {1,20}(?:看板|站內) ?[:：]? ?([\w-]{1,40})$")
_PUSH = re.compile(r"([推噓→]) ?([A-Za-z]\w{1,12}) ?[:：] ?(.{0,200}?) ?((?:[\d.]{7,15} )?\d\d/\d\d(?: \d\d:\d\d)?)?")
_PTT = re.compile(r"^[ \t]*作者[ :：]{0,4}[A-Za-z]\w{1,12} ?\(", re.MULTILINE)
_POST = re.compile(r"^[ \t\u00a0]*发信人 ?[:：]", re.MULTILINE)
_FLOOR = re.compile(r"(?:回复)?第 ?(\d{1,7}) ?楼|楼主")
_REACH = 12
_HEADS = 8


class BbsText:
    """Engine for plain-text captures of PTT and nForum."""

    name = "bbs-text"

    def recognise(self, page: PageSource) -> float:
        """By the labelled lines above articles."""
        if page.is_markup:
            return 0.0
        if _POST.search(page.text):
            return 0.9 if _starts(_printed(page)) else 0.0
        if not _PTT.search(page.text):
            return 0.0
        return 0.9 if {"作者", "標題"} <= set(_ptt_heads(_printed(page))[0]) else 0.0

    def parse(self, page: PageSource) -> ThreadPage:
        """Read the text."""
        lines = _printed(page)
        starts = _starts(lines)
        return _thread(lines, starts) if starts else _article(lines)


def _printed(page: PageSource) -> list[str]:
    return [text for line in page.lines if (text := normalise(line))]


def _starts(lines: Sequence[str]) -> list[int]:
    return [i for i, line in enumerate(lines) if line.startswith("发信人") and FROM.match(line)]


def _thread(lines: Sequence[str], starts: Sequence[int]) -> ThreadPage:
    """The posts of an nForum thread, each below its ``发信人`` line."""
    title = board = site = ""
    drafts: list[Draft] = []
    for n, start in enumerate(starts):
        last = n + 1 == len(starts)
        stop = len(lines) if last else starts[n + 1]
        draft, facts = _post(lines, start, _end(lines, start, stop))
        _stand(draft, lines[max(starts[n - 1] if n else 0, start - _REACH) : start])
        title, board, site = (old or new for old, new in zip((title, board, site), facts, strict=True))
        drafts.append(draft)
    return _page("nForum", "nforum", (title, board, site), drafts)


def _end(lines: Sequence[str], start: int, stop: int) -> int:
    """Where a post ends: below its last ``※``; what follows is the column of the next author."""
    notes = [i for i in range(start, stop) if lines[i].startswith("※")]
    if notes:
        return notes[-1] + 1
    columns = (i for i in range(max(start + 1, stop - _REACH), stop) if _FLOOR.search(lines[i][:40]))
    return next(columns, stop)


def _post(lines: Sequence[str], start: int, end: int) -> tuple[Draft, tuple[str, str, str]]:
    from reader.engines.parts.clock import Stamp  # noqa: PLC0415 - as below
    from reader.engines.parts.draft import Draft  # noqa: PLC0415 - lxml costs 40 ms, other text captures need none

    draft = Draft()
    found = FROM.match(lines[start])
    title = site = ""
    body = start + 1
    while body < min(start + 4, end):
        if station := STATION.match(lines[body]):
            site = station[1]
            draft.posted = Stamp(c_time(station[2]), station[2])
        elif subject := SUBJECT.match(lines[body]):
            title = subject[1]
        else:
            break
        body += 1
    if found:
        draft.author = draft.author_id = found[1]
    fill_text(draft, lines[body:end])
    return draft, (re.sub(r"^(?:Re: ?)+", "", title), found[3] if found else "", site)


def _stand(draft: Draft, above: Sequence[str]) -> None:
    """Take the floor from the lines above a post."""
    for line in above:
        if len(line) < 60 and (found := _FLOOR.search(line)):
            # The opening post is 楼主; numbers begin with the first answer.
            draft.floor = int(found[1]) + 1 if found[1] else 1
            draft.floor_label = f"第{found[1]}楼" if found[1] else "楼主"


def _ptt_heads(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """What the lines above an article say, and where its words begin."""
    heads: dict[str, str] = {}
    at = next((i for i, line in enumerate(lines) if line.startswith("作者") and _HEAD.fullmatch(line)), None)
    if at is None:
        return heads, 0
    for i in range(at, min(at + _HEADS, len(lines))):
        found = _HEAD.fullmatch(lines[i])
        if found is None or found[1] in heads:
            return heads, i
        heads[found[1]] = found[2]
        if found[1] == "作者" and (board := _BOARD_BEHIND.search(found[2])):
            heads["作者"], heads["看板"] = found[2][: board.start()], board[1]
    return heads, min(at + _HEADS, len(lines))


def _article(lines: Sequence[str]) -> ThreadPage:
    """An article of PTT with its pushes."""
    from reader.engines.parts.clock import Stamp  # noqa: PLC0415 - as below
    from reader.engines.parts.draft import Draft  # noqa: PLC0415 - lxml costs 40 ms, other text captures need none

    heads, low = _ptt_heads(lines)
    draft = Draft(floor=1)
    who = heads.get("作者", "")
    named = WRITER.match(who)
    draft.author = draft.author_id = named[1] if named else who
    printed = heads.get("時間", "")
    draft.posted = Stamp(c_time(printed), printed)
    found = [(i, push) for i in range(low, len(lines)) if (push := _PUSH.fullmatch(lines[i]))]
    pushed = {i for i, _ in found}
    fill_text(draft, [line for i, line in enumerate(lines[low:], low) if i not in pushed])
    draft.comments = pushes(((p[1], p[2], p[3], p[4] or "") for _, p in found), draft.posted.at)
    notes = (YEARS,) if any(comment.posted_at for comment in draft.comments) else ()
    return _page("PTT", "ptt", (heads.get("標題", ""), heads.get("看板", ""), "批踢踢實業坊"), [draft], notes)


def _page(
    software: str, engine: str, facts: tuple[str, str, str], drafts: Sequence[Draft], notes: tuple[str, ...] = ()
) -> ThreadPage:
    """The page; ``facts`` are its title, board and site."""
    title, board, site = facts
    posts = tuple(draft.finish() for draft in drafts)
    alone = 1 if engine == "ptt" else None
    return ThreadPage(
        key=key_of(engine, "", title, posts),
        kind=kind_of(posts),
        title=title,
        posts=posts,
        board=(board,) if board else (),
        site_name=site,
        software=software,
        view="text",
        page=alone,
        pages=alone,
        warnings=notes,
    )
