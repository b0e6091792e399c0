"""What stands in and below a Discuz! post, element by element, on pages made up here."""

# ruff: noqa: E501 - markup reads best in one piece

from __future__ import annotations

import pytest

from reader.domain.thread import ParagraphKind
from tests.engines.discuz_markup import message, one, page_html, parse, post_html, texts

# --- the message


@pytest.mark.parametrize(
    ("inner", "lines"),
    [
        ("一<br />\n<br />\n二", ["一", "二"]),
        ("　　一&nbsp; 段<br />", ["一 段"]),
        ('<div align="center">一</div><br />二', ["一", "二"]),
        ("<blockquote>一</blockquote><br />二", ["一", "二"]),
        ('<p style="line-height:30px">一</p><p>二</p>', ["一", "二"]),
        ("<strong>一</strong>二<i>三</i>", ["一二三"]),
        ('一<font class="jammer">% M" P$ ~0</font><br />二', ["一", "二"]),
        ('一<br /><span style="display:none">0 k&nbsp;x! M</span>二', ["一", "二"]),
        ('一<img src="static/image/smiley/default/smile.gif" smilieid="1" alt="" />', ["一"]),
        ('一<img src="smiley/x.gif" smilieid="1" alt=":)" />', ["一:)"]),
        ('<script>replyreload += ",7";</script>一', ["一"]),
        ('<a href="http://a.example/">http://a.example/</a>', ["http://a.example/"]),
        ("[sup]2[/sup] &amp;#54620;", ["[sup]2[/sup] &#54620;"]),
        ('<span style="float:left">浮</span>正', ["浮", "正"]),
        ("", []),
    ],
)
def test_lines(inner, lines):
    assert texts(one(inner)) == lines


def test_kinds():
    post = one('<ul><li>甲<li>乙<br /></ul><table class="t_table"><tr><td>1</td><td>2</td></tr></table>')
    assert [(p.kind.value, p.text) for p in post.paragraphs] == [("list", "甲"), ("list", "乙"), ("table", "1\t2")]


def test_code_keeps_indentation_and_drops_the_copy_link():
    post = one(
        '前<div class="blockcode"><div id="code_x"><ol><li>if a:<br /><li>&nbsp; b()</ol></div><em>复制代码</em></div>后'
    )
    assert texts(post, ParagraphKind.CODE) == ["if a:", "  b()"]
    assert texts(post) == ["前", "后"]


def test_two_message_cells_with_one_id_stay_with_their_posts():
    first = post_html('<div id="postmessage_8" class="t_f">免费</div><div class="locked">需支付 <b>5</b></div>')
    second = post_html(message("第二", "8"), pid="8", number="沙发")
    one_, two = parse(page_html(first + second)).posts
    assert (texts(one_), texts(two)) == (["免费"], ["第二"])
    assert one_.notices == ("需支付 5",)
    assert not one_.hidden


def test_bare_text_of_an_old_priced_post_is_body():
    (post,) = parse(page_html(post_html('免费一段<br />两段<div class="locked">需支付</div>'))).posts
    assert texts(post) == ["免费一段", "两段"]
    assert not post.hidden


def test_posts_nested_by_broken_markup_stay_apart():
    inner = post_html(message("里", "8"), pid="8", number="沙发")
    outer = post_html(message(f"外</td></tr></table></div>{inner}"))
    first, second = parse(page_html(outer)).posts
    assert texts(first) == ["外"]
    assert texts(second) == ["里"]
    assert second.floor == 2


# --- quotes


def test_quote_with_link():
    post = one(
        '<div class="quote"><blockquote><font size="2"><a href="forum.php?mod=redirect&amp;goto=findpost&amp;pid=3&amp;ptid=1">'
        '<font color="#999999">乙 丙 发表于 2024-2-1 09:00</font></a></font><br />\n原话<br />两行</blockquote></div><br />答'
    )
    assert [(q.author, q.text, q.post_id, q.posted_raw) for q in post.quotes] == [
        ("乙 丙", "原话\n两行", "3", "2024-2-1 09:00")
    ]
    assert [(p.text, p.quote) for p in post.paragraphs] == [("原话", 0), ("两行", 0), ("答", None)]
    assert post.reply_to == "3"


