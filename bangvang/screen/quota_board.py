"""What the quota page is asked for, and what it shows above its lists."""

from bangvang.draw.quota import BASES, Part
from bangvang.pacing.periods import Period
from bangvang.screen.frame import View
from bangvang.screen.picks import pills

GROUPINGS = ("kind", "cluster")
BLOCKS = ("enterprise", "administrative")


def grouping(look: View) -> str:
    """By kind or by cluster."""
    return pills(look, "grouping", GROUPINGS, "nhom")


def parts(look: View, phase: Period, scope: str) -> list[Part]:
    """The campaign, then each block."""
    t = look.words
    return [
        _part(look, t("quota.whole"), None, phase, scope),
        *(_part(look, t.label("block_name", block), block, phase, scope) for block in BLOCKS),
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


def notes(look: View, found: list[Part]) -> str:
    """That some initiatives stand in no block, where some do."""
    whole, *blocks = found
    rest = whole.initiatives - sum(block.initiatives for block in blocks)
    t = look.words
    return t("quota.without_block", count=t.number(rest)) if rest else ""
