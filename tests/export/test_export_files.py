"""Writing whole or not at all, the registry, and the reference files."""

import errno
import json
import os
import re
import shutil
import stat
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.domain.errors import ExportError, LibraryDamaged, UsageError
from reader.export import files
from reader.export.base import BEAT, ExportOptions, watched
from reader.export.files import replace_file, write_file
from reader.export.registry import EXPORTERS, exporter
from tests.export.conftest import make_passage

REFERENCE = Path(__file__).parent / "reference"
WHOLE = {"csv", "jsonl", "markdown", "html"}
"""Formats whose bytes are compared; what other programs' libraries write is read back in tests of its own."""


class Told:
    """A progress object that remembers and cancels at will."""

    def __init__(self, stop_after: int | None = None) -> None:
        self.calls: list[tuple[int, int]] = []
        self.stop_after = stop_after

    def report(self, done: int, total: int, what: str = "") -> None:
        self.calls.append((done, total))

    def cancelled(self) -> bool:
        return self.stop_after is not None and self.calls[-1][0] >= self.stop_after


@pytest.mark.parametrize("known", [known for known in EXPORTERS if known.name in WHOLE], ids=lambda known: known.name)
def test_output_equals_the_reference_file(known, sample_passages, tmp_path):
    out = tmp_path / f"passages{known.suffix}"
    assert write_file(exporter(known.name), sample_passages, out, ExportOptions()) == 3
    reference = REFERENCE / out.name
    if os.environ.get("POSTIL_REWRITE_REFERENCE"):
        reference.write_bytes(out.read_bytes())
    assert out.read_bytes() == reference.read_bytes()


def test_names_and_suffixes_are_unique():
    assert len({chosen.name for chosen in EXPORTERS}) == len(EXPORTERS) == len({chosen.suffix for chosen in EXPORTERS})


def test_formats_are_found_by_name():
    assert [exporter(name).suffix for name in ("csv", "jsonl", "markdown")] == [".csv", ".jsonl", ".md"]


@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_the_table_of_formats_tells_what_the_formats_say(known):
    loaded = exporter(known.name)
    assert (loaded.name, loaded.suffix) == (known.name, known.suffix)


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UsageError, match=r"no export format “xls”; there are csv, .*markdown"):
        exporter("xls")


def test_an_old_file_is_replaced_and_keeps_its_mode(tmp_path):
    out = tmp_path / "a.csv"
    out.write_text("old")
    out.chmod(0o640)
    write_file(exporter("csv"), [make_passage()], out, ExportOptions())
    assert b"oarsman" in out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o640
    assert [item.name for item in tmp_path.iterdir()] == ["a.csv"]


def failing(error: BaseException):
    yield make_passage()
    raise error


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), ExportError),
        (LibraryDamaged("It is damaged."), LibraryDamaged),
        (KeyboardInterrupt(), KeyboardInterrupt),
        (ValueError("a fault of ours"), ValueError),
    ],
)
@pytest.mark.parametrize("old", [None, "old"])
def test_a_failed_export_leaves_the_old_file_and_no_other(tmp_path, error, raised, old):
    out = tmp_path / "a.csv"
    if old is not None:
        out.write_text(old)
    with pytest.raises(raised):
        write_file(exporter("csv"), failing(error), out, ExportOptions())
    assert [item.read_text() for item in tmp_path.iterdir()] == ([] if old is None else [old])


def test_a_full_disk_is_named(tmp_path):
    with pytest.raises(ExportError) as caught:
        write_file(
            exporter("csv"), failing(OSError(errno.ENOSPC, "No space left on device")), tmp_path / "a", ExportOptions()
        )
    assert str(caught.value) == f"{tmp_path / 'a'}: The export could not be written (No space left on device)."


def test_an_error_without_a_reason_of_the_system_is_told_as_it_is(tmp_path):
    with pytest.raises(ExportError, match="something odd"):
        write_file(exporter("csv"), failing(OSError("something odd")), tmp_path / "a", ExportOptions())


def test_the_disk_of_temporary_files_is_named_where_that_one_is_full(tmp_path, monkeypatch):
    def write(out):
        raise OSError(errno.ENOSPC, "No space left on device")

    rooms = {tempfile.gettempdir(): 100, str(tmp_path): 10**9}
    monkeypatch.setattr(shutil, "disk_usage", lambda path: SimpleNamespace(free=rooms[str(path)]))
    with pytest.raises(ExportError, match=f"No space left on device: {re.escape(tempfile.gettempdir())}"):
        replace_file(tmp_path / "out", write)
    rooms[str(tmp_path)] = 0
    with pytest.raises(ExportError, match=r"No space left on device\)"):
        replace_file(tmp_path / "out", write)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(ExportError, match=r"none.*could not be written"):
        write_file(exporter("csv"), [], tmp_path / "none" / "a.csv", ExportOptions())


