"""The codebook as a whole: examples, splitting a tag, reading and writing it as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject

from reader.domain.errors import PostilError
from reader.gui.base.pick_line import Choice
from reader.gui.base.wording import isolated

if TYPE_CHECKING:
    from reader.domain.annotation import Annotation
    from reader.gui.desks.window import Window
    from reader.session.codebook_tools import SplitRule


class CodebookDesk(QObject):
    """Carries out what concerns many passages of a tag, or many tags.

    Args:
        window: holds the codebook and the text.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window = window
        self.room = window.room
        self.panel = window.codebook

    # -- examples

    def toggle_example(self) -> None:
        """Mark the passage at the cursor as an example of its tag, or no longer; of several tags one is picked."""
        pane = self.window.pane
        worn = {tag for annotation in self._tagged() for tag in annotation.tags}
        tags = [tag for tag in self.room.session.tags() if tag.id in worn]
        if not tags:
            self.room.say(self.tr("No tag here: only a tagged passage can be an example"))
        elif len(tags) == 1:
            self._toggle_of(tags[0].id)
        else:
            theme = self.room.look.theme
            choices = [
                Choice(isolated(t.name), t.id, "", theme.tag(t.colour).bar, self._is_example(t.id)) for t in tags
            ]
            at = self.window.tagging.beside()
            self.window.boxes.picker.ask(self.tr("An example of which tag?"), choices, at, self._on_example_picked)
        pane.viewport().update()

    def _tagged(self) -> list[Annotation]:
        return [annotation for annotation in self.window.pane.annotations_here() if annotation.tags]

    def _wearers(self, tag: UUID) -> frozenset[UUID]:
        return frozenset(annotation.id for annotation in self._tagged() if tag in annotation.tags)

    def _is_example(self, tag: UUID) -> bool:
        return self._wearers(tag) <= {annotation.id for annotation in self.room.session.examples(tag)}

    def _on_example_picked(self, value: object, _stays: bool) -> None:
        if isinstance(value, UUID):
            self._toggle_of(value)

    def _toggle_of(self, tag: UUID) -> None:
        from reader.session.codebook_tools import SetExample

        self.room.apply(SetExample(self._wearers(tag), tag, on=not self._is_example(tag)))

    # -- splitting

    def split_current(self) -> None:
        """Split the tag that is chosen in the codebook."""
        tag = self.panel.current()
        if tag is None:
            self.room.say(self.tr("Choose a tag in the codebook first"))
        else:
            self.split(tag.id)

    def split(self, tag_id: UUID) -> None:
        """Ask for a rule, show what it moves, and move that to a new tag."""
        from reader.gui.codebook.split_dialog import SplitDialog
        from reader.session.codebook_tools import wearing

        session = self.room.session
        tag = self.panel.model.tag(tag_id)
        passages = wearing(session, tag_id) if tag is not None else []
        if tag is None or session.read_only or not passages:
            self.room.say(self.tr("This tag has no passages to split"))
            return
        dialog = SplitDialog(tag, session.tags(), passages, self.window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec():
            self.split_by(tag_id, dialog.rule(), dialog.name.text())

    def split_by(self, tag_id: UUID, rule: SplitRule, name: str) -> None:
        """Move the passages of a tag that a rule means to a new tag beside it."""
        from reader.session.codebook_tools import SplitTag, split_preview, wearing
        from reader.session.editing import new_tag

        session = self.room.session
        moved = frozenset(passage.annotation.id for passage in split_preview(wearing(session, tag_id), rule))
        old = self.panel.model.tag(tag_id)
        if old is not None:
            new = new_tag(name, session.tags(), parent=old.parent)
            self.room.apply(SplitTag(tag_id, moved, new))

    # -- files

    def export_codebook(self) -> None:
        """Ask for a file and write the codebook there as CSV."""
        from PySide6.QtWidgets import QFileDialog

        tags = self.room.session.tags()
        if not tags:
            self.room.say(self.tr("There is no tag to write yet"))
            return
        start = str(Path(self.room.settings.export_folder) / f"{self.room.session.path.stem}-codebook.csv")
        name, _filter = QFileDialog.getSaveFileName(self.window, self.tr("Export codebook"), start, self._filter())
        if not name:
            return
        from reader.session.codebook_file import tag_memos, write_codebook

        path = Path(name)
        path = path if path.suffix else path.with_suffix(".csv")
        try:
            count = write_codebook(path, tags, tag_memos(self.room.session))
        except PostilError as error:
            self.room.fail(error)
            return
        self.room.settings.export_folder = str(path.parent)
        self.room.say(self.tr("%n tag(s) written to {0}", "", count).format(isolated(str(path))))

    def import_codebook(self) -> None:
        """Ask for a CSV file, show what it would change, and take it in."""
        from PySide6.QtWidgets import QFileDialog

        if self.room.session.read_only:
            self.room.say(self.tr("This library can only be read"))
            return
        name, _filter = QFileDialog.getOpenFileName(
            self.window, self.tr("Import codebook"), self.room.settings.export_folder, self._filter()
        )
        if not name:
            return
        from reader.gui.codebook.codebook_dialog import CodebookDialog
        from reader.session.codebook_file import ImportCodebook, compare, read_codebook, tag_memos

        try:
            entries = read_codebook(Path(name))
        except PostilError as error:
            self.room.fail(error)
            return
        compared = compare(self.room.session.tags(), entries, tag_memos(self.room.session))
        dialog = CodebookDialog(compared, self.window)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.exec():
            self.room.apply(ImportCodebook(tuple(dialog.wanted()), Path(name).name))

    def _filter(self) -> str:
        return self.tr("Codebooks as CSV (*.csv);;All files (*)")
