"""Codebooks in REFI-QDA QDC (Codebook.xsd of 2017), in whichever namespace a program writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.domain.errors import IntakeError
from reader.intake.base import Project
from reader.intake.codebook import read_codes
from reader.intake.safe_xml import attribute, local, parse

if TYPE_CHECKING:
    from pathlib import Path

    from reader.intake.watch import Watch


class QdcImporter:
    """A codebook: codes with hierarchy, colours and definitions."""

    name = "qdc"

    def read(self, path: Path, data: bytes, watch: Watch) -> Project:  # noqa: ARG002 - it is quick
        """The codebook; see `Importer.read`."""
        root = parse(data, path, "The codebook")
        if local(root) != "CodeBook":
            raise IntakeError("It is no REFI-QDA codebook.", path)
        warnings: list[str] = []
        codes = read_codes(root, warnings)
        if not codes:
            raise IntakeError("There are no codes in the codebook.", path)
        origin = attribute(root, "origin").strip()
        return Project(path.stem, origin, codes, warnings=tuple(warnings), codebook_only=True)
