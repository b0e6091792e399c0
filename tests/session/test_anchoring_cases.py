"""Prepared cases of annotations in changed captures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader import cli
from reader.domain.errors import CaptureError
from reader.session.anchoring_cases import answer_case, answer_cases

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"

A = "渡口的新灯塔今天第一次亮了，很多人去看。"
B = "The tram to the old harbour will run every ten minutes."


def post(pid: str | None, *paras: str) -> dict[str, object]:
    return {"pid": pid, "floor": None, "author": "lin", "time": f"10:{pid}", "paras": list(paras)}


def case(new: list[dict[str, object]]) -> dict[str, object]:
    old = [post("1", A), post("2", "顶", B)]
    notes = [{"post": 0, "para": 0, "quote": A}, {"post": 1, "para": 1, "quote": "the old harbour"}]
    return {"old": old, "new": new, "annotations": notes}


def test_each_state() -> None:
    new = [post("1", A), post("2", "notice", "顶", B)]
    assert answer_case(case(new)) == {
        "results": [{"state": "exact", "post": 0, "para": 0}, {"state": "moved", "post": 1, "para": 2}]
    }
    new = [post("2", "顶", B.replace("old", "very old"))]
    assert answer_case(case(new)) == {
        "results": [{"state": "orphan", "post": None, "para": None}, {"state": "changed", "post": 0, "para": 1}]
    }


def test_a_post_that_changed_its_place_is_moved() -> None:
    new = [post("0", "before"), post("1", A)]
    assert answer_case(case(new))["results"][0] == {"state": "moved", "post": 1, "para": 0}


def test_a_quote_that_is_not_in_its_paragraph_is_an_orphan() -> None:
    wrong = {**case([post("1", A)]), "annotations": [{"post": 0, "para": 0, "quote": "not there"}]}
    assert answer_case(wrong)["results"] == [{"state": "orphan", "post": None, "para": None}]


@pytest.mark.parametrize("line", ["{", "[]", "{}", '{"old": [{}], "new": [], "annotations": []}', "3"])
def test_a_line_that_is_no_case_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text("\n" + line + "\n", "utf-8")
    with pytest.raises(CaptureError, match="Line 2 is no case"):
        list(answer_cases(path))


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="cannot be read"):
        list(answer_cases(tmp_path / "none"))


def test_the_command_prints_a_line_a_case(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(case([post("1", A)])) + "\n\n" + json.dumps(case([])) + "\n", "utf-8")
    assert cli.main(["anchor", str(path)]) == cli.OK
    lines = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [[r["state"] for r in line["results"]] for line in lines] == [["exact", "orphan"], ["orphan", "orphan"]]


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared corpora")
def test_the_shared_cases_are_placed_and_none_wrongly() -> None:
    scorer, cases = SHARED / "score" / "score_anchoring.py", SHARED / "anchoring" / "cases.jsonl"
    command = [sys.executable, scorer, cases, "--", sys.executable, ROOT / "main.py", "anchor"]
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, check=False)
    assert run.returncode == 0, run.stdout
