from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.domain.annotation import TextQuote
from reader.domain.errors import IntakeError
from reader.intake.registry import read_project
from tests.growth import time_follows_length

SHARED = Path(__file__).resolve().parents[3] / "shared"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PAGE = "https://boats.example/thread-1"


def annotation(**changes):
    """One that is correct; ``...`` takes an entry away."""
    made = {
        "@context": CONTEXT,
        "id": "urn:uuid:0a000000-0000-4000-8000-000000000001",
        "type": "Annotation",
        "creator": {"type": "Person", "name": "Ada"},
        "created": "2024-05-06T07:08:09Z",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": "Quay"},
            {"type": "TextualBody", "purpose": "commenting", "value": "a memo"},
        ],
        "target": {
            "source": PAGE,
            "selector": [
                {"type": "TextQuoteSelector", "exact": "the boat", "prefix": "left ", "suffix": "."},
                {"type": "TextPositionSelector", "start": 5, "end": 13},
            ],
        },
    } | changes
    return {name: value for name, value in made.items() if value is not ...}


def read(tmp_path, value):
    path = tmp_path / "notes.jsonld"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return read_project(path)


def test_an_annotation(tmp_path):
    project = read(tmp_path, annotation())
    (quoted,) = project.quoted
    assert (quoted.url, quoted.quote) == (PAGE, TextQuote("the boat", "left ", "."))
    assert (quoted.start, quoted.end) == (5, 13)
    assert (quoted.mark.coder, quoted.mark.memo) == ("Ada", "a memo")
    assert quoted.mark.created == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert quoted.mark.guid == "0a000000-0000-4000-8000-000000000001"
    assert [code.path for code in project.codes if code.guid in quoted.mark.codes] == [("Quay",)]


def test_a_collection_keeps_the_sound_ones(tmp_path):
    items = [annotation(), annotation(target=...), "x", annotation(id="urn:x:2", created="now")]
    page = {"type": "AnnotationPage", "items": items}
    project = read(tmp_path, {"@context": CONTEXT, "type": "AnnotationCollection", "first": page})
    assert len(project.quoted) == 1
    assert [warning.split(":")[0] for warning in project.warnings] == [
        f"Annotation {n} was left out" for n in (2, 3, 4)
    ]


def concept(number, name, above=None, **more):
    made = {"id": f"urn:uuid:0c000000-0000-4000-8000-00000000000{number}", "type": "skos:Concept"}
    made |= {"skos:prefLabel": name, **more}
    if above is not None:
        made["skos:broader"] = {"id": f"urn:uuid:0c000000-0000-4000-8000-00000000000{above}"}
    return made


def test_the_codebook_of_our_own_annotations(tmp_path):
    book = [
        concept(2, "Quay", 1, **{"skos:definition": "where ships lie", "postil:colour": "#102030"}),
        concept(1, "Places"),
        concept(3, "Round", 4),
        concept(4, "About", 3),
        concept(5, "", 1),
        {"skos:prefLabel": 7},
        "no concept",
    ]
    page = {"type": "AnnotationPage", "items": [annotation()]}
    project = read(
        tmp_path, {"@context": CONTEXT, "type": "AnnotationCollection", "postil:codebook": book, "first": page}
    )
    found = {code.path: (code.guid[-1:], code.colour, code.description) for code in project.codes}
    assert found[("Places", "Quay")] == ("2", "#102030", "where ships lie")
    assert found[("Places",)] == ("1", "", "")
    assert found[("About", "Round")] == ("3", "", "")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16", "utf-8-sig"])
def test_half_characters_become_question_marks(tmp_path, codec):
    path = tmp_path / "a.jsonld"
    value = annotation(body={"type": "TextualBody", "value": "a \ud83d half, a \U0001f6f6 whole"})
    path.write_bytes(json.dumps(value).encode(codec))
    (quoted,) = read_project(path).quoted
    assert quoted.mark.memo == "a ? half, a \U0001f6f6 whole"


def test_an_endless_chain_of_concepts_is_cut(tmp_path):
    book = [{"id": f"c{n}", "skos:prefLabel": f"n{n}", "skos:broader": {"id": f"c{n + 1}"}} for n in range(300)]
    page = {"type": "AnnotationPage", "items": [annotation()]}
    project = read(
        tmp_path, {"@context": CONTEXT, "type": "AnnotationCollection", "postil:codebook": book, "first": page}
    )
    assert max(len(code.path) for code in project.codes) == 39


def test_paths_and_numbers_of_our_own_tags(tmp_path):
    number = "0c000000-0000-4000-8000-00000000000{}"
    bodies = [
        {"type": "TextualBody", "purpose": "tagging", "value": "Quay", "postil:path": ["Places", "Quay"],
         "postil:tag": f"urn:uuid:{number.format(1)}", "postil:colour": "#0080ff"},
        {"type": "TextualBody", "purpose": "tagging", "value": "Places", "postil:tag": f"urn:uuid:{number.format(2)}"},
    ]  # fmt: skip
    project = read(tmp_path, annotation(body=bodies))
    assert [(code.guid, code.path, code.colour) for code in project.codes] == [
        (number.format(2), ("Places",), ""),
        (number.format(1), ("Places", "Quay"), "#0080ff"),
    ]
    assert set(project.quoted[0].mark.codes) == {number.format(1), number.format(2)}


