"""The head and foot of a Discuz! text capture: title, board, counters, site, capture time, version."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.text.dates import parse_footer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from reader.engines.parts.text_lines import Line

_COUNTERS = re.compile(r"查看:? ?(\d{1,10}) ?\| ?回复:? ?(\d{1,9})(?: ?\|.*)?")
_COPY_LINK = "[复制链接]"
_PRINT_LINK = "[打印本页]"
_WELCOME = re.compile(r"欢迎光临 (.{1,80}?) \(https?://[^()\s]{1,200}\)")
_ARCHIVE = "'s Archiver"
_CLASS = re.compile(r"\[[^\[\]\d][^\[\]]{0,11}\] (?=\S)")
_STATES = re.compile(r"(?: ?(?:\[(?:已解决|关闭)\]|关闭))$")
_VERSION = re.compile(r"Powered by Discuz! ?(X\d(?:\.\d)?|\d(?:\.\d)*)?")
_PAGES = re.compile(r"/ ?(\d{1,6}) 页")
_RUN_PAGES = re.compile(r"([1-9]\d{1,20})(?: ?\.\.\. ?(\d{1,6}))?(?: ?/ ?(\d{1,6}) 页)?下一页.{0,10}")
_ARCHIVE_PAGES = re.compile(r"页: ?\[(\d{1,6})\]((?: \d{1,6})*)")
_SITE_BAR = re.compile(r"(?:[^|]{1,20}\|){1,8}(.{1,80})")
_LINKS = frozenset({"Archiver", "手机版", "小黑屋", "手机客户端", "WAP"})
_ICP = re.compile(r" ?\( ?[^()]{0,40}(?:备|证|ICP)[^()]{0,40}\)")
_FIRST_CHROME = frozenset(
    {
        "找回密码",
        "注册",
        "注 册",
        "立即注册",
        "QQ登录",
        "设为首页",
        "收藏本站",
        "用户名",
        "免费注册 查看新帖 |",
        "只需一步,快速开始",
    }
)
_SEPARATORS = "»›>"
_HEAD = 400
"""Lines above the first post that may hold the path to the board."""
_FOOT = re.compile(
    r"快速回复(?: 返回顶部)?(?: 返回列表)?|Powered by .*|GMT ?[+-]?\d.*"
    r"|(?:[^|]{1,20}\|){0,8}(?:Archiver|手机版|小黑屋)\|.*|© ?\d{4}.*|Copyright ?©.*|查看完整版本:.*"
    r"|页:(?: ?\[?\d.*)?"
    r"|欢迎光临 .*Powered by .*"
)
_REPLY_BOX = re.compile(r"本版积分规则.*|您需要登录后才可以回帖.*|高级模式|发表回复.*")
"""The lines of the reply box; it stands right below the last post."""

_PAGER = re.compile(
    r"返回列表(?: ?发新帖| ?发帖)?(?: 回复)?|发新帖|发帖|[\d ]{1,30}|\[\d{1,6}\]|\.\.\. ?\d+|/ ?\d+ 页"
    r"|(?:[\d .]*)(?:/ ?\d+ 页)?(?:上一页|下一页)(?: ?»|返回列表)?|第\d+页|«|»"
)

_REPORT = frozenset({"举报", "使用道具 举报"})
_EDITOR = frozenset({"B", "Color", "Image", "Link", "Quote", "Code", "Smilies", "回帖后跳转到最后一页"})


@dataclass(slots=True)
class Frame:
    """What a page tells about itself above and below its posts; fields as in the page's result."""

    title: str = ""
    posts_from: int = 0
    board: tuple[str, ...] = ()
    site: str = ""
    views: int | None = None
    replies: int | None = None
    page: int | None = None
    pages: int | None = None
    version: str | None = None
    captured_at: datetime | None = None


