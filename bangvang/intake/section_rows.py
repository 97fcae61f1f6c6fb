"""Section rows: rows that name whose the rows below them are, and rows that may.

STT | Tên sáng kiến          | Họ tên       |
I   | Trường Mầm non Hoa Sen |              |  section: alone beside a Roman number
1   | Cải tiến quy trình hàn | Nguyễn Văn A |
    | Hapro                  |              |  doubtful: no word of a workplace, where sections stand
2   | Cải tiến quy trình sơn | Trần Thị B   |
3   | Dạy học theo dự án     |              |  a registration without author: row 4 goes on counting
4   | Vườn rau trong trường  | Lê Văn C     |

What a doubtful row is, only the roster or a person can say: see `sections`.
"""

import polars as pl

from bangvang.intake.authors import split_authors
from bangvang.intake.content import is_person
from bangvang.intake.headings import OF_THE_UNIT
from bangvang.intake.phrases import (
    AMOUNT_WORDS,
    DAY_WORDS,
    LOWER_START,
    NO_VALUE,
    NUMBER,
    SECTION_NUMBER,
    UNIT_WORDS,
    WORKPLACE,
)
from bangvang.intake.rows import FIELDS
from bangvang.intake.totals import BARE_COUNT

_BESIDE_THE_NUMBER = tuple(field for field in FIELDS if field != "stt")
_PEOPLE = ("person", "co_authors")
_VALUES = ("registered_on", "applied_on", "benefit")
_COUNTS = r"^\(?0*(\d{1,6})(?:\.0)?\s*[.)]?$"
_LONGEST_NAME = 14  # words; what says more is no name
_LED = 2  # texts: a name, and who leads it or a note
_FULL_ROWS = 2.5  # texts a row: where they are so full, a title and a person alone are few


