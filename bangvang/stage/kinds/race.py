"""The race of the whole campaign: every unit's count on every day, for the screen to run through."""

from datetime import date, timedelta
from typing import Any

import polars as pl

from bangvang.stage import marks
from bangvang.stage.drawn import SCOPE, Drawn, Scene


def draw(scene: Scene) -> Drawn:
    look, phase = scene.look, scene.phase
    t, last = look.words, min(look.as_of, phase.ends_on)
    brought = look.ask(
        "unit_days", level="upper", scope=SCOPE, block=None, from_day=phase.starts_on, as_of=last
    )
    units = scene.judged.select("unit_id", "display_name", "quota")
    brought = brought.filter(pl.col("unit_id").is_in(units["unit_id"].to_list()))
    if not brought.height:
        return Drawn(marks.slide(scene, t("leaderboard.empty"), marks.of_phase(scene), ""))
    first: date = min(brought["day"].to_list())
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    sub = marks.as_of(scene, marks.measured(scene, "initiatives"))
    title = t("stage.race", start=t.short_day(days[0]), end=t.short_day(days[-1]))
    aside = '<aside class="days today"><b></b><span></span></aside>'
    body = '<div class="runners"></div>'
    data = {
        "days": [t.day(day) for day in days],
        "units": _units(units, brought, days),
        "begins": title,
        "leads": t("stage.race_led", unit="{unit}"),
        "initiatives": t("stage.initiatives"),
    }
    return Drawn(marks.slide(scene, title, sub, body, aside=aside), data=data)


def _units(units: pl.DataFrame, brought: pl.DataFrame, days: list[date]) -> list[dict[str, Any]]:
    """One entry per unit with something: its name, its quota, and its running total day by day."""
    counts: dict[str, dict[date, int]] = {}
    for unit_id, day, count in brought.iter_rows():
        counts.setdefault(unit_id, {})[day] = count
    told = []
    for unit_id, name, quota in units.iter_rows():
        total, totals = 0, []
        for day in days:
            total += counts.get(unit_id, {}).get(day, 0)
            totals.append(total)
        if total:
            told.append({"id": unit_id, "name": name, "quota": quota, "totals": totals})
    return told
