"""The files that leave the house, opened as their readers open them."""

import io
import json
import re
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from time import process_time
from typing import Any

import openpyxl
import polars as pl
import pytest
from docx import Document
from PIL import Image, ImageChops
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import qn

from bangvang.access import Actor, NotAllowed
from bangvang.campaign import campaign
from bangvang.exports import board_picture, making, tables
from bangvang.exports.harmless import harmless, harmless_frame
from bangvang.exports.looks import RUNS
from bangvang.questions import ask
from bangvang.reports.board import Board
from bangvang.reports.names import file_name
from bangvang.reports.official import Table, official
from bangvang.reports.situation import Situation, board_of, situation
from bangvang.standings import Moment, ranking
from bangvang.text import Words
from tests.known import AT, Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, some
from tests.reports.conftest import TODAY, YESTERDAY

VI = Words("vi")
WORDS = campaign()
EVIL = '=HYPERLINK("http://x","y")'
SECONDS = 2.0


def board(known: Known, now: Situation, **changed: Any) -> Board:
    asked = board_of("phase-1", **changed)
    rows = ranking(partial(ask, known.store), asked, Moment(TODAY), Moment(YESTERDAY))
    return Board(rows, asked, now.phase, AT, now.bands(), since="18/5")


def made(known: Known, form: str, shown: Board) -> bytes:
    return making.of_a_board(form, shown, partial(ask, known.store), WORDS, VI)


def sheet(content: bytes, at: int = 0) -> list[tuple[object, ...]]:
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[at]
    return list(page.iter_rows(values_only=True))


def table_of(rows: list[tuple[object, ...]], first_heading: str) -> list[dict[str, object]]:
    """The rows under the heading line, by heading."""
    at = next(at for at, row in enumerate(rows) if row[0] == first_heading)
    heads = [str(cell) for cell in rows[at]]
    return [dict(zip(heads, row, strict=True)) for row in rows[at + 1 :]]


def test_the_workbook_says_what_it_is_and_holds_numbers(known: Known, now: Situation) -> None:
    rows = sheet(made(known, "workbook", board(known, now)))
    assert [row[0] for row in rows[:4]] == [
        "Bảng xếp hạng — số sáng kiến",
        "1 triệu sáng kiến · Giai đoạn 1",
        "Tính đến 18:00 ngày 19/05/2022 · tăng giảm so với 18/5",
        board(known, now).note(VI),
    ]
    first, second, *_ = table_of(rows, "Hạng")
    assert first["Đơn vị"] == "LĐLĐ quận Cầu Giấy"
    assert (first["Hạng"], first["Tăng giảm"], first["Sáng kiến"]) == (1, 1, 6)
    assert (first["Chỉ tiêu"], first["% chỉ tiêu"]) == (5, 1.2)
    assert (second["Hạng"], second["Tăng giảm"], second["% chỉ tiêu"]) == (2, -1, 0.3)


def test_units_with_nothing_are_unranked_and_without_a_quota_there_is_no_percent(
    known: Known, now: Situation
) -> None:
    last = table_of(sheet(made(known, "workbook", board(known, now))), "Hạng")[-1]
    assert (last["Hạng"], last["Sáng kiến"], last["Chỉ tiêu"], last["% chỉ tiêu"]) == (
        "–",
        0,
        None,
        None,
    )


def test_headings_stay_in_sight_and_columns_are_wide(known: Known, now: Situation) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made(known, "workbook", board(known, now))))
    for page in book.worksheets:
        assert page.freeze_panes == "D7"
        assert page.column_dimensions["C"].width > 30
        assert page.auto_filter.ref
        assert page.print_title_rows


def test_the_quotas_stand_on_a_sheet_of_their_own(known: Known, now: Situation) -> None:
    rows = sheet(made(known, "workbook", board(known, now)), 1)
    assert rows[0][0] == "1/45 đơn vị đã đạt chỉ tiêu"
    first, *_ = table_of(rows, "TT")
    assert (first["Đơn vị"], first["Còn thiếu"], first["Tình trạng"]) == (
        "LĐLĐ quận Cầu Giấy",
        0,
        "Đã đạt",
    )


def test_the_board_of_a_cut_comes_without_quotas_of_today(known: Known, now: Situation) -> None:
    cut = replace(board(known, now), cut="Chốt tuần")
    content = made(known, "workbook", cut)
    assert len(openpyxl.load_workbook(io.BytesIO(content)).worksheets) == 1
    assert sheet(content)[2][0] == (
        "Chốt tuần · Tính đến 18:00 ngày 19/05/2022 · tăng giảm so với 18/5"
    )


