import json
from pathlib import Path

import pytest

from reader.domain.errors import UsageError
from reader.session.parsing import files_in, parse_paths

SHARED = Path(__file__).parents[2].parent / "shared"
MEMBERS = """
source member container url url_from captured_at captured_from charset charset_from replaced software version view
kind site board thread_id thread_title page pages views replies warnings posts
"""
POST_MEMBERS = """
id floor floor_number author author_id posted_at posted_raw edited_at edited_by location client reply_to
paragraphs links quotes attachments images comments inline_replies ratings signature notices hidden
"""
PAGE = "<html><head><title>T</title></head><body><p>words</p><blockquote>q</blockquote></body></html>"


def write(folder, name, text=PAGE):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return str(path)


def test_page_object_has_the_members_of_the_contract(tmp_path):
    path = write(tmp_path, "a.html")
    (found,) = parse_paths([path])
    assert list(found) == MEMBERS.split()
    assert list(found["posts"][0]) == POST_MEMBERS.split()
    assert (found["source"], found["container"], found["charset"], found["kind"]) == (path, "html", "utf-8", "article")
    assert found["posts"][0]["paragraphs"][0] == {"text": "words", "kind": "body"}
    json.dumps(found)


def test_unknown_values_are_null(tmp_path):
    (found,) = parse_paths([write(tmp_path, "a.html")])
    assert found["url"] is found["captured_at"] is found["site"] is found["views"] is found["version"] is None
    post = found["posts"][0]
    assert post["floor_number"] is None
    assert post["id"] is post["floor"] is post["author"] is post["posted_at"] is post["posted_raw"] is None


def test_errors_are_objects_and_the_rest_goes_on(tmp_path):
    good = write(tmp_path, "a.html")
    empty = write(tmp_path, "b.html", "")
    found = list(parse_paths([str(tmp_path / "gone"), empty, good]))
    assert [f.get("error", {}).get("kind") for f in found] == ["UnreadableFile", "EmptyCapture", None]
    assert found[1]["source"] == empty
    assert found[1]["error"]["message"] == f"{empty}: The file is empty."


def test_folders_are_walked_sorted(tmp_path):
    for name in ("b.html", "a/z.html", "a/b/c.txt", "c.html"):
        write(tmp_path, name)
    found = [str(Path(f).relative_to(tmp_path)) for f in files_in(str(tmp_path))]
    assert found == ["a/b/c.txt", "a/z.html", "b.html", "c.html"]


def test_resources_beside_a_page_are_left_out(tmp_path):
    for name in ("t.html", "t_files/frame.html", "other_files/x.html", "style.css", "code.js", ".hidden.html"):
        write(tmp_path, name)
    assert [Path(f).name for f in files_in(str(tmp_path))] == ["x.html", "t.html"]


def test_named_files_are_always_read(tmp_path):
    path = write(tmp_path, "t_files/style.css", "a { }")
    assert list(files_in(path)) == [path]


def test_symlink_loops_end(tmp_path):
    write(tmp_path, "a/p.html")
    (tmp_path / "a" / "up").symlink_to(tmp_path, target_is_directory=True)
    assert [Path(f).name for f in files_in(str(tmp_path))] == ["p.html"]


def test_encoding_can_be_chosen(tmp_path):
    path = tmp_path / "p.txt"
    path.write_bytes("桥".encode("gbk"))
    (found,) = parse_paths([str(path)], "gbk")
    assert (found["charset_from"], found["posts"][0]["paragraphs"][0]["text"]) == ("chosen", "桥")
    with pytest.raises(UsageError):
        list(parse_paths([str(path)], "klingon"))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("folder", ["containers", "corpus/captures", "corpus/discuz"])
def test_no_page_of_the_corpora_raises(folder):
    found = list(parse_paths([str(SHARED / folder)]))
    assert len(found) > 10
    for page in found:
        json.dumps(page)
