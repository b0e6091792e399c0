"""The actions of reading sessions; see `reader.gui.keys.actions`."""

from __future__ import annotations

from reader.gui.base.action_spec import QT_TRANSLATE_NOOP, Spec


def sitting() -> tuple[Spec, ...]:
    """The menu Session."""

    def row(id_: str, text: str, keys: tuple[str, ...], method: str, *args: object, rule: bool = False) -> Spec:
        return Spec(id_, "session", text, keys, "sitting", method, args, rule=rule)

    return (
        row("session-begin", QT_TRANSLATE_NOOP("actions", "&Begin a reading session…"), ("Ctrl+Alt+B",), "begin"),
        row("session-pause", QT_TRANSLATE_NOOP("actions", "&Pause or go on"), ("Ctrl+Alt+P",), "pause"),
        row("session-end", QT_TRANSLATE_NOOP("actions", "&End the session…"), ("Ctrl+Alt+E",), "end"),
        row(
            "session-next",
            QT_TRANSLATE_NOOP("actions", "&Next thread of the session"),
            ("Ctrl+]",),
            "step",
            1,
            rule=True,
        ),
        row(
            "session-previous", QT_TRANSLATE_NOOP("actions", "P&revious thread of the session"), ("Ctrl+[",), "step", -1
        ),
        row(
            "session-add",
            QT_TRANSLATE_NOOP("actions", "Put this thread into the &queue, or take it out"),
            ("Ctrl+Alt+Q",),
            "add_thread",
        ),
        row("session-log", QT_TRANSLATE_NOOP("actions", "&Log of sessions…"), (), "log", rule=True),
    )
