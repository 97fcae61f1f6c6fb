"""The files of the sample campaign, in the order in which they would have come in."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from bangvang.fold import fold
from bangvang.sample.forms import Form, forms, written
from bangvang.sample.initiatives import Cast, rows
from bangvang.sample.people import People
from bangvang.sample.plan import ENDS_ON, MIDDLE, Sender, senders
from bangvang.sample.titles import Titles
from bangvang.sample.unions import teams, unions
from bangvang.sample.words import FOLDER, SEED

_LARGE = 900  #: initiatives above which a sender writes once more


@dataclass(frozen=True)
class SampleFile:
    """One file as a unit sent it. All its rows are dated on or before `received_on`."""

    file_name: str
    content: bytes
    received_on: date
    unit_id: str  #: the upper union it comes from


def files() -> Iterator[SampleFile]:
    """All files of the sample, in order of `received_on`; the same bytes every time."""
    shapes, names = forms(), _unit_names()
    districts = [
        name.removeprefix("LĐLĐ ") for code, (name, _) in names.items() if code.startswith("D-")
    ]
    titles = Titles(Random(f"{SEED} titles"))  # noqa: S311
    sent: list[SampleFile] = []
    for sender in senders():
        sent += _files(sender, shapes[sender.form], names[sender.code], districts, titles)
        titles.forget()
    yield from sorted(sent, key=lambda file: file.received_on)


def _files(
    sender: Sender, form: Form, names: tuple[str, str], districts: list[str], titles: Titles
) -> Iterator[SampleFile]:
    rng = Random(f"{SEED} rows {sender.code}")  # noqa: S311
    display_name, short_name = names
    people = People(rng, form.mark, teams(sender))
    cast = Cast(unions(rng, sender, display_name, districts), people, titles)
    registered = list(rows(rng, sender, form, cast))
    rounds = _rounds(rng, sender)
    for number, (before, received_on) in enumerate(pairwise([date.min, *rounds]), 1):
        part = [row for row in registered if before < row.day <= received_on]
        if part:
            content = written(form, part, display_name, received_on)
            file_name = _file_name(rng, form, short_name, number, received_on)
            yield SampleFile(file_name, content, received_on, sender.unit_id)


def _rounds(rng: Random, sender: Sender) -> list[date]:
    """The days on which a sender writes: what is dated up to the middle day has come in by then."""
    early = [
        date(2022, 3, 14) + timedelta(rng.randrange(12)),
        date(2022, 4, 13) + timedelta(rng.randrange(4)),
        date(2022, 4, 27) + timedelta(rng.randrange(3)),
        date(2022, 5, 9) + timedelta(rng.randrange(5)),
    ]
    for _ in range(1 if sender.initiatives_end > _LARGE else 2):
        del early[rng.randrange(len(early))]
    return [*early, MIDDLE, ENDS_ON]


def _file_name(rng: Random, form: Form, short_name: str, number: int, received_on: date) -> str:
    ending = "xlsx" if form.workbook else "csv"
    plain = "".join(word.capitalize() for word in fold(short_name).split())
    day = f"{received_on.day}-{received_on.month}"
    return rng.choice(
        [
            f"{plain}_dot{number}.{ending}",
            f"DS sang kien {plain} {day}.{ending}",
            f"{short_name} - 1 triệu sáng kiến đến {day}.{ending}",
            f"{plain}_T{received_on.month}_{received_on.day:02d}.{ending}",
            f"TongHop_{plain}_{received_on:%d%m%Y}.{ending}",
        ]
    )


def _unit_names() -> dict[str, tuple[str, str]]:
    """Code -> the name boards print and the short name."""
    with (FOLDER.parent / "units.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: (row["display_name"], row["short_name"]) for row in csv.DictReader(file)
        }
