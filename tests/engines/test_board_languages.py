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


@pytest.mark.parametrize("lang", ["en-us", "en", "zh-CN", "ja", ""])
def test_days_and_months_in_figures_stay_unsure_where_both_orders_are_printed(lang):
    html = PHPBB.format(lang=lang, name=MARTA, date="03/04/2021, 18:32", said="wrote:", edited="", zone="")
    assert read(html).posts[0].posted_at is None


# --- the golden pages of other boards in other words


def golden(name, *changes):
    html = (Path(__file__).parent / "pages" / f"{name}.html").read_text("utf-8")
    for old, new in changes:
        assert old in html
        html = html.replace(old, new)
    return read(html).posts


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Zuletzt geändert", "von"),
        ("Последнее редактирование", "от"),
        ("Son Düzenleme", "Yazan:"),
        ("Ostatnia zmiana", "wysłana przez"),
        ("最后编辑", "作者:"),
        ("Viimeksi muokattu", "kirjoittanut"),
        ("Ultima modifica", "di"),
        ("แก้ไขล่าสุด", "โดย"),
    ],
)
def test_an_edit_note_of_smf_is_read_in_any_language(label, word):
    post, _ = golden("smf/default-21", ("Last Edit", label), ("08:00 AM by Bo", f"08:00 AM {word} Bo"))
    assert (post.edited_by, str(post.edited_at)) == ("Bo", "2024-01-06 08:00:00+00:00")
    assert post.notices == ("counted again",)


@pytest.mark.parametrize(
    ("label", "word"),
    [
        ("Zitat von", "am"),
        ("Cita de", "en"),
        ("Alıntı yapılan", "-"),
        ("Cytat", "w"),
        ("Citat från", "skrivet"),
        ("Idézetet írta", "Dátum"),
        ("اقتباس من", "في"),
        ("引用", "於"),
    ],
)
def test_a_quotation_of_smf_tells_name_and_time_in_any_language(label, word):
    _, post = golden("smf/default-21", ("Quote from: Bo on Jan 05", f"{label}: Bo {word} Jan 05"))
    assert (post.quotes[0].author, post.quotes[0].posted_raw) == ("Bo", "Jan 05, 2024, 07:10 PM")


def test_a_quotation_of_smf_without_time_is_of_the_whole_name():
    _, post = golden("smf/default-21", ("Quote from: Bo on Jan 05, 2024, 07:10 PM", "Citace: Bo z Mostu 12"))
    assert (post.quotes[0].author, post.quotes[0].posted_raw) == ("Bo z Mostu 12", "")


@pytest.mark.parametrize("words", ["Ответ #15 :", "Antwort #15 am:", "Respuesta #15 en:", "回复 #15 于:", "on:"])
def test_the_time_in_smf_stands_behind_words_of_any_language(words):
    posts = golden("smf/curve-20", ("Reply #15 on:", words))
    assert posts[-1].posted_raw == "May 05, 2012, 06:07:08 PM"


@pytest.mark.parametrize(
    "note",
    [
        "Geändert von {} ({} um {} Uhr).",
        "Dernière modification par {} {} à {}.",
        "Последний раз редактировалось {}; {} в {}.",
        "Laatst gewijzigd door {}; {} om {}.",
        "Konu {} tarafından ({} Saat {} ) değiştirilmiştir.",
        "最后由 {} 于 {} {} 编辑.",
        "Τελευταία επεξεργασία από {}: {} στις {}.",
    ],
)
@pytest.mark.parametrize(
    ("name", "author", "day", "clock", "at"),
    [
        ("vb-38", "Arachne", "03-26-2009", "09:00 AM", "2009-03-26 09:00"),
        ("vb-42", "Woad", "14th May 2013", "08:00", "2013-05-14 08:00"),
    ],
)
def test_an_edit_note_of_vbulletin_is_read_in_any_language(note, name, author, day, clock, at):
    time = f'<span class="time">{clock}</span>'
    posts = golden(f"vbulletin/{name}", (f"Last edited by {author}; {day} at {time}.", note.format(author, day, time)))
    edited = [post for post in posts if post.edited_at]
    assert [(post.edited_by, str(post.edited_at)[:16]) for post in edited] == [(author, at)]
    assert [notice for post in edited for notice in post.notices] == (["numbers"] if name == "vb-38" else [])


def test_an_editor_of_vbulletin_who_cannot_be_told_stays_in_a_notice():
    time = '<span class="time">08:00</span>'
    old = f"Last edited by Woad; 14th May 2013 at {time}."
    posts = golden("vbulletin/vb-42", (old, f"Редактировал Weld; 14th May 2013 в {time}."))
    (post,) = [post for post in posts if post.edited_at]
    assert post.edited_by is None
    assert post.notices == ("Редактировал Weld; 14th May 2013 в 08:00.",)


