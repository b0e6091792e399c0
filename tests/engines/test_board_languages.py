"""Boards in the languages of their users: who is quoted, when was written and edited, in which zone."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.engines.base import PageSource
from reader.engines.registry import recognise


def read(html):
    capture = Capture(Path("page.html"), None, "html", html.encode(), "text/html")
    page = PageSource(capture, Decoded(html, "utf-8", "utf-8"))
    return recognise(page).parse(page)


# --- phpBB

MARTA = '<a href="./memberlist.php?mode=viewprofile&amp;u=14" class="username">Marta</a>'
PHPBB = """<html dir="ltr" lang="{lang}"><head><title>Kettle</title></head><body id="phpbb" class="section-viewtopic">
<div id="page-body"><h2 class="topic-title"><a href="./viewtopic.php?t=71">Kettle</a></h2>
<div id="p1" class="post"><dl class="postprofile"><dt>{name}</dt></dl><div class="postbody">
<p class="author"><span><strong>{name}</strong> &raquo; </span>{date} </p>
<div class="content"><blockquote><div><cite>Alter Fritz {said}</cite>Steel.</div></blockquote>No.</div>
<div class="notice">{edited}</div></div></div></div>
<div id="page-footer"><ul><li>{zone} <span>UTC+02:00</span></li></ul></div></body></html>"""


@pytest.mark.parametrize(
    ("lang", "date", "said", "edited"),
    [
        (
            "de",
            "So 11. Apr 2021, 18:32",
            "hat geschrieben:",
            "Zuletzt geändert von {} am So 11. Apr 2021, 19:01, insgesamt 1-mal geändert.",
        ),
        (
            "fr",
            "dim. 11 avr. 2021 18:32",
            "a écrit :",
            "Modifié en dernier par {} le dim. 11 avr. 2021 19:01, modifié 1 fois.",
        ),
        (
            "es",
            "Dom Abr 11, 2021 6:32 pm",
            "escribió:",
            "Última edición por {} el Dom Abr 11, 2021 7:01 pm, editado 1 vez en total.",
        ),
        (
            "it",
            "11/04/2021, 18:32",
            "ha scritto:",
            "Ultima modifica di {} il 11/04/2021, 19:01, modificato 1 volta in totale.",
        ),
        (
            "ru",
            "Вс апр 11, 2021 6:32 pm",
            "писал(а):",
            "Последний раз редактировалось {} Вс апр 11, 2021 7:01 pm, всего редактировалось 1 раз.",
        ),
        (
            "uk",
            "Нед квіт 11, 2021 6:32 pm",
            "писав:",
            "Востаннє редагувалось {} в Нед квіт 11, 2021 7:01 pm, всього редагувалось 1 раз.",
        ),
        (
            "pl",
            "11 kwie 2021, 18:32",
            "pisze:",
            "Ostatnio zmieniony 11 kwie 2021, 19:01 przez {}, łącznie zmieniany 1 raz.",
        ),
        (
            "cs",
            "ned 11. dub 2021 18:32",
            "píše:",
            "Naposledy upravil(a) {} dne ned 11. dub 2021 19:01, celkem upraveno 1 x.",
        ),
        (
            "tr",
            "11 Nis 2021 18:32",
            "yazdı:",
            "En son {} tarafından 11 Nis 2021 19:01 tarihinde düzenlendi, toplamda 1 kere düzenlendi.",
        ),
        (
            "ro",
            "11 Apr 2021, 18:32",
            "scrie:",
            "Ultima oară modificat 11 Apr 2021, 19:01 de către {}, modificat de 1 dată în total.",
        ),
        ("el", "Κυρ 11 Απρ 2021 18:32", "έγραψε:", "Τελευταία επεξεργασία από το μέλος {} την Κυρ 11 Απρ 2021 19:01."),
        (
            "fi",
            "11 Huhti 2021, 18:32",
            "kirjoitti:",
            "Viimeksi muokannut {}, 11 Huhti 2021, 19:01. Yhteensä muokattu 1 kertaa.",
        ),
        (
            "ar",
            "الأحد إبريل 11, 2021 6:32 pm",
            "كتب:",
            "آخر تعديل بواسطة {} في الأحد إبريل 11, 2021 7:01 pm، تم التعديل مرة واحدة.",
        ),
        ("he", "11 אפריל 2021, 18:32", "כתב:", "נערך לאחרונה על ידי {} ב 11 אפריל 2021, 19:01, נערך פעם 1 בסך הכל."),
        (
            "ja",
            "2021年4月11日(日) 18:32",
            "さんが書きました:",
            "最後に編集したユーザー {} on 2021年4月11日(日) 19:01 [ 編集 1 回目 ]",
        ),
        ("ko", "2021년 4월 11일, 18:32", "님이 작성:", "{} 에 의해 2021년 4월 11일, 19:01에 마지막으로 수정됨."),
        ("zh-Hant", "2021年 4月 11日, 18:32", "寫:", "最後由 {} 於 2021年 4月 11日, 19:01 編輯，總共編輯了 1 次。"),
    ],
)
def test_phpbb_is_read_in_any_language(lang, date, said, edited):
    zone = {"de": "Alle Zeiten sind", "ja": "All times are"}.get(lang, "…")
    page = read(PHPBB.format(lang=lang, name=MARTA, date=date, said=said, edited=edited.format(MARTA), zone=zone))
    (post,) = page.posts
    assert post.posted_at.isoformat() == "2021-04-11T18:32:00+02:00"
    assert [quote.author for quote in post.quotes] == ["Alter Fritz"]
    assert (post.edited_by, post.edited_at.isoformat()) == ("Marta", "2021-04-11T19:01:00+02:00")
    assert post.notices == ()
    assert page.warnings == ()


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("UTC", "+00:00"), ("UTC-03:00", "-03:00"), ("UTC+5:30", "+05:30"), ("GMT-03:00 [DST]", "-03:00")],
)
def test_the_zone_in_phpbbs_footer_needs_no_words(zone, offset):
    html = PHPBB.format(lang="nl", name=MARTA, date="11 apr 2021, 18:32", said="schreef:", edited="", zone="Tijden")
    (post,) = read(html.replace("UTC+02:00", zone)).posts
    assert post.posted_at.isoformat() == f"2021-04-11T18:32:00{offset}"


def test_days_and_months_in_figures_stay_unsure_on_an_english_page():
    html = PHPBB.format(lang="en-us", name=MARTA, date="03/04/2021, 18:32", said="wrote:", edited="", zone="")
    assert read(html).posts[0].posted_at is None
