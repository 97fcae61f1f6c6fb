"""Which pairs wait, which are settled, and how each initiative stands today."""

from datetime import date

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import Parameter, withdraw
from bangvang.store.verdicts import SAME, compare, decide
from tests.known import AT, Known, line

TITLE = "Bảng chun học toán từ tre nứa"
MISSPELT = "Bảng chun học tóan từ tre nứaa"


def pairs(known: Known, **changed: Parameter) -> pl.DataFrame:
    compare(known.store, SYSTEM, AT)
    plain: dict[str, Parameter] = {
        "decided": False,
        "across": None,
        "upper": None,
        "as_of": date(2022, 5, 19),
        "skip": 0,
    }
    return known.ask("near_duplicates", **(plain | changed))


def test_a_campaign_without_pairs_has_none(known: Known) -> None:
    assert pairs(known).is_empty()
    known.book(line(TITLE, "An"))
    assert pairs(known).is_empty()


def test_a_pair_shows_both_initiatives_with_author_union_day_and_file(known: Known) -> None:
    known.book(line(TITLE, "An", day="2022-05-01", with_others=("Chi",)))
    known.book(line(MISSPELT, "Bình", "D-BA-DINH", "2022-05-02", grassroots=None))
    row = pairs(known).row(0, named=True)
    assert (row["first_title"], row["second_title"]) == (TITLE, MISSPELT)
    assert (row["first_persons"], row["second_persons"]) == ("An, Chi", "Bình")
    assert (row["first_unit"], row["first_upper"]) == ("Công ty A", "LĐLĐ quận Cầu Giấy")
    assert row["second_unit"] == row["second_upper"] == "LĐLĐ quận Ba Đình"
    assert (row["first_day"], row["second_day"]) == (date(2022, 5, 1), date(2022, 5, 2))
    assert row["first_file"].endswith(".csv")
    assert (row["across"], row["is_namesake"], row["state"]) == (True, False, "waiting")


def test_pairs_are_filtered_by_kind_and_upper_union(known: Known) -> None:
    known.book(
        line(TITLE, "An"), line(MISSPELT, "Bình"), line(TITLE, "An", "D-BA-DINH", grassroots="B")
    )
    assert pairs(known).height == 2
    assert pairs(known, across=False).height == 1
    assert pairs(known, across=True)["total"].to_list() == [1]
    assert pairs(known, upper="D-BA-DINH").height == 1
    assert pairs(known, upper="D-HA-DONG").is_empty()
    assert pairs(known)["is_namesake"].to_list() == [True, False], "one author comes first"


def test_decided_pairs_leave_the_list_and_stand_in_the_other(known: Known) -> None:
    known.book(line(TITLE, "An"), line(MISSPELT, "Bình"))
    row = pairs(known).row(0, named=True)
    decide(known.store, row["first_id"], row["second_id"], SAME, SYSTEM, AT)
    assert pairs(known).is_empty()
    (settled,) = pairs(known, decided=True).iter_rows(named=True)
    assert (settled["state"], settled["decided_at"], settled["decided_by"]) == (
        "same",
        AT,
        SYSTEM.name,
    )


def test_one_row_sent_by_two_upper_unions_is_settled_and_shown(known: Known) -> None:
    known.book(line(TITLE, "An", grassroots="Trường A"))
    known.book(line(TITLE, "An", "S-GIAO-DUC", grassroots="Trường A"))
    assert pairs(known).is_empty()
    for upper in ("D-CAU-GIAY", "S-GIAO-DUC"):
        assert pairs(known, decided=True, upper=upper)["state"].to_list() == ["twin"]


def test_one_row_without_a_union_waits_for_a_decision(known: Known) -> None:
    known.book(line(TITLE, "An", grassroots="Trường A"))
    known.book(line(TITLE, "An", "S-GIAO-DUC", grassroots=None))
    assert pairs(known)["is_namesake"].to_list() == [True]


def test_a_pair_stands_only_while_both_initiatives_stand(known: Known) -> None:
    known.book(line(TITLE, "An"))
    second = known.book(line(MISSPELT, "Bình"))
    assert pairs(known).height == 1
    withdraw(known.store, second.batch_id, SYSTEM, AT)
    assert pairs(known).is_empty()
    again = known.book(line(MISSPELT, "Bình"))
    names = known.store.select("select batch_id, file_name from batch", {})
    (file_name,) = names.filter(batch_id=again.batch_id)["file_name"]
    assert pairs(known)["second_file"].to_list() == [file_name]


def test_files_not_yet_received_are_not_looked_at(known: Known) -> None:
    known.book(line(TITLE, "An"), line(MISSPELT, "Bình"))
    assert pairs(known, as_of=date(2022, 5, 18)).is_empty()


def test_twenty_pairs_are_given_from_the_place_asked_for(known: Known) -> None:
    known.book(*[line(TITLE, f"Người {number}") for number in range(29)])
    assert [pairs(known, skip=skip).height for skip in (0, 20, 40)] == [20, 8, 0]
    assert pairs(known, skip=20)["total"].to_list() == [28] * 8
