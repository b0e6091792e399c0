from __future__ import annotations

import pytest

from reader.library.library import Library
from reader.session.editing import AddTag, new_tag
from reader.session.reading import ReadingSession
from tests.library import making


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.postil"


@pytest.fixture
def session(path):
    """A session on a thread of three posts, without tags."""
    library = Library(path)
    making.store(library, making.page(*making.three_posts(), captured=making.at(2)))
    library.close()
    opened = ReadingSession(path, coder="Mei")
    yield opened
    opened.close()


@pytest.fixture
def posts(session):
    return session.posts(1)


@pytest.fixture
def tag(session):
    """Adds a tag and gives its number."""

    def add(name, parent=None, **more):
        made = new_tag(name, session.tags(), parent=parent, **more)
        session.apply(AddTag(made))
        return made.id

    return add
