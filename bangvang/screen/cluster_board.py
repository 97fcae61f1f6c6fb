"""The clusters' page: its head, its cards and the rule they are judged by."""

import polars as pl

from bangvang.draw import clusters, style
from bangvang.reports.illustrative import explained, stands
from bangvang.screen import headline
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View


def title(look: View, choice: Choice) -> str:
    """In how many clusters somebody meets both conditions, and the moment."""
    t = look.words
    whole = headline.city(look, choice.period, choice.scope, choice.basis)
    met, known = clusters.honoured(_standing(look, choice))
    told = t("clusters.title", met=met, clusters=known)
    return style.head(told, t.as_of(look.moment), headline.coverage(look, whole))


def cards(look: View, choice: Choice) -> str:
    """The standing inside each cluster."""
    return clusters.boards(_standing(look, choice), choice.measure, look.words)


def rule(look: View, choice: Choice) -> str:
    """By which measure and which quota, in which phase."""
    t = look.words
    told = t(
        "clusters.rule",
        measure=t.label("measure_name", choice.measure),
        basis=t.label("basis_name", choice.basis),
        period=look.plan(choice.period).phase.label(t.language),
    )
    return style.note(explained(told, stands(_standing(look, choice)), t))


def _standing(look: View, choice: Choice) -> pl.DataFrame:
    return look.ask(
        "clusters",
        period=look.plan(choice.period).phase.period_id,
        scope=choice.scope,
        measure=choice.measure,
        basis=choice.basis,
        as_of=look.as_of,
    )
