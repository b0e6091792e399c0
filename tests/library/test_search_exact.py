"""The index answers as a look through all texts does, whatever is asked and whatever came in before."""

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.domain.errors import QueryError
from reader.domain.search import SearchOptions, Where
from reader.library import search_query
from reader.library.library import Library
from reader.library.search_index import SearchIndex, check_index
from reader.library.search_query import Search
from reader.text.finding import QueryFinder
from reader.text.query import parse_query
from tests.library import making

SIGNS = "防控政策國国渡口Ａ，。 -"
WORDS = (
    "防控",
    "政策",
    "国",
    "國",
    "渡口",
    "渡",
    "bus",
    "Bus",
    "business",
    "fare",
    "a",
    "Ａ",
    "iPhone",
    "，",
    " ",
    ", ",
    "。",
)
POSTS = SearchOptions(where=frozenset({Where.POSTS}), seconds=60)


def some_text(chance):
    return "".join(chance.choice(WORDS) for _ in range(chance.randint(1, 9))).strip() or "空"


@pytest.fixture(scope="module", params=[False, True], ids=["usual", "small"])
def searched(request, tmp_path_factory):
    library = Library(tmp_path_factory.mktemp("exact") / "exact.postil")
    chance = random.Random(3)
    for thread in range(6):
        posts = [
            making.post(str(i), i, *(some_text(chance) for _ in range(chance.randint(1, 3)))) for i in range(1, 60)
        ]
        making.store(library, making.page(*posts, tid=str(thread), title=some_text(chance)), name=f"t{thread}-")
    index = SearchIndex(library.database, small=request.param)
    while not index.step(1).ready:
        pass
    texts = {
        stored.id: [p.text for p in stored.post.paragraphs]
        for head in library.threads.heads()
        for stored in library.threads.posts(head.id)
    }
    assert index.small is request.param
    yield library, index, texts
    index.close()
    library.close()


TERMS = st.one_of(st.sampled_from(WORDS), st.text(alphabet=SIGNS + "busfare", min_size=1, max_size=5))
QUOTED = TERMS.map(lambda term: '"' + term.replace('"', "") + '"')
PARTS = st.tuples(st.one_of(TERMS, QUOTED), st.sampled_from(["", "", "*"])).map("".join)
QUERIES = st.recursive(
    PARTS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " AND ", " OR ", " NOT "]), inner).map("".join),
        inner.map("({})".format),
    ),
    max_leaves=5,
)
OPTIONS = st.builds(
    SearchOptions,
    where=st.just(frozenset({Where.POSTS})),
    scripts=st.booleans(),
    widths=st.booleans(),
    case=st.booleans(),
    thread_id=st.sampled_from([None, None, 2]),
    seconds=st.just(60.0),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, options=OPTIONS)
def test_the_index_finds_what_a_look_through_all_texts_finds(searched, query, options):
    library, index, texts = searched
    try:
        finder = QueryFinder(parse_query(query), options)
    except QueryError:
        return
    threads = {post: library.threads.thread_of(post) for post in texts}
    expected = [
        post
        for post in sorted(texts, reverse=True)
        if finder.answers(texts[post]) and options.thread_id in (None, threads[post])
    ]
    search = Search(library.database, index, query, options)
    found = search.first(1000)
    assert found.complete
    assert [hit.post_id for hit in found.hits] == expected
    assert search.count().posts == len(expected)
    assert Search(library.database, None, query, options).count().posts == len(expected)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(term=st.sampled_from(["防控", "国", "渡", "bus", "bus*", "a"]), limit=st.integers(1, 30))
def test_pages_of_hits_follow_one_another_without_gap_or_double(searched, term, limit):
    library, index, _texts = searched
    search = Search(library.database, index, term, POSTS)
    whole = [hit.post_id for hit in search.posts(1000).hits]
    pieces, found = [], search.posts(limit)
    pieces += [hit.post_id for hit in found.hits]
    while found.after is not None:
        found = search.posts(limit, found.after)
        pieces += [hit.post_id for hit in found.hits]
    assert pieces == whole
    assert len(whole) > 20


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES, thread_id=st.sampled_from([None, 2]), stretch=st.integers(1, 90))
def test_counting_stretch_by_stretch_counts_the_same(searched, query, thread_id, stretch):
    library, index, texts = searched
    options = replace(POSTS, thread_id=thread_id)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_query, "_STRETCH", stretch)
        try:
            finder = QueryFinder(parse_query(query), options)
        except QueryError:
            return
        count = Search(library.database, index, query, options).count()
    threads = {post: library.threads.thread_of(post) for post in texts}
    expected = [p for p in texts if finder.answers(texts[p]) and thread_id in (None, threads[p])]
    assert (count.posts, count.complete) == (len(expected), True)


@pytest.mark.parametrize("query", ["防控", "防控 OR 渡", "bus NOT fare"])
def test_a_count_stops_when_its_time_is_over_and_tells_so(searched, query, monkeypatch):
    library, index, _texts = searched
    whole = Search(library.database, index, query, POSTS).count().posts
    monkeypatch.setattr(search_query, "_STRETCH", 20)
    count = Search(library.database, index, query, replace(POSTS, seconds=0.0)).count()
    assert not count.complete
    assert 0 < count.posts < whole


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_order_of_captures_steps_and_crashes_comes_to_the_same_index(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("history") / "h.postil"
    library = Library(path)
    index = SearchIndex(library.database, small=data.draw(st.booleans()))
    for number in range(data.draw(st.integers(1, 8))):
        thread = data.draw(st.sampled_from("12"))
        day = data.draw(st.integers(1, 20))
        posts = [
            making.post(str(i), i, data.draw(st.sampled_from(["防控政策", "渡口 bus", "灯塔"])))
            for i in range(1, 1 + data.draw(st.integers(1, 4)))
        ]
        page = making.page(
            *posts, tid=thread, title=data.draw(st.sampled_from(["渡口", "灯塔"])), captured=making.at(day)
        )
        making.store(library, page, name=f"{number}-")
        match data.draw(st.sampled_from(["step", "crash", "reopen", "nothing", "all"])):
            case "step":
                index.step(0)
            case "crash":
                with pytest.raises(RuntimeError), index.database.transaction():  # noqa: PT012
                    index._advance(index.database, 0)
                    raise RuntimeError
                index.close()
                index = SearchIndex(library.database)
            case "reopen":
                index.close()
                index = SearchIndex(library.database)
            case "all":
                while not index.step(1).ready:
                    pass
    for _ in range(100):
        if index.step(0).ready:
            break
    assert index.state().ready
    for term in ("防控", "渡", "口", "灯塔", "bus"):
        for where in (Where.POSTS, Where.TITLES):
            options = SearchOptions(where=frozenset({where}))
            with_index = Search(library.database, index, term, options)
            without = Search(library.database, None, term, options)
            assert with_index.first(100).hits == without.first(100).hits
            assert with_index.count() == without.count()
    assert check_index(library.database) == []
    index.close()
    library.close()
