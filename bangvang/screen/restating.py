"""What was restated since a cut: the line on the board, and the whole of it beside an opened cut."""

import json
from datetime import datetime

import polars as pl
import streamlit as st

from bangvang import standings
from bangvang.draw import cuts as draw
from bangvang.draw import links
from bangvang.screen import moments, quota_change
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.standings import Cut

_NAMED = 3  # units told in one line
_OWNERS = 2  # units told one by one whose quotas were set
_ROOM = 170  # characters that stand in it on a desk's screen


def line(look: View, choice: Choice) -> str:
    """One quiet line when the opened cut, or the last one, would be another today; else nothing."""
    cut = choice.cut or next(iter(moments.known_cuts(look)), None)
    if cut is None:
        return ""
    units = standings.restated_units(look.ask, choice.board(look), cut.frozen())
    if not units.height:
        return ""
    since = look.words("restated.since", cut=moments.called(look, cut))
    written = entries(look, cut).filter("moved_figures")
    told = _told(look, written, units, _ROOM - len(since))
    address = links.cut(cut.cut_id, look.day, look.words)
    return draw.restated(address, since, told, _told_in_short(look, written, units))


def whole(look: View, choice: Choice, cut: Cut) -> None:
    """Every file and every unit that a cut is no longer up to date with."""
    t = look.words
    counts = look.ask("restated_counts", cut=cut.cut_id)
    written = entries(look, cut).join(counts, on="line_no", how="left", maintain_order="left")
    units = standings.restated_units(look.ask, choice.board(look), cut.frozen())
    names_people = look.actor.may("manage")
    whose = [_owners_named(look, unit_ids) for unit_ids in written["owners"]]
    told = written.with_columns(quotas_of=pl.Series(whose, dtype=pl.String))
    st.html(draw.since(told, units, choice.measure, t, names_people))


def entries(look: View, cut: Cut) -> pl.DataFrame:
    """What was written after the cut that may have changed its board.

    `owners`: whose quotas were set, from a day up to the cut's; null where none were.
    """
    rows = look.ask("restated", cut=cut.cut_id, now=look.now.date())
    owners = [_owners(details, cut) for details in rows["details"]]
    return rows.with_columns(owners=pl.Series(owners, dtype=pl.List(pl.String))).filter(
        pl.col("owners").list.len().ne_missing(0)
    )


def _owners(details: str | None, cut: Cut) -> list[str] | None:
    """The units that the entry of the log gave a quota which held on the cut's day."""
    if details is None:
        return None
    day = cut.moment.date().isoformat()
    return sorted({row["unit_id"] for row in json.loads(details)["rows"] if row["from_day"] <= day})


def _owners_named(look: View, unit_ids: list[str] | None) -> str | None:
    """A few units by name, else how many."""
    if unit_ids is None:
        return None
    if len(unit_ids) > _OWNERS:
        return look.words("restated.units", count=len(unit_ids))
    names = quota_change.unit_names(look)
    return ", ".join(names.get(unit_id, unit_id) for unit_id in unit_ids)


def _told(look: View, written: pl.DataFrame, units: pl.DataFrame, room: int) -> str:
    """What was written when, and whom it moved: the units that moved most, as many as there is room for."""
    t = look.words
    moved = _moved(look, units)
    for named in range(min(_NAMED, len(moved)), 0, -1):
        who = ", ".join(moved[:named])
        if len(moved) > named:
            who = t("restated.and_more", named=who, count=len(moved) - named)
        told = t("restated.line", files=_when(look, written), units=who)
        if len(told) <= room:
            return told
    return t("restated.line", files=_when(look, written), units=_count(look, units))


def _told_in_short(look: View, written: pl.DataFrame, units: pl.DataFrame) -> str:
    """The same for a narrow screen: no times, and a name only where it is the only one."""
    moved = _moved(look, units)
    who = moved[0] if len(moved) == 1 else _count(look, units)
    return look.words("restated.line", files=_what(look, written), units=who)


def _moved(look: View, units: pl.DataFrame) -> list[str]:
    """The units that changed their rank, each with both ranks; who comes or goes first, then the furthest."""
    t, places = look.words, pl.col("rank") - pl.col("rank_then")
    moved = units.filter(pl.col("rank").ne_missing(pl.col("rank_then"))).sort(
        places.abs(), descending=True, nulls_last=False, maintain_order=True
    )
    return [
        t("restated.unit", unit=name, before=t.number(before), after=t.number(after))
        for name, before, after in moved.select("short_name", "rank_then", "rank").iter_rows()
    ]


def _count(look: View, units: pl.DataFrame) -> str:
    t, moved = look.words, len(_moved(look, units))
    return t("restated.moved", units=moved) if moved else t("restated.counts", units=units.height)


def _what(look: View, written: pl.DataFrame) -> str:
    """Files, quotas, decisions on duplicates: each where it was written."""
    t, actions = look.words, set(written["action"])
    files = written["file_name"].drop_nulls().n_unique()
    what = [t("restated.files", count=files)] if files else []
    what += [t("restated.quotas_changed")] if "quotas" in actions else []
    what += [t("restated.pairs_changed")] if any(map(_is_of_a_pair, actions)) else []
    return ", ".join(what) or t("restated.changed")


def _is_of_a_pair(action: str) -> bool:
    return action.startswith("pair ")


def _when(look: View, written: pl.DataFrame) -> str:
    t, what = look.words, _what(look, written)
    if not written.height:
        return what
    times: list[datetime] = written["happened_at"].to_list()
    first, last = (_clock(look, at) for at in (times[0], times[-1]))
    if first == last:
        return t("restated.once", what=what, at=last)
    return t("restated.from_to", what=what, first=first, last=last)


def _clock(look: View, at: datetime) -> str:
    """The time; with its day unless that is today."""
    return f"{at:%H:%M}" if at.date() == look.now.date() else f"{at:%H:%M %d/%m}"
