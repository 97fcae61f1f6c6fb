"""A table in plain letters."""

from collections.abc import Collection, Sequence
from unicodedata import normalize


def aligned(rows: Sequence[Sequence[str]], left: Collection[int]) -> str:
    """The rows with columns of equal width: those in `left` to the left, the others to the right."""
    # Composed letters: one letter is one place on the screen.
    cells = [[normalize("NFC", cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if place in left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in cells
    )