def test_a_folder_or_device_is_refused(tmp_path):
    for path in (tmp_path, Path(os.devnull)):
        with pytest.raises(ExportError, match="folder or a device"):
            write_file(exporter("csv"), [], path, ExportOptions())


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_goes_on_being_one(tmp_path):
    (tmp_path / "real.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("real.csv")
    write_file(exporter("csv"), [make_passage()], tmp_path / "link.csv", ExportOptions())
    assert (tmp_path / "link.csv").is_symlink()
    assert b"oarsman" in (tmp_path / "real.csv").read_bytes()


def test_a_link_to_itself_is_refused(tmp_path, monkeypatch):
    def loop(self: Path) -> Path:
        raise RuntimeError("Symlink loop")

    monkeypatch.setattr(Path, "resolve", loop)
    with pytest.raises(ExportError, match="leads to itself"):
        write_file(exporter("csv"), [], tmp_path / "a", ExportOptions())


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path, monkeypatch):
    def refuse(*args: object) -> int:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(files.os, "open", refuse)
    assert write_file(exporter("jsonl"), [make_passage()], tmp_path / "a", ExportOptions()) == 1


def test_the_bytes_are_on_the_disk_before_the_old_file_goes(tmp_path, monkeypatch):
    order = []
    real_sync, real_replace = os.fsync, Path.replace
    monkeypatch.setattr(files.os, "fsync", lambda handle: (order.append("sync"), real_sync(handle)))
    monkeypatch.setattr(Path, "replace", lambda self, goal: (order.append("replace"), real_replace(self, goal))[1])
    write_file(exporter("csv"), [], tmp_path / "a", ExportOptions())
    assert order == ["sync", "replace", "sync"]


def test_cancelling_leaves_the_old_file(tmp_path):
    out = tmp_path / "a.csv"
    out.write_text("old")
    passages = [make_passage(number) for number in range(3 * BEAT)]
    with pytest.raises(ExportError, match="stopped before its end") as caught:
        write_file(exporter("csv"), passages, out, ExportOptions(), Told(stop_after=2 * BEAT))
    assert caught.value.path == out
    assert out.read_text() == "old"


def test_progress_is_told_with_the_total_where_it_is_known():
    told = Told()
    passages = [make_passage()] * (BEAT + 5)
    assert list(watched(passages, told)) == passages
    assert told.calls == [(BEAT, BEAT + 5), (BEAT + 5, BEAT + 5)]


def test_progress_of_a_stream_has_no_total():
    told = Told()
    assert len(list(watched(iter([make_passage()] * 2), told))) == 2
    assert told.calls == [(2, 0)]


@pytest.mark.parametrize("name", ["csv", "xlsx", "jsonl", "markdown", "html"])
def test_a_stream_is_never_held_whole(name, tmp_path):
    alive = peak = 0

    class Counted(list):
        def __del__(self) -> None:
            nonlocal alive
            alive -= 1

    def stream():
        nonlocal alive, peak
        for number in range(300):
            alive += 1
            peak = max(peak, alive)
            yield make_passage(number, board=Counted(["x"]))

    assert write_file(exporter(name), stream(), tmp_path / "a", ExportOptions()) == 300
    assert peak <= 3


UNFIT = {"text": "a\x00b\ud800", "memo": "\x1b[1m", "thread_title": "\ufffe"}


@pytest.mark.parametrize("name", ["csv", "jsonl", "xlsx", "docx", "odt", "html"])
def test_what_a_format_cannot_hold_is_left_out_and_told(name):
    out = BytesIO()
    passages = [make_passage(1, **UNFIT), make_passage(2)]
    written = exporter(name).write(passages, out, ExportOptions(group="none"))
    assert (written, written.left_out) == (2, 3 if name in ("docx", "odt", "html") else 4)
    clean = exporter(name).write([make_passage(1)], BytesIO(), ExportOptions())
    assert clean.left_out == 0
    if name in ("csv", "jsonl", "html"):
        assert not set("\x00\x1b\ufffe\ud800") & set(out.getvalue().decode("utf-8"))


def test_lists_are_cleaned_too():
    out = BytesIO()
    passage = make_passage(board=("Town\x00", "\ud800"), tag_paths=(("Tr\x01ust", "Doubt"),), before=("\x02b",))
    written = exporter("jsonl").write([passage], out, ExportOptions(context=1))
    row = json.loads(out.getvalue())
    assert (row["board"], row["tags"], row["before"]) == (["Town", ""], [["Trust", "Doubt"]], ["b"])
    assert written.left_out == 4


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
@pytest.mark.parametrize("there", [False, True])
def test_a_private_file_is_for_its_owner_only(tmp_path, there):
    path = tmp_path / "names.csv"
    if there:
        path.write_bytes(b"old")
        path.chmod(0o644)
    replace_file(path, lambda out: out.write(b"new"), private=True)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", 0o600)


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_what_is_private_is_so_while_it_is_written(tmp_path):
    seen = []

    def write(out):
        seen.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())
        return out.write(b"who is who")

    replace_file(tmp_path / "key.csv", write, private=True)
    assert seen == [0o600]
