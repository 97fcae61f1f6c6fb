"""Waiting files: drafts on the desk, read and prepared with what was decided on them so far."""

import logging
from collections import OrderedDict
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

import polars as pl

from bangvang import reading
from bangvang.campaign import campaign
from bangvang.deciding import Decisions, from_json
from bangvang.intake import Batch, FileRefused, Workbook, prepare, read
from bangvang.questions import ask
from bangvang.store import NotRead, Store, roster
from bangvang.store.drafts import DraftUnknown
from bangvang.store.keys import KeyMissing, keyring
from bangvang.store.sealing import FileDamaged, opened

_LOG = logging.getLogger("bangvang")

_KEPT = 12  # workbooks
_workbooks: "OrderedDict[str, tuple[tuple[tuple[str, str], ...], Workbook]]" = OrderedDict()
_rows: dict[str, int] = {}  # of the drafts on their way that are read and now checked


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

    @property
    def box(self) -> str:
        """The key of what is asked about how it is read: the memory of another sender fills it anew."""
        return f"{self.draft_id}-{self.unit_id or ''}"


def drafts(answer: pl.DataFrame) -> Iterator[Draft]:
    """The drafts of the question `drafts`."""
    for row in answer.iter_rows(named=True):
        yield Draft(decisions=from_json(row.pop("choices")), **row)


def prepared(store: Store, draft: Draft) -> "Future[Batch]":
    """The draft prepared for booking, on its way or done; its exception may be a FileRefused.

    Where reading failed by a fault of ours its code is "file_failed", with the number under which
    the log tells it and the stage, reading or checking. It may be KeyMissing or FileDamaged too, where what is kept of the file cannot be opened.
    """
    decided = (
        draft.unit_id,
        draft.received_on,
        draft.decisions.letters_read,
        draft.decisions.choices,
    )
    known = ask(store, "roster_state").row(0)
    key = ("batch", store.url, draft.draft_id, decided, known)
    return reading.begun(key, lambda: _prepare(store, draft), about=draft.draft_id)


def rows_checked(draft: Draft) -> int | None:
    """How many rows of the draft are being checked; None while its file is still being read."""
    return _rows.get(draft.draft_id)


def workbook(store: Store, draft: Draft) -> Workbook:
    """The draft's file as it was read.

    Raises FileRefused, KeyMissing, FileDamaged, or DraftUnknown when it has just left the desk.
    """
    letters = draft.decisions.letters_read
    read_as, book = _workbooks.get(draft.draft_id, (None, None))
    if book is None or read_as != letters:
        found = list(ask(store, "draft_content", draft_id=draft.draft_id).iter_rows(named=True))
        if not found:
            raise DraftUnknown(draft.draft_id)
        content = opened(found[0]["content"], found[0]["file_hash"], keyring(store))
        book = read(content, draft.file_name, dict(letters))
        _workbooks[draft.draft_id] = letters, book
        while len(_workbooks) > _KEPT:
            _workbooks.popitem(last=False)
    return book


def let_go(draft: Draft) -> None:
    """The draft has left the desk: what was read of it is forgotten, and its memory goes back."""
    _workbooks.pop(draft.draft_id, None)
    reading.let_go(draft.draft_id)


def _prepare(store: Store, draft: Draft) -> Batch:
    try:
        book = workbook(store, draft)
        _rows[draft.draft_id] = sum(sheet.cells.height for sheet in book.sheets)
        return prepare(
            book,
            roster(store, draft.unit_id),
            draft.received_on,
            campaign().programme,
            draft.unit_id,
            draft.decisions.choices,
        )
    except FileRefused as refused:
        told = refused.code, refused.found
    except (DraftUnknown, KeyMissing, FileDamaged, NotRead):
        raise
    except (Exception, pl.exceptions.PanicException) as error:
        # a fault of ours: it is this file's alone, the others on the desk go on
        number, stage = uuid4().hex[:8], "checking" if draft.draft_id in _rows else "reading"
        _LOG.exception("file failed", exc_info=error, extra={"told": {"number": number}})
        told = "file_failed", {"number": number, "stage": stage}
    finally:
        _rows.pop(draft.draft_id, None)
        if not reading.is_wanted(draft.draft_id):  # put away while it was read
            _workbooks.pop(draft.draft_id, None)
    # a refusal is kept for the page, and would keep the whole file with the frames it came through
    raise FileRefused(told[0], **told[1])
