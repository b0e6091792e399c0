from __future__ import annotations

import pytest

from reader.library.library import Library
from tests.library import making


@pytest.fixture
def path(tmp_path):
    return tmp_path / "test.postil"


@pytest.fixture
def library(path):
    opened = Library(path)
    yield opened
    opened.close()


@pytest.fixture
def filled(library):
    making.store(library, making.page(*making.three_posts(), captured=making.at(2)))
    return library
