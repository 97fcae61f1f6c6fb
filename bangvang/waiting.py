"""Waiting files: drafts on the desk, read and prepared with what was decided on them so far."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import polars as pl

from bangvang import reading
from bangvang.campaign import campaign
from bangvang.deciding import Decisions, from_json
from bangvang.intake import Batch, Workbook, prepare, read
from bangvang.questions import ask
from bangvang.store import Store, roster
from bangvang.store.packing import unpacked


@dataclass(frozen=True)
class Draft:
    """A file on the desk."""

    draft_id: str
    file_name: str
    file_hash: str
    arrived_at: datetime
    arrived_by: str
    unit_id: str | None
    received_on: date
    letter_total: int | None
    decisions: Decisions


def drafts(answer: pl.DataFrame) -> Iterator[Draft]:
    """The drafts of the question `drafts`."""
    for row in answer.iter_rows(named=True):
        yield Draft(decisions=from_json(row.pop("choices")), **row)


def prepared(store: Store, draft: Draft) -> "Future[Batch]":
    """The draft prepared for booking, on its way or done; its exception may be a FileRefused."""
    decided = (draft.unit_id, draft.received_on, _letters(draft), draft.decisions.choices)
    known = ask(store, "roster_state").row(0)
    key = ("batch", store.url, draft.draft_id, decided, known)
    return reading.begun(key, lambda: _prepare(store, draft))


def workbook(store: Store, draft: Draft) -> Workbook:
    """The draft's file as it was read. Raises FileRefused."""
    return _read(store, draft.draft_id, draft.file_name, _letters(draft))


def _letters(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The letters chosen, of the whole file under "", of its columns under their keys."""
    of_file = (("", draft.decisions.letters),) if draft.decisions.letters else ()
    return (*of_file, *draft.decisions.letters_of)


def _prepare(store: Store, draft: Draft) -> Batch:
    return prepare(
        workbook(store, draft),
        roster(store, draft.unit_id),
        draft.received_on,
        campaign().programme,
        draft.unit_id,
        draft.decisions.choices,
    )


@lru_cache(maxsize=12)
def _read(
    store: Store, draft_id: str, file_name: str, letters: tuple[tuple[str, str], ...]
) -> Workbook:
    kept = ask(store, "draft_content", draft_id=draft_id)["content"].item()
    return read(unpacked(kept), file_name, dict(letters))
