"""What every page stands on: its language, its moment, who looks, and the questions it may ask."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import polars as pl
import streamlit as st

from bangvang import clock, sample_loading
from bangvang.access import Actor
from bangvang.campaign import Campaign, campaign
from bangvang.draw import style
from bangvang.entry.visitors import visitor
from bangvang.naming import SETTING, Form, form_for, form_on_boards
from bangvang.pacing.periods import Period, Plan, periods, plan_of, running_phase
from bangvang.questions import Made, kept, once
from bangvang.questions import ask as ask_store
from bangvang.reports import board
from bangvang.reports.situation import judged
from bangvang.screen.address import forget, recall, recall_day, remember, remember_day
from bangvang.store import Parameter, Store, current, setting
from bangvang.store.frozen import seen_by
from bangvang.text import LANGUAGES, Words

LANGUAGE = "lang"  # keys of the widgets that stand on every page, and so in every address
DAY = "ngay"
WOKEN = "danh-thuc"  # this run was asked for by a commit, not by the person before the screen


@dataclass(frozen=True)
class View:
    """One look at the campaign: in whose eyes, in which words, at which moment."""

    store: Store
    campaign: Campaign
    words: Words
    actor: Actor
    moment: datetime  #: what the boards show; a past day when somebody looks back
    now: datetime  #: the campaign's clock: the time of every write
    is_sample: bool
    day: date | None = None  #: the day chosen to be looked at; None: as time goes on

    @property
    def as_of(self) -> date:
        return self.moment.date()

    @property
    def looks_back(self) -> bool:
        """Whether the boards show an earlier day than the campaign's clock."""
        return self.moment < self.now

    @property
    def names_on_boards(self) -> Form:
        """How names are told on pages that the hall may see."""
        return form_on_boards(setting(self.store, SETTING))

    @property
    def names(self) -> Form:
        """How the visitor is told the names of persons."""
        return form_for(self.actor, setting(self.store, SETTING))

    def ask(self, name: str, **parameters: Parameter) -> pl.DataFrame:
        """The answer to a question at the present data version.

        Files are made of what a page showed long after it ran: a freeze that began since holds
        for them too.
        """
        return ask_store(seen_by(self.store, self.actor), name, **parameters)

    def once(self, *what: Hashable, make: Callable[[], Made]) -> Made:
        """What a page is made of, the same for all who look at this moment in this language.

        It is made once per data version and may show the time by the minute; `make` draws nothing.
        """
        return once(seen_by(self.store, self.actor), self._seen(what), make)

    def kept(self, *what: Hashable) -> object | None:
        """What `once` has made of this already, if it has."""
        return kept(seen_by(self.store, self.actor), self._seen(what))

    def _seen(self, what: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
        return (*what, self.words.language, self.moment.replace(second=0), self.now.date())

    def periods(self) -> list[Period]:
        return self.once("known_periods", make=lambda: periods(self.ask("periods")))

    def phase(self) -> Period:
        """The phase that runs at this moment."""
        return running_phase(self.periods(), self.as_of)

    def plan(self, period: Period) -> Plan:
        """The plan by which a period is judged at this moment."""
        return plan_of(self.periods(), period, self.as_of)

    def board(self, period: Period, **other: Parameter) -> dict[str, Parameter]:
        """The parameters of the question `leaderboard` in its plainest form, with some changed."""
        plain: dict[str, Parameter] = {
            "level": "upper",
            "kind": None,
            "cluster": None,
            "block": None,
            "period": period.period_id,
            "scope": "all",
            "measure": "initiatives",
            "basis": "assigned",
            "as_of": self.as_of,
            "compare": None,
        }
        return plain | other


class NothingMore(Exception):
    """A page ends early, for want of anything to show; unlike after `st.stop`, its ear still listens."""


def view(*, begins: bool = False) -> View:
    """The look of this run: from its address and the campaign's clock.

    As the run `begins`, it goes on the session of whoever asked for it by a press or an address.
    """
    place = st.context.ip_address or "127.0.0.1"  # Streamlit tells no address of this machine
    looks = begins and not st.session_state.pop(WOKEN, False)
    actor = visitor(current(), st.context.cookies, place, looks=looks)
    chosen = st.session_state.get(DAY)
    return seen(actor, language(), chosen if isinstance(chosen, date) else None)


def woken() -> None:
    """The next run of this page is nobody's act: a board that lies open keeps nobody signed in."""
    st.session_state[WOKEN] = True


def seen(actor: Actor, language: str, chosen: date | None) -> View:
    """The look of an actor in a language; of the sample's slider, or back to a day that is over."""
    store = seen_by(current(), actor)
    words = campaign()
    moment = now = clock.moment(store, words.time_zone)
    is_sample = setting(store, "sample") == "1"
    day = chosen if chosen and (is_sample or chosen < now.date()) else None
    if day and is_sample:  # the slider is the sample's clock
        moment = now = datetime.combine(day, now.time())
    elif day:
        moment = clock.end_of(day)
    return View(store, words, Words(language), actor, moment, now, is_sample, day)


def language() -> str:
    """The language of this visit, by its code."""
    chosen = st.session_state.get(LANGUAGE) or st.query_params.get(LANGUAGE)
    return chosen if chosen in LANGUAGES else "vi"


found = board.found  #: the rows whose unit is known by the folded words, ranks as they were


def paced(look: View, plan: Plan, scope: str, basis: str) -> pl.DataFrame:
    """Every upper union against its quota, with what the plan expects of it and its band."""
    make = partial(judged, look.ask, plan, scope, basis, look.as_of)
    return look.once("paced", plan, scope, basis, make=make)


def bands(look: View, plan: Plan, scope: str, basis: str) -> dict[str, str | None]:
    """The band of each upper union: reached, on_pace, behind, silent."""
    judged = paced(look, plan, scope, basis)
    return dict(zip(judged["unit_id"], judged["band"], strict=True))


def sidebar(look: View, managing: bool) -> None:
    """The sample's clock or the day looked at, and the language, on every page.

    Managing is done now: whoever looks back comes back by opening a page of the team.
    """
    t = look.words
    with st.sidebar:
        if look.is_sample:
            _sample_controls(look)
        elif managing:
            st.session_state.pop(DAY, None)
            forget(DAY)
        else:
            _day_looked_at(look)
        codes = list(LANGUAGES)
        recall(LANGUAGE, codes)
        chosen = st.segmented_control(
            t("nav.language"),
            codes,
            format_func=str.upper,
            required=True,
            key=LANGUAGE,
            label_visibility="collapsed",
        )
        remember(LANGUAGE, chosen or codes[0], codes)


def _day_looked_at(look: View) -> None:
    """Any day of the programme up to today; today unless chosen."""
    t, today = look.words, look.now.date()
    first = min(look.campaign.programme_starts_on, today)
    recall_day(DAY, today, first, today)
    chosen = st.date_input(
        t("past.day"), min_value=first, max_value=today, format="DD/MM/YYYY", key=DAY
    )
    remember_day(DAY, chosen if isinstance(chosen, date) else today, today)


def past_told(look: View) -> None:
    """A quiet line while somebody looks back, with the way to now."""
    t = look.words
    if not look.looks_back:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="nhin-lai"):
        st.html(style.banner(t("past.told", day=t.day(look.as_of))))
        st.button(t("past.now"), key="ve-hien-tai", on_click=_back_to_now)


def _back_to_now() -> None:
    st.session_state.pop(DAY, None)
    forget(DAY)


def _sample_controls(look: View) -> None:
    t = look.words
    first = sample_loading.FIRST_MOMENT.date()
    phase = look.phase()
    recall_day(DAY, first, phase.starts_on, phase.ends_on)
    chosen = st.slider(t("sample.clock"), phase.starts_on, phase.ends_on, format="DD/MM", key=DAY)
    remember_day(DAY, chosen, first)
    if look.actor.may("manage"):
        with st.popover(t("sample.own"), width="stretch"):
            st.write(t("sample.own_explained"))
            if st.button(t("sample.own_confirm"), type="primary"):
                sample_loading.start_own(look.store, look.actor, look.now)
                st.rerun()