def test_quote_without_link():
    post = one(
        '<div class="quote"><blockquote><font color="#999999">乙 發表於 2024-2-1 09:00</font><br />原話</blockquote></div><br />答'
    )
    assert [(q.author, q.text, q.post_id) for q in post.quotes] == [("乙", "原話", None)]
    assert post.reply_to is None


def test_two_quotes_answer_the_first():
    quote = '<div class="quote"><blockquote><a href="?goto=findpost&pid={0}">乙 发表于 2024-2-1 09:00</a><br />{0}号</blockquote></div><br />'
    post = one(quote.format(3) + quote.format(4) + "答")
    assert [q.post_id for q in post.quotes] == ["3", "4"]
    assert post.reply_to == "3"
    assert [p.quote for p in post.paragraphs] == [0, 1, None]


@pytest.mark.parametrize(
    ("inner", "body", "quotes"),
    [
        ('<div class="quote"><blockquote>抄</blockquote></div><br />答', ["答"], ["抄"]),
        ('答<div class="quote"><blockquote>抄</blockquote></div>', ["答"], ["抄"]),
        ('<div class="quote"><blockquote>免费</blockquote></div>后文', ["免费", "后文"], []),
        ('<div class="quote"><blockquote>免费</blockquote></div><b>后文</b>', ["免费", "后文"], []),
        (
            '<div class="quote"><blockquote>外[quote]里</blockquote></div>外[/quote]<br />答',
            ["外[/quote]", "答"],
            ["外[quote]里"],
        ),
    ],
)
def test_headless_quote_or_free_text(inner, body, quotes):
    post = one(inner)
    assert texts(post) == body
    assert [q.text for q in post.quotes] == quotes


def test_code_inside_a_quote_is_quoted():
    post = one(
        '<div class="quote"><blockquote>看<div class="blockcode"><ol><li>x = 1</ol></div></blockquote></div><br />答'
    )
    assert post.quotes[0].text == "看\nx = 1"
    assert texts(post) == ["答"]


def test_plain_reply_line_names_the_post():
    post = one('<b>回复 <a href="forum.php?goto=findpost&amp;pid=3&amp;ptid=1">3#</a> <i>乙</i></b><br />好')
    assert post.reply_to == "3"
    assert texts(post) == ["回复 3# 乙", "好"]


# --- notes, files, pictures


@pytest.mark.parametrize(
    ("note", "by", "at"),
    [
        ("本帖最后由 甲 于 2024-3-2 11:30 编辑", "甲", "2024-03-02T11:30:00+08:00"),
        ("本帖最後由 甲 於 2024-3-2 11:30 編輯", "甲", "2024-03-02T11:30:00+08:00"),
        ("本帖最后由 于 是 于 2024-3-2 11:30 编辑", "于 是", "2024-03-02T11:30:00+08:00"),
    ],
)
def test_edit_note(note, by, at):
    post = one(f'<i class="pstatus"> {note} </i><br /><br />正文')
    assert (post.edited_by, post.edited_at.isoformat()) == (by, at)
    assert texts(post) == ["正文"]
    assert post.notices == ()


def test_unreadable_edit_note_stays_as_a_notice():
    post = one('<i class="pstatus">改过</i><br />正文')
    assert post.edited_at is None
    assert post.notices == ("改过",)


def test_edit_note_as_plain_text():
    post = one("[i=s] 本帖最后由 甲 于 2024-3-2 11:30 编辑 [/i]<br />正文")
    assert post.edited_by == "甲"
    assert texts(post) == ["正文"]


