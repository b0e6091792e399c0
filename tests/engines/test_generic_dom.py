import re
from functools import partial

import pytest

from reader.engines.parts.blocks import lines_of
from reader.engines.parts.dom import (
    base_href,
    by_class,
    by_id,
    by_id_prefix,
    has_class,
    host_of,
    is_hidden,
    link,
    meta,
    own_text,
    page_title,
    parse_html,
    query_value,
    search_near,
    smiley_text,
    text_of,
)
from tests.growth import cost_follows_length


def tree(text):
    notes = []
    root = parse_html(text, notes)
    assert notes == []
    return root


def words(text):
    return [line for _, line, _ in lines_of(tree(text))]


def element(text):
    return tree(f"<body>{text}</body>").find("body")[0]


@pytest.mark.parametrize("text", ["", " ", "<!-- only -->", "<?xml version='1.0'?>", "\x00\x00"])
def test_page_of_nothing_has_a_document_element(text):
    assert tree(text).tag == "html"


def test_xml_declaration_with_an_encoding_does_not_matter():
    assert words("<?xml version='1.0' encoding='gbk'?><html><meta charset=big5><p>桥</p></html>") == ["桥"]


def test_nuls_are_dropped():
    assert words("<p>a\x00b</p>") == ["ab"]


def test_quotes_of_windows_are_read_as_quotes():
    assert words("<p>don\x92t &#146; \x81 on\x85</p>") == ["don’t ’ on…"]


def test_letters_that_only_share_a_byte_with_those_quotes_stay():
    assert words("<p>«£» \u00a0\x80 ¿</p>") == ["«£» € ¿"]


@pytest.mark.parametrize("gap", [5_000, 5_998, 6_010, 20_000])
def test_long_stretches_without_a_tag_stay_whole(gap):
    text = "桥a" * (gap // 2)
    assert words(f"<p>one</p><p>{text}</p><p>b") == ["one", text, "b"]


def test_search_near_finds_what_a_search_finds():
    pattern = re.compile(r"\bid\s{0,4}=\s{0,4}[\"']?list\b")
    for text, want in (
        ("list id=list", "id=list"),
        ("<p class=list><p id = 'list'>", "id = 'list"),
        ("grid=list lists id=lists", None),
        ("", None),
        ('id=    "list', 'id=    "list'),
    ):
        found = search_near(pattern, text, "list", 12, 6)
        assert (found and found[0]) == want
        assert found is None or found.span() == pattern.search(text).span()


def test_text_node_of_12_mb_is_whole():
    text = "桥" * 4_000_000
    assert words(f"<p>{text}</p><p>end</p>") == [text, "end"]


def test_fifty_thousand_nested_blocks_lose_no_text():
    notes = []
    root = parse_html("<p>first</p>" + "<div>" * 50_000 + "deep" + "</div>" * 50_000 + "<p>last</p>", notes)
    assert [line for _, line, _ in lines_of(root)] == ["first", "deep", "last"]
    assert "nested too deeply" in notes[0]


def test_unclosed_formatting_loses_no_text():
    notes = []
    root = parse_html("<b><i>" * 10_000 + "<p>post</p>" * 100 + "<p>last</p>", notes)
    assert [line for _, line, _ in lines_of(root)] == ["post"] * 100 + ["last"]


def test_words_are_not_parted_where_nesting_is_cut():
    root = parse_html("<div>" * 3000 + "un<b>brok</b>en<div>next</div>", [])
    assert [line for _, line, _ in lines_of(root)] == ["unbroken", "next"]


def test_nested_tables_beyond_the_limit_lose_no_text():
    notes = []
    root = parse_html("<table><tr><td>" * 3000 + "inner" + "</table>" * 3000 + "after", notes)
    assert text_of(root) == "inner after"


def test_too_many_attributes_are_cut_and_told():
    notes = []
    root = parse_html("<p>a</p><div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</div><p>b</p>", notes)
    assert [line for _, line, _ in lines_of(root)] == ["a", "x", "b"]
    assert "attributes" in notes[0]


def test_long_attribute_values_stay():
    src = "data:image/png;base64," + "A" * 50_000
    assert element(f'<img src="{src}" alt="x">').get("src") == src


def _nested(count):
    return "<div>" * count + "deep" + "</div>" * count


def _attributes(count):
    return "<div " + " ".join(f"a{i}=1" for i in range(count)) + ">x</div>"


@pytest.mark.parametrize(
    ("make", "length"),
    [
        (_nested, 10_000),
        (_attributes, 20_000),
        ("<".__mul__, 20_000),
        ("<a".__mul__, 10_000),
        ("&".__mul__, 20_000),
        ("<!--".__mul__, 10_000),
        ("<a href='".__mul__, 5_000),
        (" ".__mul__, 60_000),
    ],
)
def test_hostile_markup_costs_what_its_length_does(make, length):
    cost_follows_length(lambda count: partial(parse_html, make(count), []), length, counted=length)


def test_class_is_a_whole_word():
    div = element('<div class="post first">x</div>')
    assert has_class(div, "post")
    assert not has_class(div, "pos")
    assert not has_class(element("<div>x</div>"), "post")


def test_look_ups_in_page_order():
    root = tree("<div id=post_2 class=p>a</div><p id=post_1 class=p>b</p><p id=other>c</p><!-- x -->")
    assert [e.get("id") for e in by_id_prefix(root, "post_")] == ["post_2", "post_1"]
    assert [e.get("id") for e in by_id_prefix(root, "post_", "p")] == ["post_1"]
    assert [e.tag for e in by_class(root, "p")] == ["div", "p"]
    assert by_id(root, "other").text == "c"
    assert by_id(root, "none") is None


def test_own_text_leaves_children_out():
    assert own_text(element("<p>a <b>no</b> b<br>c</p>")) == "a b c"


def test_text_of_is_what_is_printed():
    markup = "<div>a<script>no</script><b>b</b><br>c<span style='DISPLAY : none'>no</span>d<!-- no -->e</div>"
    assert text_of(element(markup)) == "ab cde"
    assert text_of(None) == ""


@pytest.mark.parametrize("attribute", ["style='color:red;display:none'", "style='visibility: hidden'", "hidden"])
def test_hidden(attribute):
    assert is_hidden(element(f"<p {attribute}>x</p>"))


def test_shown():
    assert not is_hidden(element("<p style='display:block'>x</p>"))


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("<img src='/images/smilies/a.gif' alt=':)'>", ":)"),
        ("<img smilieid=3 src=a.gif alt=''>", ""),
        ("<img class=emoji src=a.png alt='😀'>", "😀"),
        ("<img src=a.png alt='😀'>", "😀"),
        ("<img class=smile src=a.gif title=laugh>", "laugh"),
        ("<img src=photo.jpg alt='the bridge'>", None),
        ("<img src=photo.jpg>", None),
    ],
)
def test_smilies(markup, want):
    assert smiley_text(element(markup)) == want


