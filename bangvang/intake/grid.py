"""Grid: a sheet as it is gathered from markup, cell by cell."""

from dataclasses import dataclass, field

from bangvang.intake.layout import Layout
from bangvang.intake.workbook import COLUMNS_OF_A_SHEET, ROWS_OF_A_SHEET


class GridTooLarge(Exception):
    """A cell stands farther out than a sheet reaches."""


@dataclass
class Grid:
    """One sheet: the texts by row, from 1, and column, from 0."""

    name: str
    visible: bool = True
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    errors: list[tuple[int, int]] = field(default_factory=list)
    layout: Layout = field(default_factory=Layout)

    def put(self, row: int, column: int, text: str) -> None:
        if row > ROWS_OF_A_SHEET or column >= COLUMNS_OF_A_SHEET:
            raise GridTooLarge("too large for a sheet")
        if text:
            self.rows.setdefault(row, {})[column] = text

    @property
    def width(self) -> int:
        return max((max(cells) for cells in self.rows.values()), default=-1) + 1
