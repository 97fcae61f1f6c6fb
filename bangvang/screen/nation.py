"""What the page of the nation shows: which table, by which measure, and what it says of us."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from time import monotonic

import polars as pl
import streamlit as st

from bangvang.draw.figures import Figure
from bangvang.draw.national import by
from bangvang.screen.address import recall, recall_day, remember, remember_day
from bangvang.screen.frame import View

MEASURES = ("initiatives", "registrants")
_DAY, _COMPARE = "bang-ngay", "so-voi-bang"
_WRITTEN = "national-written"
_FRESH = 20.0  # seconds in which a table that was written is opened


@dataclass(frozen=True)
class Choice:
    """One table of the nation, and the earlier one it is compared with; both stand on such days."""

    day: date
    compare: date | None
    measure: str


@dataclass(frozen=True)
class Written:
    """A table that this visitor has just written."""

    turn: int
    day: date
    at: float  #: by the clock that never goes back


def days(look: View) -> list[date]:
    """The days of all tables up to this moment, the earliest first."""
    found: list[date] = look.ask("national_days")["as_of"].to_list()
    return [day for day in found if day <= look.as_of]


def opener() -> Callable[[date], None]:
    """What will open the table of a day, to be fetched BEFORE the write of that table: see `saying.ready`."""
    box: dict[str, Written] = st.session_state.setdefault(_WRITTEN, {})

    def open_table(day: date) -> None:
        turn = box["last"].turn + 1 if box else 1
        box["last"] = Written(turn, day, monotonic())

    return open_table


def choose(look: View, known: list[date]) -> Choice:
    """The chips of the page; `known` are the days of the tables, at least one."""
    t, key = look.words, "theo"
    with st.container(horizontal=True, vertical_alignment="center"):
        recall(key, MEASURES)
        measure = st.pills(
            t("chips.measure"),
            MEASURES,
            required=True,
            format_func=lambda code: t.label("measure", code),
            key=key,
            label_visibility="collapsed",
        )
        remember(key, measure or MEASURES[0], MEASURES)
        day = _day(look, known, known[-1], _DAY, "national.table_of", _key_of_day(known[-1]))
        earlier = [each for each in known if each < day]
        compare = None
        if earlier:
            compare = _day(look, earlier, earlier[0], _COMPARE, "national.compared", _COMPARE)
    return Choice(day, compare, measure or MEASURES[0])


def _key_of_day(usual: date) -> str:
    """The key of the choice of a table: another one after every write.

    A page that the write wakes runs again with what the browser has chosen before; only of a new
    choice it knows nothing (met by hand).
    """
    written: Written | None = st.session_state.get(_WRITTEN, {}).get("last")
    if written is None:
        return _DAY
    key = f"{_DAY}-{written.turn}"
    if key not in st.session_state:
        is_fresh = monotonic() - written.at < _FRESH
        st.session_state[key] = written.day if is_fresh else usual
        st.session_state[f"{key}-usual"] = usual
    return key


def _day(look: View, known: list[date], usual: date, address: str, sentence: str, key: str) -> date:
    t = look.words
    recall_day(key, usual, known[0], known[-1])
    if st.session_state[key] not in known:
        st.session_state[key] = usual
    chosen = st.selectbox(
        t("national.choose"),
        known[::-1],
        format_func=lambda day: t(sentence, day=t.day(day)),
        key=key,
        label_visibility="collapsed",
        width=236,
    )
    return remember_day(address, chosen, usual)


def finding(look: View, ours: dict[str, object] | None, measure: str) -> str:
    """The headline: our rank, and how far it moved."""
    t = look.words
    if ours is None:
        return t("national.not_there", owner=owner(look))
    seen = by(measure, ours)
    gaps = {"rank": t.number(seen["rank"]), "measure": t.label("measure_name", measure)}
    moved = seen["movement"]
    if seen["rank"] is None:
        return t("national.no_rank", measure=gaps["measure"])
    if moved is None:
        return t("national.stands", **gaps)
    day = t.short_day(ours["before_day"])  # type: ignore[arg-type]
    key = "national.rose" if moved > 0 else "national.fell" if moved < 0 else "national.stayed"
    return t(key, before=seen["rank_before"], day=day, **gaps)


def figures(look: View, table: pl.DataFrame, ours: dict[str, object] | None) -> list[Figure]:
    """Our place by both measures, and who leads."""
    t = look.words
    leaders = table.filter(table["rank_initiatives"] == 1)
    first = leaders.row(0, named=True)
    cards = [_place(look, table, ours, measure) for measure in MEASURES] if ours else []
    times = first["initiatives"] / ours["initiatives"] if ours and ours["initiatives"] else None
    meaning = first["unit"]
    if times and times > 1:
        meaning = t("national.times", unit=first["unit"], times=t.number(times, 1))
    leader = Figure(t("national.leader"), t.number(first["initiatives"]), meaning)
    return [*cards, leader]


def _place(look: View, table: pl.DataFrame, ours: dict[str, object], measure: str) -> Figure:
    t, seen = look.words, by(measure, ours)
    with_value = table[measure].drop_nulls().len()
    said = [
        t("national.amount", value=t.number(seen["value"]), what=t.label("measure_unit", measure))
    ]
    if seen["gap"] is not None:
        said.append(t("headline.national_gap", gap=t.number(seen["gap"]), rank=seen["above"]))
    elif seen["rank"] == 1:
        said.append(t("headline.national_first"))
    if seen["lead"] is not None:
        said.append(t("national.lead", lead=t.number(seen["lead"]), rank=seen["below"]))
    since = t("headline.since", day=t.short_day(ours["before_day"]))  # type: ignore[arg-type]
    return Figure(
        t("national.by", measure=t.label("measure_name", measure), count=with_value),
        t("national.place", rank=t.number(seen["rank"])),
        " · ".join(said),
        moved=seen["movement"],
        moved_since=since,
    )


def owner(look: View) -> str:
    """Whose campaign it is, in the words of the visit."""
    return look.campaign.owner if look.words.language == "vi" else look.campaign.owner_en
