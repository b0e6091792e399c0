"""Plain text of Western boards: golden texts of our own, what quotations and signatures are, and what is left alone."""

import datetime as dt
import re

import pytest

from reader.domain.thread import PageKind, ParagraphKind
from reader.engines.fluxbb_text import FluxbbText
from reader.engines.mybb_text import MybbText
from reader.engines.parts.board_text import Top, take_pager
from reader.engines.phpbb_text import PhpbbText
from reader.engines.registry import recognise
from reader.engines.smf_text import SmfText
from tests.engines.discuz_text_samples import source
from tests.engines.text_pages import read, text_of, utc, words
from tests.growth import cost_follows_length

ENGINES = (PhpbbText(), MybbText(), SmfText(), FluxbbText())


def authors(page):
    return [post.author for post in page.posts]


BOARDS = (
    "phpbb/text-33",
    "phpbb/text-30",
    "phpbb/text-subsilver2",
    "mybb/text-18",
    "smf/text-21",
    "smf/text-20",
    "fluxbb/text-15",
    "fluxbb/text-punbb",
)


def test_phpbb_posts():
    page = read(text_of("phpbb/text-33"))
    assert (page.title, page.board, page.site_name) == (
        "Which pear is this?",
        ("Growing", "Old varieties"),
        "Orchard Talk",
    )
    assert (page.page, page.pages, page.replies, page.key.engine) == (1, 1, 3, "phpbb")
    first, second, third, last = page.posts
    assert authors(page) == ["pip.holloway", "梨花", "Old Tom", "pip.holloway"]
    # The page names its zone at its foot.
    assert first.posted_at == utc(2022, 9, 18, 15, 5)
    assert (first.edited_by, first.edited_at) == ("pip.holloway", utc(2022, 9, 18, 15, 31))
    assert first.attachments == ("leaf.txt", "pear.jpg")
    assert first.notices == ("seen from above",)
    assert first.signature == last.signature == ("Holloway's orchard, since 1931",)
    assert [item.text for item in first.paragraphs if item.kind is ParagraphKind.CODE] == [
        "def weight(fruit):",
        "    return fruit * 40",
    ]
    assert words(first)[-1] == "What do you say?"
    assert words(second) == ["Could be a Black Worcester.", "Ask the museum."]
    assert [(quote.author, quote.text) for quote in third.quotes] == [
        ("梨花", "Could be a Black Worcester."),
        ("pip.holloway", "Skin is rough,\nflesh is white."),
    ]
    assert words(third) == ["Too small for that."]


def test_phpbb_quotation_from_another_page_is_one_line_for_its_reply_follows_at_once():
    last = read(text_of("phpbb/text-33")).posts[-1]
    assert last.quotes[0].text == "Perry pears are small."
    assert words(last) == ["Perry, then. Thank you both."]


def test_phpbb_narrow_screens_show_the_name_above_the_subject():
    wide = text_of("phpbb/text-33")
    kept = [line for line in wide.split("\n") if not line.startswith(("Posts: ", "Joined: "))]
    narrow = "\n".join(" " + line.split(" » ")[1] if " » " in line else line for line in kept)
    page = read(narrow)
    assert authors(page) == authors(read(wide))
    assert [words(post) for post in page.posts] == [words(post) for post in read(wide).posts]


def test_phpbb_column_below_the_text_is_no_text():
    page = read(text_of("phpbb/text-30"))
    assert (page.title, page.board) == ("Frost in May", ("Growing", "Old varieties"))
    assert [words(post) for post in page.posts] == [
        ["Two degrees below here.", "Top down to the river it was worse."],
        ["Same."],
    ]
    assert page.posts[1].quotes[0].text == "Two degrees below here."