@pytest.mark.parametrize(
    ("share", "form"), [(0.863, "0.0%"), (0.9997, "0.00%"), (0.99999, "0.000%"), (1.0, "0.0%")]
)
def test_what_falls_short_of_a_hundred_percent_is_never_printed_as_a_hundred(
    known: Known, now: Situation, share: float, form: str
) -> None:
    shown = board(known, now)
    rows = shown.ranking.head(1).with_columns(percent=pl.lit(100 * share))
    content = made(known, "workbook", replace(shown, ranking=rows))
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    (cell,) = [cell for cell in page[7] if "%" in cell.number_format]
    assert (cell.value, cell.number_format) == (pytest.approx(share), form)


def test_a_page_tells_what_the_star_means_only_where_one_stands(
    known: Known, now: Situation
) -> None:
    def notes() -> list[str]:
        shown = board(known, now)
        return [shown.note(VI), str(board_picture.told(shown, WORDS, VI, "phone")["note"])]

    assert not any("*" in note for note in notes())
    known.quota(DONG_DA, 4, status="illustrative")
    assert all(note.endswith("* chỉ tiêu minh hoạ.") for note in notes())


def test_the_picture_is_wide_enough_for_a_phone_and_says_what_the_board_says(
    known: Known, now: Situation
) -> None:
    shown = board(known, now)
    picture = Image.open(io.BytesIO(made(known, "png", shown)))
    assert picture.width == 1080
    told = board_picture.told(shown, WORDS, VI, "phone")
    assert told["title"] == shown.title(VI)
    assert told["lines"] == shown.lines(WORDS, VI)
    rows: Any = told["rows"]
    assert [row["unit"] for row in rows] == shown.ranking["display_name"].to_list()
    assert (rows[0]["value"], rows[0]["percent"], rows[0]["moved"]) == ("6", "120%", "▲ 1")
    assert {row["band"] for row in rows[:3]} == {"reached", "behind"}


def test_the_page_is_one_page_whatever_the_length(known: Known, now: Situation) -> None:
    known.book(
        *[
            line(f"S{at}", f"P{at}", CAU_GIAY, "2022-05-19", grassroots=f"Công ty {at}")
            for at in range(90)
        ]
    )
    for shown in (board(known, now), board(known, now, level="grassroots")):
        content = made(known, "pdf", shown)
        assert re.findall(rb"/Type/Pages/Count (\d+)", content) == [b"1"]
    long = board_picture.told(board(known, now, level="grassroots"), WORDS, VI, "paper")
    assert len(long["rows"]) == 60  # type: ignore[arg-type]
    assert long["left_out"] == "và 34 đơn vị nữa không in ở trang này"


def test_a_long_name_stays_in_its_row(known: Known, now: Situation) -> None:
    shown = board(known, now)
    first = pl.int_range(pl.len()) == 0
    name = pl.when(first).then(pl.lit("Công đoàn cơ sở " * 9)).otherwise("display_name")
    long = replace(shown, ranking=shown.ranking.with_columns(display_name=name))
    before, after = (
        Image.open(io.BytesIO(made(known, "png", each))).convert("RGB") for each in (shown, long)
    )
    changed = ImageChops.difference(before, after).getbbox()
    row: Any = board_picture.told(shown, WORDS, VI, "phone")["row_height"]
    assert before.size == after.size
    assert changed
    assert changed[3] - changed[1] <= 3 * row, "1080 dots for 360 points"


def test_a_board_without_rows_is_still_a_page(known: Known, now: Situation) -> None:
    shown = board(known, now)
    none = replace(shown, ranking=shown.ranking.clear())
    for form in making.OF_A_BOARD:
        assert made(known, form, none)


def test_the_filters_of_the_board_stand_on_its_files(known: Known, now: Situation) -> None:
    shown = replace(board(known, now, kind="district", cluster="2"), search="cau giay")
    assert shown.lines(WORDS, VI)[1] == (
        "Tính đến 18:00 ngày 19/05/2022 · Quận, huyện · cụm thi đua 2 · tìm “cau giay” · "
        "tăng giảm so với 18/5"
    )


def document(now: Situation) -> Any:
    return Document(io.BytesIO(making.of_all("docx", now, WORDS, VI)))


def test_the_official_report_has_the_page_of_the_decree(now: Situation) -> None:
    written = document(now)
    page = written.sections[0]
    sides = (page.page_width, page.page_height, page.left_margin, page.right_margin)
    assert [round(side.mm) for side in sides] == [210, 297, 30, 15]
    assert [round(side.mm) for side in (page.top_margin, page.bottom_margin)] == [20, 20]
    assert written.styles["Normal"].font.name == "Times New Roman"
    assert page.different_first_page_header_footer
    assert "PAGE" in page.header.paragraphs[0]._p.xml
    assert page.first_page_header.paragraphs[0].text == ""
    fonts = {run.font.name for each in written.paragraphs for run in each.runs}
    assert fonts <= {"Times New Roman", None}


