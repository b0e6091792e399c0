"""Plain text of phpBB in the languages of its packs: the golden page in other words reads alike."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.capture.base import Capture, Decoded
from reader.domain.thread import WRITTEN_KINDS
from reader.engines.base import PageSource
from reader.engines.phpbb_words import edit_note
from reader.engines.registry import recognise

GOLDEN = (Path(__file__).parent / "pages" / "phpbb" / "text-33.txt").read_text("utf-8")
TIME = "Sun Sep 18, 2022 4:31 pm"
# fmt: off
ENGLISH = (
    "by", "Post", "Posts", "Joined", "Top", "Quote", "CODE: SELECT ALL",
    "Last edited by {name} on {time}, edited 2 times in total.", "Reason", "ATTACHMENTS", "4 posts", "Page 1 of 1",
    "Post Reply", "wrote", "Return to “Old varieties”", "Board index", "All times are",
    "(12 KiB) Downloaded 7 times", "(88.4 KiB) Viewed 31 times", "Powered by phpBB", "Skip to content", "Jump to",
)
OTHERS = {
"de": (
    "von", "Beitrag", "Beiträge", "Registriert", "Nach oben", "Zitieren", "CODE: ALLES AUSWÄHLEN",
    "Zuletzt geändert von {name} am {time}, insgesamt 2-mal geändert.", "Grund", "DATEIANHÄNGE", "4 Beiträge",
    "Seite 1 von 1", "Antworten", "hat geschrieben", "Zurück zu „Old varieties“", "Foren-Übersicht",
    "Alle Zeiten sind", "(12 KiB) 7-mal heruntergeladen", "(88.4 KiB) 31-mal betrachtet", "Powered by phpBB",
    "Zum Inhalt", "Gehe zu",
),
"fr": (
    "par", "Message", "Messages", "Inscription", "Haut", "Citer", "CODE : TOUT SÉLECTIONNER",
    "Modifié en dernier par {name} le {time}, modifié 2 fois.", "Raison", "PIÈCES JOINTES", "4 messages",
    "Page 1 sur 1", "Répondre", "a écrit", "Retourner vers « Old varieties »", "Index du forum", "Heures au format",
    "(12 Kio) Téléchargé 7 fois", "(88.4 Kio) Vu 31 fois", "Développé par phpBB", "Vers le contenu", "Aller",
),
"es": (
    "por", "Mensaje", "Mensajes", "Registrado", "Arriba", "Citar", "CÓDIGO: SELECCIONAR TODO",
    "Última edición por {name} el {time}, editado 2 veces en total.", "Razón", "ADJUNTOS", "4 mensajes",
    "Página 1 de 1", "Responder", "escribió", "Volver a “Old varieties”", "Índice general", "Todos los horarios son",
    "(12 KiB) Descargado 7 veces", "(88.4 KiB) Visto 31 veces", "Desarrollado por phpBB", "Obviar", "Ir a",
),
"it": (
    "da", "Messaggio", "Messaggi", "Iscritto il", "Top", "Cita", "CODICE: SELEZIONA TUTTO",
    "Ultima modifica di {name} il {time}, modificato 2 volte in totale.", "Motivazione", "ALLEGATI", "4 messaggi",
    "Pagina 1 di 1", "Rispondi", "ha scritto", "Torna a “Old varieties”", "Indice", "Tutti gli orari sono",
    "(12 KiB) Scaricato 7 volte", "(88.4 KiB) Visto 31 volte", "Creato da phpBB", "Passa al contenuto", "Vai a",
),
"ru": (
    "", "Сообщение", "Сообщения", "Зарегистрирован", "Вернуться к началу", "Цитата", "КОД: ВЫДЕЛИТЬ ВСЁ",
    "Последний раз редактировалось {name} {time}, всего редактировалось 2 раза.", "Причина", "ВЛОЖЕНИЯ",
    "4 сообщения", "Страница 1 из 1", "Ответить", "писал(а)", "Вернуться в «Old varieties»", "Список форумов",
    "Часовой пояс:", "(12 КБ) 7 скачиваний", "(88.4 КБ) 31 просмотр", "Создано на основе phpBB",
    "Перейти к содержанию", "Перейти",
),
"nl": (
    "door", "Bericht", "Berichten", "Lid geworden op", "Omhoog", "Citeer", "CODE: SELECTEER ALLES",
    "Laatst gewijzigd door {name} op {time}, 2 keer totaal gewijzigd.", "Reden", "BIJLAGEN", "4 berichten",
    "Pagina 1 van 1", "Plaats reactie", "schreef", "Keer terug naar “Old varieties”", "Forumoverzicht",
    "Alle tijden zijn", "(12 KiB) 7 keer gedownload", "(88.4 KiB) 31 keer bekeken", "Powered by phpBB",
    "Doorgaan naar inhoud", "Ga naar",
),
"pl": (
    "autor:", "Post", "Posty", "Rejestracja", "Na górę", "Cytuj", "KOD: ZAZNACZ CAŁY",
    "Ostatnio zmieniony {time} przez {name}, łącznie zmieniany 2 razy.", "Powód", "ZAŁĄCZNIKI", "4 posty",
    "Strona 1 z 1", "Odpowiedz", "pisze", "Wróć do „Old varieties”", "Strona główna forum", "Strefa czasowa",
    "(12 KiB) Pobrany 7 razy", "(88.4 KiB) Obejrzany 31 razy", "Technologię dostarcza phpBB",
    "Przejdź do zawartości", "Przejdź do",
),
"pt": (
    "por", "Mensagem", "Mensagens", "Registrado em", "Voltar ao topo", "Citar", "CÓDIGO: SELECIONAR TUDO",
    "Editado pela última vez por {name} em {time}, em um total de 2 vezes.", "Razão", "ANEXOS", "4 mensagens",
    "Página 1 de 1", "Responder", "escreveu", "Voltar para “Old varieties”", "Índice do fórum", "Todos os horários",
    "(12 KiB) Baixado 7 vezes", "(88.4 KiB) Exibido 31 vezes", "Desenvolvido por phpBB", "Pular para o conteúdo",
    "Ir para",
),
}
# fmt: on


def worded(language):
    """The golden page with the words of another language."""
    old, new = ENGLISH, OTHERS[language]
    time = {"name": "pip.holloway", "time": TIME}
    text = GOLDEN.replace(old[7].format(**time), new[7].format(**time))
    head = f"{new[1]}\n {new[0]} " if new[0] else f"{new[1]} "
    text = re.sub(r"^Post\n by ", head, text, flags=re.MULTILINE)
    for i in (12, 6, 9, 10, 11, 14, 15, 16, 17, 18, 19, 20, 21):
        assert old[i] in text
        text = text.replace(old[i], new[i])
    for i, after in ((2, ":"), (3, ":"), (8, ":"), (4, "$"), (5, "$")):
        text = re.sub(f"^{old[i]}{after}", new[i] + after.strip("$"), text, flags=re.MULTILINE)
    return text.replace(" wrote:", f" {new[13]}:")


def read(text):
    capture = Capture(Path("page.txt"), None, "text", text.encode(), "text/plain")
    page = PageSource(capture, Decoded(text, "utf-8", "utf-8"))
    engine = recognise(page)
    return engine.name, engine.parse(page)


def facts(page):
    """What is read of a page, without its words around posts."""
    posts = [
        (
            post.author,
            post.posted_at,
            post.edited_by,
            post.edited_at,
            post.quotes,
            post.attachments,
            post.signature,
            [(line.kind, line.text) for line in post.paragraphs if line.kind in WRITTEN_KINDS],
        )
        for post in page.posts
    ]
    return page.title, page.board, page.page, page.pages, page.replies, page.site_name, posts


@pytest.mark.parametrize("language", OTHERS)
def test_a_page_reads_as_the_english_one(language):
    name, page = read(worded(language))
    assert name == "phpbb-text"
    assert facts(page) == facts(read(GOLDEN)[1])
    assert page.warnings == ()


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Last edited by Old Tom on Sun Sep 18, 2022 4:31 pm, edited 2 times in total.", ("Old Tom", TIME)),
        ("Zuletzt geändert von Old Tom am Sun Sep 18, 2022 4:31 pm, insgesamt 2-mal geändert.", ("Old Tom", TIME)),
        ("Последний раз редактировалось Old Tom 18 сен 2022, 16:31, всего 1 раз.", ("Old Tom", "18 сен 2022, 16:31")),
        (
            "Ostatnio zmieniony 18 wrz 2022, 16:31 przez Old Tom, łącznie zmieniany 1 raz.",
            ("Old Tom", "18 wrz 2022, 16:31"),
        ),
        ("Ultima modifica di Old Tom il 11/04/2021, 19:01, modificato 1 volta.", ("Old Tom", "11/04/2021, 19:01")),
        ("Last edited by a friend, who knew 2 ways.", None),
        ("Last edited by Tom", None),
        ("x" * 600, None),
    ],
)
def test_edit_notes(line, note):
    assert edit_note(line) == note
