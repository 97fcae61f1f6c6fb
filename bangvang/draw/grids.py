"""Plain grids: a heading and rows of text, as the desk and the list of batches show them."""

from html import escape

from bangvang.text import Words


def grid(
    heads: list[str], rows: list[list[str | None]], total: int, words: Words, marked: int = -1
) -> str:
    """The rows, column `marked` as what is wrong; `total` is how many there are in the file."""
    head = "".join(f"<th>{escape(label)}</th>" for label in heads)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{' class=bv-bad' if place == marked else ''}>{escape(cell or '–')}</td>"
            for place, cell in enumerate(row)
        )
        + "</tr>"
        for row in rows
    )
    more = total - len(rows)
    rest = note(words("upload.too_wide", count=words.number(more))) if more > 0 else ""
    return f'<table class="bv-grid"><tr>{head}</tr>{body}</table>{rest}'


def note(sentence: str) -> str:
    """A quiet line below a grid."""
    return f'<p class="bv-note">{escape(sentence)}</p>'
