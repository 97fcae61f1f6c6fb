"""Two spellings that became two unions are merged and split again; nothing that was sent is lost."""

from dataclasses import replace

import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.store import book, empty, restore, withdraw
from bangvang.store.check import check
from bangvang.store.keys import KeyMissing, place_of
from bangvang.store.merging import UnionUnknown, effect_of_merge, merge, split
from bangvang.store.persons import erase_persons
from bangvang.store.spellings import learn_spelling
from bangvang.store.verdicts import DIFFERENT, SAME, compare, decide
from tests.known import AT, BOARD, Known, batch, line

DISTRICT, SECTOR = "D-CAU-GIAY", "S-GIAO-DUC"
LONG, SHORT, OTHER = f"{DISTRICT}/cong-ty-a", f"{DISTRICT}/cty-a", f"{DISTRICT}/truong-b"
VIEWER = Actor("khách", "viewer")
TITLE = "Máy bơm tự động"


@pytest.fixture
def two(known: Known) -> Known:
    """One company under two names: Bình and her pump stand under both."""
    known.book(line(TITLE, "Bình"), line("Tủ sấy", "An", team="Tổ 1"))
    known.book(
        line(TITLE, "Bình", grassroots="Cty A"),
        line("Xe đẩy", "Chi", grassroots="Cty A", team="Tổ 1", with_others=("An",)),
        line("Giá treo", "Dung", grassroots="Cty A", team="Tổ 2"),
        line("Bảng chun", "Em", grassroots="Trường B"),
    )
    return known


def unions(known: Known, upper: str = DISTRICT) -> dict[str, tuple[int, int]]:
    """Unit -> initiatives and registrants, of the grassroots unions listed."""
    rows = known.ask(
        "grassroots_unions", upper_id=upper, period=BOARD["period"], as_of=BOARD["as_of"]
    )
    return {
        unit_id: (int(count), int(people))
        for unit_id, count, people in rows.select(
            "unit_id", "initiatives", "registrants"
        ).iter_rows()
    }


def total(known: Known, upper: str = DISTRICT) -> tuple[int, int]:
    row = known.standing(upper)
    return int(str(row["initiatives"])), int(str(row["registrants"]))


def teams(known: Known) -> list[tuple[str, str, int]]:
    """Union, team, initiatives of each team that counts."""
    return known.store.select(
        "select above.name as union_name, unit.name, cast(sum(initiatives) as bigint) "
        "from unit_day inner join unit on unit.unit_id = unit_day.unit_id "
        "inner join unit as above on above.unit_id = unit.grassroots_id "
        "where scope = 'all' and unit.level = 'team' group by 1, 2 order by 1, 2",
        {},
    ).rows()


def pairs(known: Known) -> int:
    """How many decided pairs the review lists."""
    asked = {"decided": True, "across": None, "upper": None, "as_of": AT.date(), "skip": 0}
    return known.ask("near_duplicates", **asked).height


def everything(known: Known) -> list[list[tuple[object, ...]]]:
    """All that counting and the pages stand on, row by row."""
    tables = {
        "unit_day": "unit_id, scope, day, initiatives, benefit_vnd",
        "registrant_day": "unit_id, scope, period_id, day, registrants",
        "initiative": "initiative_id, unit_id, team_id",
        "unit": "unit_id, level, parent_id, upper_id, grassroots_id",
        "near_pair": "first_id, second_id, across",
        "verdict": "first_id, second_id, verdict",
    }
    authors = (
        "select initiative_id, line, registration.unit_id as told, registrant.unit_id, person_key "
        "from registration inner join registrant using (person_no) order by all"
    )
    selects = [f"select {rows} from {table} order by all" for table, rows in tables.items()]  # noqa: S608
    return [known.store.select(select, {}).rows() for select in (*selects, authors)]


def test_merged_unions_count_as_one_and_what_both_sent_counts_once(two: Known) -> None:
    assert unions(two) == {LONG: (2, 2), SHORT: (3, 4), OTHER: (1, 1)}
    assert total(two) == (6, 7)
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    assert unions(two) == {LONG: (4, 4), OTHER: (1, 1)}
    assert total(two) == (5, 5)
    assert teams(two) == [("Công ty A", "Tổ 1", 2), ("Công ty A", "Tổ 2", 1)]


def test_the_effect_is_told_before_and_nothing_is_changed(two: Known) -> None:
    before, version = everything(two), two.store.version
    effect = effect_of_merge(two.store, SHORT, LONG, SYSTEM, BOARD)
    assert (effect.kept, effect.gone, effect.together) == ((2, 2), (3, 4), (4, 4))
    assert effect.repeated.select("title", "person").rows() == [(TITLE, "Bình")]
    (change,) = effect.changes
    assert (change.unit_id, change.initiatives, change.registrants) == (DISTRICT, (6, 5), (7, 5))
    assert (everything(two), two.store.version) == (before, version)


