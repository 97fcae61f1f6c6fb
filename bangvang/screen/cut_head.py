"""What stands above an opened cut: who speaks, and the city's figures as the cut keeps them."""

import streamlit as st

from bangvang.draw import cuts as draw
from bangvang.draw.figures import Figure
from bangvang.screen.chips import Choice
from bangvang.screen.frame import View
from bangvang.standings import Cut


def letterhead(look: View) -> None:
    """The campaign's names, seen on paper only."""
    told = look.campaign
    vietnamese = look.words.language == "vi"
    owner, name = (told.owner, told.name) if vietnamese else (told.owner_en, told.name_en)
    st.html(draw.letterhead(owner, name))


def cards(look: View, choice: Choice, cut: Cut) -> list[Figure]:
    """Initiatives against quota, registrants, units with something, benefit."""
    t = look.words
    row = look.ask(
        "cut_city",
        cut=cut.cut_id,
        period=choice.period.period_id,
        scope=choice.scope,
        basis=choice.basis,
        block=choice.block,
    ).row(0, named=True)
    quota, people = row["quota"], row["registrants"]
    mark = "*" if row["is_illustrative"] else ""
    return [
        Figure(
            t("headline.initiatives", period=choice.period.label(t.language)),
            t.number(row["initiatives"]),
            t("cuts.share", percent=t.percent(row["percent"], 1)),
            beside="" if quota is None else f"/ {t.number(quota)}{mark}",
            share=None if quota is None else (row["percent"], None),
        ),
        Figure(
            t("headline.registrants"),
            t.number(people),
            t(
                "headline.per_person",
                value=t.number(row["initiatives"] / people if people else None, 1),
            ),
        ),
        Figure(
            t("cuts.units"),
            t.number(row["units_with_some"]),
            t("cuts.units_meaning"),
            beside=f"/ {t.number(row['units'])}",
        ),
        Figure(t("cuts.benefit"), t.money(row["benefit_vnd"]), t("cuts.benefit_meaning")),
    ]
