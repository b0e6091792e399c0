"""Hostile plain text: the readers' cost grows with its length only, and nothing in it makes them fail."""

import pytest

from reader.engines.registry import TEXT_ENGINES, recognise
from tests.engines.discuz_text_samples import source
from tests.growth import cost_follows_length

MAKERS = {
    "replies": lambda n: "最新回复 (9)\n" + "".join(f"名 2021-4-3\n {i}楼\n 名 好\n\n好\n" for i in range(2, n)),
    "arrows": lambda n: "最新回复 (9)\n名 2021-4-3\n2楼\n" + "◀\n1\n▶\n" * n + "返回\n",
    "columns": lambda n: "".join(
        f"名\n贫民\nUID\n1\n{i}楼#\n发布于：2016-05-06 07:08\n好\n回复 喜欢\n" for i in range(n)
    ),
    "colons": lambda n: "1楼#\n发布于：2016-05-06 07:08\n" + "名：" * n + "名：好\n\n\n" * n,
    "likes": lambda n: "阅读:1回复:1\n" + "楼主#\n更多\n" * n + "发布于：2016-05-06 07:08\n" + "喜欢\n1\n回复\n" * n,
    "floors": lambda n: "百度贴吧\n" + "".join(f"名\n级\n2\n好\n{i}楼2021-10-03 08:00\n" for i in range(1, n)),
    "comments": lambda n: "百度贴吧\n1楼2021-10-03 08:00\n" + "名: 好\n" * n,
    "shares": lambda n: "百度贴吧\n" + "微信\n" * n + "1楼2021-10-03 08:00\n",
    "tops": lambda n: "TOP\n好\n" * n + "TOP",
    "downwards": lambda n: "发表于 2022-1-19 16:00:25 | 显示全部楼层\n" + "好\n" * n,
    "old": lambda n: "".join(f"{i}# 大 中 小 发表于 2007-8-21 16:02\n好\n引用 报告 TOP\n名\n" for i in range(n)),
    "edits": lambda n: (
        "1# 大 中 小 发表于 2007-8-21 16:02\n引用 报告 TOP\n" + "[ 本帖最后由 甲 于 2007-8-21 16:02 编辑 ]\n" * n
    ),
    "cards": lambda n: (
        "Thread starter\nA\n"
        + "".join(f"A\nJoined\nJul 9, 2022\n#{i}\nB said:\nx\n\u00a0\nReactions: A, B\n" for i in range(1, n))
    ),
    "expanded": lambda n: "Thread starter\nA\nJul 9, 2022\n#1\n" + "B said:\n" * n + "Click to expand...\n" * n,
    "feet": lambda n: (
        "Discussion in 'B' started by A, May 1, 2020.\n"
        + "".join(f"A\nJoined:\nx\nA, May 1, 2020 #{i}\n" for i in range(1, n))
    ),
    "columns below": lambda n: (
        "Thread Tools\n"
        + "".join(f"03-14-2008, 03:49 PM #{i}\nA\nJoin Date: x\nQuote:\nOriginally Posted by B\n" for i in range(1, n))
    ),
    "posted": lambda n: "Share on other sites\n" + "A\nPosted May 3, 2024\nA\nMembers\n2\nPosted May 3, 2024\nx\n" * n,
    "crawled": lambda n: "".join(f"a (b) May 3, 2024, 8:45am {i}\na:\nx\n" for i in range(1, n)),
    "scores": lambda n: (
        "T 9\nPosted by a on Friday January 12, 2024 @11:51AM\n" + "T (Score:2)\nby a ( 1 )\nx\nShare\n" * n
    ),
    "five": lambda n: "Featured Replies\n" + "A\nMembers\n2 posts\nA Members\nJune 14, 2024\nx\nQuote\n" * n,
    "asked": lambda n: "Ask Question\n" + "x\nShare\nasked Feb 4, 2014 at 13:02\nA\nt – B Feb 4, 2014 at 13:02\n" * n,
    "cards below": lambda n: (
        "Ask Question\nasked Feb 4, 2014 at 13:02\nA\n9 Comments\n" + "A 1 day ago\nx\nReply\n" * n
    ),
    "answers": lambda n: "Ask Question\nasked Feb 4, 2014 at 13:02\nA\n" + "– B\nx\n" * n,
    "ebb": lambda n: "Hacker News\nT\n1 point by a 2 days ago | 9 comments\n" + "a 2 days ago | link\nx\nreply\n" * n,
    "old reddit": lambda n: "r/a\nsubmitted 1 day ago by a\n" + "[–]a 1 point 2 days ago (0 children)\nx\nreply\n" * n,
    "new reddit": lambda n: "r/a\n•\n1d ago\na\nT\n" + "a\n•\n1d ago\nx\nUpvote\n" * n,
    "levels": lambda n: "r/a\n" + "level 1\n" * n + "a\n·\n1 yr. ago\nx\n" * n,
    "v2ex": lambda n: "V2EX\nT\na · 1 天前 · 9 次点击\n" + "".join(f"{i}\na\nOP\n1 天前\n好\n" for i in range(1, n)),
    "nodebb": lambda n: "Log in to reply\n" + "F Offline\nF Offline\na\nlast edited by\nx\nF a\n0\n" * n,
    "lemmy": lambda n: "Lemmy\na to b · 1 day ago\nT\n" + "a@b.c\n1\n·\n1 day ago\nx\n" * n,
    "pushes": lambda n: "作者a1 (x)\n標題y\n時間Mon Dec 30 21:14:08 2019\n" + "推 abc: 好 12/30 22:01\n" * n,
    "nforum": lambda n: "发信人: a (b), 信区: C\n标 题: d\n※ 来源\n第1楼\n" * n,
    "live": lambda n: "Suggested\na\n5d\nx\n1\n" * n + "Suggested Topics\n",
    "dated": lambda n: "".join(f"name{i % 7} 3 days ago\nA sentence that is long enough.\nReply\n" for i in range(n)),
    "dates": lambda n: "2021-03-03 10:11 " * n,
    "above": lambda n: "".join(f"name{i % 7}\n2021-03-03 10:11\nA sentence that is long enough.\n" for i in range(n)),
    "items": lambda n: "<rss><item>" * n,
    "tables": lambda n: "<root><![CDATA[" + "<table id=" * n,
}


@pytest.mark.parametrize("name", MAKERS)
def test_cost_grows_with_length_only(name):
    def reading(length):
        page = source(MAKERS[name](length))
        return lambda: recognise(page).parse(page)

    cost_follows_length(reading, 2000, counted=100)


@pytest.mark.parametrize("engine", TEXT_ENGINES, ids=lambda engine: engine.name)
@pytest.mark.parametrize("name", MAKERS)
def test_each_engine_reads_what_is_meant_for_others(engine, name):
    page = engine.parse(source(MAKERS[name](3)))
    assert all(paragraph.text for post in page.posts for paragraph in post.paragraphs)


@pytest.mark.parametrize("engine", TEXT_ENGINES, ids=lambda engine: engine.name)
@pytest.mark.parametrize("text", ["", "\n\n", "好", "\x00\ud800", "TOP\nTOP", "最新回复 (1)", "1楼2021-10-03 08:00"])
def test_next_to_nothing_is_read_too(engine, text):
    assert engine.parse(source(text)).kind is not None
