"""Finding the blocks that a page repeats for its posts, whatever the software.

A kind of block (elements that look alike) is that of the posts when each of its members holds just one of the times,
or one of the people, that look alike too. A post may stand inside the one that it answers: what a block holds is
counted without the blocks inside it. Of all such kinds the one counts that holds most words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.engines.generic.beside import LIST_WORDS, is_aside, main_times, title_link

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.engines.generic.index import PageIndex

_ANSWER_CLASS = re.compile(
    r"(?:^|[\s_-])(?:comment|reply|answer|response)(?:$|\s|[_-]?(?:item|box|block|wrapper)(?:$|\s))", re.I
)
_MOST_MARK_KINDS = 40
MOST_MARKS = 20_000
"""Posts of a page, at most: what is beyond costs more than anybody waits for."""
_LEAST_POSTS = 2
_LEAST_MARKED = 0.6
_MOST_WORDS = 5000
_SAME = 0.92
_LEAST_NAMED = 0.3
_PEOPLE_ONLY = 0.6
_ANY_LOOK = 0.8
_MOST_NAMES = 40
_ENOUGH = 4
_LEAST_WORDS = 10
_FEW_WORDS = 60


@dataclass(slots=True)
class Block:
    """A post on the page, by numbers of elements in the index.

    Args:
        at: its element.
        mark: the time or person that made it out.
        more: elements after it that belong to it, where its head and its body are siblings.
        inner: blocks of other posts that stand inside.
    """

    at: int
    mark: int
    more: list[int] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Kind:
    blocks: list[Block]
    score: float = 0.0
    people: float = 0.0


def find_blocks(index: PageIndex) -> list[Block]:
    """The blocks of a page's posts in page order; empty where no structure shows them."""
    best: _Kind | None = None
    alike: list[_Kind] = []
    for marks, weight in _mark_kinds(index):
        kinds = [kind for kind in _kinds(index, marks) if _rate(index, kind, weight)]
        top = max(kinds, key=lambda kind: kind.score, default=None)
        if top is not None and (best is None or top.score > best.score):
            best, alike = top, kinds
    if best is None:
        return []
    return _with_unmarked(index, _innermost(best, alike).blocks)


def find_only_answer(index: PageIndex) -> Block | None:
    """The one answer on a page where no block repeats: classed as one, or by the second of the page's two times."""
    for at, element in enumerate(index.elements):
        if not _ANSWER_CLASS.search(element.get("class") or "") or index.running(at) < _LEAST_WORDS:
            continue
        times = bisect_left(index.times, index.ends[at]) - bisect_left(index.times, at)
        if times == 1 and index.holds(index.people, at):
            return Block(at, index.times[bisect_left(index.times, at)])
    both = main_times(index)
    if len(both) != _LEAST_POSTS:
        return None
    inside = [at for at in index.ancestors(both[1]) if at > both[0]]
    holds = inside and index.running(inside[-1]) - index.running(both[1]) >= _LEAST_WORDS
    return Block(inside[-1], both[1]) if holds else None


def _with_unmarked(index: PageIndex, blocks: list[Block]) -> list[Block]:
    """The blocks with those beside them that look the same but show no such time or name."""
    known = {block.at for block in blocks}
    parents = {index.above[block.at] for block in blocks}
    look, count = Counter(index.looks(block.at)[-1] for block in blocks).most_common(1)[0]
    if count < len(blocks) * _LEAST_MARKED or any(block.more for block in blocks) or "." not in look:
        return blocks
    marks = sorted(known)
    usual = {name for name, held in _names(index, blocks).items() if held >= len(blocks) * _LEAST_MARKED}
    named = [at for at in index.people if usual.intersection(index.looks(at))]
    beside = (index.numbers[e] for at in sorted(parents) for e in index.elements[at] if e in index.numbers)
    added = [
        Block(at, at)
        for at in beside
        if at not in known
        and index.running(at)
        and index.looks(at)[-1] == look
        and not index.holds(marks, at)
        and index.holds(named, at)
    ]
    return sorted([*blocks, *added], key=lambda block: block.at)


