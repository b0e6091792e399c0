"""Postil: a desktop reader and annotator for saved forum pages."""

__version__ = "0.1.0"