def test_phpbb_second_style():
    page = read(text_of("phpbb/text-subsilver2"))
    assert (page.title, page.site_name, page.replies) == ("Which stone for rye?", "Millstone Club", 11)
    first, second = page.posts
    assert authors(page) == ["Hob", "Marl"]
    assert first.posted_at == dt.datetime(2007, 8, 8, 19, 52, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert words(first) == ["Rye gums the furrows.", "French burr or granite?"]
    assert first.signature == ("Slow is fine.",)
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Hob", "Rye gums the furrows.")]
    assert words(second) == ["Burr, dressed twice a week."]


def test_phpbb_second_style_with_names_above():
    text = text_of("phpbb/text-subsilver2").replace("Offline\nHob\nUser avatar\n", "Journeyman\n")
    text = text.replace("Offline\nMarl\n", "Apprentice\n").replace("PostPosted", "Posted")
    text = text.replace(" Post subject: W", "Hob\n Post subject: W").replace(
        " Post subject: R", "Marl\n Post subject: R"
    )
    page = read(text)
    assert authors(page) == ["Hob", "Marl"]
    assert words(page.posts[1]) == ["Burr, dressed twice a week."]


def test_phpbb_page_links_tell_the_first_and_the_last_page():
    for links, found in (("1 2 3\nNext", 1), ("Previous\n1 2 3", 3), ("Previous\n1 2 3\nNext", 2)):
        page = read(text_of("phpbb/text-33").replace("4 posts • Page 1 of 1\npip", f"44 posts\n{links}\npip"))
        assert (page.page, page.pages, page.replies) == (found, 3, 43)


def test_mybb_posts():
    page = read(text_of("mybb/text-18"))
    assert (page.title, page.board, page.site_name) == ("Warping a rigid heddle", ("Weaving", "Looms"), "Loom Board")
    assert (page.page, page.pages, page.replies) == (3, 3, 23)
    assert (page.captured_at, page.captured_from) == (utc(2021, 6, 7, 12, 1), "footer")
    assert authors(page) == ["shuttle_ann", "老织工", "Guest", "shuttle_ann"]
    assert [(post.floor, post.floor_label) for post in page.posts][:2] == [(21, "#21"), (22, "#22")]
    first, second, third, last = page.posts
    assert (first.edited_by, first.edited_at) == ("shuttle_ann", utc(2021, 5, 4, 10, 2))
    assert first.attachments == ("draft.wif",)
    assert first.signature == last.signature == ("Ann's looms", "and nothing else")
    assert words(second) == ["How tight?", "#3", "is the number on my reed."]
    assert words(third) == ["I say: not tight.", "Agreed."]
    assert [(quote.author, quote.text) for quote in third.quotes] == [
        ("nobody_here", "Two lines of it,\nboth quoted."),
        (None, "Loose is fine."),
    ]


def test_mybb_dates_are_month_first_unless_the_page_shows_otherwise():
    text = text_of("mybb/text-18")
    assert read(text).posts[0].posted_at == utc(2021, 5, 4, 9, 15)
    shown = read(text.replace("Current time: 06-07-2021", "Current time: 16-07-2021"))
    assert shown.posts[0].posted_at == utc(2021, 4, 5, 9, 15)
    in_post = read(text.replace("05-06-2021, 07:30", "25-06-2021, 07:30"))
    assert in_post.posts[0].posted_at == utc(2021, 4, 5, 9, 15)


def test_mybb_dates_follow_the_order_in_which_posts_rise():
    text = text_of("mybb/text-18").replace("05-05-2021, 08:01", "01-05-2021, 08:01").replace("Current time", "It was")
    text = text.replace("05-06-2021, 07:30", "02-05-2021, 07:30").replace("05-04-2021, 11:40", "06-04-2021, 11:40")
    assert [post.posted_at.month for post in read(text).posts] == [4, 4, 5, 5]


def test_smf_posts():
    page = read(text_of("smf/text-21"))
    assert (page.title, page.board, page.site_name) == ("Cracked headstock", ("Towers", "Repairs"), "Bell Ringers")
    assert (page.page, page.pages, page.replies, page.version) == (1, 1, 3, "2.1.4")
    assert authors(page) == ["treble", "敲钟人", "treble", "Tenor Ed"]
    assert [(post.floor, post.floor_label) for post in page.posts] == [(1, ""), (2, "#1"), (3, "#2"), (4, "#3")]
    first, second, third, last = page.posts
    assert (first.edited_by, first.edited_at) == ("treble", utc(2023, 6, 11, 10, 20))
    assert first.attachments == ("crack.jpg",)
    assert first.signature == third.signature == ("Ring slowly.",)
    assert second.quotes[0].text == "The third bell's headstock has split.\nPhoto below."
    assert words(second) == ["Is it oak?"]
    # Today counts from the page's own clock.
    assert last.posted_at == utc(2023, 6, 14, 19, 15, 9)
    assert words(last) == ["#1", "on our list for years."]


def test_smf_narrow_screens_show_the_name_above_the_number():
    column = {"Tower captain", "Full Member", "Newbie", "Jr. Member", "Logged", "PRINT"}
    kept = [
        line for line in text_of("smf/text-21").split("\n") if line not in column and not line.startswith("Posts: ")
    ]
    narrow = "\n".join(kept).replace("GO DOWN Pages1\n", "GO DOWN Pages1\nUSER ACTIONS\n")
    page = read(narrow.replace("GO UP", "USER ACTIONS\nGO UP"))
    assert authors(page) == ["treble", "敲钟人", "treble", "Tenor Ed"]
    assert [words(post) for post in page.posts] == [words(post) for post in read(text_of("smf/text-21")).posts]


def test_smf_before_2_1_parts_signatures_by_logged():
    page = read(text_of("smf/text-20"))
    assert (page.title, page.board, page.version) == ("Rope splicing", ("Towers", "Repairs"), "2.0.15")
    assert (page.page, page.pages) == (1, 2)
    assert authors(page) == ["treble", "Tenor Ed"]
    assert [post.signature for post in page.posts] == [("Ring slowly.",), ()]
    assert [words(post) for post in page.posts] == [["Long splice or short?"], ["Long."]]
    assert page.posts[1].edited_by == "Tenor Ed"


def test_fluxbb_posts():
    page = read(text_of("fluxbb/text-15"))
    assert (page.title, page.board, page.site_name) == ("Spars: cane or carbon?", ("Workshop",), "Kite Yard")
    assert (page.page, page.pages, page.replies) == (2, 2, 27)
    assert authors(page) == ["Marta", "kite_jo", "Marta"]
    first, second, last = page.posts
    assert (first.floor, first.floor_label, first.edited_at) == (26, "#26", utc(2018, 5, 1, 10, 8))
    assert words(first) == ["Cane bends.", "Carbon snaps."]
    assert first.signature == last.signature == ("Fly low",)
    assert [(quote.author, quote.text) for quote in second.quotes] == [("Marta", "Cane bends.")]
    # A sentence that ends in "wrote:" names nobody.
    assert words(second)[1] == "Where my uncle once in a long letter wrote:"


def test_punbb_posts():
    page = read(text_of("fluxbb/text-punbb"))
    assert (page.title, page.board, page.key.engine) == ("Knots that hold", ("Workshop",), "punbb")
    assert (page.page, page.pages, page.replies) == (1, 2, 3)
    assert [(post.floor, post.floor_label) for post in page.posts] == [(1, ""), (2, ""), (3, "")]
    assert (page.posts[0].edited_by, page.posts[0].edited_at) == ("kite_jo", utc(2018, 6, 1, 10, 20))
    assert words(page.posts[1]) == ["Larks head.", "4", "turns at most."]
    assert [post.signature for post in page.posts] == [("Fly low, fly long",), (), ("Fly low, fly long",)]


def test_short_words_that_two_posts_end_in_are_no_signature():
    text = text_of("fluxbb/text-punbb").replace("Fly low, fly long", "Thanks!")
    assert [words(post)[-1] for post in read(text).posts] == ["Thanks!", "turns at most.", "Thanks!"]


def test_a_line_that_only_some_posts_end_in_is_no_signature():
    text = text_of("phpbb/text-33").replace(
        "Thank you both.\nHolloway's orchard, since 1931", "Thank you both.\nBye now, all"
    )
    assert words(read(text).posts[-1])[-1] == "Bye now, all"


def test_a_quotation_ends_where_the_quoted_post_says_something_else():
    text = text_of("fluxbb/text-15").replace("So does carbon, a little.", "Carbon snaps.\n\nSo does carbon, a little.")
    second = read(text).posts[1]
    assert second.quotes[0].text == "Cane bends.\nCarbon snaps."
    other = text.replace("\n\nCarbon snaps.\n\nLast edited", "\n\nLast edited")
    assert read(other).posts[1].quotes[0].text == "Cane bends."


DECOYS = (
    "",
    "A letter\n\nMarta wrote:\n\nCane bends.\n",
    "#1\n2018-05-01 10:00:00\nMarta\nA diary with numbers, no board.\n",
    "Notes by Tom » the orchard\n\nNothing else.",
    "Release notes\n#3\nJun 11, 2023, 12:45 PM\nFixed the bell.\n",
    "About Powered by phpBB, MyBB and Simple Machines\n\nThree programs for boards.",
    "Registered: 2014\nPosts: 61\nThat is a column without posts.",
)


@pytest.mark.parametrize("text", DECOYS)
def test_text_without_sure_signs_goes_to_no_board(text):
    assert recognise(source(text)).name == "generic-text"


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
@pytest.mark.parametrize("text", DECOYS)
def test_engines_read_any_text_without_failing(engine, text):
    assert engine.parse(source(text)).kind in {PageKind.THREAD, PageKind.LISTING}


@pytest.mark.parametrize("name", BOARDS)
def test_texts_cut_anywhere_are_read_without_failing(name):
    lines = text_of(name).split("\n")
    engine = recognise(source(text_of(name)))
    for cut in range(0, len(lines), 3):
        assert len(engine.parse(source("\n".join(lines[:cut]))).posts) <= 4
        engine.parse(source("\n".join(lines[cut:])))


HOSTILE = {
    "phpbb/text-33": ("Top\n", "A wrote: ↑\n", "x\n"),
    "mybb/text-18": ("Find\n", "(05-04-2021, 09:15 AM)\nA Wrote:\n", "x\n\n"),
    "smf/text-21": ("敲钟人\n", "Quote from: A on Jun 11, 2023, 10:00 AM\n", "x\n\n"),
    "fluxbb/text-15": ("Offline\n", "Marta wrote:\n", "#9\n"),
    "fluxbb/text-punbb": ("2\nkite_jo", "Pages\n7\n", "Marta wrote:\n"),
}
"""Before what of a page each of two pieces is put, many times over."""


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_grows_with_length_only(name):
    before, first, second = HOSTILE[name]

    def reading(length):
        page = source(text_of(name).replace(before, first * length + second * length + before, 1))
        return lambda: recognise(page).parse(page)

    cost_follows_length(reading, 5000, counted=500)


@pytest.mark.parametrize(
    ("words_", "back", "forth", "before", "here", "found"),
    [
        ("", False, False, 0, 8, (1, 1, 7)),
        ("1 2 3", False, True, 0, 10, (1, 3, None)),
        ("1 2 3", True, True, 10, 10, (2, 3, None)),
        ("1 2 3", True, False, 20, 4, (3, 3, 23)),
        ("1 2 3 4", True, True, None, 10, (None, 4, None)),
        ("1 2 3 4", False, False, 15, 10, (None, 4, None)),
    ],
)
def test_pages_are_told_only_where_they_are_sure(words_, back, forth, before, here, found):
    top = Top()
    take_pager(top, words_, back=back, forth=forth, before=before, here=here)
    assert (top.page, top.pages, top.replies) == found


def test_extractors_text_of_phpbb_has_head_and_buttons_on_one_line():
    text = (
        text_of("phpbb/text-33")
        .replace("Quote\n\nPost\n by", "Quote\n\nPost  by")
        .replace("Search\nAdvanced", "Print view")
    )
    page = read(text)
    assert page.title == "Which pear is this?"
    assert [words(post) for post in page.posts] == [words(post) for post in read(text_of("phpbb/text-33")).posts]


def test_phpbb_styles_that_print_the_time_alone_below_the_subject():
    text = re.sub(r"Quote\n\nPost\n by .{1,30} » ", "\n", text_of("phpbb/text-33")).replace("\nTop\n", "\n")
    page = read(text)
    assert authors(page) == ["pip.holloway", "梨花", "Old Tom", "pip.holloway"]
    assert words(page.posts[2]) == ["Too small for that."]


def test_smf_titles_and_groups_are_no_names():
    text = text_of("smf/text-21").replace("Newbie\n", "Bell friend\nNewbie\n")
    text = text.replace("Jr. Member\n", "Bell friend\nJr. Member\n")
    page = read(text)
    assert authors(page) == ["treble", "敲钟人", "treble", "Tenor Ed"]
    assert words(page.posts[2]) == ["Elm."]


def test_smf_buttons_of_members_part_text_and_signature():
    text = text_of("smf/text-21").replace("Elm.\n", "Elm.\nQuote\nQuick Edit\nMore...\nModify\n")
    third = read(text).posts[2]
    assert (words(third), third.signature) == (["Elm."], ("Ring slowly.",))


def test_smf_extractors_text_has_subject_and_edit_beside_the_time():
    text = text_of("smf/text-21").replace("10:00 AM\nLast Edit", "10:00 AM  Last Edit").replace("GO DOWN", "Go Down")
    text = text.replace("Logged\n#", "Logged\nRe: Cracked headstock\n#").replace("PRINT", "Print")
    page = read(text)
    assert (page.posts[0].edited_by, page.posts[0].posted_at) == ("treble", utc(2023, 6, 11, 10, 0))
    assert authors(page) == ["treble", "敲钟人", "treble", "Tenor Ed"]


def test_mybb_buttons_of_members_are_no_text():
    text = text_of("mybb/text-18").replace(
        "Find\nReply\n", "IP Address: Logged\nEmail  PM  Find\nEdit  Delete  Reply\n"
    )
    page = read(text.replace("07:00 AM)\nnobody", "07:00 AM)nobody"))
    assert authors(page) == ["shuttle_ann", "老织工", "Guest", "shuttle_ann"]
    assert words(page.posts[3]) == ["As tight as a drum."]
    assert page.posts[2].quotes[0].posted_raw == "02-11-2020, 07:00 AM"


def test_punbb_extractors_text_has_its_head_on_one_line():
    text = text_of("fluxbb/text-punbb")
    text = re.sub(r"\n(\d)\n(\w+)\n(2018-.*)\n", r"\n\1 Reply by \2 \3\n\2\n", text)
    page = read(text)
    assert authors(page) == ["Marta", "kite_jo", "Marta"]
    assert (page.posts[0].edited_by, page.posts[1].posted_at) == ("kite_jo", utc(2018, 6, 1, 11, 30))


def test_code_of_a_quoted_post_stays_in_the_quotation():
    code = "Code: Select all\n\ndef weight(fruit):\n    return fruit * 40\n\nWhat do you say?\n"
    text = text_of("phpbb/text-33").replace("flesh is white.\nCould", f"flesh is white.\n\n{code}Could", 1)
    second = read(text).posts[1]
    assert second.quotes[0].text.split("\n")[2:] == ["def weight(fruit):", "return fruit * 40", "What do you say?"]
    assert words(second) == ["Could be a Black Worcester.", "Ask the museum."]


def test_mybb_labels_above_files_are_no_text():
    text = text_of("mybb/text-18").replace("Attached Files\n\n", "Attached Files\nImage(s)\n")
    first = read(text).posts[0]
    assert (words(first)[-1], first.attachments) == ("Then wind.", ("draft.wif",))
