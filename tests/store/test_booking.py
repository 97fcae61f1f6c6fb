"""Batches: whole or not at all, once, withdrawn and put back, tried without a trace."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.intake.batch import SET_ASIDE
from bangvang.store import (
    BatchGone,
    BatchMoved,
    BatchUnknown,
    DatabaseBusy,
    Store,
    book,
    effect,
    restore,
    setting,
    withdraw,
)
from tests.known import AT, BOARD, Known, batch, line

VIEWER = Actor("khách", "viewer")


def counts(known: Known) -> pl.DataFrame:
    return known.store.select(
        "select unit_id, scope, day, initiatives, benefit_vnd from unit_day order by all", {}
    )


def people(known: Known) -> pl.DataFrame:
    return known.store.select(
        "select unit_id, scope, period_id, day, registrants from registrant_day order by all", {}
    )


def test_a_fresh_database_holds_the_campaign_and_no_registration(known: Known) -> None:
    units = known.store.select("select level, count(*) as n from unit group by 1 order by 1", {})
    assert units.rows() == [("city", 1), ("grassroots", 1), ("upper", 45)]
    assert known.store.select("select count(*) from registration", {}).item() == 0
    assert setting(known.store, "clock") is None


def test_every_commit_moves_the_version_by_one_and_tells_its_listeners(known: Known) -> None:
    heard: list[int] = []
    known.store.on_commit(heard.append)
    before = known.store.version
    known.book(line("T", "An"))
    assert known.store.version == before + 1
    assert heard == [before + 1]


def test_the_same_bytes_again_change_nothing(known: Known) -> None:
    first = known.book(line("T", "An"), content=b"tep")
    again = known.book(line("T", "An"), content=b"tep")
    assert (again.status, again.batch_id) == ("unchanged", first.batch_id)
    assert known.standing("D-CAU-GIAY")["initiatives"] == 1


@pytest.mark.parametrize("state", ["withdrawn", "superseded"])
def test_the_same_bytes_of_a_batch_that_is_gone_are_booked_only_where_somebody_wants_it(
    known: Known, state: str
) -> None:
    first = known.book(line("T", "An"), content=b"tep")
    if state == "withdrawn":
        withdraw(known.store, first.batch_id, SYSTEM, AT)
    else:
        newer = batch(line("U", "An", "D-BA-DINH"))
        book(known.store, [newer], SYSTEM, AT, instead_of=first.batch_id)
    before, same = known.store.version, batch(line("T", "An"), content=b"tep")
    (again,) = book(known.store, [same], SYSTEM, AT)
    assert (again.status, again.batch_id) == (state, first.batch_id)
    assert effect(known.store, same, SYSTEM, AT, BOARD).changes == ()
    assert known.standing("D-CAU-GIAY")["initiatives"] == 0
    assert effect(known.store, same, SYSTEM, AT, BOARD, again=True).changes
    (wanted,) = book(known.store, [same], SYSTEM, AT, again=True)
    assert wanted.status == "committed"
    assert wanted.batch_id != first.batch_id
    assert known.standing("D-CAU-GIAY")["initiatives"] == 1
    assert known.store.version == before + 2


def test_withdrawing_takes_a_batch_out_and_restoring_puts_it_back(known: Known) -> None:
    known.book(line("T", "An"))
    before = counts(known), people(known)
    receipt = known.book(line("U", "An"), line("V", "Bình", grassroots="Công ty B"))
    both = counts(known), people(known)
    withdraw(known.store, receipt.batch_id, SYSTEM, AT, "gửi nhầm")
    assert counts(known).equals(before[0])
    assert people(known).equals(before[1])
    restore(known.store, receipt.batch_id, SYSTEM, AT)
    assert counts(known).equals(both[0])
    assert people(known).equals(both[1])


def test_withdrawing_the_first_of_two_duplicates_counts_the_second(known: Known) -> None:
    first = known.book(line("T", "An", day="2022-05-01"))
    known.book(line("T", "An", day="2022-05-09"))
    withdraw(known.store, first.batch_id, SYSTEM, AT)
    assert counts(known)["day"].to_list() == [date(2022, 5, 9)]


def test_an_unknown_batch_cannot_be_withdrawn(known: Known) -> None:
    with pytest.raises(BatchUnknown):
        withdraw(known.store, "không có", SYSTEM, AT)


@pytest.mark.parametrize("again", [withdraw, restore])
def test_what_a_colleague_has_just_moved_is_not_moved_again(
    known: Known, again: Callable[..., None]
) -> None:
    receipt = known.book(line("T", "An"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT)
    if again is restore:
        restore(known.store, receipt.batch_id, SYSTEM, AT)
    before, version = counts(known), known.store.version
    moves = known.ask("batch_moves", batch_id=receipt.batch_id)
    with pytest.raises(BatchMoved):
        again(known.store, receipt.batch_id, SYSTEM, AT)
    assert counts(known).equals(before)
    assert known.store.version == version
    assert known.ask("batch_moves", batch_id=receipt.batch_id).equals(moves)


def test_a_batch_that_has_given_way_is_not_withdrawn_on_top(known: Known) -> None:
    old = known.book(line("T", "An"))
    book(known.store, [batch(line("U", "An"))], SYSTEM, AT, instead_of=old.batch_id)
    with pytest.raises(BatchMoved):
        withdraw(known.store, old.batch_id, SYSTEM, AT)
    assert known.ask("batch_moves", batch_id=old.batch_id)["action"][0] == "superseded"


def test_the_effect_is_found_without_leaving_a_trace(known: Known) -> None:
    known.book(line("T", "An", "D-BA-DINH"), line("U", "An", "D-BA-DINH"))
    known.book(line("T", "An"))
    before, version = counts(known), known.store.version
    found = effect(known.store, batch(line("U", "An"), line("V", "Bình")), SYSTEM, AT, BOARD)
    (change,) = found.changes
    assert (change.unit_id, change.initiatives, change.rank) == ("D-CAU-GIAY", (1, 3), (2, 1))
    assert change.registrants == (1, 2)
    assert found.receipts[0].accepted == 2
    assert counts(known).equals(before)
    assert known.store.version == version


@pytest.mark.parametrize("by", ["another file", "a withdrawal"])
def test_a_batch_that_stands_no_more_gives_way_to_no_second_file(known: Known, by: str) -> None:
    old = known.book(line("T", "An"))
    if by == "another file":
        mine = batch(line("U", "An"), line("V", "An"))
        book(known.store, [mine], SYSTEM, AT, instead_of=old.batch_id)
    else:
        withdraw(known.store, old.batch_id, SYSTEM, AT)
    before, version = counts(known), known.store.version
    theirs = batch(line("W", "An"))
    with pytest.raises(BatchGone):
        effect(known.store, theirs, SYSTEM, AT, BOARD, instead_of=old.batch_id)
    with pytest.raises(BatchGone):
        book(known.store, [theirs], SYSTEM, AT, instead_of=old.batch_id)
    assert counts(known).equals(before)
    assert known.store.version == version
    moves = known.ask("batch_moves", batch_id=old.batch_id)["action"].to_list()
    assert len(moves) == 2, "and the log tells of one move only"


def test_a_booking_that_fails_leaves_nothing_behind(known: Known) -> None:
    version = known.store.version
    broken = batch(line("T", "An", "KHÔNG-CÓ-ĐƠN-VỊ"))
    with pytest.raises(KeyError):
        book(known.store, [broken], SYSTEM, AT)
    for table in ("batch", "initiative", "registration", "registrant", "original", "log"):
        rows = known.store.select(f"select count(*) from {table}", {})  # noqa: S608
        assert rows.item() == 0
    assert known.store.version == version


def test_viewers_may_neither_book_nor_withdraw_nor_try(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    with pytest.raises(NotAllowed):
        book(known.store, [batch(line("U", "An"))], VIEWER, AT)
    with pytest.raises(NotAllowed):
        withdraw(known.store, receipt.batch_id, VIEWER, AT)
    with pytest.raises(NotAllowed):
        effect(known.store, batch(line("U", "An")), VIEWER, AT, {})


def test_every_write_stands_in_the_log(known: Known) -> None:
    receipt = known.book(line("T", "An"))
    withdraw(known.store, receipt.batch_id, SYSTEM, AT, "gửi nhầm")
    log = known.store.select("select actor, action, subject, details from log", {})
    assert log["action"].to_list() == ["booked", "withdrawn"]
    assert set(log["subject"]) == {receipt.batch_id}
    assert "gửi nhầm" in log["details"][1]


def test_the_original_file_is_kept_byte_for_byte(known: Known) -> None:
    receipt = known.book(line("T", "An"), content=b"\x00\xffgoc")
    assert known.original(receipt.batch_id) == b"\x00\xffgoc"


def test_what_was_booked_is_there_when_the_file_is_opened_again(known: Known) -> None:
    known.book(line("T", "An"))
    url, version = known.store.url, known.store.version
    known.store.close()
    known.store = Store(url)
    assert known.store.version == version
    assert known.standing("D-CAU-GIAY")["initiatives"] == 1


def test_a_database_of_another_process_is_named_as_busy(known: Known) -> None:
    import subprocess  # noqa: PLC0415
    import sys  # noqa: PLC0415

    script = (
        "import sys; from bangvang.store import Store, DatabaseBusy\n"
        "try: Store(sys.argv[1])\n"
        "except DatabaseBusy: sys.exit(7)"
    )
    run = subprocess.run([sys.executable, "-c", script, known.store.url], check=False)
    assert run.returncode == 7
    assert issubclass(DatabaseBusy, Exception)


def test_counts_kept_at_commit_equal_a_recount_after_any_history(known: Known) -> None:
    """Books, withdraws and restores at random; a plain recount in Polars must agree."""
    draw = random.Random(7)  # noqa: S311
    booked: list[str] = []
    for _ in range(25):
        if booked and draw.random() < 0.4:
            move = withdraw if draw.random() < 0.6 else restore
            with suppress(BatchMoved):
                move(known.store, draw.choice(booked), SYSTEM, AT)
        else:
            lines = [
                line(
                    f"T{draw.randrange(4)}",
                    f"P{draw.randrange(3)}",
                    draw.choice(["D-CAU-GIAY", "D-BA-DINH"]),
                    f"2022-05-{draw.randrange(1, 20):02}",
                    grassroots=draw.choice(["Công ty A", None]),
                    stage=draw.choice(["submitted", "valid", "rejected"]),
                    with_others=tuple(
                        {f"P{draw.randrange(3, 6)}" for _ in range(draw.randrange(3))}
                    ),
                )
                for _ in range(draw.randrange(1, 5))
            ]
            booked.append(known.book(*lines).batch_id)
    for scope in ("all", "valid"):
        recount = _recount(known, scope)
        kept = counts(known).filter(pl.col("scope") == scope)
        assert dict(kept.group_by("unit_id").agg(pl.col("initiatives").sum()).iter_rows()) == {
            unit: len(initiatives) for unit, (initiatives, _) in recount.items() if initiatives
        }
        registered = people(known).filter(scope=scope, period_id="programme")
        assert dict(
            registered.group_by("unit_id").agg(pl.col("registrants").sum()).iter_rows()
        ) == {unit: len(persons) for unit, (_, persons) in recount.items() if persons}


def _recount(known: Known, scope: str) -> dict[str, tuple[set[int], set[int]]]:
    """Unit -> counted initiatives and registrants, row by row as the rules say."""
    rows = known.store.select(
        "select initiative_id, title_key, initiative.unit_id, stage, person_no from initiative "
        "join registration using (initiative_id) join batch using (batch_id) "
        "where state = 'committed' order by initiative_id",
        {},
    )
    seen: set[tuple[int, str]] = set()
    found: dict[str, tuple[set[int], set[int]]] = {}
    for (initiative_id, title_key, unit_id, stage), group in rows.group_by(
        "initiative_id", "title_key", "unit_id", "stage", maintain_order=True
    ):
        if stage == "rejected" or (scope == "valid" and stage != "valid"):
            continue
        keys = {(person, title_key) for person in group["person_no"]}
        initiatives, persons = found.setdefault(unit_id, (set(), set()))
        if not keys & seen:
            initiatives.add(initiative_id)
        persons |= {person for person, _ in keys - seen}
        seen |= keys
    return found


def test_a_run_of_blank_rows_is_kept_as_its_span_and_counted_row_by_row(known: Known) -> None:
    runs = [("S", 1, "heading", "Tên", 1), ("S", 5, "blank", None, 1_048_000)]
    aside = pl.DataFrame(runs, schema=SET_ASIDE, orient="row")
    (receipt,) = book(known.store, [replace(batch(line("T", "An")), set_aside=aside)], SYSTEM, AT)
    assert (receipt.set_aside, receipt.rows_read) == (1_048_001, 1_048_002)
    kept = known.store.select("select row, why, text from set_aside order by row", {})
    assert kept.rows() == [(1, "heading", "Tên"), (5, "blank", "5–1048004")]
