"""The reveal on the screen: the board that opens from below, and the card of the unit just opened."""

from datetime import datetime, timedelta
from html import escape

from bangvang.stage import marks
from bangvang.stage.boards import first_board
from bangvang.stage.drawn import WEEK, Drawn, Scene
from bangvang.stage.reveal import Placed, board, opening, rows_of
from bangvang.text import Words

ROW, SEEN = 70, 11  # pixels of a row, rows on the screen
_BELOW = 2  # rows seen below the one that opens next


def draw(scene: Scene) -> Drawn:
    t, measure = scene.look.words, scene.slide.measure
    rows, first, last = _boards(scene)
    if not rows:
        return Drawn(marks.slide(scene, t("leaderboard.empty"), marks.of_phase(scene), ""))
    order = opening(rows)
    step = min(scene.step, len(rows))
    now = board(rows, frozenset(order[:step]))
    places = {each.unit_id: at for at, each in enumerate(now)}
    coming = places[order[step]] if step < len(order) else 0
    top = min(max(coming - (SEEN - 1 - _BELOW), 0), max(len(now) - SEEN, 0))
    lines = "".join(
        _row(each, at == coming and step < len(order), measure, t) for at, each in enumerate(now)
    )
    before = board(rows, frozenset(order[: step - 1])) if step else []
    opened = order[step - 1] if step else ""
    is_last = step == len(rows)
    pair = (_found(before, opened), _found(now, opened)) if step else None
    body = (
        f'<div class="window"><div class="camera" style="--top:{-top * ROW}px">{lines}</div></div>'
        f'<div class="card">{_card(*pair, is_last, measure, t) if pair else _invitation(t)}</div>'
    )
    title = _finding(pair, is_last, now, measure, t)
    sub = f"{marks.measured(scene, measure)} · {_between(first, last, t)}"
    foot = f"<div></div><div>{escape(t('stage.opened', count=step, units=len(rows)))}</div>"
    return Drawn(marks.slide(scene, title, sub, body, foot), len(rows) + 1)


def _boards(scene: Scene) -> tuple[list[dict[str, object]], datetime, datetime]:
    """The rows, and the moments of both boards."""
    if scene.boards:
        first, last = (datetime.fromisoformat(scene.boards[end]) for end in ("from", "to"))
        return scene.boards["rows"], first, last
    look = scene.look
    rows = rows_of(first_board(look, scene.slide, is_frozen=scene.is_frozen), None)
    first = look.moment if scene.is_frozen else look.moment - timedelta(days=WEEK)
    return rows, first, look.moment


def _between(first: datetime, last: datetime, t: Words) -> str:
    """The moments of both boards; one where the campaign's clock stood still between them."""
    if first == last:
        return t("stage.as_of", time=f"{last:%H:%M}", day=t.day(last.date()))
    return t("stage.from_until", first=_moment(first, t), last=_moment(last, t))


def _moment(moment: datetime, t: Words) -> str:
    return f"{moment:%H:%M} {t.day(moment.date())}"


def _found(placed: list[Placed], unit_id: str) -> Placed:
    return next(each for each in placed if each.unit_id == unit_id)


def _finding(
    pair: tuple[Placed, Placed] | None, is_whole: bool, now: list[Placed], measure: str, t: Words
) -> str:
    if is_whole and now[0].rank is None:
        return marks.nobody(measure, t)
    if is_whole:
        value = t(f"stage.led_by.{measure}", value=_amount(now[0].value, measure, t))
        return t("stage.led_by_one", unit=now[0].name, value=value)
    if pair is None:
        return t("stage.reveal_begins", units=len(now))
    before, after = pair
    if after.rank is None:
        return t("stage.opens_nothing", unit=after.name)
    if before.rank is not None and after.rank >= before.rank:
        return t("stage.opens_at", unit=after.name, rank=after.rank)
    return t("stage.opens_up", unit=after.name, rank=after.rank)


def _card(before: Placed, after: Placed, is_last: bool, measure: str, t: Words) -> str:
    """The unit just opened: where it stood, where it stands, what it has, and what of it is new."""
    came = (after.value or 0) - (before.value or 0)
    sign = "+" if came > 0 else "−"
    ranks, moved = escape(t.number(after.rank)), ""
    if before.rank != after.rank:
        ranks = f"<span>{escape(t.number(before.rank))}</span> → {ranks}"
    if before.rank and after.rank:
        moved = marks.moved(before.rank - after.rank) if before.rank != after.rank else _stays(t)
    value = t(f"stage.led_by.{measure}", value=_amount(after.value, measure, t))
    way = "up" if came > 0 else "dn"
    told = f"{sign}{_amount(abs(came), measure, t)}"
    brought = f'<em class="{way}">{escape(told)}</em>' if came else ""
    return (
        f'<div class="{"last" if is_last else ""}" data-key="card-{escape(after.unit_id)}"><h2>{escape(t("stage.just_opened"))}</h2>'
        f"<p>{escape(after.name)}</p><strong>{ranks}</strong>{moved}<b>{escape(value)}{brought}</b></div>"
    )


def _stays(t: Words) -> str:
    return f'<span class="mv eq">{escape(t("stage.keeps_its_place"))}</span>'


def _invitation(t: Words) -> str:
    return f'<div class="invite">{escape(t("stage.from_below"))}</div>'


def _row(each: Placed, is_next: bool, measure: str, t: Words) -> str:
    kind = "open" if each.is_open else "shut"
    kind += " next" if is_next else ""
    top = " top" if each.rank in (1, 2, 3) else ""
    value = _amount(each.value, measure, t)
    whole = round(each.value or 0) if measure in ("initiatives", "registrants") else None
    return (
        f'<div class="place {kind}" data-key="{escape(each.unit_id)}">'
        f'<span class="sign">{"●" if each.is_open else "○"}</span>'
        f'<div class="p{top}">{escape(t.number(each.rank))}</div>'
        f'<div class="u"><span class="fit">{escape(each.name)}</span></div>'
        f"{marks.figure(whole, value, 'value', 'div', 'v')}</div>"
    )


def _amount(value: float | None, measure: str, t: Words) -> str:
    if measure == "percent":
        return t.percent(value, 1)
    return t.money(value) if measure == "benefit" else t.number(value or 0)
