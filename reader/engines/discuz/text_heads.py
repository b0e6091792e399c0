"""Where the posts begin in a Discuz! text capture.

A post begins with a time bar: ``发表于 TIME | 显示全部楼层 |阅读模式 来自: PLACE``. Quote heads, comments and
upload notes look alike but for the links after the bar sign, so those decide. Views without links (archiver, printable,
touch) are told by the form that their heads share.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.engines.parts.text_lines import TIME

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.engines.parts.text_lines import Line

LONGEST_NAME = 40
"""Characters of an author's name; Discuz! allows 15, plug-ins more."""

ANONYMOUS = frozenset({"匿名", "Anonymous"})
"""What boards print in place of a name; no account's name."""

_TIME = re.compile(TIME)
_LINK = re.compile(
    r"(?:只看该作者|只看楼主|显示全部楼层|只看大图|倒序浏览|正序浏览|显示正序浏览|阅读模式|回帖奖励)(?: ?回帖奖励)?"
)
_PLACE = re.compile(r"(?:来自|IP属地|IP归属地) ?(?:[:\-] ?)?(\S.*)")
_CLIENT = re.compile(r"来自 ?(手机|\S*客户端|iPhone\S*|iPad\S*|Android\S*)(?: |$)")
_ACCOUNT = re.compile(r"(?:UID|ID) ?: ?(\d{1,12})")
_COUNTERS = re.compile(r"(?:查看|回复) ?:? ?\d{1,9}")
_FLOOR = re.compile(r"(?:来自 ?)?(?:(楼主|沙发|板凳|地板)|(\d{1,6}) ?(?:#|楼|\[收藏\(\d{1,6}\)\] \[报告\]|\[报告\]))")
_FLOOR_NAMES = {"楼主": 1, "沙发": 2, "板凳": 3, "地板": 4}
_BACK_ICON = "static/image/common/back.gif"


@dataclass(slots=True)
class Head:
    """The head of a post.

    Args:
        line: index of its first line.
        body: index of the first line after it.
        posted_raw: the time as printed.
        name: what stands where the author's name does; None where the head prints none.
        account: the author's number where the head prints it.
        place, client: printed origin.
        starter: the head marks its author as the thread's.
        floor: number of the post, where printed.
        subject: title that the head itself prints (printable view).
    """

    line: int
    body: int
    posted_raw: str
    name: str | None = None
    account: str | None = None
    place: str | None = None
    client: str | None = None
    starter: bool = False
    floor: int | None = None
    subject: str = ""


def floor_of(label: str) -> int | None:
    """The number that a floor line stands for (``楼主``, ``5#``, ``2 [报告]``), else None."""
    match = _FLOOR.fullmatch(label)
    if match is None:
        return None
    return _FLOOR_NAMES[match[1]] if match[1] else int(match[2])


def find_heads(lines: Sequence[Line]) -> tuple[list[Head], str]:
    """Post heads and the view that their form tells: ``text`` (desktop), ``archiver``, ``printable`` or ``touch``."""
    strong, bare = _bars(lines)
    if strong:
        return _with_bare(lines, strong, bare), "text"
    if bare and (split := [head for head in bare if _goes_on_in_links(lines, head)]):
        return split, "text"
    if printed := [head for i in range(len(lines)) if (head := _printed_head(lines, i))]:
        return printed, "printable"
    if archived := _archived(lines, bare):
        return archived, "archiver"
    return [head for i in range(len(lines)) if (head := _touch_head(lines, i))], "touch"


def bare_head(line: Line) -> tuple[str, str] | None:
    """Name and time of a line that is nothing but ``NAME 发表于 TIME``, the head of a quote; else None."""
    head = _read_bar(line, 0)
    if head is None or head[1] or not head[0].name:
        return None
    return head[0].name, head[0].posted_raw


def _bars(lines: Sequence[Line]) -> tuple[list[Head], list[Head]]:
    """The heads with links, and those that stand alone."""
    strong: list[Head] = []
    bare: list[Head] = []
    for i, line in enumerate(lines):
        found = _read_bar(line, i)
        if found is not None:
            (strong if found[1] else bare).append(found[0])
    return strong, bare


def _read_bar(line: Line, index: int) -> tuple[Head, bool] | None:
    """The head on a line, and whether the links of a post head follow."""
    label = line.label
    at = label.find("发表于")
    if at < 0:
        return _read_bar_without_word(line, index) if "|" in label else None
    start = at + 3 + label.startswith(" ", at + 3)
    time = _TIME.match(label, start)
    if time is None:
        return None
    head = Head(index, index + 1, line.text[start : time.end()])
    if not _read_names(head, _cells(label[:at], line.text[:at])):
        return None
    rest = label[time.end() :].strip()
    if rest in {"", _BACK_ICON}:
        return head, False
    first, *links = _cells(rest, line.text[time.end() :].strip())
    if first[0] and not _read_origin(head, *first):
        return None
    return (head, True) if _read_links(head, links) else None


def _cells(label: str, text: str) -> list[tuple[str, str]]:
    """The parts of a line between bar signs, each folded and as shown; a full-width sign parts them too."""
    cells: list[tuple[str, str]] = []
    start = 0
    for folded in label.split("|"):
        end = start + len(folded)
        cells.append((folded.strip(), text[start:end].strip()))
        start = end + 1
    return cells