def test_pictures_take_the_lazy_address_and_leave_icons():
    post = one(
        '<img src="static/image/common/none.gif" file="data/a.thumb.jpg" zoomfile="data/a.jpg" />'
        '<img src="http://x.example/b.png" /><img src="static/image/filetype/zip.gif" /><img src="data:image/png;base64,AAAA" />'
        '<img src="none.gif" /><img src="http://x.example/b.png" />'
    )
    assert post.images == ("data/a.jpg", "http://x.example/b.png")


def test_files_in_the_text_and_below_it():
    inner = (
        '字<span id="attach_1"><a href="forum.php?mod=attachment&amp;aid=1">表.doc</a> <em class="xg1">(1 KB)</em></span>'
        '<div class="tip" id="attach_1_menu" style="display: none">点击文件名下载附件</div>'
        '<img aid="2" file="data/c.jpg" /><div class="tip aimg_tip" id="aimg_2_menu" style="display:none">'
        '<a title="全景.jpg 下載次數:2"><strong>下載附件</strong></a></div>'
    )
    below = '<div class="pattl"><dl class="tattl"><dd><p class="attnm"><a href="?aid=3">册.pdf</a></p><p class="xg2">第二版</p></dd></dl></div>'
    (post,) = parse(page_html(post_html(message(inner) + below))).posts
    assert post.attachments == ("表.doc", "册.pdf"), "a picture's name that only a hover box tells"
    assert texts(post) == ["字"]
    assert texts(post, ParagraphKind.ATTACHMENT) == ["表.doc", "全景.jpg", "册.pdf 第二版"]


def test_no_right_to_files_is_a_notice():
    (post,) = parse(
        page_html(
            post_html(
                message("字")
                + '<div class="attach_nopermission"><p>您需要 <a>登录</a></p><span class="atips_close">x</span></div>'
            )
        )
    ).posts
    assert post.notices == ("您需要 登录",)
    assert not post.hidden


@pytest.mark.parametrize(
    "notice",
    [
        "提示: 作者被禁止或删除 内容自动屏蔽",
        "提示: 该帖被管理员或版主屏蔽",
        "此帖仅作者可见",
        "本帖为密码帖 ，请输入密码",
    ],
)
def test_masked_post(notice):
    (post,) = parse(page_html(post_html(f'<div class="locked">{notice}</div>'))).posts
    assert post.hidden
    assert [p.kind for p in post.paragraphs] == [ParagraphKind.NOTICE]
    assert len(post.notices) == 1


def test_signature_and_moderation_come_last():
    post = one(
        "字", below='<div class="modact">本主题由 乙 于 2024-3-3 10:00 置顶</div><div class="sign">一<br />二</div>'
    )
    assert [p.kind.value for p in post.paragraphs] == ["body", "notice", "signature", "signature"]
    assert post.signature == ("一", "二")
    assert post.notices == ("本主题由 乙 于 2024-3-3 10:00 置顶",)


# --- comments and ratings


def test_comments_keep_their_order_and_index():
    entry = '<div class="pstl"><div class="psta"><a class="xw1">{0}</a></div><div class="psti">{1}&nbsp;<span class="xg1">发表于 2024-3-1 1{2}:00</span></div></div>'
    cm = f'<div id="comment_7" class="cm"><h3 class="psth">点评</h3>{entry.format("乙", "好", 2)}{entry.format("丙", "不好", 1)}</div>'
    (post,) = parse(page_html(post_html(message("字") + cm))).posts
    assert [(c.author, c.text, c.posted_at.hour) for c in post.comments] == [("乙", "好", 12), ("丙", "不好", 11)]
    assert [(p.text, p.quote) for p in post.paragraphs if p.kind is ParagraphKind.COMMENT] == [("好", 0), ("不好", 1)]


