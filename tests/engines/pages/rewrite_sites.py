"""Writes the expected JSON of the pages of single sites and small forum programs anew; read the difference.

Run from the top of the checkout: ``python tests/engines/pages/rewrite_sites.py [NAME...]``.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = (
    "hackernews",
    "lemmy",
    "nforum",
    "nga",
    "phpwind",
    "ptt",
    "reddit",
    "slashdot",
    "stackexchange",
    "tieba",
    "v2ex",
    "xiuno",
)


def read(path: Path) -> dict:
    """The contract's object for a page, without the path."""
    from reader.session.parsing import parse_paths  # noqa: PLC0415 - the path to it is set below

    page = next(iter(parse_paths([str(path)])))
    del page["source"]
    return page


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[2]))
    for name in sys.argv[1:] or NAMES:
        for file in sorted((HERE / name).glob("*.html")):
            text = json.dumps(read(file), ensure_ascii=False, indent=1)
            file.with_suffix(".json").write_text(text + "\n", encoding="utf-8")
            print(name, file.name)
