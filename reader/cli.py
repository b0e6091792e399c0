"""Postil without a window: read, import, export, look after libraries."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from reader.cli_parser import command_parser
from reader.domain.errors import LibraryError, PostilError, QueryError, UsageError
from reader.session.quiet import TerminalLine, pointed_at

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from reader.export.base import Written
    from reader.session.importing import ImportedFile, ImportReport

COMMANDS = (
    *("parse", "import", "export", "info", "check", "compact", "reread", "anchor", "search", "index", "backup"),
    *("restore", "bring"),
)
"""The first words that mean a command rather than a page to show."""

OK, FAILED, USAGE, STOPPED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the command and its arguments; None takes those of the process.

    Returns:
        0 if all went well, 1 if a file failed (the others were still done), 2 for wrong usage, 130 if stopped by
        Ctrl+C.
    """
    try:
        wanted = command_parser(_RUNS).parse_args(argv)
    except SystemExit as end:  # argparse ends the process, which is the caller's business here
        return end.code if isinstance(end.code, int) else USAGE
    run: Callable[[argparse.Namespace], int] = wanted.run
    try:
        status = run(wanted)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output went away; Python's own flush at the end must not complain a second time.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except KeyboardInterrupt:
        _say("Stopped.")
        return STOPPED
    except UsageError as error:
        _say(f"postil: {error}")
        if isinstance(error, QueryError) and "query" in wanted and wanted.query:
            _say(pointed_at(wanted.query, error.column))
        return USAGE
    except PostilError as error:
        _say(f"postil: {error}")
        return FAILED
    return status


# ---- commands -------------------------------------------------------------------------------------------------------


def _parse(wanted: argparse.Namespace) -> int:
    from reader.session.batch import read_files
    from reader.session.parsing import files_in

    out = _bytes_out()
    progress = TerminalLine()
    failed = False
    sources = (source for path in wanted.paths for source in files_in(path))
    for done, read in enumerate(read_files(sources, wanted.workers, wanted.timeout), start=1):
        for line in read.lines:
            out.write(line)
            out.flush()
        failed = failed or read.failed
        progress.report(done, 0)
    progress.end()
    return FAILED if failed else OK


def _import(wanted: argparse.Namespace) -> int:
    from reader.session.importing import import_paths

    progress = TerminalLine()
    report = import_paths(wanted.library, wanted.paths, progress)
    progress.end()
    if wanted.json:
        out = _bytes_out()
        for file in report.files:
            out.write(_json(_file_object(file)))
        out.flush()
    else:
        _print_report(report)
    return FAILED if any(file.outcome == "error" for file in report.files) else OK


def _export(wanted: argparse.Namespace) -> int:
    from contextlib import closing

    from reader.domain.annotation import PassageQuery
    from reader.export.base import ExportOptions
    from reader.export.registry import format_named
    from reader.session.exporting import export_stream
    from reader.session.naming import tags_named
    from reader.session.reading import ReadingSession

    name = format_named(wanted.format).name
    options = ExportOptions(
        bom=not wanted.no_bom,
        formula_guard=not wanted.no_formula_guard,
        columns=tuple(column.strip() for column in wanted.columns.split(",") if column.strip()),
        group=wanted.group,
        context=wanted.context,
        citation=wanted.cite,
        language=wanted.headings,
        names_file=wanted.pseudonyms,
        utf16=wanted.utf16,
        all_threads=wanted.all_threads,
        with_memos=not wanted.no_memos,
    )
    to_stream, out = wanted.output == "-", Path(wanted.output)
    if not to_stream and out.is_file() and not wanted.force:
        raise UsageError(f"{out} is there already; --force replaces it.")
    with closing(ReadingSession(wanted.library, read_only=True)) as session:
        if wanted.thread is not None and session.thread(wanted.thread) is None:
            raise UsageError(f"The library has no thread {wanted.thread}; “info LIB --threads” lists them.")
        tags = tags_named(session.tags(), wanted.tag)
        passages = session.passages(
            PassageQuery(text=wanted.text, tags=tags, thread_id=wanted.thread, query=wanted.query)
        )
        if to_stream:
            _say_left_out(export_stream(wanted.library, passages, name, _bytes_out(), options))
            return OK
        progress = TerminalLine()
        count = session.export(passages, name, out, options, progress)
    progress.end()
    _say(_written(name, count, out))
    _say_left_out(count)
    return OK


def _say_left_out(written: Written) -> None:
    if written.left_out:
        _say(f"{written.left_out} character(s) that the format cannot hold were left out.")


def _written(name: str, count: int, out: Path) -> str:
    things = {"qdc": "tag(s)", **dict.fromkeys(("csl-json", "biblatex", "ris", "references"), "post(s)")}
    return f"{count} {things.get(name, 'passage(s)')} written to {out}."


def _info(wanted: argparse.Namespace) -> int:
    from reader.library.maintenance import info

    facts: dict[str, object] = dict(info(wanted.library))
    if wanted.threads:
        from reader.session.commands import thread_list

        facts["thread_list"] = thread_list(wanted.library)
    if wanted.json:
        _bytes_out().write(_json(facts))
        return OK
    threads = facts.pop("thread_list", [])
    for name, value in facts.items():
        _print(f"{name.replace('_', ' ')}: {value}")
    assert isinstance(threads, list)
    for thread in threads:
        _print(f"{thread['id']}\t{thread['site']}\t{thread['title']}\t{thread['posts']}")
    return OK


