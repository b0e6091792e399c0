"""Anchors under random edits of their post: never on other words without saying so."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.annotation import AnchorState, Span, Target
from reader.domain.thread import ParagraphKind
from reader.text.anchoring import LIKELY, Placer, describe, resolve
from reader.text.canonical import canonical, canonical_text
from reader.text.likeness import likeness
from reader.text.paragraphs import number

WORDS = ["渡口", "灯塔", "公交公司", "票价", "不变", "tram ", "harbour ", "every day ", "說", "１００", "…", "，", "。"]
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map("".join)
POSTS = st.lists(st.one_of(SENTENCES, st.sampled_from(["顶", "好。", "谢谢"])), min_size=1, max_size=6)
EDITS = st.sampled_from(["", "的", "了", "X", " ", "\u3000"])


def post(texts):
    return number((ParagraphKind.BODY, text, None) for text in texts)


def anchor(paragraphs, span):
    quote, digest = describe(paragraphs, span)
    return Target(1, 1, span, quote, digest, len(paragraphs))


@st.composite
def anchored(draw):
    """A post and a span of it."""
    old = post(draw(POSTS))
    index = draw(st.integers(0, len(old) - 1))
    start = draw(st.integers(0, len(old[index].text) - 1))
    end = draw(st.integers(start + 1, len(old[index].text)))
    return old, Span(index, start, index, end)


@st.composite
def edited(draw, texts):
    """Other texts: characters put in and taken out, paragraphs added, dropped, merged, moved."""
    texts = list(texts)
    for _ in range(draw(st.integers(0, 6))):
        if not texts:
            break
        i = draw(st.integers(0, len(texts) - 1))
        at = draw(st.integers(0, len(texts[i])))
        match draw(st.sampled_from(["put", "take", "add", "drop", "merge", "move"])):
            case "put":
                texts[i] = texts[i][:at] + draw(EDITS) + texts[i][at:]
            case "take":
                texts[i] = texts[i][:at] + texts[i][at + draw(st.integers(1, 3)) :]
            case "add":
                texts.insert(i, draw(SENTENCES))
            case "drop":
                del texts[i]
            case "merge":
                texts[i : i + 2] = ["".join(texts[i : i + 2])]
            case "move":
                texts.insert(draw(st.integers(0, len(texts) - 1)), texts.pop(i))
    return texts


@given(st.data())
def test_the_words_are_there_or_the_state_says_changed(data):
    old, span = data.draw(anchored())
    new = post(data.draw(edited([p.text for p in old])))
    target = anchor(old, span)
    placed, state = resolve(target, old, new)
    assert (placed is None) == (state is AnchorState.ORPHAN)
    if placed is None:
        return
    words, found = canonical_text(target.quote.exact), canonical_text(describe(new, placed)[0].exact)
    if state is AnchorState.CHANGED:
        assert likeness(words, found) >= LIKELY
    else:
        assert words == found


@given(anchored(), st.lists(SENTENCES, min_size=1, max_size=3))
def test_new_paragraphs_before_never_move_it_to_a_wrong_one(made, before):
    old, span = made
    new = post([*before, *(p.text for p in old)])
    shift = len(new) - len(old)
    placed, state = resolve(anchor(old, span), old, new)
    if placed is not None:
        wanted = Span(span.first + shift, span.start, span.last + shift, span.end)
        # Blanks at its edges may stay outside.
        text = canonical([p.text for p in new])
        assert text.range(placed) == text.range(wanted)
        assert state is AnchorState.MOVED


@given(anchored(), st.data())
def test_deleting_other_paragraphs_never_moves_it_to_a_wrong_one(made, data):
    old, span = made
    kept = [i for i in range(len(old)) if i == span.first or data.draw(st.booleans())]
    placed, _ = resolve(anchor(old, span), old, post([old[i].text for i in kept]))
    if placed is not None:
        assert old[kept[placed.first]].text == old[span.first].text
        text = canonical([old[span.first].text])
        assert text.range(Span(0, placed.start, 0, placed.end)) == text.range(Span(0, span.start, 0, span.end))


@given(anchored())
def test_other_blanks_and_widths_lose_nothing(made):
    old, span = made
    new = post([f"{p.text.replace('，', ' ,').replace('１００', '1 00')} " for p in old])
    placed, _ = resolve(anchor(old, span), old, new)
    words = canonical_text(old[span.first].text[span.start : span.end])
    if words:
        assert placed is not None
        assert placed.first == span.first
        assert canonical_text(describe(new, placed)[0].exact) == words


@given(anchored(), st.data())
def test_many_anchors_of_one_post_are_placed_as_each_alone(made, data):
    old, span = made
    new = post(data.draw(edited([p.text for p in old])))
    placer = Placer(old, new)
    whole = anchor(old, Span(0, 0, 0, len(old[0].text)))
    assert placer.place(whole) == resolve(whole, old, new)
    assert placer.place(anchor(old, span)) == resolve(anchor(old, span), old, new)


def test_a_light_edit_of_a_long_text_loses_none():
    chance = random.Random(7)
    words = ["渡口", "灯塔", "公交", "新线", "票价", "社区", "食堂", "书店", "修车", "鱼摊", "照片", "管理员", "周末"]
    old = post(["".join(chance.choice(words) for _ in range(25)) for _ in range(40)])
    new = post(["".join("的" if chance.random() < 0.05 else char for char in p.text) for p in old])
    placer = Placer(old, new)
    for index, paragraph in enumerate(old):
        placed, _ = placer.place(anchor(old, Span(index, 0, index, len(paragraph.text))))
        assert placed is not None
        assert placed.first == index
