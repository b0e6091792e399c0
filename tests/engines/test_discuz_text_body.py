import datetime as dt

import pytest

from reader.domain.thread import ParagraphKind
from tests.engines.discuz_text_samples import desktop, inner_text, read, seed_form, texts

CHINA = dt.timezone(dt.timedelta(hours=8))


def first(body, title="村口的石桥修好了"):
    return read(seed_form(body, "好。", title=title)).posts[0]


def kinds(post):
    return [(item.kind, item.text) for item in post.paragraphs]


def test_edit_note_above_the_text():
    post = first("本帖最后由 阿炳 于 2022-1-19 17:15 编辑\n\n桥修好了。")
    assert texts(post) == ["桥修好了。"]
    assert post.edited_by == "阿炳"
    assert post.edited_at == dt.datetime(2022, 1, 19, 17, 15, tzinfo=CHINA)
    assert post.author is None


def test_edit_note_in_the_middle_is_text():
    post = first("桥修好了。\n本帖最后由 阿炳 于 2022-1-19 17:15 编辑\n这行是我抄的。")
    assert len(texts(post)) == 3
    assert post.edited_at is None


def test_old_edit_note_at_the_end():
    post = first("桥修好了。\n[ 本帖最後由 阿炳 於 2022-1-19 17:15 編輯 ]")
    assert texts(post) == ["桥修好了。"]
    assert post.edited_by == "阿炳"


def test_quote_ends_at_the_blank_line():
    post = first("小河 发表于 2022-1-18 05:28\n桥什么时候修?\n听说要等雨停。\n\n已经修好了。")
    assert texts(post) == ["已经修好了。"]
    assert [(q.author, q.text, q.posted_raw) for q in post.quotes] == [
        ("小河", "桥什么时候修?\n听说要等雨停。", "2022-1-18 05:28")
    ]
    assert kinds(post)[0] == (ParagraphKind.QUOTE, "桥什么时候修?")
    assert [item.quote for item in post.paragraphs] == [0, 0, None]


def test_quote_without_blank_line_is_one_line():
    post = first("小河 发表于 2022-1-18 05:28\n桥什么时候修?\n已经修好了。\n大家放心。")
    assert post.quotes[0].text == "桥什么时候修?"
    assert texts(post) == ["已经修好了。", "大家放心。"]


def test_quote_of_nothing():
    post = first("小河 发表于 2022-1-18 05:28\n\n已经修好了。")
    assert post.quotes[0].text == ""
    assert texts(post) == ["已经修好了。"]


def test_two_quotes():
    post = first("甲 发表于 2022-1-18 05:28\n一?\n\n对。\n\n乙 发表于 2022-1-18 06:28\n二?\n\n也对。")
    assert [(q.author, q.text) for q in post.quotes] == [("甲", "一?"), ("乙", "二?")]
    assert texts(post) == ["对。", "也对。"]


def test_quote_head_inside_a_paragraph_run_is_text():
    post = first("我记得他说过\n甲 发表于 2022-1-18 05:28\n的那一帖")
    assert post.quotes == ()
    assert len(texts(post)) == 3


def test_archived_quote_with_its_icon():
    post = first("小河 发表于 2022-1-18 05:28 static/image/common/back.gif\n桥什么时候修?\n\n修好了。")
    assert post.quotes[0].author == "小河"


@pytest.mark.parametrize(
    "head",
    ["引用:\n原帖由 小河 于 2022-1-18 05:28 发表", "QUOTE:\nOriginally posted by 小河 at 2022-1-18 05:28"],
)
def test_older_quotes(head):
    post = first(f"{head}\n桥什么时候修?\n\n修好了。")
    assert [(q.author, q.text) for q in post.quotes] == [("小河", "桥什么时候修?")]
    assert texts(post) == ["修好了。"]


def test_reply_note_is_a_notice():
    post = first("回复 1# 小河\n\n\n修好了。")
    assert post.notices == ("回复 1# 小河",)
    assert texts(post) == ["修好了。"]


def test_reply_note_below_text_is_text():
    assert "回复 1# 小河" in texts(first("他写的是\n回复 1# 小河"))


def test_comments_without_names():
    post = first("桥修好了。\n\n点评\n\n走过了,很稳  发表于 2022-1-19 18:47\n收起回复")
    assert [(c.author, c.text, c.posted_raw) for c in post.comments] == [(None, "走过了,很稳", "2022-1-19 18:47")]
    assert post.comments[0].posted_at == dt.datetime(2022, 1, 19, 18, 47, tzinfo=CHINA)
    assert texts(post) == ["桥修好了。"]


