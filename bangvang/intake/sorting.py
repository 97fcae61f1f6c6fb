"""Sorting: which rows of a table are registrations, and what the others are.

STT | Tên sáng kiến            | Họ tên        |
1   | 2                        | 3             |  numbering
I   | LĐLĐ quận Ba Đình        |               |  section
VD  | Ví dụ một tên            | Lê Văn Mẫu    |  example
1   | Cải tiến quy trình hàn   | Nguyễn Văn A  |  registration
    | khung xe                 |               |  continued (the rest of the title above)
    |                          | Trần Thị B    |  registration (co-author of the row above)
    | Cộng: 1 sáng kiến        |               |  subtotal
    |                          | Người lập biểu|  signature
"""

from collections.abc import Sequence

import polars as pl

from bangvang.intake.phrases import (
    EXAMPLE,
    HOLLOW,
    LOWER_START,
    NOT_PLAIN,
    NUMBER,
    SECTION_NUMBER,
    SIGNATURE,
    SIGNED_ON,
    TEMPLATE,
    TOTAL,
)
from bangvang.intake.section_rows import is_misplaced, with_section_rows
from bangvang.intake.sieve import spread
from bangvang.intake.totals import BARE_COUNT, COUNT, TOTAL_CELL

#: Columns that nothing asks for once the rows are sorted.
ONLY_FOR_SORTING = ("other_text", "texts", "is_heading", "is_numbering", "is_plain")
KEY = ["table", "row"]
_SHORT = 3  # texts: a name, and what is counted beside it