def test_split_again_everything_is_as_it_was(two: Known) -> None:
    before = everything(two)
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    split(two.store, SHORT, SYSTEM, AT)
    assert everything(two) == before


def test_what_comes_later_under_the_merged_name_stands_under_the_remaining_one(two: Known) -> None:
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    two.book(line("Khay dao", "Giang", grassroots="CTY A", team="Tổ 3"))
    assert unions(two) == {LONG: (5, 5), OTHER: (1, 1)}
    split(two.store, SHORT, SYSTEM, AT)
    assert unions(two) == {LONG: (2, 2), SHORT: (4, 5), OTHER: (1, 1)}
    assert ("Cty A", "Tổ 3", 1) in teams(two)
    assert total(two) == (7, 8)


def test_a_union_with_merged_ones_is_merged_with_all_of_them(two: Known) -> None:
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    merge(two.store, LONG, OTHER, SYSTEM, AT)
    assert unions(two) == {OTHER: (5, 5)}
    split(two.store, SHORT, SYSTEM, AT)
    split(two.store, LONG, SYSTEM, AT)
    assert unions(two) == {LONG: (2, 2), SHORT: (3, 4), OTHER: (1, 1)}


def test_a_batch_withdrawn_and_restored_meanwhile_counts_where_it_belongs(known: Known) -> None:
    known.book(line(TITLE, "Bình"))
    late = known.book(line(TITLE, "Bình", grassroots="Cty A"), line("Xe", "An", grassroots="Cty A"))
    withdraw(known.store, late.batch_id, SYSTEM, AT)
    merge(known.store, SHORT, LONG, SYSTEM, AT)
    assert unions(known) == {LONG: (1, 1)}
    restore(known.store, late.batch_id, SYSTEM, AT)
    assert unions(known) == {LONG: (2, 2)}


def test_near_titles_of_the_two_are_pairs_of_one_union_while_they_are_merged(known: Known) -> None:
    known.book(line("Bảng chun học toán từ tre nứa", "An"))
    known.book(line("Bảng chun học tóan từ tre nứaa", "Vân", grassroots="Cty A"))
    assert compare(known.store, SYSTEM, AT) == 1

    def across() -> bool:
        return bool(known.store.select("select across from near_pair", {}).item())

    assert across()
    merge(known.store, SHORT, LONG, SYSTEM, AT)
    assert not across()
    split(known.store, SHORT, SYSTEM, AT)
    assert across()


@pytest.mark.parametrize("verdict", [SAME, DIFFERENT])
def test_a_pair_once_judged_counts_once_while_it_is_one_and_as_judged_after(
    two: Known, verdict: str
) -> None:
    assert compare(two.store, SYSTEM, AT) == 1
    (pair,) = two.store.select("select first_id, second_id from near_pair", {}).rows()
    decide(two.store, *pair, verdict, SYSTEM, AT)
    before, listed = everything(two), pairs(two)
    assert listed == 1
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    assert unions(two) == {LONG: (4, 4), OTHER: (1, 1)}
    assert pairs(two) == 0, "an initiative is no pair with itself"
    split(two.store, SHORT, SYSTEM, AT)
    assert (everything(two), pairs(two)) == (before, listed)


def test_merging_is_logged_and_listed_until_it_is_undone(two: Known) -> None:
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    (row,) = two.ask("merged_unions", upper_id=DISTRICT).iter_rows(named=True)
    assert (row["display_name"], row["kept_name"], row["merged_at"]) == ("Cty A", "Công ty A", AT)
    split(two.store, SHORT, SYSTEM, AT)
    assert two.ask("merged_unions", upper_id=DISTRICT).is_empty()
    log = two.store.select(
        "select action, subject, details from log where action like '%union%'", {}
    )
    assert log.rows() == [
        ("unions merged", SHORT, '{"before": "D-CAU-GIAY/cty-a", "after": "D-CAU-GIAY/cong-ty-a"}'),
        ("union split", SHORT, '{"before": "D-CAU-GIAY/cong-ty-a", "after": "D-CAU-GIAY/cty-a"}'),
    ]


