"""The campaign of `data/`: its window, periods, units, spellings and quotas."""

import unicodedata
from datetime import date

import polars as pl
import pytest

from bangvang import campaign
from bangvang.campaign import name_order
from bangvang.fold import fold


@pytest.fixture(scope="module")
def units() -> pl.DataFrame:
    return campaign.units()


@pytest.fixture(scope="module")
def quotas() -> pl.DataFrame:
    return campaign.quotas()


def test_the_programme_has_its_window_and_is_one_of_the_periods() -> None:
    told = campaign.campaign()
    assert told.programme == (date(2021, 9, 1), date(2023, 9, 1))
    assert told.time_zone == "Asia/Ho_Chi_Minh"
    days = {row[0]: row[1:] for row in told.periods.drop("name", "name_en").rows()}
    assert days == {
        "phase-1": ("phase", None, date(2022, 1, 8), date(2022, 5, 31)),
        "phase-2": ("phase", None, date(2022, 6, 1), date(2023, 9, 1)),
        "drive-35": ("drive", "phase-1", date(2022, 4, 25), date(2022, 5, 31)),
        "programme": ("programme", None, date(2021, 9, 1), date(2023, 9, 1)),
    }


def test_there_are_45_upper_unions_under_the_city(units: pl.DataFrame) -> None:
    upper = units.filter(level="upper")
    assert dict(upper.group_by("kind").len().iter_rows()) == {
        "district": 30,
        "sector": 9,
        "zone": 1,
        "corporation": 5,
    }
    assert upper["unit_id"].n_unique() == 45
    assert set(upper["parent_id"]) == {"HN"}
    assert upper["upper_id"].equals(upper["unit_id"], check_names=False)
    assert upper["cluster"].null_count() == 0
    city = units.filter(level="city").row(0, named=True)
    assert (city["unit_id"], city["parent_id"], city["upper_id"]) == ("HN", None, None)


def test_a_grassroots_union_has_the_kind_and_cluster_of_its_upper_union(
    units: pl.DataFrame,
) -> None:
    row = units.row(by_predicate=pl.col("unit_id") == "G-STANLEY", named=True)
    told = ("level", "parent_id", "upper_id", "kind", "cluster", "block")
    assert tuple(row[name] for name in told) == (
        "grassroots",
        "D-GIA-LAM",
        "D-GIA-LAM",
        "district",
        "3",
        "enterprise",
    )


def test_names_are_in_one_form_of_unicode_and_their_search_keys_folded(
    units: pl.DataFrame,
) -> None:
    for column in ("name", "display_name", "short_name"):
        for name in units[column]:
            assert unicodedata.is_normalized("NFC", name)
    for row in units.iter_rows(named=True):
        assert row["search_key"] == fold(row["search_key"])
        assert fold(row["short_name"]) in row["search_key"]


def test_every_spelling_names_a_unit_and_only_the_asked_ones_name_several(
    units: pl.DataFrame,
) -> None:
    spellings = campaign.spellings()
    assert set(spellings["unit_id"]) <= set(units["unit_id"])
    assert all(fold(spelling) == spelling for spelling in spellings["spelling"])
    plain = spellings.filter(~pl.col("ambiguous"))
    assert plain["spelling"].n_unique() == plain.height
    asked = set(spellings.filter("ambiguous")["spelling"])
    assert {"tu liem", "tt"} <= asked
    assert not asked & set(plain["spelling"])


def test_a_unit_is_known_by_code_name_short_name_and_alias() -> None:
    known = dict(campaign.spellings().select("spelling", "unit_id").iter_rows())
    for spelling in ("D-CAU-GIAY", "Liên đoàn Lao động quận Cầu Giấy", "Cầu Giấy", "Q. Cầu Giấy"):
        assert known[fold(spelling)] == "D-CAU-GIAY"


