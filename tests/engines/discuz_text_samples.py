"""Invented text captures in the forms that Discuz! pages leave, and reading them."""

from pathlib import Path

from reader.capture.base import Capture, Decoded
from reader.domain.thread import WRITTEN_KINDS
from reader.engines.base import PageSource
from reader.engines.discuz.text import DiscuzText

HEAD = """梅溪人家网站|梅溪社区

 找回密码
 注 册

QQ登录

只需一步,快速开始

查看: 421|回复: {replies}

{title}

[复制链接]
"""

FOOT = """回复 支持 反对

使用道具 举报

您需要登录后才可以回帖 登录 | 注 册

本版积分规则

小黑屋|手机版|Archiver|梅溪社区 ( 浙ICP备00000000号 )

GMT+8, 2024-3-29 01:41

Powered by Discuz! X3.4

Copyright © 2001-2021, Tencent Cloud.

快速回复 返回顶部 返回列表"""

BAR = "发表于 2022-1-19 16:00:25 | 显示全部楼层 |阅读模式 来自: 浙江湖州"
NEXT = "发表于 2022-1-20 08:52:44 | 显示全部楼层 来自: 中国"


def source(text, path="page.txt"):
    body = text.encode("utf-8", "surrogatepass")
    return PageSource(Capture(Path(path), None, "text", body, "text/plain"), Decoded(text, "utf-8", "utf-8"))


def read(text):
    return DiscuzText().parse(source(text))


def seed_form(*posts, title="村口的石桥修好了", foot=FOOT):
    """A capture without authors: a bar above each post, the action links only below the last."""
    bars = [BAR] + [NEXT] * (len(posts) - 1)
    parts = [HEAD.format(replies=len(posts) - 1, title=title)]
    parts += [f"{bar}\n{post}\n" for bar, post in zip(bars, posts, strict=True)]
    return "".join(parts) + "\n\n\n" + foot


def desktop(author, floor, body, extra=""):
    """A post as a browser's innerText gives it: author, counters, group, floor, bar, text, action links."""
    return (
        f"{author}\n\n83\n\n主题\t\n\n290\n\n回帖\t\n\n1520\n\n积分\n\n新手上路\n\n积分\n1520\n发消息\n\t\n"
        f"{'电梯直达' + chr(10) if floor == '楼主' else ''}{floor}\n 发表于 2021-9-3 20:15:07{extra} | 只看该作者 \n"
        f"{body}\n\n\n\n\t\n回复\n\n举报\n\n\n\t\n"
    )


def inner_text(*posts, title="谁有旧渔网", counters="查看: 833|回复: 1"):
    return (
        "设为首页\n收藏本站\n用户名\n\t\t自动登录\t 找回密码\n\n青石湾论坛\n»\n论坛\n›\n海边生活\n›\n渔具闲谈\n›\n"
        f"{title}\n返回列表\n发新帖\n{counters}\n\t\n  \n{title} [复制链接]\n\t\n"
        + "".join(posts)
        + "返回列表\n发新帖\n\t\n高级模式\nB\nColor\nImage\nLink\nQuote\nCode\nSmilies\n"
        "您需要登录后才可以回帖 登录 | 立即注册\n\n"
        "本版积分规则\n发表回复 回帖后跳转到最后一页\n\nArchiver|手机版|小黑屋|青石湾论坛 ( 测试备00000000号 )\n\n"
        "GMT+8, 2026-11-23 20:08 , Processed in 0.024267 second(s), 19 queries .\n\n"
        "Powered by Discuz! X3.5\n\n© 2001-2026 Discuz! Team."
    )


def texts(post):
    """What a post's author wrote, line by line."""
    return [item.text for item in post.paragraphs if item.kind in WRITTEN_KINDS]
