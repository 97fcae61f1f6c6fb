"""The board and the quotas as .xlsx: real numbers, headings that stay in sight, title lines, formula."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from bangvang.campaign import Campaign
from bangvang.exports.harmless import harmless
from bangvang.exports.looks import FONT, GOLD, HEAD, INK, TITLE_HEIGHT
from bangvang.pacing.periods import Plan
from bangvang.reports.board import Board, campaign_name
from bangvang.reports.illustrative import explained, stands
from bangvang.text import Words

_MOVED = '"▲ "0;"▼ "0;"–"'
_WHOLE, _RATE = "#,##0", "#,##0.0"
_LAST_LETTER = 31  # letters in the name of a sheet
_MOST_DIGITS = 8
_HEAD_HEIGHT = 32  # points: headings of two lines
_ONE_PAGE = 60  # rows that are still read on one sheet of paper

Row = dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: its heading, its width in letters, the format of its numbers; None for text."""

    heading: str
    width: int
    form: str | None = None
    centred: bool = False


def workbook(
    board: Board,
    judged: pl.DataFrame | None,
    plan: Plan | None,
    campaign: Campaign,
    words: Words,
) -> bytes:
    """The board as on the screen, and on a second sheet every upper union against its quota.

    `judged` has the columns of `pace.paced`; without it there is one sheet. Percents are fractions
    under a percent format.
    """
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    t = words
    writing = _Writing(book)
    writing.sheet(
        t("reports.board_sheet"),
        [board.title(t), *board.lines(campaign, t), board.note(t)],
        _board_columns(board, t),
        (_board_row(board, row, t) for row in board.ranking.iter_rows(named=True)),
        has_medals=True,
    )
    if judged is not None and plan is not None:
        writing.sheet(
            t("reports.quota_sheet"),
            _quota_lines(board, judged, plan, campaign, t),
            _quota_columns(t),
            (
                _quota_row(place, row, t)
                for place, row in enumerate(judged.iter_rows(named=True), start=1)
            ),
        )
    book.close()
    return file.getvalue()


def _quota_lines(
    board: Board, judged: pl.DataFrame, plan: Plan, campaign: Campaign, t: Words
) -> list[str]:
    reached = judged.filter(pl.col("band") == "reached").height
    rule = t(
        "quota.note",
        basis=t.label("basis", str(board.asked["basis"])),
        start=t.short_day(plan.starts_on),
        end=t.short_day(plan.ends_on),
    )
    return [
        t("quota.title", reached=reached, units=judged.height),
        f"{campaign_name(campaign, t)} · {plan.phase.label(t.language)}",
        board.moment_told(t),
        explained(rule, stands(judged), t),
    ]


