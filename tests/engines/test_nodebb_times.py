"""Times of NodeBB's posts: that of a post which is answered stands before a post's own."""

from __future__ import annotations

from pathlib import Path

from reader.capture.base import Capture
from reader.engines.registry import read_page

PAGE = """<html><body><h1><span component="topic/title">Ferry times</span></h1><ul component="topic" data-tid="3">
<li component="post" class="posts-list-item" data-index="0" data-pid="1" data-uid="2" data-timestamp="1732722623066"
 data-username="ann"><a href="/post/1" class="timeago" title="2024-11-27T15:50:23.066Z"></a>
 <div component="post/content" class="content"><p>When does the last one leave?</p></div></li>
<li component="post" class="posts-list-item" data-index="1" data-pid="https://other.example/9" data-uid="5"
 data-timestamp="1732797444000" data-username="bo@other.example"><div component="post/parent" data-parent-pid="1">
 <a href="/post/1" class="timeago hidden" title="2024-11-27T15:50:23.066Z"></a><div component="post/parent/content">
 <p>When does the last one leave?</p></div></div><span>wrote on <a href="/post/https%3A%2F%2Fother.example%2F9"
 class="timeago" title="2024-11-28T12:37:24.000Z"></a></span>
 <div component="post/content" class="content"><p>At ten, on Sundays at nine.</p></div></li></ul></body></html>"""


def test_a_post_from_elsewhere_has_its_own_time_not_that_of_the_post_it_answers():
    page = read_page(Capture(Path("p.html"), None, "html", PAGE.encode(), "text/html"))[1]
    assert [post.posted_raw for post in page.posts] == ["2024-11-27T15:50:23.066Z", "2024-11-28T12:37:24.000Z"]
    assert [post.reply_to for post in page.posts] == [None, "1"]
