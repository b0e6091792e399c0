import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.engines.discuz.text import DiscuzText
from reader.engines.parts.text_lines import solid_lines
from reader.text.paragraphs import normalise
from tests.engines.discuz_text_samples import BAR, FOOT, HEAD, desktop, inner_text, read, seed_form, source, texts
from tests.growth import cost_follows_length

LABELS = [
    *HEAD.splitlines(),
    *FOOT.splitlines(),
    *inner_text(desktop("小河", "楼主", "谁有?")).splitlines(),
    BAR,
    "发表于 2022-1-20 08:52:44 | 显示全部楼层",
    "小河 发表于 2022-1-20 08:52",
    "甲乙 发表于 昨天 12:30 | 只看该作者",
    "稳  发表于 2022-1-20 08:52",
    "点评",
    "评分",
    "参与人数 2",
    "小河\t+ 1\t好",
    "查看全部评分",
    "收起回复",
    "收藏0",
    "沙发",
    "5#",
    "2022-1-20 08:52",
    "作者: 小河 时间: 2022-1-20 08:52",
    "引用:",
    "tuzhi.rar",
    "2022-1-20 08:52 上传",
    "本帖最后由 小河 于 2022-1-20 08:52 编辑",
    "一句话。3 V+ o$ `& F8 e: G* p- k",
    "›",
    "论坛 › 海边",
    "复制代码",
]
LINES = st.one_of(st.sampled_from(LABELS), st.text(max_size=30))
PAGES = st.lists(LINES, max_size=40).map("\n".join)
PLAIN = st.text(alphabet=st.characters(whitelist_categories=["Lo", "Lu", "Ll"]), min_size=2, max_size=30)


def squeeze(text):
    return "".join(normalise(text).split()).replace("\u200b", "").replace("\ufeff", "")


def shown(page):
    """Every text that a page gives out."""
    yield from (page.title, page.site_name, *page.board)
    for post in page.posts:
        yield from (post.author or "", post.posted_raw, post.location or "", post.client or "", post.edited_by or "")
        yield from post.attachments
        yield from post.signature
        yield from post.notices
        for quote in post.quotes:
            yield from (quote.author or "", *quote.text.split("\n"))
        for comment in post.comments:
            yield from (comment.author or "", comment.text, comment.posted_raw)
        for rating in post.ratings:
            yield from (rating.author or "", rating.score, rating.reason)
        yield from texts(post)


@given(PAGES)
@settings(max_examples=400, deadline=None)
def test_nothing_is_invented_and_nothing_raises(text):
    engine, page = DiscuzText(), source(text)
    assert 0.0 <= engine.recognise(page) <= 1.0
    given_text = "".join(squeeze(line) for line in text.splitlines())
    for part in shown(engine.parse(page)):
        assert squeeze(part) in given_text


@given(st.lists(st.lists(PLAIN, min_size=1, max_size=4), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_plain_posts_come_back_whole(posts):
    page = read(seed_form(*("\n".join(lines) for lines in posts)))
    expected = [[line.text for line in solid_lines(lines)] for lines in posts]
    labels = {squeeze(label) for label in LABELS}
    if not any(squeeze(line) in labels for lines in posts for line in lines):
        assert [texts(post) for post in page.posts] == expected


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_read(text):
    DiscuzText().parse(source(text))


def test_many_heads_take_linear_time():
    def reading(count):
        page = source(HEAD.format(replies=1, title="多") + f"{BAR}\n好。\n" * count)
        return lambda: DiscuzText().parse(page)

    assert len(reading(200)().posts) == 200
    cost_follows_length(reading, 2000, counted=100)


@pytest.mark.parametrize(
    "line",
    [
        "›" * 3,
        "发表于 " * 30,
        "1 a" * 60,
        "[" * 180,
        "小河 发表于 2022-1-20 08:52",
        "评分",
        "点评",
        "收起回复",
        "引用:",
        "举报",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_hostile_lines_take_linear_time(line, above):
    def reading(count):
        run = f"{line}\n" * count
        page = source(f"{run}{BAR}\n一" if above else f"{BAR}\n{run}")
        return lambda: DiscuzText().parse(page)

    cost_follows_length(reading, 1000, counted=500)
