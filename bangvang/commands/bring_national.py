"""`national`: a table of the nation from a file, all its sound rows or none of them."""

from collections.abc import Iterable, Iterator

from bangvang import national
from bangvang.campaign import campaign
from bangvang.clock import moment
from bangvang.commands.actor import actor
from bangvang.commands.answer import VIETNAMESE, Answer
from bangvang.commands.asked import BringNational
from bangvang.commands.files import File, Trouble
from bangvang.intake import FileRefused
from bangvang.intake.national import NationalTable
from bangvang.store import Store


def bring_national(store: Store, asked: BringNational, files: Iterable[File]) -> Answer:
    """Writes the standings of each file, or only tells them; exit code 1 when a file fails."""
    told: list[str] = []
    failed = False
    for file in files:
        if isinstance(file.content, Trouble):
            failed = True
            told.append(f"{file.name}: {VIETNAMESE(f'cli.trouble.{file.content}')}")
            continue
        now = moment(store, campaign().time_zone)
        try:
            table = national.understood(
                store, campaign(), file.content, file.name, now.date(), asked.as_of
            )
        except FileRefused as refused:
            failed = True
            key = "stray_cell" if "cell" in refused.found else refused.code
            told.append(f"{file.name}: {VIETNAMESE(f'file_error.{key}', **refused.found)}")
            continue
        if not asked.dry_run and table.standings.height:
            national.take_in(store, table, file.name, actor(), now)
        told += _lines(file.name, table, asked.dry_run)
    return Answer(int(failed), "\n".join(told) + "\n")


def _lines(name: str, table: NationalTable, is_dry: bool) -> Iterator[str]:
    t = VIETNAMESE
    status = t.label("cli.status", "dry_run" if is_dry else "committed")
    rows, aside = table.standings.height, table.set_aside
    yield f"{name}: {status}. {t('national.found', rows=t.number(rows), aside=aside)}"
    for sheet, row, reason, value in table.refused.select(
        "sheet", "row", "reason", "value"
    ).iter_rows():
        place = t("cli.place_in_sheet" if sheet else "cli.place", sheet=sheet, rows=row)
        shown = f" “{value}”" if value else ""
        yield f"  - {place}: {t.label('national.reason', reason)}{shown}"
