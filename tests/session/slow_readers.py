"""Stands in for reading pages in worker processes: slow, deadly and ordinary ones, told by name."""

from __future__ import annotations

import os
import time

from reader.session.batch import Read


def read(source: str) -> Read:
    if "slow" in source:
        time.sleep(60)
    if "deadly" in source:
        os._exit(3)
    return Read((f"{source}\n".encode(),), failed="bad" in source)
