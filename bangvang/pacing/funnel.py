"""The funnel: how many people registered, what they handed in, and what of it is recognised."""

from dataclasses import dataclass

import polars as pl


@dataclass(frozen=True)
class Funnel:
    """One unit, or all of them. People in `registrants`, initiatives in the rest."""

    registrants: int
    submitted: int  #: all that was handed in: what counts on the boards, and what was rejected
    valid: int
    pending: int
    rejected: int
    members: int | None = None  #: of the units whose number of members is known
    registrants_of_members: int = 0  #: the people of just these units

    @property
    def unmarked(self) -> int:
        """Handed in, and nobody has said yet what became of it."""
        return self.submitted - self.valid - self.pending - self.rejected

    @property
    def per_person(self) -> float | None:
        return self.submitted / self.registrants if self.registrants else None

    @property
    def is_reviewed(self) -> bool:
        """Whether any of it carries a stage; a unit that sends no stages has no rate of valid ones."""
        return self.valid + self.pending + self.rejected > 0

    def percent(self, part: int) -> float | None:
        """A part in percent of what was handed in; None while nothing is reviewed."""
        return 100 * part / self.submitted if self.is_reviewed else None

    @property
    def participation(self) -> float | None:
        """Registrants in percent of members, of the units whose members are known."""
        return 100 * self.registrants_of_members / self.members if self.members else None


def funnels(answer: pl.DataFrame, members: pl.DataFrame) -> dict[str, Funnel]:
    """The funnel of each row of the question `funnel`; `members` are the rows of that question."""
    known = dict(members.select("unit_id", "members").iter_rows())
    return {
        row["unit_id"]: Funnel(
            row["registrants"],
            row["submitted"],
            row["valid"],
            row["pending"],
            row["rejected"],
            known.get(row["unit_id"]),
            row["registrants"] if row["unit_id"] in known else 0,
        )
        for row in answer.iter_rows(named=True)
    }


def together(parts: list[Funnel]) -> Funnel:
    """All of them as one. Members are told of the units that have said theirs."""
    known = [part.members for part in parts if part.members is not None]
    return Funnel(
        sum(part.registrants for part in parts),
        sum(part.submitted for part in parts),
        sum(part.valid for part in parts),
        sum(part.pending for part in parts),
        sum(part.rejected for part in parts),
        sum(known) if known else None,
        sum(part.registrants_of_members for part in parts),
    )
