"""A small known campaign: rows written by hand, booked through the real store."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from itertools import count
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import duckdb
import polars as pl

from bangvang.access import SYSTEM
from bangvang.fold import fold
from bangvang.intake.batch import BOOKED, Batch
from bangvang.questions import ask
from bangvang.store import Parameter, Receipt, Store, book, seed
from bangvang.store.keys import SETTINGS, keyring
from bangvang.store.quotas import QUOTA, put_quotas
from bangvang.store.sealing import opened

AT = datetime(2022, 5, 19, 18)
#: the leaderboard in its plainest form: phase 1 as of 19/05/2022
BOARD: dict[str, Parameter] = {
    "level": "upper",
    "kind": None,
    "cluster": None,
    "block": None,
    "period": "phase-1",
    "scope": "all",
    "measure": "initiatives",
    "basis": "assigned",
    "as_of": date(2022, 5, 19),
    "compare": None,
}
FILE = "known.duckdb"
_number = count()


def line(
    title: str,
    person: str,
    upper: str = "D-CAU-GIAY",
    day: str = "2022-05-10",
    *,
    grassroots: str | None = "Công ty A",
    with_others: tuple[str, ...] = (),
    **other: object,
) -> list[dict[str, object]]:
    """One initiative as rows of `BOOKED`: its first author and the others."""
    row = next(_number)
    return [
        {
            "sheet": "S",
            "row": row,
            "line": place,
            "title_row": row,
            "title": title,
            "title_key": fold(title),
            "person": name,
            "person_key": fold(name),
            "upper_id": upper,
            "grassroots": grassroots,
            "registered_on": date.fromisoformat(day),
            "stage": "submitted",
            **other,
        }
        for place, name in enumerate([person, *with_others])
    ]


def batch(*lines: list[dict[str, object]], content: bytes | None = None) -> Batch:
    """A file of these rows; its bytes are its own unless given."""
    rows = pl.DataFrame([row for each in lines for row in each], schema=BOOKED)
    number = next(_number)
    return Batch(
        file_name=f"{number}.csv",
        content=content or str(number).encode(),
        encoding="unicode",
        received_on=date(2022, 5, 19),
        tables=(),
        booked=rows,
    )


@dataclass
class Known:
    """An open database with the campaign of `data/` in it, asked and booked in short."""

    folder: Path
    store: Store = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / FILE
        if not path.exists():
            path.write_bytes(_seeded())
        self.store = Store(f"duckdb:///{path}")
        keyring(self.store)  # keys of its own, where it has none yet

    def copied(self, folder: Path) -> "Known":
        """A campaign as this one stands, in another folder and open. This one is closed for it."""
        self.store.close()
        for file in self.folder.glob(f"{Path(FILE).stem}.*"):
            copy(file, folder)
        return Known(folder)

    def drop(self) -> None:
        """Lets go of a file that nobody opens again; what its log holds need not be put into it."""
        with suppress(duckdb.Error):  # the test has closed it, or DuckDB has given up on it
            self.store._held.connection.execute("pragma disable_checkpoint_on_shutdown")
        self.store.close()

    def book(self, *lines: list[dict[str, object]], content: bytes | None = None) -> Receipt:
        return book(self.store, [batch(*lines, content=content)], SYSTEM, AT)[0]

    def original(self, batch_id: str) -> bytes:
        """The file of a batch, opened."""
        return self._opened("original", batch_id=batch_id)

    def draft_file(self, draft_id: str) -> bytes:
        """The file of a draft, opened."""
        return self._opened("draft_content", draft_id=draft_id)

    def _opened(self, question: str, **which: Parameter) -> bytes:
        kept = self.ask(question, **which).row(0, named=True)
        return opened(kept["content"], kept["file_hash"], keyring(self.store))

    def ask(self, name: str, **parameters: Parameter) -> pl.DataFrame:
        return ask(self.store, name, **parameters)

    def board(self, **changed: Parameter) -> pl.DataFrame:
        """The leaderboard of phase 1 as of 19/05/2022, with some parameters changed."""
        return self.ask("leaderboard", **(BOARD | changed))

    def standing(self, unit_id: str, **changed: Parameter) -> dict[str, object]:
        """One unit's row of the board."""
        return self.board(**changed).row(by_predicate=pl.col("unit_id") == unit_id, named=True)

    def city(self, **changed: Parameter) -> dict[str, object]:
        plain: dict[str, Parameter] = {
            "period": "phase-1",
            "scope": "all",
            "basis": "assigned",
            "block": None,
            "as_of": date(2022, 5, 19),
        }
        return self.ask("city", **(plain | changed)).row(0, named=True)

    def without_quota(self, *unit_ids: str) -> None:
        """Takes out every quota of the units."""
        with self.store.transaction() as cursor:
            for unit_id in unit_ids:
                cursor.execute("delete from quota where unit_id = $unit", {"unit": unit_id})
            put_quotas(cursor, pl.DataFrame(schema=QUOTA))

    def quota(self, unit_id: str, amount: int, **changed: object) -> None:
        """Puts one assigned phase-1 quota in place of the unit's earlier ones, or beside them when dated later."""
        row = {
            "unit_id": unit_id,
            "period_id": "phase-1",
            "measure": "initiatives",
            "basis": "assigned",
            "block": None,
            "from_day": date(2022, 1, 8),
            "amount": amount,
            "status": "published",
        } | changed
        with self.store.transaction() as cursor:
            if row["from_day"] == date(2022, 1, 8):
                cursor.execute("delete from quota where unit_id = $unit", {"unit": unit_id})
            put_quotas(cursor, pl.DataFrame([row], schema=QUOTA))


@cache
def _seeded() -> bytes:
    """The file of a campaign without keys on which nothing was done: made once a process, for it takes long."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        store = Store(f"duckdb:///{path}")
        seed(store)
        with store._held.cursor() as cursor:
            cursor.execute(
                "delete from setting where name in (select unnest($keys))", {"keys": SETTINGS}
            )
        store.close()
        return path.read_bytes()
