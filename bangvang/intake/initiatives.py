"""Initiatives: which rows belong together."""

from collections.abc import Sequence

import polars as pl

from bangvang.intake.headings import OF_THE_UNIT
from bangvang.intake.sorting import KEY

#: What belongs to the initiative and not to one of its authors.
_OF_THE_INITIATIVE = ("registered_on", "applied_on", "field", "stage", "benefit")
_FAR_BELOW = 20  # rows; what stands alone so far down is no co-author's
#: rows; nor is a bare name below blank ones where rows are counted, which may be a signature
_BELOW = 2
#: rows that may stand among the authors of one initiative; a heading stands again on a new page
_INSIDE = ("blank", "continued", "heading", "numbering")
_BESIDE_A_NAME = ("stt", "title", *_OF_THE_INITIATIVE, *OF_THE_UNIT, "team", "birth_year")


def with_whole_titles(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with titles that go on in the rows below them (`why` continued) put together."""
    more = (pl.col("why") == "continued") & pl.col("title").is_not_null()
    if not rows.select(more.any()).item():
        return rows
    is_titled = pl.col("why").is_null() & pl.col("title").is_not_null()
    is_other = pl.col("why").is_not_null() & (pl.col("why") != "continued")
    owner = pl.when(is_titled).then("row").when(is_other).then(0).forward_fill().over("table")
    rest = (
        rows.with_columns(owner.alias("owner"))
        .filter(more)
        .group_by("table", row="owner", maintain_order=True)
        .agg(pl.col("title").str.join(" ").alias("rest"))
    )
    told = rows.select(KEY).join(rest, on=KEY, how="left", maintain_order="left")
    whole = pl.concat_str(pl.col("title"), told["rest"], separator=" ", ignore_nulls=True)
    return rows.with_columns(title=whole.replace("", None))


def with_initiatives(rows: pl.DataFrame) -> pl.DataFrame:
    """All rows of the tables with `title_row`: where the title of their initiative stands.

    A row without title is a co-author of the initiative above unless it is plainly a row of its
    own: it has its own number, or says another day, amount, field or stage. Null for rows that
    belong to no initiative. A section, one that may be, a subtotal or many blank rows end the
    initiative above them.
    """
    is_titled = pl.col("why").is_null() & pl.col("title").is_not_null()
    is_end = (pl.col("why").is_not_null() & ~pl.col("why").is_in(_INSIDE)) | pl.col("is_doubt")
    counted = rows.lazy().filter(pl.col("stt").is_not_null()).select("table").unique().collect()
    is_alone = pl.col("table").is_in(counted["table"].implode()) & pl.all_horizontal(
        pl.col(field).is_null() for field in _BESIDE_A_NAME
    )
    gap = pl.col("row").diff()
    is_far_below = ((gap > _FAR_BELOW) | ((gap > _BELOW) & is_alone)).fill_null(value=False)
    title_row = (
        pl.when(is_titled)
        .then("row")
        .when(is_end | is_far_below)
        .then(0)
        .forward_fill()
        .over("table")
    )
    rows = rows.with_columns(pl.when(pl.col("why").is_null()).then(title_row).alias("title_row"))
    untitled = pl.col("why").is_null() & pl.col("title").is_null()
    if not rows.select(untitled.any()).item():
        return rows
    above = ("stt", *_OF_THE_INITIATIVE)
    rows = _with_title_row_values(rows, above)
    says_the_same = pl.col("is_merged") | pl.all_horizontal(
        pl.col(field).is_null() | pl.col(field).eq_missing(pl.col(f"{field}_above"))
        for field in above
    )
    is_co_author = untitled & pl.col("person").is_not_null() & says_the_same
    return rows.with_columns(
        pl.when(is_titled | (is_co_author & (pl.col("title_row") > 0))).then("title_row")
    ).drop(f"{field}_above" for field in above)


def inherited(rows: pl.DataFrame) -> pl.DataFrame:
    """Registration rows, co-authors' rows with what their initiative's title row says."""
    is_co_author = (pl.col("title_row") != pl.col("row")).fill_null(False)
    if not rows.select(is_co_author.any()).item():
        return rows
    whole = ("title", *_OF_THE_INITIATIVE)
    says_no_unit = pl.all_horizontal(pl.col(field).is_null() for field in OF_THE_UNIT)
    rows = _with_title_row_values(rows, (*whole, *OF_THE_UNIT, "team"))
    taken = {
        **dict.fromkeys(whole, is_co_author),
        **dict.fromkeys(OF_THE_UNIT, is_co_author & says_no_unit),
        "team": is_co_author & pl.col("team").is_null(),
    }
    return rows.with_columns(
        pl.when(is_taken).then(f"{field}_above").otherwise(field).alias(field)
        for field, is_taken in taken.items()
    ).drop(f"{field}_above" for field in taken)


def _with_title_row_values(rows: pl.DataFrame, fields: Sequence[str]) -> pl.DataFrame:
    """The rows with `FIELD_above`: what the title row of their initiative says."""
    leading = rows.filter(pl.col("title_row") == pl.col("row")).select(
        "table", "title_row", *(pl.col(field).alias(f"{field}_above") for field in fields)
    )
    told = rows.select("table", "title_row").join(
        leading, on=["table", "title_row"], how="left", maintain_order="left"
    )
    return rows.with_columns(told[f"{field}_above"] for field in fields)
