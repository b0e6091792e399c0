"""What the commands of Postil take, and the examples in their help."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Run: TypeAlias = Callable[[argparse.Namespace], int]

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
  postil export study.postil --format docx --group tag --cite gbt7714 --headings zh_CN -o chapter.docx
  postil export study.postil --format qdpx --all-threads --pseudonyms names.csv -o study.qdpx
  postil export study.postil --format jsonl --text "bus fare" -o - | wc -l
  postil export study.postil --format csv --query 'tag:Trust NOT tag:Doubt after:2022-01' -o trust.csv""",
    "info": """examples:
  postil info study.postil
  postil info study.postil --threads
  postil info study.postil --json""",
    "check": "example:\n  postil check study.postil && cp study.postil /backup/",
    "compact": "example:\n  postil compact study.postil",
    "reread": "example:\n  postil reread study.postil",
    "anchor": "example:\n  postil anchor cases.jsonl > answers.jsonl",
    "search": """examples:
  postil search study.postil '"bus fare" OR 渡口 NOT ferr*'
  postil search study.postil --regex 'p[.] ?[0-9]+' --json""",
    "index": "example:\n  postil index study.postil --small",
    "backup": "example:\n  postil backup study.postil",
    "restore": """examples:
  postil restore study.postil --list
  postil restore study.postil --preview study.postil.backups/2024-05-01T101500Z-daily.postil
  postil restore study.postil study.postil.backups/2024-05-01T101500Z-daily.postil""",
    "bring": """examples:
  postil bring study.postil --preview interviews.qdpx
  postil bring study.postil interviews.qdpx
  postil bring study.postil codes.qdc --json""",
}


def command_parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The parser of all commands.

    Args:
        runs: what carries each command out, by its name; it stands in ``run`` of what is parsed.
    """
    parser = argparse.ArgumentParser(
        prog="postil",
        description="Read, import and export saved forum pages without a window.",
        epilog="postil COMMAND --help shows the options and examples of a command.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND", dest="command")

    def command(name: str, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=_EXAMPLES[name],
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        added.set_defaults(run=runs[name])
        if name not in {"parse", "anchor"}:
            added.add_argument("library", metavar="LIB", type=Path, help="the library file (.postil)")
        return added

    parse = command("parse", "print what saved pages say as JSON, one line a page")
    parse.add_argument("paths", metavar="PATH", nargs="+", help="saved page, container or folder")
    parse.add_argument("--workers", metavar="N", type=_count, default=1, help="processes that read (default: 1)")
    parse.add_argument("--timeout", metavar="S", type=_seconds, help="seconds a file may take (default: no limit)")

    importing = command("import", "read saved pages into a library, which is made if missing")
    importing.add_argument("paths", metavar="PATH", nargs="+", type=Path, help="saved page, container or folder")
    importing.add_argument("--json", action="store_true", help="print a line of JSON for each page")

    _export_arguments(command("export", "write tagged passages with their provenance to a file"))

    info = command("info", "tell what is in a library")
    info.add_argument("--threads", action="store_true", help="list the threads with their numbers")
    info.add_argument("--json", action="store_true", help="print JSON")

    command("check", "check that a library is sound; nothing is changed")
    command("compact", "give back the room that deleted rows left in a library")
    command("reread", "read again the saved pages that another version of Postil read; annotations stay")

    anchor = command("anchor", "place annotations in changed captures, one line of JSON a case")
    anchor.add_argument("cases", metavar="CASES", type=Path, help="file of cases, one line of JSON each")

    searching = command("search", "find words in posts, titles, memos and tags")
    searching.add_argument("query", metavar="QUERY", help='words, "phrases", begin*, AND, OR, NOT, brackets')
    searching.add_argument("--regex", action="store_true", help="QUERY is a regular expression")
    searching.add_argument("--exact", action="store_true", help="tell scripts, widths and capitals apart")
    searching.add_argument("--seconds", metavar="S", type=_seconds, default=600, help="most time (default: 600)")
    searching.add_argument("--json", action="store_true", help="print a line of JSON for each hit")

    index = command("index", "bring the search index beside a library up to date")
    index.add_argument("--small", action=argparse.BooleanOptionalAction, help="a smaller, slower index, or not")
    index.add_argument("--anew", action="store_true", help="make it from nothing")
    _safety(command)

    bringing = command("bring", "bring in a project, codebook or annotations of another program")
    bringing.add_argument(
        "project", metavar="FILE", type=Path, help="QDPX, QDC, JSON, CSV, XLSX, HTML, DOCX, ODT, TXT or NDJSON"
    )
    bringing.add_argument("--preview", action="store_true", help="tell what would come over; nothing is changed")
    bringing.add_argument("--json", action="store_true", help="print JSON")
    return parser


def _safety(command: Callable[[str, str], argparse.ArgumentParser]) -> None:
    command("backup", "keep a checked copy of a library among its backups")

    restore = command("restore", "put a backup in the place of a library, which is put aside first")
    restore.add_argument("backup", metavar="BACKUP", type=Path, nargs="?", help="the backup to put in place")
    restore.add_argument("--list", action="store_true", help="list the backups and what they hold; nothing is changed")
    restore.add_argument("--preview", action="store_true", help="tell what would change; nothing is changed")


def _export_arguments(export: argparse.ArgumentParser) -> None:
    formats = (
        "csv, xlsx, jsonl, markdown, html, docx, odt, qdpx, qdc, library, webannotation, csl-json, biblatex, ris, "
        "references"
    )
    export.add_argument("--format", required=True, metavar="NAME", help=formats)
    export.add_argument("-o", "--output", required=True, metavar="OUT", help="file to write; - for standard output")
    export.add_argument("--force", action="store_true", help="replace OUT if it is there")
    export.add_argument("--tag", action="append", default=[], metavar="NAME", help="only with this tag (repeatable)")
    export.add_argument("--thread", type=int, metavar="ID", help="only of this thread (see info --threads)")
    export.add_argument("--text", default="", metavar="WORDS", help="only with these words")
    export.add_argument(
        "--query", default="", metavar="Q", help='only these, such as: tag:Trust author:"x" near:2 tag:Fear'
    )
    export.add_argument(
        "--group", default="thread", metavar="BY", help="documents: thread, tag, author, coder, board or none"
    )
    export.add_argument(
        "--cite", default="plain", metavar="STYLE", help="documents, references: plain, gbt7714, apa or chicago"
    )
    export.add_argument("--context", type=int, default=0, metavar="N", help="give N paragraphs around each passage")
    export.add_argument("--columns", default="", metavar="A,B", help="tables: these columns in this order")
    export.add_argument("--headings", default="en", metavar="LANG", help="en, zh_CN or zh_TW")
    export.add_argument("--pseudonyms", type=Path, metavar="CSV", help="hide authors' names; CSV tells who is who")
    export.add_argument("--all-threads", action="store_true", help="QDPX, library: threads without passages too")
    export.add_argument("--no-memos", action="store_true", help="without memos on threads, posts, tags and the library")
    export.add_argument("--utf16", action="store_true", help="QDPX: positions as NVivo counts them")
    export.add_argument("--no-bom", action="store_true", help="CSV without the byte order mark that Excel needs")
    export.add_argument("--no-formula-guard", action="store_true", help="CSV with text that may run as a formula")


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
