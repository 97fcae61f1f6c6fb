"""Who leads, by which value: the top of a board, or all of it page by page."""

from datetime import timedelta
from html import escape
from typing import Any

import polars as pl

from bangvang.stage import marks
from bangvang.stage.drawn import BASIS, SCOPE, WEEK, Drawn, Scene
from bangvang.text import Words

ROWS = 10


def draw(scene: Scene) -> Drawn:
    look, measure = scene.look, scene.slide.measure
    t = look.words
    ranking = look.ask(
        "leaderboard",
        **look.board(
            scene.phase,
            kind=scene.kind,
            scope=SCOPE,
            basis=BASIS,
            measure=measure,
            compare=look.as_of - timedelta(days=WEEK),
        ),
    )
    sub = marks.as_of(scene, marks.measured(scene, measure))
    aside = marks.days_left(scene)
    if not ranking.height or ranking["rank"].item(0) is None:
        return Drawn(marks.slide(scene, marks.nobody(measure, t), sub, "", "", aside))
    pages = -(-ranking.height // ROWS) if scene.slide.pages else 1
    page = min(scene.step, pages - 1)
    scale = max([*ranking["percent"].drop_nulls().to_list(), 100.0]) * 1.1
    shown = ranking.slice(page * ROWS, ROWS)
    rows = "".join(row(each, scale, scene.bands, measure, t) for each in shown.rows(named=True))
    told = t("stage.page", page=page + 1, pages=pages) if pages > 1 else ""
    by_quota = t("stage.bars_by_quota") if measure in ("registrants", "benefit") else ""
    foot = marks.just_in(scene) + marks.reported(scene, by_quota, told)
    title = _finding(ranking, measure, t) if page == 0 else _places(shown, t)
    body = f'<div class="list">{rows}</div>'
    return Drawn(marks.slide(scene, title, sub, body, foot, aside), pages)


def row(
    row: dict[str, Any], scale: float, bands: dict[str, str | None], measure: str, t: Words
) -> str:
    """One unit: rank, movement, name, bar, percent, value."""
    rank, percent = row["rank"], row["percent"]
    top = " top" if rank in (1, 2, 3) else ""
    value, beside = amount(row, measure, t), t.percent(percent)
    if measure == "percent":
        value, beside = beside, t.number(row["initiatives"])
    whole = row["value"] if measure in ("initiatives", "registrants") else None
    return (
        f'<div class="row" data-key="{escape(str(row["unit_id"]))}">'
        f'<div class="p{top}">{escape(t.number(rank))}</div>'
        f'<div class="m">{marks.moved(row["movement"])}</div>'
        f'<div class="u"><span class="fit">{escape(str(row["display_name"]))}</span></div>'
        f'<div class="b">{marks.bar(percent, scale, bands.get(str(row["unit_id"])))}</div>'
        f'<div class="pc">{escape(beside)}</div>'
        f"{marks.figure(whole, value, 'value', 'div', 'v')}</div>"
    )


def amount(row: dict[str, Any], measure: str, t: Words) -> str:
    """A unit's value as people read it."""
    if measure == "benefit":
        return t.money(row["benefit_vnd"])
    return t.number(row["registrants" if measure == "registrants" else "initiatives"])


def _finding(ranking: pl.DataFrame, measure: str, t: Words) -> str:
    first = ranking.row(0, named=True)
    leaders = ranking.filter(pl.col("rank") == 1).height
    value = t.percent(first["percent"])
    if measure != "percent":
        value = amount(first, measure, t)
    told = t(f"stage.led_by.{measure}", value=value)
    if leaders > 1:
        return t("stage.led_by_many", count=leaders, value=told)
    return t("stage.led_by_one", unit=first["display_name"], value=told)


def _places(shown: pl.DataFrame, t: Words) -> str:
    ranks = shown["rank"].drop_nulls()
    if not ranks.len():
        return t("stage.none_yet", count=shown.height)
    return t("stage.places", first=ranks.item(0), last=ranks.item(-1))
