import gzip
import io
import os
from pathlib import Path

import pytest
from fastwarc.stream_io import ZstdWriter

from reader.capture import compressed
from reader.capture.compressed import unpacked
from reader.capture.registry import open_captures
from reader.domain.errors import DamagedCapture, TooLarge

PATH = Path("p.gz")


def test_whole_data_bring_no_warning():
    assert unpacked(PATH, gzip.compress(b"words")) == (b"words", ())


def test_members_of_all_sizes_follow_one_another():
    parts = [os.urandom(n) for n in (0, 1, 1000, 1024, 5000, 100_000)]
    assert unpacked(PATH, b"".join(map(gzip.compress, parts))) == (b"".join(parts), ())


def test_cut_data_keep_their_beginning_with_a_warning():
    whole = os.urandom(50_000)
    data, (note,) = unpacked(PATH, gzip.compress(whole)[:-20_000])
    assert whole.startswith(data)
    assert len(data) > 20_000
    assert "too early" in note
    assert str(len(data)) in note


def test_damage_in_the_middle_keeps_what_is_before():
    first, second = os.urandom(3000), b"words " * 20_000 + os.urandom(30_000)
    packed = bytearray(gzip.compress(first) + gzip.compress(second))
    packed[12_000:12_100] = b"\xff" * 100
    data, notes = unpacked(PATH, bytes(packed))
    assert data.startswith(first)
    # Bytes that zlib cannot tell from good ones may be taken before it notices.
    assert notes
    assert "compressed data" in notes[0]


def test_limit_counts_all_members(monkeypatch):
    monkeypatch.setattr(compressed, "MAX_UNPACKED", 100)
    assert unpacked(PATH, gzip.compress(b"a" * 100))[0] == b"a" * 100
    with pytest.raises(TooLarge):
        unpacked(PATH, gzip.compress(b"a" * 60) + gzip.compress(b"a" * 41))


def test_nothing_readable():
    with pytest.raises(DamagedCapture, match="too early"):
        unpacked(PATH, gzip.compress(b"words")[:10])


def test_many_members_take_linear_time():
    data = b"".join([gzip.compress(b"a")] * 20_000)
    assert unpacked(PATH, data)[0] == b"a" * 20_000


def test_warning_reaches_the_page(tmp_path):
    page = b"<!doctype html><html><p>words</p>" + os.urandom(5000).hex().encode()
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(page)[:-500])
    (capture,) = open_captures(path)
    assert "ends too early" in capture.notes[0]


def zstd(data):
    out = io.BytesIO()
    writer = ZstdWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def test_zstandard_of_several_frames(tmp_path):
    page = b"<!doctype html><html><p>words</p></html>"
    assert unpacked(PATH, zstd(page[:20]) + zstd(page[20:])) == (page, ())
    path = tmp_path / "page.zst"
    path.write_bytes(zstd(page))
    assert open_captures(path)[0].body == page


def test_zstandard_with_damage_keeps_the_frames_before_it():
    first = os.urandom(200_000)
    data, (note,) = unpacked(PATH, zstd(first) + zstd(os.urandom(200_000))[:-1000])
    assert len(data) >= 131_072
    assert data.startswith(first[: len(data)])
    assert "damaged" in note


def test_zstandard_without_anything_readable():
    with pytest.raises(DamagedCapture, match="compressed data"):
        unpacked(PATH, b"\x28\xb5\x2f\xfd" + b"\xff" * 40)


def test_zstandard_bomb(monkeypatch):
    monkeypatch.setattr(compressed, "MAX_UNPACKED", 100_000)
    with pytest.raises(TooLarge):
        unpacked(PATH, zstd(bytes(10_000_000)))
