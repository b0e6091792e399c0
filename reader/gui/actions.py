"""Every action of the window in one table: menus, palette, key list and shortcuts are made from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - the name by which lupdate finds texts
    """Mark a text of the table for translation; Qt's own function of this name is typed ``object``."""
    return text


class Spec(NamedTuple):
    """One action.

    Args:
        id: stable name.
        menu: the menu it stands in: file, edit, view, read, tag, help.
        text: English text, translated in context ``actions``; ``&`` marks the mnemonic.
        keys: shortcuts, the first is shown.
        desk: which part of the window does it; ``method`` of it is called with ``args``.
        text_only: the shortcut works in the reading pane only, so that letters can be typed elsewhere.
        icon: name of an icon, or "".
        rule: a separator goes before it in the menu.
    """

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    desk: str
    method: str
    args: tuple[object, ...] = ()
    text_only: bool = False
    icon: str = ""
    rule: bool = False


MENUS = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("read", QT_TRANSLATE_NOOP("actions", "&Read")),
    ("tag", QT_TRANSLATE_NOOP("actions", "&Tag")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)


TOGGLE_WORDS = QT_TRANSLATE_NOOP("actions", "Toggle the tag with that key")


def _file() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, icon: str = "", *, rule: bool = False) -> Spec:
        desk = {"import": "imports", "watch_": "watch"}.get(method[:6], "library")
        return Spec(id_, "file", text, keys, desk, method, (), icon=icon, rule=rule)

    return (
        row("open-files", QT_TRANSLATE_NOOP("actions", "&Open saved pages…"), ("Ctrl+O",), "import_files", "open"),
        row(
            "open-folder",
            QT_TRANSLATE_NOOP("actions", "Open a &folder of pages…"),
            ("Ctrl+Shift+O",),
            "import_folder",
            "folder",
        ),
        row("watch-folder", QT_TRANSLATE_NOOP("actions", "&Watch a folder…"), (), "watch_folder"),
        row(
            "new-library",
            QT_TRANSLATE_NOOP("actions", "&New library…"),
            ("Ctrl+Shift+N",),
            "new_library",
            "library",
            rule=True,
        ),
        row("open-library", QT_TRANSLATE_NOOP("actions", "Open &library…"), ("Ctrl+Alt+O",), "open_library"),
        row(
            "export",
            QT_TRANSLATE_NOOP("actions", "&Export passages…"),
            ("Ctrl+E",),
            "export_passages",
            "export",
            rule=True,
        ),
        row("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), "quit", "close", rule=True),
    )


def _edit() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, icon: str = "", *, rule: bool = False) -> Spec:
        return Spec(id_, "edit", text, keys, "reading", method, (), icon=icon, rule=rule)

    return (
        row("undo", QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",), "undo", "undo"),
        row("redo", QT_TRANSLATE_NOOP("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
        row("copy", QT_TRANSLATE_NOOP("actions", "&Copy"), ("Ctrl+C",), "copy", rule=True),
        row("copy-cited", QT_TRANSLATE_NOOP("actions", "Copy with c&itation"), ("Ctrl+Shift+C",), "copy_cited"),
        row("find", QT_TRANSLATE_NOOP("actions", "&Find in thread"), ("Ctrl+F", "/"), "find", "search", rule=True),
        Spec(
            "preferences",
            "edit",
            QT_TRANSLATE_NOOP("actions", "Pre&ferences…"),
            ("Ctrl+,",),
            "view",
            "preferences",
            rule=True,
        ),
    )


def _view() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, *args: object, rule: bool = False) -> Spec:
        return Spec(id_, "view", text, keys, "view", method, args, rule=rule)

    return (
        row("see-threads", QT_TRANSLATE_NOOP("actions", "&Threads"), ("Alt+1",), "focus_panel", "threads"),
        row("see-text", QT_TRANSLATE_NOOP("actions", "Te&xt"), ("Alt+2",), "focus_panel", "text"),
        row("see-codebook", QT_TRANSLATE_NOOP("actions", "&Codebook"), ("Alt+3",), "focus_panel", "codebook"),
        row("see-passages", QT_TRANSLATE_NOOP("actions", "&Passages"), ("Alt+4",), "focus_panel", "passages"),
        row("see-report", QT_TRANSLATE_NOOP("actions", "&Import report"), ("Alt+5",), "focus_panel", "report"),
        Spec(
            "saved-page",
            "view",
            QT_TRANSLATE_NOOP("actions", "&Saved page, and what was left out"),
            ("Ctrl+U", "Alt+6"),
            "page",
            "show_here",
        ),
        Spec("review", "view", QT_TRANSLATE_NOOP("actions", "Needs &review"), ("Alt+7",), "review", "show_list"),
        row("next-panel", QT_TRANSLATE_NOOP("actions", "Next pa&nel"), ("F6",), "cycle_panel", 1),
        row("text-alone", QT_TRANSLATE_NOOP("actions", "Text &alone"), ("F11",), "toggle_alone"),
        row("zoom-in", QT_TRANSLATE_NOOP("actions", "&Larger text"), ("Ctrl++", "Ctrl+="), "zoom", 1, rule=True),
        row("zoom-out", QT_TRANSLATE_NOOP("actions", "&Smaller text"), ("Ctrl+-",), "zoom", -1),
        row("zoom-reset", QT_TRANSLATE_NOOP("actions", "N&ormal text size"), ("Ctrl+0",), "zoom", 0),
        row("palette", QT_TRANSLATE_NOOP("actions", "All co&mmands…"), ("Ctrl+Shift+P",), "palette", rule=True),
    )


def _read() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, *args: object, rule: bool = False) -> Spec:
        return Spec(id_, "read", text, keys, "reading", method, args, text_only=True, rule=rule)

    return (
        row("next-paragraph", QT_TRANSLATE_NOOP("actions", "Next &paragraph"), ("J", "Down"), "move_paragraph", 1),
        row(
            "previous-paragraph", QT_TRANSLATE_NOOP("actions", "Previous paragraph"), ("K", "Up"), "move_paragraph", -1
        ),
        row(
            "extend-down",
            QT_TRANSLATE_NOOP("actions", "Extend the run down"),
            ("Shift+J", "Shift+Down"),
            "extend_run",
            1,
        ),
        row("extend-up", QT_TRANSLATE_NOOP("actions", "Extend the run up"), ("Shift+K", "Shift+Up"), "extend_run", -1),
        row(
            "select-right",
            QT_TRANSLATE_NOOP("actions", "Select characters"),
            ("Shift+Right",),
            "move_char",
            1,
            "select",
            rule=True,
        ),
        row(
            "select-left",
            QT_TRANSLATE_NOOP("actions", "Select characters back"),
            ("Shift+Left",),
            "move_char",
            -1,
            "select",
        ),
        row("select-word", QT_TRANSLATE_NOOP("actions", "Select words"), ("Ctrl+Shift+Right",), "move_char", 1, "word"),
        row(
            "select-word-left",
            QT_TRANSLATE_NOOP("actions", "Select words back"),
            ("Ctrl+Shift+Left",),
            "move_char",
            -1,
            "word",
        ),
        row("caret-right", QT_TRANSLATE_NOOP("actions", "Move the character cursor"), ("Right",), "move_char", 1, ""),
        row(
            "caret-left", QT_TRANSLATE_NOOP("actions", "Move the character cursor back"), ("Left",), "move_char", -1, ""
        ),
        row("next-post", QT_TRANSLATE_NOOP("actions", "Next p&ost"), ("N",), "move_post", 1, rule=True),
        row("previous-post", QT_TRANSLATE_NOOP("actions", "Previous post"), ("P",), "move_post", -1),
        row("next-unread", QT_TRANSLATE_NOOP("actions", "Next &unread post"), ("U",), "move_unread", 1),
        row("previous-unread", QT_TRANSLATE_NOOP("actions", "Previous unread post"), ("Shift+U",), "move_unread", -1),
        row("read-on", QT_TRANSLATE_NOOP("actions", "Page on, marking &read"), ("Space",), "read_on"),
        row("first-paragraph", QT_TRANSLATE_NOOP("actions", "First paragraph"), ("Home", "Ctrl+Home"), "go_home", 0),
        row("last-paragraph", QT_TRANSLATE_NOOP("actions", "Last paragraph"), ("End", "Ctrl+End"), "go_home", 1),
        row("go-to-floor", QT_TRANSLATE_NOOP("actions", "&Go to floor…"), ("G",), "go_to_floor"),
        row("next-thread", QT_TRANSLATE_NOOP("actions", "Next &thread"), ("]",), "move_thread", 1, rule=True),
        row("previous-thread", QT_TRANSLATE_NOOP("actions", "Previous thread"), ("[",), "move_thread", -1),
        row("to-quoted", QT_TRANSLATE_NOOP("actions", "To the &quoted post"), ("Q",), "to_quoted"),
        Spec(
            "versions",
            "read",
            QT_TRANSLATE_NOOP("actions", "&Versions of this post"),
            ("V",),
            "review",
            "show_versions",
            text_only=True,
        ),
        Spec(
            "fold",
            "read",
            QT_TRANSLATE_NOOP("actions", "&Fold or unfold"),
            ("Z",),
            "paper",
            "fold",
            text_only=True,
            rule=True,
        ),
        Spec(
            "fold-all",
            "read",
            QT_TRANSLATE_NOOP("actions", "Fold or unfold &all"),
            ("Shift+Z",),
            "paper",
            "fold_all",
            text_only=True,
        ),
        Spec("back", "read", QT_TRANSLATE_NOOP("actions", "&Back"), ("Alt+Left",), "reading", "go_back"),
        Spec(
            "next-passage",
            "read",
            QT_TRANSLATE_NOOP("actions", "Next pa&ssage"),
            ("F3",),
            "reading",
            "step_passage",
            (1,),
            rule=True,
        ),
        Spec(
            "previous-passage",
            "read",
            QT_TRANSLATE_NOOP("actions", "Previous passage"),
            ("Shift+F3",),
            "reading",
            "step_passage",
            (-1,),
        ),
        Spec(
            "go-to", "read", QT_TRANSLATE_NOOP("actions", "Go to thread or tag…"), ("Ctrl+P",), "view", "go_to_anything"
        ),
    )


def _tag() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, icon: str = "", *, rule: bool = False) -> Spec:
        return Spec(id_, "tag", text, keys, "tagging", method, (), text_only=True, icon=icon, rule=rule)

    return (
        row("quick-tag", QT_TRANSLATE_NOOP("actions", "&Tag…"), ("T",), "quick_tag", "tag"),
        row("repeat-tag", QT_TRANSLATE_NOOP("actions", "&Repeat the last tags"), ("R",), "repeat"),
        row("in-vivo", QT_TRANSLATE_NOOP("actions", "Tag named after the &words"), ("I",), "in_vivo"),
        row("memo", QT_TRANSLATE_NOOP("actions", "&Memo"), ("M",), "memo", "memo"),
        row(
            "clear-tags",
            QT_TRANSLATE_NOOP("actions", "Remove all tags &here"),
            ("Backspace", "Delete"),
            "clear",
            "remove",
        ),
        row("bookmark", QT_TRANSLATE_NOOP("actions", "&Bookmark"), ("B",), "bookmark", "bookmark"),
    )


