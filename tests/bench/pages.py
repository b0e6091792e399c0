"""Generated desktop pages of a Discuz! board: as much markup around the words as real ones have."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.bench.data import paragraph

if TYPE_CHECKING:
    from pathlib import Path

KB = 1024
_HEAD = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{title} - 长桥 -  渡口论坛 -  Powered by Discuz!</title><meta name="generator" content="Discuz! X3.4" />
<meta name="application-name" content="渡口论坛" /><base href="http://bbs.dukou.example/" />
<script type="text/javascript">var STYLEID = '1', charset = 'utf-8', SITEURL = 'http://bbs.dukou.example/';</script>
</head><body id="nv_forum" class="pg_viewthread"><div id="append_parent"></div>
<script type="text/javascript">var fid = parseInt('4'), tid = parseInt('{tid}');</script>
<div id="toptb" class="cl"><div class="wp">{links}</div></div><div id="wp" class="wp"><div id="pt" class="bm cl">
<div class="z"><a href="./" class="nvhm">渡口论坛</a><em>&raquo;</em><a href="forum.php?gid=1">城里</a>
<em>&rsaquo;</em>
<a href="forum.php?mod=forumdisplay&amp;fid=4">长桥</a><em>&rsaquo;</em><a href="thread-{tid}-1-1.html">{title}</a>
</div></div>
<div id="ct" class="wp cl"><div id="pgt" class="pgs mbm cl"><div class="pg"><strong>1</strong>
<a href="thread-{tid}-2-1.html">2</a><label><span title="共 2 页"> / 2 页</span></label></div></div>
<div id="postlist" class="pl bm"><table><tr><td class="pls"><div class="hm">
<span class="xg1">查看:</span> <span class="xi1">{views}</span><span class="pipe">|</span>
<span class="xg1">回复:</span>
<span class="xi1">{replies}</span></div></td><td class="plc"><h1 class="ts"><span id="thread_subject">{title}</span>
</h1>
</td></tr></table>
"""
_POST = """<div id="post_{pid}" >
<table id="pid{pid}" class="plhin" summary="pid{pid}" cellspacing="0" cellpadding="0"><tr>
<td class="pls" rowspan="2"><div id="favatar{pid}" class="pls cl favatar">
<div class="pi"><div class="authi"><a href="home.php?mod=space&amp;uid={uid}" target="_blank" class="xw1">{name}</a>
</div></div>
<div class="p_pop blk bui" id="userinfo{pid}" style="display: none;"><div class="m z"><div id="userinfo{pid}_ma">
</div></div>
<div class="i y"><div><strong><a href="home.php?mod=space&amp;uid={uid}" class="xi2">{name}</a></strong>
<em>当前离线</em></div>
<dl class="cl"><dt>积分</dt><dd><a href="home.php?mod=space&amp;uid={uid}&amp;do=profile" class="xi2">{uid}</a></dd>
</dl></div></div>
<div><div class="avatar"><a href="home.php?mod=space&amp;uid={uid}" class="avtm">
<img src="uc/avatar.php?uid={uid}" /></a></div></div>
<div class="tns xg2"><table cellspacing="0"><tr><th><p><a href="home.php?uid={uid}" class="xi2">12</a></p>主题</th>
<th><p><a href="home.php?uid={uid}" class="xi2">345</a></p>帖子</th><td><p>
<a href="home.php?uid={uid}" class="xi2">678</a></p>积分</td>
</tr></table></div><p><em><a href="home.php?mod=spacecp&amp;ac=usergroup&amp;gid=12">中级会员</a></em></p>
<dl class="pil cl"></dl><ul class="xl xl2 o cl"><li class="pm2">
<a href="home.php?mod=spacecp&amp;touid={uid}" class="xi2">发消息</a>
</li></ul></div></td><td class="plc"><div class="pi"><strong>
<a href="forum.php?mod=redirect&amp;goto=findpost&amp;pid={pid}"
 id="postnum{pid}"><em>{floor}</em><sup>#</sup></a></strong><div class="pti"><div class="pdbt"></div>
<div class="authi">
<img class="authicn vm" id="authicon{pid}" src="static/image/common/online_member.gif" />
<em id="authorposton{pid}">发表于 2023-{month}-{day} {hour:02}:{minute:02}:07</em><span class="pipe">|</span>
<a href="forum.php?mod=viewthread&amp;authorid={uid}" rel="nofollow">只看该作者</a></div></div></div>
<div class="pct"><div class="pcb">
<div class="t_fsz"><table cellspacing="0" cellpadding="0"><tr><td class="t_f" id="postmessage_{pid}">
{words}</td></tr></table></div><div id="comment_{pid}" class="cm"></div><div id="post_rate_div_{pid}"></div></div>
</div></td></tr>
<tr><td class="plc plm"></td></tr><tr id="_postposition{pid}"></tr><tr><td class="pls"></td><td class="plc">
<div class="po hin">
<div class="pob cl"><em><a class="fastre" href="forum.php?mod=post&amp;action=reply&amp;repquote={pid}">回复</a>
</em><p>
<a href="javascript:;" id="mgc_post_{pid}" class="showmenu">使用道具</a>
<a href="javascript:;" onclick="show('{pid}')">举报</a></p>
</div></div></td></tr><tr class="ad"><td class="pls"></td><td class="plc"></td></tr></table></div>
"""
_QUOTE = """<div class="quote"><blockquote><font size="2">
<a href="forum.php?mod=redirect&amp;goto=findpost&amp;pid={pid}">
<font color="#999999">{name} 发表于 2023-1-2 03:04</font></a></font><br />{words}</blockquote></div><br />
"""
_FOOT = """</div><div id="postlistreply" class="pl"></div><div class="pgs mtm mbm cl"><div class="pg">
<strong>1</strong>
<a href="thread-{tid}-2-1.html">2</a><label><span title="共 2 页"> / 2 页</span></label></div></div></div></div>
<div id="ft" class="wp cl"><div id="flk" class="y"><p>{links}<strong><a href="http://dukou.example/">渡口论坛</a>
</strong></p>
<p class="xs0">GMT+8, 2024-3-29 01:41</p></div><div id="frt"><p>Powered by <strong>Discuz!</strong> <em>X3.4</em>
</p></div></div>
</body></html>
"""


