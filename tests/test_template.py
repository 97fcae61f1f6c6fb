"""A unit's template: filled in it is booked without a question, untouched it says nothing."""

import io
from collections.abc import Callable
from datetime import date, datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bangvang.campaign import campaign
from bangvang.exports import template
from bangvang.intake import Batch, prepare, read
from bangvang.intake.headings import match
from bangvang.intake.stages import stage_of
from bangvang.roster import Roster
from bangvang.store import roster
from bangvang.text import Words
from tests.known import Known

VI, EN = Words("vi"), Words("en")
CAMPAIGN = campaign()
UNIT = "LĐLĐ quận Cầu Giấy"
UNIONS = ["Công ty CP May Thuận An", "Trường THCS Dịch Vọng", 'Công ty "Hai, Ba"']
DAY = date(2022, 5, 19)
LINES: list[dict[str, object]] = [
    {
        "Họ và tên": "Nguyễn Văn An",
        "Năm sinh": 1985,
        "Công đoàn cơ sở": "Công ty CP May Thuận An",
        "Tổ công đoàn": "Tổ cắt",
        "Tên sáng kiến": "- Gá kẹp nhanh cho máy cắt",
        "Lĩnh vực": "Kỹ thuật",
        "Đồng tác giả": "Lê Thị Bình, Trần Văn Chi",
        "Ngày đăng ký": datetime(2022, 5, 4),
        "Giá trị làm lợi (đồng)": 15_000_000,
        "Trạng thái": "Hợp lệ",
        "Ghi chú": "Đã áp dụng",
    },
    {
        "Họ và tên": "Đỗ Thị Hường",
        "Công đoàn cơ sở": "Trường THCS Dịch Vọng",
        "Tên sáng kiến": "Sổ tay thí nghiệm lớp 8",
        "Ngày đăng ký": "31/05/2022",
    },
    {
        "Họ và tên": "Phạm Văn Dũng",
        "Công đoàn cơ sở": "Bệnh viện chưa có tên",
        "Tên sáng kiến": "Bảng phân ca tự động",
    },
]


@pytest.fixture(scope="module")
def units(tmp_path_factory: pytest.TempPathFactory) -> Roster:
    return roster(Known(tmp_path_factory.mktemp("known")).store)


@pytest.fixture(scope="module")
def prepared(units: Roster) -> Callable[[bytes], Batch]:
    return lambda content: prepare(read(content, "gửi.xlsx"), units, DAY, CAMPAIGN.programme)


def made(unit: str = UNIT, rows: int = 12, words: Words = VI) -> bytes:
    return template.workbook(unit, UNIONS, words, campaign=CAMPAIGN, rows=rows)


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def columns(sheet: Worksheet) -> dict[str, int]:
    """Heading -> column, from 1."""
    return {cell.value: cell.column for cell in sheet[template.HEADING_ROW]}


def filled(unit: str = UNIT) -> bytes:
    """The template with LINES, saved as Excel does: each formula as what it shows."""
    book = opened(made(unit))
    sheet = book.worksheets[0]
    at = columns(sheet)
    for row in range(template.HEADING_ROW + 1, template.HEADING_ROW + 13):
        line = row - template.HEADING_ROW - 1
        values = LINES[line] | {"Công đoàn cấp trên": unit} if line < len(LINES) else {}
        sheet.cell(row, at["Công đoàn cấp trên"]).value = None
        for heading, value in values.items():
            sheet.cell(row, at[heading]).value = value
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_filled_template_is_booked_without_a_question(
    prepared: Callable[[bytes], Batch],
) -> None:
    batch = prepared(filled())
    assert batch.refused.rows() == []
    assert batch.questions == ()
    assert batch.warnings.filter(batch.warnings["warning"] != "date_missing").rows() == []
    assert batch.accepted == 3
    booked = batch.booked.filter(batch.booked["line"] == 0)
    told = booked.select("person", "upper_id", "grassroots", "team", "field", "registered_on", "stage", "benefit_vnd")  # fmt: skip
    assert told.rows() == [
        ("Nguyễn Văn An", "D-CAU-GIAY", "Công ty CP May Thuận An", "Tổ cắt", "Kỹ thuật", date(2022, 5, 4), "valid", 15_000_000),
        ("Đỗ Thị Hường", "D-CAU-GIAY", "Trường THCS Dịch Vọng", None, None, date(2022, 5, 31), "submitted", None),
        ("Phạm Văn Dũng", "D-CAU-GIAY", "Bệnh viện chưa có tên", None, None, DAY, "submitted", None),
    ]  # fmt: skip
    assert batch.booked["person"].to_list()[:3] == ["Nguyễn Văn An", "Lê Thị Bình", "Trần Văn Chi"]
    assert batch.booked["person_mark"][0] == "1985"


