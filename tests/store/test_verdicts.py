"""Initiatives found alike, called one or two, and rows that two upper unions send."""

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import restore, withdraw
from bangvang.store.verdicts import DIFFERENT, SAME, PairUnknown, compare, decide, undo
from tests.known import AT, Known, line

VIEWER = Actor("khách", "viewer")
DISTRICT, SECTOR = "D-CAU-GIAY", "S-GIAO-DUC"
TITLE = "Bảng chun học toán từ tre nứa"
MISSPELT = "Bảng chun học tóan từ tre nứaa"
SCHOOL = "Trường THCS Dịch Vọng"


def total(known: Known, upper: str = DISTRICT) -> tuple[int, int]:
    row = known.standing(upper)
    return int(str(row["initiatives"])), int(str(row["registrants"]))


def pairs(known: Known) -> list[tuple[int, int]]:
    frame = known.store.select("select first_id, second_id from near_pair order by 1, 2", {})
    return frame.rows()


@pytest.fixture
def pair(known: Known) -> tuple[int, int]:
    """Two titles alike, by two people of one union, compared."""
    known.book(line(TITLE, "An"), line("Tiết kiệm nước", "An"))
    known.book(line(MISSPELT, "Bình"))
    assert compare(known.store, SYSTEM, AT) == 1
    return pairs(known)[0]


def test_the_second_of_the_same_counts_no_more_but_its_author_is_a_registrant(
    known: Known, pair: tuple[int, int]
) -> None:
    assert total(known) == (3, 2)
    decide(known.store, *pair, SAME, SYSTEM, AT)
    assert total(known) == (2, 2)


def test_a_verdict_is_changed_and_taken_back(known: Known, pair: tuple[int, int]) -> None:
    for verdict, counted in ((SAME, 2), (DIFFERENT, 3), (SAME, 2)):
        decide(known.store, *pair, verdict, SYSTEM, AT)
        assert total(known) == (counted, 2)
    undo(known.store, *pair, SYSTEM, AT)
    assert total(known) == (3, 2)
    assert known.store.select("select count(*) from verdict", {}).item() == 0


def test_the_second_counts_while_the_first_is_withdrawn(known: Known) -> None:
    first = known.book(line(TITLE, "An", DISTRICT))
    known.book(line(MISSPELT, "An", SECTOR))
    assert compare(known.store, SYSTEM, AT) == 1
    decide(known.store, *pairs(known)[0], SAME, SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((1, 1), (0, 1))
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((0, 0), (1, 1))
    restore(known.store, first.batch_id, SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((1, 1), (0, 1))


def test_a_verdict_holds_for_the_same_rows_in_a_later_file(
    known: Known, pair: tuple[int, int]
) -> None:
    decide(known.store, *pair, SAME, SYSTEM, AT)
    (old,) = known.store.select(
        "select batch_id from initiative where initiative_id = $id", {"id": pair[1]}
    )["batch_id"]
    withdraw(known.store, old, SYSTEM, AT)
    known.book(line(MISSPELT, "Bình"), line("Việc khác hẳn", "Bình"))
    assert compare(known.store, SYSTEM, AT) == 0, "the pair is known already"
    assert total(known) == (3, 2)


def test_a_pair_of_a_valid_and_an_unjudged_initiative_counts_in_each_scope_once(
    known: Known,
) -> None:
    known.book(line(TITLE, "An"))
    known.book(line(MISSPELT, "Bình", stage="valid"))
    compare(known.store, SYSTEM, AT)
    decide(known.store, *pairs(known)[0], SAME, SYSTEM, AT)
    assert known.standing(DISTRICT)["initiatives"] == 1
    assert known.standing(DISTRICT, scope="valid")["initiatives"] == 1


def test_what_was_compared_once_is_not_compared_again(known: Known, pair: tuple[int, int]) -> None:
    version = known.store.version
    assert compare(known.store, SYSTEM, AT) == 0
    assert known.store.version == version
    known.book(line(TITLE, "Chi"))
    assert compare(known.store, SYSTEM, AT) == 1
    assert len(pairs(known)) == 2


def test_decisions_need_their_right_a_known_pair_and_a_known_verdict(
    known: Known, pair: tuple[int, int]
) -> None:
    for act in (
        lambda: compare(known.store, VIEWER, AT),
        lambda: decide(known.store, *pair, SAME, VIEWER, AT),
        lambda: undo(known.store, *pair, VIEWER, AT),
    ):
        with pytest.raises(NotAllowed):
            act()
    with pytest.raises(PairUnknown):
        decide(known.store, 1, 2, SAME, SYSTEM, AT)
    with pytest.raises(ValueError, match="expected 'same' or 'different'"):
        decide(known.store, *pair, "maybe", SYSTEM, AT)
    assert total(known) == (3, 2)


def test_every_decision_stands_in_the_log(known: Known, pair: tuple[int, int]) -> None:
    decide(known.store, *pair, SAME, SYSTEM, AT)
    undo(known.store, *pair, SYSTEM, AT)
    log = known.store.select("select action, subject from log order by rowid", {}).rows()[-3:]
    subject = f"{pair[0]}+{pair[1]}"
    assert log[1:] == [("pair same", subject), ("pair undecided", subject)]
    assert log[0][0] == "titles compared"


def sent_by_both(known: Known, district: str = DISTRICT, **sector: object) -> None:
    known.book(line(TITLE, "An", district, grassroots=SCHOOL))
    asked = {"title": TITLE, "person": "An", "upper": SECTOR, "grassroots": SCHOOL} | sector
    known.book(line(**asked))  # type: ignore[arg-type]


def test_one_row_sent_by_a_district_and_a_sector_counts_once_for_the_earlier(known: Known) -> None:
    sent_by_both(known, title=TITLE.upper(), grassroots="trường  thcs Dịch Vọng")
    assert (total(known), total(known, SECTOR)) == ((1, 1), (0, 0))
    kept = known.store.select("select duplicates from batch order by batch_no", {})
    assert kept["duplicates"].to_list() == [0, 1]


def test_when_the_earlier_is_withdrawn_the_later_counts(known: Known) -> None:
    first = known.book(line(TITLE, "An", grassroots=SCHOOL))
    known.book(line(TITLE, "An", SECTOR, grassroots=SCHOOL))
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((0, 0), (1, 1))
    restore(known.store, first.batch_id, SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((1, 1), (0, 0))


@pytest.mark.parametrize(
    "differing",
    [
        {"person": "Bình"},
        {"title": "Việc khác hẳn"},
        {"grassroots": "Trường THPT Dịch Vọng"},
        {"grassroots": None},
        {"upper": "D-BA-DINH"},
    ],
)
def test_rows_that_differ_in_person_title_or_union_count_both(
    known: Known, differing: dict[str, object]
) -> None:
    sent_by_both(known, **differing)
    assert known.city()["initiatives"] == 2


def test_a_school_name_that_two_districts_know_settles_nothing(known: Known) -> None:
    sent_by_both(known)
    assert known.city()["initiatives"] == 1
    known.book(line("Việc khác hẳn", "Chi", "D-BA-DINH", grassroots=SCHOOL))
    assert known.city()["initiatives"] == 3


def test_rows_of_two_unions_called_different_count_both(known: Known) -> None:
    sent_by_both(known)
    assert compare(known.store, SYSTEM, AT) == 1
    decide(known.store, *pairs(known)[0], DIFFERENT, SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((1, 1), (1, 1))
    undo(known.store, *pairs(known)[0], SYSTEM, AT)
    assert (total(known), total(known, SECTOR)) == ((1, 1), (0, 0))
