"""What phpBB prints around posts, in the languages of its packs, as lines of plain text have it.

From ``language/*/common.php`` and ``viewtopic.php`` of the English, German, French, Spanish, Italian, Dutch,
Portuguese, Polish and Russian packs of 3.0 to 3.3.
"""

from __future__ import annotations

import re

from reader.text.dates import parse_when
from reader.text.months import MONTHS

BY = re.compile(
    r"^[ \t\xa0]*(?:(?:Unread )?Post(?:ed)?[ \t]{0,9}|Beitrag |Message |Mensaje |Mensagem |Messaggio |Bericht )?"
    r"(?:(?:by|von|par|por|da|door|av|af|od|przez|autor:) ?|(?:Непрочитанное сообщение|Сообщение) )"
    r"(\S[^\n»]{0,80}?) ?» ?([^\n»]{6,45})$",
    re.MULTILINE | re.IGNORECASE,
)
"""The line ``by NAME » TIME``."""
POST = frozenset(
    {"Post", "Unread post", "Beitrag", "Message", "Mensaje", "Mensagem", "Messaggio", "Bericht", "Сообщение"}
    | {"Ungelesener Beitrag", "Message non lu", "Непрочитанное сообщение"}
)
BUTTONS = POST | {
    "Quote", "Reply with quote", "Edit post", "Delete post", "Report this post", "Information", "Warn user", "Like",
    "Zitat", "Zitieren", "Citer", "Citar", "Share", "Thanks", "Цитата", "Cita", "Citeer", "Cytuj",
    "Mit Zitat antworten", "Ответить с цитатой", "Répondre en citant le message", "Responder citando",
    "Rispondi citando",
}  # fmt: skip
TOP = frozenset({
    "Top", "Back to top", "Nach oben", "Haut", "Arriba", "Наверх", "Вернуться к началу", "Omhoog", "Na górę",
    "Voltar ao topo", "Topo",
})  # fmt: skip
_POSTS = (
    r"(?:posts?|Beitrag|Beiträge|messages?|mensajes?|messaggio|messaggi|berichten|bericht|mensage(?:m|ns)"
    r"|posty|postów|сообщени[еяй])"
)
_REPLY = (
    "Post Reply|Post a reply|Reply|Locked|Antworten|Antwort erstellen|Répondre|Responder|Rispondi|Plaats reactie"
    "|Odpowiedz|Ответить|Quick reply|Display posts from previous.{0,80}"
)
COUNT = re.compile(rf"(\d{{1,7}}) {_POSTS}(?: ?• ?(.{{0,120}}))?")
MARKS = re.compile(rf"Powered by phpBB|\bphpBB®|^[ \t]*\d{{1,7}} {_POSTS} • ", re.MULTILINE)
RETURN = re.compile(
    r"(?:Return to|Zurück zu|Retourner (?:vers|à)|Volver a|Torna a|Keer terug naar|Voltar para|Wróć do|Вернуться в) "
    r"(.{1,150})"
)
FOOT = re.compile(rf"{_REPLY}|{COUNT.pattern}|{RETURN.pattern}")
PAGE_OF = re.compile(
    r"(?:Page:?|Seite|Página|Pagina|Strona|Страница) (\d{1,6}) (?:of|von|sur|de|di|van|z|из) (\d{1,6})"
)
ROOT = frozenset({
    "Board index", "Foren-Übersicht", "Index du forum", "Accueil du forum", "Índice general", "Список форумов",
    "Indice", "Forumoverzicht", "Strona główna forum", "Índice do fórum",
})  # fmt: skip
CHROME = frozenset({
    "Search", "Advanced search", "Print view", "Unanswered topics", "Active topics", "Quick links", "Suche",
    "Erweiterte Suche", "Rechercher", "Recherche avancée", "Buscar", "Búsqueda avanzada", "Cerca", "Ricerca avanzata",
    "Zoek", "Uitgebreid zoeken", "Pesquisar", "Pesquisa avançada", "Szukaj", "Wyszukiwanie zaawansowane", "Поиск",
    "Расширенный поиск", "Druckansicht", "Версия для печати",
})  # fmt: skip
PROFILE = re.compile(
    r"(?:Posts|Joined|Location|Beiträge|Registriert|Wohnort|Messages|Mensajes|Registrado(?: em)?|Inscription"
    r"|Enregistré le|Ubicación|Messaggi|Iscritto il|Località|Berichten|Lid geworden op|Locatie|Mensagens|Localização"
    r"|Posty|Rejestracja|Lokalizacja|Сообщения|Зарегистрирован|Откуда) ?:.*"
)
SITE_TOP = frozenset({
    "Skip to content", "Zum Inhalt", "Vers le contenu", "Obviar", "Passa al contenuto", "Doorgaan naar inhoud",
    "Przejdź do zawartości", "Pular para o conteúdo", "Перейти к содержанию", "Пропустить",
})  # fmt: skip
WROTE = re.compile(
    r"(\S.{0,59}?) (?:wrote|hat geschrieben|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|napisał\(a\)|pisze"
    r"|писал\(а\)) ?:(?: ?↑)?(?: ?(\S.{5,44}))?"
)
_REASONS = "Reason|Grund|Raison|Razón|Motivo|Motivazione|Reden|Razão|Powód|Причина"
REASON = re.compile(rf"(?:{_REASONS}) ?: .{{1,300}}")
FILES = re.compile(
    r"attachments?|dateianhänge|pièces jointes|fichiers joints|adjuntos|allegati|bijlagen|anexos|załączniki|вложения",
    re.IGNORECASE,
)
_SIZE = r"\([\d.,]{1,10} ?(?:Bytes|B|KiB|MiB|GiB|KB|MB|GB|Kio|Mio|octets|Байт|КБ|МБ)\)"
_TIMES = (
    r"(?: (?:(?:Downloaded|Viewed|Not downloaded|Not viewed|Noch nie heruntergeladen|Téléchargé|Vu|Descargado|Visto"
    r"|Scaricato|Baixado|Exibido|Pobrany|Obejrzany)\b.{0,30}|\d{1,7}-mal (?:heruntergeladen|betrachtet)"
    r"|\d{1,7} keer (?:gedownload|bekeken)|\d{1,7} (?:скачивани|просмотр).{0,4}))?"
)
FILE_NOTE = re.compile(_SIZE + _TIMES)
FILE = re.compile(rf"(\S.{{0,150}}\.\w{{1,8}}) {_SIZE}{_TIMES}")
_SELECT = (
    "Code: Select all", "Code: Alles auswählen", "Code : Tout sélectionner", "Código: Seleccionar todo",
    "Codice: Seleziona tutto", "Code: Selecteer alles", "Código: Selecionar tudo", "Kod: Zaznacz cały",
    "Код: Выделить всё",
)  # fmt: skip
CODE = frozenset({*_SELECT, *map(str.upper, _SELECT)})
BACK = frozenset({"Previous", "Vorherige", "Précédent", "Anterior", "Precedente", "Vorige", "Poprzednia", "Пред."})
FORTH = frozenset({"Next", "Nächste", "Suivant", "Siguiente", "Prossimo", "Volgende", "Próximo", "Następna", "След."})

