"""The quota page: what it is asked for, its head, its lists and its note."""

import polars as pl

from bangvang.draw import quota, style
from bangvang.draw.quota import BASES, Part
from bangvang.pacing.periods import Period
from bangvang.reports.illustrative import explained, stands
from bangvang.screen import frame, headline
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.screen.picks import pills

GROUPINGS = ("kind", "cluster")
BLOCKS = ("enterprise", "administrative")


def grouping(look: View) -> str:
    """By kind or by cluster."""
    return pills(look, "grouping", GROUPINGS, "nhom")


def title(look: View, choice: Choice) -> str:
    """How many units have reached their quota, and the moment."""
    t, judged = look.words, _judged(look, choice)
    whole = headline.city(look, choice.period, choice.scope, choice.basis)
    reached = judged.filter(judged["band"] == "reached").height
    told = t("quota.title", reached=reached, units=judged.height)
    return style.head(told, t.as_of(look.moment), headline.coverage(look, whole))


def top(look: View, choice: Choice) -> str:
    """The campaign and its blocks against both quotas, and how many units stand where."""
    return quota.top(_parts(look, choice), choice.basis, _judged(look, choice), look.words)


def groups(look: View, choice: Choice, grouping: str) -> str:
    """Every unit against both quotas, by kind or by cluster."""
    return quota.groups(_judged(look, choice), grouping, choice.basis, look.words)


def note(look: View, choice: Choice) -> str:
    """By which quota, in which days; and that some initiatives stand in no block, where some do; what * means."""
    t, plan = look.words, look.plan(choice.period)
    rule = t(
        "quota.note",
        basis=t.label("basis", choice.basis),
        start=t.short_day(plan.starts_on),
        end=t.short_day(plan.ends_on),
    )
    whole, *blocks = _parts(look, choice)
    rest = whole.initiatives - sum(block.initiatives for block in blocks)
    without = t("quota.without_block", count=t.number(rest)) if rest else ""
    judged = _judged(look, choice)
    is_starred = any(stands(judged, basis, f"{basis}_is_illustrative") for basis in BASES)
    return style.note(explained(f"{rule} {without}".strip(), is_starred, t))


def _judged(look: View, choice: Choice) -> pl.DataFrame:
    return frame.paced(look, look.plan(choice.period), choice.scope, choice.basis)


def _parts(look: View, choice: Choice) -> list[Part]:
    """The campaign, then each block."""
    t, phase = look.words, look.plan(choice.period).phase
    return [
        _part(look, t("quota.whole"), None, phase, choice.scope),
        *(
            _part(look, t.label("block_name", block), block, phase, choice.scope)
            for block in BLOCKS
        ),
    ]


def _part(look: View, label: str, block: str | None, phase: Period, scope: str) -> Part:
    rows = {
        basis: look.ask(
            "city",
            period=phase.period_id,
            scope=scope,
            basis=basis,
            block=block,
            as_of=look.as_of,
        ).row(0, named=True)
        for basis in BASES
    }
    return Part(
        label,
        rows[BASES[0]]["initiatives"],
        {basis: (row["quota"], row["percent"]) for basis, row in rows.items()},
    )