def _help() -> tuple[Spec, ...]:
    return (
        Spec("keys", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), ("?", "F1"), "view", "show_keys", icon="help"),
        Spec("about", "help", QT_TRANSLATE_NOOP("actions", "&About Postil"), (), "view", "about"),
    )


SPECS: tuple[Spec, ...] = (*_file(), *_edit(), *_view(), *_read(), *_tag(), *_help())


def worded(text: str) -> str:
    """A menu text in the language of the window."""
    return QCoreApplication.translate("actions", text)


def command_keys() -> frozenset[str]:
    """The single characters that are commands by the table; a window asks its `KeyMap`."""
    return frozenset(key.upper() for spec in SPECS for key in spec.keys if len(key) == 1)


def plain(text: str) -> str:
    """A menu text without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def make(spec: Spec, window: QWidget, pane: QWidget, call: Callable[..., object]) -> QAction:
    """Make the QAction of a spec; `dress` gives it words and keys.

    Args:
        spec: the action.
        window: owner of window-wide shortcuts.
        pane: owner of shortcuts that work in the reading pane only.
        call: what it does; called with the spec's arguments.
    """
    action = QAction(window)
    action.setObjectName(spec.id)
    action.setIconVisibleInMenu(bool(spec.icon))
    # Held down, a key that moves shall go on; one that changes something shall do so once.
    action.setAutoRepeat(spec.menu != "tag")
    if spec.text_only:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        pane.addAction(action)
    else:
        window.addAction(action)
    args = spec.args
    action.triggered.connect(lambda _checked=False: call(*args))
    return action


def dress(action: QAction, spec: Spec, keys: tuple[str, ...]) -> None:
    """Give an action its words in the language of the window, and its keys."""
    text = worded(spec.text)
    action.setText(text)
    action.setShortcuts([QKeySequence(key) for key in keys])
    shown = ", ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    action.setToolTip(f"{plain(text)} ({shown})" if shown else plain(text))
