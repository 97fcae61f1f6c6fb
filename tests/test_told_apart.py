"""Rows are told apart by all that they say, blanks too."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangvang import told_apart
from bangvang.told_apart import each_once

SCHEMA = {"table": pl.Int32, "text": pl.String, "other": pl.String}
SAID = st.sampled_from([None, "", "a", "A", "a ", "Hà Nội", "Hà Nội"])
ROWS = st.lists(st.tuples(st.integers(-2, 3), SAID, SAID), max_size=30)


@given(ROWS)
def test_each_row_finds_what_it_says_among_the_different_ones(
    rows: list[tuple[int, str | None, str | None]],
) -> None:
    different, place = each_once(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert different.rows() == list(dict.fromkeys(rows))
    assert [different.row(at) for at in place] == rows


@given(ROWS)
def test_rows_are_told_apart_by_some_columns_and_the_first_of_each_stays_whole(
    rows: list[tuple[int, str | None, str | None]],
) -> None:
    different, place = each_once(pl.DataFrame(rows, schema=SCHEMA, orient="row"), ["text"])
    first = {text: row for row in reversed(rows) for text in [row[1]]}
    assert sorted(map(str, different.rows())) == sorted(map(str, first.values()))
    assert [different["text"][at] for at in place] == [text for _, text, _ in rows]


def test_many_columns_of_many_texts_fit_in_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told_apart, "_LARGEST", 10)
    rows = pl.DataFrame({name: list("abcabdab") for name in "xyz"})
    different, place = each_once(rows)
    assert different.rows() == [(one,) * 3 for one in "abcd"]
    assert place.to_list() == [0, 1, 2, 0, 1, 3, 0, 1]
