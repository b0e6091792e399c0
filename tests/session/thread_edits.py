"""Invented threads and what may befall them between two captures, with where each paragraph has gone.

Each paragraph has an identity of its own from the start, so that what is right is known whatever the texts are: also
where five posts say no more than "顶".
"""

from __future__ import annotations

import random
from itertools import count

SHORT = ["顶", "+1", "好。", "谢谢分享", "路过", "mark", "👍", "……", "顶顶顶", "沙发", "同意楼上", "不知道", "?"]
WORDS = [
    "渡口", "灯塔", "公交", "新线", "票价", "社区", "食堂", "书店", "修车", "照片", "管理员", "周末", "下雨", "通知",
    "搬走", "涨价", "电话", "老板", "年轻人", "学校", "路灯", "台风", "后来", "听说", "不行", "记得", "harbour ",
    "tram ", "every day ", "no one ", "👨\u200d👩\u200d👧", "❤️", "５路", "１００元", "⑤", "㎡", "e\u0301té", "ﾊﾞｽ",
]  # fmt: skip
TRADITIONAL = str.maketrans(
    "灯线价区书车员通电话老师学习听说后来买东湾台岁还这个会员单双门问题间实际长贵应该国",
    "燈線價區書車員通電話老師學習聽說後來買東灣臺歲還這個會員單雙門問題間實際長貴應該國",
)
NAMES = ["海风", "小满", "pier_rat", "匿名", "老街坊", "Ada", "木瓜"]
JAMMER = "abcdefghijkLMNOPqrstuvWXYZ0123456789!@#%"


class Line:
    """A paragraph: its text and the identities of the old paragraphs that are in it."""

    def __init__(self, text: str, ids: frozenset[int]) -> None:
        self.text = text
        self.ids = ids


class Thread:
    """A thread as lists of posts, each a dictionary with ``lines``.

    Args:
        chance: where all choices come from.
    """

    def __init__(self, chance: random.Random, posts: int) -> None:
        self.chance = chance
        self._ids = count(1)
        pid = chance.randint(10_000, 900_000)
        self.posts = []
        minute = chance.randint(0, 300)
        for floor in range(1, posts + 1):
            pid += chance.randint(1, 30)
            minute += chance.randint(0, 90)
            when = f"2021-{3 + minute // 40320}-{1 + minute // 1440 % 28} {minute // 60 % 24:02}:{minute % 60:02}"
            lines = [self.line() for _ in range(chance.choice([1, 1, 1, 2, 3, 5, 9]))]
            self.posts.append({"pid": str(pid), "floor": floor, "author": chance.choice(NAMES), "time": when,
                               "lines": lines})  # fmt: skip

    def sentence(self, least: int = 2, most: int = 20) -> str:
        """Some words and an end."""
        return "".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(least, most))) + "。"

    def line(self) -> Line:
        """A new paragraph; two of five are very short or all alike."""
        text = self.chance.choice(SHORT) if self.chance.random() < 0.4 else self.sentence()
        return Line(text, frozenset((next(self._ids),)))

    def fresh(self, text: str) -> Line:
        """A paragraph that was not there before."""
        return Line(text, frozenset())


def case_of(thread: Thread, changed: list[dict], name: str, asked: int = 12) -> dict:
    """A case as `reader.session.anchoring_cases` takes it, with what is right."""
    where: dict[int, list[list[int]]] = {}
    for i, post in enumerate(changed):
        for j, line in enumerate(post["lines"]):
            for ident in line.ids:
                where.setdefault(ident, []).append([i, j])
    old = thread.posts
    places = [(i, j) for i, post in enumerate(old) for j in range(len(post["lines"]))]
    chosen = thread.chance.sample(places, min(asked, len(places)))
    annotations = []
    for i, j in chosen:
        line = old[i]["lines"][j]
        (ident,) = line.ids
        annotations.append({"post": i, "para": j, "quote": _part(thread.chance, line.text), "expect": where.get(ident)})
    return {"change": name, "old": _plain(old), "new": _plain(changed), "annotations": annotations}


def _part(chance: random.Random, text: str) -> str:
    if len(text) < 6 or chance.random() < 0.5:
        return text
    start = chance.randint(0, len(text) - 3)
    part = text[start : chance.randint(start + 2, len(text))]
    return part if text.find(part) == start and part.strip() else text


def _plain(posts: list[dict]) -> list[dict]:
    return [{**{k: v for k, v in post.items() if k != "lines"}, "paras": [line.text for line in post["lines"]]}
            for post in posts]  # fmt: skip


