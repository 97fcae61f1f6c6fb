"""The head of a quota table: the one to three rows that say what its columns hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from bangvang.intake import Sheet
from bangvang.quotas.amounts import says_nothing, whole_number
from bangvang.quotas.headings import Column, Periods, column, joined, members_rank

_ROWS_SEARCHED = 30
_MOST_ROWS = 3
_SAMPLE = 60  # rows below the head that tell numbers from names


@dataclass(frozen=True)
class Head:
    """Where the table begins and what its columns are for, by their position."""

    last_row: int  #: as Excel numbers it
    headings: tuple[str, ...]
    columns: dict[int, Column]
    period_id: str | None  #: the period that the lines above it, or the sheet's name, speak of

    def at(self, *kinds: str) -> list[int]:
        """Positions of the columns of some kinds."""
        return [at for at, column in self.columns.items() if column.kind in kinds]


def find_head(sheet: Sheet, periods: Periods) -> Head | None:
    """The head that explains most columns, in the fewest rows; None where none names units and numbers."""
    top = list(sheet.cells.head(_ROWS_SEARCHED + _SAMPLE).iter_rows())
    best: tuple[int, int, Head] | None = None
    for start in range(min(len(top), _ROWS_SEARCHED)):
        for depth in range(1, min(_MOST_ROWS, len(top) - start) + 1):
            block = top[start : start + depth]
            if _states_numbers(block[-1]):
                break
            head = _read(sheet, top[:start], block, top[start + depth :], periods)
            points = (len(head.columns), -depth)
            if _is_head(head) and (best is None or points > best[:2]):
                best = (*points, head)
    return best[2] if best else None


def _read(
    sheet: Sheet,
    above: Sequence[tuple[object, ...]],
    block: Sequence[tuple[object, ...]],
    below: Sequence[tuple[object, ...]],
    periods: Periods,
) -> Head:
    headings = joined([[_text(cell) for cell in row[1:]] for row in block])
    columns = {
        at: found
        for at, heading in enumerate(headings)
        if heading
        and (
            found := column(
                heading,
                periods,
                holds_numbers=_holds_numbers([_text(row[at + 1]) for row in below[:_SAMPLE]]),
            )
        )
    }
    told = {
        period
        for text in (sheet.name, *(_text(cell) for row in above for cell in row[1:]))
        if text and (period := periods.named_in(text))
    }
    return Head(
        int(str(block[-1][0])),
        tuple(headings),
        _one_of_each(columns, headings),
        told.pop() if len(told) == 1 else None,
    )


def _is_head(head: Head) -> bool:
    return bool(head.at("unit", "code") and head.at("amount", "members"))


def _one_of_each(columns: dict[int, Column], headings: Sequence[str]) -> dict[int, Column]:
    """The unit by its lowest level: a table with grassroots unions names the upper beside them."""
    by_kind: dict[str, list[int]] = {}
    for at, found in columns.items():
        by_kind.setdefault(found.kind, []).append(at)
    grassroots, unit, upper = (by_kind.get(kind, []) for kind in ("grassroots", "unit", "upper"))
    levels = [*grassroots[:1], *unit[:1], *upper[:1]]
    kept = {at: found for at, found in columns.items() if found.kind == "amount"}
    kept |= {at: Column(kind) for at, kind in zip(levels, ("unit", "upper"), strict=False)}
    for kind in ("code", "from_day"):
        kept |= {at: Column(kind) for at in by_kind.get(kind, [])[:1]}
    members = sorted(by_kind.get("members", []), key=lambda at: members_rank(headings[at]))
    kept |= {at: Column("members") for at in members[:1]}
    return dict(sorted(kept.items()))


def _states_numbers(row: Sequence[object]) -> bool:
    return any(whole_number(text) is not None for cell in row[1:] if (text := _text(cell)))


def _holds_numbers(cells: Sequence[str | None]) -> bool | None:
    told = [cell for cell in cells if cell and not says_nothing(cell)]
    if not told:
        return None
    return 2 * sum(whole_number(cell) is not None for cell in told) >= len(told)


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)
