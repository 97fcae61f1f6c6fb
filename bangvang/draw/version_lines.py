"""What a new version of a file says otherwise than the one before: lines added, changed, removed."""

from typing import Any

import polars as pl

from bangvang.draw.grids import grid
from bangvang.text import Words


def differences(lines: pl.DataFrame, words: Words) -> str:
    """The lines of version_lines.sql, each with what became of it; of the changed what it was before."""
    heads = [words(f"upload.{key}") for key in ("change", "row", "person", "sentence", "what")]
    rows = [
        [
            words.label("line_change", row["change"]),
            words.number(row["row"]),
            row["person"],
            row["title"],
            _changed(row, words),
        ]
        for row in lines.iter_rows(named=True)
    ]
    return grid(heads, rows, len(rows), words)


def _changed(row: dict[str, Any], words: Words) -> str:
    """Every value of a changed line that is another now: "07/05/2022 → 08/05/2022"."""
    if row["registered_before"] is None:
        return ""
    stages = [words.label("initiative_stage", row[key]) for key in ("stage_before", "stage")]
    days = [words.day(row[key]) for key in ("registered_before", "registered_on")]
    fields = [row[key] or "–" for key in ("field_before", "field")]
    amounts = [
        words.money(row[key]) if row[key] else "–" for key in ("benefit_before", "benefit_vnd")
    ]
    pairs = (days, stages, fields, amounts)
    return " · ".join(f"{before} → {after}" for before, after in pairs if before != after)
