"""Annotations carried from one real view of a thread into another: desktop, touch, archiver, print and text."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from reader.domain.annotation import AnchorState, Span, Target
from reader.session.page_reader import ReadPage, read_pages
from reader.text.aligning import match_posts, trace_of
from reader.text.anchoring import Placer, describe
from reader.text.canonical import canonical_text
from reader.text.likeness import likeness

SHARED = Path(__file__).resolve().parents[3] / "shared" / "corpus"
TRUTH = ".truth.json"


def views_of_threads(folder):
    """For each thread of a folder its views: the posts as read, and what names each post."""
    threads = defaultdict(list)
    for truth in sorted(folder.rglob("*" + TRUTH)):
        said = json.loads(truth.read_text("utf-8"))
        if not isinstance(said, dict) or not said.get("posts"):
            continue
        pages = [
            r.prepared.page
            for r in read_pages(str(truth)[: -len(TRUTH)])
            if isinstance(r, ReadPage) and r.prepared is not None
        ]
        # Where the engine read as many posts as there are, they are in the same order.
        if len(pages) == 1 and len(pages[0].posts) == len(said["posts"]):
            names = [(post.get("id"), post.get("floor")) for post in said["posts"]]
            threads[truth.parent, str(said.get("tid") or said["thread_title"])].append((pages[0].posts, names))
    return [views for views in threads.values() if len(views) > 1]


def same_post(one, two):
    """Whether two names mean one post; None where they do not tell."""
    return next((a == b for a, b in zip(one, two, strict=True) if a is not None and b is not None), None)


def spans(post):
    for index, paragraph in enumerate(post.paragraphs):
        length = len(paragraph.text)
        yield Span(index, 0, index, length)
        if length > 20:
            yield Span(index, length // 3, index, length // 3 + 8)
            yield Span(index, length // 2, index, length // 2 + 2)


def judged(post, there, span):
    quote, digest = describe(post.paragraphs, span)
    placed, state = Placer(post.paragraphs, there.paragraphs).place(Target(0, 0, span, quote, digest, 1))
    words = canonical_text(quote.exact)
    if placed is None:
        text = canonical_text("".join(p.text for p in there.paragraphs))
        return "orphan, words there" if words in text else "orphan"
    found = canonical_text(describe(there.paragraphs, placed)[0].exact)
    if state is AnchorState.CHANGED:
        return "changed" if likeness(words, found) >= 0.6 else "WRONG WORDS"
    return "placed" if words == found else "WRONG WORDS"


def carried(old, new):
    """What came of the annotations of one view in another, as counts."""
    counts = Counter()
    (posts, names), (others, other_names) = old, new
    matched = match_posts([trace_of(post) for post in posts], [trace_of(post) for post in others])
    for i, post in enumerate(posts):
        j = matched[i]
        if j is not None and same_post(names[i], other_names[j]) is False:
            counts["WRONG POST"] += 1
        elif j is None:
            counts["post not found"] += any(same_post(names[i], other) for other in other_names)
        else:
            counts.update(judged(post, others[j], span) for span in spans(post))
    return counts


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="no shared corpora")
@pytest.mark.parametrize("name", ["discuz", "discuz-old", "forums"])
def test_none_is_carried_to_a_wrong_place(name):
    counts = Counter()
    for views in views_of_threads(SHARED / name):
        for old in views:
            for new in views:
                if old is not new:
                    counts += carried(old, new)
    assert counts["placed"] >= 1000, counts
    assert counts["WRONG POST"] == counts["WRONG WORDS"] == 0, counts
    assert counts["orphan, words there"] <= 0.02 * counts["placed"], counts
    print(dict(counts))