class _Writing:
    """A workbook on its way; every look is made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._looks: dict[tuple[object, ...], Any] = {}

    def sheet(
        self,
        name: str,
        lines: Sequence[str],
        columns: Sequence[Column],
        rows: Iterable[Sequence[object]],
        has_medals: bool = False,
    ) -> None:
        """Title lines, then the table, which stays filtered, frozen and fit to print."""
        page = self._book.add_worksheet(name[:_LAST_LETTER])
        page.set_row(0, TITLE_HEIGHT)
        for at, line in enumerate(lines):
            big = {"bold": True, "font_size": 16, "font_color": f"#{INK}"} if at == 0 else {}
            page.write_string(at, 0, harmless(line), self._look(**big))
        top = len(lines) + 1
        page.set_row(top, _HEAD_HEIGHT)
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            look = self._look(
                bold=True,
                bg_color=f"#{HEAD}",
                bottom=1,
                text_wrap=True,
                valign="vcenter",
                align="center",
            )
            page.write_string(top, at, column.heading, look)
        bottom = top
        for bottom, row in enumerate(rows, start=top + 1):
            self._row(page, bottom, columns, row, has_medals and row[0] in (1, 2, 3))
        page.autofilter(top, 0, max(bottom, top + 1), len(columns) - 1)
        page.freeze_panes(top + 1, 3)
        page.repeat_rows(top)
        page.set_landscape()
        page.set_paper(9)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        page.fit_to_pages(1, 1 if bottom - top <= _ONE_PAGE else 0)
        page.hide_gridlines(2)

    def _row(
        self,
        page: Worksheet,
        at: int,
        columns: Sequence[Column],
        row: Sequence[object],
        is_best: bool,
    ) -> None:
        gold = {"bg_color": f"#{GOLD}"} if is_best else {}
        for place, (column, value) in enumerate(zip(columns, row, strict=True)):
            side = {"align": "center"} if column.centred else {}
            under = {"bottom": 4, "bottom_color": "#D9D3C6"} | gold | side
            if isinstance(value, int | float):
                form = _percent_form(value) if column.form == "%" else column.form
                page.write_number(at, place, value, self._look(num_format=form, **under))
            elif value:
                text = under | ({} if column.centred else {"indent": 1})
                page.write_string(at, place, harmless(str(value)), self._look(**text))
            else:
                page.write_blank(at, place, None, self._look(**under))

    def _look(self, **look: object) -> Any:
        key = tuple(sorted(look.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format({"font_name": FONT} | look)
        return self._looks[key]


def _percent_form(share: float) -> str:
    """One decimal, or as many as keep what falls short of 100 % from reading as 100 %."""
    digits = 1
    while share < 1 <= round(share, digits + 2) and digits < _MOST_DIGITS:
        digits += 1
    return f"0.{'0' * digits}%"


def _board_columns(board: Board, t: Words) -> list[Column]:
    heads = [
        Column(t("leaderboard.rank"), 7, "0", centred=True),
        Column(t("reports.moved"), 8, _MOVED, centred=True),
        Column(t("leaderboard.unit"), 42),
    ]
    if board.level != "upper":
        heads.append(Column(t("column.upper"), 34))
    return [
        *heads,
        Column(t("units.column.kind"), 16),
        Column(t("units.column.cluster"), 7, centred=True),
        Column(t("measure.initiatives"), 12, _WHOLE),
        Column(t("reports.people"), 12, _WHOLE),
        Column(t("leaderboard.quota"), 12, _WHOLE),
        Column(t("measure.percent"), 12, "%"),
        Column(t("reports.illustrative"), 12, centred=True),
        Column(t("reports.benefit"), 20, _WHOLE),
    ]


def _board_row(board: Board, row: Row, t: Words) -> list[object]:
    above = [] if board.level == "upper" else [row["upper_name"]]
    return [
        row["rank"] or t.number(None),
        row["movement"] if row["movement"] is not None else "",
        row["display_name"],
        *above,
        t.label("kind", row["kind"]),
        row["cluster"],
        row["initiatives"],
        row["registrants"],
        row["quota"],
        _share(row["percent"]),
        "*" if row["is_illustrative"] and row["quota"] is not None else "",
        row["benefit_vnd"],
    ]


def _quota_columns(t: Words) -> list[Column]:
    return [
        Column(t("reports.order"), 7, "0", centred=True),
        Column(t("units.column.cluster"), 7, centred=True),
        Column(t("leaderboard.unit"), 42),
        Column(t("units.column.kind"), 16),
        Column(t("measure.initiatives"), 12, _WHOLE),
        Column(t("leaderboard.quota"), 12, _WHOLE),
        Column(t("measure.percent"), 12, "%"),
        Column(t("reports.illustrative"), 12, centred=True),
        Column(t("reports.missing"), 12, _WHOLE),
        Column(t("reports.expected"), 14, _WHOLE),
        Column(t("reports.needed"), 12, _RATE),
        Column(t("reports.current"), 14, _RATE),
        Column(t("reports.band"), 14),
    ]


def _quota_row(place: int, row: Row, t: Words) -> list[object]:
    missing = None if row["quota"] is None else max(row["quota"] - row["initiatives"], 0)
    return [
        place,
        row["cluster"],
        row["display_name"],
        t.label("kind", row["kind"]),
        row["initiatives"],
        row["quota"],
        _share(row["percent"]),
        "*" if row["is_illustrative"] and row["quota"] is not None else "",
        missing,
        row["expected"],
        row["needed_per_day"],
        row["current_per_day"],
        t.label("band", row["band"]) if row["band"] else t("quota.no_quota"),
    ]


def _share(percent: float | None) -> float | None:
    return None if percent is None else percent / 100
