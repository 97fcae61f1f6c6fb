"""The sample campaign goes through the real intake into an empty database, on a fixed clock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time

import polars as pl

from bangvang import sample
from bangvang.access import SYSTEM, Actor
from bangvang.campaign import campaign
from bangvang.intake import Batch, prepare, read
from bangvang.store import Store, book, empty, load_national, roster, set_setting, setting
from bangvang.store.cuts import make_cut, make_daily_cut

FIRST_MOMENT = datetime(2022, 5, 19, 18, 0)
_BOOKED_AT = time(17, 42)
_AT_ONCE = 2  # Polars lets go of the interpreter while it works


def is_wanted(store: Store) -> bool:
    """Whether the database is empty and nobody has made it a campaign of their own."""
    holds_batches = store.select("select count(*) as n from batch", {}).item()
    return not holds_batches and setting(store, "sample") is None


def load(store: Store) -> None:
    """Loads the sample campaign and stops the clock at its first moment."""
    known = roster(store)
    programme = campaign().programme

    def prepared(file: sample.SampleFile) -> Batch:
        workbook = read(file.content, file.file_name)
        return prepare(workbook, known, file.received_on, programme, file.unit_id)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        batches = list(pool.map(prepared, sample.files()))
    _book_and_cut(store, batches)
    ours = pl.col("unit") == campaign().owner
    load_national(store, sample.national().with_columns(is_ours=ours), SYSTEM, FIRST_MOMENT)
    set_setting(store, {"sample": "1", "clock": FIRST_MOMENT.isoformat()}, SYSTEM, FIRST_MOMENT)


def _book_and_cut(store: Store, batches: list[Batch]) -> None:
    """Books the files in the order in which they came, and cuts the board between them."""
    waiting = [(datetime.combine(batch.received_on, _BOOKED_AT), batch) for batch in batches]
    for cut in sample.cuts():
        due = [(at, batch) for at, batch in waiting if at <= cut.made_at]
        waiting = waiting[len(due) :]
        if due:
            book(store, [batch for _, batch in due], SYSTEM, [at for at, _ in due])
        make = make_daily_cut if cut.kind == "daily" else make_cut
        make(store, cut.name, cut.moment, Actor(cut.made_by, SYSTEM.role), cut.made_at)
    if waiting:
        book(store, [batch for _, batch in waiting], SYSTEM, [at for at, _ in waiting])


def start_own(store: Store, actor: Actor, at: datetime) -> None:
    """Empties the database of the sample and sets the clock free: a campaign of one's own begins."""
    empty(store, actor, at)


def load_when_empty(store: Store) -> bool:
    """Loads the sample where it is wanted; tells whether it did."""
    if not is_wanted(store):
        return False
    load(store)
    return True
