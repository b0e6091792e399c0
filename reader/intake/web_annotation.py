"""Annotations in the W3C Web Annotation Data Model (JSON-LD), and those that the Hypothesis service gives as JSON.

A context is compared with the known one and never fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from reader.domain.annotation import TextQuote
from reader.domain.errors import IntakeError, TooLarge
from reader.intake.annotation_rules import BrokenRule, check, is_address, moment, several
from reader.intake.base import DEEPEST, Code, Mark, Project, Quoted
from reader.intake.safe_json import loads

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.intake.annotation_rules import Thing
    from reader.intake.watch import Watch


CONTEXT = "http://www.w3.org/ns/anno.jsonld"
MAX_JSON = 64 * 2**20
"""Bytes of a file that is still read."""
_OWN = "postil:"
_SHOWN = 20
"""Warnings about single annotations that are worded."""
_ROWS = ("rows", "annotations")
"""Where answers of Hypothesis, and the files that its client exports, have their annotations."""
_LISTS = {"AnnotationCollection", "AnnotationPage"}


class WebAnnotationImporter:
    """A file of annotations: one, a list, a page, a collection, or an answer of Hypothesis."""

    name = "webannotation"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:
        """The annotations; see `Importer.read`.

        In a list, an annotation that breaks a rule is left out with a warning; alone in its file it is an error.
        """
        return _Reader(path).project(_loaded(path, data), watch)


def _loaded(path: Path, data: bytes) -> object:
    if len(data) > MAX_JSON:
        raise TooLarge(f"It has more than {MAX_JSON >> 20} MiB.", path)
    try:
        # Bytes are decoded as UTF-8, UTF-16 or UTF-32 by what they begin with.
        return loads(data.removeprefix(b"\xef\xbb\xbf"))
    except RecursionError:
        raise IntakeError("It is nested more deeply than is safe to read.", path) from None
    except ValueError as error:
        raise IntakeError(f"It is no sound JSON: {error}.", path) from None


class _Reader:
    """One file under way."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._codes: dict[tuple[str, ...], Code] = {}
        self._users: dict[str, None] = {}
        self._broken: list[str] = []
        self._warnings: dict[str, None] = {}

    def project(self, document: object, watch: Watch) -> Project:
        things, alone = self._things(document)
        things = self._with_replies(things)
        quoted: list[Quoted] = []
        for number, thing in enumerate(watch.each(things), start=1):
            try:
                quoted.extend(self._quoted(thing))
            except BrokenRule as error:
                if alone:
                    raise IntakeError(f"The annotation {error}.", self._path) from None
                self._broken.append(f"Annotation {number} was left out: it {error}.")
        if self._broken and not quoted:
            raise IntakeError(self._broken[0], self._path)
        warnings = [*self._warnings, *self._broken[:_SHOWN]]
        if len(self._broken) > _SHOWN:
            warnings.append(f"{len(self._broken) - _SHOWN} more annotation(s) were left out for like reasons.")
        codes, marked = self._finished(quoted)
        users = tuple(self._users)
        return Project(self._path.stem, "Web Annotation", codes, users, quoted=marked, warnings=tuple(warnings))

    # -- the file ----------------------------------------------------------------------------------------------

    def _things(self, document: object) -> tuple[list[Any], bool]:
        """The annotations of the file, and whether it is one alone."""
        if isinstance(document, list):
            return document, False
        if not isinstance(document, dict):
            raise IntakeError("It holds no annotation.", self._path)
        for name in _ROWS:
            if isinstance(document.get(name), list):
                return document[name], False
        if _is_hypothesis(document):
            return [document], True
        self._look_at_context(document.get("@context"))
        self._take_codebook(several(document.get(f"{_OWN}codebook")))
        kinds = set(map(str, several(document.get("type", document.get("@type")))))
        if not kinds & _LISTS:
            return [document], True
        page = document.get("first", {}) if "AnnotationCollection" in kinds else document
        if isinstance(page, str):
            self._warnings["The collection's pages lie elsewhere; nothing is fetched."] = None
            return several(document.get("items")), False
        items = page.get("items") if isinstance(page, dict) else None
        if items is None and not is_address(document.get("last")):
            raise IntakeError("The collection has no items.", self._path)
        if isinstance(page, dict) and page.get("next"):
            self._warnings["There are more pages elsewhere; nothing is fetched."] = None
        return several(items), False

    def _look_at_context(self, context: object) -> None:
        stated = several(context)
        if CONTEXT in stated:
            return
        strange = [each for each in stated if isinstance(each, str)]
        if not strange or not all(map(is_address, strange)):
            raise IntakeError("It does not name the context of Web Annotations.", self._path)
        self._warnings["The file names a context that is not known; it was not fetched."] = None

    def _take_codebook(self, concepts: list[Any]) -> None:
        """Keep the tags that Postil's own files define (SKOS), each with its path."""
        known = {str(each.get("id")): each for each in concepts if isinstance(each, dict)}
        for number, concept in known.items():
            names: list[str] = []
            seen: set[str] = set()
            at = number
            while at in known and at not in seen and len(names) < DEEPEST:
                seen.add(at)
                names.insert(0, " ".join(str(known[at].get("skos:prefLabel") or "").split()))
                above = known[at].get("skos:broader")
                at = str(above.get("id")) if isinstance(above, dict) else ""
            colour, told = concept.get(f"{_OWN}colour"), concept.get("skos:definition")
            if all(names) and len(names) < DEEPEST:
                self._code(tuple(names), _uuid(number), colour if isinstance(colour, str) else "")
                if isinstance(told, str):
                    path = tuple(names)
                    self._codes[path] = self._codes[path]._replace(description=told.strip())

    # -- one annotation ----------------------------------------------------------------------------------------

    def _quoted(self, thing: object) -> Iterator[Quoted]:
        if not isinstance(thing, dict):
            raise BrokenRule("is no object")
        if _is_hypothesis(thing):
            yield from self._hypothesis(thing)
            return
        check(thing)
        codes, memo = self._bodies(thing)
        coder = _name_of(next(iter(several(thing.get("creator"))), None))
        mark = self._mark(thing.get("id"), codes, memo, coder)
        mark = mark._replace(created=moment(thing.get("created")), modified=moment(thing.get("modified")))
        for number, target in enumerate(several(thing["target"])):
            yield _target(target, mark if not number else mark._replace(guid=""))

    def _with_replies(self, things: list[Any]) -> list[Any]:
        """The annotations of Hypothesis without the replies to them, which go into the notes that they answer."""
        replies = [thing for thing in things if _is_reply(thing)]
        if not replies:
            return things
        rest = [dict(thing) if isinstance(thing, dict) else thing for thing in things if not _is_reply(thing)]
        known = {thing["id"]: thing for thing in rest if isinstance(thing, dict) and isinstance(thing.get("id"), str)}
        said: dict[str, list[str]] = {}
        lost = 0
        for reply in replies:
            answered = known.get(reply["references"][0])
            if answered is None:
                lost += 1
            elif _note_of(reply):
                said.setdefault(answered["id"], [_note_of(answered)]).append(f"{_user_of(reply)}: {_note_of(reply)}")
        for number, notes in said.items():
            known[number]["text"] = "\n\n".join(notes)
        if lost:
            self._warnings[f"{lost} reply(s) to annotations that are not in the file were left out."] = None
        return rest

    def _hypothesis(self, thing: Thing) -> Iterator[Quoted]:
        tags = [tag for tag in several(thing.get("tags")) if isinstance(tag, str) and tag.strip()]
        codes = tuple(self._code((" ".join(tag.split()),), "", "") for tag in tags)
        mark = self._mark("", codes, _note_of(thing), _user_of(thing))
        mark = mark._replace(created=moment(thing.get("created")), modified=moment(thing.get("updated")))
        for number, target in enumerate(several(thing["target"]) or [thing["uri"]]):
            found = _target(target, mark)
            # A note on the whole page has a target without selectors.
            yield found._replace(url=found.url or str(thing["uri"])) if not number else found

    def _mark(self, number: object, codes: tuple[str, ...], memo: str, coder: str) -> Mark:
        if coder:
            self._users[coder] = None
        return Mark(_uuid(number), codes, coder, memo)

    def _bodies(self, thing: Thing) -> tuple[tuple[str, ...], str]:
        """The codes and the memo that the bodies hold."""
        codes: list[str] = []
        memos = [thing["bodyValue"]] if "bodyValue" in thing else []
        for body in several(thing.get("body")):
            if not isinstance(body, dict):
                memos.append(str(body))
            elif "tagging" in several(body.get("purpose")) and isinstance(body.get("value"), str):
                codes.append(self._tag(body))
            elif isinstance(body.get("value"), str):
                memos.append(body["value"])
            elif is_address(body.get("id")):
                memos.append(str(body["id"]))
        return tuple(dict.fromkeys(code for code in codes if code)), "\n\n".join(m.strip() for m in memos if m.strip())

    def _tag(self, body: Thing) -> str:
        stated = body.get(f"{_OWN}path")
        path = stated if isinstance(stated, list) and stated else [body["value"]]
        names = tuple(" ".join(str(name).split()) for name in path)
        if not all(names):
            return ""
        colour = body.get(f"{_OWN}colour")
        return self._code(names, _uuid(body.get(f"{_OWN}tag")), colour if isinstance(colour, str) else "")

    def _code(self, path: tuple[str, ...], guid: str, colour: str) -> str:
        """Keep the code at a path, with those above it; they are known by their paths until all are read."""
        for depth in range(1, len(path) + 1):
            self._codes.setdefault(path[:depth], Code("", path[:depth]))
        known = self._codes[path]
        self._codes[path] = known._replace(guid=known.guid or guid, colour=known.colour or colour)
        return _key(path)

    def _finished(self, quoted: list[Quoted]) -> tuple[tuple[Code, ...], tuple[Quoted, ...]]:
        """The codes with their numbers, and the marks that name them by these."""
        codes = {_key(path): code for path, code in self._codes.items()}
        numbers = {key: code.guid or key for key, code in codes.items()}
        marked = [
            each._replace(mark=each.mark._replace(codes=tuple(numbers[key] for key in each.mark.codes)))
            for each in quoted
        ]
        return tuple(code._replace(guid=numbers[key]) for key, code in codes.items()), tuple(marked)


