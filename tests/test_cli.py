"""The commands without a window: what they print, their exit status, and that they start quickly."""

import csv
import io
import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader import cli
from reader.domain.annotation import Span
from reader.export.registry import EXPORTERS
from reader.session import quiet
from reader.session.codebook import AddTag, new_tag
from reader.session.editing import SetMemo, SetTags
from reader.session.quiet import TerminalLine
from reader.session.reading import ReadingSession

ROOT = Path(__file__).parent.parent

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>The new ferry</title></head>
<body><article><h1>The new ferry</h1><p>It runs every hour from the east quay.</p>
<p>=SUM(1) is what the old timetable said.</p></article></body></html>"""


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "ferry.html").write_text(PAGE, "utf-8")
    return folder


@pytest.fixture
def library(tmp_path: Path, pages: Path, capsys) -> Path:
    """A library with one thread whose two paragraphs are tagged, the second with a tag below another."""
    path = tmp_path / "study.postil"
    assert cli.main(["import", str(path), str(pages)]) == cli.OK
    session = ReadingSession(path, coder="Ada")
    head = session.threads()[0]
    post = session.posts(head.id)[0]
    first, second = [p for p in post.post.paragraphs if p.text.startswith(("It runs", "=SUM"))]
    plan = new_tag("Plan", session.tags())
    session.apply(AddTag(plan))
    doubt = new_tag("Doubt", session.tags(), parent=plan.id)
    session.apply(AddTag(doubt))
    for paragraph, tag in ((first, plan), (second, doubt)):
        span = Span(paragraph.ordinal, 0, paragraph.ordinal, len(paragraph.text))
        session.apply(SetTags(((post.id, span),), (tag.id,)))
    session.close()
    capsys.readouterr()
    return path


def run(*args: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, args)],
        check=False,
        capture_output=True,
        timeout=120,
        **options,
    )


# ---- usage ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_help_has_examples(name, capsys):
    assert cli.main([name, "--help"]) == cli.OK
    out = capsys.readouterr().out
    assert "example" in out
    assert f"postil {name}" in out


def test_every_command_is_in_the_overview(capsys):
    assert cli.main(["--help"]) == cli.OK
    out = capsys.readouterr().out
    assert all(f"\n    {name} " in out for name in cli.COMMANDS)


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["fly"],
        ["parse"],
        ["parse", "--workers", "0", "x"],
        ["parse", "--workers", "many", "x"],
        ["parse", "--timeout", "0", "x"],
        ["parse", "--timeout", "nan", "x"],
        ["import", "x.postil"],
        ["export", "x.postil", "--format", "csv"],
        ["info"],
    ],
)
def test_wrong_usage_ends_with_2_and_says_so(args, capsys):
    assert cli.main(args) == cli.USAGE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "usage: postil" in captured.err


def test_help_of_commands_needs_neither_qt_nor_lxml_nor_sqlite():
    code = (
        "import sys; from reader.cli import main; main(['parse', '--help']); "
        "sys.exit(any(name.split('.')[0] in {'PySide6', 'lxml', 'sqlite3', 'multiprocessing'} for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_commands_are_those_that_the_start_script_knows():
    assert f"    {' | '.join(cli.COMMANDS)}) ;;" in (ROOT / "run").read_text("utf-8").replace("        ", "    ")


# ---- parse ----------------------------------------------------------------------------------------------------------


def test_parse_prints_a_line_a_page_in_order_and_ends_with_1_if_one_failed(pages, capsysbinary):
    (pages / "empty.html").write_bytes(b"")
    assert cli.main(["parse", str(pages / "ferry.html"), str(pages), "/no/such.html"]) == cli.FAILED
    found = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [Path(one["source"]).name for one in found] == ["ferry.html", "empty.html", "ferry.html", "such.html"]
    assert found[0]["thread_title"] == "The new ferry"
    assert [one.get("error", {}).get("kind") for one in found] == [None, "EmptyCapture", None, "UnreadableFile"]


def test_parse_ends_with_0_if_all_opened(pages, capsysbinary):
    assert cli.main(["parse", str(pages)]) == cli.OK
    assert capsysbinary.readouterr().err == b""


def test_parse_with_workers_prints_the_same(pages):
    for number in range(30):
        (pages / f"p{number:02}.html").write_text(PAGE.replace("ferry", f"渡口 {number}"), "utf-8")
    plain = run("parse", pages)
    assert plain.returncode == 0
    assert run("parse", "--workers", 2, "--timeout", 60, pages).stdout == plain.stdout
    assert len(plain.stdout.splitlines()) == 31


def test_output_is_utf8_whatever_the_locale(pages):
    (pages / "ferry.html").write_text(PAGE.replace("ferry", "渡口"), "utf-8")
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = run("parse", pages, env=env)
    assert done.returncode == 0
    assert "The new 渡口" in done.stdout.decode("utf-8")


def test_each_line_is_written_at_once(pages):
    (pages / "b.html").write_text(PAGE, "utf-8")
    reader = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "parse", str(pages / "b.html"), "/dev/stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with reader:
        assert json.loads(reader.stdout.readline())["thread_title"] == "The new ferry"
        reader.stdin.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_gives_no_traceback(pages):
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "main.py"), "parse", *[str(pages)] * 200],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == cli.FAILED


def test_ctrl_c_ends_with_130_and_one_word(monkeypatch, pages, capsys):
    def interrupted(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reader.session.batch.read_files", interrupted)
    assert cli.main(["parse", str(pages)]) == cli.STOPPED
    assert capsys.readouterr().err == "Stopped.\n"


# ---- import ---------------------------------------------------------------------------------------------------------


def test_import_counts_and_names_what_failed(tmp_path, pages, capsys):
    (pages / "empty.html").write_bytes(b"")
    library = tmp_path / "new.postil"
    assert cli.main(["import", str(library), str(pages)]) == cli.FAILED
    captured = capsys.readouterr()
    assert captured.out == "Pages: 1 new, 1 failed\n"
    assert captured.err.count("empty.html") == 1
    assert cli.main(["import", str(library), str(pages / "ferry.html")]) == cli.OK
    assert capsys.readouterr().out == "Pages: 1 known already\n"


def test_import_reports_as_json(tmp_path, pages, capsysbinary):
    assert cli.main(["import", str(tmp_path / "new.postil"), str(pages), "--json"]) == cli.OK
    found = [json.loads(line) for line in capsysbinary.readouterr().out.splitlines()]
    assert [(Path(one["path"]).name, one["outcome"], one["posts_new"]) for one in found] == [("ferry.html", "new", 1)]


def test_import_into_something_else_is_refused(tmp_path, pages, capsys):
    other = tmp_path / "notes.txt"
    other.write_text("my notes, not a library\n" * 50)
    before = other.read_bytes()
    assert cli.main(["import", str(other), str(pages)]) == cli.FAILED
    assert capsys.readouterr().err.startswith(f"postil: {other}: ")
    assert other.read_bytes() == before


# ---- export ---------------------------------------------------------------------------------------------------------


def exported(library: Path, *args: str) -> list[dict[str, str]]:
    out = library.with_suffix(".csv")
    assert cli.main(["export", str(library), "--format", "csv", "-o", str(out), *args]) == cli.OK
    return list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"), newline="")))


def test_export_writes_all_passages_with_provenance(library, capsys):
    rows = exported(library)
    assert [row["text"] for row in rows] == [
        "It runs every hour from the east quay.",
        "'=SUM(1) is what the old timetable said.",
    ]
    assert [row["tags"] for row in rows] == ["Plan", "Plan > Doubt"]
    assert all(Path(row["file"]).name == "ferry.html" and len(row["sha256"]) == 64 for row in rows)
    assert {row["coder"] for row in rows} == {"Ada"}
    assert "2 passage(s) written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "count"),
    [
        (["--tag", "Doubt"], 1),
        (["--tag", "plan > doubt"], 1),
        (["--tag", "PLAN"], 2),
        (["--tag", "doubt", "--tag", "plan"], 2),
        (["--text", "east quay"], 1),
        (["--text", "nowhere"], 0),
        (["--thread", "1"], 2),
    ],
)
def test_export_can_be_narrowed(library, args, count):
    assert len(exported(library, *args)) == count


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--format", "xls"], "no export format “xls”"),
        (["--format", "csv", "--tag", "Hope"], "no tag “Hope”"),
        (["--format", "csv", "--tag", "Doubt > Plan"], "no tag “Doubt > Plan”"),
        (["--format", "csv", "--thread", "99"], "no thread 99"),
    ],
)
def test_an_export_of_what_is_not_there_is_wrong_usage(library, args, words, capsys, tmp_path):
    assert cli.main(["export", str(library), *args, "-o", str(tmp_path / "out")]) == cli.USAGE
    assert words in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_export_options_reach_the_file(library, tmp_path):
    out = tmp_path / "plain.csv"
    args = ["export", str(library), "--format", "csv", "-o", str(out), "--no-bom", "--no-formula-guard"]
    assert cli.main(args) == cli.OK
    assert out.read_bytes().startswith(b'"file"')
    assert '"=SUM(1) is' in out.read_text("utf-8")


def test_export_to_standard_output_is_the_data_alone(library):
    done = run("export", library, "--format", "jsonl", "-o", "-")
    assert (done.returncode, done.stderr) == (0, b"")
    assert [json.loads(line)["tags"] for line in done.stdout.splitlines()] == [[["Plan"]], [["Plan", "Doubt"]]]


def test_export_asks_for_force_before_it_replaces(library, tmp_path, capsys):
    out = tmp_path / "there.csv"
    out.write_text("old")
    args = ["export", str(library), "--format", "csv", "-o", str(out)]
    assert cli.main(args) == cli.USAGE
    assert "--force replaces it" in capsys.readouterr().err
    assert out.read_text() == "old"
    assert cli.main([*args, "--force"]) == cli.OK
    assert out.read_bytes() != b"old"


def test_export_help_names_every_format(capsys):
    assert cli.main(["export", "--help"]) == cli.OK
    told = set(re.findall(r"[a-z-]+", capsys.readouterr().out))
    assert {known.name for known in EXPORTERS} <= told


@pytest.mark.parametrize("known", EXPORTERS, ids=lambda known: known.name)
def test_export_writes_every_format(library, tmp_path, known, capsys):
    out = tmp_path / f"out{known.suffix}"
    args = ["--pseudonyms", str(tmp_path / "key.csv"), "--context", "1", "--group", "tag", "--headings", "zh_CN"]
    assert cli.main(["export", str(library), "--format", known.name, "-o", str(out), *args]) == cli.OK
    assert out.stat().st_size > 40
    assert "written to" in capsys.readouterr().err


@pytest.mark.parametrize("out", ["-", "out.csv"])
def test_export_tells_how_much_the_format_cannot_hold(library, tmp_path, out):
    with closing(ReadingSession(library)) as session:
        passage = session.passages()[0]
        target = passage.annotation.target
        session.apply(SetMemo(((target.post_id, target.span),), "a\x0bb\x1bc"))
    goal = out if out == "-" else str(tmp_path / out)
    done = run("export", library, "--format", "csv", "-o", goal)
    assert done.returncode == cli.OK
    assert b"2 character(s) that the format cannot hold were left out." in done.stderr


def test_export_columns_and_pseudonyms(library, tmp_path):
    key = tmp_path / "key.csv"
    rows = exported(library, "--columns", "author, text", "--pseudonyms", str(key))
    assert [list(row) for row in rows] == [["author", "text"]] * 2
    assert [row["author"] for row in rows] == ["", ""], "nobody is named there"
    assert key.read_text("utf-8-sig").splitlines() == ["pseudonym,author"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["--group", "colour"], "no grouping “colour”"),
        (["--cite", "mla"], "no citation style “mla”"),
        (["--headings", "fr"], "no language of headings “fr”"),
        (["--context", "99"], "0 to 20 paragraphs"),
        (["--columns", "colour"], "no column “colour”"),
    ],
)
def test_export_options_that_make_no_sense_are_wrong_usage(library, args, words, capsys, tmp_path):
    out = tmp_path / "out"
    assert cli.main(["export", str(library), "--format", "csv", *args, "-o", str(out)]) == cli.USAGE
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_export_into_a_missing_folder_names_it(library, tmp_path, capsys):
    out = tmp_path / "none" / "out.csv"
    assert cli.main(["export", str(library), "--format", "csv", "-o", str(out)]) == cli.FAILED
    assert capsys.readouterr().err.startswith(f"postil: {out}: ")


# ---- info and check -------------------------------------------------------------------------------------------------


def test_info_tells_counts(library, capsys):
    assert cli.main(["info", str(library)]) == cli.OK
    lines = capsys.readouterr().out.splitlines()
    assert "threads: 1" in lines
    assert "annotations: 2" in lines
    assert "tags: 2" in lines


def test_info_lists_threads_with_the_number_that_export_takes(library, capsys):
    assert cli.main(["info", str(library), "--threads"]) == cli.OK
    assert capsys.readouterr().out.splitlines()[-1].split("\t")[::2] == ["1", "The new ferry"]


def test_info_as_json(library, capsys):
    assert cli.main(["info", str(library), "--json", "--threads"]) == cli.OK
    found = json.loads(capsys.readouterr().out)
    assert found["posts"] == 1
    assert [(one["id"], one["title"]) for one in found["thread_list"]] == [(1, "The new ferry")]


@pytest.mark.parametrize("command", [["info"], ["check"], ["export", "--format", "csv", "-o", "-"]])
def test_a_missing_library_is_named_and_not_made(command, tmp_path, capsys):
    missing = tmp_path / "none.postil"
    assert cli.main([command[0], str(missing), *command[1:]]) == cli.FAILED
    assert capsys.readouterr().err.startswith(f"postil: {missing}: ")
    assert not missing.exists()


def test_a_sound_library_checks_out(library, capsys):
    assert cli.main(["check", str(library)]) == cli.OK
    assert capsys.readouterr().out == "No fault found.\n"


def test_faults_are_printed_and_end_with_1(library, capsys, monkeypatch):
    monkeypatch.setattr("reader.library.maintenance.check", lambda path: ["One fault.", "Another."])
    assert cli.main(["check", str(library)]) == cli.FAILED
    assert capsys.readouterr().out == "One fault.\nAnother.\n"


# ---- the counting line ----------------------------------------------------------------------------------------------


class Terminal(io.StringIO):
    encoding = "ascii"

    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_a_count_that_is_wiped_at_the_end(monkeypatch, tmp_path, pages):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert cli.main(["import", str(tmp_path / "a.postil"), str(pages)]) == cli.OK
    shown = terminal.getvalue()
    assert " of 1 ferry.html" in shown
    assert shown.endswith("\r\x1b[K")


def test_the_count_is_shown_ten_times_a_second_at_most(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    # The clock goes on by the 1024th of a second with each look at it.
    monkeypatch.setattr(quiet, "monotonic", itertools.count(1000.0, 1 / 1024).__next__)
    progress = TerminalLine()
    for number in range(2048):
        progress.report(number, 0)
    assert terminal.getvalue().count("\r") == 2 * 10
    assert not progress.cancelled()


def test_messages_fit_any_terminal(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    cli._say("渡口")
    assert terminal.getvalue() == "\\u6e21\\u53e3\n"


def test_a_backup_is_made_listed_and_put_back(library: Path, capsys) -> None:
    assert cli.main(["backup", str(library)]) == cli.OK
    backup = Path(capsys.readouterr().out.strip())
    assert backup.parent == library.with_name(library.name + ".backups")
    session = ReadingSession(library, coder="Ada")
    session.apply(AddTag(new_tag("Later", session.tags())))
    session.close()
    assert cli.main(["restore", str(library), "--list"]) == cli.OK
    name, _at, *facts = capsys.readouterr().out.split()
    assert (name, facts[1:]) == (str(backup), [str(backup.stat().st_size), "1", "1", "2", "2"])
    assert cli.main(["restore", str(library), str(backup), "--preview"]) == cli.OK
    assert "tags\t0\t1\t0" in capsys.readouterr().out
    assert cli.main(["restore", str(library), str(backup)]) == cli.OK
    session = ReadingSession(library)
    assert "Later" not in {tag.name for tag in session.tags()}
    session.close()


def test_a_backup_of_nothing_and_nothing_to_put_back(library: Path, tmp_path: Path, capsys) -> None:
    assert cli.main(["backup", str(tmp_path / "none.postil")]) == cli.FAILED
    assert cli.main(["restore", str(library)]) == cli.USAGE
    assert cli.main(["restore", str(library), str(tmp_path / "none.postil")]) == cli.FAILED
    assert "no such library" in capsys.readouterr().err
    assert not (tmp_path / "none.postil").exists()


def test_a_library_is_compacted(library: Path, capsys) -> None:
    assert cli.main(["compact", str(library)]) == cli.OK
    before, after = (int(number) for number in re.findall(r"(\d+) bytes", capsys.readouterr().out))
    assert 0 < after <= before
    assert cli.main(["check", str(library)]) == cli.OK


def test_pages_of_another_version_are_read_again(library: Path, capsys) -> None:
    assert cli.main(["reread", str(library)]) == cli.OK
    assert capsys.readouterr().out == "0 page(s) read again, 0 could not be.\n"
    con = sqlite3.connect(library)
    con.execute("UPDATE capture SET parser='postil 0.0.1'")
    con.commit()
    con.close()
    assert cli.main(["reread", str(library)]) == cli.OK
    assert re.match(r"[1-9]\d* page\(s\) read again, 0 could not be", capsys.readouterr().out)