def classified(rows: pl.DataFrame, cells: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The rows with `why` (null for registrations), `section`, the text of a section row, and
    `is_doubt`: rows with such a text of which only the roster or a person can say what they are.

    `cells`: the sheets' cells, by the number of the table.
    """
    stt, title, person = pl.col("stt"), pl.col("title"), pl.col("person")
    is_plain = (
        stt.str.contains(NUMBER)
        & title.is_not_null()
        & person.is_not_null()
        & ~pl.col("is_heading")
        & ~pl.col("is_numbering")
        & ~pl.col("is_merged")
        & ~title.str.contains(NOT_PLAIN)
        & ~person.str.contains(NOT_PLAIN)
    ).fill_null(value=False)
    # the streaming engine looks on all cores
    plain = rows.lazy().select(is_plain.alias("is_plain")).collect(engine="streaming")
    rows = rows.with_columns(plain["is_plain"])
    rest = rows.filter(~plain["is_plain"])
    nothing = pl.lit(None, pl.String)
    if rest.is_empty():
        return rows.with_columns(why=nothing, section=nothing, is_doubt=pl.lit(value=False))
    answers = pl.concat(
        _rest_classified(
            _looked_at(part, cells[part["table"][0]]),
            rows.filter(pl.col("table") == part["table"][0]).select(
                "row", "stt", "texts", "is_plain"
            ),
        )
        for part in rest.partition_by("table", maintain_order=True)
    )
    places = (~plain["is_plain"]).arg_true()  # the tables stand one after the other, as the rest do
    return rows.with_columns(
        spread(answers[name], places, rows.height) for name in ("why", "section")
    ).with_columns(is_doubt=pl.col("why").is_null() & pl.col("section").is_not_null())


def _looked_at(rest: pl.DataFrame, cells: pl.DataFrame) -> pl.DataFrame:
    """The rows with what all their cells tell: `has_sum`, one that is nothing but a total;
    `is_template`; `is_hollow`, where there is nothing but zeros and errors; `counts`, how many
    of the few texts of a short row are bare counts."""
    names = cells.columns[1:]
    told = cells.filter(pl.col("row").is_in(rest["row"].implode())).select(
        "row",
        pl.any_horizontal(pl.col(names).str.contains(TOTAL_CELL).fill_null(value=False)).alias(
            "has_sum"
        ),
        pl.any_horizontal(pl.col(names).str.contains(TEMPLATE).fill_null(value=False)).alias(
            "is_template"
        ),
        (pl.sum_horizontal(pl.col(names).str.contains(HOLLOW).not_().fill_null(value=False))).alias(
            "solid"
        ),
    )
    short = rest.filter(pl.col("texts").is_between(2, _SHORT))["row"]
    counted = cells.filter(pl.col("row").is_in(short.implode())).select(
        "row", counts=pl.sum_horizontal(pl.col(names).str.contains(BARE_COUNT).cast(pl.Int64))
    )
    is_numbered = pl.col("stt").str.contains(NUMBER).fill_null(value=False)
    return (
        rest.join(told, on="row", how="left", maintain_order="left")
        .join(counted, on="row", how="left", maintain_order="left")
        .with_columns(
            is_hollow=pl.col("solid") <= is_numbered,
            counts=(pl.col("counts") - is_numbered).fill_null(0),
        )
    )


def _rest_classified(rest: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """table, row, why, section of the rows of one table that are no plain numbered registrations."""
    stt, title, person = pl.col("stt"), pl.col("title"), pl.col("person")
    first, other, texts = pl.col("first_text"), pl.col("other_text"), pl.col("texts")
    has_person = (
        person.is_not_null()
        & ~person.str.contains(r"^[\d.,\s]+$")
        & ~person.str.contains(TOTAL_CELL)
        & ~person.str.contains(COUNT)
    ).fill_null(value=False)
    is_text_in_stt = (
        stt.is_not_null() & ~stt.str.contains(NUMBER) & ~stt.str.contains(SECTION_NUMBER)
    ).fill_null(value=False)
    has_title = title.is_not_null() & ~title.str.contains(TOTAL_CELL) & ~title.str.contains(COUNT)
    misplaced = is_misplaced(is_text_in_stt)
    says = rest.with_columns(
        (has_person & ~misplaced).alias("has_person"),
        misplaced.alias("is_misplaced"),
        has_title.alias("has_title"),
        is_text_in_stt.alias("is_text_in_stt"),
        _says_first((first, other), TOTAL).alias("is_total"),
        (
            _says_first((first, other, person), SIGNATURE)
            | (_says_first((first, other, person), SIGNED_ON) & ~(has_title & has_person))
        ).alias("is_signature"),
    )
    last_full = _last_full_row(says, rows)
    first_signature = says.filter(pl.col("is_signature") & (pl.col("row") > last_full))["row"].min()
    entries = says.filter(pl.col("has_title") & pl.col("has_person"))["row"]
    if first_signature is not None:
        entries = entries.filter(entries < first_signature)
    last_entry = max([last_full, *entries.tail(1)])
    is_total = (pl.col("is_total") & ~pl.col("has_person")) | (
        pl.col("has_sum") & ~(pl.col("has_person") & pl.col("has_title"))
    )
    says_who_or_what = pl.any_horizontal(pl.col("title", "person", "co_authors").is_not_null())
    says_when_or_how_much = pl.any_horizontal(
        pl.col("registered_on", "applied_on", "benefit").is_not_null()
    )
    is_prefilled = (pl.col("row") > last_entry) & ~says_who_or_what & ~says_when_or_how_much
    is_example = stt.str.contains(EXAMPLE) | title.str.contains(EXAMPLE)
    is_rest_of_title = _is_rest_of_title(is_numbered=rows["stt"].null_count() < rows.height)
    is_after_signature = (pl.col("row") >= pl.lit(first_signature, pl.Int64)).fill_null(value=False)
    is_set_aside = pl.any_horizontal(
        "is_heading", "is_numbering", "is_template", is_example, is_total, is_after_signature,
        pl.col("is_merged") | is_rest_of_title,
    )  # fmt: skip
    says = with_section_rows(says.with_columns(is_set_aside=is_set_aside.fill_null(False)), rows)
    why = (
        pl.when("is_heading")
        .then(pl.lit("heading"))
        .when("is_numbering")
        .then(pl.lit("numbering"))
        .when("is_template")
        .then(pl.lit("template"))
        .when(is_example & (says_who_or_what | (texts > 1)))
        .then(pl.lit("example"))
        .when(is_total)
        .then(
            pl.when(pl.col("row") < last_entry).then(pl.lit("subtotal")).otherwise(pl.lit("total"))
        )
        .when(is_after_signature)
        .then(pl.lit("signature"))
        .when("is_section")
        .then(pl.lit("section"))
        .when((texts == 0) & ~pl.col("is_text_in_stt"))
        .then(pl.lit("blank"))
        .when(pl.col("is_hollow") | is_prefilled)
        .then(pl.lit("blank"))
        .when((pl.col("is_merged") & person.is_null() & title.is_null()) | is_rest_of_title)
        .then(pl.lit("continued"))
    )
    return says.with_columns(why.alias("why")).select(
        "table",
        "row",
        "why",
        pl.when((pl.col("why") == "section") | (pl.col("why").is_null() & pl.col("is_doubt")))
        .then(pl.when("is_text_in_stt").then(stt).otherwise(other))
        .alias("section"),
    )


def _is_rest_of_title(*, is_numbered: bool) -> pl.Expr:
    """Rows that hold only more words of the title above them, where the table numbers its rows."""
    if not is_numbered:
        return pl.lit(value=False)
    alone = pl.col("stt").is_null() & pl.col("person").is_null() & (pl.col("texts") == 1)
    return alone & pl.col("title").str.contains(LOWER_START).fill_null(value=False)


def _last_full_row(says: pl.DataFrame, rows: pl.DataFrame) -> int:
    """The last row that is surely a registration; 0 when none is.

    Without numbers two names under "Người lập biểu | Chủ tịch" look like a title and a person:
    there only rows about as full as the others are sure.
    """
    plain = rows.filter("is_plain")["row"]
    if plain.len():
        return int(plain[-1])
    full = says.filter(
        pl.col("has_title")
        & pl.col("has_person")
        & ~pl.col("is_signature")
        & ~pl.col("is_heading")
        & (pl.col("texts") >= pl.max_horizontal(pl.lit(rows["texts"].median()) / 2, 3))
    )["row"]
    return int(full[-1]) if full.len() else 0


def _says_first(texts: tuple[pl.Expr, ...], pattern: str) -> pl.Expr:
    """Whether the first line of one of the texts is such a phrase; the name may stand below it."""
    return pl.any_horizontal(
        text.str.extract(r"^([^\n]*)").str.contains(pattern).fill_null(value=False)
        for text in texts
    )
