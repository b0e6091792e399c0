"""Progress that nobody watches, and progress on a terminal."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path
from time import monotonic


class Quiet:
    """Takes reports and never cancels; for short work and scripts."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of nothing."""

    def cancelled(self) -> bool:
        """Never."""
        return False


class TerminalLine:
    """A line on standard error that counts, on a terminal only, at most ten times a second."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._on = sys.stderr.isatty()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Show the count."""
        now = monotonic()
        if self._on and now - self._shown >= 0.1:
            self._shown = now
            of = f" of {total}" if total else ""
            sys.stderr.write(f"\r\x1b[K{done}{of} {Path(what).name[:60]}")
            sys.stderr.flush()

    def cancelled(self) -> bool:
        """Ctrl+C stops a command by its own exception."""
        return False

    def end(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()


def pointed_at(query: str, column: int) -> str:
    """A query with a mark below the place that an error is about.

    Args:
        query: as it was typed.
        column: of the place, in characters from 1.
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in query)
    # A terminal gives Chinese two columns, and accents none.
    before = sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in shown[: column - 1]
    )
    return f"  {shown}\n  {' ' * before}^"
