"""The counting rules of design.md §3.1 and §3.2, through the store."""

import duckdb
import pytest

from bangvang.store.check import check
from bangvang.store.counting import _RECOUNT, recount_missing
from tests.known import Known, line


def figures(known: Known, unit_id: str = "D-CAU-GIAY", scope: str = "all") -> tuple[object, object]:
    row = known.standing(unit_id, scope=scope)
    return row["initiatives"], row["registrants"]


def test_one_title_by_one_person_is_one_initiative_by_one_registrant(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn Văn An"))
    assert figures(known) == (1, 1)


def test_co_authors_are_registrants_of_one_initiative(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn Văn An", with_others=("Trần Thị Bình", "Lê Chí")))
    assert figures(known) == (1, 3)


def test_the_same_title_by_another_person_is_another_initiative(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn Văn An"), line("Giá treo khuôn", "Trần Thị Bình"))
    assert figures(known) == (2, 2)


def test_the_same_person_title_and_union_counts_once_whatever_the_spelling(known: Known) -> None:
    receipt = known.book(
        line("Giá treo khuôn", "Nguyễn Văn An"),
        line("GIÁ TREO  KHUÔN.", "nguyen van an", grassroots="Cong ty A"),
    )
    assert (receipt.accepted, receipt.duplicates) == (2, 1)
    assert figures(known) == (1, 1)


def test_a_duplicate_in_a_later_file_counts_once(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn Văn An"))
    receipt = known.book(line("Giá treo khuôn", "Nguyễn Văn An", day="2022-05-12"))
    assert receipt.duplicates == 1
    assert figures(known) == (1, 1)


def test_a_co_author_who_files_the_title_again_adds_no_initiative(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn Văn An", with_others=("Trần Thị Bình",)))
    receipt = known.book(line("Giá treo khuôn", "Trần Thị Bình"))
    assert receipt.duplicates == 1
    assert figures(known) == (1, 2)


def test_the_same_name_in_another_union_is_another_person(known: Known) -> None:
    known.book(line("T", "Nguyễn Văn An"), line("T", "Nguyễn Văn An", grassroots="Công ty B"))
    assert figures(known) == (2, 2)


def test_the_same_name_with_another_birth_year_is_another_person(known: Known) -> None:
    known.book(
        line("T", "Nguyễn Văn An", person_mark="1985"),
        line("U", "Nguyễn Văn An", person_mark="1985"),
        line("V", "Nguyễn Văn An", person_mark="1990"),
    )
    assert figures(known) == (3, 2)


def test_marks_of_persons_are_stored_as_hashes_only(known: Known) -> None:
    known.book(line("T", "Nguyễn Văn An", person_mark="1985"))
    mark = known.store.select("select mark_hash from registrant", {}).item()
    assert len(mark) == 64
    assert "1985" not in mark


def test_rejected_never_counts_and_never_hides_a_later_row(known: Known) -> None:
    known.book(line("T", "An", stage="rejected"), line("U", "An", stage="rejected"))
    assert known.standing("D-CAU-GIAY")["rank"] is None
    receipt = known.book(line("T", "An", stage="valid"))
    assert receipt.duplicates == 0
    assert figures(known) == (1, 1)


def test_valid_only_counts_an_initiative_whose_later_row_became_valid(known: Known) -> None:
    known.book(line("T", "An", stage="pending"), line("U", "An"))
    assert figures(known, scope="valid") == (0, 0)
    known.book(line("T", "An", stage="valid", day="2022-05-15"))
    assert figures(known) == (2, 1)
    assert figures(known, scope="valid") == (1, 1)


def test_benefit_adds_up_over_counted_initiatives_only(known: Known) -> None:
    known.book(
        line("T", "An", benefit_vnd=5_000_000_000, with_others=("Bình",)),
        line("T", "An", benefit_vnd=5_000_000_000),
        line("U", "An", benefit_vnd=None),
    )
    assert known.standing("D-CAU-GIAY")["benefit_vnd"] == 5_000_000_000


def test_a_person_is_a_registrant_of_the_drive_from_the_first_day_inside_it(known: Known) -> None:
    known.book(line("T", "An", day="2022-03-01"), line("U", "An", day="2022-05-02"))
    assert known.standing("D-CAU-GIAY", period="phase-1")["registrants"] == 1
    drive = known.standing("D-CAU-GIAY", period="drive-35")
    assert (drive["initiatives"], drive["registrants"]) == (1, 1)


@pytest.mark.parametrize(
    ("name", "block"),
    [
        ("Công ty CP Đèn", "enterprise"),
        ("Trường THCS Dịch Vọng", "administrative"),
        ("Trường mầm non tư thục Hoa Sen", "enterprise"),
        ("Tổ dân phố 5", None),
    ],
)
def test_a_new_union_learns_its_block_from_its_name(
    known: Known, name: str, block: str | None
) -> None:
    known.book(line("T", "An", grassroots=name))
    unit = known.store.select("select block from unit where name = $name", {"name": name})
    assert unit.item() == block


def test_teams_stand_under_their_union(known: Known) -> None:
    known.book(
        line("T", "An", "D-GIA-LAM", grassroots="Công ty TNHH Điện Stanley Việt Nam", team="Tổ 1")
    )
    team = known.store.select("select parent_id from unit where level = 'team'", {})
    assert team.item() == "G-STANLEY"


def test_no_step_of_the_recount_multiplies_the_rows_just_booked(known: Known) -> None:
    with known.store.transaction(keep=False) as cursor:
        for rows in (
            "initiative by name select range as initiative_id, 'b' as batch_id, 'S' as sheet, range as row, "
            "range::varchar as title, range::varchar as title_key, 'D-BA-DINH' as unit_id, "
            "date '2022-05-10' as registered_on, 'submitted' as stage",
            "registration select range, 0, range, 'D-BA-DINH', range",
            "registrant select range, 'D-BA-DINH', range::varchar, '', range::varchar",
        ):
            cursor.execute(f"insert into {rows} from range(3000)")
        cursor.execute("create temp table touched as select 'D-BA-DINH' as unit_id")
        for step in duckdb.extract_statements(_RECOUNT):
            plan = cursor.execute(f"explain {step.query}").fetchall()[0][1]
            assert "CROSS_PRODUCT" not in plan, step.query
            cursor.execute(step)


def test_a_board_without_names_keeps_what_it_counts_and_gets_what_it_lacks(known: Known) -> None:
    known.book(line("Giá treo khuôn", "Nguyễn Văn An", stage="pending", field="Kỹ thuật"))
    known.book(line("Giá treo khuôn", "Nguyễn Văn An"))
    with known.store.transaction() as cursor:
        cursor.execute("delete from field_day; delete from stage_day; delete from batch_unit")
        cursor.execute("update unit_day set initiatives = 7")
        recount_missing(cursor)
    assert figures(known) == (7, 1)
    assert {found.about.split(":")[0] for found in check(known.store)} == {"unit_day"}
