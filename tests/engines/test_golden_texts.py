"""What holds of every golden text, whatever software it was saved from."""

import pytest

from reader.engines.registry import TEXT_ENGINES, recognise
from tests.engines.discuz_text_samples import source
from tests.engines.text_pages import read, text_of, words

SOFTWARE = {
    "phpbb/text-33": ("phpBB", ["pip.holloway", "梨花", "Old Tom", "pip.holloway"]),
    "phpbb/text-30": ("phpBB", ["Old Tom", "pip"]),
    "phpbb/text-subsilver2": ("phpBB", ["Hob", "Marl"]),
    "mybb/text-18": ("MyBB", ["shuttle_ann", "老织工", "Guest", "shuttle_ann"]),
    "smf/text-21": ("SMF", ["treble", "敲钟人", "treble", "Tenor Ed"]),
    "smf/text-20": ("SMF", ["treble", "Tenor Ed"]),
    "fluxbb/text-15": ("FluxBB", ["Marta", "kite_jo", "Marta"]),
    "fluxbb/text-punbb": ("PunBB", ["Marta", "kite_jo", "Marta"]),
    "xenforo/text-2": ("XenForo", ["Brae Linn", "pilot_77", "Orla"]),
    "xenforo/text-below": ("XenForo", ["Brae Linn", "pilot_77"]),
    "xenforo/text-1": ("XenForo", ["brae", "pilot_77"]),
    "vbulletin/text-3": ("vBulletin", ["wicker", "Ada Finch"]),
    "vbulletin/text-4": ("vBulletin", ["wicker", "Ada Finch"]),
    "vbulletin/text-lost": ("vBulletin", ["wicker", "Ada Finch"]),
    "vbulletin/text-listed": ("vBulletin", ["wicker", None, "Ada Finch"]),
    "vbulletin/text-5": ("vBulletin", ["wicker", "Ada Finch"]),
    "invision/text-4": ("Invision Community", ["Tomas", "potter.jo", "Tomas"]),
    "invision/text-3": ("Invision Community", ["Tomas", "potter.jo"]),
    "invision/text-5": ("Invision Community", ["Tomas", "potter.jo", "Tomas"]),
    "invision/text-numbered": ("Invision Community", ["Tomas", "potter.jo"]),
    "discourse/text-crawler": ("Discourse", ["linden", "hans", "system"]),
    "discourse/text-live": ("Discourse", ["clapper", "rope", "clapper"]),
    "stackexchange/text": ("Stack Exchange", ["dovetail", "mallet", "user77"]),
    "stackexchange/text-cards": ("Stack Exchange", ["shaving", "spokeshave"]),
    "hackernews/text": ("Hacker News", ["corkboy", "ebb", "corkboy", None]),
    "hackernews/text-old": ("Hacker News", ["corkboy", "ebb", "corkboy"]),
    "reddit/text-old": ("Reddit", ["crumb", "millstone", "crumb", None]),
    "reddit/text-2018": ("Reddit", ["crumb", "millstone", "crumb", None]),
    "reddit/text-now": ("Reddit", ["crumb", "millstone", "crumb"]),
    "v2ex/text": ("V2EX", ["keycap", "soak", "keycap"]),
    "nodebb/text-4": ("NodeBB", ["Fipple", "Reed", "Fipple"]),
    "lemmy/text": ("Lemmy", ["tinker", "solder@far.example", "tinker", "hammer"]),
    "slashdot/text": ("Slashdot", ["editor", "cork", "ebb tide", "Anonymous Coward"]),
    "ptt/text": ("PTT", ["slowgear"]),
    "nforum/text": ("nForum", ["wheel7", "uphill"]),
}
FRAME = {
    "Top", "Find", "Offline", "Online", "Quote", "Post", "Logged", "Select", "Post Reply", "PRINT",
    "Reply With Quote", "Joined", "Messages", "Posts", "Share on other sites", "1 Like", "Click to expand...",
    "Link to comment", "Members", "Similar threads", "Back to top", "Comment", "Staff member", "Deck hand", "Share",
    "Follow", "Improve this question", "Add a comment", "Reply", "reply", "permalink", "Upvote", "ReplyShare",
    "Award", "Copy link", "Search:", "level 1", "OP", "1 Reply Last reply", "Suggested Topics", "views", "Chat", "3",
    "Parent Share", "Comments Filter:", "Sorted by:", "hide-glue", "joinery", "planes", "Your Answer",
    "View Entire Discussion (3 Comments)", "-----",
}  # fmt: skip

TOLD_BY_BLANKS = {"mybb/text-18", "xenforo/text-2"}
"""Where only a blank line tells a quotation's end or a signature."""


@pytest.mark.parametrize("name", SOFTWARE)
def test_each_text_is_read_by_its_engine_alone(name):
    software, authors = SOFTWARE[name]
    page = source(text_of(name))
    found = read(text_of(name))
    assert (found.software, found.view) == (software, "text")
    assert [post.author for post in found.posts] == authors
    sure = [engine.name for engine in TEXT_ENGINES if engine.recognise(page) > 0.2]
    assert sure == [recognise(page).name]


@pytest.mark.parametrize("name", SOFTWARE)
def test_nothing_of_the_frame_gets_into_posts(name):
    assert not FRAME & {text for post in read(text_of(name)).posts for text in words(post)}


@pytest.mark.parametrize("name", SOFTWARE)
def test_text_without_blank_lines_has_the_same_posts(name):
    flat = read("\n".join(line for line in text_of(name).split("\n") if line.strip(" \t\u00a0")))
    whole = read(text_of(name))
    assert (flat.title, flat.board, flat.page) == (whole.title, whole.board, whole.page)
    assert [(p.author, p.posted_raw) for p in flat.posts] == [(p.author, p.posted_raw) for p in whole.posts]
    if name not in TOLD_BY_BLANKS:
        assert [words(post) for post in flat.posts] == [words(post) for post in whole.posts]


@pytest.mark.parametrize("name", SOFTWARE)
def test_cut_texts_do_not_fail(name):
    text = text_of(name)
    for end in range(0, len(text), 33):
        assert read(text[:end]).posts is not None
