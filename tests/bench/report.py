"""Lines of the bench report."""

from __future__ import annotations

import statistics


def line(what: str, value: str, wanted: str, *, good: bool | None = None) -> None:
    """Print one figure beside what is wanted of it."""
    mark = {True: "ok", False: "OVER", None: ""}[good]
    print(f"{what:<62} {value:>26}   {wanted:<24} {mark}", flush=True)


def times(samples: list[float]) -> tuple[float, float]:
    """Median and 95th percentile."""
    ordered = sorted(samples)
    return statistics.median(ordered), ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