def _mark_kinds(index: PageIndex) -> list[tuple[list[int], float]]:
    """Marks that look alike, the most frequent first, with how much their kind tells."""
    groups: dict[tuple[int, ...], float] = {}
    for marks, weight in ((index.times, 1.0), (index.people, _PEOPLE_ONLY)):
        alike: dict[str, list[int]] = defaultdict(list)
        for at in marks[:MOST_MARKS]:
            for look in index.looks(at):
                alike[look].append(at)
        for found in alike.values():
            groups.setdefault(tuple(found), weight)
        # Where each post's mark looks different they may still be all the marks there are.
        groups.setdefault(tuple(marks[:MOST_MARKS]), weight * _ANY_LOOK)
    kept = sorted((group for group in groups if len(group) >= _LEAST_POSTS), key=len, reverse=True)
    return [(list(group), groups[group]) for group in kept[:_MOST_MARK_KINDS]]


def _kinds(index: PageIndex, marks: Sequence[int]) -> list[_Kind]:
    """Kinds of elements around some marks of which most hold just one of them."""
    holders: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for mark in marks:
        seen: set[str] = set()
        for number in index.ancestors(mark):
            for look in index.looks(number):
                # The nearest element of a kind holds the mark, those around it only hold that element.
                if look not in seen:
                    seen.add(look)
                    holders[look][number].append(mark)
    found = []
    known: set[tuple[int, ...]] = set()
    for members in holders.values():
        single = sorted(at for at, held in members.items() if len(held) == 1)
        if len(single) < _LEAST_POSTS or len(single) < _LEAST_MARKED * len(members) or tuple(single) in known:
            continue
        known.add(tuple(single))
        found.append(_Kind([Block(at, members[at][0]) for at in single]))
    return found


def _rate(index: PageIndex, kind: _Kind, weight: float) -> bool:
    """Work out how much a kind looks like posts; False when it does not."""
    _nest(index, kind.blocks)
    own = [_own_running(index, block) for block in kind.blocks]
    _add_siblings(index, kind, own, sum(_clock(index, block) for block in kind.blocks))
    words = sum(min(count, _MOST_WORDS) for count in own)
    count = len(kind.blocks)
    if (
        words < _LEAST_WORDS * count
        or is_aside(index, kind.blocks[0].at, kind.blocks[-1].at)
        or _is_list(index, kind.blocks, own)
    ):
        return False
    if sum(_says(index, block, count) for block, count in zip(kind.blocks, own, strict=True)) * 2 <= count:
        return False
    # Lists of what is new elsewhere print little but times beside their links.
    if words < _FEW_WORDS * count and words - sum(_clock(index, block) for block in kind.blocks) < _LEAST_WORDS * count:
        return False
    kind.people = _named(index, kind.blocks)
    kind.score = weight * words * count**0.5 * (0.5 + kind.people / 2) * (0.4 + 0.6 * _alike(index, kind.blocks))
    return True


def _is_list(index: PageIndex, blocks: Sequence[Block], own: Sequence[int]) -> bool:
    """Whether most blocks hold little but a link that may be the title of another thread, each its own."""
    titles = [
        title
        for block, words in zip(blocks, own, strict=True)
        if words - _clock(index, block) < LIST_WORDS and (title := title_link(index, block.at))
    ]
    return len(titles) >= len(blocks) * _LEAST_MARKED and len(set(titles)) == len(titles)


def _nest(index: PageIndex, blocks: Sequence[Block]) -> None:
    """Note which blocks stand directly inside which."""
    around: list[Block] = []
    for block in blocks:
        while around and index.ends[around[-1].at] <= block.at:
            around.pop()
        if around:
            around[-1].inner.append(block.at)
        around.append(block)


def _own_running(index: PageIndex, block: Block) -> int:
    inner = sum(index.running(at) for at in block.inner)
    return index.running(block.at) - inner


def _says(index: PageIndex, block: Block, words: int) -> bool:
    """Whether a block prints more than a name and a time; without it, it is the head of a post alone."""
    return words > _clock(index, block) + _running_of(index, index.people, index.people_words, block)


def _clock(index: PageIndex, block: Block) -> int:
    """Characters of the times in a block."""
    return _running_of(index, index.times, index.time_words, block)


def _running_of(index: PageIndex, marks: Sequence[int], words: Sequence[int], block: Block) -> int:
    """Running text of the marks in a block that stand in none inside it.

    Args:
        index: of the page.
        marks: numbers of elements, ascending.
        words: how much running text those before each of them hold.
        block: the block.
    """

    def inside(at: int) -> int:
        return words[bisect_left(marks, index.ends[at])] - words[bisect_left(marks, at)]

    return inside(block.at) - sum(map(inside, block.inner))


