"""Power cuts: the program's writes are recorded with strace and replayed up to a chance moment.

What a disk holds after a cut: of each file all that was written before its last fsync, and of what was written since
any part. A recording gives as many cuts as one likes. Only calls of the main thread's process tree on the library, its
log and its journal count; the index of the log (``-shm``) is never read after a cut.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.errors import PostilError
from tests.reliability.deeds import ROOT, Ledger, prepared

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CALLS = "pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat"
SECTOR = 512

_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)")
_HANDLE = re.compile(r"^\d+<(.*?)>(?:\(deleted\))?(?:, |$)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class OnDisk:
    """A file: what is safe, and what was written since the last fsync."""

    safe: bytearray
    since: list[tuple[int, bytes | None]] = field(default_factory=list)
    """(place, bytes), or (size, None) for a cut to that size."""

    def write(self, data: bytearray, place: int, what: bytes | None) -> None:
        """Apply one change."""
        if what is None:
            del data[place:]
            data.extend(b"\0" * (place - len(data)))
            return
        if len(data) < place:
            data.extend(b"\0" * (place - len(data)))
        data[place : place + len(what)] = what

    def sync(self) -> None:
        """All of it is safe now."""
        for place, what in self.since:
            self.write(self.safe, place, what)
        self.since = []

    def after_cut(self, chance: random.Random) -> bytes:
        """What the disk holds: of the changes since the last fsync some, in parts, or none, or all."""
        data = bytearray(self.safe)
        share = chance.choice((0.0, 0.5, 0.9, 1.0))
        for place, what in self.since:
            if what is None:
                if chance.random() < share:
                    self.write(data, place, None)
                continue
            for at in range(0, len(what), SECTOR):
                if chance.random() < share:
                    self.write(data, place + at, what[at : at + SECTOR])
        return bytes(data)


def record(library: Path, out: Path, count: int) -> None:
    """Let the plain driver do so many edits under strace.

    Raises:
        OSError, subprocess.SubprocessError: strace is not there, or may not trace.
    """
    command = ["strace", "-f", "-y", "-xx", "-s", "70000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(out)]
    command += [sys.executable, "-m", "tests.reliability.driver", str(library), "p", "plain", str(count)]
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run(command, cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL, timeout=300)


def events(recording: Path, library: Path) -> Iterator[tuple[str, str, int, bytes]]:
    """(call, file, place, bytes) of the recording: ``told`` for the driver's own words."""
    offsets: dict[str, int] = {}
    with recording.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            match = _LINE.match(line)
            if match is None or match[3].startswith("-"):
                continue
            call, rest = match[1], match[2]
            strings = [bytes.fromhex(found.replace("\\x", "")) for found in _STRING.findall(rest)]
            if call.startswith("unlink"):
                yield "unlink", strings[-1].decode(), 0, b""
                continue
            if call == "write" and rest.startswith("1<"):
                yield "told", "", 0, strings[0]
                continue
            named = _HANDLE.match(rest)
            name = named[1] if named else ""
            if "\\x" in name:
                name = bytes.fromhex(name.replace("\\x", "")).decode()
            if not name.startswith(str(library)):
                continue
            last = int(rest.rsplit(", ", 1)[1]) if call in {"pwrite64", "ftruncate"} else offsets.get(name, 0)
            yield call, name, last, strings[0] if strings else b""


def torture(folder: Path, edits: int, cuts: int, seed: int = 1) -> tuple[int, list[str]]:
    """Record a run and cut it at so many moments; how many changes were recorded, and what was lost."""
    library = prepared(folder)
    files = {str(library): OnDisk(bytearray(library.read_bytes()))}
    recording = folder / "recording"
    record(library, recording, edits)
    told = list(events(recording, library))
    chance = random.Random(seed)
    moments = set(chance.sample(range(1, len(told)), min(cuts, len(told) - 1)))
    ledger_bytes = b""
    faults: list[str] = []
    for number, (call, name, place, data) in enumerate(told):
        if number in moments:
            faults += _cut(folder / f"cut-{number}", library.name, files, ledger_bytes, chance)
        if call == "told":
            ledger_bytes += data
        elif call == "unlink":
            files.pop(name, None)
        elif call in {"fsync", "fdatasync"}:
            if name in files:
                files[name].sync()
        else:
            file = files.setdefault(name, OnDisk(bytearray()))
            file.since.append((place, None if call == "ftruncate" else data))
    return len(told), faults


def _cut(folder: Path, library: str, files: dict[str, OnDisk], told: bytes, chance: random.Random) -> list[str]:
    folder.mkdir()
    for name, file in files.items():
        if not name.endswith((".lock", "-shm")):
            (folder / os.path.basename(name)).write_bytes(file.after_cut(chance))  # noqa: PTH119 - a plain string
    ledger = Ledger()
    ledger.read(told)
    try:
        faults = ledger.faults(folder / library)
    except PostilError as error:
        faults = [str(error)]
    return [f"{folder.name}: {fault}" for fault in faults]
