"""One unit's moment: it has just reached its quota."""

from html import escape
from typing import Any

import polars as pl

from bangvang.stage import marks
from bangvang.stage.drawn import BASIS, SCOPE, Drawn, Scene

WIDTH, HEIGHT = 900, 440  # of the curve


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
    stats = [
        marks.stat(t.number(row["initiatives"]), t("stage.initiatives")),
        marks.stat(t.number(row["quota"]), t.label("basis_name", BASIS)),
        marks.stat(t.short_day(on), t("countdown.reached")),
        marks.stat(t.number(row["rank"]), t("stage.rank_of", units=board.height)),
    ]
    name = f'<div class="name"><span class="fit">{escape(str(row["display_name"]))}</span></div>'
    percent = t.percent(row["percent"])
    body = (
        f'<div class="hero {"won" if on else ""}" data-key="{escape(str(row["unit_id"]))}">'
        f'<b class="percent">{escape(percent)}</b>{name}'
        f"<p>{escape(t('stage.of_its_quota'))}</p></div>"
        f"{_curve(daily, row['quota'])}<div class='strip'>{''.join(stats)}</div>"
    )
    return Drawn(marks.slide(scene, _finding(scene, row, on is not None), sub, body))


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


def _curve(daily: pl.DataFrame, quota: int | None) -> str:
    """The unit's running total, its quota as a line, as inline SVG."""
    totals = daily["initiatives"].cum_sum().to_list()
    if len(totals) < 2:
        return ""
    top = max(totals[-1], quota or 0, 1) * 1.08
    points = " ".join(
        f"{WIDTH * at / (len(totals) - 1):.1f},{HEIGHT - HEIGHT * total / top:.1f}"
        for at, total in enumerate(totals)
    )
    line = ""
    if quota:
        y = HEIGHT - HEIGHT * quota / top
        line = f'<line class="quota" x1="0" x2="{WIDTH}" y1="{y:.1f}" y2="{y:.1f}"/>'
    end = HEIGHT - HEIGHT * totals[-1] / top
    return (
        f'<svg class="curve course" viewBox="0 -16 {WIDTH + 20} {HEIGHT + 32}" role="img">'
        f'{line}<polyline class="total" points="{points}"/>'
        f'<circle class="today" cx="{WIDTH}" cy="{end:.1f}" r="12"/></svg>'
    )
