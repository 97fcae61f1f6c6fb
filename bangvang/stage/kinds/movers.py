"""Who moved most in a week: places won, and initiatives brought."""

from datetime import timedelta
from html import escape
from typing import Any

import polars as pl

from bangvang.stage import marks
from bangvang.stage.drawn import BASIS, SCOPE, WEEK, Drawn, Scene
from bangvang.text import Words

_ROWS = 7


def draw(scene: Scene) -> Drawn:
    look = scene.look
    t, compare = look.words, look.as_of - timedelta(days=WEEK)
    asked = look.board(scene.phase, kind=scene.kind, scope=SCOPE, basis=BASIS, compare=compare)
    board = look.ask("leaderboard", **asked).with_columns(
        gain=pl.col("value").fill_null(0) - pl.col("value_before").fill_null(0)
    )
    climbed = board.filter(pl.col("movement") > 0).sort("movement", "gain", descending=True)
    brought = board.filter(pl.col("gain") > 0).sort("gain", descending=True)
    since = t("stage.since", day=t.short_day(compare))
    sub = marks.as_of(scene, marks.measured(scene, "initiatives"), since)
    aside, foot = marks.days_left(scene), marks.just_in(scene) + marks.reported(scene)
    if not brought.height:
        return Drawn(marks.slide(scene, t("stage.still", days=WEEK), sub, "", foot, aside))
    most = float(brought["gain"].item(0))
    body = _list(
        t("stage.brought", days=WEEK),
        [_gain(row, most, t) for row in brought.head(_ROWS).rows(named=True)],
    )
    if climbed.height:
        body = (
            _list(
                t("stage.climbed"), [_climb(row, t) for row in climbed.head(_ROWS).rows(named=True)]
            )
            + body
        )
    return Drawn(marks.slide(scene, _finding(climbed, brought, t), sub, body, foot, aside))


def _finding(climbed: pl.DataFrame, brought: pl.DataFrame, t: Words) -> str:
    if climbed.height:
        first = climbed.row(0, named=True)
        told = {"unit": first["display_name"], "before": first["rank_before"], "now": first["rank"]}
        return t("stage.broke_through", **told)
    first = brought.row(0, named=True)
    return t("stage.brought_most", unit=first["display_name"], count=t.number(first["gain"]))


def _list(title: str, lines: list[str]) -> str:
    return f"<section><h2>{escape(title)}</h2>{''.join(lines)}</section>"


def _climb(row: dict[str, Any], t: Words) -> str:
    places = t("stage.from_to", before=row["rank_before"], now=row["rank"])
    return (
        f'<div class="move" data-key="c-{escape(str(row["unit_id"]))}">'
        f"{marks.moved(row['movement'])}<div class='u'>{_name(row)}</div>"
        f"<strong>{escape(places)}</strong></div>"
    )


def _gain(row: dict[str, Any], most: float, t: Words) -> str:
    gain = int(row["gain"])
    return (
        f'<div class="move" data-key="g-{escape(str(row["unit_id"]))}">'
        f"{marks.figure(gain, '+' + t.number(gain), 'gain', 'span', 'gain')}"
        f"<div class='u'>{_name(row)}</div>{marks.bar(100 * gain / most, 100, 'none', 0)}</div>"
    )


def _name(row: dict[str, Any]) -> str:
    return f'<span class="fit">{escape(str(row["display_name"]))}</span>'
