"""What the window remembers between starts; data choices live in the library, not here."""

from __future__ import annotations

from typing import Any, Generic, TypeVar, cast, overload

from PySide6.QtCore import QByteArray, QSettings

from reader import paths
from reader.domain.thread import ParagraphKind
from reader.gui.base.theme import SetType

T = TypeVar("T")


class Setting(Generic[T]):
    """A typed entry of the settings file.

    Args:
        key: name in the file, ``group/name``.
        default: value when the file has none; its type is the entry's type.
    """

    def __init__(self, key: str, default: T) -> None:
        self.key = key
        self.default = default

    @overload
    def __get__(self, owner: None, kind: type[Settings]) -> Setting[T]: ...
    @overload
    def __get__(self, owner: Settings, kind: type[Settings]) -> T: ...
    def __get__(self, owner: Settings | None, kind: type[Settings]) -> Setting[T] | T:
        """Read the entry."""
        if owner is None:
            return self
        # An ini file gives back strings for everything unless told the type.
        if isinstance(self.default, list):
            stored = owner.store.value(self.key, [])
            items = stored if isinstance(stored, list) else [stored]
            return cast("T", [str(item) for item in items if item])
        return cast("T", owner.store.value(self.key, self.default, type=cast("Any", type(self.default))))

    def __set__(self, owner: Settings, value: T) -> None:
        """Write the entry."""
        owner.store.setValue(self.key, value)


class Settings:
    """The settings file; one object for the window."""

    theme = Setting("look/theme", "system")
    zoom = Setting("look/zoom", 100)
    language = Setting("look/language", "")
    latin_font = Setting("look/latin_font", "")
    chinese_font = Setting("look/chinese_font", "")
    measure = Setting("look/measure", 38)
    spacing = Setting("look/spacing", 162)
    folded = Setting("text/folded", "quote,signature,notice,rating")
    keys = Setting("keys/own", "")
    geometry = Setting("window/geometry", QByteArray())
    state = Setting("window/state", QByteArray())
    recent = Setting[list[str]]("library/recent", [])
    recent_commands = Setting[list[str]]("palette/recent", [])
    coder = Setting("library/coder", "")
    card_closed = Setting("hints/card_closed", False)
    tree_order = Setting("threads/order", "title")
    tree_nested = Setting("threads/nested", False)
    passage_grouping = Setting("passages/grouping", "")
    passage_columns = Setting("passages/columns", "")
    passage_context = Setting("passages/context", True)
    passage_split = Setting("passages/split", 0)
    import_folder = Setting("folders/import", "")
    export_folder = Setting("folders/export", "")
    export_format = Setting("export/format", "csv")
    export_choices = Setting("export/choices", "")

    def __init__(self) -> None:
        self.store = QSettings(str(paths.config() / "postil.ini"), QSettings.Format.IniFormat)

    def remember_library(self, path: str) -> None:
        """Put a library first in the list of recent ones (at most eight)."""
        self.recent = [path, *[p for p in self.recent if p != path]][:8]

    def type(self) -> SetType:
        """How the text is set."""
        return SetType(self.latin_font, self.chinese_font, self.measure, self.spacing / 100)

    def folded_kinds(self) -> list[ParagraphKind]:
        """The kinds of paragraphs that are folded; names that are not known are left out."""
        known = {kind.value: kind for kind in ParagraphKind}
        return [known[name] for name in self.folded.split(",") if name in known]

    def sync(self) -> None:
        """Write the file now."""
        self.store.sync()
