"""Names to choose from: no two alike, and no more changed than must be."""

from hypothesis import given
from hypothesis import strategies as st

from bangvang.screen.named_apart import named_apart


def test_what_stands_there_already_is_numbered() -> None:
    names = {1: "a", 2: "b", 3: "a", 4: "a"}
    assert named_apart(names) == {1: "a", 2: "b", 3: "a (2)", 4: "a (3)"}


def test_a_name_with_such_a_number_of_its_own_keeps_it() -> None:
    assert named_apart({1: "a", 2: "a", 3: "a (2)"}) == {1: "a", 2: "a (3)", 3: "a (2)"}


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"])))
def test_no_two_are_alike(names: list[str]) -> None:
    told = named_apart(dict(enumerate(names)))
    assert len(set(told.values())) == len(names)
    assert list(told) == list(range(len(names)))
    for code, name in enumerate(names):
        assert told[code].startswith(name)
        if names.index(name) == code:
            assert told[code] == name
