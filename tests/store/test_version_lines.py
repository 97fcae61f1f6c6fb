"""What a new version of a file says otherwise than the one before."""

from bangvang.access import SYSTEM
from bangvang.store import effect
from tests.known import AT, BOARD, Known, batch, line


def test_two_files_that_say_the_same_differ_in_nothing(known: Known) -> None:
    known.book(line("T", "An"))
    assert effect(known.store, batch(line("T", "An")), SYSTEM, AT, BOARD).differences.is_empty()


def test_lines_are_added_changed_and_removed(known: Known) -> None:
    gone = line("V", "Bình")
    known.book(line("T", "An"), line("U", "An", with_others=("Chi",)), gone)
    later = line("U", "An", day="2022-05-11", with_others=("Chi",), field="Y tế", benefit_vnd=5)
    fresh = line("W", "Dung")
    new = batch(line("T", "An"), later, fresh)
    told = effect(known.store, new, SYSTEM, AT, BOARD).differences
    assert told.select("change", "row", "person", "title").rows() == [
        ("added", fresh[0]["row"], "Dung", "W"),
        ("changed", later[0]["row"], "An", "U"),
        ("changed", later[0]["row"], "Chi", "U"),
        ("removed", gone[0]["row"], "Bình", "V"),
    ]
    changed = told.row(1, named=True)
    days = [str(changed[key]) for key in ("registered_before", "registered_on")]
    assert days == ["2022-05-10", "2022-05-11"]
    assert (changed["field_before"], changed["field"]) == ("", "Y tế")
    assert (changed["benefit_before"], changed["benefit_vnd"]) == (0, 5)
    assert told["registered_before"].null_count() == 2
