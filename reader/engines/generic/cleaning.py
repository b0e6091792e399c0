"""What software adds to messages of unknown markup: repeated titles, notes on edits, previews, buttons."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind
from reader.engines.parts.dom import names
from reader.text.paragraphs import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reader.engines.parts.blocks import Line
    from reader.engines.parts.clock import Clock
    from reader.engines.parts.draft import Draft
    from reader.engines.parts.message import Body

_REPEATED_SHARE = 0.6
_LEAST_REPEATED = 4
_REPEATED_LENGTH = 30
_LEAST_PREVIEW = 60
_CUT_SIGNS = " .\u2026"
_LAST_LINES = 3
_LONGEST_NOTE = 400
_LONGEST_EDGE = 80
_LEAST_SIGNED = 2
_ANSWER = re.compile(r"(?:(?:re|aw|sv|vs|antw|odp|rif|回复|回覆|答复)(?:\[\d{1,3}\])?[:\uff1a] ?){1,9}", re.IGNORECASE)
_BUTTONS = names(
    "reply quote multiquote like dislike report share edit delete permalink link save bookmark follow flag more "
    "options top upvote downvote react helpful pm email profile block ignore print mute subscribe comment antworten "
    "zitieren melden teilen bearbeiten répondre citer signaler partager responder citar reportar compartir rispondi "
    "cita ответить цитировать цитата пожаловаться поделиться 返信 引用 通報 回复 回覆 举报 檢舉 舉報 支持 "
    "反对 反對 赞 讚 收藏 分享 编辑 編輯 删除 刪除 只看该作者 只看楼主 使用道具 评分 評分 点评 點評 返回顶部"
)
_BETWEEN = re.compile(r"[\s|\u00b7\u2022,/()\[\]\d]+")
_FLOOR = re.compile(r"[#№] ?\d{1,6}|\d{1,6} ?[#楼樓]")
_BYLINE = re.compile(
    r"(?:(?:posted|written|submitted|answered|asked)? ?by ?(?:on|at)?|posted(?: on| at)?|on|von|par|por|"
    r"作者|发表于|發表於) ?[:：]?",
    re.IGNORECASE,
)
_EDITED_ZH = re.compile(
    r"(?:\[ ?)?本(?:帖|贴|文)最[后後]由 (?P<by>.{1,60}?) [于於] (?P<at>.{6,45}?) [编編][辑輯](?: ?\])?"
)
_EDITED = re.compile(
    r"[\[(]? ?(?:(?:this|the) (?:post|message|comment|reply) (?:was|has been) )?(?:last )?(?:edited|modified)"
    r"(?: by (?P<by>.{1,60}?))?(?: ?[:;,(]| on| at) ?(?P<at>.{6,45}?)(?: by (?P<after>.{1,60}?))?"
    r"[).]{0,2}(?:[,;] edited \d{1,6} times?.{0,20})?(?: ?(?:Edit )?Reason: .{0,300})? ?[\])]?",
    re.IGNORECASE,
)


def drop_title(body: Body, title: str) -> None:
    """Leave out the thread's title above a message: as a heading, or with the sign of an answer before it."""
    if not body.lines or not title:
        return
    kind, text, _ = body.lines[0]
    bare = _ANSWER.sub("", text, count=1)
    added = kind is ParagraphKind.HEADING or (kind is ParagraphKind.BODY and bare != text)
    if added and fold(bare) == fold(title):
        del body.lines[0]


def take_edit(draft: Draft, clock: Clock) -> None:
    """Read the note on the last edit below a message, or above it as Chinese boards print it, if its time is one."""
    lines = draft.body.lines
    below = range(len(lines) - 1, max(-1, len(lines) - 1 - _LAST_LINES), -1)
    for at, pattern in (*((at, _EDITED) for at in below), *((at, _EDITED_ZH) for at in (0, *below) if lines)):
        kind, text, owner = lines[at]
        fits = owner is None and kind is not ParagraphKind.CODE and len(text) <= _LONGEST_NOTE
        match = pattern.fullmatch(text) if fits else None
        when = clock.note(match["at"]) if match is not None and any(c.isdigit() for c in match["at"] or "") else None
        if match is not None and when is not None:
            draft.edited_at = when
            draft.edited_by = match["by"] or match.groupdict().get("after")
            del lines[at]
            return


