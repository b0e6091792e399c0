"""Which post answers which, and how answers are nested."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.domain.thread import Paragraph, ParagraphKind, Post, Quote
from reader.text.answering import Said, nested, written


def post(author: str | None, *texts: str, raw: str = "") -> Post:
    return Post("", None, author, None, None, raw, tuple(Paragraph(i, text) for i, text in enumerate(texts)))


def said(*posts: Post) -> Said:
    before = Said()
    for number, item in enumerate(posts, start=1):
        before.add(number, written(item))
    return before


class TestSource:
    def test_author_and_words_tell(self):
        before = said(post("Ann", "The ferry runs again."), post("Bob", "The ferry runs again."))
        assert before.source([Quote("Bob", "The ferry runs again.")]) == 2

    def test_a_cut_quotation_wrapped_anew_is_found(self):
        before = said(post("安", "码头今天关闭了，\u3000明天再开。"))
        assert before.source([Quote("安", "码头今天\n关闭了……")]) == 1

    def test_two_that_may_be_meant_are_none(self):
        before = said(post("Ann", "Up!"), post("Ann", "Up!"))
        assert before.source([Quote("Ann", "Up!")]) is None

    def test_the_printed_time_tells_two_apart(self):
        before = said(post("Ann", "Up!", raw="2020-1-1"), post("Ann", "Up!", raw="2020-1-2"))
        assert before.source([Quote("Ann", "Up!", posted_raw="2020-1-2")]) == 2

    def test_short_words_of_nobody_tell_nothing(self):
        before = said(post("Ann", "Up!"))
        assert before.source([Quote(None, "Up!")]) is None
        assert before.source([Quote("Ann", "Up!")]) == 1

    def test_words_that_were_quoted_are_not_those_of_who_quotes(self):
        quoting = Post(
            "",
            None,
            "Ann",
            None,
            None,
            "",
            (Paragraph(0, "Gulls nest on the pier", ParagraphKind.QUOTE, quote=0), Paragraph(1, "No")),
        )
        assert said(quoting).source([Quote("Ann", "Gulls nest on the pier")]) is None

    def test_an_empty_quotation_tells_nothing(self):
        assert said(post("Ann", "Words")).source([Quote("Ann", " \n…")]) is None


class TestNested:
    def test_answers_stand_below(self):
        assert nested([1, 2, 3, 4], {2: 1, 3: 2, 4: 1}, 6) == {0: [1], 1: [2, 4], 2: [3]}

    def test_deep_answers_stand_beside_what_they_answer(self):
        chain = {number: number - 1 for number in range(2, 7)}
        assert nested(range(1, 7), chain, 2) == {0: [1], 1: [2], 2: [3, 4, 5, 6]}

    def test_beside_means_behind_its_other_answers(self):
        assert nested([1, 2, 3, 4], {2: 1, 3: 1, 4: 2}, 1) == {0: [1], 1: [2, 4, 3]}

    def test_unknown_and_own_numbers_are_no_answers(self):
        assert nested([1, 2], {1: 1, 2: 99}, 6) == {0: [1, 2]}

    def test_an_answer_that_stands_before_its_post(self):
        assert nested([2, 1], {2: 1}, 6) == {0: [1], 1: [2]}

    def test_a_round_is_broken_at_its_first(self):
        assert nested([1, 2, 3], {1: 3, 3: 2, 2: 1}, 6) == {0: [1], 1: [2], 2: [3]}

    def test_a_long_chain_needs_no_deep_stack(self):
        many = 50_000
        placed = nested(range(1, many + 1), {n: n - 1 for n in range(2, many + 1)}, 6)
        assert sum(map(len, placed.values())) == many

    @given(st.dictionaries(st.integers(1, 30), st.integers(1, 30)), st.integers(0, 4))
    def test_every_post_stands_once_and_not_too_deep(self, answers, depth):
        placed = nested(range(1, 31), answers, depth)
        listed = [post for posts in placed.values() for post in posts]
        assert sorted(listed) == list(range(1, 31))
        parent = {post: above for above, posts in placed.items() for post in posts}
        for item in listed:
            levels = 0
            while parent[item]:
                item, levels = parent[item], levels + 1  # noqa: PLW2901 - climbs
            assert levels <= depth
