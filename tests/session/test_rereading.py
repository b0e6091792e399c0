"""Reading pages of the library in another way."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader.domain.errors import LibraryError, UsageError
from reader.library.maintenance import check
from reader.session.editing import AddTag, ToggleTag, new_tag
from reader.session.importing import import_paths
from reader.session.quiet import Quiet
from reader.session.reading import ReadingSession
from reader.session.rereading import keep_reading, reread_outdated
from tests.library.making import spans

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POST = """<div id="post_{0}"><table id="pid{0}" class="plhin"><tr><td class="pls"><div class="authi">
<a href="space-uid-{0}.html" class="xw1">name{0}</a></div></td><td class="plc"><div class="pi">
<strong><a id="postnum{0}"><em>{0}</em></a></strong><div class="authi">
<em id="authorposton{0}">发表于 2021-3-4 05:0{0}</em></div></div><div class="pct"><div class="pcb"><table><tr>
<td class="t_f" id="postmessage_{0}">河水涨了三尺。<br>第{0}个人这样说。</td></tr></table></div></div>
</td></tr></table></div>"""
_PAGE = (
    '<html><head><meta name="generator" content="Discuz! X3.4"><title>涨水 - 河边 - 柳溪</title></head>'
    f'<body><div id="postlist">{"".join(_POST.format(n) for n in (1, 2, 3))}</div></body></html>'
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    page = tmp_path / "page.html"
    page.write_bytes(_PAGE.encode("gbk"))
    library = tmp_path / "x.postil"
    import_paths(library, [page], Quiet())
    return library


@pytest.fixture
def session(path: Path) -> Iterator[ReadingSession]:
    opened = ReadingSession(path, coder="Li")
    yield opened
    opened.close()


def texts(session: ReadingSession) -> list[str]:
    return [p.text for head in session.threads() for one in session.posts(head.id) for p in one.post.paragraphs]


def test_another_encoding_is_kept_as_a_version_and_can_be_taken_back(session, path) -> None:
    right = texts(session)
    ids = [one.id for one in session.posts(1)]
    (capture,) = session.captures(1)
    session.announce(keep_reading(path, capture.id, "big5", None))
    (head,) = session.threads()
    assert texts(session) != right
    assert [one.id for one in session.posts(head.id)] == ids
    assert session.captures(head.id)[0].charset == "big5hkscs"
    session.announce(keep_reading(path, capture.id, "gb18030", None))
    assert texts(session) == right
    assert check(path) == []


def test_annotations_outlive_every_reading(session, path) -> None:
    tag = new_tag("Water", session.tags())
    session.apply(AddTag(tag))
    session.apply(ToggleTag(spans(session.posts(1), (1, 0)), tag.id))
    (before,) = session.annotations(1)
    (capture,) = session.captures(1)
    for encoding, engine in (("big5", None), (None, "generic"), ("utf-8", "generic"), ("gb18030", "discuz")):
        session.announce(keep_reading(path, capture.id, encoding, engine))
        (now,) = session.annotations(session.threads()[0].id)
        assert (now.target, now.tags, now.created) == (before.target, before.tags, before.created)
    assert now.shown == before.target.span
    assert check(path) == []


def test_posts_of_a_wrong_reading_go_when_nothing_hangs_on_them(session, path) -> None:
    (capture,) = session.captures(1)
    before = [one.id for one in session.posts(1)]
    session.announce(keep_reading(path, capture.id, None, "generic"))
    session.announce(keep_reading(path, capture.id, None, None))
    (head,) = session.threads()
    posts = session.posts(head.id)
    assert [one.post.post_id for one in posts] == ["1", "2", "3"]
    assert head.posts == 3
    assert len(before) == 3


def test_pages_of_an_older_parser_are_read_again(session, path) -> None:
    con = sqlite3.connect(path)
    con.execute("UPDATE capture SET parser='postil 0.0.1'")
    con.execute('UPDATE post_version SET paragraphs=\'[["old"],["body"],["0"],[null]]\', digest=\'old\' || id')
    con.commit()
    con.close()
    report = reread_outdated(path, Quiet())
    assert (report.pages, report.failed, report.cancelled) == (1, 0, False)
    session.announce(report.changes)
    assert texts(session)[:2] == ["河水涨了三尺。", "第1个人这样说。"]
    assert {one.versions for one in session.posts(1)} == {2}
    assert reread_outdated(path, Quiet()).pages == 0


def test_a_chosen_encoding_is_kept_by_a_newer_parser(session, path) -> None:
    (capture,) = session.captures(1)
    keep_reading(path, capture.id, "big5", None)
    con = sqlite3.connect(path)
    con.execute("UPDATE capture SET parser='postil 0.0.1'")
    con.commit()
    con.close()
    reread_outdated(path, Quiet())
    assert session.captures(1)[0].charset == "big5hkscs"


def test_what_is_unknown_is_refused(session, path) -> None:
    (capture,) = session.captures(1)
    with pytest.raises(UsageError, match="encoding"):
        keep_reading(path, capture.id, "utf-7", None)
    with pytest.raises(UsageError, match="engine"):
        keep_reading(path, capture.id, None, "mimeograph")
    with pytest.raises(LibraryError, match="does not hold"):
        keep_reading(path, 99, None, None)
    assert len(texts(session)) == 6
