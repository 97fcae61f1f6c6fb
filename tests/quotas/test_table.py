"""Tables of quotas as people make them: what is understood of each, and what is told as a trouble."""

from datetime import date

import pytest

from bangvang.access import SYSTEM
from bangvang.quotas import Statement, Trouble
from bangvang.store.spellings import learn_spelling
from tests.intake.files import csv, xls
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, GIA_LAM, GIAO_DUC, STANLEY, STANLEY_NAME
from tests.quotas.conftest import Take

HOAN_KIEM, SON_TAY = "D-HOAN-KIEM", "D-SON-TAY"


def quotas(found: Statement) -> dict[tuple[str, ...], int]:
    """unit, basis and block -> amount."""
    assert found.troubles == ()
    return {
        (row["unit_id"], row["basis"], row["block"]): row["amount"]
        for row in found.quotas.iter_rows(named=True)
    }


def reasons(found: Statement) -> list[tuple[int, str, str]]:
    return [(one.row, one.reason, one.value) for one in found.troubles]


def test_a_plain_table_with_units_by_any_spelling(take: Take) -> None:
    found = take(
        [
            ["STT", "Đơn vị", "Chỉ tiêu"],
            [1, "LĐLĐ Q. Ba Đình", "1.633"],
            [2, "QUẬN HOÀN KIẾM", 1_700],
            [3, "son tay", "560 SK"],
            [4, "S-GIAO-DUC", "958,0"],
        ]
    )
    assert quotas(found) == {
        (BA_DINH, "assigned", ""): 1_633,
        (HOAN_KIEM, "assigned", ""): 1_700,
        (SON_TAY, "assigned", ""): 560,
        (GIAO_DUC, "assigned", ""): 958,
    }
    assert found.units == 4
    assert set(found.quotas["period_id"]) == {"phase-1"}
    assert found.quotas["from_day"].null_count() == 4


#: LĐLĐ THÀNH PHỐ …   a title block, a heading of two rows, a section, totals and a signature
REAL = [
    ["LĐLĐ THÀNH PHỐ HÀ NỘI"],
    ["PHÂN BỔ CHỈ TIÊU SÁNG KIẾN GIAI ĐOẠN 2"],
    [None],
    [
        "STT",
        "Đơn vị",
        "Chỉ tiêu giao",
        None,
        None,
        "Đơn vị đăng ký",
        "Tỷ lệ %",
        "Tổng số đoàn viên",
    ],
    [None, None, "Khối DN", "Khối HCSN", "Tổng", None, None, None],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    ["I", "Khối quận, huyện", None, None, 2_000, None, None, None],
    [1, "LĐLĐ quận Ba Đình", 900, 400, 1_300, "1.400", "107,7", "12.345"],
    [2, "Sơn Tây", 365, 195, 560, "-", None, "7 500"],
    ["II", "Khối ngành", None, None, 958, None, None, None],
    [3, "CĐ ngành Giáo dục Hà Nội", None, 958, 958, 960, None, None],
    [None, "Tổng cộng", 1_265, 1_553, 2_818, 2_360, None, "19.845"],
    [None, None, None, None, None, "Hà Nội, ngày 18 tháng 1 năm 2022"],
]


def test_a_table_as_offices_make_it(take: Take) -> None:
    found = take(REAL)
    assert quotas(found) == {
        (BA_DINH, "assigned", "enterprise"): 900,
        (BA_DINH, "assigned", "administrative"): 400,
        (BA_DINH, "assigned", ""): 1_300,
        (BA_DINH, "pledged", ""): 1_400,
        (SON_TAY, "assigned", "enterprise"): 365,
        (SON_TAY, "assigned", "administrative"): 195,
        (SON_TAY, "assigned", ""): 560,
        (GIAO_DUC, "assigned", "administrative"): 958,
        (GIAO_DUC, "assigned", ""): 958,
        (GIAO_DUC, "pledged", ""): 960,
    }
    assert set(found.quotas["period_id"]) == {"phase-2"}, "the title names the phase"
    assert found.members.rows() == [(BA_DINH, 12_345, None), (SON_TAY, 7_500, None)]
    assert found.totals == ()


def test_a_total_that_is_not_the_sum_is_told(take: Take) -> None:
    rows = [*REAL[:11], [None, "Tổng cộng", 1_265, 1_553, 2_819, 2_360, None, None]]
    (total,) = take(rows).totals
    assert (total.row, total.column, total.stated, total.summed) == (
        12,
        "Chỉ tiêu giao Tổng",
        2_819,
        2_818,
    )


def test_the_citys_own_row_is_no_part_of_the_total(take: Take) -> None:
    found = take(
        [
            ["Đơn vị", "Chỉ tiêu giao"],
            ["LĐLĐ thành phố Hà Nội", 52_000],
            ["Ba Đình", 1_300],
            ["TCT UDIC", 380],
            ["Tổng cộng", 1_680],
        ]
    )
    assert found.totals == ()
    assert quotas(found) == {
        ("HN", "assigned", ""): 52_000,
        (BA_DINH, "assigned", ""): 1_300,
        ("C-UDIC", "assigned", ""): 380,
    }


