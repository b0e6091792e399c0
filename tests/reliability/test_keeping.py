"""A few invented readers' doings held to account; ``./run torture keeping`` does hundreds, each longer."""

from __future__ import annotations

import pytest

from reader.session.reading import ReadingSession
from tests.reliability.keeping.account import differences, held, unseen
from tests.reliability.keeping.sitting import Lost
from tests.reliability.keeping.world import World, torture


def test_nothing_that_readers_made_is_lost(tmp_path) -> None:
    done, _refused, lost = torture(tmp_path, range(8), acts=60)
    assert lost == []
    assert {"import", "reread", "bring", "undo", "kill", "kill within", "put back", "MergeTags", "SplitTag"} <= set(
        done
    )
    assert done["ToggleTag"] + done["SetTags"] + done["SetMemo"] > 60


@pytest.fixture
def world(tmp_path):
    made = World(tmp_path, 1)
    for _ in range(6):
        made.reader.add_tag()
        made.reader.memo()
        made.reader.toggle()
    yield made
    made.reader.session.close()


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM annotation_tag WHERE annotation_id=(SELECT max(annotation_id) FROM annotation_tag)",
        "UPDATE annotation SET memo='other words' WHERE id=(SELECT id FROM annotation WHERE memo<>'' LIMIT 1)",
        "UPDATE annotation SET exact='other words' WHERE id=(SELECT max(id) FROM annotation)",
        "UPDATE tag SET name='other' WHERE id=(SELECT max(id) FROM tag)",
        "INSERT INTO bookmark (post_id, at) SELECT max(id), '' FROM post",
    ],
)
def test_what_is_harmed_is_noticed(world, harm) -> None:
    session = world.reader.session
    assert differences(world.reader.held, held(session)) == []
    session._library.database.run(harm)
    assert len(differences(world.reader.held, held(session))) == 1
    with pytest.raises(Lost):
        world.reader.expect(world.reader.held, "the harm")


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        ("UPDATE annotation SET post_id=(SELECT max(id) + 1 FROM post)", "is in no thread that is shown"),
        ("UPDATE annotation SET exact='other words'", "made on “other words”"),
        ("UPDATE annotation SET memo=''; DELETE FROM annotation_tag", "holds nothing"),
    ],
)
def test_what_cannot_be_found_by_a_reader_is_noticed(world, harm, fault) -> None:
    session = world.reader.session
    assert unseen(session, held(session)) == []
    session._library.database.run("PRAGMA foreign_keys=OFF")
    for sql in harm.split("; "):
        session._library.database.run(sql)
    again = ReadingSession(world.reader.path, read_only=True)
    faults = unseen(again, held(again))
    again.close()
    assert faults
    assert any(fault in told for told in faults)
