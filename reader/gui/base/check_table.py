"""The sentences of `reader.library.maintenance.check`, marked for translation as those of `reason_table` are."""

from __future__ import annotations

from reader.gui.base.action_spec import QT_TRANSLATE_NOOP

FAULTS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("reasons", "The file is damaged: {0}."),
    QT_TRANSLATE_NOOP("reasons", "{0} row(s) refer to rows that are not there."),
    QT_TRANSLATE_NOOP("reasons", "{0} post(s) show a version that is not stored."),
    QT_TRANSLATE_NOOP("reasons", "{0} annotation(s) refer to a version of another post."),
    QT_TRANSLATE_NOOP("reasons", "{0} annotation(s) lie in a thread that was joined to another one."),
    QT_TRANSLATE_NOOP("reasons", "{0} thread(s) count their posts wrongly."),
    QT_TRANSLATE_NOOP("reasons", "{0} capture(s) lost their bytes."),
    QT_TRANSLATE_NOOP("reasons", "{0} annotation(s) have neither a tag nor a memo."),
    QT_TRANSLATE_NOOP("reasons", "{0} post version(s) or their annotations cannot be read."),
    QT_TRANSLATE_NOOP("reasons", "{0} annotation(s) lie outside their text."),
    QT_TRANSLATE_NOOP("reasons", "{0} saved page(s) cannot be unpacked."),
    QT_TRANSLATE_NOOP("reasons", "{0} saved page(s) are not what came in."),
    QT_TRANSLATE_NOOP("reasons", "The search index is damaged: {0}."),
    QT_TRANSLATE_NOOP("reasons", "The search index cannot be read; it will be made anew."),
    QT_TRANSLATE_NOOP("reasons", "{0} post(s) are not in the search index as they are shown; make it anew."),
    QT_TRANSLATE_NOOP("reasons", "{0} post(s) in the search index are not in the library; make it anew."),
)
