"""Real pages with every class and id renamed are read by their structure as their own engine reads them."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from lxml import etree, html

from reader.capture.base import Capture
from reader.capture.registry import open_captures
from reader.domain.thread import WRITTEN_KINDS, PageKind
from reader.engines.registry import read_page

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "forums"
DIGITS = re.compile(r"\d+")
TELLING = ("itemprop", "itemtype", "itemscope", "rel", "role", "name", "onclick", "aria-label")
LEAST_FOUND = 0.88


def renamed(text):
    """A page whose classes and ids say nothing, without data for machines; numbers in them stay."""
    root = html.document_fromstring(text.encode(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    for element in root.iter(etree.Element):
        for key in ("class", "id"):
            names = (element.get(key) or "").split()
            if names:
                new = (f"k{zlib.crc32(DIGITS.sub('', n).encode()):x}-{''.join(DIGITS.findall(n))}" for n in names)
                element.set(key, " ".join(re.sub(r"(?<=k)[0-9a-f]+", letters, name) for name in new))
        if element.tag not in ("meta", "link"):
            for key in [k for k in element.attrib if k in TELLING or k.startswith("data-")]:
                del element.attrib[key]
    for script in list(root.iter("script")):
        script.drop_tree()
    return html.tostring(root, encoding="unicode")


def letters(match):
    """Digits as letters: such digits are no numbers of posts."""
    return match[0].translate({ord("0") + n: "ghijklmnop"[n] for n in range(10)})


def messages(page):
    texts = (" ".join(p.text for p in post.paragraphs if p.kind in WRITTEN_KINDS) for post in page.posts)
    return ["".join(text.split()) for text in texts]


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
def test_renamed_pages_keep_their_posts():
    shares = []
    for path in sorted(CORPUS.rglob("*.desktop*.html")):
        decoded, page = read_page(open_captures(path)[0])
        if page.kind is not PageKind.THREAD:
            continue
        body = renamed(decoded.text).encode()
        general = read_page(Capture(path, None, "html", body, "text/html", "utf-8"), None, "generic")[1]
        found = "\n".join(messages(general))
        said = [text for text in messages(page) if text]
        shares.append(sum(text in found for text in said) / len(said))
    assert len(shares) > 20
    assert sum(shares) / len(shares) >= LEAST_FOUND