def test_comments_with_names_above():
    post = first(
        "桥修好了。\n点评\n 半亩\n前排围观  发表于 2022-1-19 21:25\n ruolan\n说得有理  发表于 2022-1-19 21:15\n下一页"
    )
    assert [(c.author, c.text) for c in post.comments] == [("半亩", "前排围观"), ("ruolan", "说得有理")]
    assert texts(post) == ["桥修好了。"]


def test_comments_with_names_in_the_line():
    post = first("桥修好了。\n點評\n半亩  前排围观  發表於 2022-1-19 21:25")
    assert [(c.author, c.text) for c in post.comments] == [("半亩", "前排围观")]


def test_comments_are_read_below_the_text():
    post = first("桥修好了。\n点评\n\n稳  发表于 2022-1-19 18:47")
    assert kinds(post)[-1] == (ParagraphKind.COMMENT, "稳")


def test_comment_heading_alone_is_text():
    assert texts(first("点评\n这座桥修得不错。")) == ["点评", "这座桥修得不错。"]


def test_poll_is_a_notice():
    poll = ["多选投票: ( 最多可选 2 项 ), 共有 13 人参与投票", "1. 修桥", "56.90% (33)", "2. 修路", "距结束还有: 3天"]
    post = first("选哪个?\n" + "\t\n".join(poll) + "\n后来补充一句。")
    assert post.notices == tuple(poll)
    assert texts(post) == ["选哪个?", "后来补充一句。"]
    assert not post.hidden


def test_poll_of_a_traditional_board():
    post = first("選哪個?\n單選投票, 共有 40 人參與投票\n1.  修橋\t\n2.  修路\t\n您所在的用戶組沒有投票權限")
    assert len(post.notices) == 4
    assert texts(post) == ["選哪個?"]


def test_words_like_a_poll_without_choices_are_text():
    lines = ["单选投票, 共有 40 人参与投票", "结果我忘了。"]
    assert texts(first("\n".join(lines))) == lines


def test_answers_of_a_plug_in():
    post = first("桥修好了。\n收起回复\n• 小河:太好了\n2022-01-19 19:26 举报回复\n我爱河边")
    assert [(c.author, c.text, c.inline) for c in post.comments] == [("小河", "太好了", True)]
    assert post.signature == ("我爱河边",)


def test_ratings_in_rows():
    body = (
        "桥修好了。\n评分\n参与人数 3\t威望 +3\t金钱 +4\t\n收起\n理由\n"
        " 王叔\t\t-1\t感谢资料\n Lily\t+ 1\t\t\n 半亩\t\t+ 5\t赞一个!\n\n查看全部评分\n"
    )
    post = first(body)
    assert [(r.author, r.score, r.reason) for r in post.ratings] == [
        ("王叔", "-1", "感谢资料"),
        ("Lily", "+ 1", ""),
        ("半亩", "+ 5", "赞一个!"),
    ]
    assert texts(post) == ["桥修好了。"]


def test_ratings_on_lines():
    post = first("桥修好了。\n已有 1 人评分\n收起 理由\n小河 + 10 很给力!\n查看全部评分")
    assert [(r.author, r.score, r.reason) for r in post.ratings] == [("小河", "+ 10", "很给力!")]


def test_ratings_need_their_end():
    body = "评分\n参与人数 3 威望 +3\n小河 + 10 很给力!"
    assert texts(first(body)) == body.split("\n")


def test_attachments():
    post = first(
        "看图:\n\n桥面.jpg (140.63 KB, 下载次数: 62)\n\n下载附件  保存到相册\n\n2022-1-19 15:45 上传\n\n就这样。"
    )
    assert post.attachments == ("桥面.jpg",)
    assert texts(post) == ["看图:", "就这样。"]
    assert kinds(post)[-1] == (ParagraphKind.ATTACHMENT, "桥面.jpg")


def test_attachment_by_its_upload_note():
    post = first(
        "图纸在这里。\n\ntuzhi.rar\n\n2022-1-19 10:20 上传\n\n"
        "点击文件名下载附件\n\n下载积分: 金钱 -1\n\n163.5 KB, 下载次数: 67"
    )
    assert post.attachments == ("tuzhi.rar",)
    assert texts(post) == ["图纸在这里。"]


