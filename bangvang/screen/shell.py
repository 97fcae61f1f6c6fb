"""The script of every visit: navigation by right, language, the sample's clock, the live channel."""

from contextlib import suppress
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from bangvang.draw import style
from bangvang.screen import borrowed, desk, ear, frame, links, trouble, who
from bangvang.screen.places import PLACES, place_at

st.set_page_config(page_title="Bảng Vàng", page_icon="🏅", layout="wide")
look = frame.view(begins=True)
drawn = ear.Versions.of(look.store)
t = look.words
st.html(style.sheet(t("upload.browse"), t("upload.or_drop")))

if not look.actor.may("look"):
    st.navigation([st.Page(partial(who.closed, look), title="Bảng Vàng", url_path="vao-cua")]).run()
    st.stop()

sections: dict[str, list[StreamlitPage]] = {}
for place in PLACES:
    if look.actor.may(place.right):
        page = st.Page(
            place.script,
            title=t(f"{place.name}.nav"),
            url_path=place.address,
            default=place is PLACES[0],
        )
        sections.setdefault(t(f"nav.{place.room}"), []).append(page)
    else:  # at the address of a page that is not theirs people get the board
        page = st.Page(
            PLACES[0].script,
            title=t(f"{PLACES[0].name}.nav"),
            url_path=place.address,
            visibility="hidden",
        )
        sections[t("nav.show")].append(page)
page = st.navigation(sections, expanded=True)
place = place_at(page.url_path)
frame.sidebar(look, place.room == "manage")
who.told(look, page)
links.follow(page, [each for pages in sections.values() for each in pages])
who.refused_page(look, page)
if look.is_sample:
    st.html(style.banner(t("sample.banner")))
frame.past_told(frame.view())
with suppress(frame.NothingMore), trouble.of_the_disk(), desk.as_it_lies():
    page.run()
ear.listen(place, drawn)
borrowed.speak(look)
