"""What one sender's people register, day by day, and the few rows that must not count."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import NamedTuple

from bangvang.sample.forms import Form
from bangvang.sample.people import People, Person
from bangvang.sample.plan import Sender, daily
from bangvang.sample.titles import Titles
from bangvang.sample.unions import Union
from bangvang.sample.words import Draw, pick

_JOINT_SHARE = 0.05
_REJECTED_SHARE = 0.015
_REPEATED_SHARE = 0.004
_SPOILED_SHARE = 0.003
_WOMEN = {"mam_non": 0.97, "tieu_hoc": 0.82, "thcs": 0.72, "thpt": 0.66, "may": 0.84, "y_te": 0.7}
_WITH_AMOUNT = {"co_khi": 0.8, "may": 0.75, "thuc_pham": 0.7, "xay_dung": 0.7, "van_tai": 0.5}
_BAD_DAYS = ("31/02/2022", "30/02/2022", "31/04/2022", "15/13/2022", "32/03/2022")


class Row(NamedTuple):
    """One row as a unit would send it: an initiative with its authors."""

    day: date
    authors: tuple[Person, ...]
    union: Union
    title: str
    stage: str
    benefit_vnd: int
    bad_day: str = ""  #: what stands where the day should; such a row is refused


@dataclass(frozen=True)
class Cast:
    """Who a sender's rows are about, and what they say."""

    unions: list[tuple[Union, float]]  #: with their weights
    people: People
    titles: Titles


def rows(rng: Random, sender: Sender, form: Form, cast: Cast) -> Iterator[Row]:
    """The sender's rows in order of their days.

    Beside the initiatives of the plan come rows that never count: rejected ones, exact repeats, and
    rows without title or with an impossible day.
    """
    places = Draw([(place, weight) for place, (_, weight) in enumerate(cast.unions)])
    known: list[Person] = []
    members: dict[int, list[Person]] = defaultdict(list)
    recent: list[Row] = []
    number = 0
    for day, count in daily(sender):
        for _ in range(count):
            number += 1
            is_new = sender.registrants_after(number) > len(known)
            if is_new:
                place = places.one(rng)
                lead = cast.people.new(place, _WOMEN.get(cast.unions[place][0].trade, 0.4))
            else:
                lead = pick(rng, known)
            authors: tuple[Person, ...] = (lead,)
            if form.joint and rng.random() < _JOINT_SHARE:
                authors += _colleagues(rng, lead, members[lead.union])
            if is_new:
                known.append(lead)
                members[lead.union].append(lead)
            union = cast.unions[lead.union][0]
            row = Row(
                day,
                authors,
                union,
                cast.titles.new(union.trade),
                _stage(rng, day),
                _benefit(rng, union),
            )
            yield row
            recent.append(row)
            if rng.random() < _REJECTED_SHARE + _REPEATED_SHARE + _SPOILED_SHARE:
                yield from _never_counted(rng, form, row, pick(rng, recent[-60:]), cast.titles)


def _colleagues(rng: Random, lead: Person, colleagues: list[Person]) -> tuple[Person, ...]:
    """One or two registrants of the same grassroots union, if there are any."""
    wanted = 1 if rng.random() < 0.75 else 2
    others = [
        one for one in rng.sample(colleagues, min(wanted + 1, len(colleagues))) if one is not lead
    ]
    return tuple(others[:wanted])


def _never_counted(
    rng: Random, form: Form, row: Row, earlier: Row, titles: Titles
) -> Iterator[Row]:
    chance = rng.random() * (_REJECTED_SHARE + _REPEATED_SHARE + _SPOILED_SHARE)
    if chance < _REJECTED_SHARE:
        if "stage" in form.keys:
            yield row._replace(title=titles.new(row.union.trade), stage="rejected")
    elif chance < _REJECTED_SHARE + _REPEATED_SHARE:
        yield earlier
    elif "stt" in form.keys and rng.random() < 0.5:
        yield row._replace(title="")
    else:
        yield row._replace(title=titles.new(row.union.trade), bad_day=pick(rng, _BAD_DAYS))


def _stage(rng: Random, day: date) -> str:
    """Councils are weeks behind: what came in May is mostly still waiting."""
    chance = rng.random()
    if day < date(2022, 5, 1):
        return "valid" if chance < 0.9 else "pending"
    return "valid" if chance < 0.45 else "pending" if chance < 0.8 else "submitted"


def _benefit(rng: Random, union: Union) -> int:
    """Invented đồng a year, in whole hundred thousands; 0 where none is told."""
    if rng.random() > _WITH_AMOUNT.get(union.trade, 0.15):
        return 0
    return max(2, round(rng.lognormvariate(4.6, 1.1))) * 100_000
