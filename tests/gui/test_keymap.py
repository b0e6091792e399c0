from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from reader.gui.base.key_catcher import combination
from reader.gui.base.settings import Settings
from reader.gui.keys.actions import SPECS
from reader.gui.keys.key_table import KeyTable
from reader.gui.keys.keymap import KeyMap, clash, dump_own, read_own, usual
from reader.session.codebook import new_tag

if TYPE_CHECKING:
    from pathlib import Path

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("POSTIL_HOME", str(tmp_path))
    return Settings()


def spec_of(name: str):
    return next(spec for spec in SPECS if spec.id == name)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "3", '"next-post"', '{"next-post": "W"}', '{"next-post": [3]}', '{"no such action": ["W"]}'],
)
def test_keys_that_cannot_be_read_leave_those_of_the_table(text: str) -> None:
    assert read_own(text) == {}


def test_keys_are_read_in_their_usual_form() -> None:
    assert read_own('{"next-post": ["ctrl+w", "Delete", "nonsense key"]}')["next-post"][:2] == ("Ctrl+W", "Del")


def test_no_keys_at_all_is_a_choice_too() -> None:
    assert read_own(dump_own({"next-post": ()})) == {"next-post": ()}


def test_what_is_written_is_read() -> None:
    own = {"next-post": ("W", "Ctrl+,"), "undo": ("Ctrl+K, Ctrl+U",)}
    assert read_own(dump_own(own)) == own


def test_only_what_differs_from_the_table_is_kept(settings: Settings, qtbot) -> None:
    keys = KeyMap(settings)
    told: list[int] = []
    keys.changed.connect(lambda: told.append(1))
    keys.take({"next-post": ("W",), "undo": ("Ctrl+Z",), "no such action": ("X",)})
    assert json.loads(settings.keys) == {"next-post": ["W"]}
    assert keys.of(spec_of("next-post")) == ("W",)
    assert keys.of(spec_of("undo")) == ("Ctrl+Z",)
    keys.take({"next-post": ("W",)})
    assert told == [1]
    keys.take({})
    assert settings.keys == ""
    assert keys.of(spec_of("next-post")) == ("N",)


def test_single_signs_that_are_commands_follow(settings: Settings) -> None:
    keys = KeyMap(settings)
    assert {"N", "J", "?"} <= keys.commands()
    keys.take({"next-post": ("W", "Ctrl+N")})
    assert "N" not in keys.commands()
    assert "W" in keys.commands()


@pytest.mark.parametrize(
    ("key", "others", "clashes"),
    [
        ("J", ["J"], True),
        ("J", ["Shift+J", "Ctrl+J"], False),
        ("J", [], False),
        ("Ctrl+K", ["Ctrl+K, Ctrl+C"], True),
        ("Ctrl+K, Ctrl+C", ["Ctrl+K"], True),
        ("Ctrl+K, Ctrl+C", ["Ctrl+K, Ctrl+U"], False),
        ("Ctrl+,", ["Ctrl+"], False),
        (",", ["Ctrl+,"], False),
    ],
)
def test_keys_that_begin_alike_clash(key: str, others: list[str], clashes: bool) -> None:
    assert clash(key, others) is clashes


def test_usual_forms_are_one() -> None:
    assert usual(["delete", "Del", "", "CTRL+z"]) == ("Del", "Del", "Ctrl+Z")


@pytest.mark.parametrize(
    ("key", "held", "text", "name"),
    [
        (Key.Key_J, Held.NoModifier, "j", "J"),
        (Key.Key_J, Held.ShiftModifier, "J", "Shift+J"),
        (Key.Key_Question, Held.ShiftModifier, "?", "?"),
        (Key.Key_Plus, Held.ControlModifier | Held.ShiftModifier, "+", "Ctrl++"),
        (Key.Key_1, Held.KeypadModifier, "1", "1"),
        (Key.Key_Space, Held.ShiftModifier, " ", "Shift+Space"),
        (Key.Key_F5, Held.AltModifier, "", "Alt+F5"),
        (Key.Key_Z, Held.ControlModifier | Held.ShiftModifier, "\x1a", "Ctrl+Shift+Z"),
    ],
)
def test_an_event_gives_the_name_of_its_keys(key: Key, held: Held, text: str, name: str) -> None:
    assert combination(QKeyEvent(QEvent.Type.KeyPress, key, held, text)) == name


def test_a_table_gives_takes_and_finds() -> None:
    tag = new_tag("Policy", [])
    table = KeyTable({"next-post": ("W",)}, [tag])
    assert table.of(tag.id) == (tag.key,)
    assert table.own() == {"next-post": ("W",)}
    assert table.holders("next-post", ("J", tag.key)) == {"next-paragraph": ("J",), tag.id: (tag.key,)}
    table.free("next-post", ("J", tag.key))
    table.give("next-post", ("J", tag.key))
    assert table.tag_keys() == {tag.id: ""}
    assert table.own() == {"next-post": ("J", tag.key), "next-paragraph": ("Down",)}
    assert table.holders("next-post", table.of("next-post")) == {}
    table.take({})
    assert table.own() == {}
    assert table.tag_keys() == {}
