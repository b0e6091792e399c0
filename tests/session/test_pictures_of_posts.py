"""The pictures of a post out of the library: by way of whatever file its page came in."""

from __future__ import annotations

import base64
import struct
from pathlib import Path

import pytest

from reader.capture.base import Capture
from reader.session import pictures
from reader.session.importing import import_paths
from reader.session.pictures import Missing, Picture, post_pictures
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from tests.capture.test_fetched import ALL, OTHER, PNG, URL

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Ferry</title></head><body><article><h1>Ferry</h1>
<p>The ferry runs every hour, from the old pier to the new one.</p><p><img src="a.png"> <img src="/none.png">
<img src="https://cdn.example/x.png?s=1&amp;t=2"></p><p>It is late in winter.</p></article></body></html>"""


@pytest.mark.parametrize("form", ALL)
def test_of_an_archive_that_was_imported(form: str, tmp_path: Path) -> None:
    answers = [
        (URL, 200, "text/html", PAGE.encode()),
        ("https://forum.example/board/a.png", 200, "image/png", PNG),
        ("https://cdn.example/x.png?s=1&t=2", 200, "image/png", OTHER),
    ]
    path = tmp_path / f"visit.{form}"
    path.write_bytes(ALL[form](answers))
    library = tmp_path / "a.postil"
    import_paths(library, [path], Quiet())
    session = ReadingSession(library)
    (post,) = session.posts(session.threads()[0].id)
    session.close()
    assert post.post.images == ("a.png", "/none.png", "https://cdn.example/x.png?s=1&t=2")
    near, none, far = post_pictures(library, post.version_id, post.post.images)
    assert (near.body, far.body) == (PNG, OTHER)
    assert none.missing is Missing.NOT_IN_FILE
    path.unlink()
    assert [p.missing for p in post_pictures(library, post.version_id, post.post.images)] == [Missing.FILE_GONE] * 3


def test_that_stand_in_the_page_itself(tmp_path: Path) -> None:
    picture = large_png()
    source = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    icon = f"data:image/png;base64,{base64.b64encode(PNG[:16] + bytes(8)).decode()}"
    page = PAGE.replace('src="a.png"', f'src="{source}"').replace('src="/none.png"', f'src="{icon}"')
    path = tmp_path / "one-file.html"
    path.write_text(page, "utf-8")
    library = tmp_path / "a.postil"
    import_paths(library, [path], Quiet())
    session = ReadingSession(library)
    (post,) = session.posts(session.threads()[0].id)
    session.close()
    path.unlink()  # the library keeps the page, and with it its pictures
    named, far = post_pictures(library, post.version_id, post.post.images)
    assert named.address.startswith("ni:///sha-256;")
    assert (named.body, named.kind, named.name) == (picture, "png", "")
    assert far.missing is Missing.FILE_GONE


def test_a_page_of_too_much_markup_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    source = f"data:image/png;base64,{base64.b64encode(large_png()).decode()}"
    body = f'<p><img src="{source}" alt="a.png"></p>'.encode()
    page = Capture(Path("gone.html"), None, "html", body, "text/html")
    missing = [Picture("a.png", "a.png", missing=Missing.FILE_GONE)]
    assert pictures._with_embedded(page, missing)[0].body == large_png()
    monkeypatch.setattr(pictures, "_MOST_MARKUP", len(body) - len(source) + 20)
    assert pictures._with_embedded(page, missing)[0].body == large_png()
    monkeypatch.setattr(pictures, "_MOST_MARKUP", 10)
    assert pictures._with_embedded(page, missing) == missing


def large_png() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 300, 200) + b"and so on"
