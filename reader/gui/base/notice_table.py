"""The sentences that reports say besides errors: what could not be read for sure, what was left out.

They work as those in `reader.gui.base.reason_table` do. One that is not here is shown as it is, in English.
"""

from __future__ import annotations

from reader.gui.base.action_spec import QT_TRANSLATE_NOOP

NOTICES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("reasons", "The time “{0}” cannot be told without the time of the capture."),
    QT_TRANSLATE_NOOP("reasons", "Times in words were reckoned from the time of the capture."),
    QT_TRANSLATE_NOOP("reasons", "The page does not print its time zone; times were taken as UTC."),
    QT_TRANSLATE_NOOP(
        "reasons", "The page does not print its time zone; times were taken as those of its language, else UTC."
    ),
    QT_TRANSLATE_NOOP("reasons", "Times without a zone were taken as the zone of the page's language, else as UTC."),
    QT_TRANSLATE_NOOP("reasons", "The times of {0} posts were worked out from words such as “{1}”."),
    QT_TRANSLATE_NOOP("reasons", "The times of {0} posts could not be told."),
    QT_TRANSLATE_NOOP(
        "reasons", "The years of the pushes were taken from the article's date; the page does not print them."
    ),
    QT_TRANSLATE_NOOP("reasons", "The file seems cut off before any post."),
    QT_TRANSLATE_NOOP("reasons", "The file seems cut off: the end of the page is missing."),
    QT_TRANSLATE_NOOP(
        "reasons", "The page is an empty frame: it holds no posts, only the beginning of one as searches show it."
    ),
    QT_TRANSLATE_NOOP(
        "reasons", "The page shows the posts of one author only and numbers those anew; floors were left out."
    ),
    QT_TRANSLATE_NOOP(
        "reasons", "The page holds posts as the forum sends them to its script, without title, board and page number."
    ),
    QT_TRANSLATE_NOOP(
        "reasons", "The page is a feed: it names {0} threads with their first words and holds none whole."
    ),
    QT_TRANSLATE_NOOP("reasons", "A tag had more than {0} attributes; the rest of them was ignored."),
    QT_TRANSLATE_NOOP("reasons", "The page is nested too deeply; some of its inner structure was ignored."),
    QT_TRANSLATE_NOOP("reasons", "The page's markup could not be read to its end."),
    QT_TRANSLATE_NOOP(
        "reasons", "The posts were read from the page's data for search engines (JSON-LD); the page may have held more."
    ),
    QT_TRANSLATE_NOOP(
        "reasons",
        "The page shows its text only by running scripts; what it tells of itself for links stands in its place.",
    ),
    QT_TRANSLATE_NOOP("reasons", "The page shows no text without running its scripts."),
    QT_TRANSLATE_NOOP("reasons", "Only the first {0} posts of the page were read; it may show more."),
    QT_TRANSLATE_NOOP("reasons", "The thread has more comments on further pages."),
    QT_TRANSLATE_NOOP(
        "reasons", "The page does not hold all comments of the thread; some were behind “load more comments”."
    ),
    QT_TRANSLATE_NOOP(
        "reasons", "Comments beneath the reader's threshold, of which the page may hold the beginning only: {0}."
    ),
    QT_TRANSLATE_NOOP("reasons", "Comments beneath the reader's threshold, of which the page holds no words: {0}."),
    QT_TRANSLATE_NOOP("reasons", "Deleted posts, which only moderators see, were left out: {0}."),
    QT_TRANSLATE_NOOP("reasons", "{0} comments below the floors (楼中楼) are not in the capture."),
    QT_TRANSLATE_NOOP("reasons", "{0} bytes could not be decoded as {1}."),
    QT_TRANSLATE_NOOP("reasons", "The engine for {0} failed on this page; it was read by its structure alone."),
    QT_TRANSLATE_NOOP("reasons", "The engine for {0} found no posts on this page; it was read by its structure alone."),
    QT_TRANSLATE_NOOP("reasons", "The file's compressed data {0}; what follows its first {1} bytes is lost."),
    QT_TRANSLATE_NOOP("reasons", "The {0} archive could not be read as a whole ({1}); {2} of its pages were read."),
    QT_TRANSLATE_NOOP("reasons", "The MAFF archive's description of this page is damaged."),
    QT_TRANSLATE_NOOP(
        "reasons", "The MAFF archive's description names a page that is not in the archive; another was read."
    ),
    QT_TRANSLATE_NOOP("reasons", "The archive ends inside this page."),
    QT_TRANSLATE_NOOP("reasons", "The page's data are damaged; its end is lost."),
    QT_TRANSLATE_NOOP("reasons", "The page is a list of threads; it holds no posts."),
    QT_TRANSLATE_NOOP("reasons", "The page is a message of the forum; it holds no posts."),
    QT_TRANSLATE_NOOP("reasons", "The page holds no text that could be read."),
    QT_TRANSLATE_NOOP("reasons", "Postil failed on this page ({0}); please report it."),
    QT_TRANSLATE_NOOP("reasons", "A fault of Postil itself stopped the reading ({0})."),
    QT_TRANSLATE_NOOP("reasons", "{0} code(s) have the number of another code; the first of each was taken."),
    QT_TRANSLATE_NOOP("reasons", "Line {0} is no line of a Postil library ({1})."),
    QT_TRANSLATE_NOOP("reasons", "{0} annotation(s) point to a place that is not there."),
    QT_TRANSLATE_NOOP("reasons", "The note “{0}” came without its text: {1}."),
    QT_TRANSLATE_NOOP("reasons", "{0} of {1} selection(s) of “{2}” lie outside its text and were left out."),
    QT_TRANSLATE_NOOP("reasons", "Only {0} of the selections of “{1}” begin and end where words do; look at {2}."),
    QT_TRANSLATE_NOOP(
        "reasons",
        "{0} short passage(s) stand where their words occur once, as the file does not tell what is around them; "
        "look at {1}.",
    ),
    QT_TRANSLATE_NOOP("reasons", "{0} picture(s), sound(s) and film(s) were left out; only texts are read."),
    QT_TRANSLATE_NOOP("reasons", "Left out, as there is no place for them: {0}."),
    QT_TRANSLATE_NOOP("reasons", "{0} coding(s) name a code that the codebook does not have."),
    QT_TRANSLATE_NOOP("reasons", "{0} reference(s) name a note that the project does not have."),
    QT_TRANSLATE_NOOP(
        "reasons", "{0} selection(s) of areas, of times or of whole sources were left out; only passages are taken."
    ),
    QT_TRANSLATE_NOOP("reasons", "{0} selection(s) and code(s) on notes were left out; only passages are taken."),
    QT_TRANSLATE_NOOP(
        "reasons", "{0} case(s) came over in part or not at all: only values of cases with one text have a place."
    ),
    QT_TRANSLATE_NOOP("reasons", "“{0}” is a PDF: only what was marked in its plain text came over."),
    QT_TRANSLATE_NOOP("reasons", "“{0}” was left out with its {1} selection(s): {2}."),
    QT_TRANSLATE_NOOP("reasons", "“{0}” has {1} code(s) on its whole; only passages are taken."),
    QT_TRANSLATE_NOOP("reasons", "{0} reply(s) to annotations that are not in the file were left out."),
    QT_TRANSLATE_NOOP("reasons", "{0} reply(s) went into the memo: the file does not tell what they answer."),
    QT_TRANSLATE_NOOP("reasons", "{0} coded part(s) of pictures and sound were left out; only texts are read."),
    QT_TRANSLATE_NOOP("reasons", "{0} column(s) of variables were not read."),
    QT_TRANSLATE_NOOP("reasons", "The report does not say which categories its codes are in; they came without."),
    QT_TRANSLATE_NOOP("reasons", "{0} segment(s) were left out: their headings hold memos or cannot be read."),
    QT_TRANSLATE_NOOP(
        "reasons", "{0} segment(s) were left out: their words cannot be told from what stands around them."
    ),
    QT_TRANSLATE_NOOP("reasons", "{0} heading(s) tell of cases or of memos on files, which were not read."),
    QT_TRANSLATE_NOOP("reasons", "The file names a context that is not known; it was not fetched."),
    QT_TRANSLATE_NOOP("reasons", "{0} more annotation(s) were left out for like reasons."),
    QT_TRANSLATE_NOOP("reasons", "The collection's pages lie elsewhere; nothing is fetched."),
    QT_TRANSLATE_NOOP("reasons", "There are more pages elsewhere; nothing is fetched."),
    QT_TRANSLATE_NOOP("reasons", "Annotation {0} was left out: it {1}."),
)
