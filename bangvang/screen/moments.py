"""Which moment a board shows and which earlier one it is compared with: days and cuts."""

from datetime import date, datetime, timedelta

import polars as pl
import streamlit as st

from bangvang.screen import saying
from bangvang.screen.address import forget, recall, recall_day, remember, remember_day
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.standings import Cut, Moment, cuts, usual_before, week_before

NOW, SINCE, OTHER_DAY = "thoi-diem", "so-voi", "so-voi-ngay"
_WIDE = 300  # pixels: a cut's name and moment
_LIVE, _WEEK, _YESTERDAY, _DRIVE, _OTHER = "nay", "tuan", "hom-qua", "dau-dot", "khac"


def known_cuts(look: View) -> list[Cut]:
    """The cuts one may look at, the latest moment first."""
    return look.once("known_cuts", make=lambda: cuts(_asked(look)))


def _asked(look: View) -> pl.DataFrame:
    return look.ask("cuts", as_of=look.as_of, now=look.now.date())


def plain(moment: datetime) -> str:
    """The name of a cut that nobody named."""
    return f"{moment:%H:%M %d/%m/%Y}"


def called(look: View, cut: Cut) -> str:
    """A cut in few words, with its moment; no two cuts that one may look at are called the same."""
    return look.once("cut_names", make=lambda: _names(look))[cut.cut_id]


def _names(look: View) -> dict[str, str]:
    """The earliest of cuts that would be called the same keeps the bare name."""
    return named_apart({cut.cut_id: _called(look, cut) for cut in known_cuts(look)[::-1]})


def _called(look: View, cut: Cut) -> str:
    t = look.words
    day = f"{cut.moment:%d/%m}" if cut.moment.year == look.now.year else f"{cut.moment:%d/%m/%Y}"
    when = {"time": f"{cut.moment:%H:%M}", "day": day}
    if cut.name == plain(cut.moment):
        return t("moments.plain", **when)
    return t("moments.cut", name=cut.name, **when)


def made(look: View, cut: Cut) -> str:
    """What a cut is called and who made it when."""
    t = look.words
    by = t("cuts.by_itself") if cut.kind == "daily" else cut.made_by
    name = "" if cut.name == plain(cut.moment) else f"{cut.name} · "
    return name + t("cuts.made_by", by=by, time=f"{cut.made_at:%H:%M}", day=t.day(cut.made_at))


def stated(look: View, cut: Cut | None) -> str:
    """The moment a board shows, as its head says it."""
    t = look.words
    if cut is None:
        return t.as_of(look.moment)
    return t("cuts.at", time=f"{cut.moment:%H:%M}", day=t.day(cut.moment))


def told(look: View, moment: Moment) -> str:
    """A moment in few words: its day, or the cut's own name."""
    named = {cut.cut_id: cut for cut in known_cuts(look)}
    if moment.cut_id in named:
        return called(look, named[moment.cut_id])
    return look.words.short_day(moment.day)


def against(look: View, cut: Cut | None, since: Moment) -> str:
    """What movement is told from; a cut beside a day says that the day is as known now."""
    return _as_known(look, cut, since, told(look, since))


def _as_known(look: View, cut: Cut | None, since: Moment, named: str) -> str:
    if cut is None or since.cut_id:
        return named
    earlier = usual_before(cut, known_cuts(look)).cut_id
    return look.words("moments.known_now" if earlier else "moments.no_earlier", day=named)


def _short(look: View, moment: Moment) -> str:
    """A moment as a chip has room for it: its day, or a cut's name alone."""
    named = {cut.cut_id: cut for cut in known_cuts(look)}
    cut = named.get(moment.cut_id or "")
    return told(look, moment) if cut is None or cut.name == plain(cut.moment) else cut.name


def choose(look: View, opened: Cut | None = None) -> tuple[Cut | None, Moment]:
    """One chip for both: the cut looked at (None: the moment itself) and what it is compared with.

    `opened` is a cut that the page shows anyway.
    """
    t = look.words
    every = {cut.cut_id: cut for cut in known_cuts(look)}
    codes = [_LIVE, *every]
    recall(NOW, codes)
    cut = opened or every.get(st.session_state[NOW])
    day = cut.moment.date() if cut else look.as_of
    usual = {
        _WEEK: week_before(day),
        _YESTERDAY: Moment(day - timedelta(days=1)),
        **_drive(look, day),
    }
    earlier = [
        each for each in every.values() if (each.moment < cut.moment if cut else each.moment)
    ]
    moments = usual | {each.cut_id: each.frozen() for each in earlier}
    if cut and (first := usual_before(cut, known_cuts(look))).cut_id:
        moments = {first.cut_id: first} | moments
    recall(SINCE, [*moments, _OTHER])
    since = moments.get(st.session_state[SINCE]) or _other_day(day)
    compared = _as_known(look, cut, since, _short(look, since))
    label = t("moments.since", moment=compared)
    if cut and not opened:
        label = t("moments.cut_since", cut=_short(look, cut.frozen()), moment=compared)
    with st.popover(saying.plain(label), width="content", key="moc"):
        if every and not opened:
            chosen = st.selectbox(
                t("moments.shown"),
                codes,
                format_func=lambda code: called(look, every[code]) if code in every else _now(look),
                key=NOW,
                width=_WIDE,
            )
            remember(NOW, chosen or _LIVE, codes)
        _since(look, day, moments)
    return cut, since


def _since(look: View, day: date, moments: dict[str, Moment]) -> None:
    t, codes = look.words, [*moments, _OTHER]
    chosen = st.selectbox(
        t("moments.compare"),
        codes,
        format_func=lambda code: (
            _label(look, code, moments[code]) if code in moments else t("moments.other")
        ),
        key=SINCE,
        width=_WIDE,
    )
    if remember(SINCE, chosen or codes[0], codes) != _OTHER:
        forget(OTHER_DAY)
        return
    usual = week_before(day).day
    recall_day(OTHER_DAY, usual)
    other = st.date_input(t("moments.day"), format="DD/MM/YYYY", key=OTHER_DAY)
    remember_day(OTHER_DAY, other if isinstance(other, date) else usual, usual)


def _label(look: View, code: str, moment: Moment) -> str:
    if moment.cut_id:
        return told(look, moment)
    return look.words(f"moments.{code}", day=f"{moment.day:%d/%m}")


def _now(look: View) -> str:
    t = look.words
    return t("moments.past", day=t.day(look.as_of)) if look.looks_back else t("moments.now")


def _drive(look: View, day: date) -> dict[str, Moment]:
    """The eve of the drive that runs on the day; nothing without one."""
    running = [
        period
        for period in look.periods()
        if period.kind == "drive" and period.starts_on <= day <= period.ends_on
    ]
    return {_DRIVE: Moment(running[-1].starts_on - timedelta(days=1))} if running else {}


def _other_day(day: date) -> Moment:
    """The day chosen by itself, as the address or the visit knows it."""
    usual = week_before(day).day
    recall_day(OTHER_DAY, usual)
    chosen = st.session_state[OTHER_DAY]
    return Moment(chosen if isinstance(chosen, date) else usual)
