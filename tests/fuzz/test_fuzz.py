"""A share of the fuzz cases; `python -m tests.fuzz` runs thousands."""

import pytest

from tests.fuzz.cases import CODES, run_case

CASES, OF_A_TEST = 60, 10


@pytest.mark.parametrize("first", range(0, CASES, OF_A_TEST))
def test_a_broken_file_is_read_or_refused_and_loses_no_row(first: int) -> None:
    for number in range(first, first + OF_A_TEST):
        assert run_case(number) in {"booked", *CODES}
