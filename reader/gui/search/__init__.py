"""The search panel and what it finds."""
