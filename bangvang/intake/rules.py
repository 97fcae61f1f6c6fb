"""Rules: what a row must have to be booked. A rule that cannot be answered is broken."""

from datetime import date

import polars as pl

from bangvang.intake.batch import MAY_BE_NONE
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


#: reason, what must hold, and the field it is about
Rule = tuple[str, pl.Expr, pl.Expr]


def rules(programme: tuple[date, date], *, takes_bad_days: bool = False) -> list[Rule]:
    """The rules, in the order in which the first one broken is named; of one cell only one is broken.

    Wants the columns is_hidden, is_doubt, title, person, names, unit_reason, unit_about, registered_on,
    registered_on_said, registered_on_read, applied_on_read, and those of _LETTERS.
    """
    start, end = programme
    registered, applied = pl.col("registered_on"), pl.col("applied_on_read")
    is_title_damaged = pl.col("is_title_lost") & ~pl.col("is_title_error")
    is_person_damaged = pl.col("is_person_lost") & ~pl.col("is_person_error")
    says_title = pl.col("title").str.contains(r"\p{L}") & ~pl.col("is_title_error")
    names_person = (pl.col("names").list.len() > 0) & ~pl.col("is_person_error")
    is_doubt = pl.col("is_doubt")  # it may be no registration
    title, person, unit = pl.lit("title"), pl.lit("person"), pl.col("unit_about")
    registered_on, applied_on = pl.lit("registered_on"), pl.lit("applied_on")
    is_read = pl.col("registered_on_read").is_not_null()
    is_day_known = pl.col("registered_on_said").is_null() | is_read | pl.lit(takes_bad_days)
    is_registered_inside = ~is_read | registered.is_between(start, end)
    is_applied_inside = applied.is_null() | applied.is_between(start, end)
    return [
        ("row_hidden", ~pl.col("is_hidden"), title),
        ("text_damaged", ~is_title_damaged, title),
        ("text_damaged", ~is_person_damaged, person),
        (MAY_BE_NONE, ~is_doubt, pl.lit("section_open")),
        ("title_missing", says_title | is_title_damaged | is_doubt, title),
        ("person_missing", names_person | is_person_damaged | is_doubt, person),
        ("unit_missing", _unit_is_not("unit_missing"), unit),
        ("unit_unknown", _unit_is_not("unit_unknown"), unit),
        ("unit_ambiguous", _unit_is_not("unit_ambiguous"), unit),
        ("unit_blank", _unit_is_not("unit_blank"), unit),
        ("section_unclear", _unit_is_not("section_unclear") | is_doubt, unit),
        ("date_unreadable", is_day_known, registered_on),
        ("date_out_of_programme", is_registered_inside, registered_on),
        ("date_out_of_programme", is_applied_inside, applied_on),
    ]


def _unit_is_not(reason: str) -> pl.Expr:
    return pl.col("unit_reason").ne_missing(reason)


def judged(
    rows: pl.DataFrame, programme: tuple[date, date], *, takes_bad_days: bool = False
) -> pl.DataFrame:
    """The rows with `reason` (the first rule broken, or null), `about`, the field it is about, and
    `others`: what else is broken, as "reason/about reason/about", or null.

    `takes_bad_days`: rows whose day cannot be read are booked on the received day.
    """
    table = rules(programme, takes_bad_days=takes_bad_days)
    rows = rows.with_columns(
        holds(rows[field], patterns).alias(name) for name, (field, patterns) in _LETTERS.items()
    )
    broken = [~held.fill_null(value=False) for _, held, _ in table]
    is_fallen = rows.select(pl.any_horizontal(broken)).to_series()
    # few rows fall: what a million are told of takes its time
    fallen = rows.filter(is_fallen)
    faults = [
        pl.when(is_broken).then(pl.format("{}/{}", pl.lit(reason), about.fill_null("")))
        for is_broken, (reason, _, about) in zip(broken, table, strict=True)
    ]
    first = pl.coalesce(faults)
    all_of_them = pl.concat_str(faults, separator=" ", ignore_nulls=True)
    told = fallen.select(
        first.str.extract("^([^/]*)").alias("reason"),
        _named(first.str.extract("/(.*)$")).alias("about"),
        _named(all_of_them.str.slice(first.str.len_chars() + 1)).alias("others"),
    )
    places = is_fallen.arg_true()
    return rows.with_columns(
        spread(told[name], places, rows.height) for name in ("reason", "about", "others")
    ).drop(_LETTERS)


def _named(text: pl.Expr) -> pl.Expr:
    return pl.when(text != "").then(text)
