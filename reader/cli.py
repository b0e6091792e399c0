"""Postil without a window: read, import, export, look after libraries."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO

from reader.domain.errors import PostilError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reader.session.importing import ImportedFile, ImportReport

COMMANDS = ("parse", "import", "export", "info", "check", "anchor", "search", "index")
"""The first words that mean a command rather than a page to show."""

OK, FAILED, USAGE, STOPPED = 0, 1, 2, 130

_EXAMPLES = {
    "parse": """examples:
  postil parse thread.html
  postil parse --workers 2 --timeout 30 saved-pages/ > pages.jsonl""",
    "import": """examples:
  postil import study.postil saved-pages/ more/thread.mhtml
  postil import study.postil saved-pages/ --json > report.jsonl""",
    "export": """examples:
  postil export study.postil --format csv -o passages.csv
  postil export study.postil --format markdown --tag "Trust > Doubt" -o doubt.md
  postil export study.postil --format jsonl --text "bus fare" -o - | wc -l""",
    "info": """examples:
  postil info study.postil
  postil info study.postil --threads
  postil info study.postil --json""",
    "check": "example:\n  postil check study.postil && cp study.postil /backup/",
    "anchor": "example:\n  postil anchor cases.jsonl > answers.jsonl",
    "search": """examples:
  postil search study.postil '"bus fare" OR 渡口 NOT ferr*'
  postil search study.postil --regex 'p[.] ?[0-9]+' --json""",
    "index": "example:\n  postil index study.postil --small",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: the command and its arguments; None takes those of the process.

    Returns:
        0 if all went well, 1 if a file failed (the others were still done), 2 for wrong usage, 130 if stopped by
        Ctrl+C.
    """
    try:
        wanted = _parser().parse_args(argv)
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
        return USAGE
    except PostilError as error:
        _say(f"postil: {error}")
        return FAILED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="postil",
        description="Read, import and export saved forum pages without a window.",
        epilog="postil COMMAND --help shows the options and examples of a command.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    def command(name: str, run: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=_EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(run=run)
        if name not in {"parse", "anchor"}:
            added.add_argument("library", metavar="LIB", type=Path, help="the library file (.postil)")
        return added

    parse = command("parse", _parse, "print what saved pages say as JSON, one line a page")
    parse.add_argument("paths", metavar="PATH", nargs="+", help="saved page, container or folder")
    parse.add_argument("--workers", metavar="N", type=_count, default=1, help="processes that read (default: 1)")
    parse.add_argument("--timeout", metavar="S", type=_seconds, help="seconds a file may take (default: no limit)")

    importing = command("import", _import, "read saved pages into a library, which is made if missing")
    importing.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="saved page, container or folder")
    importing.add_argument("--json", action="store_true", help="print a line of JSON for each page")

    export = command("export", _export, "write tagged passages with their provenance to a file")
    export.add_argument("--format", required=True, metavar="NAME", help="csv, jsonl or markdown")
    export.add_argument("-o", "--output", required=True, metavar="OUT", help="file to write; - for standard output")
    export.add_argument("--tag", action="append", default=[], metavar="NAME", help="only with this tag (repeatable)")
    export.add_argument("--thread", type=int, metavar="ID", help="only of this thread (see info --threads)")
    export.add_argument("--text", default="", metavar="WORDS", help="only with these words")
    export.add_argument("--no-bom", action="store_true", help="CSV without the byte order mark that Excel needs")
    export.add_argument("--no-formula-guard", action="store_true", help="CSV with text that may run as a formula")

    info = command("info", _info, "tell what is in a library")
    info.add_argument("--threads", action="store_true", help="list the threads with their numbers")
    info.add_argument("--json", action="store_true", help="print JSON")

    command("check", _check, "check that a library is sound; nothing is changed")

    anchor = command("anchor", _anchor, "place annotations in changed captures, one line of JSON a case")
    anchor.add_argument("cases", metavar="CASES", type=Path, help="file of cases, one line of JSON each")

    searching = command("search", _search, "find words in posts, titles, memos and tags")
    searching.add_argument("query", metavar="QUERY", help='words, "phrases", begin*, AND, OR, NOT, brackets')
    searching.add_argument("--regex", action="store_true", help="QUERY is a regular expression")
    searching.add_argument("--exact", action="store_true", help="tell scripts, widths and capitals apart")
    searching.add_argument("--seconds", metavar="S", type=_seconds, default=600, help="most time (default: 600)")
    searching.add_argument("--json", action="store_true", help="print a line of JSON for each hit")

    index = command("index", _index, "bring the search index beside a library up to date")
    index.add_argument("--small", action=argparse.BooleanOptionalAction, help="a smaller, slower index, or not")
    index.add_argument("--anew", action="store_true", help="make it from nothing")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 256:
        raise argparse.ArgumentTypeError("must be from 1 to 256")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number <= 86_400:
        raise argparse.ArgumentTypeError("must be more than 0 and at most 86400")
    return number


# ---- commands -------------------------------------------------------------------------------------------------------


def _parse(wanted: argparse.Namespace) -> int:
    from reader.session.batch import read_files
    from reader.session.parsing import files_in

    out = _bytes_out()
    progress = _Progress()
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

    progress = _Progress()
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
    from reader.export.registry import exporter
    from reader.session.naming import tags_named
    from reader.session.reading import ReadingSession

    chosen = exporter(wanted.format)
    options = ExportOptions(bom=not wanted.no_bom, formula_guard=not wanted.no_formula_guard)
    progress = _Progress()
    with closing(ReadingSession(wanted.library, read_only=True)) as session:
        if wanted.thread is not None and session.thread(wanted.thread) is None:
            raise UsageError(f"The library has no thread {wanted.thread}; “info LIB --threads” lists them.")
        tags = tags_named(session.tags(), wanted.tag)
        passages = session.passages(PassageQuery(text=wanted.text, tags=tags, thread_id=wanted.thread))
        if wanted.output == "-":
            chosen.write(passages, _bytes_out(), options)
            return OK
        count = session.export(passages, chosen.name, Path(wanted.output), options, progress)
    progress.end()
    _say(f"{count} passage(s) written to {wanted.output}.")
    return OK


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

    progress = _Progress()
    size = index_library(wanted.library, progress, small=wanted.small, anew=wanted.anew)
    progress.end()
    _print(f"The search index is up to date: {size:,} bytes.")
    return OK


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


class _Progress:
    """A line on standard error that counts, on a terminal only, at most ten times a second."""

    def __init__(self) -> None:
        self._shown = 0.0
        self._on = sys.stderr.isatty()

    def report(self, done: int, total: int, what: str = "") -> None:
        """Show the count."""
        now = monotonic()
        if self._on and now - self._shown >= 0.1:
            self._shown = now
            of = f" of {total}" if total else ""
            print(f"\r\x1b[K{done}{of} {Path(what).name[:60]}", end="", file=sys.stderr, flush=True)

    def cancelled(self) -> bool:
        """Ctrl+C stops a command by its own exception."""
        return False

    def end(self) -> None:
        """Wipe the line."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
