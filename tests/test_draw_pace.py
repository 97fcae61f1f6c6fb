"""The boards of pace and coverage: well-formed, every text as it is, every figure where it belongs."""

from datetime import date, timedelta
from xml.etree import ElementTree

import polars as pl
import pytest

from bangvang.draw import coverage, funnel, unit_paces, what_if
from bangvang.pacing.coverage import Coverage
from bangvang.pacing.coverage import coverage as covered
from bangvang.pacing.funnel import Funnel
from bangvang.pacing.periods import Period, Plan
from bangvang.pacing.units import paces, table
from bangvang.text import Words

VI = Words("vi")
HOSTILE = """<b onclick="x">&'"""
AS_OF = date(2022, 5, 19)
PLAN = Plan(
    Period("p", HOSTILE, "P", "phase", None, date(2022, 5, 1), date(2022, 5, 31), True), None
)
UNITS = pl.DataFrame(
    {
        "unit_id": ["a", "b"],
        "display_name": [HOSTILE, "B"],
        "short_name": [HOSTILE, "B"],
        "kind": ["district", "district"],
        "quota": [310, None],
        "is_illustrative": [True, False],
    }
)
DAYS = pl.DataFrame({"unit_id": ["a"], "day": [date(2022, 5, 18)], "initiatives": [14]})


def answer(**changed: object) -> pl.DataFrame:
    """Rows of the question `coverage` for both units."""
    plain = {
        "initiatives": [14, 0],
        "registered": [14, 0],
        "last_day": [date(2022, 5, 18), None],
        "files": [1, 0],
        "last_file_on": [AS_OF, None],
    }
    return UNITS.with_columns(
        **{name: pl.Series(values) for name, values in (plain | changed).items()}
    )  # type: ignore[arg-type]


def found(rows: pl.DataFrame, sign: str = "registered") -> Coverage:
    return covered(rows, sign, AS_OF)


def paced_table() -> str:
    told = paces(UNITS, DAYS, PLAN, AS_OF)
    return unit_paces.table(table(UNITS, told), told, PLAN, VI)


def strips(rows: pl.DataFrame, days: pl.DataFrame) -> str:
    return coverage.board(rows, days, found(rows), "registered", AS_OF, 14, VI)


COUNTS = DAYS.rename({"initiatives": "count"})
BOARDS = {
    "unit_paces": paced_table,
    "windows": lambda: coverage.windows(
        {sign: {"day": found(answer(), sign)} for sign in ("registered", "files")},
        ["day"],
        "registered",
        "day",
        VI,
    ),
    "coverage": lambda: strips(answer(), COUNTS),
    "funnel": lambda: funnel.whole(Funnel(3, 9, 4, 2, 1), VI),
    "funnels": lambda: funnel.table([("a", HOSTILE, Funnel(3, 9, 4, 2, 1))], VI),
    "lifted": lambda: what_if.lifted(
        UNITS.with_columns(current_per_day=pl.lit(1.0), per_day=pl.lit(4.0)), VI
    ),
}


@pytest.mark.parametrize("board", BOARDS)
def test_every_board_is_well_formed_and_no_name_becomes_an_element(board: str) -> None:
    body = BOARDS[board]()
    tree = ElementTree.fromstring(f"<main>{body}</main>")  # noqa: S314  (our own markup)
    assert not tree.findall(".//*[@onclick]")
    if board not in ("windows", "funnel"):
        assert HOSTILE in "".join(tree.itertext())


def test_a_unit_without_a_quota_has_dashes_and_says_so() -> None:
    row = paced_table().split('data-unit="b"')[1]
    assert "chưa có chỉ tiêu" in row
    assert ">chưa có</div>" in row, "nothing ever came"
    assert row.count(">–</div>") == 5, "due, gap, needed, effort and the day of 100 %"


def test_a_figure_bears_its_formula_and_its_label() -> None:
    row = paced_table().split('data-unit="a"')[1].split("data-unit")[0]
    assert "14 / 310*" in row
    # 296 more in 12 days; 14 in the last week: 12 times as much
    assert "(310 − 14) ÷ 12 ngày còn lại, tính cả ngày cuối = 25" in row
    assert ">12×</div>" in row
    assert 'data-label="Cần/ngày"' in row


def test_the_silent_stand_first_among_the_strips() -> None:
    listed = strips(answer(), COUNTS).split('<section class="bv-strips"')[1]
    assert listed.index('data-unit="b"') < listed.index('data-unit="a"')
    assert 'bv-is-silent" data-unit="b"' in listed


def test_shades_go_by_quarters_of_the_busiest_day() -> None:
    counts = [0, 1, 25, 26, 50, 75, 76, 100]
    days = pl.DataFrame(
        {
            "unit_id": ["a"] * 8,
            "day": [AS_OF - timedelta(days=7 - at) for at in range(8)],
            "count": counts,
        }
    )
    row = strips(answer(), days).split('data-unit="a"')[-1].split("</section>")[0]
    shades = [int(part[0]) for part in row.split("bv-heat-")[1:]]
    assert shades == [0] * 6 + [0, 1, 1, 2, 2, 3, 4, 4]


def test_nobody_silent_is_said_in_words() -> None:
    rows = answer(registered=[1, 1], last_day=[AS_OF, AS_OF])
    assert "Không đơn vị nào im lặng" in strips(rows, COUNTS)


def test_what_nobody_has_marked_has_no_bar_and_no_rate() -> None:
    body = funnel.table([("a", "A", Funnel(3, 9, 0, 0, 0))], VI)
    assert "tệp không ghi trạng thái" in body
    assert "bv-stages" not in body
    assert ">9<small></small>" in body