def test_the_official_report_has_the_head_and_the_foot_of_the_decree(now: Situation) -> None:
    head, *_ = document(now).tables
    left, right = (cell.text for cell in head.rows[0].cells)
    assert "TỔNG LIÊN ĐOÀN LAO ĐỘNG" in left
    assert "THÀNH PHỐ HÀ NỘI" in left
    assert right.splitlines()[:2] == [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    number, place = (cell.text for cell in head.rows[1].cells)
    assert (number.split(), place) == (["Số:", "/BC-LĐLĐ"], "Hà Nội, ngày 19 tháng 5 năm 2022")
    foot = document(now).tables[-2]
    assert foot.rows[0].cells[0].text.startswith("Nơi nhận:")
    assert "CHỦ TỊCH" in foot.rows[0].cells[1].text


@pytest.mark.parametrize(
    ("day", "printed"),
    [(date(2022, 1, 9), "ngày 09 tháng 01"), (date(2022, 3, 10), "ngày 10 tháng 3")],
)
def test_small_days_and_the_first_two_months_bear_a_nought(
    known: Known, day: date, printed: str
) -> None:
    now = situation(partial(ask, known.store), datetime.combine(day, AT.time()))
    assert printed in official(now, WORDS, VI).place_and_day


def test_document_and_pdf_say_the_same(now: Situation) -> None:
    report = official(now, WORDS, VI)
    texts = [each.text for each in document(now).paragraphs]
    for block in (*report.body, report.annex):
        assert (block.title if isinstance(block, Table) else block.text) in texts
    rows = [
        [cell.text for cell in row.cells]
        for table in document(now).tables
        for row in table.rows
        if len(row.cells) > 2
    ]
    for block in (*report.body, report.annex):
        if isinstance(block, Table):
            assert all(list(row) in rows for row in block.rows)
    assert making.of_all("official", now, WORDS, VI).startswith(b"%PDF")


def slides(now: Situation) -> Any:
    return Presentation(io.BytesIO(making.of_all("pptx", now, WORDS, VI)))


def charts(now: Situation) -> list[Any]:
    return [
        shape.chart for slide in slides(now).slides for shape in slide.shapes if shape.has_chart
    ]


def test_the_slides_are_wide_and_their_charts_can_be_edited(now: Situation) -> None:
    deck = slides(now)
    assert (deck.slide_width / deck.slide_height) == pytest.approx(16 / 9, abs=0.001)
    leaders, districts, sectors, countdown = charts(now)
    assert list(leaders.plots[0].categories)[:2] == [
        "1. LĐLĐ quận Cầu Giấy",
        "2. LĐLĐ quận Ba Đình",
    ]
    assert list(leaders.plots[0].series[0].values) == [6, 3, 1]
    assert list(districts.plots[0].series[0].values) == [1.2, 0.3, 0.25]
    assert list(sectors.plots[0].series[0].values) == [0.0]
    known_days = [value for value in countdown.plots[0].series[0].values if value is not None]
    assert (known_days[-1], len(countdown.plots[0].categories)) == (10, 37)


def test_slides_of_an_empty_campaign_stand(known: Known) -> None:
    first = situation(partial(ask, known.store), datetime(2022, 1, 9, 8))
    assert len(slides(first).slides) == 5


def test_data_comes_with_the_mark_that_excel_needs_and_round_trips(
    known: Known, now: Situation
) -> None:
    shown = board(known, now)
    text = made(known, "board_csv", shown)
    assert text.startswith(b"\xef\xbb\xbf")
    rows = pl.read_csv(io.BytesIO(text))
    assert rows.columns == [*tables.BOARD, "as_of"]
    parquet = pl.read_parquet(io.BytesIO(made(known, "board_parquet", shown)))
    assert parquet["initiatives"].to_list() == rows["initiatives"].to_list()
    assert parquet.schema["as_of"] == pl.Date
    first = rows.row(0, named=True)
    assert (first["unit"], first["rank"], first["percent"]) == ("LĐLĐ quận Cầu Giấy", 1, 120.0)


def test_registrations_are_for_staff_and_name_nobody(known: Known) -> None:
    asked = {"period": "phase-1", "as_of": TODAY}
    answer = partial(ask, known.store)
    with pytest.raises(NotAllowed):
        tables.registrations(answer, Actor("khách", "viewer"), "csv", **asked)  # type: ignore[arg-type]
    staff = Actor("Lan", "staff")
    content = tables.registrations(answer, staff, "csv", **asked)  # type: ignore[arg-type]
    rows = pl.read_csv(io.BytesIO(content))
    assert rows.height == 10
    names = known.store.select("select name from registrant", {})["name"].to_list()
    assert names
    assert not [name for name in names if name in content.decode("utf-8-sig")]


@pytest.fixture
def evil(known: Known) -> Known:
    """A grassroots union and a title that a spreadsheet would run."""
    known.book(line(EVIL, "An", CAU_GIAY, "2022-05-19", grassroots=EVIL))
    return known


@pytest.mark.parametrize("start", RUNS)
def test_one_rule_makes_text_harmless(start: str) -> None:
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"a{start}1") == f"a{start}1"
    frame = pl.DataFrame({"a": [f"{start}x", "x", None], "b": [1, 2, 3]})
    assert harmless_frame(frame)["a"].to_list() == [f"'{start}x", "x", None]


