"""`import`: registration files become batches, each in a transaction of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import PurePath
from unicodedata import normalize

import polars as pl

from bangvang import gone
from bangvang.access import Actor
from bangvang.campaign import campaign
from bangvang.clock import moment
from bangvang.commands.actor import actor
from bangvang.commands.answer import VIETNAMESE, Answer, WrongUsage, both
from bangvang.commands.asked import ImportFiles, ShowBoard
from bangvang.commands.chosen_board import board_parameters
from bangvang.commands.files import File, Trouble
from bangvang.commands.outcome import FileError, Outcome
from bangvang.commands.report import as_json, as_text
from bangvang.deciding import Decisions, headings_of, remembered
from bangvang.draw import upload
from bangvang.intake import Batch, FileRefused, prepare, read
from bangvang.questions import ask
from bangvang.store import Change, Receipt, Store, book, effect, roster


def bring_in(store: Store, asked: ImportFiles, files: Iterable[File]) -> Answer:
    """Books the files, or only tries to; exit code 1 when one failed as a whole.

    Raises WrongUsage for an unknown unit.
    """
    if asked.unit is not None:
        _check_unit(store, asked.unit)
    now = moment(store, campaign().time_zone)
    desk = _Desk(
        store, actor(), now, asked.received or now.date(), asked.unit, asked.again, asked.dry_run
    )
    outcomes = [desk.take(file) for file in files]
    has_failed = any(outcome.error for outcome in outcomes)
    return Answer(int(has_failed), as_json(outcomes) if asked.json else as_text(outcomes))


def _check_unit(store: Store, code: str) -> None:
    codes = roster(store).units.filter(pl.col("level") != "city")["unit_id"].to_list()
    if code not in codes:
        close = get_close_matches(code.upper(), codes, n=5, cutoff=0.4)
        raise WrongUsage(both("cli.unit_unknown", code=code, close=", ".join(close) or "–"))


@dataclass(frozen=True)
class _Desk:
    """Takes in one file after the other."""

    store: Store
    actor: Actor
    now: datetime
    received_on: date
    unit_id: str | None
    again: bool
    is_dry_run: bool

    def take(self, file: File) -> Outcome:
        if isinstance(file.content, Trouble):
            error = FileError("file_unreadable", VIETNAMESE(f"cli.trouble.{file.content}"))
            return Outcome(file.name, "failed", error=error)
        try:
            batch = self._prepared(file.name, file.content)
        except FileRefused as refused:
            error = FileError(refused.code, _explained(refused))
            return Outcome(file.name, "failed", error=error)
        if self.is_dry_run:
            board = board_parameters(self.store, ShowBoard())
            tried = effect(self.store, batch, self.actor, self.now, board, again=self.again)
            return self._outcome(file, batch, tried.receipts[0], tried.changes)
        (receipt,) = book(self.store, [batch], self.actor, self.now, again=self.again)
        return self._outcome(file, batch, receipt, ())

    def _prepared(self, name: str, content: bytes) -> Batch:
        batch = self._read_as(Decisions(), name, content)
        if self.unit_id is None:
            return batch
        headings = headings_of(batch.tables)
        learned = remembered(ask(self.store, "layouts"), self.unit_id, headings)
        return batch if learned is None else self._read_as(learned, name, content)

    def _read_as(self, decided: Decisions, name: str, content: bytes) -> Batch:
        letters = dict(decided.letters_read)
        workbook = read(content, normalize("NFC", PurePath(name).name), letters)
        programme = campaign().programme
        known = roster(self.store, self.unit_id)
        return prepare(workbook, known, self.received_on, programme, self.unit_id, decided.choices)

    def _outcome(
        self, file: File, batch: Batch, receipt: Receipt, changes: tuple[Change, ...]
    ) -> Outcome:
        refusals, status, batch_id = batch.refused, receipt.status, receipt.batch_id
        if status != "committed":  # what counts is how the file was booked then
            refusals = ask(self.store, "refusals", batch_id=batch_id)
        is_undone = self.is_dry_run and status == "committed"
        return Outcome(
            file.name,
            "dry_run" if is_undone else status,
            None if is_undone else batch_id,
            rows_read=receipt.rows_read,
            accepted=receipt.accepted,
            duplicates=receipt.duplicates,
            refused=receipt.refused,
            set_aside=receipt.set_aside,
            encoding=batch.encoding,
            proposed_unit_id=None if self.unit_id else batch.proposed_unit_id,
            refusals=refusals.select("sheet", "row", "reason"),
            changes=changes,
            letter_total=batch.letter_total,
            notes=self._notes(batch, receipt) if status == "committed" else (),
            what_became=self._what_became(batch) if status in gone.STATES else "",
        )

    def _notes(self, batch: Batch, receipt: Receipt) -> list[str]:
        """What the desk would say of the file beside its counts."""
        later = upload.later_rows(batch, self.now.date())
        notes = upload.warnings(batch, later, VIETNAMESE)
        if batch.letter_total is None:
            return notes
        told, verdict, _ = upload.letter(batch, receipt.duplicates, batch.letter_total, VIETNAMESE)
        return [f"{told} · {verdict}", *notes]

    def _what_became(self, batch: Batch) -> str:
        """What happened to the same bytes after they were booked."""
        found = ask(self.store, "gone_file", file_hash=batch.file_hash).row(0, named=True)
        return gone.told(batch.file_name, found, VIETNAMESE)


def _explained(refused: FileRefused) -> str:
    key = "stray_cell" if "cell" in refused.found else refused.code
    return VIETNAMESE(f"file_error.{key}", **refused.found)
