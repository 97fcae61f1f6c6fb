"""The cuts of the sample: made while it is loaded, each from what is booked by then."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bangvang.sample.words import FOLDER


@dataclass(frozen=True)
class SampleCut:
    """One cut: what it states, who makes it when; kind: hand, daily."""

    name: str
    moment: datetime
    made_at: datetime
    made_by: str
    kind: str


def cuts() -> Iterator[SampleCut]:
    """The cuts of `cuts.csv`, in the order of their making."""
    with (FOLDER / "cuts.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            moment, made_at = (datetime.fromisoformat(row[name]) for name in ("moment", "made_at"))
            yield SampleCut(row["name"], moment, made_at, row["made_by"], row["kind"])
