import datetime as dt

import pytest

from reader.engines.discuz.text_heads import bare_head, find_heads, floor_of
from reader.engines.parts.text_lines import fold_label, solid_lines, without_noise
from tests.engines.discuz_text_samples import read, texts


def heads(text):
    return find_heads(solid_lines(text.splitlines()))


def only(text):
    found, _ = heads(text)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("line", "raw"),
    [
        ("发表于 2022-1-19 16:00:25 | 显示全部楼层 |阅读模式 来自: 浙江湖州", "2022-1-19 16:00:25"),
        ("发表于 2022-1-19 16:00 | 显示全部楼层", "2022-1-19 16:00"),
        (" 楼主| 发表于 2022-01-19 16:00:25 | 显示全部楼层", "2022-01-19 16:00:25"),
        ("发表于 2015-11-10 02:04 | 只看该作者 回帖奖励 |倒序浏览 |阅读模式", "2015-11-10 02:04"),
        ("发表于 2018-9-4 14:33 | 只看该作者 |只看大图 回帖奖励 |倒序浏览 |阅读模式", "2018-9-4 14:33"),
        ("发表于 2009-10-13 14:16 |只看该作者 |倒序浏览", "2009-10-13 14:16"),
        ("發表於 2014-12-29 05:51 PM | 只看該作者", "2014-12-29 05:51 PM"),
        ("发表于 6 天前 | 显示全部楼层", "6 天前"),
        ("发表于 昨天 07:05 | 只看该作者", "昨天 07:05"),
        ("发表于 半小时前 | 只看该作者", "半小时前"),
        ("小雨 | 2023-3-15 08:12 | 显示全部楼层", "2023-3-15 08:12"),
        ("查看11 | 回复2 | 2023-3-15 00:00 | 显示全部楼层 |阅读模式", "2023-3-15 00:00"),
    ],
)
def test_time_bars(line, raw):
    assert only(line).posted_raw == raw


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("发表于 2022-1-19 16:00:25 | 显示全部楼层", None),
        (" 楼主| 发表于 2022-1-19 16:00:25 | 显示全部楼层", None),
        ("随便 看看 发表于 2023-03-15 00:00:19 | 显示全部楼层 |阅读模式", "随便 看看"),
        ("云上客  | 发表于 2023-03-15 00:00:19 | 显示全部楼层", "云上客"),
        ("小雨 | 2023-3-15 08:12 | 显示全部楼层", "小雨"),
        ("ID:94349 发表于 2015-11-10 02:04 | 只看该作者", None),
    ],
)
def test_names_in_bars(line, name):
    assert only(line).name == name


def test_account_number():
    assert only("ID:94349 发表于 2015-11-10 02:04 | 只看该作者").account == "94349"


def test_starter_mark():
    assert only(" 楼主| 发表于 2022-1-19 16:00:25 | 显示全部楼层").starter


@pytest.mark.parametrize(
    ("line", "place", "client"),
    [
        ("发表于 2022-1-19 16:00:25 | 显示全部楼层 |阅读模式 来自: 浙江湖州", "浙江湖州", None),
        ("发表于 2022-1-19 16:00:25 | 只看该作者 来自 - 贵州遵义", "贵州遵义", None),
        ("发表于 2022-1-19 16:00:25 | 只看该作者 IP属地:上海", "上海", None),
        ("发表于 2022-1-19 16:00 来自手机 | 只看该作者", None, "手机"),
        ("发表于 2022-1-19 16:00 来自手机 | 只看该作者 来自: 四川", "四川", "手机"),
        ("发表于 2022-1-19 16:00 | 只看该作者", None, None),
    ],
)
def test_origin(line, place, client):
    head = only(line)
    assert (head.place, head.client) == (place, client)


@pytest.mark.parametrize(
    "line",
    [
        "阿炳 发表于 2021-9-4 05:28",
        "红茶真棒  发表于 2018-9-4 15:47",
        "本帖最后由 阿炳 于 2021-9-4 05:28 编辑",
        "2018-9-4 13:45 上传",
        "日期:2013-08-20 10:12:24午马",
        "本主题由 版主 于 2021-9-4 05:28 加入精华",
        "他的文章发表于 2021-9-4,后来又改过 | 见附录",
        "发表于 2021-13 | 只看该作者",
        "只看该作者 沙发  发表于: 2012-03-04 12:40",
        "价格 | 2021-9-4 05:28 | 已付",
        "这" * 60 + "发表于 2021-9-4 05:28 | 只看该作者",
    ],
)
def test_lines_that_are_no_heads(line):
    found, _ = heads(f"发表于 2022-1-19 16:00:25 | 显示全部楼层\n一\n{line}\n二")
    assert [head.line for head in found] == [0]


