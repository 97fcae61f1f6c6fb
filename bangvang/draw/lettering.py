"""The letters of columns: as they stand in the file, and as they are read."""

from collections.abc import Sequence

from bangvang.draw.grids import grid, note
from bangvang.intake.readings import Reading
from bangvang.text import Words

_LONGEST = 90  # letters of a sample
_COLUMNS_SHOWN = 3


def letters(found: Sequence[Reading], words: Words) -> str:
    """The converted columns as they stand in the file and as they are read, those that say most
    first; "" for none."""
    told = [one for one in found if one.letters != "unicode"]
    if not told:
        return ""
    has_sheets = len({one.sheet for one in told}) > 1
    rows: list[list[str | None]] = [
        [
            _column_of(one, words) if has_sheets else one.column,
            words.label("letters", one.letters),
            one.texts["unicode"][:_LONGEST],
            one.says[:_LONGEST],
        ]
        for one in sorted(told, key=lambda one: -len(one.says))[:_COLUMNS_SHOWN]
    ]
    heads = [words(f"upload.{key}") for key in ("column", "letters_head", "before", "after")]
    more = len(told) - _COLUMNS_SHOWN
    rest = note(words("upload.more_columns", count=more)) if more > 0 else ""
    return grid(heads, rows, len(rows), words) + rest + note(words("upload.converted"))


def lettered(one: Reading, words: Words) -> str:
    """A column in a list of those whose letters can be overruled."""
    letters = words.label("letters", one.letters)
    return f"{_column_of(one, words)} · {letters} · {one.says[:40]}"


def _column_of(one: Reading, words: Words) -> str:
    column = words("upload.column_in", column=one.column)
    return f"{one.sheet} · {column}" if one.sheet else column
