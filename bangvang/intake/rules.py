"""Rules: what a row must have to be booked. A rule that cannot be answered is broken."""

from datetime import date

import polars as pl

from bangvang.intake.sieve import holds, spread

#: A letter lost to a question mark or a replacement sign: "Nguy?n V?n", "T?NG". Not "Vì sao?".
_LOST_LETTER = r"\x{FFFD}|\p{L}\?+\p{Ll}|\p{Lu}\?+\p{Lu}|(?:^|\s)\?+\p{L}"
_ERROR = r"^#(?:REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)$"
_LOST_IN_NAME = _LOST_LETTER + r"|\?"


_SIGNS = r"[?\x{FFFD}]"  # that stand for lost letters, found in a quarter of the time

#: what the letters of a field tell, found once for both the rule and the field it is about
_LETTERS = {
    "is_title_lost": ("title", (_SIGNS, _LOST_LETTER)),
    "is_person_lost": ("person", (_SIGNS, _LOST_IN_NAME)),
    "is_title_error": ("title", (_ERROR,)),
    "is_person_error": ("person", (_ERROR,)),
}


def rules(
    programme: tuple[date, date], *, takes_bad_days: bool = False
) -> dict[str, tuple[pl.Expr, pl.Expr]]:
    """Reason -> (what must hold, the field it is about), in the order in which one is named.

    Wants the columns is_hidden, title, person, names, unit_reason, unit_about, registered_on,
    registered_on_said, registered_on_read, applied_on_read, and those of _LETTERS.
    """
    start, end = programme
    registered, applied = pl.col("registered_on"), pl.col("applied_on_read")
    is_title_whole = pl.col("is_title_error") | ~pl.col("is_title_lost")
    is_person_whole = pl.col("is_person_error") | ~pl.col("is_person_lost")
    damaged = pl.when(is_title_whole).then(pl.lit("person")).otherwise(pl.lit("title"))
    is_registered_inside = registered.is_between(start, end)
    outside = (
        pl.when(is_registered_inside).then(pl.lit("applied_on")).otherwise(pl.lit("registered_on"))
    )
    return {
        "row_hidden": (~pl.col("is_hidden"), pl.lit("title")),
        "text_damaged": (is_title_whole & is_person_whole, damaged),
        "title_missing": (
            pl.col("title").str.contains(r"\p{L}") & ~pl.col("is_title_error"),
            pl.lit("title"),
        ),
        "person_missing": (
            (pl.col("names").list.len() > 0) & ~pl.col("is_person_error"),
            pl.lit("person"),
        ),
        "unit_missing": (_unit_is_not("unit_missing"), pl.col("unit_about")),
        "unit_unknown": (_unit_is_not("unit_unknown"), pl.col("unit_about")),
        "unit_ambiguous": (_unit_is_not("unit_ambiguous"), pl.col("unit_about")),
        "date_unreadable": (
            pl.col("registered_on_said").is_null()
            | pl.col("registered_on_read").is_not_null()
            | pl.lit(takes_bad_days),
            pl.lit("registered_on"),
        ),
        "date_out_of_programme": (
            (pl.col("registered_on_read").is_null() | is_registered_inside)
            & (applied.is_null() | applied.is_between(start, end)),
            outside,
        ),
    }


def _unit_is_not(reason: str) -> pl.Expr:
    return pl.col("unit_reason").ne_missing(reason)


def judged(
    rows: pl.DataFrame, programme: tuple[date, date], *, takes_bad_days: bool = False
) -> pl.DataFrame:
    """The rows with `reason` (the first rule broken, or null) and `about`, the field it is about.

    `takes_bad_days`: rows whose day cannot be read are booked on the received day.
    """
    table = rules(programme, takes_bad_days=takes_bad_days)
    rows = rows.with_columns(
        holds(rows[field], patterns).alias(name) for name, (field, patterns) in _LETTERS.items()
    )
    broken = {reason: ~held.fill_null(value=False) for reason, (held, _) in table.items()}
    is_fallen = rows.select(pl.any_horizontal(broken.values())).to_series()
    # few rows fall: what a million are told of takes its time
    told = rows.filter(is_fallen).select(
        pl.coalesce(
            pl.when(is_broken).then(pl.lit(reason)) for reason, is_broken in broken.items()
        ).alias("reason"),
        pl.coalesce(
            pl.when(broken[reason]).then(about) for reason, (_, about) in table.items()
        ).alias("about"),
    )
    places = is_fallen.arg_true()
    return rows.with_columns(
        spread(told[name], places, rows.height) for name in ("reason", "about")
    ).drop(_LETTERS)
