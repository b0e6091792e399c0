"""Plain text of SMF in the languages of its packs: the golden page in other words reads alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.engines.base import PageSource
from reader.engines.registry import recognise

GOLDEN = (Path(__file__).parent / "pages" / "smf" / "text-20.txt").read_text("utf-8")
# Months, on, Reply #1, Posts, Logged, Pages, Topic and Read, Quote from and its on, Last Edit and its by.
OTHERS = {
    "de": ("{d}. März {y}, {t}", "am", "Antwort #1 ", "Beiträge", "Gespeichert", "Seiten: [1] 2   Nach unten",
           "Thema: {}  (Gelesen 2210 mal)", "Zitat von: {} am {}", "Letzte Änderung: {} von {}"),
    "fr": ("{d} mars {y} à {t}", "le", "Réponse #1 ", "Messages", "IP archivée", "Pages: [1] 2   En bas",
           "Sujet: {}  (Lu 2210 fois)", "Citation de: {} le {}", "Dernière édition: {} par {}"),
    "es": ("{d} de Marzo de {y}, {t}", "en", "Respuesta #1 ", "Mensajes", "En línea", "Páginas: [1] 2   Ir Abajo",
           "Tema: {}  (Leído 2210 veces)", "Cita de: {} en {}", "Última modificación: {} por {}"),
    "nl": ("{d} maart {y}, {t}", "Gepost op", "Reactie #1 ", "Berichten", "Gelogd", "Pagina's: [1] 2   Omlaag",
           "Topic: {}  (gelezen 2210 keer)", "Citaat van: {} op {}", "Laatst bewerkt op: {} door {}"),
    "pl": ("Marzec {d}, {y}, {t}", "dnia", "Odpowiedź #1 ", "Wiadomości", "Zapisane", "Strony: [1] 2   Do dołu",
           "Wątek: {}  (Przeczytany 2210 razy)", "Cytat: {} w {}", "Ostatnia zmiana: {} wysłane przez {}"),
    "ru": ("{d} Марта {y}, {t}", "", "Ответ #1 ", "Сообщений", "Записан", "Страницы: [1] 2   Вниз",
           "Тема: {}  (Прочитано 2210 раз)", "Цитата: {} от {}", "Последнее редактирование: {} от {}"),
}  # fmt: skip


def read(text):
    capture = Capture(Path("page.txt"), None, "text", text.encode(), "text/plain")
    source = PageSource(capture, Decoded(text, "utf-8", "utf-8"))
    engine = recognise(source)
    assert engine.name == "smf-text"
    return engine.parse(source)


def in_words(date, on, reply, posts, logged, pages, topic, quoted, edited):
    def when(match):
        hour = int(match[3]) % 12 + 12 * (match[6] == "PM")
        return date.format(d=int(match[1]), y=match[2], t=f"{hour:02}:{match[4]}:{match[5]}")

    text = re.sub(r"March (\d\d), (\d{4}), (\d\d):(\d\d):(\d\d) (AM|PM)", when, GOLDEN)
    text = re.sub(r"Quote from: (.+) on (.+)", lambda m: quoted.format(m[1], m[2]), text)
    text = re.sub(r"« Last Edit: (.+) by (.+) »", lambda m: f"« {edited.format(m[1], m[2])} »", text)
    text = re.sub(r"Topic: (.+?)  \(Read 2210 times\)", lambda m: topic.format(m[1]), text)
    text = re.sub(r"« (Reply #1 )?on:", lambda m: f"« {reply if m[1] else ' '}{on}:", text)
    text = text.replace("Pages: [1] 2   Go Down", pages).replace("Pages: [1] 2   Go Up", pages)
    return text.replace("Posts:", f"{posts}:").replace("\nLogged", f"\n{logged}").replace("« previous next »\n", "")


@pytest.mark.parametrize("language", OTHERS)
def test_reads_as_the_english_page(language):
    page, english = read(in_words(*OTHERS[language])), read(GOLDEN)
    assert (page.title, page.board, page.page, page.pages) == (english.title, english.board, 1, 2)
    for post, other in zip(page.posts, english.posts, strict=True):
        assert (post.author, post.floor, post.posted_at) == (other.author, other.floor, other.posted_at)
        assert (post.edited_by, post.edited_at, post.signature) == (other.edited_by, other.edited_at, other.signature)
        assert [p.text for p in post.paragraphs] == [p.text for p in other.paragraphs]
        assert [(q.author, q.text) for q in post.quotes] == [(q.author, q.text) for q in other.quotes]