_EDITED = re.compile(
    r"(?:Last edited by|Zuletzt geändert von|Modifié en dernier par|Dernière (?:modification|édition) par"
    r"|Última edición por|Ultima modifica di|Laatst (?:gewijzigd|bewerkt) door|Editado pela última vez por"
    r"|Última edição por|Последний раз редактировалось) (?P<words>.{8,110}), [^,]{0,40}\d{1,6}[^,]{0,40}"
)
_EDITED_BEFORE = re.compile(r"Ostatnio (?:zmieniony|edytowany) (.{6,45}?) przez (.{1,60}?), łącznie .{1,60}")
_ON = frozenset({"on", "am", "le", "el", "il", "op", "em", "в"})
_WEEKDAY = re.compile(
    r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Mo|Di|Mi|Do|Fr|Sa|So|lun|mar|mer|jeu|ven|sam|dim|mié|jue|vie|sáb|sab|dom|gio|ma|wo|vr"
    r"|za|zo|seg|ter|qua|qui|sex|Пн|Вт|Ср|Чт|Пт|Сб|Вс)[.,]{0,2}",
    re.IGNORECASE,
)
_BEGINS_DATE = re.compile(r"\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)", re.IGNORECASE)


def edit_note(line: str) -> tuple[str, str] | None:
    """Who edited a post last and when as printed, out of the program's note; None for other lines."""
    if len(line) > 500:
        return None
    note = re.split(rf" ?(?:{_REASONS}) ?: ", line, maxsplit=1)[0]
    if match := _EDITED_BEFORE.fullmatch(note):
        return match[2], match[1]
    match = _EDITED.fullmatch(note)
    words = match["words"].split() if match else []
    for i in range(1, len(words)):
        after = i + 1 if words[i] in _ON else i
        begins = after + 1 if after < len(words) and _WEEKDAY.fullmatch(words[after]) else after
        if _is_date(words[begins : begins + 3]):
            return " ".join(words[:i]), " ".join(words[after:])
    return None


def _is_date(words: list[str]) -> bool:
    if not words or not (_BEGINS_DATE.match(words[0]) or words[0].lower().rstrip(".") in MONTHS):
        return False
    return parse_when(" ".join(words), order="dmy") is not None
