"""Reads the window as a screen reader does, by AT-SPI; run by ``test_screen_reader`` with the system's Python.

Prints one JSON object: what is found of the reading pane, and the controls that have no name.
"""

from __future__ import annotations

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - its version must be told first

SOME = 80
"""Children of a part that are looked at; lists may have thousands."""
DEEPEST = 14


def application():
    """The program, once it is there."""
    desktop = Atspi.get_desktop(0)
    for _ in range(100):
        for at in range(desktop.get_child_count()):
            found = desktop.get_child_at_index(at)
            if found is not None and found.get_child_count():
                return found
        time.sleep(0.1)
    sys.exit("no application came")


def walk(root):
    """Every part, with the roles of those around it."""
    waiting = [(root, ())]
    while waiting:
        part, above = waiting.pop()
        if part is None or len(above) > DEEPEST:
            continue
        yield part, above
        inner = (*above, part.get_role_name())
        waiting += [(part.get_child_at_index(at), inner) for at in range(min(part.get_child_count(), SOME))]


def line(text, offset):
    """The line at an offset."""
    return Atspi.Text.get_string_at_offset(text, offset, Atspi.TextGranularity.LINE).content


def main() -> None:
    """Look at the window, and print what is found."""
    Atspi.init()
    program = application()
    time.sleep(2)  # the late desks, among them the voice of the pane
    found = {"nameless": [], "parts": 0}
    for part, above in walk(program):
        found["parts"] += 1
        states = part.get_state_set()
        name = part.get_name() or ""
        cell = part.get_role_name() in {"table cell", "list item"}  # these have the words of what they show
        if states.contains(Atspi.StateType.FOCUSABLE) and not name.strip() and not cell:
            found["nameless"].append("/".join((*above, part.get_role_name())))
        if part.get_role_name() == "document frame":
            count = Atspi.Text.get_character_count(part)
            whole = Atspi.Text.get_text(part, 0, count)
            at = Atspi.Text.get_caret_offset(part)
            found |= {"name": name, "text": whole, "line": line(part, at), "description": part.get_description()}
            found["read_only"] = states.contains(Atspi.StateType.READ_ONLY)
            third = whole.index("\n#3") + 1
            found["moved"] = Atspi.Text.set_caret_offset(part, third)
            found["third"] = line(part, Atspi.Text.get_caret_offset(part))
            box = Atspi.Text.get_character_extents(part, third, Atspi.CoordType.SCREEN)
            found["seen"] = box.width > 0 and box.height > 0
    print(json.dumps(found))


if __name__ == "__main__":
    main()
