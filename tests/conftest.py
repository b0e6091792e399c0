"""What holds for all tests, by whatever they are started."""

from __future__ import annotations

import os

# Without a screen Qt ends the whole run; and windows that pop up on one take the keys away from each other.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
