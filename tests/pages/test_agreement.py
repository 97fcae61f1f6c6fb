"""One figure, one value: on the page, in every file, and on the command line."""

import csv
import io
import json
import re
from datetime import date
from typing import Any

import openpyxl
import polars as pl
import pytest
from docx import Document
from pptx import Presentation

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.commands import named_files, read_files, run, understand
from bangvang.exports import board_picture
from bangvang.stage import direction, looks, render
from bangvang.stage.shows import shows_of
from bangvang.stage.slides import Slide
from bangvang.text import Words
from tests.known import Known
from tests.pages.visit import Visit

VI = Words("vi")
#: what stands in the address, and the same as options of the command line
BOARDS: list[tuple[dict[str, str], list[str]]] = [
    ({}, []),
    ({"loai": "district"}, ["--kind", "district"]),
    ({"theo": "percent", "can-cu": "pledged"}, ["--measure", "percent", "--basis", "pledged"]),
    (
        {"theo": "registrants", "trang-thai": "valid"},
        ["--measure", "registrants", "--stage", "valid"],
    ),
    ({"khoi": "enterprise", "theo": "benefit"}, ["--block", "enterprise", "--measure", "benefit"]),
    ({"cum": "2"}, ["--cluster", "2"]),
    ({"cap-bac": "grassroots", "tim": "cong ty"}, ["--level", "grassroots", "--search", "Công ty"]),
    ({"giai-doan": "drive-35", "ngay": "2022-05-18"}, ["--period", "drive-35"]),
    ({"ngay": "2022-05-17"}, []),
]
#: unit -> the figures of FIGURES
Figures = dict[str, tuple[Any, ...]]
STATED_NOTHING = re.compile(r"(?<![\d.,])0 đ\b")
FIGURES = (*("rank", "movement", "initiatives", "registrants", "quota", "percent", "benefit_vnd"),)


def typed(known: Known, *arguments: str) -> Any:
    asked = understand(arguments)
    answer = run(asked, read_files(named_files(asked)), known.store)
    assert answer.exit_code == 0, answer.errors
    return answer


def options(address: dict[str, str], chosen: list[str]) -> list[str]:
    return [*chosen, "--as-of", address.get("ngay", "2022-05-19")]


def from_json(known: Known, arguments: list[str]) -> Figures:
    rows = json.loads(typed(known, "board", "--json", *arguments).output)
    return {row["unit_name"]: tuple(row[name] for name in FIGURES) for row in rows}


def content(known: Known, *arguments: str) -> bytes:
    from base64 import b64decode  # noqa: PLC0415

    return b64decode(typed(known, *arguments).content)


def from_csv(known: Known, arguments: list[str]) -> Figures:
    text = content(known, "data", "board", *arguments).decode("utf-8-sig")

    def number(cell: str) -> float | None:
        return float(cell) if cell else None

    return {
        row["unit"]: tuple(number(row[name]) for name in FIGURES)
        for row in csv.DictReader(io.StringIO(text))
    }


