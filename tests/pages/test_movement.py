"""The page of movement: its finding, its lines, its lists, all of one moment and one comparison."""

from datetime import date, datetime

import polars as pl
import pytest

from bangvang import standings
from bangvang.access import SYSTEM
from bangvang.store.cuts import make_cut
from tests.known import AT, Known
from tests.pages.visit import Row, Visit
from tests.queries.rows import some

WEEK_AGO = date(2022, 5, 12)


def gains(visit: Visit) -> dict[str, Row]:
    return visit._rows('<div class="bv-gains"', lambda cell: cell.get("class", ""))


def lines(visit: Visit) -> set[str]:
    """The units drawn in the chart."""
    (chart,) = visit.app.get("vega_lite_chart")
    frames = [pl.read_ipc_stream(each.data.data) for each in chart.proto.datasets]
    return {unit for rows in frames if "unit_id" in rows.columns for unit in rows["unit_id"]}


def test_the_finding_names_who_climbed_the_most(known: Known) -> None:
    board = known.board(compare=WEEK_AGO)
    first = standings.improved(board, "rank").row(0, named=True)
    visit = Visit("movement")
    assert visit.title == (
        f"{first['short_name']} tăng nhanh nhất: "
        f"{first['rank_before']} → {first['rank']} trong 7 ngày"
    )


def test_where_nobody_climbed_the_page_says_so(own: Known) -> None:
    visit = Visit("movement")
    assert visit.title == "Chưa có đăng ký nào trong giai đoạn này"
    assert "thả tệp các đơn vị gửi" in visit.text
    assert "Chưa có đăng ký nào" in visit.text


@pytest.mark.parametrize("by", ["rank", "count", "percent"])
def test_the_lists_are_those_of_the_standings(known: Known, by: str) -> None:
    rows = standings.improved(known.board(compare=WEEK_AGO), by).head(10)
    visit = Visit("movement", {} if by == "rank" else {"bang": by})
    assert list(gains(visit)) == rows["unit_id"].to_list()
    places = [cells["rank"] for cells in gains(visit).values()]
    assert places == [str(place) for place in rows["place"]]


def test_the_list_by_percent_of_quota_is_the_board_by_percent(known: Known) -> None:
    board = known.board(measure="percent", compare=WEEK_AGO)
    shown = gains(Visit("movement").choose("bang", "quota"))
    assert list(shown) == board.filter(board["rank"].is_not_null())["unit_id"].head(10).to_list()
    assert shown["D-CAU-GIAY"]["value"] == "125,0%"


def test_one_may_compare_with_a_cut_and_with_any_day(known: Known) -> None:
    make_cut(known.store, "Giao ban", datetime(2022, 5, 17, 18), SYSTEM, AT)
    known.book(*some(30, "D-BA-VI", "2022-05-18"), *some(1, "D-BA-VI", "2022-05-16"))
    visit = Visit("movement", {"so-voi": "20220517-1800", "bang": "count"})
    assert next(iter(gains(visit))) == "D-BA-VI"
    assert gains(visit)["D-BA-VI"]["value"] == "+31"
    other = Visit("movement", {"so-voi": "khac", "so-voi-ngay": "2022-05-17", "bang": "count"})
    assert gains(other)["D-BA-VI"]["value"] == "+30"


def test_the_chart_draws_the_ten_best_and_whom_one_follows(known: Known) -> None:
    known.book(*[row for n in range(8) for row in some(20 + n, f"D-{WEAKER[n]}", "2022-05-02")])
    board = known.board()
    best = set(board["unit_id"].head(10))
    assert lines(Visit("movement")) == best
    visit = Visit("movement").choose("theo-doi", ["C-HAPRO"])
    assert lines(visit) == {*best, "C-HAPRO"}
    assert visit.app.query_params == {"theo-doi": "C-HAPRO"}
    assert lines(Visit("movement", {"theo-doi": "C-HAPRO,NOBODY"})) == {*best, "C-HAPRO"}


WEAKER = ["BA-VI", "BA-DINH", "TAY-HO", "LONG-BIEN", "HOANG-MAI", "SOC-SON", "ME-LINH", "THANH-OAI"]


def test_choices_stand_in_the_address(known: Known) -> None:
    visit = Visit("movement").choose("theo", "percent").choose("loai", "district")
    visit.choose("bang", "percent").choose("so-voi", "dau-dot")
    reopened = Visit("movement", visit.app.query_params)
    assert reopened.html == visit.html
    assert reopened.title == visit.title