def test_hypothesis(tmp_path):
    row = {
        "id": "abc", "uri": PAGE, "user": "acct:ada@hypothes.is", "text": " a memo ", "tags": ["Quay"],
        "created": "2024-05-06T07:08:09.123456+00:00", "updated": "2024-05-07T07:08:09.123456+00:00",
        "target": [
            {"source": PAGE, "selector": [{"type": "RangeSelector"}, {"type": "TextQuoteSelector", "exact": "x y"}]}
        ],
    }  # fmt: skip
    project = read(tmp_path, {"total": 2, "rows": [row, row | {"target": [{"source": PAGE}], "tags": []}]})
    first, second = project.quoted
    assert (first.mark.coder, first.mark.memo, first.quote.exact) == ("ada", "a memo", "x y")
    assert (second.url, second.quote.exact) == (PAGE, "")
    assert project.users == ("ada",)


def replied(count):
    """A note and answers to it, as the client of Hypothesis keeps them."""
    row = {"uri": PAGE, "target": [{"source": PAGE}], "user": "acct:ada@hypothes.is"}
    said = [row | {"id": str(n), "references": ["abc"], "text": f"No. {n} " + "word " * 40} for n in range(count)]
    return {"rows": [row | {"id": "abc", "text": "why?"}, *said, row | {"id": "x", "references": ["gone"]}]}


def test_replies_go_into_the_note_that_they_answer(tmp_path):
    project = read(tmp_path, replied(2))
    (only,) = project.quoted
    words = "word " * 39 + "word"
    assert only.mark.memo == f"why?\n\nada: No. 0 {words}\n\nada: No. 1 {words}"
    assert project.warnings == ("1 reply(s) to annotations that are not in the file were left out.",)


def test_thousands_of_replies_to_one_note_take_no_time_by_the_square(tmp_path):
    def reading(count):
        path = tmp_path / f"{count}.json"
        path.write_text(json.dumps(replied(count)), "utf-8")
        return lambda: read_project(path)

    time_follows_length(reading, 10_000)


def test_an_unknown_context_is_not_fetched(tmp_path):
    project = read(tmp_path, annotation(**{"@context": "http://127.0.0.1:9/ctx.jsonld"}))
    assert "not fetched" in project.warnings[0]
    assert len(project.quoted) == 1


def nested(depth):
    selector = {"type": "TextQuoteSelector", "exact": "x"}
    for _ in range(depth):
        selector = {"type": "FragmentSelector", "value": "a", "refinedBy": selector}
    return annotation(target={"source": PAGE, "selector": selector})


BODY = {"type": "TextualBody", "value": "x"}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("{,}", "no sound JSON"),
        ("[" * 100_000, "nested"),
        ("[3]", "is no object"),
        ("{}", "does not name the context"),
        (annotation(**{"@context": "fish"}), "does not name the context"),
        (annotation(type=...), "not of the type"),
        (annotation(id=...), "no id"),
        (annotation(id=["urn:a:1", "urn:a:2"]), "no id"),
        (annotation(id="not an address"), "no id"),
        (annotation(target=...), "no target"),
        (annotation(target="not an address"), "target that is neither"),
        (annotation(bodyValue="x"), "both"),
        (annotation(body=..., bodyValue=23), "bodyValue"),
        (annotation(body="no address"), "body that is neither"),
        (annotation(body={"items": [PAGE]}), "does not say what it is"),
        (annotation(body={"type": "Choice"}), "without items"),
        (annotation(body=BODY | {"value": ["a", "b"]}), "not one text"),
        (annotation(body=BODY | {"format": 6}), "media type"),
        (annotation(body=BODY | {"processingLanguage": ["en", "de"]}), "processing languages"),
        (annotation(body=BODY | {"language": 3}), "language"),
        (annotation(body=BODY | {"textDirection": "squirrel"}), "text direction"),
        (annotation(body=BODY | {"created": "now"}), "in its body a time"),
        (annotation(modified="an hour ago"), "time “modified”"),
        (annotation(created=["2024-05-06T07:08:09Z"]), "time “created”"),
        (annotation(created="2024-05-06T07:08:09"), "time “created”"),
        (annotation(generator=42), "generator"),
        (annotation(rights="no address"), "rights"),
        (annotation(canonical=["urn:a:1"]), "canonical"),
        (annotation(motivation=7), "motivation"),
        (annotation(target={"type": "SpecificResource", "selector": {"type": "FragmentSelector"}}), "no source"),
        (annotation(target={"source": PAGE, "selector": {"type": "FragmentSelector"}}), "FragmentSelector"),
        (annotation(target={"source": PAGE, "selector": {"type": "TextQuoteSelector"}}), "TextQuoteSelector"),
        (annotation(target={"source": PAGE, "selector": {"type": "TextPositionSelector", "start": 3, "end": 1}}),
         "TextPositionSelector"),
        (nested(40), "nested more deeply"),
        ({"@context": CONTEXT, "type": "AnnotationCollection", "first": {}}, "no items"),
    ],
)  # fmt: skip
def test_each_broken_rule_gives_one_clear_error(tmp_path, value, reason):
    with pytest.raises(IntakeError, match=reason):
        read(tmp_path, value)


def test_selectors_within_reason_are_read(tmp_path):
    assert len(read(tmp_path, nested(5)).quoted) == 1


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")
def test_the_samples_of_the_standard():
    folder = SHARED / "web-annotation"
    for file in [*(folder / "w3c-tests/correct").iterdir(), *(folder / "examples").iterdir()]:
        assert read_project(file).quoted is not None
    for file in (folder / "w3c-tests/incorrect").iterdir():
        with pytest.raises(IntakeError):
            read_project(file)
