"""Anchors: describing a span and finding it again in another version of its post."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.domain.annotation import AnchorState, Span, Target
from reader.domain.thread import ParagraphKind
from reader.text.anchoring import describe, fits, resolve
from reader.text.likeness import likeness
from reader.text.paragraphs import digest_of, fold, number
from tests.growth import cost_follows_length

A = "The tram to the old harbour will run every ten minutes from June."
B = "公交公司说新线路下个月开始试运行，票价不变。"
C = "Bring your own cup, the stall has none left."
D = "老城墙边的书店周末照常开门，下雨也开。"


def post(*texts):
    return number((ParagraphKind.BODY, text, None) for text in texts)


def target(paragraphs, span):
    quote, digest = describe(paragraphs, span)
    return Target(1, 1, span, quote, digest, len(paragraphs))


def whole(paragraphs, i):
    return Span(i, 0, i, len(paragraphs[i].text))


def found(old, span, new, *, with_old=True):
    return resolve(target(old, span), old if with_old else None, new)


def text_at(paragraphs, span):
    joined = "\n".join(p.text for p in paragraphs[span.first : span.last + 1])
    tail = len(paragraphs[span.last].text) - span.end
    return joined[span.start : len(joined) - tail]


class TestDescribe:
    def test_whole_paragraph(self):
        quote, digest = describe(post(A, B, C), Span(1, 0, 1, len(B)))
        assert quote.exact == B
        assert quote.prefix == ("\n" + A + "\n")[-32:]
        assert quote.suffix == "\n" + C[:31]
        assert digest == digest_of(post(B)[0])

    def test_first_and_last_have_no_context_beyond(self):
        quote, _ = describe(post(A), Span(0, 0, 0, len(A)))
        assert (quote.prefix, quote.suffix) == ("", "")

    def test_inside(self):
        quote, _ = describe(post(B), Span(0, 4, 0, 8))
        assert quote.exact == B[4:8]
        assert quote.prefix + quote.exact + quote.suffix == B[: 8 + 32]

    def test_run_joins_by_line_feeds(self):
        quote, _ = describe(post(A, B, C), Span(0, 4, 2, 5))
        assert quote.exact == A[4:] + "\n" + B + "\n" + C[:5]

    def test_counts_code_points(self):
        quote, _ = describe(post("a😀b😀c"), Span(0, 2, 0, 3))
        assert quote.exact == "b"

    @pytest.mark.parametrize(
        "span",
        [
            Span(0, 0, 0, 0),
            Span(0, 3, 0, 2),
            Span(0, -1, 0, 2),
            Span(0, 0, 0, 999),
            Span(1, 0, 0, 1),
            Span(2, 0, 2, 1),
            Span(-1, 0, 0, 1),
            Span(0, 999, 1, 1),
        ],
    )
    def test_refuses_what_is_not_there(self, span):
        assert not fits(post(A, B), span)
        with pytest.raises(ValueError, match="does not lie"):
            describe(post(A, B), span)


class TestSameText:
    def test_unchanged(self):
        old = post(A, B)
        assert found(old, whole(old, 1), post(A, B)) == (Span(1, 0, 1, len(B)), AnchorState.EXACT)

    def test_span_inside_unchanged(self):
        old = post(A, B)
        assert found(old, Span(0, 4, 0, 8), post(A, B)) == (Span(0, 4, 0, 8), AnchorState.EXACT)

    def test_unchanged_even_with_doubles(self):
        old = post("顶", "顶", "顶")
        assert found(old, whole(old, 1), post("顶", "顶", "顶")) == (Span(1, 0, 1, 1), AnchorState.EXACT)

    def test_other_paragraph_changed(self):
        old = post(A, B)
        assert found(old, whole(old, 0), post(A, B + "补充一句。")) == (whole(old, 0), AnchorState.EXACT)

    def test_moved_down(self):
        old = post(A, B)
        assert found(old, whole(old, 0), post("本帖最后由楼主编辑", A, B)) == (Span(1, 0, 1, len(A)), AnchorState.MOVED)

    def test_span_inside_moves_along(self):
        old = post(A, B)
        assert found(old, Span(1, 4, 1, 8), post(C, D, A, B)) == (Span(3, 4, 3, 8), AnchorState.MOVED)

    def test_blanks_and_widths_do_not_matter(self):
        old = post("价格 100 元，不变。")
        new = post("价格100元,不变。")
        span, state = found(old, Span(0, 3, 0, 6), new)
        assert text_at(new, span) == "100"
        assert state is AnchorState.MOVED

    def test_blank_before_the_span_stays_outside(self):
        old = post("价格100元，不变。")
        new = post("价格 100 元，不变。")
        span, _ = found(old, Span(0, 2, 0, 5), new)
        assert text_at(new, span) == "100"

    def test_end_of_paragraph_after_blanks(self):
        old = post("a b c end")
        new = post("abc end")
        span, _ = found(old, Span(0, 0, 0, 9), new)
        assert span == Span(0, 0, 0, 7)

    def test_run_moves_along(self):
        old = post(A, B, C)
        new = post(D, A, B, C)
        assert found(old, Span(0, 4, 1, 5), new) == (Span(1, 4, 2, 5), AnchorState.MOVED)

    def test_doubles_by_rank_when_counts_agree(self):
        old = post("顶", A, "顶")
        assert found(old, whole(old, 2), post(D, "顶", A, "顶"))[0] == Span(3, 0, 3, 1)
        assert found(old, whole(old, 0), post(D, "顶", A, "顶"))[0] == Span(1, 0, 1, 1)

    def test_doubles_are_not_guessed_when_counts_differ(self):
        old = post("顶顶顶顶顶", A, "顶顶顶顶顶")
        new = post(D, "顶顶顶顶顶", C)
        assert found(old, whole(old, 2), new) == (None, AnchorState.ORPHAN)

    def test_one_became_two_is_not_guessed(self):
        old = post("好。", A)
        assert found(old, whole(old, 0), post("好。", "好。", B)) == (None, AnchorState.ORPHAN)

    def test_without_old_text_a_lone_paragraph_is_found(self):
        old = post(A, B)
        assert found(old, whole(old, 1), post(D, A, B), with_old=False) == (Span(2, 0, 2, len(B)), AnchorState.MOVED)


class TestMergedAndSplit:
    def test_merged(self):
        old = post(A, B, C)
        new = post(A, B + C)
        span, state = found(old, whole(old, 2), new)
        assert (text_at(new, span), state) == (C, AnchorState.MOVED)

    def test_split(self):
        old = post(A + " " + C)
        new = post(A, C)
        span, state = found(old, whole(old, 0), new)
        assert (span, state) == (Span(0, 0, 1, len(C)), AnchorState.MOVED)

    def test_short_words_need_context(self):
        old = post("甲", "乙丙")
        assert found(old, whole(old, 0), post("完全不同的话，里面有个甲字"))[0] is None

    def test_short_words_with_context(self):
        old = post("今天去看了渡口的新灯塔，很高。")
        new = post("补充：今天去看了渡口的新灯塔，很高。还会再去。")
        span, _ = found(old, Span(0, 8, 0, 11), new)
        assert text_at(new, span) == old[0].text[8:11]

    def test_words_that_stood_twice_are_not_guessed(self):
        old = post("灯塔很高，灯塔很高。", A)
        new = post("大家都说灯塔很高！", A)
        assert found(old, Span(0, 5, 0, 9), new)[0] is None


class TestChanged:
    def test_edited_paragraph(self):
        old = post(A, B)
        new = post(A, B.replace("下个月", "本周"))
        assert found(old, whole(old, 1), new) == (whole(new, 1), AnchorState.CHANGED)

    def test_edited_and_moved(self):
        old = post(B)
        new = post(C, B.replace("票价不变", "票价照旧"))
        assert found(old, whole(old, 0), new) == (whole(new, 1), AnchorState.CHANGED)

    def test_span_in_an_edited_paragraph(self):
        old = post(A)
        new = post("Update: " + A.replace("ten minutes", "ten short minutes"))
        start = A.index("every")
        span, state = found(old, Span(0, start, 0, A.index(" from")), new)
        assert text_at(new, span) == "every ten short minutes"
        assert state is AnchorState.CHANGED

    def test_span_whose_own_words_went_is_an_orphan(self):
        old = post("abcdefghij " + A)
        new = post(A)
        assert found(old, Span(0, 0, 0, 10), new) == (None, AnchorState.ORPHAN)

    def test_rival_makes_it_an_orphan(self):
        old = post(B, A)
        new = post(B.replace("不变", "照旧"), B.replace("不变", "上涨"), A)
        assert found(old, whole(old, 0), new)[0] is None

    def test_one_of_two_equal_ones_edited_is_not_guessed(self):
        old = post(B, B, A)
        new = post(B.replace("票价不变", "票价照旧"), D, A)
        assert found(old, whole(old, 1), new)[0] is None

    def test_same_index_and_count_is_enough_for_likely(self):
        old = post(A, "我们这里每天早上八点开门晚上六点关门")
        new = post(A, "我们这里每天早上九点开门，中午休息，晚上六点关门啦")
        assert 0.6 <= likeness(old[1].text, new[1].text) < 0.8
        assert found(old, whole(old, 1), new) == (whole(new, 1), AnchorState.CHANGED)

    def test_likely_is_not_enough_elsewhere(self):
        old = post(A, "我们这里每天早上八点开门晚上六点关门")
        new = post("我们这里每天早上九点开门，中午休息，晚上六点关门啦", A, C)
        assert found(old, whole(old, 1), new)[0] is None

    def test_short_text_is_never_fuzzy(self):
        old = post("很好很好", A)
        assert found(old, whole(old, 0), post("很好很棒", A))[0] is None

    def test_without_old_text_part_of_a_paragraph_is_not_guessed(self):
        old = post(A)
        new = post(A.replace("every ten", "every eleven"))
        assert found(old, Span(0, 4, 0, 50), new, with_old=False)[0] is None

    def test_without_old_text_nothing_is_matched_by_likeness(self):
        old = post(A, C)
        new = post(A.replace("ten", "nine"), C)
        assert found(old, whole(old, 0), new, with_old=False) == (None, AnchorState.ORPHAN)


class TestGone:
    def test_nothing_left(self):
        old = post(A)
        assert found(old, whole(old, 0), ()) == (None, AnchorState.ORPHAN)

    def test_masked_post(self):
        old = post(A, B)
        assert found(old, whole(old, 1), post("该楼层已被屏蔽")) == (None, AnchorState.ORPHAN)

    def test_run_is_gone_when_its_middle_changed(self):
        old = post(A, B, C)
        assert found(old, Span(0, 0, 2, len(C)), post(A, D, C))[0] is None

    def test_target_outside_its_own_text_does_not_crash(self):
        made = target(post(A, B), Span(1, 0, 1, 5))
        assert resolve(made, post("x"), post(A, C))[0] is None


class TestBounds:
    def test_long_paragraphs_cost_their_length(self):
        def finding(length):
            long = "的一是不了在人有我他" * length
            old, new = post(long + "甲"), post(long + "乙", A)
            return lambda: found(old, whole(old, 0), new)

        assert finding(20000)()[0] is None
        cost_follows_length(finding, 5000, counted=5000)

    def test_many_paragraphs_cost_their_number(self):
        def finding(count):
            old = post(*(f"第{i}段：今天的天气和昨天差不多，明天再看。" for i in range(count)))
            new = post(*(f"第{i}段：今天的天气与昨天差不多，明天再看。" for i in range(count)))
            return lambda: found(old, whole(old, count // 2), new)

        cost_follows_length(finding, 750, counted=750)


PIECES = st.sampled_from([A, B, C, D, "顶", "好。", "１００ 元", "é e\u0301", "ﬁne ﬂat", "a😀b", "㌔"])


@given(st.lists(PIECES, min_size=1, max_size=6), st.lists(PIECES, max_size=6), st.data())
def test_never_wrong_never_raises(old_texts, new_texts, data):
    old, new = post(*old_texts), post(*new_texts)
    i = data.draw(st.integers(0, len(old) - 1))
    start = data.draw(st.integers(0, len(old[i].text) - 1))
    end = data.draw(st.integers(start + 1, len(old[i].text)))
    span, state = found(old, Span(i, start, i, end), new)
    assert (span is None) == (state is AnchorState.ORPHAN)
    if span is not None:
        assert fits(new, span)
        if state is not AnchorState.CHANGED:
            assert fold(old[i].text[start:end]) in fold(text_at(new, span))


@given(st.lists(PIECES, min_size=1, max_size=6), st.data())
def test_same_text_is_always_exact(texts, data):
    old = post(*texts)
    first = data.draw(st.integers(0, len(old) - 1))
    last = data.draw(st.integers(first, len(old) - 1))
    span = Span(first, 0, last, len(old[last].text))
    assert found(old, span, post(*texts)) == (span, AnchorState.EXACT)


def test_words_in_a_quotation_that_is_new_are_not_those_of_the_post():
    old = post("渡口的灯塔下周三晚上要换新灯泡。", "顶")
    new = post("海风 发表于 2021-3-1 09:24\n渡口的灯塔下周三晚上要换新灯泡。", "顶")
    assert resolve(target(old, Span(0, 0, 0, len(old[0].text))), old, new) == (None, AnchorState.ORPHAN)


def test_words_in_a_quotation_that_was_there_are_found_again():
    text = "海风 发表于 2021-3-1 09:24\n渡口的灯塔下周三晚上要换新灯泡。"
    old, new = post(text, "顶"), post("先说一句。", text.replace("周三", "周四"))
    placed, state = resolve(target(old, Span(0, 0, 0, len(text))), old, new)
    assert placed is not None
    assert (placed.first, state) == (1, AnchorState.CHANGED)


def test_a_part_of_the_words_does_not_stand_for_them():
    old = post("后来食堂every day。", "顶", "好")
    new = post("灯塔年轻人老板搬走下雨harbour every day。", "顶")
    assert resolve(target(old, Span(0, 0, 0, len(old[0].text))), old, new) == (None, AnchorState.ORPHAN)
