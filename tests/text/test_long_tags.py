"""Tags with thousands of attributes are cut, however their values hide their end."""

from __future__ import annotations

import pytest

from reader.text.long_tags import MAX_ATTRIBUTES, cut_attributes, has_long_tag
from tests.growth import cost_follows_length

MANY = 30_000


def page(attribute, count=MANY):
    return "<p>first</p><p " + " ".join(attribute.format(i) for i in range(count)) + ">last</p><i b=1>x</i>"


@pytest.mark.parametrize(
    "attribute", ["a{}=1", "a{}", 'a{}=">"', "a{}='>'", 'a{} = "<x>"', "a{}=it's", 'a{}=">" \'', 'a{}=x"y']
)
def test_a_long_tag_is_cut_and_what_follows_it_stays(attribute):
    text = page(attribute)
    assert has_long_tag(text.encode())
    cut = cut_attributes(text)
    assert cut.startswith("<p>first</p><p ")
    assert cut.endswith(">last</p><i b=1>x</i>")
    assert MAX_ATTRIBUTES // 2 <= cut.count("a1") + cut.count("a2") < 2 * MAX_ATTRIBUTES
    assert len(cut) < len(text) / 5


@pytest.mark.parametrize(
    "text",
    [
        "<p>" + "a > b, c < d. " * 20_000,
        '<p>it\'s "so"</p>' * 10_000,
        '<img src="data:image/png;base64,' + "A" * 100_000 + '">x',
        "<p title='" + "> " * 50_000 + "'>x</p>",
        page("a{}=1", MAX_ATTRIBUTES),
    ],
)
def test_what_has_few_attributes_stays_as_it_is(text):
    assert cut_attributes(text) == text


@pytest.mark.parametrize("piece", ["<a", "<a '", '<a="', "<a =", "='", "<a b=\"'>", "< ", '<a "<a b=\'"'])
def test_cost_grows_with_length(piece):
    def cutting(length):
        data = piece * (length // len(piece))
        return lambda: (has_long_tag(data.encode()), cut_attributes(data))

    cost_follows_length(cutting, 400_000, counted=10_000)
