from pathlib import Path

import pytest

from reader.capture import charsets
from reader.capture.base import Capture
from reader.capture.charsets import codec_of
from reader.capture.encoding import decode
from reader.domain.errors import UsageError

HANS = "昨天傍晚沿着河边散步,拍了几张老桥的照片。天气不好,拍得不太清楚。"
HANT = "昨天傍晚沿著河邊散步,拍了幾張老橋的照片。天氣不好,拍得不太清楚。"
JAPANESE = "昨日は川沿いを散歩して、古い橋の写真を撮りました。天気が悪くてあまりきれいに写りませんでした。"
RUSSIAN = "Вчера вечером мы гуляли по берегу реки и сфотографировали старый мост. Погода была плохая."
SAMPLES = {
    "gb18030": HANS,
    "big5hkscs": HANT,
    "cp949": "어제 저녁에 강변을 산책하다가 오래된 다리를 보았습니다. 사진을 몇 장 찍었는데 날씨가 흐렸네요.",
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp1252": "Gestern Abend gingen wir am Fluß spazieren. Das Wetter war schön, größere Brücken für später. Été.",
    "cp1250": "Wczoraj wieczorem spacerowaliśmy brzegiem rzeki i robiliśmy zdjęcia mostu. Żeby coś zobaczyć, było źle.",
    "cp1253": "Χθες το βράδυ περπατήσαμε δίπλα στο ποτάμι και φωτογραφίσαμε την παλιά γέφυρα.",
    "cp1254": "Dün akşam nehir kıyısında yürüdük ve eski köprünün fotoğrafını çektik. Hava kötüydü, ışık azdı.",
    "cp1255": "אתמול בערב הלכנו לאורך הנהר וצילמנו את הגשר הישן.",
    "cp1256": "مشينا مساء أمس على ضفة النهر والتقطنا صورا للجسر القديم.",
    "cp874": "เมื่อวานเย็นเราเดินเล่นริมแม่น้ำและถ่ายรูปสะพานเก่า อากาศไม่ดี",
}


def text_capture(body, header=None):
    return Capture(Path("page.txt"), None, "text", body, "text/plain", header_charset=header)


def html_capture(body, header=None):
    return Capture(Path("page.html"), None, "html", body, "text/html", header_charset=header)


def meta(label):
    return f'<html><meta charset="{label}"><p>'.encode()


@pytest.mark.parametrize("codec", SAMPLES)
def test_text_without_any_label_is_detected(codec):
    found = decode(text_capture(SAMPLES[codec].encode(codec)))
    assert (found.text, found.source, found.replaced) == (SAMPLES[codec], "detected", 0)


@pytest.mark.parametrize("codec", SAMPLES)
def test_wrong_utf8_label_is_corrected(codec):
    found = decode(html_capture(meta("utf-8") + SAMPLES[codec].encode(codec)))
    assert found.text.endswith(SAMPLES[codec])
    assert found.source == "detected"


@pytest.mark.parametrize("codec", [c for c in SAMPLES if c != "gb18030"])
def test_wrong_gbk_label_is_corrected(codec):
    assert decode(html_capture(meta("gbk") + SAMPLES[codec].encode(codec))).text.endswith(SAMPLES[codec])


@pytest.mark.parametrize("label", ["gbk", "GB2312", "gb18030", "x-gbk", "cp936"])
def test_chinese_labels_all_read_gb18030(label):
    text = HANS + "𠮷野家😀"
    found = decode(html_capture(meta(label) + text.encode("gb18030")))
    assert found.text.endswith(text)
    assert (found.encoding, found.source, found.replaced) == ("gb18030", "meta", 0)


def test_big5_label_reads_hong_kong_characters():
    found = decode(html_capture(meta("big5") + (HANT + "裏着嘅").encode("big5hkscs")))
    assert found.text.endswith("裏着嘅")
    assert found.source == "meta"


def test_big5_signs_are_those_that_browsers_show():
    signs = b"\xa1E\xa1N\xa1\xc2\xa1\xe3\xa1\xf2\xa1\xf3\xa2D\xa2F\xa2G"
    found = decode(html_capture(meta("big5") + HANT.encode("big5hkscs") + signs))
    assert found.text.endswith(HANT + "‧﹑¯～⊕⊙￥￠￡")


def test_big5_and_gbk_swapped_labels():
    assert decode(html_capture(meta("big5") + HANS.encode("gbk"))).text.endswith(HANS)
    assert decode(html_capture(meta("gbk") + HANT.encode("big5"))).text.endswith(HANT)


def test_header_is_stronger_than_meta():
    found = decode(html_capture(meta("big5") + HANS.encode("gbk"), header="gbk"))
    assert found.text.endswith(HANS)
    assert found.source == "header"


def test_wrong_header_loses_to_right_meta():
    found = decode(html_capture(meta("gbk") + HANS.encode("gbk"), header="iso-8859-1"))
    assert found.text.endswith(HANS)
    assert found.source == "meta"


def test_utf8_wins_over_a_legacy_label():
    found = decode(html_capture(meta("gbk") + HANS.encode()))
    assert found.text.endswith(HANS)
    assert (found.encoding, found.source) == ("utf-8", "utf-8")


def test_utf8_label_is_named_as_the_source():
    assert decode(html_capture(meta("utf-8") + HANS.encode())).source == "meta"


