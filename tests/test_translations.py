"""Every sentence of the window can be translated, and is."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "resources" / "translations"
COUNTED = re.compile("%L?n")
SOURCES = [*sorted((ROOT / "reader" / "gui").rglob("*.py")), ROOT / "reader" / "app.py"]


def calls() -> list[tuple[str, ast.Call, int]]:
    """(place, call, index of the text among its arguments) of every call that takes a text to translate."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in {"tr", "translate", "QT_TRANSLATE_NOOP"}:
                found.append((f"{path.name}:{node.lineno}", node, 0 if name == "tr" else 1))
    return found


def worded(path: Path) -> dict[str, list[ET.Element]]:
    texts: dict[str, list[ET.Element]] = {}
    for message in ET.parse(path).getroot().iter("message"):
        texts.setdefault(message.findtext("source") or "", []).append(message.find("translation"))
    return texts


def test_texts_are_constants() -> None:
    # A text put together at run time is extracted in a form that never occurs.
    assert len(calls()) > 200
    bad = [
        place
        for place, call, at in calls()
        if not (isinstance(call.args[at], ast.Constant) and isinstance(call.args[at].value, str))
        # functions in these look marked texts up
        and place.split(":")[0] not in {"actions.py", "retelling.py", "query_fields.py", "reasons.py"}
    ]
    assert bad == []


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_every_text_is_translated(language: str) -> None:
    texts = worded(FOLDER / f"postil_{language}.ts")
    wanted = {call.args[at].value: place for place, call, at in calls() if isinstance(call.args[at], ast.Constant)}
    assert {text: place for text, place in wanted.items() if text not in texts} == {}
    for text, translations in texts.items():
        for translation in translations:
            words = "".join(translation.itertext()).strip()
            assert translation.get("type") is None, f"unfinished: {text}"
            assert words, text
            assert words.count("{0}") == text.count("{0}"), text
            assert words.count("{1}") == text.count("{1}"), text
            assert COUNTED.findall(words) == COUNTED.findall(text), text
            assert ("&" in words) == ("&" in text), text


def test_english_has_its_plurals() -> None:
    texts = worded(FOLDER / "postil_en.ts")
    plural = {
        call.args[at].value for _, call, at in calls() if COUNTED.search(str(getattr(call.args[at], "value", "")))
    }
    assert plural == set(texts)
    translator = QTranslator()
    assert translator.load(str(FOLDER / "postil_en.qm"))
    assert translator.translate("PassageBar", "%n passage(s)", "", 1) == "%n passage"
    assert translator.translate("PassageBar", "%n passage(s)", "", 2) == "%n passages"


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW", "en"])
def test_compiled_translations_are_fresh(language: str, tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert tool, "pyside6-lrelease comes with PySide6"
    out = tmp_path / "fresh.qm"
    subprocess.run([tool, str(FOLDER / f"postil_{language}.ts"), "-qm", str(out)], check=True, capture_output=True)
    assert out.read_bytes() == (FOLDER / f"postil_{language}.qm").read_bytes()


SIMPLIFIED = frozenset(
    "这个们时间开关页网导库签译释览书备设应题标实码编让没过还进为点击读写删认选项视图报见"
    "录档钮链转输键该确则闭错误纯线级约经给统继续总组终结细纸类语词计订记许论访证评识诉请调谁贴资质费软载较辑边达运连"
    "遗邮钟锁长门问闻阅队际险随难须顶顺预领频颜额风饰马驱验龄"
)
"""Characters that occur in Simplified Chinese only."""


def test_traditional_chinese_has_no_simplified_characters() -> None:
    for text, translations in worded(FOLDER / "postil_zh_TW.ts").items():
        for translation in translations:
            words = "".join(translation.itertext())
            assert not SIMPLIFIED & set(words), (text, words)


@pytest.mark.parametrize(
    "mainland",
    [
        "文件夾",
        "網頁頁",
        "程序",
        "默認",
        "信息",
        "搜索",
        "視頻",
        "菜單",
        "撤銷",
        "導入",
        "導出",
        "回車",
        "鼠標",
        "屏幕",
        "帖子",
    ],
)
def test_traditional_chinese_is_that_of_taiwan(mainland: str) -> None:
    for text, translations in worded(FOLDER / "postil_zh_TW.ts").items():
        assert not any(mainland in "".join(translation.itertext()) for translation in translations), text


def test_chinese_is_what_the_window_shows(qtbot) -> None:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "postil_zh_CN.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        assert QCoreApplication.translate("MainWindow", "Threads") == "主题"
        assert QCoreApplication.translate("actions", "&File") == "文件(&F)"
    finally:
        QCoreApplication.removeTranslator(translator)
