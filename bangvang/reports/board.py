"""A board as somebody sees it, with the words that stand around it: one source for every file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import polars as pl

from bangvang.campaign import Campaign
from bangvang.pacing.periods import Period
from bangvang.reports.illustrative import explained, stands
from bangvang.store import Parameter
from bangvang.text import Words

_TITLES = {
    "upper": "leaderboard.title",
    "grassroots": "leaderboard.title_grassroots",
    "team": "leaderboard.title_team",
}
_FILTERS = (("kind", "kind"), ("block", "block"))


@dataclass(frozen=True)
class Board:
    """What was asked, and the rows that answer it.

    `asked` holds the parameters of the question `leaderboard`; `ranking` the rows shown, in the
    order of the screen, of which a search may have left some out; `bands` is known of upper unions.
    """

    ranking: pl.DataFrame
    asked: Mapping[str, Parameter]
    period: Period
    moment: datetime
    bands: Mapping[str, str | None] = field(default_factory=dict)
    since: str = ""  #: what movement is told from, in words: a day, or the name of a cut
    search: str = ""
    cut: str = ""  #: the name of the cut, when the board is a frozen one

    @property
    def measure(self) -> str:
        return str(self.asked["measure"])

    @property
    def level(self) -> str:
        return str(self.asked["level"])

    def title(self, t: Words) -> str:
        return t(_TITLES[self.level], measure=t.label("measure_name", self.measure))

    def lines(self, campaign: Campaign, t: Words) -> list[str]:
        """What stands under the title: campaign and period, moment, filters and what is compared."""
        return [
            f"{campaign_name(campaign, t)} · {self.period.label(t.language)}",
            " · ".join([self.moment_told(t), *self.filters(t)]),
        ]

    def moment_told(self, t: Words) -> str:
        """Tính đến 18:00 ngày 19/05/2022, or the cut that is shown."""
        told = t.as_of(self.moment)
        return t("reports.cut", name=self.cut, moment=told) if self.cut else told

    def filters(self, t: Words) -> list[str]:
        """Every choice that leaves units out or changes what is counted, in words."""
        told = [
            t.label(table, str(self.asked[name])) for name, table in _FILTERS if self.asked[name]
        ]
        if self.asked["cluster"]:
            told.append(t("units.in_cluster", cluster=self.asked["cluster"]))
        if self.search:
            told.append(t("reports.searched", words=self.search))
        if self.since:
            told.append(t("reports.since", moment=self.since))
        return told

    def note(self, t: Words) -> str:
        """The stage counted, the formula of the percent and its quota; what * means where one stands."""
        return board_note(self.ranking, str(self.asked["scope"]), str(self.asked["basis"]), t)

    def value(self, row: Mapping[str, object], t: Words) -> str:
        """The counted value of a row as the board prints it."""
        if self.measure == "benefit":
            return t.money(row["benefit_vnd"])  # type: ignore[arg-type]
        column = "registrants" if self.measure == "registrants" else "initiatives"
        return t.number(row[column])  # type: ignore[arg-type]

    @property
    def as_of(self) -> date:
        return self.moment.date()


def board_note(ranking: pl.DataFrame, scope: str, basis: str, t: Words) -> str:
    """What is said below rows of `leaderboard`, on a page or on paper."""
    told = t(
        "leaderboard.note",
        stage=t.label("scope_name", scope),
        basis=t.label("basis_name", basis),
    )
    return explained(told, stands(ranking), t)


def campaign_name(campaign: Campaign, t: Words) -> str:
    """The campaign's name in the words of the visit."""
    return campaign.name if t.language == "vi" else campaign.name_en


def found(ranking: pl.DataFrame, search: str) -> pl.DataFrame:
    """The rows whose unit is known by the folded words; ranks stay those of the whole board."""
    if not search:
        return ranking
    return ranking.filter(pl.col("search_key").str.contains(search, literal=True))
