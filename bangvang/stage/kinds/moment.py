"""One unit's moment: it has just reached its quota."""

from html import escape
from typing import Any

import polars as pl

from bangvang.pacing.reached import held
from bangvang.stage import marks
from bangvang.stage.drawn import BASIS, SCOPE, Drawn, Scene
from bangvang.stage.rise import curve
from bangvang.text import Words


def draw(scene: Scene) -> Drawn:
    look = scene.look
    t = look.words
    asked = {"period": scene.phase.period_id, "scope": SCOPE, "basis": BASIS}
    reached = look.ask("reached", **asked, as_of=look.as_of)
    chosen = scene.slide.unit or (reached["unit_id"].item(0) if reached.height else None)
    board = look.ask("leaderboard", **look.board(scene.phase, scope=SCOPE, basis=BASIS))
    rows = board.filter(pl.col("unit_id").is_in([chosen or ""])).rows(named=True)
    sub = marks.as_of(scene, marks.measured(scene, "initiatives"))
    if not rows:
        return Drawn(
            marks.slide(scene, t("stage.none_reached"), sub, "", "", marks.days_left(scene))
        )
    row = rows[0]
    days = dict(zip(reached["unit_id"], reached["reached_on"], strict=True))
    on = days.get(row["unit_id"])
    daily = look.ask("daily", **_of_unit(scene, row["unit_id"]))
    spans = look.ask("quota_spans", period=scene.phase.period_id, unit=row["unit_id"])
    quotas = held(spans, BASIS).get(row["unit_id"], ())
    stats = [
        marks.stat(t.number(row["initiatives"]), t("stage.initiatives")),
        marks.stat(t.number(row["quota"]), t.label("basis_name", BASIS)),
        marks.stat(t.short_day(on), t("countdown.reached")),
        marks.stat(t.number(row["rank"]), t("stage.rank_of", units=board.height)),
    ]
    body = (
        f'<div class="hero {"won" if on else ""}" data-key="{escape(str(row["unit_id"]))}">'
        f'<b class="percent"><span class="fit">{escape(t.percent(row["percent"]))}</span></b>'
        f"<p>{escape(_meaning(row, t))}</p></div>"
        f"{curve(daily, quotas, on, t)}<div class='strip'>{''.join(stats)}</div>"
    )
    return Drawn(marks.slide(scene, _finding(scene, row, on is not None), sub, body))


def _meaning(row: dict[str, Any], t: Words) -> str:
    """What the large percent is of, and how much more than asked."""
    over = row["initiatives"] - row["quota"] if row["quota"] else 0
    if over <= 0:
        return t("stage.of_its_quota")
    return t("stage.over_its_quota", count=t.number(over))


def _finding(scene: Scene, row: dict[str, Any], is_reached: bool) -> str:
    t, unit = scene.look.words, str(row["display_name"])
    if is_reached:
        return t("stage.has_reached", unit=unit)
    if not row["quota"]:
        return t("stage.without_quota", unit=unit)
    missing = t.number(row["quota"] - row["initiatives"])
    return t("stage.lacks", unit=unit, count=missing)


def _of_unit(scene: Scene, unit: str) -> dict[str, Any]:
    period, as_of = scene.phase.period_id, scene.look.as_of
    return {"period": period, "unit": unit, "scope": SCOPE, "as_of": as_of}
