"""The ear of a page: it hears by push that the data moved, and brings what is shown up to it.

What is drawn by `fresh` it asks for itself, at once. For the rest the page runs again, as often as
the server says, or when the server has been silent for long.
"""

from dataclasses import dataclass

import streamlit as st

from bangvang.screen import frame
from bangvang.screen.places import Place
from bangvang.store import Store


@dataclass(frozen=True)
class Versions:
    """What the data were when a run of the page began: all it draws is at least as new."""

    data: int
    boards: int

    @classmethod
    def of(cls, store: Store) -> "Versions":
        return cls(store.version, store.board_version)


# Streamlit calls the function again for every run of the page, on the same element, and what it
# returned when the element goes: the ear lives on the element.
_ear = st.components.v2.component(
    "bangvang_ear",
    js="""
    const SILENCE = 45000, JITTER = 120;

    class Ear {
      constructor(element) {
        this.element = element;
        this.watch = setInterval(() => this.doubt(), SILENCE / 3);
      }
      drawn({ url, version }, run) {
        this.run = run;
        this.ran = this.shown = version;
        if (this.url !== url) this.listen(url);
        if (this.heard !== undefined && this.heard !== version) this.refresh();
      }
      listen(url) {
        this.source?.close();
        this.url = url;
        this.at = Date.now();
        this.source = new EventSource(url);
        this.source.onmessage = (event) => {
          this.at = Date.now();
          this.heard = Number(event.data);
          if (this.heard !== this.shown) this.refresh();
        };
        this.source.addEventListener("run", (event) => {
          if (Number(event.data) !== this.ran) this.ask(Number(event.data));
        });
      }
      doubt() {
        if (Date.now() - this.at < SILENCE) return;
        this.at = Date.now();
        this.ask(0);
      }
      ask(version) {
        setTimeout(() => this.run("version", version), Math.random() * JITTER);
      }
      async refresh() {
        if (this.busy) return;
        this.busy = true;
        try {
          while (this.heard !== this.shown && await this.fetched());
        } finally {
          this.busy = false;
        }
      }
      async fetched() {
        const places = [...document.querySelectorAll("[data-fresh]")];
        const names = [...new Set(places.map((place) => place.dataset.fresh))].sort();
        const heard = this.heard;
        if (!names.length) return false;
        const answer = await fetch("fresh?what=" + names.join(","), { cache: "no-store" }).catch(() => null);
        if (!answer?.ok) return false;
        const { version, pieces } = await answer.json();
        for (const place of places) {
          const html = pieces[place.dataset.fresh];
          if (html === undefined) this.ask(version);
          else if (place.isConnected) place.innerHTML = html;
        }
        this.shown = version;
        return this.heard !== heard;
      }
      close() {
        clearInterval(this.watch);
        this.source?.close();
      }
    }

    export default function ({ data, parentElement, setTriggerValue }) {
      const ear = (parentElement.ear ??= new Ear(parentElement));
      ear.drawn(data, setTriggerValue);
      return () => {
        ear.close();
        delete parentElement.ear;
      };
    }
    """,
)


def listen(place: Place, drawn: Versions) -> None:
    """Follows the data from here on; the last thing that a page does.

    The team's pages follow every write; boards do not run for a file that only lies on the desk.
    """
    managing = place.room == "manage"
    kind = "?desk" if managing else "?fresh" if place.is_fresh else ""
    _ear(
        data={"version": drawn.data if managing else drawn.boards, "url": f"events{kind}"},
        key="ear",
        height=1,
        on_version_change=frame.woken,
    )
