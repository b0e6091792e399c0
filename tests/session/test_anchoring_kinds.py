"""Annotations in invented threads that many things befall: what is found must be right, but for the undecidable."""

from __future__ import annotations

from collections import Counter

import pytest

from reader.session.anchoring_cases import answer_case
from reader.text.canonical import canonical_text
from tests.session.thread_edits import cases

_NOT_TOLD = 0.12
"""Share of annotations that may be given up where their words are there; many of the edits leave too little."""


def verdicts(seed, number, counts):
    """Judge cases; yields those that are wrong: the case, the annotation, the answer."""
    for case in cases(seed, number):
        for wanted, got in zip(case["annotations"], answer_case(case)["results"], strict=True):
            places = wanted["expect"] or []
            if got["post"] is None:
                counts["given up" if places else "gone"] += 1
            elif [got["post"], got["para"]] in places:
                counts["right"] += 1
            else:
                counts["wrong"] += 1
                yield case, wanted, got


def same_words(case, wanted, got):
    """Whether the words stand where they were found, so that only their history tells that they are others."""
    found = canonical_text(case["new"][got["post"]]["paras"][got["para"]])
    return canonical_text(wanted["quote"]) in found


@pytest.mark.parametrize("seed", range(4))
def test_what_is_found_is_right(seed):
    counts = Counter()
    wrong = list(verdicts(seed, 150, counts))
    told = sum(counts.values())
    assert [
        f"{c['change']}: {w['quote']}" for c, w, g in wrong if g["state"] != "changed" and not same_words(c, w, g)
    ] == []
    assert len(wrong) <= 0.002 * told
    assert counts["given up"] <= _NOT_TOLD * told
    assert counts["right"] > told / 2


def test_the_judge_can_find_a_mistake(monkeypatch):
    monkeypatch.setattr(
        "tests.session.test_anchoring_kinds.answer_case",
        lambda case: {"results": [{"state": "exact", "post": 0, "para": 0} for _ in case["annotations"]]},
    )
    assert list(verdicts(1, 5, Counter()))