def drop_edges(drafts: Sequence[Draft], whole: Collection[Draft]) -> None:
    """Leave out what stands around messages: buttons, and of posts read whole their numbers and bylines too.

    Args:
        drafts: the posts of one page; a lone word of a button counts as one where most of them have it.
        whole: those of them in which no element of the message could be told.
    """
    counts = Counter(text for draft in drafts for text in {text for _, text, _ in draft.body.lines})
    usual = {text for text, count in counts.items() if 1 < count >= len(drafts) * _REPEATED_SHARE}
    read_whole = set(map(id, whole))
    for draft in drafts:
        lines, bylines = draft.body.lines, id(draft) in read_whole
        kept = [i for i, line in enumerate(lines) if not (_is_buttons(line, usual) or (bylines and _is_byline(line)))]
        lines[:] = lines[kept[0] : kept[-1] + 1] if kept else []


def _is_buttons(line: Line, usual: Collection[str]) -> bool:
    """Whether a line is nothing but words of buttons."""
    _, text, owner = line
    if owner is not None or len(text) > _LONGEST_EDGE or text[0] == "#":
        return False
    words = [word for word in _BETWEEN.split(text.lower()) if word]
    return bool(words) and all(word in _BUTTONS for word in words) and (len(words) > 1 or text in usual)


def _is_byline(line: Line) -> bool:
    """Whether a line is what is left of the head of a post without its name and time."""
    _, text, owner = line
    return owner is None and (_FLOOR.fullmatch(text) or _BYLINE.fullmatch(text)) is not None


def part_signatures(drafts: Sequence[Draft]) -> None:
    """Take for signatures what several people each print below all of their messages."""
    by_author: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.author and len(draft.body.lines) > 1 and not draft.body.signature:
            by_author.setdefault(draft.author, []).append(draft)
    ends = {own[0].body.lines[-1]: own for own in by_author.values() if len({d.body.lines[-1] for d in own}) == 1}
    signed = [own for (_, text, owner), own in ends.items() if len(own) > 1 and owner is None and text]
    if len(signed) < _LEAST_SIGNED:
        return
    for own in signed:
        lines = [draft.body.lines for draft in own]
        most = min(map(len, lines)) - 1
        count = next((n for n in range(most) if len({each[-n - 1] for each in lines}) > 1), most)
        for each, draft in zip(lines, own, strict=True):
            draft.body.signature[:0] = [text for _, text, _ in each[-count:]]
            del each[-count:]


def drop_preview(body: Body) -> None:
    """Leave out the beginning of a message that stands before the whole of it, to be unfolded by a script.

    People say things twice, too, as a stanza: several lines of which none is cut off are left out only where nothing
    follows their repetition.
    """
    lines = body.lines
    count = next((i for i in range(1, len(lines) // 2 + 1) if lines[i] == lines[0]), 0)
    whole = lines[count : 2 * count]
    stanza = count > 1 and lines[:count] == whole and len(lines) > 2 * count
    if count and not stanza and _is_preview(lines[:count], whole):
        del lines[:count]


def _is_preview(lines: Sequence[Line], whole: Sequence[Line]) -> bool:
    """Whether lines say the same as others but that the last of them may be cut."""
    (kind, text, quote), last = lines[-1], whole[-1]
    same = lines[:-1] == whole[:-1] and (kind, quote) == (last[0], last[2])
    begun = last[1].startswith(text.removesuffix("(more)").rstrip(_CUT_SIGNS))
    return same and begun and sum(len(text) for _, text, _ in lines) >= _LEAST_PREVIEW


def drop_repeated(drafts: Sequence[Draft], whole: Collection[Draft]) -> None:
    """Leave out the short lines that most posts of a page have, such as those of buttons.

    Args:
        drafts: the posts.
        whole: those of them that hold more than their message, which alone are changed.
    """
    if len(drafts) < _LEAST_REPEATED:
        return
    counts = Counter(text for draft in drafts for text in {text for _, text, _ in draft.body.lines})
    repeated = {
        text
        for text, count in counts.items()
        if count >= len(drafts) * _REPEATED_SHARE and len(text) <= _REPEATED_LENGTH
    }
    for draft in whole:
        # A message of such a line alone is one that many wrote.
        draft.body.lines[:] = [line for line in draft.body.lines if line[1] not in repeated] or draft.body.lines
