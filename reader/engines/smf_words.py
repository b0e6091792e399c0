"""What SMF prints around posts, in the languages of its packs, as lines of plain text have it.

From ``index.*.php`` of the English, German, French, Spanish, Italian, Dutch, Portuguese, Polish, Russian and Ukrainian
packs of 2.0 and 2.1.
"""

from __future__ import annotations

import re

_ON = "on|am|le|en|em|il|op|Gepost op|dnia|a las|Online"
_PAGES = "Pages|Seiten|Páginas|Pagine|Pagina['’]s|Strony|Страницы|Сторінок"
_READ = "Read|Gelesen|Lu|Leído|Letto|gelezen|Lida|Przeczytany|Прочитано"
_BY = "by|von|par|por|da|door|przez|wysłane przez|от|від"

STARTED = re.compile(r"(?:Started by|Begonnen von|Iniciado por|Gestart door|Автор) (.{1,60}), (.{6,40})")
OLD_HEAD = re.compile(rf"« (?:[^\W\d]{{2,20}} #(\d{{1,7}}) ?)?(?:{_ON})? ?: (.{{6,45}}?) »")
"""``« Reply #N on: TIME »`` of SMF 2.0."""
ANY_OLD_HEAD = re.compile(r"^[ \t]*« [^\n»:]{0,40}: [^\n»]{6,45} »", re.MULTILINE)
POSTS = re.compile(
    r"(?:Posts?|Beiträge|Messages|Mensajes|Mensagens|Berichten|Wiadomości|Сообщений|Повідомлень): [\d,. ]{1,9}"
)
LOGGED = frozenset({
    "Logged", "Gespeichert", "IP archivée", "En línea", "Registrado", "Connesso", "Gelogd", "Zapisane", "Записан",
    "Записаний",
})  # fmt: skip
"""Below a post, where the reader may not see the address it was sent from."""
PAGES = re.compile(
    rf"(?:GO (?:DOWN|UP) ?)?(?:{_PAGES}) ?:? ?([\d\[\] ….]{{0,120}})(?:[^\W\d][^\W\d ]{{0,12}}(?: [^\W\d]{{1,12}})?)?",
    re.IGNORECASE,
)
FOOT = re.compile(
    r"PRINT|USER ACTIONS|GO UP ?Pages.{0,120}|SMF \d.{0,60}|« previous next »"
    rf"|(?:{_PAGES}) ?: ?[\d\[\] ….]{{0,80}}(?:[^\W\d][^\W\d ]{{0,12}}(?: [^\W\d]{{1,12}})?)?",
    re.IGNORECASE,
)
READ = re.compile(rf"(?:[^\W\d]{{3,8}}) ?: (.{{1,200}}?) ?\((?:{_READ}) ([\d,. ]{{1,12}}) ?-?[^\W\d]{{1,8}}\)")
"""``Topic: TITLE (Read N times)``."""
_EDITED = re.compile(
    r"(?:« )?Last Edit: (.{6,45}?) by (.{1,60}?)(?: Reason: .{0,300})?(?: »)?"
    rf"|« [^\W\d][^\d:»]{{3,30}}: (.{{6,45}}?) (?:{_BY}) (.{{1,60}}?) »"
)
QUOTE = re.compile(
    r"(?:Quote from|Zitat von|Citation de|Cita de|Citação de|Citazione da|Citaat van|Cytat|Цитата) ?: (\S.{0,59}?)"
    r"(?: (?:on|am|le|en|em|il|op|w|dnia|от) (\S.{5,44}))?"
)
CODE = frozenset({
    "Code", "Code Select", "Code Select Expand", "Code: [Select]", "Code: [Auswählen]", "Code: [Sélectionner]",
    "Code : [Sélectionner]", "Código: [Seleccionar]", "Codice: [Seleziona]", "Code: [Selecteer]", "Kod: [Zaznacz]",
    "Код: [Выделить]",
})  # fmt: skip


def edit_note(text: str) -> tuple[str, str] | None:
    """The printed time and the name of a note such as ``« Last Edit: TIME by NAME »``."""
    found = _EDITED.fullmatch(text)
    return found and (found[1] or found[3], found[2] or found[4])
