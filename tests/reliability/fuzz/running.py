"""Reading spoilt files one after another, in a process with limits; what it may not do is a finding."""

from __future__ import annotations

import faulthandler
import logging
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from tests.reliability.fuzz.kinds import KINDS

if TYPE_CHECKING:
    from tests.reliability.fuzz.kinds import Kind

ROOT = Path(__file__).resolve().parents[3]
SLOW = 5.0
"""Seconds of the processor that no spoilt file may take."""
HANGS = 60.0
"""Seconds after which one is given up."""
MEMORY = 2**30
"""Address space in bytes that a process may take which reads files of `changing.LONGEST` bytes."""
MOST = 20
"""Findings after which a run ends."""


class _Told(logging.Handler):
    """Listens for an engine that failed, which the registry catches and logs."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.words = ""
        self._log = logging.getLogger("reader")
        self._log.addHandler(self)
        self._log.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is told."""
        self.words += self.format(record)

    def end(self) -> None:
        """Listen no more."""
        self._log.removeHandler(self)
        self._log.propagate = True


def one(kind: str, seed: int, folder: Path, slow: float = SLOW, keep: Path | None = None) -> str:
    """Read the file of one seed; what is wrong, or ``""``.

    Args:
        kind: which files.
        seed: which of them.
        folder: where it is written for reading.
        slow: seconds of the processor that it may take.
        keep: a folder for a file in which something is found; a seed gives the same one only as long as the golden
            files are the same.
    """
    chosen = KINDS[kind]
    name, data = chosen.make(seed)
    path = folder / name
    path.write_bytes(data)
    case = f"{kind} {seed}, {name}"
    # Of the processor: a machine that does other things as well makes nothing slow. What hangs is given up anyway.
    began = time.process_time()
    wrong = _read(chosen, path)
    took = time.process_time() - began
    if not wrong and took <= slow:
        return ""
    if keep is not None:
        keep.mkdir(exist_ok=True)
        (keep / f"{kind}-{seed}-{name}").write_bytes(data)
    return f"{case}: {wrong or f'{len(data)} bytes took {took:.1f} s'}"


def _read(kind: Kind, path: Path) -> str:
    told = _Told()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            kind.read(path)
    except Exception:  # noqa: BLE001 - any other exception is what is looked for
        return traceback.format_exc()
    finally:
        told.end()
        path.unlink(missing_ok=True)
    return told.words


def work(kind: str, first: int, seconds: float, mark: Path, slow: float, memory: int) -> None:
    """Read files for some seconds and print what is wrong, as a process of its own.

    Args:
        kind: which files.
        first: the first seed.
        seconds: how long.
        mark: a file that always tells the seed that is being read.
        slow: seconds that a file may take.
        memory: bytes of address space that the process may take.
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    end = time.monotonic() + seconds
    seed, found = first, 0
    with tempfile.TemporaryDirectory() as folder, mark.open("r+") as file:
        while time.monotonic() < end and found < MOST:
            file.seek(0)
            file.write(f"{seed:20}")
            file.flush()
            faulthandler.dump_traceback_later(HANGS, exit=True)
            fault = one(kind, seed, Path(folder), slow, mark.with_name("found"))
            if fault:
                found += 1
                print(fault, flush=True)
            seed += 1
    faulthandler.cancel_dump_traceback_later()


def torture(
    kind: str,
    seconds: float,
    first: int | None = None,
    *,
    keep: Path | None = None,
    slow: float = SLOW,
    memory: int = MEMORY,
) -> tuple[str, list[str]]:
    """Read spoilt files of a kind for some seconds, by seeds that no earlier run had.

    Returns:
        how many were read, and what was found; the files in which something was are in ``keep``.
    """
    seed = began_at = int(time.time()) * 1000 if first is None else first
    end = time.monotonic() + seconds
    found: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        mark = Path(folder) / "seed"
        while (left := end - time.monotonic()) > 0 and len(found) < MOST:
            mark.write_text(str(seed), "utf-8")
            # Short turns, so that a find shows within minutes.
            command = [
                sys.executable,
                "-m",
                "tests.reliability.fuzz",
                kind,
                str(seed),
                "--seconds",
                str(min(left, 60.0)),
            ]
            command += ["--mark", str(mark), "--slow", str(slow), "--memory", str(memory)]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            seed = int(mark.read_text("utf-8"))
            found += [f"{kind} {part}" for part in ("\n" + done.stdout).split(f"\n{kind} ")[1:]]
            if done.returncode:
                found.append(f"{kind} {seed}: the process ended with {done.returncode}: {done.stderr[-2000:]}")
            seed += 1
        if keep is not None and mark.with_name("found").is_dir():
            shutil.copytree(mark.with_name("found"), keep, dirs_exist_ok=True)
    return f"{seed - began_at} files from seed {began_at}", found
