"""Rules of the whole project that no linter knows."""

import ast
import re
import subprocess
import sys
import tomllib
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import reader

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "reader").rglob("*.py"))
CODE = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "main.py"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---- source files ---------------------------------------------------------------------------------------------------


def test_the_modules_are_found():
    assert len(MODULES) > 50


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_is_longer_than_350_lines(path):
    assert len(path.read_text("utf-8").splitlines()) <= 350


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_module_says_what_it_is_for(path):
    text = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert text is not None
    assert len(text) >= 12


def names_in(path: Path, kind: type[ast.AST]) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kind)]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_no_module_has_globals_that_change_or_stubs(path):
    assert names_in(path, ast.Global) == []
    text = path.read_text("utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|raise NotImplementedError)\b", text)
    assert "import *" not in text


def test_no_test_reads_a_clock_to_judge_by_seconds():
    # Time is for the bench and the long runs; what must tell a square from a line compares lengths (tests/growth.py).
    clocks = re.compile(r"\b(perf_counter|process_time|thread_time|timeit)\b")
    free = ("tests/bench/", "tests/reliability/", "tests/growth.py", "tests/test_architecture.py")
    tests = [path for path in CODE if name_of(path).startswith("tests/") and not name_of(path).startswith(free)]
    assert [name_of(path) for path in tests if clocks.search(path.read_text("utf-8"))] == []


def test_no_file_names_a_place_of_one_machine():
    texts = [*CODE, ROOT / "run", *(ROOT / ".ci").iterdir(), ROOT / "pyproject.toml", *ROOT.glob("*.md")]
    places = re.compile(r"(?<![\w.])/(?:wo" + r"rk|ho" + r"me/\w+|Us" + r"ers/\w+)/")
    assert [name_of(path) for path in texts if places.search(path.read_text("utf-8"))] == []


def test_nothing_in_the_package_opens_a_connection():
    banned = {"socket", "urllib.request", "http", "http.client", "ftplib", "smtplib", "requests", "webbrowser"}
    banned |= {"PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "pickle", "marshal"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            found: list[str] = []
            if isinstance(node, ast.Import):
                found = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                found = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            assert banned.isdisjoint(found), f"{name_of(path)}: {found}"


# ---- imports --------------------------------------------------------------------------------------------------------


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported_by(path: Path, known: set[str]) -> set[str]:
    """The project's modules that a module imports: at its top, where it needs them, or for types only."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            members = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= members & known or {node.module}
    return found & known


def test_no_modules_import_each_other_in_a_circle_not_even_for_types():
    # The contracts look past imports for types; whoever reads two such modules has to read both at once all the same.
    names = {dotted(path) for path in MODULES}
    wanted = {dotted(path): imported_by(path, names) for path in MODULES}
    assert len(wanted["reader.gui.main_window"]) > 20
    try:
        TopologicalSorter(wanted).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


# ---- versions and lock files ----------------------------------------------------------------------------------------


def locked(name: str) -> dict[str, list[Requirement]]:
    """The pinned requirements of a lock file, by name; a package may be pinned once for each Python."""
    found: dict[str, list[Requirement]] = {}
    for line in (ROOT / ".ci" / name).read_text("utf-8").splitlines():
        if line and not line.startswith((" ", "#")):
            requirement = Requirement(line.rstrip(" \\"))
            found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


RUNTIME = [Requirement(line) for line in PROJECT["project"]["dependencies"]]
DEV = [Requirement(line) for line in PROJECT["dependency-groups"]["dev"]]


@pytest.mark.parametrize(
    ("wanted", "lock"),
    [(one, "requirements.lock") for one in RUNTIME] + [(one, "requirements-dev.lock") for one in RUNTIME + DEV],
    ids=str,
)
def test_the_lock_files_hold_what_the_project_wants(wanted, lock):
    pins = locked(lock)[canonicalize_name(wanted.name)]
    versions = [next(iter(pin.specifier)).version for pin in pins]
    assert any(wanted.specifier.contains(version) for version in versions)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_the_lock_files_are_pinned_hashed_and_name_no_index(lock):
    text = (ROOT / ".ci" / lock).read_text("utf-8")
    assert not re.search(r"https?:|file:|--(index|extra|find)|@", text)
    blocks = [block for block in re.split(r"\n(?=\S)", text) if block.strip() and not block.startswith("#")]
    for block in blocks:
        assert re.match(r"\S+==\S+", block), block
        assert "--hash=sha256:" in block, block


def test_both_lock_files_pin_the_same_versions():
    dev = locked("requirements-dev.lock")
    for name, pins in locked("requirements.lock").items():
        assert {str(pin.specifier) for pin in pins} == {str(pin.specifier) for pin in dev[name]}


def test_the_runtime_lock_holds_nothing_that_only_developers_need():
    assert {"pytest", "ruff", "mypy", "hypothesis"}.isdisjoint(locked("requirements.lock"))


def test_the_version_is_told_once():
    assert "version" not in PROJECT["project"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", reader.__version__)
    assert reader.__version__ in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_the_licence_is_there_whole():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "Version 3, 29 June 2007" in text
    assert len(text.splitlines()) > 600
    assert PROJECT["project"]["license"] == "GPL-3.0-or-later"


# ---- PySide6 --------------------------------------------------------------------------------------------------------

EMITS = """
import sys
from PySide6.QtCore import QObject, Signal

class Source(QObject):
    told = Signal(bool)
    said = Signal(object)

source = Source()
source.told.connect(lambda value: None)
source.said.connect(lambda value: None)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(2000):
    source.told.emit(True)
    source.said.emit(None)
after = sys.getrefcount(True), sys.getrefcount(None)
print(before[0] - after[0], before[1] - after[1])
"""


def test_signals_do_not_eat_references():
    # PySide6 6.12.0 on CPython < 3.12 lost one reference of True or None with each emit, until the process aborted.
    done = subprocess.run([sys.executable, "-c", EMITS], capture_output=True, text=True, check=True)
    lost = [int(word) for word in done.stdout.split()]
    assert len(lost) == 2
    assert max(lost) < 100
