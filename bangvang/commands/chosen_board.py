"""The board that the options of a command name: the same rows, title and moment as on the screen."""

from datetime import date, datetime
from functools import partial

from bangvang.campaign import campaign
from bangvang.clock import end_of, moment
from bangvang.commands.answer import VIETNAMESE, WrongUsage, both
from bangvang.commands.asked import BoardOptions
from bangvang.fold import fold
from bangvang.pacing.periods import Period, periods, plan_of, running_phase
from bangvang.questions import ask
from bangvang.reports.board import Board, found
from bangvang.reports.situation import board_of, judged
from bangvang.standings import Cut, Moment, cuts, ranking, usual_before, week_before
from bangvang.store import Parameter, Store


def chosen_board(store: Store, asked: BoardOptions) -> Board:
    """The board asked for. Raises WrongUsage for a period or a cut that is not known."""
    shown = _cut(store, asked.cut)
    now = shown.moment if shown else _moment(store, asked.as_of)
    parameters = board_parameters(store, asked)
    since, since_told = _since(store, asked.compare, now.date(), shown)
    at = shown.frozen() if shown else Moment(now.date())
    rows = ranking(partial(ask, store), parameters, at, since)
    search = fold(asked.search)
    return Board(
        found(rows, search),
        parameters,
        _period(store, asked),
        now,
        {} if shown else _bands(store, asked, now.date()),
        since=since_told,
        search=search,
        cut=shown.name if shown else "",
    )


def board_parameters(store: Store, asked: BoardOptions) -> dict[str, Parameter]:
    """The parameters of the question `leaderboard`; what was left open follows the clock."""
    return board_of(
        _period(store, asked).period_id,
        level=asked.level,
        kind=None if asked.kind == "all" else asked.kind,
        cluster=asked.cluster,
        block=None if asked.block == "all" else asked.block,
        scope=asked.stage,
        measure=asked.measure,
        basis=asked.basis,
        as_of=_moment(store, asked.as_of).date(),
        compare=None,
    )


def chosen_moment(store: Store, asked: BoardOptions) -> datetime:
    """The moment the options name: now by the campaign's clock, or the end of a day."""
    return _moment(store, asked.as_of)


def _moment(store: Store, day: date | None) -> datetime:
    now = moment(store, campaign().time_zone)
    return now if day is None or day == now.date() else end_of(day)


def _period(store: Store, asked: BoardOptions) -> Period:
    known = periods(ask(store, "periods"))
    if asked.period is None:
        return running_phase(known, _moment(store, asked.as_of).date())
    for period in known:
        if period.period_id == asked.period:
            return period
    ids = ", ".join(period.period_id for period in known)
    raise WrongUsage(both("cli.period_unknown", period=asked.period, known=ids))


def _bands(store: Store, asked: BoardOptions, day: date) -> dict[str, str | None]:
    """As on the screen: known of whole upper unions only."""
    if asked.level != "upper" or asked.block != "all":
        return {}
    plan = plan_of(periods(ask(store, "periods")), _period(store, asked), day)
    rows = judged(partial(ask, store), plan, asked.stage, asked.basis, day)
    return dict(rows.select("unit_id", "band").iter_rows())


def _since(
    store: Store, compare: date | str | None, day: date, shown: Cut | None
) -> tuple[Moment, str]:
    """What movement is told from, and the same in words; as on the screen when it was not said."""
    if isinstance(compare, date):
        since = Moment(compare)
    elif cut := _cut(store, compare):
        since = cut.frozen()
    else:
        since = usual_before(shown, _known_cuts(store)) if shown else week_before(day)
    names = {cut.cut_id: cut.name for cut in _known_cuts(store)}
    told = names.get(since.cut_id or "") or VIETNAMESE.short_day(since.day)
    if shown and since.cut_id is None:
        earlier = usual_before(shown, _known_cuts(store)).cut_id
        told = VIETNAMESE("moments.known_now" if earlier else "moments.no_earlier", day=told)
    return since, told


def _cut(store: Store, named: str | None) -> Cut | None:
    """The cut of this id or name; None where none was named. Raises WrongUsage for an unknown one."""
    if named is None:
        return None
    known = _known_cuts(store)
    for cut in known:
        if named == cut.cut_id or fold(named) == fold(cut.name):
            return cut
    names = ", ".join(f"{cut.name} [{cut.cut_id}]" for cut in known) or "–"
    raise WrongUsage(both("cli.cut_unknown", cut=named, known=names))


def _known_cuts(store: Store) -> list[Cut]:
    """The latest moment first."""
    now = moment(store, campaign().time_zone).date()
    return cuts(ask(store, "cuts", as_of=now, now=now))
