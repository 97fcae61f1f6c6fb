"""How far each unit of a kind is to its quota, all of them on one slide."""

from html import escape
from typing import Any

import polars as pl

from bangvang.draw.style import BANDS
from bangvang.stage import marks
from bangvang.stage.drawn import Drawn, Scene
from bangvang.text import Words

_LONGEST = 200.0  # percent at the right end of a bar: beyond it the bars of most would be stumps
_ROWS = 15  # in a column at most
_KEYS = {"reached": "★", "on_pace": "●", "behind": "◢", "silent": "○"}  # a sign beside each colour


def draw(scene: Scene) -> Drawn:
    t, judged = scene.look.words, scene.judged
    reached = judged.filter(pl.col("band") == "reached").height
    group = marks.lowered(t.label("group", scene.kind)) if scene.kind else t("stage.units")
    title = t("stage.reached_of", reached=reached, units=judged.height, group=group)
    period = marks.lowered(scene.phase.label(t.language))
    sub = marks.as_of(scene, t("stage.share_of", basis=t.label("basis_name", "assigned")), period)
    columns = -(-judged.height // _ROWS) if judged.height > 12 else 1
    rows = -(-judged.height // max(columns, 1))
    highest = max([*judged["percent"].drop_nulls().to_list(), 100.0])
    scale = min(highest * 1.05, _LONGEST)
    lines = "".join(_line(row, scale, t) for row in judged.rows(named=True))
    body = (
        f'<div class="quotas columns-{columns}" style="--rows:{rows}">{lines}</div>'
        if judged.height
        else marks.nothing(t("quota.no_quota"))
    )
    foot = f'<div class="bands">{_tally(judged, t)}</div>{marks.reported(scene)}'
    return Drawn(marks.slide(scene, title, sub, body, foot, marks.days_left(scene)))


def _line(row: dict[str, Any], scale: float, t: Words) -> str:
    band = str(row["band"]) if row["band"] else None
    count = t(
        "stage.count_of",
        count=t.number(row["initiatives"]),
        quota=t.number(row["quota"]),
    )
    return (
        f'<div class="line" data-key="{escape(str(row["unit_id"]))}">'
        f'<span class="sign {band}">{_KEYS.get(band or "", "")}</span>'
        f'<div class="u"><span class="fit">{escape(str(row["short_name"]))}</span></div>'
        f"{marks.bar(row['percent'], scale, band)}"
        f"<b>{escape(t.percent(row['percent']))}</b><small>{escape(count)}</small></div>"
    )


def _tally(judged: pl.DataFrame, t: Words) -> str:
    tally = dict(judged.group_by("band").len().iter_rows())
    return "".join(
        f'<span><span class="sign {band}">{_KEYS[band]}</span> {escape(t.label("band", band))} '
        f"<b>{tally.get(band, 0)}</b></span>"
        for band in BANDS
    )