def test_ascii_page_keeps_its_label():
    found = decode(html_capture(meta("gbk") + b"plain"))
    assert (found.encoding, found.source) == ("gb18030", "meta")


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_mark_beats_a_lying_label(codec):
    found = decode(html_capture(("<meta charset=big5><p>" + HANS).encode(codec)))
    assert found.text == "<meta charset=big5><p>" + HANS
    assert found.source == "bom"


def test_utf8_mark_before_gbk_bytes():
    assert decode(text_capture(b"\xef\xbb\xbf" + HANS.encode("gbk"))).text == HANS


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(codec):
    text = f"<p>{HANS}</p>\r\n<p>more words for the page</p>\n" * 3
    found = decode(html_capture(text.encode(codec)))
    assert found.text == text
    assert found.encoding == codec


@pytest.mark.parametrize("label", ["utf-16", "utf-16le"])
def test_meta_that_names_utf16_in_an_ascii_compatible_page_is_ignored(label):
    assert decode(html_capture(meta(label) + HANS.encode())).encoding == "utf-8"


@pytest.mark.parametrize(
    "label", ["punycode", "utf-7", "unicode_escape", "idna", "rot13", "zip", "nonsense", "undefined"]
)
def test_python_only_codecs_are_out_of_reach(label):
    assert codec_of(label) is None
    body = meta(label) + b"+ADw-script+AD4- \\u0041 " + HANS.encode()
    assert "+ADw-script+AD4- \\u0041 " + HANS in decode(html_capture(body)).text


def test_broken_utf8_is_replaced_and_counted():
    body = (HANS * 5).encode()
    found = decode(text_capture(body[:30] + b"\xff" + body[30:]))
    assert (found.encoding, found.replaced) == ("utf-8", 1)
    assert found.text.replace("\ufffd", "") == HANS * 5


def test_broken_gbk_keeps_its_label():
    body = (HANS * 5).encode("gbk")
    found = decode(html_capture(meta("gbk") + body[:40] + b"\xff\xff" + body[40:]))
    assert found.encoding == "gb18030"
    assert found.replaced >= 1


def test_replacement_characters_of_the_page_are_not_counted():
    assert decode(text_capture((HANS + "\ufffd").encode())).replaced == 0
    assert decode(text_capture((HANS * 3 + "\ufffd").encode() + b"\xff" + HANS.encode())).replaced == 1


def test_chosen_encoding_overrules_everything():
    found = decode(html_capture(meta("utf-8") + HANS.encode()), "gbk")
    assert (found.encoding, found.source) == ("gb18030", "chosen")


@pytest.mark.parametrize("label", ["punycode", "", "klingon"])
def test_unknown_chosen_encoding_is_refused(label):
    with pytest.raises(UsageError, match="not an encoding"):
        decode(text_capture(b"x"), label)


def test_text_captures_ignore_meta():
    assert decode(text_capture(meta("big5") + HANS.encode("gbk"))).text.endswith(HANS)


def test_label_in_old_http_equiv_form():
    head = b"<html><head><meta http-equiv=Content-Type content='text/html; charset=gb2312'></head><p>"
    assert decode(html_capture(head + "好".encode("gbk"))).source == "meta"


def test_label_after_the_first_3_kib_is_not_looked_for():
    body = b"<html>" + b" " * 4000 + b"<meta charset=koi8-r>" + HANS.encode("gbk")
    assert decode(html_capture(body)).text.endswith(HANS)


def test_xml_declaration_names_the_encoding():
    assert (
        decode(html_capture(b"<?xml version='1.0' encoding='gbk'?><html><p>" + "好了".encode("gbk"))).source == "meta"
    )


def test_iso2022jp_label_on_ascii_bytes():
    body = meta("iso-2022-jp") + "橋の写真".encode("iso2022_jp")
    assert decode(html_capture(body)).text.endswith("橋の写真")


def test_empty_body():
    assert decode(text_capture(b"")).text == ""


@pytest.mark.parametrize("body", [b"\xff" * 5000, bytes(range(128, 256)) * 50, b"\x80", b"a\xe9b"])
def test_any_bytes_decode_to_something(body):
    assert decode(text_capture(body)).text


def test_what_a_page_was_read_with_can_be_named_again() -> None:
    # Libraries keep Python's name of the codec, and the saved page is read with it once more.
    own = {*charsets._CODECS.values(), *charsets._MORE_LABELS.values(), "utf-16-le", "utf-16-be"}
    assert {codec: codec_of(codec) for codec in own} == {codec: codec for codec in own}
    capture = Capture(Path("a"), None, "html", "\ufeff河水".encode("utf-16-be"), "text/html")
    first = decode(capture)
    assert decode(capture, first.encoding).text == first.text == "河水"


@pytest.mark.parametrize(
    "head",
    [
        b"<script>charset = 'big5'</script><META HTTP-EQUIV=x CONTENT='text/html; CHARSET=GBK'>",
        b"<metadata charset=big5><meta\nname=x charset = gbk>",
        b"<link charset=big5><meta charset='gbk'><meta charset='big5'>",
    ],
)
def test_a_label_counts_inside_a_meta_element_only(head):
    found = decode(html_capture(head + "<p>桥上的风很大，明天再去看看渡口。</p>".encode("gb18030") * 4))
    assert (found.encoding, found.source) == ("gb18030", "meta")
