"""Running orders on the page: picked, composed slide by slide, kept under a name."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from bangvang.screen import saying
from bangvang.screen.address import recall, remember
from bangvang.screen.frame import View
from bangvang.screen.named_apart import named_apart
from bangvang.stage.private import titled
from bangvang.stage.slides import (
    GROUPS,
    KINDS,
    LONGEST,
    MEASURES,
    SHORTEST,
    USUAL,
    Slide,
    read,
    written,
)
from bangvang.store.orders import drop_order, save_order

_USUAL = ""  # the order that is always there
_PICKED = "thu-tu"  # the order picked: the widget's key, and its name in the address
ROOM = "stage"  # where the page keeps what the last press did


@dataclass
class Order:
    """The order at hand on this page: slides by ids of the page's own, so that moves keep them apart."""

    order_id: str
    name: str
    slides: dict[str, Slide]

    def in_order(self) -> tuple[Slide, ...]:
        return tuple(self.slides.values())


def choose(look: View) -> Order:
    """The order picked, as it has been changed so far."""
    t = look.words
    kept, told = look.ask("running_orders"), _told()
    names = named_apart(dict(zip(kept["order_id"], kept["name"], strict=True)))
    texts = dict(zip(kept["order_id"], kept["slides"], strict=True))
    codes = [_USUAL, *names]
    at_hand = st.session_state.get("stage-order")
    if told:  # saved by the last press: the widget follows
        st.session_state[_PICKED] = told.pop()
    elif _PICKED not in st.session_state and isinstance(at_hand, Order):  # back from another page
        st.session_state[_PICKED] = at_hand.order_id
    recall(_PICKED, codes)
    picked = st.selectbox(
        t("stage.order"),
        codes,
        format_func=lambda code: names.get(code, t("stage.usual")),
        key=_PICKED,
    )
    chosen = remember(_PICKED, picked, codes)
    if not isinstance(at_hand, Order) or at_hand.order_id != chosen:
        slides = read(texts[chosen]) if chosen else USUAL
        name = names.get(chosen, "")
        at_hand = Order(chosen, name, {uuid.uuid4().hex: slide for slide in slides})
        st.session_state["stage-order"] = at_hand
    return at_hand


def compose(look: View, order: Order) -> None:
    """The slides in their order, and what can be said about the one picked."""
    t, ids = look.words, list(order.slides)
    if st.session_state.get("slide") not in ids:
        st.session_state["slide"] = ids[0]
    list_side, slide_side = st.columns([1, 1])
    with list_side:
        chosen = st.radio(
            t("stage.slides", count=len(ids)),
            ids,
            format_func=lambda code: f"{ids.index(code) + 1}. {titled(order.slides[code], t)}",
            key="slide",
        )
        kind = st.selectbox(
            t("stage.add_which"),
            list(KINDS),
            format_func=lambda code: t.label("stage.slide", code),
            key="slide-moi",
        )
        st.button(t("stage.add"), key="them", on_click=partial(_add, order, kind))
    with slide_side:
        _edit(look, order, chosen)


def keep(look: View, order: Order) -> None:
    """Saving under a name, and throwing away."""
    t = look.words
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.text_input(t("stage.order_name"), value=order.name, key=f"ten-{order.order_id}")
        is_named = bool(name.strip())
        if st.button(t("stage.save"), key="luu", disabled=not is_named):
            say, told = saying.ready(ROOM), _told()
            text, order.name = written(order.in_order()), name.strip()
            order.order_id = save_order(
                look.store, order.order_id or None, order.name, text, look.actor, look.now
            )
            told.append(order.order_id)
            say(t("stage.saved", name=order.name))
            st.rerun()
        if order.order_id and st.button(t("stage.drop"), key="bo"):
            say = saying.ready(ROOM)
            drop_order(look.store, order.order_id, look.actor, look.now)
            say(t("stage.dropped", name=order.name))
            st.rerun()


def _told() -> list[str]:
    """The order that the last press saved, for the next run to pick.

    To be fetched before the write, which wakes the page: see `saying.ready`.
    """
    told: list[str] = st.session_state.setdefault("thu-tu-moi", [])
    return told


def _edit(look: View, order: Order, code: str) -> None:
    """Filters, seconds and notes of one slide, and its place."""
    t, slide, ids = look.words, order.slides[code], list(order.slides)
    at = ids.index(code)
    with st.container(horizontal=True):
        for label, step in (("↑", -1), ("↓", 1)):
            st.button(
                label,
                key=f"{label}-{code}",
                disabled=not 0 <= at + step < len(ids),
                on_click=partial(_move, order, code, step),
                help=t.label("stage.move", "up" if step < 0 else "down"),
            )
        st.button(
            t("stage.take_out"),
            key=f"ra-{code}",
            disabled=len(ids) == 1,
            on_click=partial(_take_out, order, code),
        )
    for field in KINDS[slide.kind]:
        slide = _FIELDS[field](look, slide, code)
    seconds = st.number_input(
        t("stage.seconds"), SHORTEST, LONGEST, slide.seconds, step=5, key=f"giay-{code}"
    )
    notes = st.text_area(t("stage.notes"), slide.notes, key=f"ghi-{code}", height=140)
    order.slides[code] = replace(slide, seconds=int(seconds), notes=notes)


def _group(look: View, slide: Slide, code: str) -> Slide:
    t = look.words
    chosen = st.selectbox(
        t("chips.kind"),
        GROUPS,
        GROUPS.index(slide.group),
        format_func=lambda group: t.label("kind", group),
        key=f"nhom-{code}",
    )
    return replace(slide, group=chosen)


def _measure(look: View, slide: Slide, code: str) -> Slide:
    t = look.words
    chosen = st.selectbox(
        t("chips.measure"),
        MEASURES,
        MEASURES.index(slide.measure),
        format_func=lambda measure: t.label("measure", measure),
        key=f"theo-{code}",
    )
    return replace(slide, measure=chosen)


def _pages(look: View, slide: Slide, code: str) -> Slide:
    return replace(
        slide, pages=st.toggle(look.words("stage.all_pages"), slide.pages, key=f"het-{code}")
    )


def _unit(look: View, slide: Slide, code: str) -> Slide:
    units = look.ask("upper_unions")
    names = dict(zip(units["unit_id"], units["display_name"], strict=True))
    codes = ["", *names]
    chosen = st.selectbox(
        look.words("stage.which_unit"),
        codes,
        codes.index(slide.unit) if slide.unit in codes else 0,
        format_func=lambda unit: names.get(unit, look.words("stage.latest_unit")),
        key=f"don-vi-{code}",
    )
    return replace(slide, unit=chosen)


_FIELDS: dict[str, Callable[[View, Slide, str], Slide]] = {
    "group": _group,
    "measure": _measure,
    "pages": _pages,
    "unit": _unit,
}


def _add(order: Order, kind: str) -> None:
    """Puts a new slide behind the one picked, and picks it."""
    ids, new = list(order.slides), uuid.uuid4().hex
    behind = ids.index(st.session_state["slide"]) + 1
    rows = [*order.slides.items()]
    rows.insert(behind, (new, Slide(kind)))
    order.slides.clear()
    order.slides.update(rows)
    st.session_state["slide"] = new


def _take_out(order: Order, code: str) -> None:
    del order.slides[code]


def _move(order: Order, code: str, step: int) -> None:
    rows = [*order.slides.items()]
    at = list(order.slides).index(code)
    rows.insert(at + step, rows.pop(at))
    order.slides.clear()
    order.slides.update(rows)
