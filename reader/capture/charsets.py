"""The codecs that pages may reach, and how text in each of them looks.

Page labels go through the web's own table (WHATWG Encoding, `webencodings`) and then through the list here, never
through Python's codec registry: ``punycode``, ``utf-7`` or ``unicode_escape`` would rewrite text.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

import webencodings

_CODECS = {
    "utf-8": "utf-8",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "ibm866": "cp866",
    "windows-874": "cp874",
    **{f"windows-{number}": f"cp{number}" for number in range(1250, 1259)},
    **{f"iso-8859-{part}": f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    "iso-8859-8-i": "iso8859-8",
}
_MORE_LABELS = {
    "utf8mb4": "utf-8",
    "utf-8-sig": "utf-8",
    "gb_18030": "gb18030",
    "cp936": "gb18030",
    "ms936": "gb18030",
    "euc-cn": "gb18030",
    "big5hkscs": "big5hkscs",
    "cp950": "big5hkscs",
    "ms950": "big5hkscs",
    "cp949": "cp949",
    "cp932": "cp932",
    "koi8r": "koi8-r",
    "hz-gb-2312": "hz",
}

BIG5_SIGNS = tuple(zip("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡", strict=True))
"""Signs of Big5 as Python's ``big5hkscs`` has them, and as browsers show them (WHATWG)."""

_HAN = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成"
    "方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使"
    "情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老"
    "给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太"
    "量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象"
    "完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运贴帖楼版坛网站登录注册复编辑评"
    "查积客友谢请吧呢吗啊哦嗯哈图片下载附件引举报收藏分享快速返回列表论坛主题帖子用户密码搜索帮助首页显示时间最后只看该作者"
)
_HAN_TRADITIONAL = (
    "這個們來為國說時會對於著過發後裡種經麼學現當沒動進樣開實軍無與長機關點業將兩間問並應戰頭體產話內給門東聲員論處義幾認條"
    "係氣題變總電數報結務場計資統區隊決馬書則聽卻達強難權設記類據張該規萬覺術領確傳師觀讓識帶爭運貼樓壇網錄註冊複編輯評查積"
    "請嗎圖載舉顯錯誤與戶碼"
)
_KANJI = "日本人年大国会一中学生行出時事者上見分間前後今何私思気方的新自話手文書場名車電東京時円月火水木金土曜"
_HANGUL = (
    "이다는에가고을의를로하은지한도서기어니사자아리나인시대그부스정으보제해수일라원들만요있전상게내과여비것우주마음안방장성동구"
    "국면조분유오신년습없당중적공물치문선세저말생글쓴"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """How text in a codec looks.

    Args:
        codec: Python's name.
        common: characters that make up most of real text outside ASCII.
        sure: share of common characters from which the codec is taken without trying others.
    """

    codec: str
    common: frozenset[str]
    sure: float


def _profile(codec: str, common: str, sure: float) -> Profile:
    return Profile(codec, frozenset(common), sure)


_KANA = "".join(map(chr, (*range(0x3041, 0x3094), *range(0x30A1, 0x30FD))))
_TYPOGRAPHY = "“”‘’–—…«»°©®·\u00a0"
_WESTERN = "éèêëàâäáãåæçíîïìñóôöòõøúûüùßœ¡¿ÉÀÖÜÄÅØÇñ€£§"
_CYRILLIC = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэё"
PROFILES = (
    _profile("gb18030", _HAN + _HAN_TRADITIONAL, 0.35),
    _profile("big5hkscs", _HAN + _HAN_TRADITIONAL, 0.35),
    _profile("cp949", _HANGUL, 0.35),
    _profile("cp932", _KANA + _KANJI, 0.5),
    _profile("euc_jp", _KANA + _KANJI, 0.5),
    _profile("cp1252", _WESTERN + _TYPOGRAPHY, 0.8),
    _profile("cp1251", _CYRILLIC + _TYPOGRAPHY, 0.75),
    _profile("koi8-r", _CYRILLIC, 0.75),
    _profile("cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäßăâîșțŁŚŻČŘŠŽ" + _TYPOGRAPHY, 0.8),
    _profile("cp1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώ" + _TYPOGRAPHY, 0.75),
    _profile("cp1254", "ıİşŞğĞüöçÜÖÇâî" + _TYPOGRAPHY, 0.85),
    _profile("cp1255", "אבגדהוזחטיכלמנסעפצקרשתםןךףץ" + _TYPOGRAPHY, 0.75),
    _profile("cp1256", "اليمونتربةعدسفهكقأحجىش،" + _TYPOGRAPHY, 0.8),
    _profile("cp874", "านรอกเงมยลวดทสตปคขพหจบชผ่้ัีิื์ะำแโใไ็ุู", 0.85),
)
"""The codecs that detection tries; of two that fit equally well the earlier one wins."""
_BY_CODEC = {profile.codec: profile for profile in PROFILES}
_WIDE = frozenset(("gb18030", "big5hkscs", "cp949", "cp932", "euc_jp"))
_UNICODE = Profile(
    "", frozenset().union(*(p.common for p in PROFILES if p.codec in _WIDE or p.codec == "cp1251")), 0.35
)
_LATIN = frozenset(("cp1252", "cp1250", "cp1254"))
_RUN = re.compile(rb"[\x80-\xff]+")
_LEFT_OUT = frozenset(("Po", "Ps", "Pe", "Pd", "Pi", "Pf", "Sm", "So", "Zs", "Nd", "Nl", "No"))


_OWN = frozenset((*_CODECS.values(), *_MORE_LABELS.values()))


@cache
def codec_of(label: str) -> str | None:
    """Python's codec for an encoding label of the web, or None when pages may not use it."""
    label = label.strip().strip("\"'").lower()
    if label in _MORE_LABELS:
        return _MORE_LABELS[label]
    if label in _OWN:
        return label  # what a page was read with before, as libraries keep it
    found = webencodings.lookup(label)
    return _CODECS.get(found.name) if found is not None else None


def profile_of(codec: str) -> Profile:
    """How text in a codec looks; for codecs without a profile of their own, what any text looks like."""
    return _BY_CODEC.get(codec, _UNICODE)


def likeness(sample: bytes, profile: Profile, codec: str = "") -> float:
    """How much a sample reads as text of a codec: 1 and more is sure, near 0 and below is noise.

    Args:
        sample: bytes that begin and end at characters.
        profile: what to look for.
        codec: decode with this codec instead of the profile's own.
    """
    counts = Counter(sample.decode(codec or profile.codec, "replace"))
    # Full-width punctuation has the same code in several of the East Asian sets and tells nothing.
    wide = profile.codec in _WIDE or not profile.codec
    hits = counted = noise = 0
    for c, times in counts.items():
        if c <= "\x7f":
            continue
        if c == "\ufffd" or c < "\xa0" or "\ue000" <= c <= "\uf8ff":
            noise += times
        if c in profile.common:
            hits += times
        elif wide and unicodedata.category(c) in _LEFT_OUT:
            continue
        counted += times
    score = (hits - 4 * noise) / counted / profile.sure if counted else 0.0
    return score if wide or _runs_fit(sample, latin=profile.codec in _LATIN) else score / 4


def _runs_fit(sample: bytes, *, latin: bool) -> bool:
    """Whether bytes outside ASCII stand as in the script: one by one within Latin words, else in whole words."""
    runs = [len(run) for run in _RUN.findall(sample)]
    mean = sum(runs) / len(runs) if runs else 1
    return mean < 2 if latin else mean > 1.6
