"""Any history, recounted in plain Python: the boards must say the same, and agree with each other."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import polars as pl
import pytest

from bangvang.fold import fold
from tests.known import Known, line
from tests.queries.rows import BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC

UNITS = (BA_DINH, CAU_GIAY, DONG_DA, GIAO_DUC)
PHASE = (date(2022, 1, 8), date(2022, 5, 31))
DAYS = [date(2022, 1, 6) + timedelta(days=ahead) for ahead in (0, 2, 3, 60, 120, 140, 145, 146)]


@dataclass(frozen=True)
class Told:
    """One initiative as a file told it."""

    title: str
    authors: tuple[str, ...]
    unit_id: str
    union: str | None
    day: date
    stage: str
    benefit_vnd: int | None

    def rows(self) -> list[dict[str, object]]:
        first, *others = self.authors
        return line(
            self.title,
            first,
            self.unit_id,
            self.day.isoformat(),
            grassroots=self.union,
            with_others=tuple(others),
            stage=self.stage,
            benefit_vnd=self.benefit_vnd,
        )


def told_at_random(draw: random.Random) -> Told:
    """Few titles and few people, so that duplicates, ties and co-authors abound."""
    return Told(
        f"Giải pháp {draw.randrange(5)}",
        tuple(draw.sample(["An", "Bình", "Chi", "Dũng"], draw.choice([1, 1, 1, 2, 3]))),
        draw.choice(UNITS),
        draw.choice(["Công ty A", "Trường B", None]),
        draw.choice(DAYS),
        draw.choice(["submitted", "valid", "valid", "pending", "rejected"]),
        draw.choice([None, 1_000_000, 2_500_000]),
    )


def counted(history: list[Told], scope: str) -> tuple[list[Told], list[tuple[Told, str]]]:
    """The initiatives that count, and the author lines that make a registrant, by rule 1."""
    known: set[tuple[str, str | None, str, str]] = set()
    initiatives, lines = [], []
    for each in history:
        if each.stage == "rejected" or (scope == "valid" and each.stage != "valid"):
            continue
        keys = {
            author: (each.unit_id, each.union, fold(author), fold(each.title))
            for author in each.authors
        }
        if not known & set(keys.values()):
            initiatives.append(each)
        lines += [(each, author) for author, key in keys.items() if key not in known]
        known |= set(keys.values())
    return initiatives, lines


def value(
    history: list[Told], unit_id: str, scope: str, measure: str, as_of: date, quota: int
) -> Fraction:
    initiatives, lines = counted(history, scope)

    def counts(each: Told) -> bool:
        return each.unit_id == unit_id and PHASE[0] <= each.day <= min(PHASE[1], as_of)

    number = sum(counts(each) for each in initiatives)
    people = {(each.union, author) for each, author in lines if counts(each)}
    benefit = sum(each.benefit_vnd or 0 for each in initiatives if counts(each))
    return Fraction(
        {
            "initiatives": number,
            "registrants": len(people),
            "percent": Fraction(100 * number, quota),
            "benefit": benefit,
        }[measure]
    )


def ranks(values: dict[str, Fraction]) -> dict[str, int | None]:
    return {
        unit: 1 + sum(other > mine for other in values.values()) if mine else None
        for unit, mine in values.items()
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_ranks_values_and_movement_equal_a_recount(known: Known, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311
    quotas = dict(zip(UNITS, (3, 6, 7, 6), strict=True))
    for unit, amount in quotas.items():
        known.quota(unit, amount)
    history: list[Told] = []
    for _ in range(3):
        file = [told_at_random(draw) for _ in range(12)]
        known.book(*[each.rows() for each in file])
        history += file
        as_of, compare = draw.choice(DAYS[3:]), draw.choice(DAYS)
        for scope in ("all", "valid"):
            for measure in ("initiatives", "registrants", "percent", "benefit"):
                now, before = (
                    {
                        unit: value(history, unit, scope, measure, day, quotas[unit])
                        for unit in UNITS
                    }
                    for day in (as_of, compare)
                )
                rank, rank_before = ranks(now), ranks(before)
                board = known.board(scope=scope, measure=measure, as_of=as_of, compare=compare)
                for unit in UNITS:
                    row = board.row(by_predicate=pl.col("unit_id") == unit, named=True)
                    told = (row["value"] or 0, row["rank"], row["rank_before"])
                    assert told == (float(now[unit]), rank[unit], rank_before[unit])
                    both = rank[unit], rank_before[unit]
                    moved = None if None in both else rank_before[unit] - rank[unit]
                    assert row["movement"] == moved
                    above = [mine for mine in now.values() if mine > now[unit]]
                    gap = float(min(above) - now[unit]) if above and rank[unit] else None
                    assert row["gap"] == (None if gap is None else pytest.approx(gap))


@pytest.mark.parametrize("scope", ["all", "valid"])
def test_four_questions_find_the_same_city(known: Known, scope: str) -> None:
    draw = random.Random(11)  # noqa: S311
    known.book(*[told_at_random(draw).rows() for _ in range(60)])
    for as_of in (*DAYS, date(2022, 6, 30)):
        city = known.city(scope=scope, as_of=as_of)
        board = known.board(scope=scope, as_of=as_of)
        daily = known.ask("daily", period="phase-1", unit=None, scope=scope, as_of=as_of)
        quota = known.ask(
            "quota",
            period="phase-1",
            scope=scope,
            basis="assigned",
            as_of=as_of,
            plan_from=as_of,
            week_from=as_of,
            week_to=as_of,
        )
        assert (
            city["initiatives"]
            == board["initiatives"].sum()
            == daily["initiatives"].sum()
            == quota["initiatives"].sum()
        )
        assert city["registrants"] == board["registrants"].sum() == daily["registrants"].sum()
        assert (city["benefit_vnd"] or 0) == board["benefit_vnd"].sum()
        assert city["percent"] == (None if city["quota"] is None else city["initiatives"] / 520)
    assert city["initiatives"] > 10
