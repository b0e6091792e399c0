import pytest

from reader.domain.thread import ParagraphKind as Kind
from reader.engines.parts import blocks
from reader.engines.parts.blocks import SKIP, BlockWalker, Claim, lines_of, walk
from reader.engines.parts.dom import has_class, parse_html


def body(markup):
    return parse_html(f"<html><body>{markup}</body></html>", []).find("body")


def lines(markup, claim=None):
    return [(kind.value, text) for kind, text, _ in lines_of(body(markup), claim)]


def words(markup, claim=None):
    return [text for _, text, _ in lines_of(body(markup), claim)]


@pytest.mark.parametrize(
    ("markup", "want"),
    [
        ("a<br>b<br/>c", ["a", "b", "c"]),
        ("a<br><br> &nbsp; <br>b", ["a", "b"]),
        ("<p>a</p>b<p>c</p>", ["a", "b", "c"]),
        ("a<div>b<div>c</div>d</div>e", ["a", "b", "c", "d", "e"]),
        ("un<b>broken</b> <a href=x>link</a>!", ["unbroken link!"]),
        ("　　缩进\n  折行", ["缩进 折行"]),
        ("a<hr>b", ["a", "b"]),
        ("a<!-- c -->b<?pi x?>c", ["abc"]),
        ("a<script>x</script>b<style>x</style>c<noscript>x</noscript>d", ["abcd"]),
        ("a<template>x</template>b<select><option>x</select>c<button>x</button>d", ["abcd"]),
        ("a<span style='display:none'>x</span>b", ["ab"]),
        ("a<iframe>x</iframe>b<object><p>x</p></object>c", ["abc"]),
        ("<unknown-tag>a</unknown-tag>b", ["ab"]),
        ("<dl><dt>a</dt><dd>b</dd></dl>", ["a", "b"]),
        ("a &lt;b&gt; &amp;", ["a <b> &"]),
        ("", []),
    ],
)
def test_printed_lines(markup, want):
    assert words(markup) == want


def test_lists_and_headings():
    assert lines("<h2>t</h2><ul><li>a<li>b<p>c</p></ul>d") == [
        ("heading", "t"),
        ("list", "a"),
        ("list", "b"),
        ("list", "c"),
        ("body", "d"),
    ]


def test_pre_keeps_lines_and_indentation():
    assert lines("<pre>if x:\n\n    y\r\n  z&nbsp;</pre>after\nword") == [
        ("code", "if x:"),
        ("code", "    y"),
        ("code", "  z"),
        ("body", "after word"),
    ]


def test_pre_in_a_list_is_code():
    assert lines("<ul><li>a<pre>b</pre>c</ul>") == [("list", "a"), ("code", "b"), ("list", "c")]


def test_claimed_code_takes_source_breaks_for_nothing():
    claim = lambda e: Claim(kind=Kind.CODE) if has_class(e, "code") else None  # noqa: E731
    markup = "<div class=code><ol>\n<li>&nbsp; a\n<li>b<br>\nc</ol></div>"
    assert lines(markup, claim) == [("code", "  a"), ("code", "b"), ("code", "c")]


def test_claimed_pre_splits_at_line_feeds():
    claim = lambda e: Claim(pre=True, block=True) if has_class(e, "x") else None  # noqa: E731
    assert lines("<span class=x>a\nb</span>c", claim) == [("body", "a"), ("body", "b"), ("body", "c")]


def test_table_of_data():
    assert lines("<table><tr><th>a<th>b<tr><td>1<br>2<td></table>x") == [
        ("table", "a\tb"),
        ("table", "1 2\t"),
        ("body", "x"),
    ]


def test_empty_rows_are_no_lines():
    assert lines("<table><tr><td> <td>&nbsp;</table>") == []


def test_table_inside_a_table_is_not_joined():
    assert lines("<table><tr><td>left<td><table><tr><td>1<td>2</table>right<td>z</table>") == [
        ("body", "left"),
        ("table", "1\t2"),
        ("body", "right"),
        ("body", "z"),
    ]


def test_layout_cells_with_many_lines_stay_lines():
    cell = "<br>".join(f"line {i}" for i in range(9))
    assert words(f"<table><tr><td>side<td>{cell}</table>") == ["side", *(f"line {i}" for i in range(9))]


def test_layout_cells_with_blocks_stay_lines():
    assert words("<table><tr><td>a<td>b<ul><li>c</ul></table>") == ["a", "b", "c"]


def test_one_cell_keeps_its_lines():
    assert words("<table><tr><td>a<br>b</table>") == ["a", "b"]


def quote_claim(element):
    if has_class(element, "quote"):
        return Claim(kind=Kind.QUOTE, quote=3)
    return SKIP if has_class(element, "no") else None


def test_claimed_quote_carries_its_index_and_ends_lines():
    found = lines_of(body("a<span class=quote>b<br>c<h2>d</h2></span>e"), quote_claim)
    assert found == [
        (Kind.BODY, "a", None),
        (Kind.QUOTE, "b", 3),
        (Kind.QUOTE, "c", 3),
        (Kind.QUOTE, "d", 3),
        (Kind.BODY, "e", None),
    ]


def test_quote_inside_a_table_row():
    assert [
        line[:2] for line in lines_of(body("<table><tr><td>a<td><div class=quote>b</div>c</table>"), quote_claim)
    ] == [
        (Kind.BODY, "a"),
        (Kind.QUOTE, "b"),
        (Kind.BODY, "c"),
    ]


def test_skipped_block_ends_the_line_and_skipped_span_does_not():
    assert words("a<div class=no>x</div>b<span class=no>y</span>c", quote_claim) == ["a", "bc"]


def test_claimed_text_stands_in_the_line():
    assert words("a<i>x</i>b", lambda e: Claim(text="*") if e.tag == "i" else None) == ["a*b"]


def test_empty_claim_reads_hidden_text():
    assert words("<p hidden>x</p>", lambda e: Claim()) == ["x"]


def test_images_are_collected_and_smilies_stand_in_the_text():
    found = walk(body("a<img src='/smilies/1.gif' alt=':)'>b<img src=photo.png alt=no>c"))
    assert [text for _, text, _ in found.lines] == ["a:)bc"]
    assert [image.get("src") for image in found.images] == ["photo.png"]


def test_fed_siblings_make_one_run():
    root = body("<p class=head>h</p>bare text<br>more <b>bold</b> tail<p class=head>next</p>x")
    walker = BlockWalker()
    walker.feed_text(root[0].tail)
    for element in root[1:3]:
        walker.feed(element)
    assert [text for _, text, _ in walker.finish()] == ["bare text", "more bold tail"]


def test_claimer_is_not_asked_about_the_root():
    assert words("a", lambda e: SKIP) == ["a"]


def test_claimer_is_asked_about_a_fed_element():
    walker = BlockWalker(lambda e: SKIP)
    walker.feed(body("x"))
    assert walker.finish() == []


def test_plain_blocks_are_those_that_nothing_else_is_done_for():
    special = blocks._PRE | blocks._AUTO_KIND.keys() | blocks._NOT_IN_ROWS | {"tr", "td", "th"}
    assert blocks._BLOCK - special > blocks._PLAIN


def test_a_finished_walker_lets_its_claimer_go():
    asked = []
    walker = BlockWalker(lambda element: asked.append(element.tag))
    walker.feed(parse_html("<p>a</p>", []))
    assert walker.finish()[0][1] == "a"
    assert asked == ["html", "body", "p"]
    assert walker._claim is None
