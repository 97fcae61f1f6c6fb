"""Decisions on names are remembered: for one sender or for all, and can be unlearned."""

import polars as pl

from bangvang.access import SYSTEM
from bangvang.store import roster
from bangvang.store.spellings import (
    learn_layout,
    learn_spelling,
    unlearn_layout,
    unlearn_spelling,
)
from tests.known import AT, Known


def meanings(known: Known, spelling: str, sender: str | None = None) -> list[tuple[str, bool]]:
    found = roster(known.store, sender).spellings.filter(pl.col("spelling") == spelling)
    return sorted(found.select("unit_id", "ambiguous").iter_rows())


def test_a_decision_for_one_sender_holds_for_that_sender_only(known: Known) -> None:
    asked = meanings(known, "tu liem")
    assert len(asked) == 2
    assert all(ambiguous for _, ambiguous in asked)
    learn_spelling(known.store, "Từ Liêm", "D-BAC-TU-LIEM", "S-GIAO-DUC", SYSTEM, AT)
    assert meanings(known, "tu liem", "S-GIAO-DUC") == [("D-BAC-TU-LIEM", False)]
    assert meanings(known, "tu liem") == asked


def test_a_senders_own_decision_comes_before_everybodys(known: Known) -> None:
    learn_spelling(known.store, "Từ Liêm", "D-NAM-TU-LIEM", None, SYSTEM, AT)
    learn_spelling(known.store, "Từ Liêm", "D-BAC-TU-LIEM", "S-GIAO-DUC", SYSTEM, AT)
    assert meanings(known, "tu liem", "S-GIAO-DUC") == [("D-BAC-TU-LIEM", False)]
    assert meanings(known, "tu liem", "S-Y-TE") == [("D-NAM-TU-LIEM", False)]


def test_a_decision_made_again_takes_the_place_of_the_first(known: Known) -> None:
    learn_spelling(known.store, "Từ Liêm", "D-NAM-TU-LIEM", None, SYSTEM, AT)
    learn_spelling(known.store, "TỪ LIÊM", "D-BAC-TU-LIEM", None, SYSTEM, AT)
    assert meanings(known, "tu liem") == [("D-BAC-TU-LIEM", False)]


def test_an_unlearned_decision_is_asked_about_again(known: Known) -> None:
    asked = meanings(known, "tu liem")
    learn_spelling(known.store, "Từ Liêm", "D-NAM-TU-LIEM", None, SYSTEM, AT)
    assert known.ask("spellings_learned").height == 1
    unlearn_spelling(known.store, "tu liem", None, SYSTEM, AT)
    assert meanings(known, "tu liem") == asked
    assert known.ask("spellings_learned").is_empty()


def test_a_layout_is_kept_per_sender_and_headings(known: Known) -> None:
    learn_layout(known.store, "D-BA-DINH", "stt|ten", '{"a": 1}', SYSTEM, AT)
    learn_layout(known.store, "D-BA-DINH", "stt|ten", '{"a": 2}', SYSTEM, AT)
    assert known.ask("layouts").select("sender", "choices").rows() == [("D-BA-DINH", '{"a": 2}')]
    unlearn_layout(known.store, "D-BA-DINH", "stt|ten", SYSTEM, AT)
    assert known.ask("layouts").is_empty()
