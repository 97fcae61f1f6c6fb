"""Retention: what is personal goes some months after it has served; off until somebody sets it."""

import calendar
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

import polars as pl

from bangvang.access import Actor
from bangvang.store.database import Store
from bangvang.store.erased_names import ErasedNames
from bangvang.store.journal import note
from bangvang.store.keys import keyring
from bangvang.store.lending import lent
from bangvang.store.originals import erase_originals
from bangvang.store.redacting import redact, stated
from bangvang.store.seed import set_setting, setting

_NAME = "retention"
_BATCHES = """
select
    batch.batch_id,
    batch.committed_at,
    octet_length(original.content) > 0 as has_original,
    (
        select count(*) from refusal
        where refusal.batch_id = batch.batch_id and (value is not null or cells <> '[]')
    ) as refused,
    (
        select count(*) from set_aside
        where set_aside.batch_id = batch.batch_id and text is not null
    ) as set_aside
from batch
inner join original on original.batch_id = batch.batch_id
"""
_NAMED = "select count(*) as named from registrant where person_key not like '~%'"
_NAMES = "select distinct person_key from registrant where person_key not like '~%'"
_FILES = "select batch_id from batch"
_NO_NAMES = """
update registrant
set name = '…', person_key = concat('~', keyed(person_key))
where person_key not like '~%'
"""
_NO_TEXTS = """
update refusal set value = null, cells = '[]', others = null
where batch_id in (select batch_id from outlived);
update set_aside set text = null
where batch_id in (select batch_id from outlived);
"""


@dataclass(frozen=True)
class Retention:
    """After how many months; None: never."""

    files: int | None = None  #: after its booking, a file: original, texts of rows not booked
    names: int | None = None  #: after the end of the campaign, the names of all persons


@dataclass(frozen=True)
class Due:
    """What goes by a day."""

    batch_ids: tuple[str, ...] = ()  #: files booked so long ago that still hold something
    originals: int = 0
    rows: int = 0  #: refused and set-aside rows with their texts
    names: int = 0

    def __bool__(self) -> bool:
        return bool(self.batch_ids or self.names)


def retention(store: Store) -> Retention:
    """What is set."""
    return Retention(**json.loads(setting(store, _NAME) or "{}"))


def set_retention(store: Store, wanted: Retention, actor: Actor, at: datetime) -> None:
    """Sets after how many months what is personal goes."""
    actor.must("erase")
    set_setting(store, {_NAME: json.dumps(asdict(wanted))}, actor, at)


def due(store: Store, wanted: Retention, day: date, programme_ends_on: date) -> Due:
    """What goes on this day, or should have gone before it."""
    names = 0
    if wanted.names is not None and later(programme_ends_on, wanted.names) <= day:
        names = store.select(_NAMED, {})["named"].item()
    if wanted.files is None:
        return Due(names=names)
    batches = store.select(_BATCHES, {})
    months = wanted.files
    outlived = batches.filter(
        pl.Series(
            [later(at.date(), months) <= day for at in batches["committed_at"]], dtype=pl.Boolean
        ),
        pl.col("has_original") | (pl.col("refused") + pl.col("set_aside") > 0),
    )
    return Due(
        tuple(outlived["batch_id"]),
        int(outlived["has_original"].sum()),
        int((outlived["refused"] + outlived["set_aside"]).sum()),
        names,
    )


def next_day(store: Store, wanted: Retention, programme_ends_on: date) -> date | None:
    """The first day on which something goes; None while nothing is to go."""
    days = []
    if wanted.names is not None and store.select(_NAMED, {})["named"].item():
        days.append(later(programme_ends_on, wanted.names))
    if wanted.files is not None:
        kept = store.select(_BATCHES, {}).filter(
            pl.col("has_original") | (pl.col("refused") + pl.col("set_aside") > 0)
        )
        days += [later(at.date(), wanted.files) for at in kept["committed_at"]]
    return min(days, default=None)


def let_go(store: Store, gone: Due, actor: Actor, at: datetime) -> None:
    """Takes out what is due; counts and ranks stay. Raises KeyMissing.

    Names that are due go from registrations, file names, notes and the log; titles stay as they are.
    """
    actor.must("erase")
    erase_originals(store, gone.batch_ids, actor, at, "retention")
    _empty_rows(store, gone.batch_ids, actor, at, gone)


def _empty_rows(
    store: Store, batch_ids: Sequence[str], actor: Actor, at: datetime, gone: Due
) -> None:
    keys = keyring(store).of_persons()
    outlived = pl.DataFrame({"batch_id": list(batch_ids)}, schema={"batch_id": pl.String})
    with store.transaction() as cursor:
        with lent(cursor, outlived=outlived):
            cursor.execute(_NO_TEXTS)
        told: dict[str, object] = {
            "originals": gone.originals,
            "rows": gone.rows,
            "names": gone.names,
        }
        if gone.names:
            names = ErasedNames.of(cursor.sql(_NAMES).pl()["person_key"])
            cursor.execute(keys)
            cursor.execute(_NO_NAMES)
            told |= stated(redact(cursor, names, cursor.sql(_FILES).pl()["batch_id"].to_list()))
        note(cursor, at, actor, "retention", None, told)


def later(day: date, months: int) -> date:
    """So many months after a day; 31 January and one month is the last of February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