def test_head_of_the_page():
    root = tree(
        "<head><title> A \n title</title><base href=' http://a.example/ '><link rel='x canonical' href=http://a.example/t>"
        "<meta property='og:url' content='u'><meta name=Generator content=' G '></head>"
    )
    assert (page_title(root), base_href(root), link(root, "canonical")) == (
        "A title",
        "http://a.example/",
        "http://a.example/t",
    )
    assert (meta(root, "og:url"), meta(root, "generator"), meta(root, "none"), link(root, "none")) == ("u", "G", "", "")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://Forum.Example/x", "forum.example"),
        ("http://a.example:8080/", "a.example:8080"),
        ("https://a.example:443/", "a.example"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[broken/", ""),
        ("http://a:99999999/", ""),
        ("/thread-1", ""),
        (None, ""),
    ],
)
def test_host_of(url, host):
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("forum.php?mod=redirect&pid=12#pid9", "12"),
        ("forum.php?mod=redirect&amp;pid=12", "12"),
        ("?pid=%E6%A1%A5", "桥"),
        ("?xpid=3", ""),
        ("nothing", ""),
        (None, ""),
    ],
)
def test_query_value(url, value):
    assert query_value(url, "pid") == value


def masked(address, key=0x5A):
    return bytes((key, *(key ^ byte for byte in address.encode()))).hex()


def test_addresses_masked_by_a_delivery_network_are_put_back():
    code = masked("reed@mill.example")
    assert words(
        f'<p>Ask @<span class="__cf_email__" data-cfemail="{code}">[email&#160;protected]</span>, please.</p>'
    ) == ["Ask @reed@mill.example, please."]
    assert words(f'<p><a href="/x" data-cfemail="{code}"><b>[email protected]</b></a> wrote</p>') == [
        "reed@mill.example wrote"
    ]


@pytest.mark.parametrize("code", ["", "5a", "zz", "5a1", masked("no address"), "ff" * 400])
def test_what_is_no_masked_address_stays_as_it_is(code):
    assert words(f'<p><span data-cfemail="{code}">[hidden]</span></p>') == ["[hidden]"]
