"""Whether the upper unions' quotas add up to the city's."""

from datetime import date

from bangvang.store.quotas import QUOTA, put_quotas
from tests.known import Known
from tests.queries.rows import BA_DINH, GIAO_DUC, STANLEY

DAY = date(2022, 5, 19)


def sums(known: Known, **changed: object) -> dict[tuple[str, str], tuple[object, ...]]:
    """basis and block -> city, units together, units with a quota, difference."""
    found = known.ask("quota_sums", **({"period": "phase-1", "day": DAY} | changed))  # type: ignore[arg-type]
    return {(row[0], row[1]): row[2:] for row in found.iter_rows()}


def test_the_seeded_campaign_adds_up_in_phase_1_and_not_in_the_assigned_programme(
    known: Known,
) -> None:
    assert sums(known)["assigned", ""] == (52_000, 52_000, 45, 0)
    assert sums(known)["pledged", "enterprise"] == (40_000, 40_000, 40, 0)
    assert sums(known, period="programme")["assigned", ""] == (60_000, 130_000, 45, 70_000)


def test_without_any_quota_there_is_no_sum(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("delete from quota")
        put_quotas(cursor, QUOTA.to_frame())
    assert sums(known) == {}


def test_the_difference_is_the_units_less_the_city_on_the_day(known: Known) -> None:
    with known.store.transaction() as cursor:
        cursor.execute("delete from quota")
        put_quotas(cursor, QUOTA.to_frame())
    known.quota("HN", 100, basis="pledged")
    known.quota(BA_DINH, 60, basis="pledged")
    known.quota(GIAO_DUC, 50, basis="pledged")
    known.quota(STANLEY, 400, basis="pledged")  # a grassroots union is in its upper's already
    known.quota(GIAO_DUC, 30, basis="pledged", from_day=date(2022, 5, 20))
    assert sums(known) == {("pledged", ""): (100, 110, 2, 10)}
    assert sums(known, day=date(2022, 5, 20)) == {("pledged", ""): (100, 90, 2, -10)}


def test_a_sum_without_the_citys_quota_has_no_difference(known: Known) -> None:
    known.without_quota("HN")
    assert sums(known)["assigned", ""] == (None, 52_000, 45, None)
