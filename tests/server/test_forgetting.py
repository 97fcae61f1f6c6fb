"""What a page no longer shows is let go of, with all that its widgets held."""

import gc
from collections.abc import Callable
from weakref import WeakSet

import pytest
import streamlit as st
from streamlit.runtime.state.session_state import SessionState
from streamlit.testing.v1 import AppTest

from bangvang.server import forgetting


class File:
    """Something large that a page shows."""


files: "WeakSet[File]" = WeakSet()


@pytest.fixture(autouse=True)
def forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SessionState, "_remove_stale_widgets", SessionState._remove_stale_widgets)
    forgetting.forget_widgets()
    files.clear()


def a_file_after_another() -> None:
    """A page that shows one file, and the next when its button is pressed."""

    def put_away(_: File) -> None:
        st.session_state["at"] += 1

    number, file = st.session_state.setdefault("at", 0), File()
    files.add(file)
    st.text_input("lý do", key="lý do")
    st.selectbox("đơn vị", ["một", "hai"], key=f"đơn vị {number}")
    st.button("ghi", key=f"ghi {number}", on_click=put_away, args=(file,))


def parts_of_a_page() -> None:
    """A page one part of which runs alone."""

    @st.fragment
    def part() -> None:
        st.number_input("trang", key="trang")
        if st.session_state["trang"] < 2:
            st.button("dưới", key="dưới")

    st.selectbox("trên", ["một", "hai"], key="trên")
    part()


def shown(page: Callable[[], None]) -> AppTest:
    name = page.__name__
    app = AppTest.from_string(f"from {page.__module__} import {name}; {name}()").run()
    assert not app.exception
    return app


def test_a_file_that_has_left_the_page_is_let_go() -> None:
    app = shown(a_file_after_another)
    for _ in range(5):
        app.button[0].click().run()
    assert app.session_state["at"] == 5
    gc.collect()
    assert len(files) == 1  # the one shown


def test_what_still_stands_on_the_page_keeps_its_value_and_goes_on_working() -> None:
    app = shown(a_file_after_another)
    app.text_input(key="lý do").input("đủ").run()
    app.button[0].click().run()
    app.selectbox[0].select("hai").run()
    app.button[0].click().run()
    assert app.text_input(key="lý do").value == "đủ"
    assert app.selectbox[0].value == "một"  # of the next file
    assert app.session_state["at"] == 2


def test_what_stands_beside_a_part_that_runs_alone_is_kept() -> None:
    app = shown(parts_of_a_page)
    app.selectbox(key="trên").select("hai").run()
    app.number_input(key="trang").set_value(3).run()
    assert app.selectbox(key="trên").value == "hai"
    app.number_input(key="trang").set_value(1).run()
    app.button(key="dưới").click().run()
    assert app.selectbox(key="trên").value == "hai"


def test_it_is_done_once_however_often_it_is_asked_for() -> None:
    first = SessionState._remove_stale_widgets
    forgetting.forget_widgets()
    assert SessionState._remove_stale_widgets is first
