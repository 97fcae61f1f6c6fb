"""What was restated since a cut: the line on the board, and the whole of it beside an opened cut."""

from datetime import datetime

import polars as pl
import streamlit as st

from bangvang import standings
from bangvang.draw import cuts as draw
from bangvang.draw import links
from bangvang.screen import moments
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.standings import Cut

_NAMED = 3  # units told in one line


def line(look: View, choice: Choice) -> str:
    """One quiet line when the opened cut, or the last one, would be another today; else nothing."""
    cut = choice.cut or next(iter(moments.known_cuts(look)), None)
    if cut is None:
        return ""
    units = standings.restated_units(look.ask, choice.board(look), cut.frozen())
    if not units.height:
        return ""
    since, what = _told(look, cut, entries(look, cut), units)
    return draw.restated(links.cut(cut.cut_id, look.day, look.words), since, what)


def whole(look: View, choice: Choice, cut: Cut) -> None:
    """Every file and every unit that a cut is no longer up to date with."""
    t = look.words
    counts = look.ask("restated_counts", cut=cut.cut_id)
    written = entries(look, cut).join(counts, on="line_no", how="left", maintain_order="left")
    units = standings.restated_units(look.ask, choice.board(look), cut.frozen())
    names_people = look.actor.may("manage")
    st.html(draw.since(written, units, choice.measure, t, names_people))


def entries(look: View, cut: Cut) -> pl.DataFrame:
    """What was written after the cut that may have changed its board."""
    return look.ask("restated", cut=cut.cut_id, now=look.now.date())


def _told(look: View, cut: Cut, written: pl.DataFrame, units: pl.DataFrame) -> tuple[str, str]:
    """Since which cut, and what."""
    t = look.words
    moved = units.filter(pl.col("rank").ne_missing(pl.col("rank_then")))
    told = [
        t("restated.unit", unit=name, before=t.number(before), after=t.number(after))
        for name, before, after in moved.select("short_name", "rank_then", "rank").iter_rows()
    ]
    named = ", ".join(told[:_NAMED]) or t("restated.counts", units=units.height)
    if len(told) > _NAMED:
        named = t("restated.and_more", named=named, count=len(told) - _NAMED)
    since = t("restated.since", cut=moments.called(look, cut))
    return since, t("restated.line", files=_files(look, written), units=named)


def _files(look: View, written: pl.DataFrame) -> str:
    t = look.words
    files = written["file_name"].drop_nulls().n_unique()
    if not written.height:
        return t("restated.changed")
    times: list[datetime] = written["happened_at"].to_list()
    first, last = (_clock(look, at) for at in (times[0], times[-1]))
    what = t("restated.files", count=files) if files else t("restated.decisions")
    if first == last:
        return t("restated.once", what=what, at=last)
    return t("restated.from_to", what=what, first=first, last=last)


def _clock(look: View, at: datetime) -> str:
    """The time; with its day unless that is today."""
    return f"{at:%H:%M}" if at.date() == look.now.date() else f"{at:%H:%M %d/%m}"
