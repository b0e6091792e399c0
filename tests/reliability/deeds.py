"""A reader who works on and on, and tells of every deed before and after it; and the ledger that holds her to it."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

from reader.domain.annotation import Span
from reader.domain.errors import PostilError
from reader.library.maintenance import check
from reader.session.codebook import AddTag, MergeTags, new_tag
from reader.session.editing import SetMemo, ToggleTag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession

ROOT = Path(__file__).resolve().parents[2]
CODER = "Mei"


def say(**line) -> None:
    """Tell the ledger's keeper, at once and in one write."""
    os.write(1, json.dumps(line).encode() + b"\n")


def page(folder: Path, number: str, posts: int = 3) -> Path:
    """A saved page of an invented thread."""
    path = folder / f"page-{number}.txt"
    lines = [f"查看: 7|回复: {posts - 1}", "", f"第{number}号渡口", "", "[复制链接]"]
    for i in range(posts):
        mode = " |阅读模式" if i == 0 else ""
        lines += [
            f"发表于 2023-5-{i + 1} 20:15:07 | 显示全部楼层{mode} 来自: 江苏泰州",
            f"{number} 早班船 {i} " * 30,
            "",
        ]
    lines += ["回复 支持 反对", "", "使用道具 举报", "", "GMT+8, 2024-3-29 01:41", "", "Powered by Discuz! X3.4", ""]
    path.write_text("\n".join(lines), "utf-8")
    return path


def prepared(folder: Path) -> Path:
    """A library with one thread of 12 posts to work on."""
    path = folder / "work.postil"
    session = ReadingSession(path, coder=CODER)
    import_paths(path, [page(folder, "0", 12)], Quiet())
    assert len(session.posts(1)) == 12
    session.close()
    return path


class Deeds:
    """Does one thing after another, by chance.

    Args:
        session: the library.
        run: a word that no other run uses, for names that are told apart.
        apply: carries an edit out; raises or returns None where it cannot.
    """

    def __init__(self, session: ReadingSession, run: str, apply=None) -> None:
        self.session = session
        self.run = run
        self.apply = apply or session.apply
        self.chance = random.Random(run)
        self.count = 0
        self.spans = [(post.id, Span(0, 0, 0, 4)) for post in session.posts(1)]

    def edit(self) -> None:
        """One edit: a new tag set on a passage, a memo, or two tags made one."""
        self.count += 1
        name = f"{self.run}-{self.count}"
        kind = self.chance.random()
        tags = self.session.tags()
        if kind < 0.12 and len(tags) > 4:
            one, two = self.chance.sample(tags, 2)
            self._do({"op": "merge", "gone": one.name, "into": two.name}, MergeTags((one.id,), two.id))
        elif kind < 0.5:
            at = self.chance.randrange(len(self.spans))
            self._do({"op": "memo", "at": at, "text": name}, SetMemo((self.spans[at],), name))
        else:
            tag = new_tag(name, tags)
            self._do({"op": "tag", "name": name}, AddTag(tag))
            at = self.chance.randrange(len(self.spans))
            self._do({"op": "mark", "name": name}, ToggleTag((self.spans[at],), tag.id))

    def _do(self, deed: dict, edit) -> None:
        say(will=deed)
        if self.apply(edit) is None:
            raise PostilError("It was refused.")
        say(done=deed)

    def bring_in(self, folder: Path) -> None:
        """Import a page."""
        self.count += 1
        number = f"{self.run}-{self.count}"
        deed = {"op": "page", "title": f"第{number}号渡口"}
        path = page(folder, number)
        say(will=deed)
        import_paths(self.session.path, [path], Quiet())
        say(done=deed)


class Ledger:
    """What must be there: every deed that was told as done; the last one announced may be there or not."""

    def __init__(self) -> None:
        self.done = 0
        self.tags: dict[str, str] = {}
        self.marks: set[str] = set()
        self.memos: dict[int, str] = {}
        self.pages: set[str] = set()
        self.merged: set[str] = set()
        self.open: dict | None = None

    def read(self, output: bytes) -> None:
        """Take down what a run told; a last line that is cut off was never told."""
        for line in output.split(b"\n")[:-1]:
            told = json.loads(line)
            if "will" in told:
                self.open = told["will"]
            elif "done" in told:
                self.open = None
                self._enter(told["done"])

    def _enter(self, deed: dict) -> None:
        self.done += 1
        match deed["op"]:
            case "tag":
                self.tags[deed["name"]] = deed["name"]
            case "mark":
                self.marks.add(deed["name"])
            case "memo":
                self.memos[deed["at"]] = deed["text"]
            case "page":
                self.pages.add(deed["title"])
            case "merge":
                self.merged.add(deed["gone"])
                self.tags.pop(deed["gone"], None)
                self.tags.setdefault(deed["into"], deed["into"])
                self.marks.discard(deed["gone"])

    def faults(self, path: Path) -> list[str]:
        """What is lost or broken in the library, one sentence each; deeds left open are settled by what is there."""
        session = ReadingSession(path, coder=CODER)
        try:
            if session.read_only:
                return [f"The library cannot be written: {session.notice}."]
            tags = {tag.name: tag.id for tag in session.tags()}
            self._settle(tags)
            found = [f"Tag {name} is lost." for name in self.tags if name not in tags]
            counts = session.tag_counts()
            found += [f"The mark {name} is lost." for name in self.marks if not counts.get(tags.get(name))]
            titles = {head.title for head in session.threads()}
            found += [f"Page {title} is lost." for title in self.pages - titles]
            posts = [post.id for post in session.posts(1)]
            memos = {posts.index(a.target.post_id): a.memo for a in session.annotations(1) if a.memo}
            for at, text in self.memos.items():
                expected = {text}
                if self.open and self.open["op"] == "memo" and self.open["at"] == at:
                    expected.add(self.open["text"])
                if memos.get(at) not in expected:
                    found.append(f"Memo {text} is lost; there is {memos.get(at)}.")
                else:
                    self.memos[at] = memos[at]
        finally:
            session.close()
        self.open = None
        return found + check(path)

    def _settle(self, tags: dict) -> None:
        if self.open and self.open["op"] == "merge" and self.open["gone"] not in tags:
            self._enter(self.open)
            self.done -= 1
