"""Which quotas held on which days, by unit, basis and block."""

from datetime import date

from tests.known import Known
from tests.queries.rows import BA_DINH, GIAO_DUC


def test_the_seeded_campaign_has_the_quotas_of_its_data(known: Known) -> None:
    spans = known.ask("quota_spans", period="phase-1", unit=GIAO_DUC)
    assert spans.filter(basis="assigned").rows() == [
        (GIAO_DUC, "phase-1", "assigned", block, date(2022, 1, 8), None, 958, False)
        for block in ("", "administrative")
    ]


def test_a_campaign_without_quotas_has_no_spans(known: Known) -> None:
    known.without_quota(BA_DINH)
    assert known.ask("quota_spans", period=None, unit=BA_DINH).is_empty()


def test_a_changed_quota_is_two_spans_that_meet(known: Known) -> None:
    known.quota(BA_DINH, 100)
    known.quota(BA_DINH, 200, from_day=date(2022, 5, 15))
    spans = known.ask("quota_spans", period="phase-1", unit=BA_DINH)
    assert spans.select("block", "from_day", "to_day", "amount").rows() == [
        ("", date(2022, 1, 8), date(2022, 5, 14), 100),
        ("", date(2022, 5, 15), None, 200),
    ]


def test_without_a_period_or_a_unit_all_are_told(known: Known) -> None:
    every = known.ask("quota_spans", period=None, unit=None)
    assert set(every["period_id"]) == {"phase-1", "phase-2", "programme"}
    assert every["unit_id"].n_unique() == 1 + 45 + 1
