"""What a post of a Discuz! text capture says: paragraphs, quotes, comments, ratings, notices, signature.

A label counts only where Discuz! prints it and with what must follow it; a lone word that looks like one stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.domain.thread import ParagraphKind, Quote
from reader.engines.discuz.text_heads import LONGEST_NAME, bare_head
from reader.engines.discuz.text_sides import read_answers, read_comments, read_ratings
from reader.engines.parts.text_lines import TIME
from reader.text.paragraphs import normalise_row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from reader.domain.thread import Comment, Rating
    from reader.engines.parts.text_lines import Line

_EDITED = re.compile(rf"(?:\[ ?)?本帖最后由 (.{{1,{LONGEST_NAME}}}) 于 ({TIME}) 编辑(?: ?\])?")
_ORIGINAL = re.compile(
    rf"原帖由 (.{{1,{LONGEST_NAME}}}) 于 ({TIME}) 发表|Originally posted by (.{{1,{LONGEST_NAME}}}) at ({TIME})"
)
_QUOTE_WORDS = frozenset({"引用", "引用:", "QUOTE:"})
_REPLY_NOTE = re.compile(r"回复 \d{1,6}# \S.{0,40}|回复 \S.{0,40} 的帖子")
_GUEST_OFFER = re.compile(r"马上注册,.{2,80}")
_GUEST_NEED = re.compile(r"您需要 ?登录 ?才可以下载或查看,没有[帐账]号\?.{0,10}")
_NOTICE = re.compile(
    r"(?:游客|\S{1,20}),如果您要查看本帖隐藏内容请 ?回复"
    r"|(?:游客|\S{1,20}),本帖隐藏的内容需要.{1,60}才可浏览.*"
    r"|以下内容需要.{1,40}才可浏览"
    r"|提示: (?:作者被禁止或删除 内容自动屏蔽|该帖被管理员或版主屏蔽)|此帖仅作者可见|\*{4} Hidden Message \*{5}"
    r"|附件: 您所在的用户组无法下载或查看附件.{0,20}"
    r"|附件: 您需要 ?登录 ?才可以下载或查看附件。.{0,20}|本帖子中包含更多资源"
    r"|本主题需向作者支付.{1,60}才能浏览.*|本帖为密码帖.{0,40}"
    r"|本主题由 .{1,40} 于 .{6,24} (?:审核通过|设置高亮|加入精华|置顶|推荐|移动|关闭|打开).*"
)
_MASKS = re.compile(r".*(?:隐藏内容请 ?回复|才可浏览.*|自动屏蔽|版主屏蔽|仅作者可见|Hidden Message \*{5}|才能浏览.*)")
_FILE = re.compile(
    r"(\S.{0,118}\.\w{1,5}) \((?:售价: .{1,20}, )?[\d.]+ ?(?:Bytes|KB|MB|GB|B)(?:, 下载次数: ?\d+)?.{0,40}\)", re.ASCII
)
_FILE_NAME = re.compile(
    r"\S.{0,118}\.(?:rar|zip|7z|pdf|docx?|xlsx?|pptx?|txt|jpe?g|png|gif|bmp|torrent|apk|exe|mp3|mp4)", re.IGNORECASE
)
_FILE_CHROME = re.compile(
    rf"下载附件(?: ?保存到相册)?|保存到相册|{TIME} 上传|点击文件名下载附件|下载积分: .{{1,30}}"
    r"|[\d.]+ ?(?:Bytes|KB|MB|GB|B), 下载次数: ?\d+"
    rf"|{TIME}, 下载次数: ?\d{{1,9}}"
)
_BELOW_NAME = re.compile(rf"{TIME} 上传|[\d.]+ ?(?:Bytes|KB|MB|GB|B), 下载次数: ?\d+")
_PRAISED = "回帖推荐"
_PRAISED_HEAD = re.compile(rf".{{1,{LONGEST_NAME}}} 查看楼层")
_POLL = re.compile(r"(?:单选|多选)投票(?:: ?\( ?最多可选 ?\d{1,3} ?项 ?\))?,? ?共有 ?\d{1,9} ?人参与投票.{0,20}")
_POLL_LINE = re.compile(
    r"\d{1,3}\. .*|\d{1,3}(?:\.\d{1,2})?% ?\(\d{1,9}\)|距结束还有.{0,40}|投票已经结束.{0,20}"
    r"|您所在的用户组没有投票权限|您已经投过票,?.{0,20}"
)
_SCRIPT_BESIDE = re.compile(r"replyreload \+= ',' \+ \d{1,12};")
"""A piece of script that a page's own getter of texts prints close to a post's first or last words."""
_SIZE = re.compile(r"[\d.]+ ?(?:Bytes|KB|MB|GB|B), 下载次数: ?\d+")
_SCRIPT = re.compile(r"\.pc[bt]\{.{0,80}\}|replyreload \+= .{0,40};")
_CODE_LABEL = re.compile(r"(?:\[\w{1,12}\] ?)?纯文本查看 ?复制代码")
_CODE_SIGNS = frozenset("(){}[]<>;=#$\\\"'/_")
_BULLET = "•"
_LONGEST_QUOTE = 200
"""Lines of a quote at most; the software shortens what it quotes to a few."""


@dataclass(slots=True)
class Body:
    """What a post says; fields as in `reader.domain.thread.Post`, ``parts`` for its paragraphs."""

    parts: list[tuple[ParagraphKind, str, int | None]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    ratings: list[Rating] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    edited_by: str | None = None
    edited_raw: str = ""
    hidden: bool = False


class BodyReader:
    """Reads the lines of one post.

    Args:
        lines: the post's lines, from below its time bar to the action links.
        signature: index in ``lines`` from where the signature stands; their number where there is none.
        read_time: turns a printed time into one with zone, for comments.
        loose: each element stands between blank lines (text taken by a page's script), so one blank line tells nothing.
    """

    def __init__(
        self, lines: Sequence[Line], signature: int, read_time: Callable[[str], datetime | None], loose: bool = False
    ) -> None:
        self._lines = lines
        self._end = signature
        self._read_time = read_time
        self._loose = loose
        self._at = 0
        self._opened = False  # past everything that only stands at a post's top
        self._body = Body()
        self._steps = (
            self._edit_note,
            self._guest_box,
            self._quote,
            self._side_block,
            self._file,
            self._notice,
            self._praised,
            self._poll,
        )

    def read(self) -> Body:
        """The post."""
        while self._at < self._end:
            if not any(step() for step in self._steps):
                self._opened = self._paragraph() or self._opened
        body = self._body
        body.signature = [line.text for line in self._lines[self._end :]]
        body.parts += [(ParagraphKind.COMMENT, comment.text, i) for i, comment in enumerate(body.comments)]
        body.parts += [(ParagraphKind.RATING, _rating_line(rating), None) for rating in body.ratings]
        body.parts += [(ParagraphKind.ATTACHMENT, name, None) for name in body.attachments]
        body.parts += [(ParagraphKind.SIGNATURE, text, None) for text in body.signature]
        return body

    def _label(self, ahead: int = 0) -> str:
        at = self._at + ahead
        return self._lines[at].label if at < self._end else ""

    def _edit_note(self) -> bool:
        note = _EDITED.fullmatch(self._label())
        if note is None or (self._opened and not (self._label().startswith("[") and self._at == self._end - 1)):
            return False
        text = self._lines[self._at].text
        self._body.edited_by, self._body.edited_raw = (
            text[note.start(1) : note.end(1)],
            text[note.start(2) : note.end(2)],
        )
        self._at += 1
        return True

    def _guest_box(self) -> bool:
        """The offer to register above the first post's text."""
        if self._opened or not (_GUEST_OFFER.fullmatch(self._label()) and _GUEST_NEED.fullmatch(self._label(1))):
            return False
        self._at += 2
        if self._label() == "x":
            self._at += 1
        return True

    def _quote(self) -> bool:
        at = self._at
        head = self._quote_head()
        if head is None:
            return False
        author, raw = head
        text = self._quoted()
        number = len(self._body.quotes)
        self._body.quotes.append(Quote(author, "\n".join(text), posted_raw=raw))
        shown = text or [self._lines[at].text]
        self._body.parts += [(ParagraphKind.QUOTE, line, number) for line in shown]
        return True

    def _quoted(self) -> list[str]:
        """The lines of a quote: up to the next blank line; where none follows only the first, as nothing tells more."""
        start = self._at
        if self._loose:
            self._at += start < self._end and self._lines[start].gap <= 1
            return [line.text for line in self._lines[start : self._at]]
        last = min(self._end, start + _LONGEST_QUOTE)
        while self._at < last and not self._lines[self._at].gap:
            self._at += 1
        if self._at == last:
            self._at = min(start + 1, last)
        return [line.text for line in self._lines[start : self._at]]

    def _quote_head(self) -> tuple[str, str] | None:
        """Author and time of a quote that begins here; moves behind its head."""
        line = self._lines[self._at]
        below_word = line.label in _QUOTE_WORDS and self._at + 1 < self._end
        head = self._lines[self._at + 1] if below_word else line
        found = _ORIGINAL.search(head.label) if below_word else None
        if found is None and not self._opened:
            found = _ORIGINAL.fullmatch(head.label)
        if found:
            group = 1 if found[1] else 3
            author = head.text[found.start(group) : found.end(group)]
            raw = head.text[found.start(group + 1) : found.end(group + 1)]
        else:
            bare = bare_head(head) if below_word or not self._opened or line.gap else None
            if bare is None:
                return None
            author, raw = bare[0].removeprefix("引用: "), bare[1]
        self._at += 2 if below_word else 1
        return author, raw

    def _side_block(self) -> bool:
        """Comments and ratings below the text."""
        label = self._label()
        if label == "点评" and (taken := read_comments(self._lines, self._at, self._end, self._read_time)):
            self._body.comments += taken[0]
        elif answers := read_answers(self._lines, self._at, self._end, self._read_time):
            taken = answers
            self._body.comments += answers[0]
        elif taken_ratings := read_ratings(self._lines, self._at, self._end):
            self._body.ratings += taken_ratings[0]
            self._at = taken_ratings[1]
            return True
        else:
            return False
        self._at = taken[1]
        return True

    def _file(self) -> bool:
        """An attachment with its size, or a bare file name whose upload note follows."""
        found = _FILE.fullmatch(self._label())
        text = self._lines[self._at].text
        if text in self._body.attachments:  # a picture's alternative text below its file
            self._at += 1
            return True
        if found:
            name = text[found.start(1) : found.end(1)]
        elif _FILE_NAME.fullmatch(self._label()) and _BELOW_NAME.fullmatch(self._label(1)):
            name = text
        else:
            return False
        self._body.attachments.append(name)
        self._at += 1
        listed = not found and _SIZE.fullmatch(self._label()) is not None
        while self._at < self._end and _FILE_CHROME.fullmatch(self._label()):
            self._at += 1
        if listed and self._at < self._end and (self._at + 1 == self._end or self._names_file(1)):
            # What its author says of a file stands below its size, in the list that closes a post.
            self._body.parts.append((ParagraphKind.ATTACHMENT, self._lines[self._at].text, None))
            self._at += 1
        return True

    def _names_file(self, ahead: int) -> bool:
        bare = _FILE_NAME.fullmatch(self._label(ahead)) and _BELOW_NAME.fullmatch(self._label(ahead + 1))
        return bool(bare) or is_file_line(self._label(ahead))

    def _notice(self) -> bool:
        label = self._label()
        if _NOTICE.fullmatch(label):
            self._body.hidden = self._body.hidden or bool(_MASKS.fullmatch(label))
        elif self._opened or not _REPLY_NOTE.fullmatch(label):
            return False
        self._take_notice()
        return True

    def _praised(self) -> bool:
        """Openings of other posts that the board shows below a first post (回帖推荐)."""
        if self._label() != _PRAISED or not _PRAISED_HEAD.fullmatch(self._label(1)):
            return False
        self._take_notice()
        while _PRAISED_HEAD.fullmatch(self._label()):
            self._take_notice()
            if self._at < self._end:
                self._take_notice()
        return True

    def _poll(self) -> bool:
        """A poll below a first post: its head, its choices, and why this reader cannot vote."""
        if not _POLL.fullmatch(self._label()) or not _POLL_LINE.fullmatch(self._label(1)):
            return False
        self._take_notice()
        while _POLL_LINE.fullmatch(self._label()):
            self._take_notice()
        return True

    def _take_notice(self) -> None:
        text = self._lines[self._at].text
        self._body.notices.append(text)
        self._body.parts.append((ParagraphKind.NOTICE, text, None))
        self._at += 1

    def _closes_code(self, line: Line) -> bool:
        """Whether the line just taken is the button below a block of code: code right above it, nothing right below."""
        code_above = self._at > 1 and not line.gap and not _CODE_SIGNS.isdisjoint(self._lines[self._at - 2].text)
        return code_above and (self._at >= self._end or self._lines[self._at].gap > 0)

    def _paragraph(self) -> bool:
        """A line of text; False where it is a button or a piece of script."""
        line = self._lines[self._at]
        self._at += 1
        if self._loose and _SCRIPT.fullmatch(line.label):
            return False
        raw = line.raw.strip()
        if _CODE_LABEL.fullmatch(line.label) or (line.label == "复制代码" and self._closes_code(line)):
            return False
        if (
            "\t" in raw.strip()
            and (row := normalise_row(raw.strip().split("\t"))).strip("\t")
            and "\t" in row.strip("\t")
        ):
            self._body.parts.append((ParagraphKind.TABLE, row, None))
            return True
        text = _SCRIPT_BESIDE.sub("", line.text) if self._loose else line.text
        kind = ParagraphKind.LIST if text.startswith(_BULLET) else ParagraphKind.BODY
        self._body.parts.append((kind, text, None))
        return bool(text)


def is_file_line(label: str) -> bool:
    """Whether a line names an attachment with its size, or stands below one that does."""
    return bool(_FILE.fullmatch(label) or _FILE_CHROME.fullmatch(label) or label.startswith("附件: 您"))


def _rating_line(rating: Rating) -> str:
    return " ".join(part for part in (rating.author or "", rating.score, rating.reason) if part)