def thread_page(chance: random.Random, number: int, size: int) -> str:
    """A page of a thread.

    Args:
        chance: makes the words.
        number: of the thread, part of its ids.
        size: about so many bytes.
    """
    links = "".join(f'<a href="plugin.php?id={i}" class="xi2" id="mn_{i}">菜单{i}</a><span>|</span>' for i in range(40))
    title = f"第{number}号帖"
    parts = [_HEAD.format(title=title, tid=number, links=links, views=number * 7, replies=number)]
    left = size - len(parts[0].encode()) - len(_FOOT.encode()) - len(links.encode())
    floor = 0
    while left > 0:
        floor += 1
        pid = number * 100_000 + floor
        words = "<br />\n<br />\n".join(paragraph(chance, 40, 140) for _ in range(chance.randint(2, 6)))
        if floor % 4 == 3:
            words = _QUOTE.format(pid=pid - 1, name=f"船工{floor - 1}", words=paragraph(chance, 20, 40)) + words
        day, hour, minute = 1 + floor // 1440 % 28, floor // 60 % 24, floor % 60
        parts.append(
            _POST.format(
                pid=pid,
                uid=floor % 97 + 1,
                name=f"船工{floor}",
                floor=floor,
                month=3,
                day=day,
                hour=hour,
                minute=minute,
                words=words,
            )
        )
        left -= len(parts[-1].encode())
    parts.append(_FOOT.format(tid=number, links=links))
    return "".join(parts)


def write_pages(folder: Path, count: int, size: int) -> list[str]:
    """Write so many pages of about ``size`` bytes; their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(13)
    paths = []
    # A few texts do for many pages: what is measured does not know them from one another.
    bodies = [thread_page(chance, 1000 + i, size) for i in range(min(count, 50))]
    for i in range(count):
        path = folder / f"{i:06}.html"
        path.write_text(bodies[i % len(bodies)], "utf-8")
        paths.append(str(path))
    return paths
