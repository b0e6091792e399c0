"""The language of the window: which one a locale asks for, and putting it into force."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from reader.paths import resource

LANGUAGES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
"""The languages of the window, each named in itself."""


def language_of(locale: QLocale) -> str:
    """The language of `LANGUAGES` that serves a locale best: English where there is none."""
    # By its names: QLocale's enumerations of all languages and countries would be a tenth of the start.
    if not locale.name().startswith("zh"):
        return "en"
    return "zh_TW" if any("Hant" in name for name in locale.uiLanguages()) else "zh_CN"


def locale_of(choice: str) -> QLocale:
    """The locale of a language that was chosen, such as ``zh_TW``; that of the system for an empty choice."""
    return QLocale(choice) if choice else QLocale.system()


def speak(app: QCoreApplication, choice: str) -> QLocale:
    """Put a language into force for all words, dates and numbers made from now on.

    Args:
        app: gets the translations; those put in before are taken out.
        choice: a key of `LANGUAGES`, or "" for the system's.
    """
    locale = locale_of(choice)
    QLocale.setDefault(locale)
    for old in app.findChildren(QTranslator, "postil"):
        app.removeTranslator(old)
        old.deleteLater()
    language = language_of(locale)
    # English has a file of its own for its plurals; it also serves languages that are not translated yet.
    for path in (
        f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm",
        str(resource(f"translations/postil_{language}.qm")),
    ):
        translator = QTranslator(app)
        translator.setObjectName("postil")
        if translator.load(path):
            app.installTranslator(translator)
    return locale
