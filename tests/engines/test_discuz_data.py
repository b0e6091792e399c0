"""What Discuz! sends for programs: pieces of pages for its script, feeds."""

import datetime as dt

import pytest

from reader.domain.thread import PageKind
from reader.engines.registry import read_page, recognise
from tests.engines.discuz_text_samples import source

CELLS = """<table id="pid{n}" summary="pid{n}"><tr><td class="pls" rowspan="2"><div class="pi"><div class="authi">
<a href="home.php?mod=space&amp;uid=31" class="xw1">摆渡人</a></div></div></td><td class="plc"><div class="pi"><strong>
<a href="forum.php?mod=redirect&amp;goto=findpost&amp;ptid=640&amp;pid={n}" id="postnum{n}"><em>11</em><sup>#</sup></a>
</strong><div class="pti"><div class="authi"><em id="authorposton{n}">发表于 2011-8-21 16:02:30</em></div></div></div>
<div class="pct"><div class="pcb"><table><tr><td class="t_f" id="postmessage_{n}">碑在水下。<br />冬天才露。</td></tr>
</table></div></div></td></tr></table>"""
OLD = """<table id="pid{n}"><tr><td class="postauthor"><div class="postinfo"><a href="space.php?uid=31">摆渡人</a></div>
</td><td class="postcontent"><div class="postinfo"><strong><a id="postnum{n}"><em>11</em><sup>#</sup></a></strong>
<em id="authorposton{n}">发表于 2009-8-21 16:02</em></div><div class="postmessage"><table><tr><td class="t_msgfont"
id="postmessage_{n}">碑在水下。<br />冬天才露。</td></tr></table></div></td></tr></table>"""
SHELL = '<?xml version="1.0" encoding="utf-8"?>\n<root><![CDATA[{piece}]]></root>'
FEED = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
  <channel>
    <title>苇塘论坛 - 水路 &amp; 渡口</title>
    <link>http://bbs.weitang.example/forum.php?mod=forumdisplay&amp;fid=5</link>
    <description>Latest 20 threads of 水路</description>
    <generator>Discuz! Board by Comsenz Inc.</generator>
    <lastBuildDate>Sun, 21 Aug 2011 08:02:30 +0000</lastBuildDate>
    <ttl>60</ttl>
    <item><title>老渡口的石碑</title><link>http://x.example/1</link><description><![CDATA[碑在]]></description></item>
    <item><title><![CDATA[<channel>]]></title><link>http://x.example/2</link></item>
  </channel>
</rss>"""


def read(text):
    return read_page(source(text).capture)[1]


@pytest.mark.parametrize(
    ("cells", "raw", "software"),
    [(CELLS, "2011-8-21 16:02:30", "Discuz! X"), (OLD, "2009-8-21 16:02", "Discuz!")],
)
def test_a_piece_with_a_post_opens_as_this_post(cells, raw, software):
    text = SHELL.format(piece=cells.format(n=7712))
    assert recognise(source(text)).name == "discuz-ajax"
    page = read(text)
    (post,) = page.posts
    assert (page.kind, page.software, page.view, page.title) == (PageKind.THREAD, software, "ajax", "")
    assert (post.post_id, post.floor, post.author, post.author_id) == ("7712", 11, "摆渡人", "31")
    assert (post.posted_raw, [p.text for p in post.paragraphs]) == (raw, ["碑在水下。", "冬天才露。"])
    assert (page.page, page.pages) == (None, None)
    assert any("without title" in warning for warning in page.warnings)


def test_the_thread_is_told_by_the_post_s_own_link():
    assert read(SHELL.format(piece=CELLS.format(n=7712))).key.thread_id == "640"


def test_a_piece_that_was_cut_off_is_read_as_far_as_it_goes():
    text = SHELL.format(piece=CELLS.format(n=7712)).partition("</td></tr>\n</table></div>")[0]
    assert [p.text for p in read(text).posts[0].paragraphs] == ["碑在水下。", "冬天才露。"]


def test_other_pieces_are_messages():
    page = read(SHELL.format(piece='<div class="c">抱歉,指定的主题不存在<script>f("x")</script></div>'))
    assert (page.kind, page.title, page.posts) == (PageKind.MESSAGE, "抱歉,指定的主题不存在", ())


@pytest.mark.parametrize("text", ["<root>x</root>", "他写道:<root><![CDATA[x]]></root>", "<?xml version='1.0'?><rss2>"])
def test_other_texts_are_no_data_of_the_forum(text):
    assert recognise(source(text)).name == "generic-text"


def test_a_feed_is_a_list_and_says_what_it_holds():
    assert recognise(source(FEED)).name == "discuz-feed"
    page = read(FEED)
    assert (page.kind, page.posts, page.software, page.view) == (PageKind.LISTING, (), "Discuz!", "feed")
    assert (page.site_name, page.board, page.title) == ("苇塘论坛", ("水路 & 渡口",), "水路 & 渡口")
    assert page.url == "http://bbs.weitang.example/forum.php?mod=forumdisplay&fid=5"
    assert page.captured_at == dt.datetime(2011, 8, 21, 8, 2, 30, tzinfo=dt.UTC)
    assert page.key.site == "bbs.weitang.example"
    assert any("names 2 threads" in warning for warning in page.warnings)


def test_feeds_of_other_programs_keep_their_title_whole():
    page = read(FEED.replace("Discuz! Board by Comsenz Inc.", "Other"))
    assert (page.software, page.site_name, page.board) == ("RSS", "苇塘论坛 - 水路 & 渡口", ())


@pytest.mark.parametrize("made", ["", "yesterday", "Sun, 99 Aug 2011 08:02:30 +0000"])
def test_a_feed_s_time_that_is_none_is_left_out(made):
    page = read(FEED.replace("Sun, 21 Aug 2011 08:02:30 +0000", made))
    assert (page.captured_at, page.captured_from) == (None, None)


def test_an_empty_feed():
    page = read('<rss version="2.0"></rss>')
    assert (page.kind, page.title, page.url) == (PageKind.LISTING, "", None)
