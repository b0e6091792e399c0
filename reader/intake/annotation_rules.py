"""What the W3C Web Annotation Data Model demands of an annotation (https://www.w3.org/TR/annotation-model/).

Only structure is looked at; nothing that an address names is ever fetched.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Thing: TypeAlias = "dict[str, Any]"

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z")
_MEDIA_TYPE = re.compile(r"[^\s/]+/[^\s/]+")
_SETS = {"Choice", "List", "Composite", "Independents"}
_TELLING = {"id", "@id", "type", "@type", "source", "value", "selector"}
_DEEPEST = 16
"""Resources within resources that an annotation has at most."""
_VALUED = {"FragmentSelector", "CssSelector", "XPathSelector"}


class BrokenRule(ValueError):
    """An annotation is not as the model demands; the text says how, as the rest of “The annotation …”."""


def check(annotation: Thing) -> None:
    """Check one annotation.

    Args:
        annotation: the JSON object.

    Raises:
        BrokenRule: it breaks a rule.
    """
    _check_identity(annotation)
    if "target" not in annotation or annotation["target"] in (None, "", []):
        raise BrokenRule("has no target")
    if "bodyValue" in annotation:
        if "body" in annotation:
            raise BrokenRule("has both a body and a bodyValue")
        if not isinstance(annotation["bodyValue"], str):
            raise BrokenRule("has a bodyValue that is no text")
    _check_facts(annotation, "")
    _check_resources(annotation)


def is_address(value: object) -> bool:
    """Whether a value is an absolute address (IRI)."""
    return isinstance(value, str) and bool(_ADDRESS.match(value))


def several(value: object) -> list[Any]:
    """A value that may be one or a list, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]


def moment(value: object) -> datetime | None:
    """A time with its zone; None where it is no such thing."""
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found if found.tzinfo is not None and "T" in value else None


def _check_identity(annotation: Thing) -> None:
    if "Annotation" not in several(annotation.get("type", annotation.get("@type"))):
        raise BrokenRule("is not of the type Annotation")
    if not is_address(annotation.get("id", annotation.get("@id"))):
        raise BrokenRule("has no id that is one address")


def _check_facts(thing: Thing, what: str) -> None:
    """Times, agents, rights and languages, which annotations and resources share."""
    for name in ("created", "modified", "generated"):
        if name in thing and moment(thing[name]) is None:
            raise BrokenRule(f"has {what}a time “{name}” that is not one time with its zone")
    for name in ("creator", "generator"):
        if not all(isinstance(agent, dict) or is_address(agent) for agent in several(thing.get(name))):
            raise BrokenRule(f"has {what}a {name} that is neither an address nor an object")
    for name in ("rights", "via", "canonical"):
        if not all(is_address(value) for value in several(thing.get(name))):
            raise BrokenRule(f"has {what}an entry “{name}” that is no address")
    if isinstance(thing.get("canonical"), list):
        raise BrokenRule(f"has {what}several canonical addresses")
    for name in ("motivation", "purpose"):
        if not all(isinstance(value, str) and value for value in several(thing.get(name))):
            raise BrokenRule(f"has {what}a {name} that is no word")


def _check_resources(annotation: Thing) -> None:
    """Every body and target with all that is within them."""
    stack = [("body", resource, 0) for resource in several(annotation.get("body"))]
    stack += [("target", resource, 0) for resource in several(annotation["target"])]
    while stack:
        what, resource, depth = stack.pop()
        if depth > _DEEPEST:
            raise BrokenRule("is nested more deeply than is safe to read")
        if not isinstance(resource, dict):
            if not is_address(resource):
                raise BrokenRule(f"has a {what} that is neither an address nor an object")
            continue
        _check_resource(what, resource)
        stack += [(what, inner, depth + 1) for inner in _within(resource)]


def _within(resource: Thing) -> Iterator[object]:
    yield from several(resource.get("items"))
    if "source" in resource:
        yield from several(resource["source"])


def _check_resource(what: str, resource: Thing) -> None:
    kinds = several(resource.get("type", resource.get("@type")))
    if not _TELLING & resource.keys():
        raise BrokenRule(f"has a {what} that does not say what it is")
    if _SETS & set(map(str, kinds)) and not isinstance(resource.get("items"), list):
        raise BrokenRule(f"has a {what} that is a set without items")
    if ("SpecificResource" in kinds or "selector" in resource) and len(several(resource.get("source"))) != 1:
        raise BrokenRule(f"has a {what} that is part of nothing: it has no source")
    if "TextualBody" in kinds and not isinstance(resource.get("value"), str):
        raise BrokenRule(f"has a {what} whose value is not one text")
    if not all(isinstance(value, str) for value in several(resource.get("id"))) or isinstance(resource.get("id"), list):
        raise BrokenRule(f"has a {what} whose id is not one address")
    _check_facts(resource, f"in its {what} ")
    _check_wording(what, resource)
    _check_selectors(resource.get("selector"))


def _check_wording(what: str, resource: Thing) -> None:
    forms = several(resource.get("format"))
    if not all(isinstance(form, str) and _MEDIA_TYPE.match(form) for form in forms):
        raise BrokenRule(f"has a {what} whose format is no media type")
    if not all(isinstance(language, str) and language for language in several(resource.get("language"))):
        raise BrokenRule(f"has a {what} whose language is no word")
    if not isinstance(resource.get("processingLanguage", ""), str):
        raise BrokenRule(f"has a {what} with several processing languages")
    if resource.get("textDirection", "auto") not in ("ltr", "rtl", "auto"):
        raise BrokenRule(f"has a {what} whose text direction is not ltr, rtl or auto")


def _check_selectors(selectors: object) -> None:
    stack = [(selector, 0) for selector in several(selectors)]
    while stack:
        selector, depth = stack.pop()
        if depth > _DEEPEST:
            raise BrokenRule("is nested more deeply than is safe to read")
        if not isinstance(selector, dict):
            if not is_address(selector):
                raise BrokenRule("has a selector that is neither an address nor an object")
            continue
        for kind in several(selector.get("type")):
            rule = _RULES.get(str(kind))
            if rule is not None and not rule(selector):
                raise BrokenRule(f"has a {kind} that does not say what it selects")
        inner = [*several(selector.get("refinedBy")), *several(selector.get("items"))]
        inner += [selector[name] for name in ("startSelector", "endSelector") if name in selector]
        stack += [(each, depth + 1) for each in inner]


def _quotes(selector: Thing) -> bool:
    around = (selector.get("prefix", ""), selector.get("suffix", ""))
    return isinstance(selector.get("exact"), str) and all(isinstance(part, str) for part in around)


def _positions(selector: Thing) -> bool:
    start, end = selector.get("start"), selector.get("end")
    if not (isinstance(start, int) and isinstance(end, int)) or isinstance(start, bool) or isinstance(end, bool):
        return False
    return 0 <= start <= end


def _valued(selector: Thing) -> bool:
    return isinstance(selector.get("value"), str)


def _ranges(selector: Thing) -> bool:
    return "startSelector" in selector and "endSelector" in selector


_RULES: dict[str, Callable[[Thing], bool]] = {
    "TextQuoteSelector": _quotes,
    "TextPositionSelector": _positions,
    "DataPositionSelector": _positions,
    "RangeSelector": _ranges,
    **dict.fromkeys(_VALUED, _valued),
}
