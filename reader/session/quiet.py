"""Progress that nobody watches."""

from __future__ import annotations


class Quiet:
    """Takes reports and never cancels; for short work and scripts."""

    def report(self, done: int, total: int, what: str = "") -> None:
        """Take note of nothing."""

    def cancelled(self) -> bool:
        """Never."""
        return False