def _add_siblings(index: PageIndex, kind: _Kind, own: list[int], clock: int) -> None:
    """Take what stands between the blocks into them, where that is clearly more: heads and bodies as siblings.

    Args:
        index: of the page.
        kind: the blocks, of which each gets what follows it.
        own: characters of running text of each, to which that of what follows is added.
        clock: how many of these the times in the blocks take.
    """
    parents = Counter(index.above[block.at] for block in kind.blocks)
    parent, count = parents.most_common(1)[0]
    if count < _LEAST_POSTS or count < len(kind.blocks) * _LEAST_MARKED:
        return
    # Extra words must be twice the blocks' own.
    words = sum(own) - clock
    if index.running(parent) < 3 * words + clock:
        return
    children = [index.numbers[child] for child in index.elements[parent] if child in index.numbers]
    heads = {block.at: i for i, block in enumerate(kind.blocks)}
    places = [place for place, child in enumerate(children) if child in heads]
    before = _before_heads(index, children, places)
    found = {heads[children[place]]: children[place - before : place] for place in places}
    extra = dict.fromkeys(found, 0)
    for place, after in pairwise([*places, len(children) + before]):
        i = heads[children[place]]
        following = children[place + 1 : after - before]
        if place == places[-1]:
            # After the last post other things follow.
            following = following[: max((len(found[n]) - before - 1 for n in found if n != i), default=1)]
        extra[i] = sum(map(index.running, [*found[i], *following]))
        found[i] += [children[place], *following]
    followed = sum(1 for count in extra.values() if count)
    if followed < _LEAST_MARKED * len(kind.blocks) or sum(extra.values()) < 2 * words:
        return
    for i, group in found.items():
        kind.blocks[i].at, *kind.blocks[i].more = group
        own[i] += extra[i]
    # A mark elsewhere, such as that of a first post above all others, begins none of these.
    own[:] = [own[i] for i in sorted(found)]
    kind.blocks[:] = [kind.blocks[i] for i in sorted(found)]


def _before_heads(index: PageIndex, children: Sequence[int], places: Sequence[int]) -> int:
    """How many elements before each head look the same at all of them, the first too: these begin the posts.

    Args:
        index: of the page.
        children: elements beside each other.
        places: of the heads among them, ascending.
    """
    most = min([places[0], *(b - a - 1 for a, b in pairwise(places))])
    for count in range(most):
        if len({index.looks(children[place - count - 1])[-1] for place in places}) > 1:
            return count
    return most


def _named(index: PageIndex, blocks: Sequence[Block]) -> float:
    """The share of blocks that name a person in the same way."""
    return max(_names(index, blocks).values(), default=0) / len(blocks)


def _names(index: PageIndex, blocks: Sequence[Block]) -> dict[str, int]:
    """The looks of the people that blocks name, with how many blocks have such."""
    people = index.people
    counts: Counter[str] = Counter()
    texts: dict[str, set[str]] = defaultdict(set)
    for block in blocks:
        low = bisect_left(people, block.at)
        high = min(bisect_left(people, index.ends[block.more[-1] if block.more else block.at]), low + _MOST_NAMES)
        seen: set[str] = set()
        for at in people[low:high]:
            name, looks = index.name(at), index.looks(at)
            seen.update(looks)
            for look in looks:
                texts[look].add(name)
        counts.update(seen)
    # Names differ; links such as "only posts of this author" do not.
    return {look: count for look, count in counts.items() if count < _ENOUGH or len(texts[look]) > 1}


def _alike(index: PageIndex, blocks: Sequence[Block]) -> float:
    """The share of blocks whose classes are those of most; there may be two sorts, as for odd and even ones."""
    counts = Counter(index.looks(block.at)[-1] for block in blocks)
    return sum(count for _, count in counts.most_common(2)) / len(blocks)


def _innermost(best: _Kind, kinds: Iterable[_Kind]) -> _Kind:
    """The innermost kind that holds as good as the same of each post: the less chrome around the words, the better.

    Where no names are known the outermost: the author may stand in a column beside the message.
    """
    marks = {block.mark for block in best.blocks}
    named = best.people >= _LEAST_NAMED
    chosen, size = best, _size(best)
    for kind in kinds:
        own = {block.mark for block in kind.blocks}
        same = own >= marks and len(own) <= len(marks) * 1.05
        further = _size(kind) > size if named else _size(kind) < size
        if same and kind.score >= best.score * _SAME and kind.people >= best.people - 0.1 and further:
            chosen, size = kind, _size(kind)
    return chosen


def _size(kind: _Kind) -> float:
    """How far in the blocks of a kind stand."""
    return sum(block.at for block in kind.blocks) / len(kind.blocks)
