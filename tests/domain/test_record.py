"""Records behave as frozen dataclasses with slots do."""

import copy
import inspect
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace

import pytest

from reader.domain.record import record
from reader.domain.thread import Paragraph, ParagraphKind


@record(frozen=True, slots=True)
class Boat:
    """A boat."""

    name: str
    oars: int = 2
    crew: tuple[str, ...] = ()
    log: list[str] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Plain:
    """The same, by the standard library."""

    name: str
    oars: int = 2
    crew: tuple[str, ...] = ()
    log: list[str] = field(default_factory=list, compare=False)


@record(frozen=True, slots=True)
class Mark:
    """One field."""

    text: str


@record(frozen=True, slots=True)
class Nothing:
    """No field."""


def test_fields_are_given_by_place_and_by_name():
    assert Boat("鸬鹚", 4, crew=("李",)).crew == ("李",)
    assert Boat(name="鸬鹚").oars == 2


def test_a_default_that_is_made_is_made_for_each():
    one, other = Boat("a"), Boat("a")
    one.log.append("x")
    assert other.log == []


@pytest.mark.parametrize("given", [(), ("a", 1, (), [], 5)])
def test_too_few_or_too_many_values_are_refused(given):
    with pytest.raises(TypeError):
        Boat(*given)


def test_it_cannot_be_changed():
    boat = Boat("a")
    with pytest.raises(FrozenInstanceError):
        boat.name = "b"
    with pytest.raises(FrozenInstanceError):
        boat.other = "b"
    with pytest.raises(FrozenInstanceError):
        del boat.name
    assert boat.name == "a"
    assert not hasattr(boat, "__dict__")


def test_equality_and_hash_leave_out_what_is_not_compared():
    assert Boat("a", log=["x"]) == Boat("a")
    assert hash(Boat("a", log=["x"])) == hash(Boat("a"))
    assert Boat("a") != Boat("b")
    assert len({Boat("a"), Boat("a"), Boat("b")}) == 2


def test_another_class_with_the_same_values_is_not_equal():
    assert Boat("a") != Plain("a")
    assert Mark("a") != "a"


def test_one_field_and_none():
    assert Mark("a") == Mark("a") != Mark("b")
    assert hash(Mark("a")) != hash(Mark("b"))
    assert Nothing() == Nothing()
    assert repr(Nothing()) == "Nothing()"


def test_it_is_told_as_dataclasses_are():
    told = repr(Boat("a", 3, ("李",)))
    assert told == repr(Plain("a", 3, ("李",))).replace("Plain", "Boat")
    assert str(inspect.signature(Boat.__init__)).startswith(
        "(self, name: str, oars: int = 2, crew: tuple[str, ...] = ()"
    )


@pytest.mark.parametrize("boat", [Boat("a", 3, ("b",), ["c"]), Mark("x"), Nothing()])
def test_it_can_be_copied_and_sent_to_another_process(boat):
    assert pickle.loads(pickle.dumps(boat)) == boat
    assert copy.copy(boat) == boat
    assert copy.deepcopy(boat) == boat


def test_a_deep_copy_has_lists_of_its_own():
    boat = Boat("a", log=["x"])
    assert copy.deepcopy(boat).log == ["x"]
    assert copy.deepcopy(boat).log is not boat.log


def test_the_helpers_of_the_standard_library_work():
    boat = Boat("a", 3)
    assert is_dataclass(Boat)
    assert replace(boat, oars=5) == Boat("a", 5)
    assert asdict(boat) == {"name": "a", "oars": 3, "crew": (), "log": []}
    assert [one.name for one in fields(Boat)] == ["name", "oars", "crew", "log"]


def test_it_can_be_matched():
    match Boat("a", 3):
        case Boat(name, oars):
            assert (name, oars) == ("a", 3)
        case _:
            pytest.fail("not matched")


@pytest.mark.parametrize("asked", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}])
def test_nothing_else_is_made(asked):
    with pytest.raises(TypeError):
        record(**asked)


def test_the_values_of_pages_are_records():
    line = Paragraph(0, "桥", kind=ParagraphKind.CODE)
    assert line == Paragraph(0, "桥", ParagraphKind.CODE, "", None)
    with pytest.raises(FrozenInstanceError):
        line.text = "路"
