"""10,000 annotations while the pages of their thread are imported again and again with edits."""

from __future__ import annotations

import random
import tempfile
import time
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from reader.domain.annotation import Annotation, Span, Target
from reader.library.library import Library
from reader.text.anchoring import describe
from tests.bench.report import line
from tests.library import making

ANNOTATIONS, IMPORTS, POSTS, A_PAGE = 10_000, 1_000, 1_000, 50
EDITED = 0.1
WORDS = ("渡口", "灯塔", "公交", "新线", "票价", "社区", "食堂", "书店", "修车", "鱼摊", "照片", "管理员", "周末")


def run() -> None:
    """Print the figures."""
    chance = random.Random(1)
    texts = [[sentence(chance) for _ in range(6)] for _ in range(POSTS)]
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Path(folder) / "anchors.postil", durable=False)
        making.store(library, *(page(texts, low, 0) for low in range(0, POSTS, A_PAGE)), name="first")
        annotate(library, chance)
        before = library.database.rows("SELECT * FROM annotation ORDER BY id")
        began = time.perf_counter()
        for number in range(1, IMPORTS + 1):
            low = number * A_PAGE % POSTS
            for post in texts[low : low + A_PAGE]:
                if chance.random() < EDITED:
                    post[chance.randrange(6)] = sentence(chance)
            making.store(library, page(texts, low, number), name=f"again{number}-")
        spent = time.perf_counter() - began
        what = f"{ANNOTATIONS:,} annotations x {IMPORTS:,} imports of a page, {EDITED:.0%} of posts edited"
        line(what, f"{spent:.1f} s", "<= 60 s", good=spent <= 60)
        same = before == library.database.rows("SELECT * FROM annotation ORDER BY id")
        line("annotations as they were, byte for byte", "yes" if same else "no", "yes", good=same)
        began = time.perf_counter()
        count = len(library.reviews.needs_review())
        line(f"list of the {count:,} that need review", f"{time.perf_counter() - began:.2f} s", "")
        library.close()


def sentence(chance: random.Random) -> str:
    """An invented paragraph."""
    return "".join(chance.choice(WORDS) for _ in range(30)) + "。"


def page(texts: list[list[str]], low: int, hours: int):
    """A page of the thread, captured some hours after the first."""
    posts = (making.post(str(1000 + i), i + 1, *texts[i]) for i in range(low, low + A_PAGE))
    return making.page(*posts, captured=making.at(1) + timedelta(hours=hours), page=low // A_PAGE + 1)


def annotate(library: Library, chance: random.Random) -> None:
    """Give each post its share of annotations, on whole paragraphs and on parts."""
    now = making.at(1)
    with library.journal.step("bench", ""):
        for number in range(ANNOTATIONS):
            post = 1 + number % POSTS
            version = library.threads.version_stored(post)
            paragraphs = library.threads.paragraphs(version)
            i = chance.randrange(len(paragraphs))
            span = Span(i, 0, i, len(paragraphs[i].text)) if number % 2 else Span(i, 5, i, 15)
            quote, digest = describe(paragraphs, span)
            target = Target(post, version, span, quote, digest, len(paragraphs))
            library.annotations.put(Annotation(uuid4(), target, frozenset(), "memo", "", now, now, span))