def from_workbook(known: Known, arguments: list[str]) -> Figures:
    book = openpyxl.load_workbook(io.BytesIO(content(known, "report", "xlsx", *arguments)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    heads = next(at for at, row in enumerate(rows) if row[0] == "Hạng")
    found: Figures = {}
    for cells in rows[heads + 1 :]:
        row = dict(zip(rows[heads], cells, strict=True))
        share = row["% chỉ tiêu"]
        found[str(row["Đơn vị"])] = (
            None if row["Hạng"] == "–" else row["Hạng"],
            None if row["Tăng giảm"] == "" else row["Tăng giảm"],
            row["Sáng kiến"],
            row["Người đăng ký"],
            row["Chỉ tiêu"],
            None if share is None else 100 * float(str(share)),
            row["Giá trị làm lợi (đồng)"],
        )
    return found


def on_stage(known: Known, slide: Slide) -> str:
    """The HTML of a slide, as the hall gets it."""
    shows, told = (
        shows_of(known.store),
        {"language": "vi", "theme": "dark", "board_url": "http://b/"},
    )
    show = direction.begin(shows, "Giao ban", (slide,), 0.0, SYSTEM, **told)
    html: str = json.loads(render.drawn(show, looks.hall(show))[1])["html"]
    return html


def printed(figures: Figures, known: Known, visit: Visit) -> None:
    """The page prints these figures, in this order."""
    shown = visit.board()
    for (name, told), cells in zip(figures.items(), shown.values(), strict=True):
        rank, moved, _, _, quota, percent, benefit = told
        assert cells["unit"].startswith(name)
        assert cells["rank"] == VI.number(rank)
        assert cells["move-cell"] == (
            "–" if not moved else f"{'▲' if moved > 0 else '▼'} {abs(moved)}"
        )
        if visit.address.get("theo") == "benefit":
            assert cells["value"] == VI.money(benefit)
        if "percent" in cells:
            assert cells["percent"] == VI.percent(percent)
            assert cells["quota"].rstrip("*") == VI.number(quota)
        else:  # a board on which nobody has a quota
            assert (percent, quota) == (None, None)


def near(first: Figures, second: Figures) -> bool:
    """The same units in the same order with the same figures, whole numbers exactly."""
    if list(first) != list(second):
        return False
    return all(
        a == b or (a is not None and b is not None and abs(a - b) < 1e-9)
        for name in first
        for a, b in zip(first[name], second[name], strict=True)
    )


@pytest.mark.parametrize(("address", "chosen"), BOARDS, ids=str)
def test_a_board_says_the_same_wherever_it_is_asked(
    on_a_fixed_clock: Known, address: dict[str, str], chosen: list[str]
) -> None:
    known, arguments = on_a_fixed_clock, options(address, chosen)
    figures = from_json(known, arguments)
    assert figures
    assert near(figures, from_csv(known, arguments))
    assert near(figures, from_workbook(known, arguments))
    printed(figures, known, Visit(address=address))


def test_a_benefit_that_nobody_stated_is_no_figure_anywhere(
    on_a_fixed_clock: Known,
) -> None:
    """Đống Đa has titles without an amount, Gia Lâm has nothing: "–" or empty, never 0."""
    known, arguments = on_a_fixed_clock, ["--measure", "benefit", *options({}, [])]
    units = ("LĐLĐ quận Đống Đa", "LĐLĐ huyện Gia Lâm")
    lines = typed(known, "board", *arguments).output.splitlines()
    visit, board = Visit(address={"theo": "benefit"}).board(), known.board(measure="benefit")
    slide = on_stage(known, Slide("leaderboard", measure="benefit"))
    assert "17,5 tỷ" in slide
    assert not STATED_NOTHING.search(slide)
    for unit in units:
        assert {
            figures(known, arguments)[unit][-1] for figures in (from_json, from_csv, from_workbook)
        } == {None}
        assert next(each for each in lines if unit in each).rstrip().endswith("–")
        row = board.filter(display_name=unit).row(0, named=True)
        assert (row["benefit_vnd"], row["rank"]) == (None, None)
        assert (
            next(each for each in visit.values() if each["unit"].startswith(unit))["value"] == "–"
        )
        assert not STATED_NOTHING.search(
            Visit("unit", address={"don-vi": str(row["unit_id"])}).text
        )
    assert known.city(as_of=date(2022, 5, 8))["benefit_vnd"] is None


def test_the_picture_prints_what_the_page_prints(on_a_fixed_clock: Known) -> None:
    from bangvang.commands.asked import BoardOptions  # noqa: PLC0415
    from bangvang.commands.chosen_board import chosen_board  # noqa: PLC0415

    asked = BoardOptions(measure="percent", compare=date(2022, 5, 12))
    board = chosen_board(on_a_fixed_clock.store, asked)
    told: Any = board_picture.told(board, campaign(), VI, "paper")["rows"]
    shown = Visit(address={"theo": "percent"}).board()
    for row, cells in zip(told, shown.values(), strict=True):
        assert cells["unit"].startswith(row["unit"])
        assert (cells["rank"], cells["value"]) == (row["rank"], row["value"])
        assert (cells["percent"], cells["quota"]) == (row["percent"], row["quota"])
        assert cells["move-cell"] == row["moved"]


@pytest.mark.parametrize("day", ["2022-05-19", "2022-05-17"])
def test_the_city_says_the_same_on_slides_in_the_document_in_the_brief_and_on_the_page(
    on_a_fixed_clock: Known, day: str
) -> None:
    known = on_a_fixed_clock
    row = known.city(as_of=date.fromisoformat(day))
    count, people = VI.number(row["initiatives"]), VI.number(row["registrants"])  # type: ignore[arg-type]
    percent = VI.percent(row["percent"], 1)  # type: ignore[arg-type]
    when = ["--as-of", day]
    assert Visit(address={"ngay": day}).cards()[0].split("/")[0].strip() == count
    deck = Presentation(io.BytesIO(content(known, "report", "pptx", *when)))
    texts = [shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame]
    assert {count, people, percent} <= set(texts)
    document = Document(io.BytesIO(content(known, "report", "docx", *when)))
    said = "\n".join(each.text for each in document.paragraphs)
    sentence = f"{people} công nhân, viên chức, lao động đăng ký {count} sáng kiến, đạt {percent}"
    assert sentence in said
    assert sentence in typed(known, "report", "press", "--digits", "1", *when).output
    assert f"{count} sáng kiến, đạt {percent}" in typed(known, "report", "brief", *when).output


def test_units_say_the_same_on_slides_in_the_document_and_on_the_board(
    on_a_fixed_clock: Known,
) -> None:
    known = on_a_fixed_clock
    board = known.board().filter(pl.col("rank").is_not_null())
    deck = Presentation(io.BytesIO(content(known, "report", "pptx")))
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert list(charts[0].plots[0].series[0].values) == board["initiatives"].to_list()[:12]
    document = Document(io.BytesIO(content(known, "report", "docx")))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    for row in board.iter_rows(named=True):
        mark = "*" if row["is_illustrative"] and row["quota"] is not None else ""
        told = [
            VI.number(row["initiatives"]),
            VI.number(row["quota"]) + mark,
            VI.percent(row["percent"], 1),
        ]
        assert any(cells[1] == row["display_name"] and cells[2:5] == told for cells in rows)


def test_what_counts_in_the_data_is_what_the_board_counts(on_a_fixed_clock: Known) -> None:
    known = on_a_fixed_clock
    rows = pl.read_csv(io.BytesIO(content(known, "data", "registrations")))
    counted = dict(rows.filter("is_counted").group_by("unit").len().iter_rows())
    board = known.board().filter(pl.col("initiatives") > 0)
    assert counted == dict(board.select("display_name", "initiatives").iter_rows())
