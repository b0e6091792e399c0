"""How the cost of reading grows with what is read, without a clock's seconds: other machines and loads must agree.

Steps are counted exactly, so their bounds are tight. What C code does within one step is not among them (a regular
expression that goes back, a list moved by one): for that, processor times of two lengths are compared with each other.
"""

import gc
import sys
import time
from collections.abc import Callable

Run = Callable[[], object]
Make = Callable[[int], Run]
"""Gets a length and returns what is measured at it; the making is not."""

TIMES = 4
_STEPS_MOST = 5.0
_PROCESSOR_MOST = 10.0
_TRIES = 4
_TOO_SHORT = 0.004
"""Seconds below which a processor's time tells nothing."""
_LONG_ENOUGH = 5.0
"""Seconds that no passing load spoils: after them there is no other try."""


def steps(run: Run) -> int:
    """Lines of Python that a call runs, each turn of a loop anew, down to those of libraries."""
    count = 0

    def note(_frame, event, _argument):
        nonlocal count
        if event == "line":
            count += 1
        return note

    before = sys.gettrace()
    sys.settrace(note)
    try:
        run()
    finally:
        sys.settrace(before)
    return count


def calls(run: Run) -> int:
    """Calls of functions that a call makes, in Python and in C; quicker to count than steps."""
    count = 0

    def note(_frame, _event, _argument):
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def steps_follow_length(make: Make, length: int) -> None:
    """Assert that four times the length takes about four times the steps, where a square would take sixteen."""
    make(length // 8 or 1)()
    few, many = steps(make(length)), steps(make(TIMES * length))
    assert many <= _STEPS_MOST * few, f"{few} steps at {length}, {many} at {TIMES * length}"


def time_follows_length(make: Make, length: int) -> None:
    """Assert that four times the length takes nearer four than sixteen times the processor's time.

    The most favourable of several tries counts: a load on the machine spoils some of them, a square spoils each.
    """
    make(length // 8 or 1)()
    ratios = []
    for _ in range(_TRIES):
        few, many = _processor(make(length)), _processor(make(TIMES * length))
        ratios.append(many / max(few, _TOO_SHORT))
        if ratios[-1] <= _PROCESSOR_MOST:
            return
        if many > _LONG_ENOUGH:
            break
    raise AssertionError(f"{TIMES} times the length took {min(ratios):.1f} times as long")


def cost_follows_length(make: Make, length: int, counted: int) -> None:
    """Assert both: of steps at ``counted``, which are slow to count, of time at ``length``."""
    steps_follow_length(make, counted)
    time_follows_length(make, length)


def _processor(run: Run) -> float:
    # A round of the collector over all that other tests left would be counted as the reader's.
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        run()
        return time.process_time() - began
    finally:
        gc.enable()