@pytest.mark.parametrize(
    ("label", "floor"),
    [
        ("楼主", 1),
        ("沙发", 2),
        ("板凳", 3),
        ("地板", 4),
        ("5#", 5),
        ("141#", 141),
        ("1 [收藏(0)] [报告]", 1),
        ("2 [报告]", 2),
        ("来自 7#", 7),
        ("8楼", 8),
        ("楼主你好", None),
        ("5", None),
        ("", None),
    ],
)
def test_floor_lines(label, floor):
    assert floor_of(label) == floor


def test_bare_head_needs_a_name():
    named, unnamed = solid_lines(["阿炳 发表于 2021-9-4 05:28", "发表于 2021-9-4 05:28"])
    assert bare_head(named) == ("阿炳", "2021-9-4 05:28")
    assert bare_head(unnamed) is None


def test_head_spread_over_lines():
    found, view = heads("发表于 2021-9-3 20:15:07\n|\n只看该作者\n\n|倒序浏览\n|阅读模式\n正文")
    assert view == "text"
    assert found[0].body == 5


def test_head_spread_over_lines_with_client():
    found, _ = heads("發表於 2010-4-8 21:21:00\n來自手機\n|只看該作者\n正文")
    assert (found[0].client, found[0].body) == ("手機", 3)


@pytest.mark.parametrize(
    ("text", "label"),
    [("發表於：樓主", "发表于:楼主"), ("回覆　１", "回复　1"), ("abc", "abc")],
)
def test_labels_fold_in_place(text, label):
    assert fold_label(text) == label
    assert len(fold_label(text)) == len(text)


def test_gaps_are_counted():
    lines = solid_lines(["", "一", "", "\t", "二", "三"])
    assert [(line.text, line.gap) for line in lines] == [("一", 1), ("二", 2), ("三", 0)]


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("经费将按月公示。3 V+ o$ `& F8 e: G* p- k", "经费将按月公示。"),
        ("$ I5 U1 K3 W; w0 }. b' n+ V8 E5 x$ H", ""),
        ("说服不了谁。1 t4 x/ U# A8 C\u00a0\u00a0f, Z3 s: R", "说服不了谁。"),
        ("不到二十张。0 A& D. j$ T8 C1 p! D' _\u00a0 \\", "不到二十张。"),
        ("a b c d e f g", "a b c d e f g"),
        ("公式 a + b = c", "公式 a + b = c"),
        ("谁 懂 的 话 说 一 声", "谁 懂 的 话 说 一 声"),
        ("I, a B, c", "I, a B, c"),
        ("", ""),
    ],
)
def test_noise_at_line_ends(raw, kept):
    assert without_noise(raw).strip() == kept


def test_noise_is_read_in_one_pass():
    line = "1 a" * 60_000
    assert without_noise("字" + line) == "字"
    assert without_noise(line + " 字").endswith("字")


def test_relative_times_count_from_the_footer():
    page = read(
        "查看: 8|回复: 1\n\n骑车\n\n[复制链接]\n"
        "发表于 前天 20:14 | 显示全部楼层\n一\n发表于 3 小时前 | 显示全部楼层\n二\n\nGMT+8, 2024-5-10 14:30\n"
    )
    zone = dt.timezone(dt.timedelta(hours=8))
    assert [post.posted_at for post in page.posts] == [
        dt.datetime(2024, 5, 8, 20, 14, tzinfo=zone),
        dt.datetime(2024, 5, 10, 11, 30, tzinfo=zone),
    ]
    assert page.warnings == ("Times in words were reckoned from the time of the capture.",)


def test_relative_time_without_capture_time_stays_unknown():
    page = read("发表于 3 小时前 | 显示全部楼层\n一\n")
    assert page.posts[0].posted_at is None
    assert page.posts[0].posted_raw == "3 小时前"
    assert len(page.warnings) == 1
    assert texts(page.posts[0]) == ["一"]


def test_zone_of_the_footer_holds_for_the_posts():
    page = read("发表于 2024-5-9 10:00 | 显示全部楼层\n一\n\nGMT+9, 2024-5-10 14:30\n\nPowered by Discuz! X3.4\n")
    assert page.posts[0].posted_at.utcoffset() == dt.timedelta(hours=9)
