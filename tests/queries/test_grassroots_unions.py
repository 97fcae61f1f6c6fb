"""The grassroots unions under an upper union, and what they have brought."""

from datetime import date

from tests.known import Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, GIA_LAM, STANLEY, STANLEY_NAME, some


def below(known: Known, upper_id: str, **changed: object) -> list[tuple[object, ...]]:
    asked = {"upper_id": upper_id, "period": "phase-1", "as_of": date(2022, 5, 19)} | changed
    rows = known.ask("grassroots_unions", **asked)  # type: ignore[arg-type]
    assert rows.columns == [
        "unit_id",
        "display_name",
        "initiatives",
        "registrants",
        "last_day",
        "spellings",
    ]
    return list(rows.select("display_name", "initiatives", "registrants", "last_day").iter_rows())


def test_an_upper_union_nobody_registered_under_has_none(known: Known) -> None:
    assert below(known, BA_DINH) == []


def test_a_union_of_the_roster_is_listed_before_its_first_registration(known: Known) -> None:
    assert below(known, GIA_LAM) == [(STANLEY_NAME, 0, 0, None)]
    rows = known.ask(
        "grassroots_unions", upper_id=GIA_LAM, period="phase-1", as_of=date(2022, 5, 19)
    )
    assert rows["unit_id"].to_list() == [STANLEY]
    assert rows["spellings"].item() > 1


def test_counts_are_those_of_the_board_for_the_period_and_the_day(known: Known) -> None:
    known.book(
        line("T", "An", BA_DINH, "2022-05-10"),
        line("T", "An", BA_DINH, "2022-05-10"),
        line("U", "An", BA_DINH, "2022-05-12", with_others=("Bình",)),
        line("V", "Chi", BA_DINH, "2022-05-18", stage="rejected"),
        line("W", "Dung", BA_DINH, "2022-05-19"),
    )
    assert below(known, BA_DINH) == [("Công ty A", 3, 3, date(2022, 5, 19))]
    assert below(known, BA_DINH, as_of=date(2022, 5, 12)) == [
        ("Công ty A", 2, 2, date(2022, 5, 12))
    ]
    assert below(known, BA_DINH, period="phase-2") == [("Công ty A", 0, 0, None)]


def test_each_upper_union_has_its_own_in_vietnamese_order(known: Known) -> None:
    for name in ("Đống Nhà", "Dệt Nhà", "Ấm Nhà", "Ba Nhà"):
        known.book(*some(1, BA_DINH, grassroots=name), *some(1, CAU_GIAY, grassroots=f"{name} 2"))
    names = [name for name, *_ in below(known, BA_DINH)]
    assert names == ["Ấm Nhà", "Ba Nhà", "Dệt Nhà", "Đống Nhà"]
