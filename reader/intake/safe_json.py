"""JSON of strangers: whatever it says, its texts can be stored."""

from __future__ import annotations

import json
from typing import Any


def loads(data: bytes) -> Any:  # noqa: ANN401 - JSON is of any form
    """The value of a document; halves of characters, which JSON can name and no file can hold, become question marks.

    Args:
        data: UTF-8, UTF-16 or UTF-32, told by what it begins with.

    Raises:
        ValueError: it is no sound JSON.
        RecursionError: it is nested too deeply.
    """
    value = json.loads(data)
    # An escape is the only way in: bytes of halves are not decoded above.
    if b"\\u" not in data and b"\\\x00u\x00" not in data and b"\x00\\\x00u" not in data:
        return value
    text = json.dumps(value, ensure_ascii=False)
    kept = text.encode("utf-8", "replace")
    return value if kept == text.encode("utf-8", "surrogatepass") else json.loads(kept)