def test_file_name_alone_is_text():
    assert texts(first("请下载\ntuzhi.rar")) == ["请下载", "tuzhi.rar"]


@pytest.mark.parametrize(
    "notice",
    [
        "游客,如果您要查看本帖隐藏内容请回复",
        "游客，如果您要查看本帖隐藏内容请回复",
        "遊客，如果您要查看本帖隱藏內容請回復",
        "游客,本帖隐藏的内容需要积分高于 50 才可浏览,您当前积分为 0",
        "以下内容需要积分高于 3 才可浏览",
        "提示: 作者被禁止或删除 内容自动屏蔽",
        "提示: 该帖被管理员或版主屏蔽",
        "**** Hidden Message *****",
    ],
)
def test_masked_content(notice):
    post = first(f"开头\n{notice}\n结尾")
    assert post.hidden
    assert post.notices == (notice,)
    assert texts(post) == ["开头", "结尾"]
    assert kinds(post)[1] == (ParagraphKind.NOTICE, notice)


def test_moderation_note_hides_nothing():
    post = first("开头\n本主题由 版主 于 2022-1-20 05:28 加入精华")
    assert not post.hidden
    assert post.notices == ("本主题由 版主 于 2022-1-20 05:28 加入精华",)


def test_guest_offer_above_the_first_post():
    post = first(
        "\n马上注册,结交更多好友,享用更多功能。\n\n您需要 登录 才可以下载或查看,没有帐号?立即注册\n\nx\n桥修好了。"
    )
    assert texts(post) == ["桥修好了。"]


def test_guest_offer_in_the_text_stays():
    body = "我看到的是\n马上注册,结交更多好友,享用更多功能。\n您需要 登录 才可以下载或查看,没有帐号?立即注册"
    assert len(texts(first(body))) == 3


def test_table_rows():
    post = first("日期\t地点\t人数\n6月20日\t东门\t35\n完")
    assert kinds(post)[:2] == [(ParagraphKind.TABLE, "日期\t地点\t人数"), (ParagraphKind.TABLE, "6月20日\t东门\t35")]


def test_bullets_are_lists():
    assert kinds(first("  • 带上雨具\n走"))[0] == (ParagraphKind.LIST, "• 带上雨具")


def test_indent_is_no_table():
    assert kinds(first("\t缩进一段"))[0] == (ParagraphKind.BODY, "缩进一段")


def test_code_button_below_code():
    assert texts(first("print(1)\n复制代码\n\n复制代码")) == ["print(1)", "复制代码"]


def test_noise_is_cut():
    assert texts(first("经费按月公示。3 V+ o$ `& F8 e: G* p- k\n$ I5 U1 K3 W; w0 }. b' n+ V8 E5 x$ H\n完")) == [
        "经费按月公示。",
        "完",
    ]


def test_signature_below_share_links():
    post = first("桥修好了。\n分享到:  QQ好友和群\n收藏收藏35 分享分享1 支持支持12 反对反对\n读万卷书")
    assert texts(post) == ["桥修好了。"]
    assert post.signature == ("读万卷书",)


def test_signature_told_by_blank_lines():
    signed = desktop("老船长", "沙发", "同意。\n\n\n天道酬勤").replace("天道酬勤\n\n\n\n\t", "天道酬勤\n\n\n\t")
    page = read(inner_text(desktop("小河", "楼主", "谁有旧渔网?"), signed))
    assert page.posts[1].signature == ("天道酬勤",)
    assert texts(page.posts[1]) == ["同意。"]


def test_text_below_blank_lines_is_no_signature():
    page = read(inner_text(desktop("小河", "楼主", "谁有旧渔网?"), desktop("老船长", "沙发", "同意。\n\n\n下午来拿。")))
    assert texts(page.posts[1]) == ["同意。", "下午来拿。"]


def test_signature_told_by_repetition():
    posts = [desktop("小河", floor, f"第{floor}句\n\n\n河边的人") for floor in ("楼主", "沙发")]
    page = read(inner_text(*posts))
    assert [post.signature for post in page.posts] == [("河边的人",)] * 2


def test_recommended_replies_are_not_the_author_s():
    post = first("桥修好了。\n回帖推荐\n\n小河 查看楼层\n\n昨天走过了")
    assert texts(post) == ["桥修好了。"]
    assert post.notices == ("回帖推荐", "小河 查看楼层", "昨天走过了")