def test_plugin_comments():
    shown = '<div id="comment_7" class="cm"><div class="pstl"><div class="psta"><a class="xw1">丙</a></div><div class="psti">好 <span class="xg1">发表于 2024-03-03 10:00</span></div></div></div>'
    lzl = '<div class="lzl_view_list"><ul><li><div class="lzl_cnt"><a>乙</a>:<span class="lzl_content_main">谢</span><span class="lzl_time">2024-03-02 10:00</span> <a>举报</a></div></li></ul></div>'
    (post,) = parse(page_html(post_html(message("字") + shown + lzl))).posts
    assert [(c.author, c.text, c.posted_raw, c.inline) for c in post.comments] == [
        ("丙", "好", "2024-03-03 10:00", False),
        ("乙", "谢", "2024-03-02 10:00", True),
    ]
    assert texts(post) == ["字"]
    assert post.notices == ()


def test_ratings_name_their_credits():
    rows = (
        "<tr><th>参与人数 2</th><th>威望 <i>+5</i></th><th>金钱 <i>-1</i></th><th><i>理由</i></th></tr>"
        '<tr id="rate_7_2"><td><a><img /></a> <a>乙</a></td><td> + 5</td><td></td><td>赞</td></tr>'
        '<tr id="rate_7_3"><td><a>丙</a></td><td></td><td>-1</td><td></td></tr>'
    )
    (post,) = parse(
        page_html(post_html(message("字") + f'<dl id="ratelog_7" class="rate"><table class="ratl">{rows}</table></dl>'))
    ).posts
    assert [(r.author, r.score, r.reason) for r in post.ratings] == [("乙", "威望 +5", "赞"), ("丙", "金钱 -1", "")]
    assert texts(post, ParagraphKind.RATING) == ["乙 威望 +5 赞", "丙 金钱 -1"]
    assert texts(post) == ["字"]


# --- what the software's templates print of special posts


def test_ratings_without_the_table_are_read_from_what_the_mouse_is_shown():
    hover = "<strong>好帖</strong>&nbsp; <em class='xi1'>威望 + 3 点</em> <span>金钱 -1 元</span>"
    entry = f'<li><p id="rate_7_8" tip="{hover}"><a class="avt"></a></p><p><a href="space-uid-8.html">乙</a></p></li>'
    post = one("正文", below=f'<dl id="ratelog_7" class="rate"><dd><ul>{entry}</ul></dd></dl>')
    assert [(r.author, r.score, r.reason) for r in post.ratings] == [("乙", "威望 +3 金钱 -1", "好帖")]


def test_a_rating_without_hover_text_is_none():
    assert one("正文", below='<dl id="ratelog_7"><p id="rate_7_8"><a>乙</a></p></dl>').ratings == ()


@pytest.mark.parametrize(("name", "author"), [("微博网友", "微博网友"), ("匿名", None), ("游客 1.2.3.x", None)])
def test_a_name_from_a_linked_network_is_an_author_without_account(name, author):
    left = f'<div id="favatar7" class="pls"><div class="pi"><div class="authi"><a href="javascript:;" class="xw1">{name}</a></div></div></div>'
    post = one("正文", left=left)
    assert (post.author, post.author_id) == (author, None)


def test_the_side_taken_in_a_debate_is_a_notice():
    label = '<div class="pdbt"><label class="pdbts pdbts_1"><a class="v">正方</a><a class="b">支持 3</a></label></div>'
    (post,) = parse(page_html(post_html(message("拆")).replace('<div class="authi">发', "<i>"))).posts
    assert post.notices == ()
    html = page_html(post_html(message("拆"))).replace('<div class="pti">', f'<div class="pti">{label}')
    (post,) = parse(html).posts
    assert post.notices == ("正方",)
    assert texts(post) == ["拆"]


def test_portraits_are_no_pictures_of_the_post():
    post = one('<img src="uc_server/avatar.php?uid=8&amp;size=small"><img src="data/attachment/forum/a.jpg">')
    assert post.images == ("data/attachment/forum/a.jpg",)