@pytest.mark.parametrize("form", ["board_csv", "board_parquet", "workbook"])
def test_no_board_runs_a_formula(evil: Known, now: Situation, form: str) -> None:
    content = made(evil, form, board(evil, now, level="grassroots"))
    if form == "workbook":
        book = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for page in book for row in page.iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
        texts = [cell.value for cell in cells]
    else:
        read = pl.read_csv if form == "board_csv" else pl.read_parquet
        texts = read(io.BytesIO(content))["unit"].to_list()  # type: ignore[operator]
    assert f"'{EVIL}" in texts
    assert EVIL not in texts


def test_no_title_of_the_data_runs_as_a_formula(evil: Known) -> None:
    content = tables.registrations(
        partial(ask, evil.store), Actor("Lan", "staff"), "csv", period="phase-1", as_of=TODAY
    )
    assert f"'{EVIL}" in pl.read_csv(io.BytesIO(content))["title"].to_list()


def named(now: Situation, name: str) -> Situation:
    """The same situation, in which one unit bears a name that a spreadsheet would run."""
    changed = pl.when(pl.col("unit_id") == BA_DINH).then(pl.lit(name))
    return replace(
        now,
        ranking=now.ranking.with_columns(display_name=changed.otherwise("display_name")),
        judged=now.judged.with_columns(
            display_name=changed.otherwise("display_name"),
            short_name=changed.otherwise("short_name"),
        ),
    )


def test_no_slide_and_no_document_holds_a_formula(now: Situation) -> None:
    then = named(now, EVIL)
    leaders, districts, *_ = charts(then)
    assert f"2. {EVIL}" in list(leaders.plots[0].categories)
    assert f"'{EVIL}" in list(districts.plots[0].categories)
    cells = [
        cell.text for table in document(then).tables for row in table.rows for cell in row.cells
    ]
    assert f"'{EVIL}" in cells
    assert EVIL not in cells


def test_the_texts_of_a_page_are_never_read_as_markup(known: Known, now: Situation) -> None:
    evil = '#read("/etc/passwd") *b* $x$ <script> \\ "'
    shown = board(known, now)
    rows = shown.ranking.with_columns(display_name=pl.lit(evil))
    for form in ("pdf", "png"):
        assert made(known, form, replace(shown, ranking=rows, search=evil))
    then = named(now, evil)
    assert making.of_all("official", then, WORDS, VI)
    assert json.dumps(board_picture.told(replace(shown, ranking=rows), WORDS, VI, "paper"))


def test_files_are_named_by_campaign_board_and_moment(known: Known, now: Situation) -> None:
    shown = board(known, now, measure="percent")
    assert making.name_of_board("workbook", shown, WORDS, VI) == (
        "1-trieu-sang-kien_bang-xep-hang-chi-tieu_2022-05-19_18h00.xlsx"
    )
    assert making.name_of_all("pptx", now, WORDS, VI) == (
        "1-trieu-sang-kien_trang-trinh-chieu_2022-05-19_18h00.pptx"
    )
    assert file_name("../../x", 'a:b*"c', AT, "csv") == "x_a-b-c_2022-05-19_18h00.csv"


def test_every_file_is_made_within_two_seconds(known: Known, now: Situation) -> None:
    known.book(*some(300, CAU_GIAY, "2022-05-19"))
    shown = board(known, now)
    for form in making.OF_A_BOARD:
        begun = process_time()
        made(known, form, shown)
        assert process_time() - begun < SECONDS, form
    for form in making.OF_ALL:
        begun = process_time()
        making.of_all(form, now, WORDS, VI)
        assert process_time() - begun < SECONDS, form


def test_every_bar_of_a_slide_is_named(now: Situation) -> None:
    axes = [
        shape.chart.category_axis._element
        for slide in slides(now).slides
        for shape in slide.shapes
        if shape.has_chart and shape.chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    ]
    assert axes
    for axis in axes:
        names = [child.tag.rpartition("}")[2] for child in axis]
        assert axis.find(qn("c:tickLblSkip")).get("val") == "1"
        assert names.index("lblOffset") < names.index("tickLblSkip") < names.index("noMultiLvlLbl")