def test_an_untouched_template_says_nothing(prepared: Callable[[bytes], Batch]) -> None:
    batch = prepared(made())
    assert (batch.accepted, batch.refused.rows(), batch.questions) == (0, [], ())
    numbered = batch.set_aside.filter(
        (batch.set_aside["sheet"] == "Đăng ký") & (batch.set_aside["row"] > template.HEADING_ROW)
    )
    assert numbered["why"].to_list() == ["blank"] * 12


def test_only_the_sheet_to_fill_in_is_a_table(prepared: Callable[[bytes], Batch]) -> None:
    batch = prepared(filled())
    (table,) = batch.tables
    assert (table.sheet, table.header_row) == ("Đăng ký", template.HEADING_ROW)
    assert table.unused == ()
    aside = batch.set_aside.filter(batch.set_aside["why"] == "other_sheet")["sheet"].unique()
    assert set(aside) == {"Ví dụ", "Hướng dẫn", "Danh mục"}


def test_every_upper_union_is_known_by_the_name_its_template_fills_in(units: Roster) -> None:
    for name in units.units.filter(units.units["level"] == "upper")["name"].head(3):
        batch = prepare(read(filled(name), "gửi.xlsx"), units, DAY, CAMPAIGN.programme)
        assert (batch.accepted, batch.refused.rows(), batch.questions) == (3, [], ())


@pytest.mark.parametrize("words", [VI, EN])
def test_every_heading_is_understood_for_sure(words: Words) -> None:
    sheet = opened(made(words=words)).worksheets[0]
    headings = [cell.value for cell in sheet[template.HEADING_ROW]]
    told = [match(heading) for heading in headings]
    assert [(one.field, one.is_exact) for one in told if one] == [
        (column, True) for column in template.COLUMNS
    ]


@pytest.mark.parametrize("words", [VI, EN])
def test_every_stage_to_choose_means_what_it_says(words: Words) -> None:
    stages = [stage_of(stage) for stage in words("template.stages").split("|")]
    assert sorted(stages) == ["pending", "rejected", "submitted", "valid"]


def test_lists_are_offered_and_numbers_and_days_checked() -> None:
    book = opened(made())
    sheet = book.worksheets[0]
    letters = {heading: sheet.cell(1, at).column_letter for heading, at in columns(sheet).items()}
    checks = {str(check.sqref): check for check in sheet.data_validations.dataValidation}
    kinds = {
        "Lĩnh vực": "list",
        "Trạng thái": "list",
        "Công đoàn cơ sở": "list",
        "Ngày đăng ký": "date",
        "Năm sinh": "whole",
        "Giá trị làm lợi (đồng)": "decimal",
    }
    found = {h: checks[f"{letters[h]}7:{letters[h]}18"] for h in kinds}
    assert {heading: check.type for heading, check in found.items()} == kinds
    assert all(check.error and check.errorTitle and check.prompt for check in found.values())
    lists = book["Danh mục"]
    named = found["Công đoàn cơ sở"].formula1.split("!")[1].replace("$", "")
    assert [row[0].value for row in lists[named]] == UNIONS


def test_without_known_unions_any_name_can_be_typed() -> None:
    content = template.workbook(UNIT, [], VI, campaign=CAMPAIGN, rows=3)
    checks = opened(content).worksheets[0].data_validations.dataValidation
    assert len(checks) == 5


def test_the_head_says_whose_it_is_and_stays_in_sight() -> None:
    sheet = opened(made()).worksheets[0]
    assert sheet["A2"].value == "Chương trình “1 triệu sáng kiến”"
    assert sheet["A3"].value == "Đơn vị: LĐLĐ quận Cầu Giấy"
    assert sheet.freeze_panes == "C7"


def test_nothing_of_a_template_is_hidden() -> None:
    for sheet in opened(made()).worksheets:
        assert sheet.sheet_state == "visible"
        assert not any(column.hidden for column in sheet.column_dimensions.values())
        assert not any(row.hidden for row in sheet.row_dimensions.values())


def test_a_unit_that_looks_like_a_formula_stays_text() -> None:
    book = opened(template.workbook('=1+1 "x"', ["=2+2"], VI, campaign=CAMPAIGN, rows=2))
    sheet = book.worksheets[0]
    formula = sheet.cell(7, columns(sheet)["Công đoàn cấp trên"]).value
    assert formula == '=IF($G7="","","=1+1 ""x""")'
    for other in book.worksheets[1:]:
        assert all(cell.data_type != "f" for row in other for cell in row)


def test_as_many_rows_as_asked_for_are_numbered() -> None:
    sheet = opened(made(rows=200)).worksheets[0]
    numbers = [row[0] for row in sheet.iter_rows(min_row=7, max_col=1, values_only=True)]
    assert numbers == list(range(1, 201))
