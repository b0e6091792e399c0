"""Every sentence that an error gives as its reason is known to the window, and worded in all its languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

import reader
from reader import paths
from reader.domain import errors
from reader.gui.base.check_table import FAULTS
from reader.gui.base.notice_table import NOTICES
from reader.gui.base.reason_table import PIECES, SENTENCES
from reader.gui.base.reasons import told
from reader.gui.base.wording import error_words

ROOT = Path(reader.__file__).parent
CLASSES = {name: kind for name, kind in vars(errors).items() if isinstance(kind, type)}
ERRORS = {name for name, kind in CLASSES.items() if issubclass(kind, errors.PostilError)}

NO_WINDOW = {
    "Name the backup to put in place; --list shows which there are.",
    "The library has no thread {}; “info LIB --threads” lists them.",
    "{} is there already; --force replaces it.",
    "There is no {} “{}”; there are {}.",
    "The cases cannot be read: {}.",
    "Line {} is no case.",
}
"""Sentences that only commands without a window can come to."""


def shape(text: str) -> str:
    """A sentence with all its gaps alike; two side by side are one."""
    return re.sub(r"(\{\})+", "{}", re.sub(r"\{[0-9]\}", "{}", text))


def sentences(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.JoinedStr):
        return ["".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)]
    if isinstance(node, ast.IfExp):
        return sentences(node.body) + sentences(node.orelse)
    return []


def raised() -> dict[str, str]:
    """Each sentence that is given to an error anywhere in the program, with where."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if name in ERRORS and node.args:
                for text in sentences(node.args[0]):
                    found[shape(text)] = f"{path.name}:{node.lineno}"
    return found


@pytest.fixture(params=["zh_CN", "zh_TW"])
def language(request, qapp):
    translator = QTranslator()
    assert translator.load(str(paths.resource(f"translations/postil_{request.param}.qm")))
    qapp.installTranslator(translator)
    yield request.param
    qapp.removeTranslator(translator)


def test_every_sentence_that_is_raised_is_known():
    found = raised()
    assert len(found) > 150
    known = {shape(sentence) for sentence in SENTENCES} | NO_WINDOW
    assert {text: place for text, place in found.items() if text not in known} == {}


def test_notices_of_engines_and_containers_are_known():
    shapes = {shape(sentence) for sentence in (*SENTENCES, *NOTICES)}
    missing = {}
    for folder in ("engines", "capture"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            words = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}  # docstrings
            words |= {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
            for node in ast.walk(tree):
                if isinstance(node, (ast.Constant, ast.JoinedStr)) and id(node) not in words:
                    for text in sentences(node):
                        if re.fullmatch(r"(?:The|Times|Deleted|Comments|A tag|\{\}) .{15,}[a-z}”)]\.", text):
                            known = any(re.fullmatch(re.escape(s).replace(r"\{\}", ".+"), shape(text)) for s in shapes)
                            if not known:
                                missing[text] = f"{path.name}:{node.lineno}"
    assert missing == {}


def test_every_sentence_is_worded(language):
    for sentence in (*SENTENCES, *FAULTS, *PIECES):
        filled = sentence.format("G0", "G1", "G2")
        words = told(filled) if sentence not in PIECES else told(f"It is no saved page: it is {sentence}.")
        assert words != filled
        assert not re.search(r"\b(?:the|is|of|it|no)\b", words.replace("project.qde", "")), sentence
        for gap in re.findall(r"\{([0-9])\}", sentence):
            assert f"G{gap}" in words


@pytest.mark.parametrize("name", sorted(ERRORS - {"PostilError", "CaptureError", "LibraryError"}))
def test_every_error_is_told_in_the_language_of_the_window(language, name):
    kind = CLASSES[name]
    error = kind("The library cannot be opened.", *([3] if name == "QueryError" else ["a.html"]))
    assert not re.search(r"[a-z]{3,}", error_words(error).replace("a.html", "").replace("Postil", ""))


def test_what_a_system_says_is_worded_too(language):
    words = told("It could not be read: Permission denied.")
    assert "Permission" not in words
    assert words not in {"", "It could not be read: Permission denied."}


def test_names_are_kept_as_they_are(language):
    assert "“a. b {0}”" in told("There is no tag “a. b {0}”.").replace("「", "“").replace("」", "”")


def test_sentences_side_by_side(language):
    words = told("It is not a file. Something nobody wrote. It is not a file.")
    assert words.count(told("It is not a file.")) == 2
    assert "Something nobody wrote." in words


@pytest.mark.parametrize("reason", ["", "Nobody says so.", "x" * 100_000, "It is no sound JSON: " + "a" * 50_000])
def test_what_is_not_known_stays(language, reason):
    assert told(reason) == reason


def test_the_words_of_the_source_are_those_of_the_error(qapp):
    assert told("The ZIP archive is damaged: a. b.") == "The ZIP archive is damaged: a. b."


def test_nothing_is_said_twice(language):
    error = errors.EmptyCapture("The file is empty.", "a.html")
    words = error_words(error).partition(": ")[2]
    assert words.count("空") == 1
