"""Which grassroots unions were merged into another one."""

from datetime import timedelta

from bangvang.access import SYSTEM, Actor
from bangvang.store.merging import merge, split
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY


def test_an_empty_campaign_has_merged_nothing(known: Known) -> None:
    rows = known.ask("merged_unions", upper_id=CAU_GIAY)
    assert rows.is_empty()
    assert rows.columns == [
        "unit_id",
        "display_name",
        "kept_id",
        "kept_name",
        "merged_at",
        "merged_by",
    ]


def test_each_merged_union_is_listed_with_the_latest_merging_and_its_teams_are_not(
    known: Known,
) -> None:
    known.book(
        line("Một", "An", grassroots="Công ty A"),
        line("Hai", "An", grassroots="Cty A", team="Tổ 1"),
        line("Ba", "An", grassroots="C.ty A"),
        line("Bốn", "An", BA_DINH, grassroots="Cty A"),
    )
    kept, one, other = (f"{CAU_GIAY}/{slug}" for slug in ("cong-ty-a", "cty-a", "c-ty-a"))
    lan, later = Actor("Lan", "staff"), AT + timedelta(hours=1)
    merge(known.store, one, kept, SYSTEM, AT)
    split(known.store, one, SYSTEM, AT)
    merge(known.store, other, kept, SYSTEM, AT)
    merge(known.store, one, kept, lan, later)
    rows = known.ask("merged_unions", upper_id=CAU_GIAY)
    assert rows.select("unit_id", "kept_name", "merged_at", "merged_by").rows() == [
        (one, "Công ty A", later, "Lan"),
        (other, "Công ty A", AT, SYSTEM.name),
    ]
    assert known.ask("merged_unions", upper_id=BA_DINH).is_empty()
