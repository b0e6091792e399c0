"""The start script, tried on a checkout with a stand-in for Python: what it sets up, when, and what it starts."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs sh and uname of Linux")

PYTHON = """#!/bin/sh
printf '%s\\n' "$*" >>"$LOG"
case $1 in
-c) case $2 in *import\\ pip*) [ ! -e "$NO_PIP" ] ;; esac ;;
-m)
    case $2 in
    venv) mkdir -p "$3/bin" && cp "$STAND_IN" "$3/bin/python" && rm -f "$NO_PIP" ;;
    pip) echo "words of pip"; [ ! -e "$PIP_FAILS" ] ;;
    esac ;;
*) printf '<%s>' "$@"; echo; echo "platform=${QT_QPA_PLATFORM:-} home=${POSTIL_HOME:-}"; exit "${ENDS_WITH:-0}" ;;
esac
"""


class Checkout:
    """A folder with the start script in it, and tools that only take notes."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "my check out"
        (self.root / ".ci").mkdir(parents=True)
        shutil.copy(ROOT / "run", self.root / "run")
        for name in ("requirements.lock", "requirements-dev.lock"):
            (self.root / ".ci" / name).write_text("a==1\n")
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.log = folder / "log"
        self.tool("python3", PYTHON)
        self.tool("fc-list", "#!/bin/sh\necho font\n")
        self.tool("apt-get", '#!/bin/sh\necho "apt-get $*" >>"$LOG"\nexit 100\n')
        self.cwd = folder / "else where"
        self.cwd.mkdir()
        self.env = {
            "PATH": f"{self.tools}:{os.environ['PATH']}",
            "HOME": str(folder),
            "LOG": str(self.log),
            "STAND_IN": str(self.tools / "python3"),
            "NO_PIP": str(folder / "no-pip"),
            "PIP_FAILS": str(folder / "pip-fails"),
        }

    def tool(self, name: str, text: str) -> None:
        (self.tools / name).write_text(text)
        (self.tools / name).chmod(0o755)

    def run(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self.root / "run"), *args],
            cwd=self.cwd,
            env={**self.env, **env},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def calls(self) -> list[str]:
        """What Python and apt-get were asked since the last look."""
        found = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.write_text("")
        return found

    def pip_calls(self) -> list[str]:
        return [call for call in self.calls() if call.startswith("-m pip")]


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def ready(checkout: Checkout) -> Checkout:
    """A checkout that is set up."""
    assert checkout.run("info", "x").returncode == 0
    checkout.calls()
    return checkout


def test_the_first_start_sets_up_from_the_hashed_lock_and_keeps_the_output_clean(checkout):
    done = checkout.run("parse", "a.html")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == f"<{checkout.root}/main.py><parse><a.html>"
    assert "words of pip" in done.stderr
    assert "words of pip" not in done.stdout
    (pip,) = checkout.pip_calls()
    assert "--require-hashes" in pip
    assert pip.endswith(f"-r {checkout.root}/.ci/requirements.lock")


def test_the_second_start_only_starts(ready):
    done = ready.run("parse", "a.html")
    assert ready.calls() == [f"{ready.root}/main.py parse a.html"]
    assert done.stderr == ""


def test_arguments_and_exit_status_pass_through(ready):
    done = ready.run("parse", "a b.html", "it's", '"', "*", "", ENDS_WITH="7")
    assert done.stdout.splitlines()[0] == f"<{ready.root}/main.py><parse><a b.html><it's><\"><*><>"
    assert done.returncode == 7