def test_several_periods_and_a_day_of_its_own(take: Take) -> None:
    found = take(
        [
            ["Mã", "Tên đơn vị", "Giai đoạn 1", "GĐ II", "Có hiệu lực từ ngày"],
            ["D-BA-DINH", "Ba Đình", 100, 200, "15/05/2022"],
            ["", "Sơn Tây", 10, None, None],
        ]
    )
    assert quotas(found) != {}
    assert found.quotas.select("unit_id", "period_id", "amount", "from_day").rows() == [
        (BA_DINH, "phase-1", 100, date(2022, 5, 15)),
        (BA_DINH, "phase-2", 200, date(2022, 5, 15)),
        (SON_TAY, "phase-1", 10, None),
    ]


@pytest.mark.parametrize("form", [csv, xls], ids=["csv", "xls"])
def test_other_kinds_of_file_say_the_same(take: Take, form: object) -> None:
    rows = [["Đơn vị", "Chỉ tiêu đăng ký"], ["Ba Đình", "1.633"]]
    found = take(form(rows), name="a.x")  # type: ignore[operator]
    assert quotas(found) == {(BA_DINH, "pledged", ""): 1_633}


def test_units_not_known_and_numbers_not_readable_are_told_with_their_rows(take: Take) -> None:
    found = take(
        [
            ["Đơn vị", "Chỉ tiêu giao"],
            ["Ba Đình", 100],
            ["Từ Liêm", 200],
            ["Bắc Từ Liên", 300],
            ["Sao Hoả", 400],
            ["Sơn Tây", "khoảng 12"],
            [None, 500],
            ["Ba Đình", 101],
            ["Ba Đình", 100],
        ]
    )
    assert reasons(found) == [
        (3, "unit_ambiguous", "Từ Liêm"),
        (4, "unit_unknown", "Bắc Từ Liên"),
        (5, "unit_unknown", "Sao Hoả"),
        (6, "amount_unreadable", "khoảng 12"),
        (7, "unit_missing", ""),
        (8, "unit_twice", "101"),
    ]
    near = {one.value: one.near for one in found.troubles}
    assert near["Bắc Từ Liên"] == ("Liên đoàn Lao động quận Bắc Từ Liêm",)
    assert len(near["Từ Liêm"]) == 2


def test_a_code_and_a_name_of_two_units_are_told(take: Take) -> None:
    found = take([["Mã", "Đơn vị", "Chỉ tiêu"], ["S-Y-TE", "Giáo dục", 5], ["01", "Ba Đình", 6]])
    assert reasons(found) == [(2, "unit_differs", "Giáo dục")]
    assert found.quotas["unit_id"].to_list() == [BA_DINH], "a number of their own is no code"


def test_a_day_that_is_none_is_told(take: Take) -> None:
    found = take([["Đơn vị", "Chỉ tiêu", "Từ ngày"], ["Ba Đình", 5, "31/02/2022"]])
    assert reasons(found) == [(2, "day_unreadable", "31/02/2022")]


def test_two_columns_that_say_the_same_are_told(take: Take) -> None:
    found = take([["Đơn vị", "Chỉ tiêu giao", "Phân bổ"], ["Ba Đình", 5, 6]])
    assert ("columns_alike", "Phân bổ") in [(one.reason, one.column) for one in found.troubles]


def test_a_period_that_the_campaign_has_not_is_told(take: Take) -> None:
    found = take([["Đơn vị", "Chỉ tiêu giai đoạn 3"], ["Ba Đình", 5]])
    assert reasons(found) == [(1, "period_unknown", "Chỉ tiêu giai đoạn 3")]


def test_a_file_that_is_no_such_table_says_so(take: Take) -> None:
    found = take([["Họ và tên", "Tên sáng kiến"], ["Nguyễn Văn A", "Cải tiến máy"]])
    assert found.troubles == (Trouble("S", 1, "no_columns"),)


def test_quotas_of_grassroots_unions(take: Take, known: Known) -> None:
    found = take(
        [
            ["STT", "Công đoàn cấp trên", "Công đoàn cơ sở", "Chỉ tiêu giao"],
            [1, "LĐLĐ huyện Gia Lâm", STANLEY_NAME, 400],
        ]
    )
    assert quotas(found) == {(STANLEY, "assigned", ""): 400}


def test_a_name_of_two_grassroots_unions_is_clear_below_its_upper(take: Take, known: Known) -> None:
    for upper in (GIA_LAM, BA_DINH):
        known.book(line("A", "B", upper, grassroots="Trường Tiểu học Hoa Sen"))
    rows = [["Công đoàn cơ sở", "Chỉ tiêu"], ["Trường Tiểu học Hoa Sen", 30]]
    assert [one.reason for one in take(rows).troubles] == ["unit_ambiguous"]
    (unit_id,) = [unit for unit, _, _ in quotas(take(rows, upper_id=GIA_LAM))]
    assert unit_id.startswith(f"{GIA_LAM}/")


def test_a_spelling_that_was_taught_is_known(take: Take, known: Known) -> None:
    learn_spelling(known.store, "Từ Liêm", "D-BAC-TU-LIEM", None, SYSTEM, AT)
    assert quotas(take([["Đơn vị", "Chỉ tiêu"], ["Từ Liêm", 5]])) == {
        ("D-BAC-TU-LIEM", "assigned", ""): 5
    }
