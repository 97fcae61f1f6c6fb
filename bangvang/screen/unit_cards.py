"""The standing of a unit in words: the finding, and one card a measure."""

from bangvang.draw.unit import Standing as Card
from bangvang.naming import Form
from bangvang.reports.illustrative import explained
from bangvang.screen.frame import View
from bangvang.screen.unit import Standing, Unit


def finding(look: View, unit: Unit) -> str:
    """The headline: rank by initiatives, percent of the quota."""
    t, first = look.words, unit.standings[0]
    rank, percent = first.row["rank"], unit.quoted["percent"]
    if rank is None:
        return t("unit.finding_nothing", unit=unit.name)
    told = {"unit": unit.name, "rank": t.number(rank), "units": t.number(first.units)}
    if percent is None:
        return t("unit.finding_no_quota", **told, count=t.number(first.row["initiatives"]))
    return t("unit.finding", **told, percent=t.percent(percent))


def nearby(look: View, unit: Unit) -> str:
    """Its rank in the cluster, or among those under the same union."""
    t, (rank, units) = look.words, unit.place
    if rank is None:
        return ""
    told = {"rank": t.number(rank), "units": t.number(units)}
    if unit.row["level"] == "upper":
        return t("unit.in_cluster", cluster=unit.row["cluster"], **told)
    return t("unit.among", **told)


def place(look: View, unit: Unit) -> tuple[str, list[tuple[str, str]], str]:
    """What it is, the id and name of each union it stands under, its rank near by."""
    t, row = look.words, unit.row
    above = [
        (row[f"{level}_id"], row[f"{level}_name"])
        for level in ("grassroots", "upper")
        if row[f"{level}_id"] not in (None, unit.unit_id)
    ]
    if row["level"] == "upper":
        return t("unit.upper", kind=t.label("kind", row["kind"])), above, nearby(look, unit)
    return t.label("level", row["level"]), above, nearby(look, unit)


def cards(look: View, unit: Unit) -> list[Card]:
    """One card a measure: value, rank of how many, movement, gap to the next."""
    return [_card(look, unit, standing) for standing in unit.standings]


def note(look: View, unit: Unit) -> str:
    """Where the figures come from; what * means where a quota carries one; whether names are kept back."""
    t = look.words
    is_starred = any(_mark(standing) for standing in unit.standings)
    told = explained(t("unit.note"), is_starred, t)
    return f"{told} {t('unit.note_unnamed')}" if look.names_on_boards is Form.HIDDEN else told


def _mark(standing: Standing) -> str:
    """Behind an illustrative quota."""
    row = standing.row
    is_marked = standing.measure == "percent" and row["quota"] is not None
    return "*" if is_marked and row["is_illustrative"] else ""


def _card(look: View, unit: Unit, standing: Standing) -> Card:
    t, row = look.words, standing.row
    is_percent = standing.measure == "percent"
    rank = t("unit.no_rank")
    if row["rank"] is not None:
        rank = t("unit.rank", rank=t.number(row["rank"]), units=t.number(standing.units))
    formula = t("unit.percent_formula" if is_percent else "unit.rank_formula")
    return Card(
        t.label("unit_percent", standing.basis)
        if is_percent
        else t.label("measure", standing.measure),
        _value(look, standing),
        rank,
        row["movement"],
        _between(look, standing),
        f"{formula} {t('unit.since', day=t.day(unit.compare))}",
        row["percent"] if is_percent else None,
    )


def _value(look: View, standing: Standing) -> str:
    t, row = look.words, standing.row
    if standing.measure == "percent":
        return t.percent(row["percent"])
    if standing.measure == "benefit":
        return t.money(row["benefit_vnd"])
    return t.number(row[standing.measure])


def _between(look: View, standing: Standing) -> str:
    """The quota where percent is told, and the way to the rank above."""
    t, row = look.words, standing.row
    told = []
    if standing.measure == "percent":
        if row["quota"] is None:
            return t("quota.no_quota")
        told.append(t("unit.of_quota", quota=f"{t.number(row['quota'])}{_mark(standing)}"))
    if row["rank"] == 1:
        told.append(t("unit.leads"))
    elif row["gap"] is not None:
        told.append(t("leaderboard.gap_to", amount=_gap(look, standing), rank=row["rank_above"]))
    return " · ".join(told)


def _gap(look: View, standing: Standing) -> str:
    t, gap = look.words, standing.row["gap"]
    if standing.measure == "percent":
        return t("leaderboard.points", value=t.number(gap, 1 if gap >= 0.1 else 2))
    return t.money(gap) if standing.measure == "benefit" else t.number(gap)