def read_frame(lines: Sequence[Line], first: int, foot: int) -> Frame:
    """Read what stands above the first head and below the last post.

    Args:
        lines: the page.
        first: index of the first post's time bar.
        foot: index of the first line of the page's foot.
    """
    frame = Frame()
    _read_counters(frame, lines, first)
    _read_title(frame, lines, first)
    _read_crumbs(frame, lines, first)
    _read_pages(frame, lines, first, foot)
    if not frame.site and lines and lines[0].text.endswith(_ARCHIVE):
        frame.site = lines[0].text.removesuffix(_ARCHIVE)
    elif not frame.site and lines and lines[0].label not in _FIRST_CHROME and _opens_page(lines, first):
        frame.site = lines[0].text
    _read_foot(frame, lines, foot)
    return frame


def find_foot(lines: Sequence[Line], low: int) -> int:
    """Index of the first line of the page's foot; not below ``low``, the last post's first line.

    That is behind the last post's action links where page links or the reply box follow them. Else it walks up from the
    page's end over lines that Discuz! prints there, past at most two others in a row (names of sites).
    """
    for i in range(len(lines) - 2, low - 1, -1):
        if lines[i].label in _REPORT and _foot_lines(lines, i + 1, i + 9) >= 3:
            return i + 1
    start, strange, most, i = len(lines), 0, 2, len(lines) - 1
    while i >= low and strange <= most:
        label = lines[i].label
        if _FOOT.fullmatch(label):
            start, strange = i, 0
        elif _REPLY_BOX.fullmatch(label):
            start, strange, most = i, 0, 0
        elif not _is_link(lines[i]):
            strange += 1
        i -= 1
    while start < len(lines) and start > low and _is_pager(lines[start - 1].label):
        start -= 1
    return start


def _foot_lines(lines: Sequence[Line], low: int, high: int) -> int:
    """How many of the lines are such as stand in a page's foot."""
    return sum(1 for line in lines[low:high] if _is_foot(line))


def _is_foot(line: Line) -> bool:
    return bool(_FOOT.fullmatch(line.label) or _REPLY_BOX.fullmatch(line.label)) or _is_link(line)


def _is_link(line: Line) -> bool:
    """Whether a line holds page links or the buttons of the reply box."""
    return bool(_PAGER.fullmatch(line.label)) or _is_editor(line)


def _is_editor(line: Line) -> bool:
    return line.label in _EDITOR or line.label.startswith("B Color Image Link Quote")


def lone_reply(lines: Sequence[Line], low: int, high: int) -> int | None:
    """Index of a 回复 without 举报 (a guest's post) with nothing but page links between it and ``high``; else None."""
    for i in range(high - 1, low - 1, -1):
        label = lines[i].label
        if label == "回复" and lines[i].gap:
            return i
        if not _is_link(lines[i]):
            return None
    return None


def holds_only_links(lines: Sequence[Line], low: int, high: int) -> bool:
    """Whether between two lines there is hardly more than page links and editor buttons (a plug-in's links at most)."""
    return sum(1 for line in lines[low:high] if not _is_foot(line)) <= 4


def _is_pager(label: str) -> bool:
    return bool(_PAGER.fullmatch(label)) and not label.replace(" ", "").isdigit()


def _read_counters(frame: Frame, lines: Sequence[Line], first: int) -> None:
    for i in range(first - 1, -1, -1):
        if found := _COUNTERS.fullmatch(lines[i].label):
            frame.views, frame.replies = int(found[1]), int(found[2])
            frame.posts_from = i + 1
            return
    if first < len(lines) and (found := re.match(r"查看(\d{1,10}) ?\| ?回复(\d{1,9}) ?\|", lines[first].label)):
        frame.views, frame.replies = int(found[1]), int(found[2])


def _read_title(frame: Frame, lines: Sequence[Line], first: int) -> None:
    """The title stands before 复制链接, on its line or on the one above; else below the counters."""
    for i in range(first - 1, -1, -1):
        at = lines[i].label.find(_COPY_LINK)
        if at < 0:
            continue
        title = lines[i].text[:at].strip() or (lines[i - 1].text if i else "")
        frame.title, frame.posts_from = without_class(title), i + 1
        return
    for line in lines[:first]:
        if line.label.startswith("标题:"):
            end = len(line.text) - len(_PRINT_LINK) if line.label.endswith(_PRINT_LINK) else None
            frame.title = line.text[3:end].strip()
            return
    if frame.posts_from and frame.posts_from < first:
        frame.title = without_class(lines[frame.posts_from].text)
        frame.posts_from += 1


