"""Libraries as Postil writes them in JSON Lines (see `reader.export.library_json` for the form of the lines)."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import accumulate
from typing import TYPE_CHECKING, Any, TypeAlias

from reader.domain.errors import IntakeError
from reader.domain.thread import Link, PageKind, ParagraphKind, Post, ThreadKey, ThreadPage
from reader.intake.base import DEEPEST, Code, Mark, Project, Remark, Selection, Source
from reader.intake.safe_json import loads
from reader.text.paragraphs import normalise, number

if TYPE_CHECKING:
    from pathlib import Path

    from reader.intake.watch import Watch


Line: TypeAlias = "dict[str, Any]"

FORMAT = 1
"""The newest form of the lines that is understood."""
_KINDS = {kind.value: kind for kind in ParagraphKind}


class LibraryJsonImporter:
    """A library: tags, threads with their posts, annotations."""

    name = "library"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """The library; see `Importer.read`."""
        reader = _Reader(path)
        for place, raw in enumerate(watch.each(data.removeprefix(b"\xef\xbb\xbf").splitlines()), start=1):
            if raw.strip():
                reader.take(place, raw)
        return reader.project()


class _Reader:
    """One file under way."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._name = path.stem
        self._tags: dict[str, Line] = {}
        self._threads: list[tuple[Line, bytes, list[Line], list[Line], list[Line]]] = []
        self._memos: list[Line] = []
        self._versions: dict[int, list[str]] = {}
        self._lost = 0

    def take(self, place: int, raw: bytes) -> None:
        """Take a line."""
        try:
            line = loads(raw)
            kind = line["type"]
            if kind == "library":
                self._name = str(line["name"])
                if line["format"] > FORMAT:
                    raise IntakeError("A newer Postil wrote it.", self._path)
            elif kind == "tag":
                self._tags[str(line["id"])] = line
            elif kind == "thread":
                self._threads.append((line, raw, [], [], []))
            elif kind in {"post", "version"}:
                self._versions[int(line["version"])] = [str(text) for _, text in line["paragraphs"]]
                if kind == "post":
                    self._threads[-1][2].append(line)
            elif kind == "annotation":
                self._threads[-1][3].append(line)
            elif kind == "memo":
                about = self._threads[-1][4] if line["about"] in {"thread", "post"} else self._memos
                about.append(line)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            reason = f"Line {place} is no line of a Postil library ({type(error).__name__})."
            raise IntakeError(reason, self._path) from None

    def project(self) -> Project:
        """All of it."""
        try:
            codes = tuple(self._code(tag) for tag in self._tags.values())
            sources = tuple(self._source(*thread) for thread in self._threads)
            told = tuple(_remark(memo) for memo in self._memos if memo["about"] == "library")
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise IntakeError(f"It is no sound Postil library ({type(error).__name__}).", self._path) from None
        warnings = (f"{self._lost} annotation(s) point to a place that is not there.",) if self._lost else ()
        return Project(self._name, "Postil", codes, sources=sources, warnings=warnings, remarks=told)

    def _code(self, tag: Line) -> Code:
        names: list[str] = []
        seen: set[object] = set()
        at = tag
        while at["id"] not in seen and len(names) < DEEPEST:
            seen.add(at["id"])
            names.insert(0, " ".join(str(at["name"]).split()))
            at = self._tags.get(str(at.get("parent")), at)
        told = [str(tag.get(name) or "") for name in ("colour", "description", "key")]
        about = tuple(_remark(memo) for memo in self._memos if memo.get("key") == str(tag["id"]))
        return Code(str(tag["id"]), tuple(names), told[0], told[1], key=told[2][:1], remarks=about)

    def _source(self, head: Line, raw: bytes, posts: list[Line], annotations: list[Line], memos: list[Line]) -> Source:
        key = ThreadKey(str(head["engine"]), str(head["host"]), str(head["thread_id"]))
        page = ThreadPage(
            key,
            PageKind.THREAD,
            normalise(str(head["title"])),
            tuple(map(_post, posts)),
            board=tuple(map(str, head["board"])),
            site_name=str(head["site"]),
            software=key.engine,
            url=head["url"] if isinstance(head["url"], str) else None,
            captured_at=_moment(head["captured_at"]),
            captured_from="library",
        )
        numbers = [int(line["version"]) for line in posts]
        numbers += dict.fromkeys(int(a["version"]) for a in annotations if int(a["version"]) not in numbers)
        texts = ["\n".join(self._versions[version]) + "\n\n" for version in numbers]
        starts = dict(zip(numbers, accumulate(map(len, texts), initial=0), strict=False))
        selections = [s for a in annotations if (s := self._selection(a, starts[int(a["version"])]))]
        name, body = page.title or key.thread_id, raw + "".join(texts).encode("utf-8", "replace")
        places = {str(line["post"]): place for place, line in enumerate(posts)}
        remarks = tuple(_remark(memo, places.get(str(memo["key"]))) for memo in memos)
        member = f"{key.engine}/{key.site}/{key.thread_id}"
        return Source("", name, member, body, "".join(texts), tuple(selections), page=page, remarks=remarks)

    def _selection(self, annotation: Line, begin: int) -> Selection | None:
        paragraphs, span = self._versions[int(annotation["version"])], annotation["span"]
        starts = [0, *accumulate(len(text) + 1 for text in paragraphs)]
        if not 0 <= span["first"] <= span["last"] < len(paragraphs):
            self._lost += 1
            return None
        mark = Mark(
            str(annotation["annotation_id"]),
            tuple(str(tag) for tag in annotation["tags"]),
            str(annotation["coder"] or ""),
            str(annotation["memo"] or ""),
            _moment(annotation["created"]),
            _moment(annotation["modified"]),
        )
        start, end = starts[span["first"]] + int(span["start"]), starts[span["last"]] + int(span["end"])
        return Selection(mark, begin + start, begin + end)


def _post(line: Line) -> Post:
    parts = ((_KINDS.get(str(kind), ParagraphKind.BODY), str(text), None) for kind, text in line["paragraphs"])
    floor = line["floor"]
    return Post(
        str(line["post_id"] or ""),
        floor if isinstance(floor, int) else None,
        author=_told(line, "author"),
        author_id=_told(line, "author_id"),
        posted_at=_moment(line["posted_at"]),
        posted_raw=str(line["posted_raw"] or ""),
        paragraphs=number(parts),
        edited_at=_moment(line["edited_at"]),
        edited_by=_told(line, "edited_by"),
        location=_told(line, "location"),
        client=_told(line, "client"),
        reply_to=_told(line, "reply_to"),
        attachments=tuple(map(str, line["attachments"])),
        images=tuple(map(str, line["images"])),
        hidden=bool(line["hidden"]),
        links=_links(line.get("links", [])),
    )


def _links(listed: list[list[object]]) -> tuple[Link, ...]:
    """The links; files of earlier versions have none. The library takes in only those that fit the text."""
    return tuple(
        Link(paragraph, start, end, address)
        for paragraph, start, end, address in listed
        if isinstance(paragraph, int) and isinstance(start, int) and isinstance(end, int) and isinstance(address, str)
    )


def _remark(line: Line, post: int | None = None) -> Remark:
    about_post = line["about"] == "post"
    return Remark(str(line["text"] or ""), str(line["coder"] or ""), post if about_post else None)


def _told(line: Line, name: str) -> str | None:
    return str(line[name]) if line.get(name) else None


def _moment(text: object) -> datetime | None:
    found = datetime.fromisoformat(text) if isinstance(text, str) else None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found
