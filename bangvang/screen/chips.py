"""The choices on a board: chips whose state stands in the address, so that a link reopens the same board."""

from dataclasses import dataclass

import polars as pl
import streamlit as st

from bangvang import standings
from bangvang.fold import fold
from bangvang.pacing.periods import Period
from bangvang.screen import moments, tags
from bangvang.screen.frame import View
from bangvang.screen.picks import cluster, period, pills
from bangvang.standings import Cut, Moment
from bangvang.store import Parameter

KINDS = ("all", "district", "sector", "zone", "corporation")
MEASURES = ("initiatives", "registrants", "percent", "benefit")
LEVELS = ("upper", "grassroots", "team")
BLOCKS = ("all", "enterprise", "administrative")
SCOPES = ("all", "valid")
BASES = ("assigned", "pledged")


@dataclass(frozen=True)
class Choice:
    """What a board is asked for. None stands for all."""

    period: Period
    level: str = "upper"
    kind: str | None = None
    block: str | None = None
    cluster: str | None = None
    measure: str = "initiatives"
    scope: str = "all"
    basis: str = "assigned"
    cut: Cut | None = None  #: the cut looked at; None: the moment itself
    since: Moment | None = None  #: what movement is told from
    search: str = ""

    def moment(self, look: View) -> Moment:
        """What the board shows: the cut, or the day looked at."""
        return self.cut.frozen() if self.cut else Moment(look.as_of)

    def board(self, look: View) -> dict[str, Parameter]:
        """The parameters of the question `leaderboard`, with nothing to compare."""
        return look.board(
            self.period,
            level=self.level,
            kind=self.kind,
            cluster=self.cluster,
            block=self.block,
            scope=self.scope,
            measure=self.measure,
            basis=self.basis,
            as_of=self.moment(look).day,
        )

    def ranking(self, look: View) -> pl.DataFrame:
        """The whole board, with its movement."""
        return standings.ranking(look.ask, self.board(look), self.moment(look), self.since)


def board(
    look: View, opened: Cut | None = None, *, levels: bool = True, search: bool = True
) -> Choice:
    """The chips of a ranking, on one line; the rarer ones behind "Lọc", as tags when they are set.

    `opened` is a cut that the page shows anyway; without `levels` upper unions alone are ranked;
    without `search` no unit can be looked for.
    """
    t = look.words
    with st.container(horizontal=True, vertical_alignment="center"):
        kind = pills(look, "kind", KINDS, tags.KIND)
        measure = pills(look, "measure", MEASURES, "theo")
        cut, since = moments.choose(look, opened)
        with st.popover(t("chips.more"), width="content"):
            level = pills(look, "level", LEVELS, "cap-bac", "visible") if levels else LEVELS[0]
            named = period(look, "visible")
            scope = pills(look, "scope", SCOPES, "trang-thai", "visible")
            basis = pills(look, "basis", BASES, "can-cu", "visible")
            block = pills(look, "block", BLOCKS, "khoi", "visible")
            number = cluster(look)
        sought = _search(look) if search else ""
    set_apart = {
        "cap-bac": (level, level == LEVELS[0]),
        "trang-thai": (scope, scope == SCOPES[0]),
        "can-cu": (basis, basis == BASES[0]),
        "khoi": (block, block == BLOCKS[0]),
    }
    tags.show(look, set_apart, named)
    return Choice(
        named,
        level,
        _one(kind),
        _one(block),
        _one(number),
        measure,
        scope,
        basis,
        cut,
        since,
        fold(sought),
    )


def plan(look: View) -> Choice:
    """The chips of the pages that judge by a plan: phase, basis and stage."""
    with st.container(horizontal=True, vertical_alignment="center"):
        basis = pills(look, "basis", BASES, "can-cu")
        scope = pills(look, "scope", SCOPES, "trang-thai")
        named = period(look)
    return Choice(named, scope=scope, basis=basis)


def _search(look: View) -> str:
    label = look.words("chips.search")
    return st.text_input(
        label,
        key=tags.SEARCH,
        bind="query-params",
        placeholder=label,
        label_visibility="collapsed",
        width=150,
    )


def _one(code: str) -> str | None:
    return None if code == "all" else code
