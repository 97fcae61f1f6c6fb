"""Who is signed in, on every page; the way in and out; and what is said to those who may not."""

from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from bangvang.draw import style, who
from bangvang.entry.way_back import BACK, DOOR
from bangvang.screen.frame import View
from bangvang.screen.places import PLACES
from bangvang.text import Words


def told(look: View, page: StreamlitPage) -> None:
    """At the foot of the sidebar: who is signed in, with the way in or out."""
    t, actor = look.words, look.actor
    name = actor.name if actor.signed_in else t("door.sign_in")
    role = t.label("role", actor.role) if actor.signed_in else t("door.nobody")
    with st.sidebar:
        st.html(who.badge(name, role, _door(t, f"/{page.url_path}")))


def refused_page(look: View, page: StreamlitPage) -> None:
    """Whoever asked for a page that is not theirs is told so above the board they get."""
    t, asked = look.words, page.url_path
    way_in = "" if look.actor.signed_in else t("door.sign_in")
    for place in PLACES:
        if place.address == asked and not look.actor.may(place.right):
            said = t("door.page_refused", page=t(f"{place.name}.nav"))
            st.html(who.notice(said, way_in, _door(t, f"/{asked}")))


def refused_press(words: Words) -> None:
    """What was pressed is allowed no longer."""
    door = _door(words, f"/{_asked()}")
    st.html(who.notice(words("door.press_refused"), words("door.sign_in"), door))


def closed(look: View) -> None:
    """All there is to see for strangers where the boards are not open to everybody."""
    t = look.words
    st.html(style.head(t("door.closed_title"), "", ""))
    st.html(who.closed(t("door.closed"), t("door.sign_in"), _door(t, f"/{_asked()}")))


def _asked() -> str:
    """The page that stands in the browser's address."""
    return (st.context.url or "").partition("?")[0].rstrip("/").rpartition("/")[2]


def _door(words: Words, page: str) -> str:
    """The way in, which leads back to the page as it stands now."""
    kept = urlencode(st.query_params.to_dict())
    back = f"{page}?{kept}" if kept else page
    return f"{DOOR}?{urlencode({BACK: back, 'lang': words.language})}"