def test_the_published_quotas_of_the_city_stand(quotas: pl.DataFrame) -> None:
    city = quotas.filter(unit_id="HN")
    sums = city.group_by("period_id", "basis").agg(pl.col("amount").sum())
    told = {(period, basis): amount for period, basis, amount in sums.iter_rows()}
    assert told["phase-1", "assigned"] == 40_000 + 12_000
    assert told["programme", "assigned"] == 60_000
    assert told["programme", "pledged"] == 130_000
    assert told["phase-1", "pledged"] + told["phase-2", "pledged"] == 130_000


def test_the_education_union_has_its_published_quotas(quotas: pl.DataFrame) -> None:
    told = quotas.filter(unit_id="S-GIAO-DUC", basis="assigned").select("period_id", "amount")
    assert dict(told.iter_rows()) == {"phase-1": 958, "phase-2": 1_436, "programme": 2_394}


@pytest.mark.parametrize("period", ["phase-1", "phase-2"])
@pytest.mark.parametrize("basis", ["assigned", "pledged"])
def test_quotas_of_the_upper_unions_add_up_to_the_citys_in_each_block(
    quotas: pl.DataFrame, units: pl.DataFrame, period: str, basis: str
) -> None:
    rows = quotas.filter(period_id=period, basis=basis).join(
        units.select("unit_id", "level"), on="unit_id"
    )
    sums = {
        level: dict(part.group_by("block").agg(pl.col("amount").sum()).iter_rows())
        for (level,), part in rows.group_by("level")
    }
    assert sums["upper"] == sums["city"]


def test_every_quota_is_of_a_known_unit_and_period_and_says_where_it_comes_from(
    quotas: pl.DataFrame, units: pl.DataFrame
) -> None:
    assert set(quotas["unit_id"]) <= set(units["unit_id"])
    assert set(quotas["period_id"]) <= set(campaign.campaign().periods["period_id"])
    assert set(quotas["basis"]) == {"assigned", "pledged"}
    assert set(quotas["status"]) == {"published", "inferred", "illustrative"}
    assert quotas["amount"].min() > 0
    key = ["unit_id", "period_id", "measure", "basis", "block", "from_day"]
    assert quotas.select(key).is_unique().all()


def test_only_the_citys_and_the_education_unions_quotas_are_called_published(
    quotas: pl.DataFrame,
) -> None:
    assert set(quotas.filter(status="published")["unit_id"]) == {"HN", "S-GIAO-DUC"}


def test_the_calendar_has_every_day_with_a_month_on_both_sides() -> None:
    days = campaign.calendar((date(2022, 1, 8), date(2022, 1, 10)))["day"]
    assert (days.min(), days.max(), days.len()) == (date(2021, 12, 8), date(2022, 2, 10), 65)
    assert days.n_unique() == 65


def test_names_sort_the_vietnamese_way() -> None:
    in_order = [
        "A 9",
        "An",
        "ao",
        "Ăn",
        "Ân",
        "Ba Đình",
        "Ba Vì",
        "Bắc Từ Liêm",
        "Cầu Giấy",
        "Chương Mỹ",
        "Công Thương",
        "Cơ quan",
        "Dũng",
        "Đan Phượng",
        "Đông Anh",
        "Đống Đa",
        "Em",
        "Êm",
        "Gia Lâm",
        "Giáo dục",
        "On",
        "Ôn",
        "Ơn",
        "Tây Hồ",
        "Thanh Trì",
        "Ung",
        "Ứng Hòa",
        "Xây dựng",
        "Y tế",
    ]
    backwards = in_order[::-1]
    assert sorted(backwards, key=name_order) == in_order


@pytest.mark.parametrize("name", ["Ứng Hòa", "Đống Đa", "Nguyễn Thị Hường", "Ốc Ưa Ỡm"])
def test_the_order_of_a_name_is_the_same_in_both_forms_of_unicode_and_any_case(name: str) -> None:
    told = name_order(name)
    assert name_order(unicodedata.normalize("NFD", name)) == told
    assert name_order(name.upper()) == name_order(name.lower()) == told


def test_tones_and_punctuation_do_not_part_names() -> None:
    assert name_order("Bá") == name_order("Bà") == name_order("Ba")
    assert name_order("Dệt-May") == name_order("Dệt May")
    assert name_order("Ba 10") < name_order("Ba Đình")