def _read_bar_without_word(line: Line, index: int) -> tuple[Head, bool] | None:
    """A head of the form ``NAME | TIME | 显示全部楼层``, which some boards print without 发表于."""
    cells = _cells(line.label, line.text)
    for n, (folded, shown) in enumerate(cells[:5][:-1]):
        if _TIME.fullmatch(folded) and _LINK.match(cells[n + 1][0]):
            head = Head(index, index + 1, shown)
            before = [cell for cell in cells[:n] if not _COUNTERS.fullmatch(cell[0])]
            return (head, True) if _read_names(head, before) and _read_links(head, cells[n + 1 :]) else None
    return None


def _read_names(head: Head, cells: Sequence[tuple[str, str]]) -> bool:
    """Take over what stands before the time; False where that is too much for a name."""
    for folded, name in cells:
        if not folded:
            continue
        if folded == "楼主":
            head.starter = True
        elif account := _ACCOUNT.fullmatch(folded):
            head.account = account[1]
        elif head.name is None and len(name) <= LONGEST_NAME:
            head.name = name
        else:
            return False
    return True


def _read_links(head: Head, cells: Sequence[tuple[str, str]]) -> bool:
    """Take over the links behind the time; False unless they are what Discuz! prints there."""
    links = 0
    for folded, shown in cells:
        link = _LINK.match(folded)
        links += link is not None
        after = folded[link.end() :].strip() if link else folded
        if after and not _read_origin(head, after, shown[-len(after) :]) and link is None and len(folded) > 12:
            return False
    return links > 0


def _read_origin(head: Head, label: str, text: str) -> bool:
    """Take over a device (来自手机) or a place (来自: 江苏); False if it is neither."""
    if client := _CLIENT.match(label):
        head.client = text[client.start(1) : client.end(1)]
        label, text = label[client.end() :], text[client.end() :]
        if not label:
            return True
    place = _PLACE.match(label)
    if place is None or place.end(1) - place.start(1) > LONGEST_NAME:
        return False
    head.place = text[place.start(1) : place.end(1)]
    return True


def _with_bare(lines: Sequence[Line], strong: list[Head], bare: list[Head]) -> list[Head]:
    """The heads with links and those without that stand below a floor line which fits in (anonymous posts)."""
    floors = [(head.line, floor) for head in strong if (floor := _floor_above(lines, head.line)) is not None]
    if not floors:
        return strong
    taken = {floor for _, floor in floors}
    extra = [head for head in bare if (floor := _floor_above(lines, head.line)) and floor not in taken]
    return sorted(strong + extra, key=lambda head: head.line)


def _floor_above(lines: Sequence[Line], at: int) -> int | None:
    return floor_of(lines[at - 1].label) if at else None


def _goes_on_in_links(lines: Sequence[Line], head: Head) -> bool:
    """Whether the links follow on lines of their own, as in text that a page's script took; moves the body behind."""
    at, links = head.body, 0
    while at < len(lines) and at < head.body + 8:
        label = lines[at].label.strip("| ")
        link = _LINK.match(label)
        if label and link is None and not (at == head.body and _CLIENT.fullmatch(label)):
            break
        if label and link is None:
            _read_origin(head, label, lines[at].text)
        if link and label[link.end() :].strip():
            _read_origin(head, label[link.end() :].strip(), lines[at].text.strip("| ")[link.end() :].strip())
        links += link is not None
        at += 1
    if links:
        head.body = at
    return links > 0


def _printed_head(lines: Sequence[Line], at: int) -> Head | None:
    """A head of the printable view: ``作者: NAME    时间: TIME``, at times with ``标题: TITLE``."""
    label, text = lines[at].label, lines[at].text
    middle = label.find(" 时间:")
    if middle < 0 or not label.startswith("作者:"):
        return None
    start = middle + 4 + label.startswith(" ", middle + 4)
    time = _TIME.match(label, start)
    if time is None:
        return None
    head = Head(at, at + 1, text[start : time.end()], name=text[3:middle].strip() or None)
    rest = label[time.end() :].strip()
    if rest.startswith("标题:"):
        head.subject = text[len(text) - len(rest) + 3 :].strip()
    elif rest:
        return None
    elif at + 1 < len(lines) and lines[at + 1].label.startswith("标题:"):
        head.subject, head.body = lines[at + 1].text[3:].strip(), at + 2
    return head


def _archived(lines: Sequence[Line], bare: list[Head]) -> list[Head]:
    """The heads of the archiver view: ``NAME 发表于 TIME`` between blank lines; quotes begin right below theirs."""
    found = [
        h for h in bare if h.name and (h.body >= len(lines) or lines[h.body].gap) and (lines[h.line].gap or not h.line)
    ]
    if found and found[0].posted_raw.count(":") == 2:
        found = [head for head in found if head.posted_raw.count(":") == 2 or not head.posted_raw[0].isdigit()]
    return found


def _touch_head(lines: Sequence[Line], at: int) -> Head | None:
    """A head of the touch view: floor, name (counters or 收藏) and time, each on a line of its own."""
    if not _TIME.fullmatch(lines[at].label):
        return None
    between = 0
    if at >= 5 and lines[at - 1].text.isdigit() and lines[at - 2].text.isdigit():
        between = 2
    elif at >= 3 and lines[at - 1].label == "收藏":
        between = 1
    top = at - between - 2
    floor = floor_of(lines[top].label) if top >= 0 else None
    name = lines[top + 1].text if top >= 0 else ""
    if floor is None or len(name) > LONGEST_NAME:
        return None
    return Head(top, at + 1, lines[at].text, name=name, floor=floor)
