"""The leaderboard by teams and grassroots unions: whoever a registration names, it counts above too."""

import pytest

from tests.known import Known, line
from tests.queries.rows import BA_DINH, GIA_LAM

UNION = f"{GIA_LAM}/cong-ty-a"


def test_teams_are_ranked_and_add_up_to_their_union(known: Known) -> None:
    known.book(
        line("T", "An", GIA_LAM, team="Tổ 1"),
        line("U", "An", GIA_LAM, team="Tổ 1"),
        line("V", "Bình", GIA_LAM, team="Tổ 2"),
        line("W", "Chi", GIA_LAM),
    )
    teams = known.board(level="team").select("display_name", "rank", "initiatives", "registrants")
    assert teams.rows() == [("Tổ 1", 1, 2, 1), ("Tổ 2", 2, 1, 1)]
    above = known.board(level="team").select("union_name", "upper_name").unique().rows()
    assert above == [("Công ty A", "LĐLĐ huyện Gia Lâm")]
    union = known.standing(UNION, level="grassroots")
    assert (union["initiatives"], union["registrants"]) == (4, 3)
    assert (union["union_name"], union["upper_name"]) == (None, "LĐLĐ huyện Gia Lâm")
    upper = known.standing(GIA_LAM)
    assert (upper["initiatives"], upper["registrants"]) == (4, 3)


def test_one_person_in_two_teams_is_one_registrant_of_the_first(known: Known) -> None:
    known.book(
        line("T", "An", GIA_LAM, "2022-05-11", team="Tổ 2"),
        line("U", "An", GIA_LAM, "2022-05-10", team="Tổ 1"),
    )
    people = {
        row["display_name"]: row["registrants"]
        for row in known.board(level="team").rows(named=True)
    }
    assert people == {"Tổ 1": 1, "Tổ 2": 0}
    assert known.standing(GIA_LAM)["registrants"] == 1


def test_the_same_title_by_one_person_in_two_teams_counts_once(known: Known) -> None:
    known.book(line("T", "An", GIA_LAM, team="Tổ 1"))
    known.book(line("T", "An", GIA_LAM, team="Tổ 2"))
    assert known.standing(UNION, level="grassroots")["initiatives"] == 1


def test_a_team_is_counted_anew_when_its_file_is_replaced(known: Known) -> None:
    known.book(line("T", "An", GIA_LAM, team="Tổ 1"))
    known.book(line("U", "An", GIA_LAM))
    assert known.standing(UNION, level="grassroots")["initiatives"] == 2


@pytest.mark.parametrize(
    ("block", "unions"), [("enterprise", ["Công ty A"]), ("administrative", ["Trường B"])]
)
def test_a_block_lists_its_own_unions_only(known: Known, block: str, unions: list[str]) -> None:
    known.book(line("T", "An", BA_DINH), line("U", "Bình", BA_DINH, grassroots="Trường B"))
    listed = set(known.board(level="grassroots", block=block)["display_name"])
    assert listed & {"Công ty A", "Trường B"} == set(unions)
