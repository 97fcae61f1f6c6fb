"""The list of upper unions: districts, sectors, zones, corporations, each in Vietnamese order."""

from itertools import groupby

from bangvang import campaign
from tests.known import Known
from tests.queries.rows import BA_DINH, NAMES, some


def test_there_are_45_by_kind_and_inside_a_kind_by_name(known: Known) -> None:
    unions = known.ask("upper_unions")
    assert unions.columns == ["unit_id", "display_name", "kind", "cluster"]
    kinds = [(kind, len(list(rows))) for kind, rows in groupby(unions["kind"])]
    assert kinds == [("district", 30), ("sector", 9), ("zone", 1), ("corporation", 5)]
    short_name = dict(campaign.units().select("unit_id", "short_name").iter_rows())
    for _, rows in groupby(unions.iter_rows(named=True), key=lambda row: row["kind"]):
        places = [NAMES.index(short_name[row["unit_id"]]) for row in rows]
        assert places == sorted(places)
    assert unions.row(0) == (BA_DINH, "LĐLĐ quận Ba Đình", "district", "1")


def test_registrations_add_no_upper_union(known: Known) -> None:
    before = known.ask("upper_unions")
    known.book(*some(1, BA_DINH, grassroots="Công ty mới"))
    assert known.ask("upper_unions").equals(before)
