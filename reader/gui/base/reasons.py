"""The reasons that errors give, in the reader's language; see `reader.gui.base.reason_table`."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from reader.gui.base.check_table import FAULTS
from reader.gui.base.notice_table import NOTICES
from reader.gui.base.reason_table import PIECES, SENTENCES

_GAP = re.compile(r"\\\{([0-9])\\\}")
_LONGEST = 2000
"""Characters of a reason that is looked up; a longer one is some other program's."""


def told(reason: str) -> str:
    """A reason in the reader's language; one that is not known stays as it is.

    Args:
        reason: one or more sentences as `PostilError.reason` has them; reports of earlier imports keep them too.
    """
    whole = _worded(reason)
    if whole is not None:
        return whole
    # Reports put sentences side by side.
    parts = reason.split(". ")
    if len(parts) == 1:
        return reason
    sentences = [f"{part}." for part in parts[:-1]] + [parts[-1]]
    return " ".join(_worded(sentence) or sentence for sentence in sentences).replace("。 ", "。")


def _worded(reason: str) -> str | None:
    if reason in _known():
        return QCoreApplication.translate("reasons", reason)
    if len(reason) > _LONGEST:
        return None
    for sentence, pattern in _patterns():
        found = pattern.fullmatch(reason)
        if found is not None:
            gaps = [_piece(part) for part in found.groups()]
            return QCoreApplication.translate("reasons", sentence).format(*gaps)
    return None


def _piece(text: str) -> str:
    return QCoreApplication.translate("reasons", text) if text in PIECES else text


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(sentence for sentence in (*SENTENCES, *FAULTS, *NOTICES) if "{" not in sentence)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The sentences with gaps; those that say most go first, as a gap may take in what another one says."""
    gapped = sorted((s for s in (*SENTENCES, *FAULTS, *NOTICES) if "{" in s), key=len, reverse=True)
    # A gap may be empty nowhere; DOTALL, for file names may hold line feeds.
    return tuple((s, re.compile(_GAP.sub("(.+?)", re.escape(s)), re.DOTALL)) for s in gapped)