def copied(posts: list[dict]) -> list[dict]:
    """The posts, each with a list of lines of its own."""
    return [{**post, "lines": [Line(line.text, line.ids) for line in post["lines"]]} for post in posts]


# -- what befalls lines --------------------------------------------------------------------------------------------


def typos(thread: Thread, lines: list[Line]) -> list[Line]:
    """A few signs are put right."""
    for line in lines:
        if len(line.text) > 10:
            for _ in range(thread.chance.randint(0, 1 + len(line.text) // 25)):
                at = thread.chance.randrange(len(line.text))
                line.text = line.text[:at] + thread.chance.choice(["的", "了", "", "x", "，"]) + line.text[at + 1 :]
    return lines


def inserted(thread: Thread, lines: list[Line]) -> list[Line]:
    """New lines come in, some of them as short and alike as the old ones."""
    for _ in range(thread.chance.randint(1, 3)):
        text = thread.chance.choice(SHORT) if thread.chance.random() < 0.4 else thread.sentence()
        lines.insert(thread.chance.randint(0, len(lines)), thread.fresh(text))
    return lines


def deleted(thread: Thread, lines: list[Line]) -> list[Line]:
    """Lines go."""
    kept = [line for line in lines if thread.chance.random() < 0.7]
    return kept or [thread.fresh("（内容已编辑）")]


def reordered(thread: Thread, lines: list[Line]) -> list[Line]:
    """Lines change places."""
    thread.chance.shuffle(lines)
    return lines


def quoted(thread: Thread, lines: list[Line]) -> list[Line]:
    """A quotation of an earlier post, or of this one's own words, goes before the text."""
    post = thread.chance.choice(thread.posts)
    words = thread.chance.choice(post["lines"]).text
    head = f"{post['author']} 发表于 {post['time']}"
    if thread.chance.random() < 0.5:
        return [thread.fresh(f"{head}\n{words}"), *lines]
    return [thread.fresh(head), thread.fresh(words), *lines]


def traditional(_thread: Thread, lines: list[Line]) -> list[Line]:
    """Traditional script."""
    for line in lines:
        line.text = line.text.translate(TRADITIONAL)
    return lines


def jammed(thread: Thread, lines: list[Line]) -> list[Line]:
    """Hidden rubbish of the forum against copying gets into the text."""
    for line in lines:
        if thread.chance.random() < 0.5:
            rubbish = "".join(thread.chance.choice(JAMMER) for _ in range(thread.chance.randint(4, 9)))
            line.text += rubbish
        elif len(line.text) > 30:
            at = thread.chance.randrange(len(line.text))
            rubbish = "".join(thread.chance.choice(JAMMER) for _ in range(4))
            line.text = line.text[:at] + rubbish + line.text[at:]
    return lines


def rewrapped(thread: Thread, lines: list[Line]) -> list[Line]:
    """Lines are broken at another width, or run together."""
    found: list[Line] = []
    width = thread.chance.randint(6, 30)
    for line in lines:
        if found and thread.chance.random() < 0.3:
            found[-1] = Line(found[-1].text + line.text, found[-1].ids | line.ids)
        elif len(line.text) > width and thread.chance.random() < 0.6:
            parts = [line.text[i : i + width] for i in range(0, len(line.text), width)]
            found += [Line(part, line.ids) for part in parts if part.strip()]
        else:
            found.append(line)
    return found


def emoji(thread: Thread, lines: list[Line]) -> list[Line]:
    """Joined and variant forms of emoji get lost or are put in."""
    for line in lines:
        line.text = line.text.replace("\u200d", "").replace("\ufe0f", "") or line.text
        if thread.chance.random() < 0.4:
            line.text += thread.chance.choice(["\ufe0f", "\u200b", "\u200d", "\u2060"])
    return lines


def widths(thread: Thread, lines: list[Line]) -> list[Line]:
    """Full width for half width, other blanks, other quotation marks."""
    table = str.maketrans({c: chr(ord(c) + 0xFEE0) for c in "0123456789abcdefgxyz+?!"} | {" ": "\u3000", "。": "."})
    for line in lines:
        if thread.chance.random() < 0.7:
            line.text = line.text.translate(table)
    return lines


def rewritten(thread: Thread, lines: list[Line]) -> list[Line]:
    """Some lines are taken out and others written in their places, as long and of the same vocabulary."""
    return [thread.fresh(thread.sentence(1, 12)) if thread.chance.random() < 0.5 else line for line in lines]


def doubled(thread: Thread, lines: list[Line]) -> list[Line]:
    """The words of a line are said again, with a little more, in a new line."""
    line = thread.chance.choice(lines)
    at = thread.chance.randint(0, len(lines))
    lines.insert(at, thread.fresh(line.text + thread.chance.choice(["", "！", "又", "补充一下"])))
    return lines


LINE_EDITS = {
    edit.__name__: edit
    for edit in (typos, inserted, deleted, reordered, quoted, traditional, jammed, rewrapped, emoji, widths, rewritten,
                 doubled)
}  # fmt: skip


# -- what befalls posts --------------------------------------------------------------------------------------------


def moderated(thread: Thread, posts: list[dict]) -> list[dict]:
    """A moderator deletes posts; the floors close up."""
    kept = [post for post in posts if thread.chance.random() < 0.75] or posts[:1]
    for floor, post in enumerate(kept, start=1):
        post["floor"] = floor
    return kept


def merged(thread: Thread, posts: list[dict]) -> list[dict]:
    """Two posts one after the other become one, with the first one's id."""
    at = thread.chance.randrange(max(1, len(posts) - 1))
    if at + 1 < len(posts):
        posts[at]["lines"] += posts.pop(at + 1)["lines"]
    return posts


def split(thread: Thread, posts: list[dict]) -> list[dict]:
    """A post becomes two; the second half has an id of its own."""
    at = max(range(len(posts)), key=lambda i: len(posts[i]["lines"]))
    lines = posts[at]["lines"]
    if len(lines) > 1:
        cut = thread.chance.randint(1, len(lines) - 1)
        second = {**posts[at], "pid": str(int(posts[at]["pid"] or 0) + 990_000), "lines": lines[cut:]}
        posts[at]["lines"] = lines[:cut]
        posts.insert(at + 1, second)
    return posts


def answered(thread: Thread, posts: list[dict]) -> list[dict]:
    """More posts at the end, many of them as short as those before."""
    more = Thread(thread.chance, thread.chance.randint(1, 8))
    for post in more.posts:
        post["lines"] = [thread.fresh(line.text) for line in post["lines"]]
        post["floor"] = len(posts) + 1
        posts.append(post)
    return posts


def paged(thread: Thread, posts: list[dict]) -> list[dict]:
    """Only part of the thread is shown."""
    start = thread.chance.randrange(len(posts))
    return posts[start : start + thread.chance.randint(1, len(posts))]


def newest_first(_thread: Thread, posts: list[dict]) -> list[dict]:
    """The other way round."""
    return posts[::-1]


def kept(_thread: Thread, posts: list[dict]) -> list[dict]:
    """No post comes or goes."""
    return posts


POST_EDITS = {edit.__name__: edit for edit in (kept, moderated, merged, split, answered, paged, newest_first)}


# -- what a view does not show -------------------------------------------------------------------------------------


def bare(posts: list[dict], what: str) -> list[dict]:
    """A view without ids, names or floors, or with days for times."""
    for post in posts:
        if what in {"noids", "nothing"}:
            post["pid"], post["floor"] = None, None
        if what in {"noauthor", "nothing"}:
            post["author"] = None
        if what in {"days", "nothing"}:
            post["time"] = post["time"].split()[0] if what == "days" else None
    return posts


VIEWS = ("whole", "noids", "noauthor", "days", "nothing")


def cases(seed: int, number: int) -> list[dict]:
    """So many cases: a thread, one or two edits of lines, one of posts, a view."""
    chance = random.Random(seed)
    found = []
    for _ in range(number):
        thread = Thread(chance, chance.randint(2, 25))
        names = chance.sample(sorted(LINE_EDITS), chance.choice([0, 1, 1, 2]))
        posts = copied(thread.posts)
        for post in posts:
            for name in names:
                if chance.random() < 0.6 or name in {"traditional", "widths", "emoji"}:
                    post["lines"] = LINE_EDITS[name](thread, post["lines"])
        befell = chance.choice(sorted(POST_EDITS))
        posts = POST_EDITS[befell](thread, posts)
        view = chance.choice(VIEWS)
        if view != "whole" and chance.random() < 0.3:
            thread.posts = bare(copied(thread.posts), view)
        found.append(case_of(thread, bare(posts, view), "+".join((*names, befell, view))))
    return found
