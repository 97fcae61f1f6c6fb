"""The campaign as data: names, window, periods, units and quotas, read from `data/`."""

import csv
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import polars as pl

from bangvang.fold import fold

DATA = Path(__file__).resolve().parent.parent / "data"

#: what the emulation score is reckoned by, in the order of the table
CRITERIA = ("quota_share", "growth", "participation", "valid_share", "on_time")

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: chr(ord("A") + rank) for rank, letter in enumerate(_ALPHABET)}
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")


@dataclass(frozen=True)
class Campaign:
    """The words and the window of the campaign."""

    name: str
    name_en: str
    owner: str
    owner_en: str
    city: str
    time_zone: str
    programme_starts_on: date
    programme_ends_on: date
    periods: pl.DataFrame  #: one row per period: the columns of table `period`

    @property
    def programme(self) -> tuple[date, date]:
        return self.programme_starts_on, self.programme_ends_on


@cache
def campaign(folder: Path = DATA) -> Campaign:
    """The campaign of `campaign.toml`, the programme itself among its periods; read once a process."""
    with (folder / "campaign.toml").open("rb") as file:
        words = tomllib.load(file)
    window = (words["programme_starts_on"], words["programme_ends_on"])
    rows = [
        (p["id"], p["name"], p["name_en"], p["kind"], p.get("phase"), p["starts_on"], p["ends_on"])
        for p in words["periods"]
    ]
    rows.append(("programme", "Toàn chương trình", "Whole programme", "programme", None, *window))
    periods = pl.DataFrame(
        rows,
        schema=["period_id", "name", "name_en", "kind", "phase_id", "starts_on", "ends_on"],
        orient="row",
    )
    return Campaign(
        words["name"],
        words["name_en"],
        words["owner"],
        words["owner_en"],
        words["city"],
        words["time_zone"],
        *window,
        periods,
    )


def units(folder: Path = DATA) -> pl.DataFrame:
    """One row per unit of `units.csv`: the columns of table `unit`."""
    with (folder / "units.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["code"]: row for row in csv.DictReader(file)}
    return pl.DataFrame([_unit(row, rows) for row in rows.values()], schema=UNIT_COLUMNS)


UNIT_COLUMNS = pl.Schema(
    {
        "unit_id": pl.String,
        "name": pl.String,
        "display_name": pl.String,
        "short_name": pl.String,
        "kind": pl.String,
        "level": pl.String,
        "parent_id": pl.String,
        "upper_id": pl.String,
        "grassroots_id": pl.String,
        "cluster": pl.String,
        "block": pl.String,
        "valid_from": pl.Date,
        "valid_to": pl.Date,
        "search_key": pl.String,
        "name_order": pl.String,
        "cluster_status": pl.String,
    }
)


def _unit(row: dict[str, str], rows: dict[str, dict[str, str]]) -> dict[str, object]:
    upper = row
    while upper["level"] not in ("upper", "city"):
        upper = rows[upper["parent"]]
    return {
        "unit_id": row["code"],
        "name": row["name"],
        "display_name": row["display_name"],
        "short_name": row["short_name"],
        "kind": upper["kind"],
        "level": row["level"],
        "parent_id": row["parent"] or None,
        "upper_id": upper["code"] if upper["level"] == "upper" else None,
        "grassroots_id": {"grassroots": row["code"], "team": row["parent"]}.get(row["level"]),
        "cluster": upper["cluster"] or None,
        "block": row["block"] or None,
        "valid_from": date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
        "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        "search_key": fold(f"{row['name']} {row['display_name']} {row['short_name']}"),
        "name_order": name_order(row["short_name"]),
        "cluster_status": upper["cluster_status"] or None,
    }


def spellings(folder: Path = DATA) -> pl.DataFrame:
    """One row per folded spelling and unit: the columns of table `spelling`."""
    return pl.DataFrame(
        sorted(set(_spellings(folder))),
        schema={"spelling": pl.String, "unit_id": pl.String, "ambiguous": pl.Boolean},
        orient="row",
    ).with_columns(source=pl.lit("roster"))


def _spellings(folder: Path) -> Iterator[tuple[str, str, bool]]:
    asked = set()
    with (folder / "ambiguous.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            asked.add(fold(row["spelling"]))
            yield fold(row["spelling"]), row["unit_id"], True
    with (folder / "units.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words = [row["code"], row["name"], row["display_name"], row["short_name"]]
            for spelling in {fold(w) for w in [*words, *row["aliases"].split(";")]} - {"", *asked}:
                yield spelling, row["code"], False


def quotas(folder: Path = DATA) -> pl.DataFrame:
    """One row per quota of `quotas.csv`: the columns of table `quota`."""
    return pl.read_csv(
        folder / "quotas.csv", schema_overrides={"from_day": pl.Date}, comment_prefix="#"
    ).select(
        "measure",
        "basis",
        "block",
        "from_day",
        "status",
        unit_id="unit",
        period_id="period",
        amount=pl.col("amount").cast(pl.Int64),
    )


def criteria(from_day: date, folder: Path = DATA) -> pl.DataFrame:
    """One row per criterion of `score.toml`, the example: the columns of table `criterion`."""
    with (folder / "score.toml").open("rb") as file:
        table = tomllib.load(file)
    rows = [
        (name, from_day, table[name]["points"], float(table[name]["full_at"]), True)
        for name in CRITERIA
    ]
    return pl.DataFrame(
        rows,
        schema=["criterion_id", "from_day", "points", "full_at", "is_example"],
        orient="row",
    )


def calendar(window: tuple[date, date]) -> pl.DataFrame:
    """One row per day from a month before to a month after the window."""
    edge = timedelta(days=31)
    return pl.DataFrame({"day": pl.date_range(window[0] - edge, window[1] + edge, eager=True)})


def name_order(name: str) -> str:
    """A plain string that sorts as Vietnamese words sort: a ă â b c d đ e ê …, tones aside."""
    toneless = _TONES.sub("", unicodedata.normalize("NFD", name.lower()))
    return "".join(
        _ORDER.get(letter, letter if letter.isdigit() else " ")
        for letter in unicodedata.normalize("NFC", toneless)
    )
