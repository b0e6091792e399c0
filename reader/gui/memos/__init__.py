"""Memos: their box, panel and preview."""