def test_only_grassroots_unions_of_one_upper_are_merged_and_only_merged_ones_split(
    two: Known,
) -> None:
    two.book(line("Máy cắt", "An", upper=SECTOR, grassroots="Cty A"))
    wrong = [(SHORT, SHORT), (SHORT, f"{SECTOR}/cty-a"), (DISTRICT, SECTOR), ("?", LONG)]
    for gone, kept in [*wrong, (f"{LONG}/to-1", LONG)]:
        with pytest.raises(UnionUnknown):
            merge(two.store, gone, kept, SYSTEM, AT)
    with pytest.raises(UnionUnknown):
        split(two.store, SHORT, SYSTEM, AT)
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    with pytest.raises(UnionUnknown):
        split(two.store, f"{SHORT}/to-1", SYSTEM, AT)
    with pytest.raises(UnionUnknown):
        merge(two.store, SHORT, OTHER, SYSTEM, AT)


def test_viewers_merge_nothing(two: Known) -> None:
    with pytest.raises(NotAllowed):
        merge(two.store, SHORT, LONG, VIEWER, AT)
    with pytest.raises(NotAllowed):
        split(two.store, SHORT, VIEWER, AT)
    with pytest.raises(NotAllowed):
        effect_of_merge(two.store, SHORT, LONG, VIEWER, BOARD)


def test_a_decision_on_a_name_comes_before_what_rows_have_taught(two: Known) -> None:
    learn_spelling(two.store, "Cty A", LONG, None, SYSTEM, AT)
    two.book(line("Khay dao", "Giang", grassroots="Cty A"))
    assert unions(two)[LONG] == (3, 3)
    assert unions(two)[SHORT] == (3, 4)


def test_a_decision_for_one_sender_holds_in_that_senders_files_only(two: Known) -> None:
    learn_spelling(two.store, "A", LONG, DISTRICT, SYSTEM, AT)
    rows = [line("Khay dao", "Giang", grassroots="A"), line("Kệ", "Hà", grassroots="A")]
    own, others = replace(batch(rows[0]), unit_id=DISTRICT), batch(rows[1])
    book(two.store, [own, others], SYSTEM, AT)
    assert unions(two)[LONG] == (3, 3)
    assert unions(two)[f"{DISTRICT}/a"] == (1, 1)


def test_an_emptied_campaign_has_its_own_unions_back(known: Known) -> None:
    stanley = known.ask(
        "grassroots_unions", upper_id="D-GIA-LAM", period="phase-1", as_of=AT.date()
    )
    (seeded,) = stanley["unit_id"]
    known.book(line(TITLE, "An", upper="D-GIA-LAM", grassroots="Xí nghiệp Đèn"))
    merge(known.store, seeded, "D-GIA-LAM/xi-nghiep-den", SYSTEM, AT)
    empty(known.store, SYSTEM, AT)
    assert unions(known, "D-GIA-LAM") == {seeded: (0, 0)}


def erase(known: Known, name: str, union: str) -> None:
    numbers = known.store.select(
        "select person_no from registrant where name = $name and unit_id = $union",
        {"name": name, "union": union},
    )["person_no"].to_list()
    assert numbers
    erase_persons(known.store, numbers, SYSTEM, AT)


def names(known: Known) -> set[str]:
    return set(known.store.select("select distinct name from registrant", {})["name"])


@pytest.mark.parametrize("erased_in", [LONG, SHORT])
def test_whoever_was_erased_in_one_union_counts_once_when_it_is_merged(
    two: Known, erased_in: str
) -> None:
    erase(two, "Bình", erased_in)
    erase(two, "An", erased_in)
    effect = effect_of_merge(two.store, SHORT, LONG, SYSTEM, BOARD)
    assert (effect.together, effect.erased) == ((4, 4), 2)
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    assert unions(two) == {LONG: (4, 4), OTHER: (1, 1)}  # as without any erasing
    assert total(two) == (5, 5)
    assert names(two) == {"…", "Chi", "Dung", "Em"}
    assert check(two.store) == []
    split(two.store, SHORT, SYSTEM, AT)
    assert unions(two) == {LONG: (2, 2), SHORT: (3, 4), OTHER: (1, 1)}
    assert "Bình" not in names(two)
    assert check(two.store) == []


def test_whoever_is_erased_after_a_merge_is_erased_in_both(two: Known) -> None:
    merge(two.store, SHORT, LONG, SYSTEM, AT)
    erase(two, "Bình", LONG)
    assert "Bình" not in names(two)
    split(two.store, SHORT, SYSTEM, AT)
    assert unions(two) == {LONG: (2, 2), SHORT: (3, 4), OTHER: (1, 1)}
    assert check(two.store) == []


def test_a_merge_of_erased_persons_needs_the_key_that_knows_them_again(two: Known) -> None:
    erase(two, "Bình", SHORT)
    place_of(two.store).unlink()
    with pytest.raises(KeyMissing):
        effect_of_merge(two.store, SHORT, LONG, SYSTEM, BOARD)
    assert unions(two) == {LONG: (2, 2), SHORT: (3, 4), OTHER: (1, 1)}
