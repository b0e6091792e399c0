"""Changing bytes by chance, and writing text in other encodings: what every kind of fuzzing does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

LONGEST = 400_000
"""Bytes of a changed file at most."""

_WORDS = """<!-- --> <![CDATA[ ]]>
<script> </script> <style> <textarea> <title> <plaintext> </div> <div> <table> </table>
<td> <p> <blockquote> <template> <svg> <math> &#x110000; &#xD800; &#0; &#x202e; 99999999999999999999999 -1 0 1e999
2023-13-45T99:99:99 \u0660\u0661 \u00b2 " ' \\ \x00 \ufffe \U0001f9d1 { } [ {"a": null NaN \u202e\u2066 \u200b\u200b
id="post_1" class="t_f" href="javascript:1" href="http://[::1" href="//%zz:99999/" style="""
_BYTES = (b"\xff\xfe", b"\x80\x81", b"\xe4\xb8", b"\x1b$B", b"\x1f\x8b\x08", b"PK\x03\x04", b"WARC/1.0\r\n", b"\r\x0b ")
TOKENS = (*(word.encode() for word in _WORDS.split()), *_BYTES)

ENCODINGS = (
    "gb18030",
    "big5hkscs",
    "cp932",
    "euc_jp",
    "iso2022_jp",
    "cp949",
    "hz",
    "utf-8-sig",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "cp1251",
    "koi8-r",
    "cp1252",
    "cp1255",
    "cp874",
    "mac-roman",
)
"""Codecs that pages come in, some that browsers do not know among them."""


def written_anew(data: bytes, chance: random.Random) -> bytes:
    """UTF-8 text in another encoding; characters that it lacks become references, as browsers write them."""
    codec = chance.choice(ENCODINGS)
    text = data.decode("utf-8", "replace")
    if chance.random() < 0.7:
        text = text.replace("utf-8", codec, 3)
    return text.encode(codec, chance.choice(("xmlcharrefreplace", "replace", "ignore")))


def change(data: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Change bytes a few times.

    Args:
        data: what is changed.
        chance: decides.
        others: files of the same kind, pieces of which are put in.
    """
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        at = chance.randrange(len(out) + 1)
        end = min(at + chance.choice((1, 3, 20, 300, 4000)), len(out))
        match chance.randrange(9):
            case 0:
                out[at:at] = chance.choice(TOKENS)
            case 1:
                out[at:at] = chance.choice(TOKENS) * chance.choice((2, 50, 1500))
            case 2:
                del out[at:end]
            case 3:
                out[at:at] = out[at:end] * chance.choice((1, 3, 40))
            case 4:
                del out[at:]
            case 5:
                other = chance.choice(others)
                out[at:end] = other[chance.randrange(len(other)) :][: chance.choice((100, 5000))]
            case 6:
                for place in range(at, min(end, at + 40)):
                    out[place] = chance.randrange(256)
            case 7 if out:
                place = min(at, len(out) - 1)
                out[place] ^= 1 << chance.randrange(8)
            case _:
                digits = [i for i in range(at, min(at + 2000, len(out))) if 48 <= out[i] <= 57]
                for place in digits[: chance.choice((1, 5, 100))]:
                    out[place] = chance.choice(b"0123456789.-e")
    return bytes(out[:LONGEST])
