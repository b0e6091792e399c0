"""A query in the language of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.text.grams import clue, folded
from reader.text.query import Term
from reader.text.query_tree import Both, Not

if TYPE_CHECKING:
    from reader.text.query import Node


class Match(NamedTuple):
    """What to ask of the index.

    Args:
        text: the FTS5 query.
        exact: it finds what the query asks for and nothing else; else its finds must be looked at.
    """

    text: str
    exact: bool


def match_of(node: Node, *, small: bool, plain: bool) -> Match:
    """The FTS5 query for a query.

    Args:
        node: the query; what only says what must not be there was refused before.
        small: whether the small index is asked.
        plain: the search folds all that the index folds; else each find must be looked at.
    """
    if isinstance(node, Term):
        return _phrase(node, small=small, plain=plain)
    if isinstance(node, Not):
        raise TypeError("NOT stands beside something that must be there")
    if not isinstance(node, Both):
        parts = [match_of(part, small=small, plain=plain) for part in node.parts]
        return Match("(" + " OR ".join(part.text for part in parts) + ")", all(part.exact for part in parts))
    wanted = [match_of(part, small=small, plain=plain) for part in node.parts if not isinstance(part, Not)]
    barred = [match_of(part.part, small=small, plain=plain) for part in node.parts if isinstance(part, Not)]
    text = "(" + " AND ".join(part.text for part in wanted) + ")"
    # A find too much behind NOT would hide a post that answers.
    sure = [part.text for part in barred if part.exact]
    if sure:
        text = f"({text} NOT ({' OR '.join(sure)}))"
    return Match(text, all(part.exact for part in (*wanted, *barred)))


def _phrase(term: Term, *, small: bool, plain: bool) -> Match:
    found = clue(folded(term.text), prefix=term.prefix, small=small)
    # Tokens are letters, digits and signs of the scripts: no quotation mark can be among them.
    return Match(f'"{" ".join(found.tokens)}"' + ("*" if found.prefix else ""), found.exact and plain)
