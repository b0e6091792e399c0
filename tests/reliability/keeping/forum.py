"""An invented forum whose threads go on, are edited and moderated; its pages are saved as Discuz! serves them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from pathlib import Path

PER_PAGE = 4
_WORDS = ["渡口", "灯塔", "早班船", "票价", "涨了", "三尺", "河水", "修桥", "老街", "邮局", "停运", "广播", "ferry"]
_WORDS += ["pier", "12路", "下雨", "通知", "周末"]
_SHORT = ["顶", "+1", "同意", "好。", "mark"]
_POST = """<div id="post_{pid}"><table id="pid{pid}" class="plhin"><tr><td class="pls"><div class="authi">
<a href="space-uid-{uid}.html" class="xw1">{author}</a></div></td><td class="plc"><div class="pi">
<strong><a id="postnum{pid}"><em>{floor}</em></a></strong><div class="authi">
<em id="authorposton{pid}">发表于 2021-3-{day} 05:{minute:02}</em></div></div><div class="pct"><div class="pcb"><table>
<tr><td class="t_f" id="postmessage_{pid}">{text}</td></tr></table></div></div></td></tr></table></div>"""
_PAGE = """<html><head><meta charset="{charset}"><meta name="generator" content="Discuz! X3.4">
<link rel="canonical" href="https://bbs.example/thread-{tid}-{page}-1.html"><title>{title} - 河边 - 柳溪</title></head>
<body><div id="postlist">{posts}</div></body></html>"""


@dataclass
class Said:
    """A post of the forum."""

    pid: int
    author: int
    lines: list[str]


@dataclass
class Forum:
    """The forum itself; it remembers nothing of what was saved of it."""

    chance: random.Random
    threads: dict[int, list[Said]] = field(default_factory=dict)
    pids: int = 500
    saved: int = 0

    def grow(self) -> None:
        """Something is written, edited or taken away."""
        fresh = not self.threads or self.chance.random() < 0.08
        tid = 71 + len(self.threads) if fresh else self.chance.choice(sorted(self.threads))
        posts = self.threads.setdefault(tid, [])
        for _ in range(self.chance.randint(1, 4) if posts else 5):
            self.pids += 1
            lines = [self.line() for _ in range(self.chance.randint(1, 4))]
            posts.append(Said(self.pids, self.chance.randint(1, 5), lines))
        for post in posts:
            if self.chance.random() < 0.15:
                self.edit(post.lines)
        if len(posts) > 3 and self.chance.random() < 0.15:
            posts.pop(self.chance.randrange(len(posts)))

    def line(self) -> str:
        """A line of a post; some are as short as another."""
        if self.chance.random() < 0.25:
            return self.chance.choice(_SHORT)
        return "".join(self.chance.choice(_WORDS) for _ in range(self.chance.randint(4, 16))) + "。"

    def edit(self, lines: list[str]) -> None:
        """What an author does to a post of his."""
        at = self.chance.randrange(len(lines))
        match self.chance.randrange(5):
            case 0:
                lines[at] += "（补充）"
            case 1:
                lines.insert(at, self.line())
            case 2:
                lines[at] = self.line()
            case 3 if len(lines) > 1:
                lines.pop(at)
            case _:
                lines.append(lines.pop(at))

    def save(self, folder: Path) -> Path:
        """Save a page as it is now.

        Args:
            folder: where.
        """
        tid = self.chance.choice(sorted(self.threads))
        posts = self.threads[tid]
        page = self.chance.randrange(1 + (len(posts) - 1) // PER_PAGE)
        shown = list(enumerate(posts, start=1))[page * PER_PAGE : (page + 1) * PER_PAGE]
        self.saved += 1
        path = folder / f"thread-{tid}-{page + 1}-{self.saved}"
        if self.chance.random() < 0.2:
            return self._as_text(path.with_suffix(".txt"), tid, shown)
        told = "".join(
            _POST.format(
                pid=post.pid,
                uid=post.author,
                author=f"渔人{post.author}",
                floor=floor,
                day=1 + post.pid % 27,
                minute=post.pid % 60,
                text="<br>".join(post.lines),
            )
            for floor, post in shown
        )
        charset = self.chance.choice(["utf-8", "gbk"])
        whole = _PAGE.format(charset=charset, tid=tid, page=page + 1, title=_title(tid), posts=told)
        path = path.with_suffix(".html")
        path.write_bytes(whole.encode(charset, "xmlcharrefreplace"))
        return path

    def _as_text(self, path: Path, tid: int, shown: list[tuple[int, Said]]) -> Path:
        """As the archiver's text, which names nobody and has no ids."""
        lines = [f"查看: 7|回复: {len(shown) - 1}", "", _title(tid), "", "[复制链接]"]
        for number, (_, post) in enumerate(shown):
            mode = "" if number else " |阅读模式"
            lines += [f"发表于 2021-3-{1 + post.pid % 27} 05:{post.pid % 60:02}:00 | 显示全部楼层{mode}"]
            lines += [*post.lines, ""]
        lines += [
            "回复 支持 反对",
            "",
            "使用道具 举报",
            "",
            "GMT+8, 2024-3-29 01:41",
            "",
            "Powered by Discuz! X3.4",
            "",
        ]
        path.write_text("\n".join(lines), "utf-8")
        return path


def _title(tid: int) -> str:
    return f"第{tid}号渡口的通知和讨论"
