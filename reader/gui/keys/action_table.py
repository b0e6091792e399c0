"""The table of actions: what stands in which menu, with which keys; see `reader.gui.keys.actions`."""

from __future__ import annotations

from reader.gui.base.action_spec import QT_TRANSLATE_NOOP, Spec
from reader.gui.keys.action_reading import reading, tagging
from reader.gui.keys.action_session import sitting

MENUS = (
    ("file", QT_TRANSLATE_NOOP("actions", "&File")),
    ("edit", QT_TRANSLATE_NOOP("actions", "&Edit")),
    ("view", QT_TRANSLATE_NOOP("actions", "&View")),
    ("read", QT_TRANSLATE_NOOP("actions", "&Read")),
    ("tag", QT_TRANSLATE_NOOP("actions", "&Tag")),
    ("session", QT_TRANSLATE_NOOP("actions", "Sess&ion")),
    ("help", QT_TRANSLATE_NOOP("actions", "&Help")),
)


TOGGLE_WORDS = QT_TRANSLATE_NOOP("actions", "Toggle the tag with that key")


def _file() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, icon: str = "", *, rule: bool = False) -> Spec:
        desk = {"import": "imports", "watch_": "watch", "restor": "safety"}.get(method[:6], "library")
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
        row(
            "bring-in",
            QT_TRANSLATE_NOOP("actions", "&Bring in a project or codebook…"),
            (),
            "bring_in",
        ),
        Spec(
            "about-library",
            "file",
            QT_TRANSLATE_NOOP("actions", "&About this library…"),
            (),
            "upkeep",
            "about_library",
            icon="library",
            rule=True,
        ),
        Spec("compact", "file", QT_TRANSLATE_NOOP("actions", "&Compact this library"), (), "upkeep", "compact"),
        Spec("reread", "file", QT_TRANSLATE_NOOP("actions", "Read saved pa&ges again"), (), "upkeep", "reread"),
        row("restore-backup", QT_TRANSLATE_NOOP("actions", "&Restore from a backup…"), (), "restore_backup"),
        row("quit", QT_TRANSLATE_NOOP("actions", "&Quit"), ("Ctrl+Q",), "quit", "close", rule=True),
    )


def _edit() -> tuple[Spec, ...]:
    def row(id_: str, text: str, keys: tuple[str, ...], method: str, icon: str = "", *, rule: bool = False) -> Spec:
        return Spec(id_, "edit", text, keys, "reading", method, (), icon=icon, rule=rule)

    return (
        row("undo", QT_TRANSLATE_NOOP("actions", "&Undo"), ("Ctrl+Z",), "undo", "undo"),
        row("redo", QT_TRANSLATE_NOOP("actions", "&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", "redo"),
        Spec("history", "edit", QT_TRANSLATE_NOOP("actions", "&History of changes…"), (), "safety", "history"),
        row("copy", QT_TRANSLATE_NOOP("actions", "&Copy"), ("Ctrl+C",), "copy", rule=True),
        row("copy-cited", QT_TRANSLATE_NOOP("actions", "Copy with c&itation"), ("Ctrl+Shift+C",), "copy_cited"),
        Spec(
            "copy-link",
            "edit",
            QT_TRANSLATE_NOOP("actions", "Copy a &link for memos"),
            ("Ctrl+Shift+L",),
            "links",
            "copy",
        ),
        row("find", QT_TRANSLATE_NOOP("actions", "&Find in thread"), ("Ctrl+F", "/"), "find", "search", rule=True),
        Spec(
            "search",
            "edit",
            QT_TRANSLATE_NOOP("actions", "&Search the library"),
            ("Ctrl+Shift+F", "Alt+8"),
            "search",
            "show_panel",
            icon="search",
        ),
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
        Spec("memos", "view", QT_TRANSLATE_NOOP("actions", "&Memos"), ("Alt+9",), "memos", "show_list"),
        Spec(
            "nest-answers",
            "view",
            QT_TRANSLATE_NOOP("actions", "Ans&wers below what they answer"),
            ("Ctrl+Shift+T",),
            "threads",
            "nest",
        ),
        *_table(),
        row("next-panel", QT_TRANSLATE_NOOP("actions", "Next pa&nel"), ("F6",), "cycle_panel", 1, rule=True),
        row("text-alone", QT_TRANSLATE_NOOP("actions", "Text &alone"), ("F11",), "toggle_alone"),
        row("zoom-in", QT_TRANSLATE_NOOP("actions", "&Larger text"), ("Ctrl++", "Ctrl+="), "zoom", 1, rule=True),
        row("zoom-out", QT_TRANSLATE_NOOP("actions", "&Smaller text"), ("Ctrl+-",), "zoom", -1),
        row("zoom-reset", QT_TRANSLATE_NOOP("actions", "N&ormal text size"), ("Ctrl+0",), "zoom", 0),
        Spec(
            "palette",
            "view",
            QT_TRANSLATE_NOOP("actions", "All co&mmands…"),
            ("Ctrl+Shift+P",),
            "goto",
            "palette",
            rule=True,
        ),
    )


def _table() -> tuple[Spec, ...]:
    """How the passages are looked at."""

    def row(id_: str, text: str, key: str, method: str, *args: object, rule: bool = False) -> Spec:
        return Spec(id_, "view", text, (key,), "listing", method, args, rule=rule)

    return (
        row("group-passages", QT_TRANSLATE_NOOP("actions", "&Group the passages…"), "Ctrl+Shift+G", "group", rule=True),
        row("fold-groups", QT_TRANSLATE_NOOP("actions", "Fol&d all groups of passages"), "Ctrl+Alt+-", "fold", True),
        row(
            "unfold-groups", QT_TRANSLATE_NOOP("actions", "&Unfold all groups of passages"), "Ctrl+Alt+=", "fold", False
        ),
        row("passage-columns", QT_TRANSLATE_NOOP("actions", "Columns o&f the passages…"), "Ctrl+Shift+K", "columns"),
        row("passage-context", QT_TRANSLATE_NOOP("actions", "Passages in their p&lace"), "Ctrl+Shift+X", "context"),
    )


def _help() -> tuple[Spec, ...]:
    return (
        Spec("keys", "help", QT_TRANSLATE_NOOP("actions", "&Keys"), ("?", "F1"), "view", "show_keys", icon="help"),
        Spec("log", "help", QT_TRANSLATE_NOOP("actions", "Show the &log"), (), "safety", "show_log"),
        Spec("about", "help", QT_TRANSLATE_NOOP("actions", "&About Postil"), (), "view", "about"),
    )


SPECS: tuple[Spec, ...] = (*_file(), *_edit(), *_view(), *reading(), *tagging(), *sitting(), *_help())
