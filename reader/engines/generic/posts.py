"""Finding posts on a page of unknown software: by schema.org marks, else by blocks that repeat.

What is found is only where things stand; the words themselves always come from the page by the block walker.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from reader.engines.generic.blocks import find_blocks, find_only_answer
from reader.engines.generic.marks import CLOCK, is_ago, is_person
from reader.engines.generic.parts import parts_of
from reader.engines.generic.starter import body_between, find_alike, find_lone, find_starter
from reader.engines.parts.dom import has_class, names, text_of
from reader.engines.parts.finders import first

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.etree import _Element

    from reader.engines.generic.blocks import Block
    from reader.engines.generic.index import PageIndex

_POST_TYPES = re.compile(r"schema\.org/(?:DiscussionForumPosting|Comment|Answer|Question|SocialMediaPosting)\b")
_START_TYPES = re.compile(r"schema\.org/(?:DiscussionForumPosting|Question|SocialMediaPosting)\b")
_ASKED = re.compile(r"schema\.org/(?:Question|Answer)\b")
_COMMENT = re.compile(r"schema\.org/Comment\b")
_LEAST_MARKED = 2
_HEAD_ONLY = 40
_LONG_TEXT = 200
_SHORT = 300
_HEADINGS = names("h1 h2 h3 h4 h5 h6")
_UNMARKED = 1.15


class Marks(NamedTuple):
    """Where the parts of a post stand.

    Args:
        blocks: the elements that hold the post; those of other posts inside them are in ``others``.
        bodies: elements of its message; empty where these cannot be told from the rest of the block.
        author, time: their elements; None where the page does not show one.
        name, stamp: author and time where only attributes tell them.
        others: elements inside that belong to other posts.
        comments: those below a question or an answer.
    """

    blocks: tuple[_Element, ...]
    bodies: tuple[_Element, ...]
    author: _Element | None
    time: _Element | None
    name: str = ""
    stamp: str = ""
    others: tuple[_Element, ...] = ()
    comments: tuple[Marks, ...] = ()


def find_posts(root: _Element, index: PageIndex) -> list[Marks]:
    """The posts of a page in page order, or none when no structure shows them.

    Where the marks leave posts out (often the first one) the structure holds more words; then it counts.
    """
    posts = _marked(root, index)
    repeated = _repeated(index)
    return posts if _is_better([*posts, *(c for post in posts for c in post.comments)], repeated, index) else repeated


def find_alone(index: PageIndex) -> list[Marks]:
    """The one post of a page without answers, where a person and a time stand by its text; else none."""
    found = find_lone(index)
    if found is None or found.time is None:
        return []
    body = index.elements[found.body]
    author = None if found.author is None else name_in(index.elements[found.author])
    return [Marks((body,), (body,), author, index.elements[found.time], found.name)]


def _is_better(marked: list[Marks], repeated: list[Marks], index: PageIndex) -> bool:
    """Whether marks tell more of the posts than the structure does."""
    if not marked or not repeated:
        return bool(marked)
    if len(marked) >= _LEAST_MARKED and not any(post.time is not None for post in repeated):
        return True
    if len(repeated) >= len(marked) and _shown(repeated) > _shown(marked):
        return False
    return _words(index, marked) * _UNMARKED >= _words(index, repeated)


def by_itemprop(root: _Element, name: str) -> Iterator[_Element]:
    """Elements that carry a microdata property, in page order."""
    return (e for e in root.iter(etree.Element) if name in (e.get("itemprop") or "").split())


def _shown(posts: list[Marks]) -> int:
    """How many posts print both author and time."""
    return sum(1 for post in posts if (post.author is not None or post.name) and post.time is not None)


def _words(index: PageIndex, posts: list[Marks]) -> int:
    return sum(_held(index, post.bodies) if post.bodies else _held(index, post.blocks, post.others) for post in posts)


def _held(index: PageIndex, elements: Iterable[_Element], others: Iterable[_Element] = ()) -> int:
    """Characters that elements print, others inside them left out."""
    count = sum(index.words(index.numbers[e]) if e in index.numbers else len(text_of(e)) for e in elements)
    return count - sum(index.words(index.numbers[e]) for e in others if e in index.numbers)


def _marked(root: _Element, index: PageIndex) -> list[Marks]:
    """Posts by schema.org microdata whose words are printed."""
    blocks = [e for e in root.iter(etree.Element) if _POST_TYPES.search(e.get("itemtype") or "")]
    owners = frozenset(blocks)
    found: dict[_Element, Marks] = {}
    around: dict[_Element, _Element] = {}
    for block in blocks:
        props: dict[str, _Element] = {}
        inner = []
        for element in _own(block, owners):
            if element in owners:
                inner.append(element)
            for name in (element.get("itemprop") or "").split() if element not in owners else ():
                props.setdefault(name, element)
        body = next((props[name] for name in ("text", "articleBody") if name in props), None)
        if body is None or body.tag == "meta":
            continue
        around.update((element, block) for element in inner)
        time = next((props[name] for name in ("datePublished", "dateCreated") if name in props), None)
        found[block] = _mark(block, body, props.get("author"), time, tuple(inner))
    posts = _with_comments(found, around)
    if posts and not any(_is_a(mark.blocks[0], _START_TYPES) for mark in posts):
        return _with_starter(index, posts)
    return posts


def _with_comments(found: dict[_Element, Marks], around: dict[_Element, _Element]) -> list[Marks]:
    """The posts, comments on questions and answers with these; elsewhere comments are posts themselves."""
    comments: dict[_Element, list[Marks]] = {}
    posts = []
    for block, mark in found.items():
        owner = around.get(block)
        if owner is not None and _is_a(block, _COMMENT) and _is_a(owner, _ASKED):
            comments.setdefault(owner, []).append(mark)
        else:
            posts.append(mark)
    return [mark._replace(comments=tuple(comments.get(mark.blocks[0], ()))) for mark in posts]


def _is_a(block: _Element, types: re.Pattern[str]) -> bool:
    return types.search(block.get("itemtype") or "") is not None


def _mark(
    block: _Element,
    body: _Element,
    author: _Element | None,
    time: _Element | None,
    inner: tuple[_Element, ...],
) -> Marks:
    stamp = ""
    if time is not None and time.tag == "meta":
        stamp, time = time.get("content") or "", None
    if time is None:
        # Only the page's head of the thread tells its time so; what is printed beside is the same time.
        time = _printed_time(block, inner, stamp)
    name = ""
    if author is not None:
        named = first(by_itemprop(author, "name"))
        told = named if named is not None else author
        name = (told.get("content") or "").strip()
    return Marks((block,), (body,), None if name else name_in(author), time, name, stamp, inner)


def _printed_time(block: _Element, inner: tuple[_Element, ...], stamp: str) -> _Element | None:
    """The element in a block that prints the time that an attribute tells."""
    if len(stamp) < 10:
        return None
    walk = etree.iterwalk(block, events=("start",), tag=None)
    for _, element in walk:
        if element in inner:
            walk.skip_subtree()
        elif element.tag == "time" and (element.get("datetime") or "")[:16] == stamp[:16]:
            found: _Element = element
            return found
    return None


def _own(block: _Element, owners: frozenset[_Element]) -> Iterator[_Element]:
    """The elements inside a block that do not belong to a block inside it, and those blocks."""
    walk = etree.iterwalk(block, events=("start",))
    for _, element in walk:
        if element is block:
            continue
        if element in owners:
            walk.skip_subtree()
        yield element


def _repeated(index: PageIndex) -> list[Marks]:
    """Posts by structure, with the one that starts the thread where it looks unlike the others."""
    blocks = find_blocks(index)
    if not blocks:
        only = find_only_answer(index)
        # Without a first post before it, it may be anything.
        if only is None or find_starter(index, only.at) is None:
            return []
        blocks = [only]
    posts = [
        Marks(
            tuple(index.elements[at] for at in (block.at, *block.more)),
            part.bodies,
            name_in(part.author),
            part.time,
            part.name,
            others=tuple(index.elements[at] for at in block.inner),
        )
        for block, part in zip(blocks, parts_of(index, blocks), strict=True)
    ]
    if len(blocks) > 1 and not posts[0].bodies and not blocks[0].more and _is_head(index, blocks[0].at):
        start, stop = index.ends[blocks[0].at], blocks[1].at
        like = find_alike(index, _messages(index, posts[1:]), start, stop)
        body = like if like is not None else body_between(index, start, stop)
        if body is not None:
            posts[0] = posts[0]._replace(bodies=(index.elements[body],))
            return posts
    return _with_starter(index, _with_lost(index, blocks, posts))


def _is_head(index: PageIndex, at: int) -> bool:
    """Whether an element prints hardly more than headings: the message stands after it."""
    inside = range(at, index.ends[at])
    headings = sum(index.running(n) for n in inside if index.elements[n].tag in _HEADINGS)
    return index.running(at) - headings < _HEAD_ONLY


def _with_lost(index: PageIndex, blocks: list[Block], posts: list[Marks]) -> list[Marks]:
    """The posts with long texts that stand between them and look otherwise, so that no message is lost."""
    result: list[Marks] = []
    for i, post in enumerate(posts):
        result.append(post)
        start = index.ends[blocks[i].at]
        if i + 1 == len(posts) or blocks[i].more or blocks[i + 1].at < start:
            continue
        body = body_between(index, start, blocks[i + 1].at)
        if body is None or index.running(body) < max(_LONG_TEXT, index.words(body) / 2):
            continue
        element = index.elements[body]
        who, when = (
            marks[bisect_left(marks, start) : bisect_left(marks, body)][:1] for marks in (index.people, index.times)
        )
        author = name_in(index.elements[who[0]]) if who else None
        result.append(Marks((element,), (element,), author, index.elements[when[0]] if when else None))
    return result


def _with_starter(index: PageIndex, posts: list[Marks]) -> list[Marks]:
    """The posts after the one that starts the thread, where it looks unlike them."""
    first_block = posts[0].blocks[0]
    known = first_block in index.numbers
    found = find_starter(index, index.numbers[first_block], _messages(index, posts)) if known else None
    if found is None:
        return posts
    body = index.elements[found.body]
    author = None if found.author is None else name_in(index.elements[found.author])
    time = None if found.time is None else index.elements[found.time]
    if _is_about(posts[0], body, time, found.name or text_of(author)):
        return posts
    # A line below the message that tells who wrote it is no part of it.
    line = next((e for e in body if author is not None and author in e.iter(author.tag)), None)
    return [Marks((body,), (body,), author, time, found.name, others=() if line is None else (line,)), *posts]


def _messages(index: PageIndex, posts: Sequence[Marks]) -> list[int]:
    """Numbers of the elements of messages."""
    return [index.numbers[body] for post in posts for body in post.bodies if body in index.numbers]


def _is_about(post: Marks, body: _Element, time: _Element | None, author: str) -> bool:
    """Whether what stands before the posts only tells who wrote the first of them, and when."""
    if time is not None and post.time is not None and _moment(time) and _moment(post.time):
        return _moment(time) == _moment(post.time)
    name, words = post.name or text_of(post.author), text_of(body)
    return bool(name) and len(words) < _SHORT and (name in words or name == author)


def _moment(time: _Element) -> str:
    """The minute at an element; ``""`` where it tells the day alone or how long ago that was, as many posts may."""
    machine, title = time.get("datetime"), time.get("title")
    text = machine[:16] if machine else title or text_of(time)
    return text if CLOCK.search(text) and not is_ago(text) else ""


def name_in(author: _Element | None) -> _Element | None:
    """The part of an author's box that is the name: marked as such, else the link to the person, else all."""
    if author is None:
        return None
    hcard = (e for e in author.iter("*") if has_class(e, "fn"))
    for candidates in (by_itemprop(author, "name"), hcard, (e for e in author.iter("a") if is_person(e))):
        named = first(e for e in candidates if text_of(e))
        if named is not None:
            return named
    return author
