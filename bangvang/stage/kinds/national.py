"""Where we stand in the nation, and how far the next place is."""

from html import escape
from typing import Any

from bangvang.stage import marks
from bangvang.stage.drawn import Drawn, Scene
from bangvang.text import Words

_ROWS = 10
_LEADERS = 4  # shown above our own neighbourhood when we stand further down


def draw(scene: Scene) -> Drawn:
    look = scene.look
    t = look.words
    days = [day for day in look.ask("national_days")["as_of"].to_list() if day <= look.as_of]
    if not days:
        return Drawn(marks.slide(scene, t("stage.no_national"), marks.as_of(scene), ""))
    table = look.ask("national", as_of=look.as_of, compare=days[0])
    rows = table.rows(named=True)
    places = [place for place, row in enumerate(rows) if row["is_ours"]]
    ours = rows[places[0]] if places else None
    since = t("stage.since", day=t.short_day(days[0]))
    told = t("stage.national_of", day=t.day(rows[0]["as_of"]))
    sub = f"{told} · {since}" if len(days) > 1 else told
    most = float(rows[0]["initiatives"]) or 1.0
    shown = "".join(_row(row, most, t) for row in _near(rows, places[0] if places else 0))
    body = f'<div class="list">{shown}</div>'
    title = _finding(ours, t) if ours else t("stage.national_led", unit=rows[0]["unit"])
    return Drawn(marks.slide(scene, title, sub, body, "", marks.days_left(scene)))


def _near(rows: list[dict[str, Any]], place: int) -> list[dict[str, Any]]:
    """The first ten; where we stand further down, the leaders and our own neighbourhood."""
    if place < _ROWS:
        return rows[:_ROWS]
    around = _ROWS - _LEADERS
    first = min(max(place - around // 2, _LEADERS), len(rows) - around)
    return [*rows[:_LEADERS], *rows[first : first + around]]


def _finding(ours: dict[str, Any], t: Words) -> str:
    if ours["gap"] is None:
        return t("stage.national_first", unit=ours["unit"])
    return t(
        "stage.national_at",
        rank=ours["rank_initiatives"],
        gap=t.number(ours["gap"]),
        above=ours["rank_above"],
    )


def _row(row: dict[str, Any], most: float, t: Words) -> str:
    rank, count = row["rank_initiatives"], int(row["initiatives"])
    kind = "row ours" if row["is_ours"] else "row"
    top = " top" if rank in (1, 2, 3) else ""
    people = ""
    if row["registrants"] is not None:
        people = t("stage.people", count=t.number(row["registrants"]))
    band = "reached" if row["is_ours"] else "none"
    return (
        f'<div class="{kind}" data-key="{escape(str(row["unit"]))}">'
        f'<div class="p{top}">{escape(t.number(rank))}</div>'
        f'<div class="m">{marks.moved(row["movement"])}</div>'
        f'<div class="u"><span class="fit">{escape(str(row["unit"]))}</span></div>'
        f'<div class="b">{marks.bar(100 * count / most, 100.0, band, 0.0)}</div>'
        f'<div class="pc">{escape(people)}</div>'
        f"{marks.figure(count, t.number(count), 'value', 'div', 'v')}</div>"
    )
