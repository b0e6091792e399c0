"""Trying to lose an annotation: a reader's doings by chance, held to a plain account of what must be there."""
