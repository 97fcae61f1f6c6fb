"""The periods of the campaign, and which hold registrations."""

from datetime import date

from bangvang.access import SYSTEM
from bangvang.store import withdraw
from tests.known import AT, Known
from tests.queries.rows import BA_DINH, some


def filled(known: Known) -> list[str]:
    rows = known.ask("periods")
    return rows.filter(rows["has_registrations"])["period_id"].to_list()


def test_an_empty_campaign_has_its_periods_in_the_order_of_their_days(known: Known) -> None:
    rows = known.ask("periods")
    assert rows.columns == [
        "period_id",
        "name",
        "name_en",
        "kind",
        "phase_id",
        "starts_on",
        "ends_on",
        "has_registrations",
    ]
    assert rows.drop("name", "name_en").rows() == [
        ("programme", "programme", None, date(2021, 9, 1), date(2023, 9, 1), False),
        ("phase-1", "phase", None, date(2022, 1, 8), date(2022, 5, 31), False),
        ("drive-35", "drive", "phase-1", date(2022, 4, 25), date(2022, 5, 31), False),
        ("phase-2", "phase", None, date(2022, 6, 1), date(2023, 9, 1), False),
    ]
    assert rows["name"].to_list() == [
        "Toàn chương trình",
        "Giai đoạn 1",
        "Đợt cao điểm 35 ngày",
        "Giai đoạn 2",
    ]


def test_a_registration_fills_every_period_that_holds_its_day(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-02-01"))
    assert filled(known) == ["programme", "phase-1"]
    known.book(*some(1, BA_DINH, "2022-05-31"))
    assert filled(known) == ["programme", "phase-1", "drive-35"]
    known.book(*some(1, BA_DINH, "2022-06-01"))
    assert filled(known) == ["programme", "phase-1", "drive-35", "phase-2"]


def test_rejected_and_withdrawn_registrations_fill_nothing(known: Known) -> None:
    known.book(*some(1, BA_DINH, "2022-02-01", stage="rejected"))
    receipt = known.book(*some(1, BA_DINH, "2022-02-01"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    assert filled(known) == []