def without_class(title: str) -> str:
    """A title without the class that Discuz! prints before it (``[求助] TITLE``)."""
    found = _CLASS.match(title)
    return title[found.end() :] if found else title


def _read_crumbs(frame: Frame, lines: Sequence[Line], first: int) -> None:
    """The path to the board, printed on one line or one link a line."""
    head = lines[: min(first, _HEAD)]
    for i, line in enumerate(head):
        if " › " in line.text or " » " in line.text or "» " in line.text or line.text[:1] in _SEPARATORS:
            crumbs = _crumbs_around(head, i)
            if len(crumbs) >= 3:
                _take_crumbs(frame, crumbs)
                return


def _crumbs_around(lines: Sequence[Line], at: int) -> list[str]:
    """The names on a path of which one line is known."""
    path = lines[at].text
    if path[0] in _SEPARATORS and at:
        path = lines[at - 1].text + path
    while (
        at + 1 < len(lines) and len(path) < 1000 and (path[-1] in _SEPARATORS or lines[at + 1].text[0] in _SEPARATORS)
    ):
        at += 1
        path += lines[at].text
    for sign in _SEPARATORS:
        path = path.replace(sign, "\n")
    return [name.strip() for name in path.split("\n") if name.strip()]


def _take_crumbs(frame: Frame, crumbs: list[str]) -> None:
    last = crumbs[-1]
    frame.board = tuple(name for name in crumbs[1:-1] if name not in {"论坛", "論壇"})
    frame.site = frame.site or (crumbs[0] if crumbs[0] not in {"论坛", "論壇"} else "")
    if not frame.title:
        frame.title = last
    elif last.startswith("[") and last.endswith(frame.title):
        frame.title = last  # the path leaves out the class, so what stands in brackets is the author's


def _read_pages(frame: Frame, lines: Sequence[Line], first: int, foot: int) -> None:
    for line in [*lines[:first], *lines[foot:]]:
        if total := _PAGES.search(line.label):
            frame.pages = int(total[1])
        elif frame.pages is None and (run := _RUN_PAGES.fullmatch(line.label)):
            frame.pages = int(run[2]) if run[2] else _last_of_run(run[1])
        elif found := _ARCHIVE_PAGES.match(line.label):
            frame.page = int(found[1])
            frame.pages = max([frame.page, *map(int, found[2].split())])


def _last_of_run(digits: str) -> int | None:
    """The last of page numbers from 1 on that an extractor ran together (``12345678910``); None for other figures."""
    at = number = 0
    while at < len(digits) and digits.startswith(str(number + 1), at):
        number += 1
        at += len(str(number))
    return number if at == len(digits) and number > 1 else None


def _read_foot(frame: Frame, lines: Sequence[Line], foot: int) -> None:
    for line in lines[foot:]:
        if (found := _WELCOME.match(line.label)) and not frame.site:
            frame.site = line.text[found.start(1) : found.end(1)]
        if found := _VERSION.search(line.label):
            frame.version = found[1] or frame.version
        if frame.captured_at is None and line.label.startswith("GMT"):
            frame.captured_at = parse_footer(line.label)
        bar = _SITE_BAR.fullmatch(line.label)
        if bar and not _LINKS.isdisjoint(line.label.split("|")) and not frame.site:
            frame.site = _ICP.sub("", line.text[bar.start(1) : bar.end(1)]).strip()


def _opens_page(lines: Sequence[Line], first: int) -> bool:
    """Whether the page begins with its logo's text: log-in links follow it."""
    return any(line.label in _FIRST_CHROME for line in lines[1 : min(first, 6)])
