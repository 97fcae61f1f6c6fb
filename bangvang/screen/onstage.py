"""Shows on the page: begun, and found again with their links, codes and squares for phones."""

import time
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from bangvang.draw import stage as draw
from bangvang.draw import style
from bangvang.screen import saying
from bangvang.screen.frame import View
from bangvang.screen.ordering import ROOM, Order
from bangvang.screen.rehearsing import rehearsed
from bangvang.stage import direction
from bangvang.stage.qr import picture_of
from bangvang.stage.show import LIVE, REHEARSAL, THEMES, Show
from bangvang.stage.shows import shows_of
from bangvang.store import setting
from bangvang.text import LANGUAGES


def running(look: View) -> list[Show]:
    """The shows that have begun and not ended, the latest first."""
    look.actor.must("present")
    return shows_of(look.store).all()


def begin(look: View, order: Order) -> None:
    """The button that begins a show with the order at hand."""
    t = look.words
    with st.form("bat-dau", border=True):
        language = st.segmented_control(
            t("nav.language"),
            list(LANGUAGES),
            format_func=lambda code: LANGUAGES[code],
            default=t.language,
            required=True,
        )
        theme = st.segmented_control(
            t("stage.theme"),
            THEMES,
            format_func=lambda code: t.label("stage.themes", code),
            default=THEMES[0],
            required=True,
        )
        is_ready = rehearsed(look) is not None
        is_rehearsal = is_ready and st.toggle(t("stage.on_rehearsal"), key="tren-tap-duot")
        board_url = st.text_input(t("stage.board_url"), value=f"{_base()}/")
        if st.form_submit_button(t("stage.begin"), type="primary"):
            say = saying.ready(ROOM)
            show = direction.begin(
                shows_of(look.store),
                order.name or t("stage.usual"),
                order.in_order(),
                time.time(),
                look.actor,
                language=language or t.language,
                theme=theme or THEMES[0],
                board_url=board_url.strip(),
                moment=None if is_rehearsal else _moment(look),
                source=REHEARSAL if is_rehearsal else LIVE,
            )
            say(t("stage.begun", code=show.code))
            st.rerun()


def shows(look: View) -> None:
    """Every show with its code, its links, and its square."""
    t, base = look.words, _base()
    for show in running(look):
        screen = f"{base}/stage?code={show.code}"
        with st.container(border=True):
            st.html(draw.show(show.name, show.code, screen, picture_of(screen), t))
            with st.container(horizontal=True):
                st.link_button(t("stage.open_console"), f"{base}/stage/console?code={show.code}")
                st.link_button(t("stage.open_screen"), screen)
                st.button(
                    t.label("stage.press", "end"),
                    key=f"het-{show.code}",
                    on_click=partial(_end, look, show.code),
                )
    if not running(look):
        st.html(style.note(t("stage.no_shows")))


def tell_done() -> None:
    """What the last press on the page did."""
    saying.tell(ROOM)


def _end(look: View, code: str) -> None:
    direction.press(shows_of(look.store), code, "end", None, look.actor, time.time())


def _moment(look: View) -> str | None:
    """The past moment this page looks at; None when the boards follow the campaign's clock."""
    fixed = setting(look.store, "clock")
    moved_by_hand = look.is_sample and look.moment.isoformat() != fixed
    return look.moment.isoformat() if look.looks_back or moved_by_hand else None


def _base() -> str:
    """The address of this server as the visitor's browser knows it."""
    told = urlsplit(st.context.url or "")
    return f"{told.scheme or 'http'}://{told.netloc or 'localhost'}"