def _key(path: tuple[str, ...]) -> str:
    return "path:" + "\x1f".join(path)


def _is_hypothesis(thing: Thing) -> bool:
    return "uri" in thing and "target" in thing and "type" not in thing and "@context" not in thing


def _is_reply(thing: object) -> bool:
    if not isinstance(thing, dict) or not _is_hypothesis(thing):
        return False
    above = thing.get("references")
    return isinstance(above, list) and bool(above) and isinstance(above[0], str)


def _note_of(thing: Thing) -> str:
    text = thing.get("text")
    return text.strip() if isinstance(text, str) else ""


def _user_of(thing: Thing) -> str:
    user = thing.get("user")
    return user.removeprefix("acct:").partition("@")[0] if isinstance(user, str) else ""


def _target(target: object, mark: Mark) -> Quoted:
    if not isinstance(target, dict):
        return Quoted(mark, str(target))
    source = target.get("source", target.get("id", ""))
    url = source.get("id", "") if isinstance(source, dict) else source
    quote, start, end = TextQuote(""), None, None
    for selector in several(target.get("selector")):
        kind = selector.get("type") if isinstance(selector, dict) else None
        if kind == "TextQuoteSelector" and isinstance(selector.get("exact"), str):
            parts = [str(selector.get(name) or "") for name in ("exact", "prefix", "suffix")]
            quote = TextQuote(*parts)
        elif kind == "TextPositionSelector":
            start, end = selector.get("start"), selector.get("end")
    hints = {k.removeprefix(_OWN): str(v) for k, v in target.items() if k.startswith(_OWN)}
    return Quoted(mark, url if isinstance(url, str) else "", quote, start, end, hints)


def _name_of(agent: object) -> str:
    if isinstance(agent, str):
        return agent
    found = agent.get("name") or agent.get("nickname") or agent.get("id") if isinstance(agent, dict) else ""
    return str(found[0] if isinstance(found, list) and found else found or "")


def _uuid(text: object) -> str:
    """The UUID in an address ``urn:uuid:…``; ``""`` where there is none."""
    try:
        return str(UUID(str(text).lower().removeprefix("urn:uuid:")))
    except ValueError:
        return ""
