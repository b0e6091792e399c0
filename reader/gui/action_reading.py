"""The actions of reading and tagging; see `reader.gui.actions`."""

from __future__ import annotations

from reader.gui.action_spec import QT_TRANSLATE_NOOP, Spec


def reading() -> tuple[Spec, ...]:
    """The menu Read."""

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
        Spec(
            "go-to-floor",
            "read",
            QT_TRANSLATE_NOOP("actions", "&Go to floor…"),
            ("G",),
            "goto",
            "floor",
            text_only=True,
        ),
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
        Spec(
            "join-threads",
            "read",
            QT_TRANSLATE_NOOP("actions", "&Join this thread with another…"),
            (),
            "threads",
            "join_here",
            rule=True,
        ),
        Spec(
            "part-page",
            "read",
            QT_TRANSLATE_NOOP("actions", "Part a page from this thread…"),
            (),
            "threads",
            "part_here",
        ),
        Spec(
            "pictures",
            "read",
            QT_TRANSLATE_NOOP("actions", "Show p&ictures of this post"),
            ("X",),
            "paper",
            "pictures",
            text_only=True,
        ),
        Spec(
            "picture",
            "read",
            QT_TRANSLATE_NOOP("actions", "Show a picture large"),
            ("Return", "Enter"),
            "paper",
            "picture",
            text_only=True,
        ),
        Spec("back", "read", QT_TRANSLATE_NOOP("actions", "&Back"), ("Alt+Left",), "reading", "go_back"),
        Spec("forward", "read", QT_TRANSLATE_NOOP("actions", "For&ward"), ("Alt+Right",), "reading", "go_back", (-1,)),
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
            "build-query",
            "read",
            QT_TRANSLATE_NOOP("actions", "&Build a query for passages…"),
            ("Ctrl+Shift+B",),
            "queries",
            "build",
            icon="filter",
        ),
        Spec(
            "kept-queries",
            "read",
            QT_TRANSLATE_NOOP("actions", "&Kept queries for passages…"),
            ("Ctrl+Shift+Q",),
            "queries",
            "kept",
        ),
        Spec(
            "next-hit",
            "read",
            QT_TRANSLATE_NOOP("actions", "Next hit of the search"),
            ("F4",),
            "search",
            "step",
            (1,),
        ),
        Spec(
            "previous-hit",
            "read",
            QT_TRANSLATE_NOOP("actions", "Previous hit of the search"),
            ("Shift+F4",),
            "search",
            "step",
            (-1,),
        ),
        Spec("go-to", "read", QT_TRANSLATE_NOOP("actions", "Go to thread or tag…"), ("Ctrl+P",), "goto", "anything"),
    )


def tagging() -> tuple[Spec, ...]:
    """The menu Tag."""

    def row(id_: str, text: str, keys: tuple[str, ...], method: str, icon: str = "", *, rule: bool = False) -> Spec:
        return Spec(id_, "tag", text, keys, "tagging", method, (), text_only=True, icon=icon, rule=rule)

    return (
        row("quick-tag", QT_TRANSLATE_NOOP("actions", "&Tag…"), ("T",), "quick_tag", "tag"),
        row("tag-post", QT_TRANSLATE_NOOP("actions", "Tag the whole &post…"), ("Ctrl+T",), "tag_post"),
        row("mark-place", QT_TRANSLATE_NOOP("actions", "M&ark this place for the next tag"), ("A",), "mark_place"),
        row("repeat-tag", QT_TRANSLATE_NOOP("actions", "&Repeat the last tags"), ("R",), "repeat"),
        row("in-vivo", QT_TRANSLATE_NOOP("actions", "Tag named after the &words"), ("I",), "in_vivo"),
        row("memo", QT_TRANSLATE_NOOP("actions", "&Memo"), ("M",), "memo", "memo"),
        Spec(
            "memo-post",
            "tag",
            QT_TRANSLATE_NOOP("actions", "Memo on the &post"),
            ("Shift+M",),
            "memos",
            "on_post",
            text_only=True,
        ),
        Spec("memo-thread", "tag", QT_TRANSLATE_NOOP("actions", "Memo on the t&hread"), (), "memos", "on_this_thread"),
        Spec("journal", "tag", QT_TRANSLATE_NOOP("actions", "&Library journal"), (), "memos", "journal"),
        row(
            "clear-tags",
            QT_TRANSLATE_NOOP("actions", "Remove all tags &here"),
            ("Backspace", "Delete"),
            "clear",
            "remove",
        ),
        row("toggle-read", QT_TRANSLATE_NOOP("actions", "Post read or &unread"), ("D",), "toggle_read"),
        row("bookmark", QT_TRANSLATE_NOOP("actions", "&Bookmark"), ("B",), "bookmark", "bookmark"),
        Spec(
            "example",
            "tag",
            QT_TRANSLATE_NOOP("actions", "&Example of its tag"),
            ("E",),
            "book",
            "toggle_example",
            text_only=True,
        ),
        Spec(
            "split-tag",
            "tag",
            QT_TRANSLATE_NOOP("actions", "&Split the chosen tag…"),
            (),
            "book",
            "split_current",
            rule=True,
        ),
        Spec(
            "import-codebook",
            "tag",
            QT_TRANSLATE_NOOP("actions", "I&mport codebook…"),
            (),
            "book",
            "import_codebook",
        ),
        Spec(
            "export-codebook",
            "tag",
            QT_TRANSLATE_NOOP("actions", "E&xport codebook…"),
            (),
            "book",
            "export_codebook",
        ),
    )
