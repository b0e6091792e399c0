"""Writes the expected JSON of each page in the folders beside it anew; read the difference before committing it.

Run from the top of the checkout: ``python tests/engines/pages/rewrite.py [FOLDER ...]``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def read(path: Path) -> dict:
    """The contract's object for a page, without the path."""
    from reader.session.parsing import parse_paths  # noqa: PLC0415 - the path to it is set below

    page = next(iter(parse_paths([str(path)])))
    del page["source"]
    return page


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[2]))
    for folder in sys.argv[1:] or sorted(p.name for p in HERE.iterdir() if p.is_dir()):
        for file in sorted((HERE / folder).glob("*.html")):
            text = json.dumps(read(file), ensure_ascii=False, indent=1)
            file.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
            print(f"{folder}/{file.name}")
