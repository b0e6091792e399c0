"""What Fusion leaves to be said: spacing, focus, flat buttons and slim scroll bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.paths import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QColor


def style_sheet(theme: str, colour: Callable[[str], QColor]) -> str:
    """The application's style sheet; focus is always an accent line of one pixel.

    Args:
        theme: name of the theme.
        colour: gives its colour for a role.
    """
    rule, dim, base, text = (colour(role).name() for role in ("rule", "dim", "base", "text"))
    accent, faint = colour("accent").name(), colour("faint").name()
    down, up, tick = (resource(f"icons/marks/{theme}-{mark}.png").as_posix() for mark in ("down", "up", "tick"))
    return f"""
    QMainWindow::separator {{ background: {rule}; width: 1px; height: 1px; }}
    QDockWidget {{ titlebar-close-icon: none; titlebar-normal-icon: none; }}
    QDockWidget::title {{ padding: 6px 8px; text-align: left; color: {dim}; }}
    QTreeView, QTableView, QListView {{ border: 1px solid {base}; outline: none; }}
    QTreeView:focus, QTableView:focus, QListView:focus {{ border: 1px solid {accent}; }}
    QLineEdit {{ border: 1px solid {rule}; border-radius: 4px; padding: 4px 6px; background: {base}; }}
    QLineEdit:focus, QPlainTextEdit:focus {{ border: 1px solid {accent}; }}
    QPlainTextEdit {{ border: 1px solid {rule}; border-radius: 4px; background: {base}; }}
    QHeaderView::section {{ border: none; border-bottom: 1px solid {rule}; padding: 4px 6px; background: {base};
        color: {dim}; }}
    QDockWidget QTableView QHeaderView::section {{ padding: 4px 3px; }}
    QAbstractScrollArea::corner {{ border: none; background: {base}; }}
    QStatusBar {{ border-top: 1px solid {rule}; }}
    QStatusBar::item {{ border: none; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {rule}; }}
    QTabBar::tab {{ padding: 5px 12px; border: none; color: {dim}; }}
    QTabBar::tab:selected {{ color: {accent}; border-bottom: 2px solid {accent}; }}
    QTabBar::tab:selected:focus {{ background: {faint}; }}
    QPushButton {{ border: 1px solid {rule}; border-radius: 4px; padding: 5px 14px; background: {base}; }}
    QPushButton:default {{ border-color: {dim}; }}
    QPushButton:hover {{ background: {faint}; }}
    QPushButton:pressed {{ background: {rule}; }}
    QPushButton:focus {{ border-color: {accent}; }}
    QPushButton:disabled {{ color: {dim}; }}
    QComboBox, QAbstractSpinBox {{ border: 1px solid {rule}; border-radius: 4px; padding: 4px 4px 4px 6px;
        background: {base}; }}
    QAbstractSpinBox {{ padding: 2px 4px; }}
    QComboBox:focus, QAbstractSpinBox:focus {{ border-color: {accent}; }}
    QComboBox::drop-down {{ border: none; width: 22px; }}
    QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
    QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 20px; background: none; }}
    QCheckBox {{ spacing: 8px; }}
    QDialog QTreeView::item, QDialog QListView::item, QDialog QTableView::item {{ padding: 3px 4px; }}
    QCheckBox::indicator, QTreeView::indicator, QListView::indicator {{ width: 14px; height: 14px;
        border: 1px solid {dim}; border-radius: 3px;
        background: {base}; }}
    QCheckBox::indicator:checked, QTreeView::indicator:checked, QListView::indicator:checked {{ image: url("{tick}"); }}
    QCheckBox::indicator:indeterminate {{ background: {rule}; }}
    QCheckBox::indicator:focus {{ border-color: {accent}; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 2px; }}
    QToolButton:focus {{ border: 1px solid {accent}; }}
    QToolButton:hover {{ background: {faint}; }}
    QMenuBar {{ padding: 2px 4px; }}
    QToolTip {{ padding: 4px 6px; }}
    QScrollBar {{ border: none; background: transparent; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {rule}; border-radius: 4px; margin: 2px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {dim}; }}
    QScrollBar::handle:pressed {{ background: {text}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
    """