@pytest.mark.parametrize("words", ["Originariamente inviato da", "Zamieszczone przez", "Původně odeslal", "原帖由"])
def test_quotations_of_vbulletin_3_name_their_source_in_any_language(words):
    posts = golden("vbulletin/vb-38", ("Originally Posted by", words))
    assert next((quote.author, quote.text) for post in posts for quote in post.quotes) == (
        "Arachne",
        "How tight is tight?",
    )


@pytest.mark.parametrize(
    "note", ["Zuletzt von {} bearbeitet", "Отредактировано {}", "Naposledy upravil {}", "最后由{}编辑于"]
)
def test_an_edit_note_of_fluxbb_names_the_author_in_any_language(note):
    posts = golden("fluxbb/fluxbb-15", ("Last edited by Yara 2", note.format("Yara 2")))
    assert [post.edited_by for post in posts if post.edited_at] == ["Yara 2"]


def test_an_author_is_not_seen_in_a_longer_name():
    posts = golden("fluxbb/fluxbb-15", ("Last edited by Yara 2", "Отредактировано Yara 20"))
    assert [post.edited_by for post in posts if post.edited_at] == [None]


@pytest.mark.parametrize(("word", "by"), [("bearbeitet", "von"), ("Modifié", "par"), ("Изменено", "пользователем")])
def test_an_edit_note_of_invision_is_read_in_any_language(word, by):
    posts = golden(
        "invision/ips-47", ("Edited <time", f"{word} <time"), ("</time> by Filament", f"</time> {by} Filament")
    )
    assert [post.edited_by for post in posts if post.edited_at] == ["Filament"]


@pytest.mark.parametrize("words", ["在", "sagte in", "ha detto in", "がいいました"])
def test_a_line_above_a_quotation_of_nodebb_names_its_source_in_any_language(words):
    old = '@Fipple</a> said in <a href="/post/140">Tin whistles</a>:'
    _, post = golden("nodebb/harmony-3", (old, f'@Fipple</a> {words} <a href="/post/140">Tin whistles</a>：'))
    assert [(quote.author, quote.post_id, quote.text) for quote in post.quotes] == [("Fipple", "140", "Key of D or C?")]
    assert [line.text for line in post.paragraphs] == ["Key of D or C?", "D for sessions."]


def test_an_address_to_someone_above_a_quotation_stays():
    old = '@Fipple</a> said in <a href="/post/140">Tin whistles</a>:'
    _, post = golden("nodebb/harmony-3", (old, "@Fipple</a> look here:"))
    assert post.paragraphs[0].text == "@Fipple look here:"


@pytest.mark.parametrize(
    ("slug", "note", "name"),
    [
        ("fipple", "last edited by Fipple", "Fipple"),
        ("old-fipple", "zuletzt bearbeitet von Old Fipple", "Old Fipple"),
        ("fipple", "最后由 Fipple 编辑", "Fipple"),
        ("fi-ple", "modifié par Fi_ple", "fi-ple"),
    ],
)
def test_an_editor_of_nodebb_without_link_is_told_by_the_name_in_addresses(slug, note, name):
    old = '<span component="post/editor" class="visually-hidden">last edited by <a href="/user/fipple">Fipple</a> '
    new = f'<span data-editor="{slug}" component="post/editor" class="visually-hidden">{note} '
    assert golden("nodebb/harmony-3", (old, new))[0].edited_by == name


@pytest.mark.parametrize(
    ("note", "editor", "edited"),
    [
        ('<span title="Edited May 4, 2020 3:00PM by Rowan." class="DateUpdated">edited May 2020</span>', "Rowan", True),
        ('<span title="Edited May 4, 2020 3:00PM." class="DateUpdated">edited May 2020</span>', None, True),
        (
            '<span class="DateUpdated">edited <time datetime="2020-05-04T15:00:00+00:00">May 2020</time></span>',
            None,
            True,
        ),
        ('<span title="Bearbeitet" class="DateUpdated">bearbeitet</span>', None, False),
    ],
)
def test_an_edit_note_of_vanilla_tells_by_whom_in_its_hover_text(note, editor, edited):
    post = golden("vanilla/vanilla-3", ('<div class="Item-Header', f'{note}<div class="Item-Header'))[0]
    assert post.edited_by == editor
    assert (str(post.edited_at) == "2020-05-04 15:00:00+00:00") is edited
