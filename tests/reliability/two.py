"""Two programs that both want to write one library: each gets its turn, nothing is lost, nobody sees a locked file.

``python -m tests.reliability.two LIB RUN SECONDS`` is one of them. It opens the library, works a little if it got the
right to write, closes it and tries again; while it works an import writes beside it.
"""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

from reader.session.reading import ReadingSession
from tests.reliability.deeds import CODER, ROOT, Deeds, Ledger, prepared, say


def one(library: Path, run: str, seconds: float) -> None:
    """Work in turns for some seconds."""
    end = time.monotonic() + seconds
    turn = refused = 0
    while time.monotonic() < end:
        session = ReadingSession(library, coder=CODER)
        if session.read_only:
            refused += 1
            assert session.notice == "locked"
            session.threads()
            session.close()
            time.sleep(0.003)
            continue
        turn += 1
        deeds = Deeds(session, f"{run}.{turn}")
        beside = Deeds(session, f"{run}.{turn}.b")
        importing = threading.Thread(target=beside.bring_in, args=(library.parent,))
        importing.start()
        for _ in range(6):
            deeds.edit()
        importing.join()
        session.close()
        time.sleep(0.01)
    say(turns=turn, refused=refused)


def torture(folder: Path, seconds: float) -> tuple[int, list[str]]:
    """Let two work; how many deeds were done, and what went wrong."""
    library = prepared(folder)
    command = [sys.executable, "-m", "tests.reliability.two", str(library)]
    runs = [
        subprocess.Popen([*command, run, str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for run in ("x", "y")
    ]
    outputs = [run.communicate(timeout=seconds + 60) for run in runs]
    faults = [told[1].decode() for run, told in zip(runs, outputs, strict=True) if run.returncode]
    ledgers = [Ledger(), Ledger()]
    for ledger, (output, _errors) in zip(ledgers, outputs, strict=True):
        ledger.read(output)
    merged = ledgers[0].merged | ledgers[1].merged
    for ledger in ledgers:
        # A memo of the one may stand over one of the other, and tags of the one be merged away by the other.
        ledger.memos.clear()
        ledger.tags = {name: name for name in ledger.tags if name not in merged}
        ledger.marks -= merged
        faults += ledger.faults(library)
    done = ledgers[0].done + ledgers[1].done
    return done, faults


if __name__ == "__main__":
    one(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