def _check(wanted: argparse.Namespace) -> int:
    from reader.library.maintenance import check

    faults = check(wanted.library)
    for fault in faults:
        _print(fault)
    if faults:
        return FAILED
    _print("No fault found.")
    return OK


def _compact(wanted: argparse.Namespace) -> int:
    from reader.library.maintenance import compact

    before, after = compact(wanted.library)
    _print(f"{before} bytes before, {after} bytes now.")
    return OK


def _reread(wanted: argparse.Namespace) -> int:
    from reader.session.rereading import reread_outdated

    progress = TerminalLine()
    report = reread_outdated(wanted.library, progress)
    progress.end()
    _print(f"{report.pages} page(s) read again, {report.failed} could not be.")
    return FAILED if report.failed else OK


def _anchor(wanted: argparse.Namespace) -> int:
    from reader.session.anchoring_cases import answer_cases

    out = _bytes_out()
    for answer in answer_cases(wanted.cases):
        out.write(_json(answer))
    return OK


def _search(wanted: argparse.Namespace) -> int:
    from reader.domain.search import SearchOptions
    from reader.session.commands import search_library

    fold = not wanted.exact
    options = SearchOptions(scripts=fold, widths=fold, case=not fold, regex=wanted.regex, seconds=wanted.seconds)
    answer = search_library(wanted.library, wanted.query, options, 2**31)
    for hit in answer.hits:
        shown = [str(hit[name] or "") for name in ("where", "thread", "post", "title", "author", "snippet")]
        _bytes_out().write(_json(hit) if wanted.json else ("\t".join(shown) + "\n").encode())
    if not answer.complete:
        _say("The time was over before everything was looked at; --seconds gives more.")
    return OK if answer.complete else FAILED


def _index(wanted: argparse.Namespace) -> int:
    from reader.session.commands import index_library

    progress = TerminalLine()
    size = index_library(wanted.library, progress, small=wanted.small, anew=wanted.anew)
    progress.end()
    _print(f"The search index is up to date: {size:,} bytes.")
    return OK


def _backup(wanted: argparse.Namespace) -> int:
    from reader.session.backing_up import back_up

    _existing(wanted.library)
    _print(str(back_up(wanted.library).path))
    return OK


def _restore(wanted: argparse.Namespace) -> int:
    from reader.session import backing_up

    if wanted.list:
        for backup in backing_up.backup_list(wanted.library):
            try:
                held = backing_up.look_into(backup.path)
                facts: tuple[object, ...] = (held.threads, held.posts, held.annotations, held.tags)
            except LibraryError as error:
                facts = (error.reason,)
            _print("\t".join(map(str, (backup.path, f"{backup.at:%Y-%m-%d %H:%M:%S}", backup.size, *facts))))
        return OK
    if wanted.backup is None:
        raise UsageError("Name the backup to put in place; --list shows which there are.")
    _existing(wanted.backup)
    if wanted.preview:
        _print("\tonly in the backup\tonly in the library\tnot alike")
        for shift in backing_up.preview(wanted.library, wanted.backup):
            _print(f"{shift.what}\t{shift.back}\t{shift.gone}\t{shift.other}")
        return OK
    aside = backing_up.put_back(wanted.library, wanted.backup)
    _say(f"{wanted.backup} is the library now." + (f" The one before was put aside: {aside}" if aside else ""))
    return OK


def _bring(wanted: argparse.Namespace) -> int:
    from reader.session.bring_words import as_json, in_words
    from reader.session.bringing import bring, preview

    _existing(wanted.library)
    report = (preview if wanted.preview else bring)(wanted.library, wanted.project)
    if wanted.json:
        _bytes_out().write(_json(as_json(report)))
        return OK
    for line in in_words(report, done=not wanted.preview):
        _print(line)
    return OK


def _existing(path: Path) -> None:
    if not path.is_file():
        raise LibraryError("There is no such library.", path)


_RUNS: dict[str, Callable[[argparse.Namespace], int]] = {
    "parse": _parse,
    "import": _import,
    "export": _export,
    "info": _info,
    "check": _check,
    "compact": _compact,
    "reread": _reread,
    "anchor": _anchor,
    "search": _search,
    "index": _index,
    "backup": _backup,
    "restore": _restore,
    "bring": _bring,
}


# ---- helpers --------------------------------------------------------------------------------------------------------


def _file_object(file: ImportedFile) -> dict[str, object]:
    from dataclasses import asdict

    return {**asdict(file), "path": str(file.path)}


def _print_report(report: ImportReport) -> None:
    names = {"new": "new", "changed": "changed", "same": "known already", "empty": "without posts", "error": "failed"}
    for file in report.files:
        if file.outcome in {"error", "empty"}:
            member = f" ({file.member})" if file.member else ""
            _say(f"{file.path}{member}: {file.error}")
    counts = {outcome: sum(1 for file in report.files if file.outcome == outcome) for outcome in names}
    _print("Pages: " + ", ".join(f"{counts[outcome]} {name}" for outcome, name in names.items() if counts[outcome]))


def _json(value: object) -> bytes:
    from reader.export.jsonl import json_line

    return json_line(value)


def _bytes_out() -> BinaryIO:
    sys.stdout.flush()
    return sys.stdout.buffer


def _print(text: str) -> None:
    """Print a line as UTF-8, whatever the terminal's encoding."""
    _bytes_out().write(text.encode("utf-8", "backslashreplace") + b"\n")


def _say(text: str) -> None:
    """Tell the person, on standard error, whatever its encoding."""
    encoding = sys.stderr.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)