def test_it_can_be_called_through_a_link(ready, tmp_path):
    (tmp_path / "postil").symlink_to(ready.root / "run")
    done = subprocess.run(
        [str(tmp_path / "postil"), "check", "x"], env=ready.env, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith(f"<{ready.root}/main.py><check><x>")


@pytest.mark.parametrize("what", ["lock", "stamp"])
def test_a_new_lock_or_a_lost_stamp_sets_up_again(ready, what):
    if what == "lock":
        (ready.root / ".ci" / "requirements.lock").write_text("a==2\n")
    else:
        (ready.root / ".venv" / ".postil-runtime").unlink()
    assert ready.run("info", "x").returncode == 0
    calls = ready.calls()
    assert sum(call.startswith("-m pip") for call in calls) == 1
    assert not any(call.startswith("-m venv") for call in calls)
    assert ready.run("info", "x").returncode == 0
    assert ready.pip_calls() == []


@pytest.mark.parametrize("damage", ["unfinished", "python", "pip"])
def test_an_environment_that_is_half_made_is_made_anew(ready, damage):
    venv = ready.root / ".venv"
    (venv / "leftover").touch()
    if damage == "unfinished":
        (venv / ".postil-unfinished").touch()
    elif damage == "python":
        (venv / "bin" / "python").unlink()
        (venv / "bin" / "python").symlink_to("/nonexistent/python3.9")
    else:
        (venv / ".postil-runtime").unlink()
        Path(ready.env["NO_PIP"]).touch()
    assert ready.run("info", "x").returncode == 0
    assert any(call.startswith("-m venv") for call in ready.calls())
    assert not (venv / "leftover").exists()
    assert not (venv / ".postil-unfinished").exists()


def test_a_set_up_that_fails_says_so_and_is_tried_again(checkout):
    Path(checkout.env["PIP_FAILS"]).touch()
    done = checkout.run("info", "x")
    assert done.returncode == 1
    assert "run: the packages of .ci/requirements.lock could not be installed" in done.stderr
    assert done.stdout == ""
    Path(checkout.env["PIP_FAILS"]).unlink()
    assert checkout.run("info", "x").returncode == 0


def test_too_old_a_python_is_said_in_one_sentence(checkout):
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        checkout.tool(name, "#!/bin/sh\nexit 1\n")
    done = checkout.run("info", "x")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "run: Postil needs Python 3.11 or newer, and there is none on the PATH."


def test_the_developers_packages_come_with_test_and_lint_only(ready):
    assert ready.run("test", "tests/export", "-q").returncode == 0
    calls = ready.calls()
    assert [call.split("/")[-1] for call in calls if call.startswith("-m pip")] == ["requirements-dev.lock"]
    assert calls[-1] == "-m pytest tests/export -q"
    assert ready.run("info", "x").returncode == 0
    assert ready.pip_calls() == []


def test_test_without_arguments_lints_and_asks_for_coverage(ready):
    assert ready.run("test").returncode == 0
    calls = [call for call in ready.calls() if call.startswith("-m ") and "pip" not in call]
    assert calls[:3] == ["-m ruff format --check", "-m ruff check", "-m mypy"]
    assert calls[-1].startswith("-m pytest -n auto --cov")
    assert "--cov-fail-under=85" in calls[-1]


def test_a_missing_font_is_asked_of_the_system_and_its_lack_stops_nothing(checkout):
    checkout.tool("fc-list", "#!/bin/sh\nexit 0\n")
    checkout.tool("id", "#!/bin/sh\necho 0\n")
    done = checkout.run("info", "x")
    assert done.returncode == 0
    assert "apt-get -q -y --no-install-recommends install fonts-noto-cjk" in checkout.calls()
    assert "Could not install a font with Chinese characters" in done.stderr
    assert not (checkout.root / ".venv" / ".postil-system").exists()


def test_without_rights_the_command_for_an_administrator_is_named(checkout):
    checkout.tool("fc-list", "#!/bin/sh\nexit 0\n")
    checkout.tool("id", "#!/bin/sh\necho 1000\n")
    checkout.tool("sudo", "#!/bin/sh\nexit 1\n")
    done = checkout.run("info", "x")
    assert done.returncode == 0
    assert "please have an administrator run: apt-get install fonts-noto-cjk" in done.stderr
    assert not any(call.startswith("apt-get") for call in checkout.calls())


# ---- display --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("args", [(), ("pages/",), ("--library", "x.postil")])
def test_without_a_display_a_picture_is_painted_and_named(ready, args):
    done = ready.run(*args)
    shot = ready.cwd / "postil.png"
    assert done.returncode == 0
    assert ready.calls() == [" ".join([f"{ready.root}/main.py --screenshot {shot}", *args])]
    assert "platform=offscreen" in done.stdout
    assert f"There is no display here, so Postil painted its window into {shot}." in done.stdout
    assert done.stdout.splitlines()[-1] == f"On a desktop, start it with: {ready.root}/run"


def test_a_picture_that_fails_is_not_praised(ready):
    done = ready.run(ENDS_WITH="1")
    assert done.returncode == 1
    assert "painted" not in done.stdout


@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_with_a_display_the_window_opens(ready, name):
    done = ready.run(**{name: ":1"})
    assert ready.calls() == [f"{ready.root}/main.py"]
    assert "platform= " in done.stdout


def test_a_platform_that_needs_no_display_is_left_alone(ready):
    assert "platform=vnc " in ready.run(QT_QPA_PLATFORM="vnc").stdout


@pytest.mark.parametrize("args", [("--screenshot", "a.png"), ("--theme", "dark", "--screenshot=a.png"), ("--help",)])
def test_a_wanted_picture_or_help_is_passed_on(ready, args):
    done = ready.run(*args)
    assert ready.calls() == [" ".join([f"{ready.root}/main.py", *args])]
    assert "platform=offscreen" in done.stdout


def test_help_tells_of_what_a_checkout_can_do_too(ready):
    told = ready.run("--help").stdout
    for name in ("PATH...", "parse", "test", "lint", "bench", "torture"):
        assert f"  ./run {name}" in told


# ---- home -----------------------------------------------------------------------------------------------------------


def test_a_home_that_cannot_be_written_is_replaced(ready):
    done = ready.run("info", "x", HOME="/dev/null/none")
    assert f"home={ready.root}/.postil" in done.stdout
    assert done.stderr == f"Your home folder cannot be written to; Postil keeps its files in {ready.root}/.postil.\n"
    assert (ready.root / ".postil" / "cache").is_dir()


def test_a_home_that_is_named_or_good_is_kept(ready, tmp_path):
    assert f"home={tmp_path}/x" in ready.run("info", "x", POSTIL_HOME=f"{tmp_path}/x", HOME="/dev/null").stdout
    done = ready.run("info", "x")
    assert done.stdout.rstrip().endswith("home=")
    assert done.stderr == ""


def test_the_script_is_plain_sh():
    assert (ROOT / "run").read_text("utf-8").startswith("#!/bin/sh\n")
    assert os.access(ROOT / "run", os.X_OK)
    subprocess.run(["sh", "-n", str(ROOT / "run")], check=True)
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
