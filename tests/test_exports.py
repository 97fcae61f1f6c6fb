"""The refused rows as a workbook, read back as Excel would."""

import io
import json

import openpyxl
import polars as pl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bangvang.exports.refused import harmless, workbook
from bangvang.text import Words

VI, EN = Words("vi"), Words("en")
REASONS = (
    "title_missing",
    "person_missing",
    "unit_missing",
    "unit_unknown",
    "unit_ambiguous",
    "date_unreadable",
    "date_out_of_programme",
    "text_damaged",
)


def refusals(*rows: tuple[str, int, str, str | None, str | None, list[str | None]]) -> pl.DataFrame:
    """The columns of the question `refusals`."""
    return pl.DataFrame(
        [(*row[:5], json.dumps(row[5], ensure_ascii=False)) for row in rows],
        schema={
            "sheet": pl.String,
            "row": pl.Int64,
            "reason": pl.String,
            "column_name": pl.String,
            "value": pl.String,
            "cells": pl.String,
        },
        orient="row",
    )


def page_of(content: bytes) -> Worksheet:
    (page,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return page


def read_back(content: bytes) -> list[list[object]]:
    """The rows of the sheet; a cell with an empty text is as blank as none."""
    return [[cell or None for cell in row] for row in page_of(content).iter_rows(values_only=True)]


def test_texts_numbers_and_reasons_come_back_as_they_were() -> None:
    rows = refusals(
        ("Tờ 1", 12, "date_unreadable", "Ngày đăng ký", "31/02/2022", ["7", "Đỗ Thị Hường", None]),
        ("Tờ 2", 1_048_576, "title_missing", None, None, ["Nguyễn <b>An</b> & 'C' \"D\"", "", "x"]),
    )
    heads, first, second = read_back(workbook(rows, VI))
    assert heads[:5] == ["Trang", "Dòng", "Lý do", "Cột", "Giá trị trong tệp"]
    assert first == [
        "Tờ 1",
        12,
        "Ngày không có thật hoặc không đọc được",
        "Ngày đăng ký",
        "31/02/2022",
        "7",
        "Đỗ Thị Hường",
        None,
    ]
    assert second[:3] == ["Tờ 2", 1_048_576, "Thiếu tên sáng kiến"]
    assert second[3:5] == [None, None]
    assert second[5] == "Nguyễn <b>An</b> & 'C' \"D\""


def test_numbers_written_as_text_stay_text() -> None:
    rows = refusals(("S", 3, "unit_missing", None, "0012", ["0012345678", "1/2", "1e5", "TRUE"]))
    (_, row) = read_back(workbook(rows, VI))
    assert row[4:] == ["0012", "0012345678", "1/2", "1e5", "TRUE"]


@pytest.mark.parametrize("words", [VI, EN])
def test_every_reason_is_told_in_words(words: Words) -> None:
    rows = refusals(*[("S", at, reason, None, None, []) for at, reason in enumerate(REASONS, 1)])
    told = [row[2] for row in read_back(workbook(rows, words))[1:]]
    assert told == [words.label("reason", reason) for reason in REASONS]
    assert not set(told) & set(REASONS)


FORMULAS = [
    "=HYPERLINK(A1)",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "=cmd|'/c calc'!A1",
    "{=1+1}",
    " =1+1",
    "\n=1+1",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_becomes_a_formula(formula: str) -> None:
    rows = refusals((formula, 1, "title_missing", formula, formula, [formula, formula]))
    page = page_of(workbook(rows, VI))
    for cell in page[2]:
        assert cell.data_type != "f"
        assert cell.hyperlink is None


@pytest.mark.parametrize("formula", FORMULAS[:7])
def test_a_formula_bears_an_apostrophe_so_that_it_stays_text_when_saved_as_csv(
    formula: str,
) -> None:
    rows = refusals((formula, 1, "title_missing", formula, formula, [formula]))
    (_, row) = read_back(workbook(rows, VI))
    for place in (0, 3, 4, 5):
        assert str(row[place]).startswith("'")
    assert harmless(formula) == f"'{formula}"


@pytest.mark.parametrize("text", ["", "Nguyễn Văn An", "0912 – 345", "–", "'=1", "a=1", "5-3"])
def test_a_text_that_is_no_formula_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_links_stay_plain_text() -> None:
    link = "https://board.example/x"
    page = page_of(workbook(refusals(("S", 1, "title_missing", link, link, [link])), VI))
    assert [cell.value for cell in page[2]][3:] == [link] * 3
    assert all(cell.hyperlink is None for cell in page[2])


def test_signs_that_xml_does_not_know_do_not_break_the_workbook() -> None:
    rows = refusals(
        ("S", 1, "text_damaged", None, "a\x00\x0b\x1fb", ["_x0041_", "\ufffe\U0001f600"])
    )
    (_, row) = read_back(workbook(rows, VI))
    assert str(row[4]).startswith("a")
    assert str(row[4]).endswith("b")
    assert row[5] == "_x0041_"


def test_a_text_longer_than_a_cell_is_cut_not_lost() -> None:
    rows = refusals(("S", 1, "text_damaged", None, "d" * 40_000, ["c" * 40_000, "sau"]))
    (_, row) = read_back(workbook(rows, VI))
    assert (row[4], row[5], row[6]) == ("d" * 32_767, "c" * 32_767, "sau")


def test_without_refused_rows_there_are_the_headings_alone() -> None:
    (heads,) = read_back(workbook(refusals(), EN))
    assert heads == ["Sheet", "Row", "Reason", "Column", "What the file says"]


def test_the_headings_stay_in_sight() -> None:
    assert page_of(workbook(refusals(), VI)).freeze_panes == "A2"