def with_section_rows(says: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows of one table that are no plain registrations, with `is_section` and `is_doubt`.

    `says` has the columns of `rows_of` and has_person, has_title, is_text_in_stt, is_set_aside
    (a heading, a total, a signature …), solid, how many cells say anything, personal ones too, and
    counts, how many texts of a short row are bare counts. `rows` are all of the table: row, stt,
    texts and is_plain.
    """
    says = _with_shapes(says)
    if not says.select((pl.col("is_lone") | _is_noted() | _is_led(is_rich=True)).any()).item():
        # what stands below is nothing to look for among a million rows
        no = pl.lit(value=False)
        says = says.with_columns(is_followed=no, counts_anew=no, is_doubt=no)
        return says.with_columns(is_section=_is_surely_section())
    says = _with_what_stands_below(says, rows)
    says = says.with_columns(is_section=_is_surely_section())
    is_doubt = pl.col("row").is_in(_doubtful(says, rows))
    return says.with_columns(is_doubt=is_doubt, is_section=pl.col("is_section") & ~is_doubt)


def _doubtful(says: pl.DataFrame, rows: pl.DataFrame) -> list[int]:
    """The rows, right above a registration, that may be sections or registrations.

    A name alone without a number, where the list has sections or begins so; one with a number,
    where the rows below it are counted anew; a person beside the name of a workplace; the name of
    a workplace that is the only section, amid the list.
    """
    stt, is_followed = pl.col("stt"), pl.col("is_followed")
    entries = rows.filter("is_plain")["row"].min(), says.filter("is_entry")["row"].min()
    first_entry = min((row for row in entries if row is not None), default=0)
    sections = says.filter("is_section").height
    at_head = pl.col("is_lone") & stt.is_null() & is_followed & (pl.col("row") < first_entry)
    has_sections = sections > 0 or says.select(at_head.any()).item()
    is_full = rows["texts"].sum() >= _FULL_ROWS * rows.height
    is_counted = bool(rows["is_plain"].any())
    fullness = rows.filter(pl.col("texts") > _LED)["texts"].median()
    is_rich = isinstance(fullness, float) and fullness > _LED + 1
    may_be_section = (
        (stt.is_null() & pl.lit(has_sections))
        | (stt.str.contains(NUMBER) & pl.col("counts_anew"))
        | (stt.str.contains(SECTION_NUMBER) & (pl.col("stands_in") == "person"))
    )
    is_only_one = (
        pl.lit(sections == 1)
        & pl.col("is_section")
        & stt.is_null()
        & (pl.col("stands_in") == "title")
        & (pl.col("row") > first_entry)
    )
    places = says.filter("is_section")["stands_in"].unique().drop_nulls().to_list()
    may_be = is_followed & (
        (pl.col("is_lone") & ~pl.col("is_section") & may_be_section & _may_be_name(places))
        | (_is_noted() & _may_be_noted(has_sections=has_sections and is_counted) & pl.lit(is_rich))
        | (_is_led(is_rich=is_rich) & pl.lit(is_counted and is_full))
        | is_only_one
    )
    suspects = says.filter(may_be).select("row", "stands_in", "other_text", "has_title")
    return [
        row
        for row, place, text, has_title in suspects.iter_rows()
        if has_title or place not in _PEOPLE or not _may_be_person(text)
    ]


def _may_be_person(text: str) -> bool:
    """Whether a text where people stand names one, be it with letters lost: "Tr?n Bình"."""
    has_lost = any(sign in text for sign in ("?", "\N{REPLACEMENT CHARACTER}"))
    return has_lost or any(map(is_person, split_authors(text)))


def _with_shapes(says: pl.DataFrame) -> pl.DataFrame:
    """`stands_in`, the field of the first text beside the number; `is_lone`, whether nothing but
    counts stands beside it; `is_entry`, whether a title and a person stand on the row."""
    other = pl.col("other_text")
    is_named = (
        other.str.contains(r"\p{L}")
        & ~other.str.contains(BARE_COUNT)
        & ~other.str.contains(LOWER_START)
        & (other.str.split(" ").list.len() <= _LONGEST_NAME)
    )
    return says.with_columns(
        stands_in=pl.coalesce(
            pl.when(pl.col(field).is_not_null()).then(pl.lit(field)) for field in _BESIDE_THE_NUMBER
        ),
        is_named=is_named.fill_null(value=False),
        is_lone=(
            (pl.col("texts") - pl.col("counts") == 1)
            & (pl.col("solid") <= pl.col("texts") + pl.col("stt").is_not_null())
            & is_named
            & ~pl.col("is_text_in_stt")
            & ~pl.col("is_set_aside")
            & ~(pl.col("has_title") & pl.col("has_person"))
        ).fill_null(value=False),
        is_entry=(pl.col("has_title") & pl.col("has_person") & ~pl.col("is_set_aside")).fill_null(
            value=False
        ),
    )


def _with_what_stands_below(says: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """`is_followed`, whether the next row of the list that is not blank is a registration, be it that
    its author is missing, and `counts_anew`, whether its number is not the next one."""
    lacks_author = (
        pl.col("stt").str.contains(NUMBER)
        & pl.col("has_title")
        & ~pl.col("is_set_aside")
        & (pl.col("texts") - pl.col("counts") >= _LED)
    ).fill_null(value=False)
    plain = rows.filter("is_plain").select("row", "stt", is_entry=pl.lit(value=True))
    is_of_list = ((pl.col("texts") > 0) | pl.col("is_text_in_stt")) & ~pl.col("is_heading")
    rest = says.filter(is_of_list & ~pl.col("is_numbering"))
    rest = rest.select("row", "stt", is_entry=pl.col("is_entry") | lacks_author)
    below = plain.merge_sorted(rest, key="row")
    below = below.select(row_below="row", stt_below="stt", is_followed="is_entry")
    told = says.select(pl.col("row") + 1, own=pl.col("stt").str.extract(_COUNTS).cast(pl.Int64))
    told = told.join_asof(
        below, left_on="row", right_on="row_below", strategy="forward", check_sortedness=False
    )
    next_one = told["stt_below"].str.extract(_COUNTS).cast(pl.Int64)
    return says.with_columns(
        told["is_followed"].fill_null(value=False),
        counts_anew=next_one.ne_missing(told["own"] + 1),
    )


def _is_surely_section() -> pl.Expr:
    """Alone in the column of numbers, or beside a Roman one; the name of a workplace, alone and
    without a number, or with one where the rows below are counted anew; a name in a column of unions."""
    stt, other = pl.col("stt"), pl.col("other_text")
    is_alone = pl.when("is_text_in_stt").then(pl.col("texts") == 0).otherwise(pl.col("texts") == 1)
    names_workplace = other.str.contains(UNIT_WORDS)
    is_union = pl.col("stands_in").is_in(OF_THE_UNIT)
    below_counts_anew = stt.is_null() | (stt.str.contains(NUMBER) & pl.col("counts_anew"))
    is_surely = (
        (is_alone & pl.col("is_text_in_stt"))
        | (stt.str.contains(SECTION_NUMBER) & pl.col("texts").is_between(1, 2))
        | ((is_alone | pl.col("is_lone")) & stt.is_null() & names_workplace)
        | (
            pl.col("is_lone")
            & pl.col("is_followed")
            & below_counts_anew
            & (is_union | (names_workplace & stt.is_not_null()))
        )
    )
    is_section = (is_surely & ~pl.col("has_person")) | pl.col("is_misplaced")
    return (is_section & ~pl.col("is_set_aside")).fill_null(value=False)


def _may_be_name(places: list[str]) -> pl.Expr:
    """Whether a text may name a union or a group where it stands: in a column of names, in one of
    days or amounts if it is none, or where other sections stand (`places`)."""
    stands_in, other = pl.col("stands_in"), pl.col("other_text")
    is_no_value = (
        other.str.contains(r"^\p{Lu}\p{L}")
        & ~other.str.contains(AMOUNT_WORDS)
        & ~other.str.contains(DAY_WORDS)
    )
    columns = ["title", *_PEOPLE, *OF_THE_UNIT, *places]
    return (
        pl.when(stands_in.is_in(_VALUES))
        .then(is_no_value)
        .otherwise(stands_in.is_null() | stands_in.is_in(columns))
    )


def is_misplaced(is_text_in_stt: pl.Expr) -> pl.Expr:
    """Rows with one text that cannot be of its column: the union of the rows below, written beside
    the number column where people, days or amounts stand ("I | Trường Mầm non Hoa Sen")."""
    stt, other = pl.col("stt"), pl.col("other_text")
    is_alone = (
        (pl.col("texts") == 1)
        & ~is_text_in_stt
        & (stt.is_null() | stt.str.contains(SECTION_NUMBER))
        & pl.all_horizontal(pl.col("title", "co_authors").is_null())
    )
    is_when_or_how_much = pl.any_horizontal(pl.col(_VALUES).is_not_null())
    is_no_value = other.str.contains(NO_VALUE) & ~other.str.contains(AMOUNT_WORDS)
    is_misplaced = (
        pl.when(pl.col("person").is_not_null() | is_when_or_how_much)
        .then(other.str.contains(WORKPLACE) | (is_when_or_how_much & is_no_value))
        .otherwise(other.str.contains(WORKPLACE) & stt.is_null())
    )
    return (is_alone & is_misplaced).fill_null(value=False)


def _is_noted() -> pl.Expr:
    """A name where titles stand, and one text more beside it, but no author: a union with a note, or
    a registration without author."""
    return (
        (pl.col("texts") - pl.col("counts") == _LED)
        & (pl.col("other_text") == pl.col("title"))
        & pl.all_horizontal("is_named", "has_title")
        & ~pl.any_horizontal("has_person", "is_text_in_stt", "is_set_aside")
    ).fill_null(value=False)


def _may_be_noted(*, has_sections: bool) -> pl.Expr:
    """Whether such a row may be a section: one that has the next number is a registration."""
    stt, names_workplace = pl.col("stt"), pl.col("title").str.contains(UNIT_WORDS)
    return (
        ~pl.col("is_section")
        & pl.when(stt.is_null())
        .then(names_workplace | pl.lit(has_sections))
        .otherwise(names_workplace & stt.str.contains(NUMBER) & pl.col("counts_anew"))
    ).fill_null(value=False)


def _is_led(*, is_rich: bool) -> pl.Expr:
    """A workplace, or what has a Roman number, where titles stand, and nothing but a person beside
    it, or, where rows say far more, a person and no day: perhaps a union and who leads it."""
    stt = pl.col("stt")
    return (
        (stt.is_null() | stt.str.contains(SECTION_NUMBER))
        & (
            (pl.col("texts") == _LED)
            | (pl.lit(is_rich) & (pl.col("texts") == _LED + 1) & pl.col("registered_on").is_null())
        )
        & pl.all_horizontal(pl.col("title", "person").is_not_null())
        & (stt.is_not_null() | pl.col("title").str.contains(UNIT_WORDS))
        & ~pl.col("is_set_aside")
    ).fill_null(value=False)
