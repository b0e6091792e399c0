import subprocess
import sys
from pathlib import Path

import pytest

from reader.capture.base import MAX_PAGE, Capture, Decoded
from reader.capture.encoding import decode
from reader.domain.errors import TooLarge, UsageError
from reader.domain.thread import PageKind
from reader.engines import registry
from reader.engines.base import FAIRLY_SURE, SURE, PageSource
from reader.engines.discuz.text import DiscuzText
from reader.engines.registry import engines, read_page


def test_names_are_unique():
    names = [engine.name for markup in (True, False) for engine in engines(markup=markup)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("markup", [True, False])
def test_last_engine_takes_any_page(markup):
    media, body = ("text/html", b"<p>w</p>") if markup else ("text/plain", b"w")
    _, page = read_page(Capture(Path("p"), None, "x", body, media))
    assert [p.text for p in page.posts[0].paragraphs] == ["w"]


class _Engine:
    def __init__(self, name, sure):
        self.name = name
        self.sure = sure
        self.asked = 0

    def recognise(self, _page):
        self.asked += 1
        return self.sure


@pytest.mark.parametrize(
    ("sure", "want"),
    [
        ([0.5, 0.9, 0.9, 0.01], 1),
        ([0.0, 0.0], 0),
        ([0.2, SURE, 0.99], 1),
        ([SURE, SURE], 0),
        ([0.94, 0.99, 0.3], 1),
    ],
)
def test_surest_engine_reads_and_none_is_asked_after_a_sure_one(monkeypatch, sure, want):
    several = tuple(_Engine(str(i), value) for i, value in enumerate(sure))
    monkeypatch.setattr(registry, "TEXT_ENGINES", several)
    capture = Capture(Path("p"), None, "x", b"w", "text/plain")
    chosen = registry.recognise(PageSource(capture, Decoded("w", "utf-8", "utf-8")))
    assert chosen is several[want]
    asked = [engine.asked for engine in several]
    assert asked == ([1] * (want + 1) + [0] * (len(sure) - want - 1) if sure[want] >= SURE else [1] * len(sure))


def test_an_engine_that_cannot_be_surer_is_not_asked(monkeypatch):
    several = _Engine("a", 0.9), _Engine("b", 0.9), _Engine("c", 0.91)
    several[1].most = FAIRLY_SURE
    monkeypatch.setattr(registry, "TEXT_ENGINES", several)
    capture = Capture(Path("p"), None, "x", b"w", "text/plain")
    assert registry.recognise(PageSource(capture, Decoded("w", "utf-8", "utf-8"))) is several[2]
    assert [engine.asked for engine in several] == [1, 0, 1]


def test_no_engine_is_surer_than_it_says():
    known = [engine for engine in registry.engines(markup=True) if hasattr(engine, "most")]
    asked = set()
    for path in sorted((Path(__file__).parent / "pages").rglob("*.html")):
        capture = Capture(path, None, "html", path.read_bytes(), "text/html")
        page = PageSource(capture, decode(capture))
        sure = {engine.name: engine.recognise(page) for engine in known}
        assert all(sure[engine.name] <= engine.most for engine in known), path
        asked.update(name for name, value in sure.items() if value > 0)
    assert asked == {engine.name for engine in known}


def test_bad_bytes_are_told():
    body = "桥上的风很大,明天再去看看。".encode() * 3 + b"\xff"
    decoded, page = read_page(Capture(Path("p"), None, "x", body, "text/plain"))
    assert decoded.replaced == 1
    assert any("could not be decoded" in warning for warning in page.warnings)


def test_chosen_encoding_is_used():
    decoded, _ = read_page(Capture(Path("p"), None, "x", "桥".encode("gbk"), "text/plain"), "gbk")
    assert (decoded.text, decoded.source) == ("桥", "chosen")


def test_unknown_encoding_is_refused():
    with pytest.raises(UsageError):
        read_page(Capture(Path("p"), None, "x", b"x", "text/plain"), "utf-7")


def test_text_captures_do_not_load_lxml(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("发表于 2021-7-8 09:10:11 | 显示全部楼层\n第一行\n", "utf-8")
    code = (
        "import sys; from reader.session.parsing import parse_paths; "
        f"assert list(parse_paths([{str(path)!r}]))[0]['posts']; sys.exit('lxml' in sys.modules)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False).returncode == 0


def test_a_failing_engine_does_not_lose_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: object, _page: object) -> None:
        raise KeyError("nobody foresaw this")

    monkeypatch.setattr(DiscuzText, "recognise", lambda _self, _page: 1.0)
    monkeypatch.setattr(DiscuzText, "parse", fail)
    body = b"first line\n\nsecond line\n"
    capture = Capture(tmp_path / "page.txt", None, "text", body, "text/plain")
    _decoded, page = read_page(capture)
    assert [p.text for post in page.posts for p in post.paragraphs] == ["first line", "second line"]
    assert any("failed on this page" in warning for warning in page.warnings)


def test_a_page_beyond_all_measure_is_refused_in_a_sentence(tmp_path: Path) -> None:
    body = b"x" * (MAX_PAGE + 1)
    with pytest.raises(TooLarge, match="one page of 32 MiB"):
        read_page(Capture(tmp_path / "page.txt", None, "text", body, "text/plain"))


SKIN = """<html><head><title>Oars</title><link rel="canonical" href="{address}">
<script>var my_post_key = "1";</script></head><body><h1>Oars</h1><div class="beitraege">{posts}</div></body></html>"""
POST = """<div class="karte"><a class="wer" href="member.php?action=profile&uid={n}">{who}</a>
<span class="wann">2021-03-0{n} 10:00</span><div class="worte"><p>{words}</p></div></div>"""


def skin(address):
    said = ["Ash or spruce for long oars?", "Spruce, it is lighter in the hand.", "Ash lasts, spruce breaks."]
    posts = "".join(POST.format(n=n, who=f"rower{n}", words=words) for n, words in enumerate(said, 1))
    body = SKIN.format(address=address, posts=posts).encode()
    return read_page(Capture(Path("page.html"), None, "html", body, "text/html"))[1]


def test_thread_in_an_unknown_skin_of_a_known_program_is_read_by_structure():
    page = skin("http://boats.example/showthread.php?tid=4")
    assert page.kind is PageKind.THREAD
    assert [post.author for post in page.posts] == ["rower1", "rower2", "rower3"]
    assert any("found no posts on this page" in warning for warning in page.warnings)


def test_page_of_a_known_program_that_is_no_thread_stays_a_list():
    page = skin("http://boats.example/forumdisplay.php?fid=4")
    assert (page.kind, page.posts) == (PageKind.LISTING, ())
