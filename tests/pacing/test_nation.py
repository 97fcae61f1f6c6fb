"""Our place in the nation at a supposed end."""

from datetime import date

import polars as pl

from bangvang.pacing.nation import rank_at

END = date(2022, 5, 31)


def standings(*tables: tuple[int, dict[str, int]]) -> pl.DataFrame:
    rows = [
        {"as_of": date(2022, 5, day), "unit": unit, "value": value, "is_ours": unit == "us"}
        for day, values in tables
        for unit, value in values.items()
    ]
    schema = {"as_of": pl.Date, "unit": pl.String, "value": pl.Int64, "is_ours": pl.Boolean}
    return pl.DataFrame(rows, schema=schema)


def daily(**brought: int) -> pl.DataFrame:
    return pl.DataFrame(
        {
            "day": [date(2022, 5, int(day[1:])) for day in brought],
            "initiatives": list(brought.values()),
        },
        schema={"day": pl.Date, "initiatives": pl.Int64},
    )


OURS = daily(d1=70, d20=30, d25=40)  # 100 by the table of the 20th, 140 now


def test_one_table_lets_the_others_stand_still() -> None:
    table = standings((20, {"us": 100, "a": 150, "b": 90}))
    assert rank_at(table, OURS, 149, END) == 2
    assert rank_at(table, OURS, 150, END) == 1  # a tie is no place lost
    assert rank_at(table, OURS, 89, END) == 3


def test_the_others_keep_the_pace_between_their_last_two_tables() -> None:
    # a: 10 a day, so 150 + 110 on the 31st; b came new and stands still
    table = standings((10, {"us": 60, "a": 50}), (20, {"us": 100, "a": 150, "b": 90}))
    assert rank_at(table, OURS, 259, END) == 2
    assert rank_at(table, OURS, 260, END) == 1


def test_what_we_gain_counts_on_top_of_what_the_table_says_of_us() -> None:
    # the table counts 1.000 of an earlier phase too
    table = standings((20, {"us": 1_100, "a": 1_150}))
    assert rank_at(table, OURS, 149, END) == 2
    assert rank_at(table, OURS, 150, END) == 1


def test_a_figure_that_was_taken_back_gives_no_pace_backwards() -> None:
    table = standings((10, {"us": 60, "a": 500}), (20, {"us": 100, "a": 150}))
    assert rank_at(table, OURS, 149, END) == 2


def test_without_a_table_that_names_us_there_is_no_rank() -> None:
    assert rank_at(standings(), OURS, 149, END) is None
    assert rank_at(standings((20, {"a": 150})), OURS, 149, END) is None
