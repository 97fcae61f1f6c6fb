from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime import context as streamlit_context

from bangvang.access import SYSTEM
from bangvang.entry.visitors import COOKIE
from bangvang.store import database, set_setting
from tests.admitted import cookie_of
from tests.known import AT, Known, line


@dataclass(frozen=True)
class Request:
    """Where a visit comes from, as the server hands it to the script."""

    remote_ip: str = "127.0.0.1"
    headers: list[tuple[str, str]] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="session", autouse=True)
def scanned_once() -> Iterator[None]:
    """Every visit begins with a scan of all installed packages for components: one is enough."""
    with pytest.MonkeyPatch.context() as patch:
        found = manifest_scanner.scan_component_manifests()
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture(autouse=True)
def visitor_request(monkeypatch: pytest.MonkeyPatch) -> Request:
    """Where the visits come from: AppTest itself makes no request."""
    request = Request()
    monkeypatch.setattr(streamlit_context, "_get_client_context", lambda: request)
    return request


@pytest.fixture
def from_elsewhere(own: Known, visitor_request: Request) -> None:
    """The visits are those of somebody who is not signed in."""
    visitor_request.cookies.clear()


@dataclass(frozen=True)
class Made:
    """A campaign that tests take copies of, and the cookie of its admin."""

    campaign: Known
    cookie: str


@pytest.fixture(scope="session")
def made_empty(tmp_path_factory: pytest.TempPathFactory) -> Made:
    campaign = Known(tmp_path_factory.mktemp("empty"))
    made = Made(campaign, cookie_of(campaign.store, "admin", "staff"))
    campaign.store.close()
    return made


@pytest.fixture(scope="session")
def made_known(made_empty: Made, tmp_path_factory: pytest.TempPathFactory) -> Made:
    campaign = made_empty.campaign.copied(tmp_path_factory.mktemp("known"))
    set_setting(campaign.store, {"clock": AT.isoformat()}, SYSTEM, AT)
    campaign.book(*REGISTERED)
    for unit_id, amount in QUOTAS.items():
        campaign.quota(unit_id, amount)
    campaign.store.close()
    return Made(campaign, made_empty.cookie)


@pytest.fixture
def own(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    visitor_request: Request,
) -> Iterator[Known]:
    """An empty campaign of one's own, as the application opens it; the visitor is its admin."""
    name = "made_known" if "known" in request.fixturenames else "made_empty"
    made: Made = request.getfixturevalue(name)
    campaign = made.campaign.copied(tmp_path)
    visitor_request.cookies[COOKIE] = made.cookie
    monkeypatch.setenv("BANGVANG_DB", campaign.store.url)
    monkeypatch.setitem(database._open, campaign.store.url, campaign.store)
    st.cache_data.clear()
    yield campaign
    campaign.drop()


@pytest.fixture
def known(own: Known) -> Known:
    """Some registrations of seven unions, looked at on 19/05/2022 at 18:00."""
    return own


def _lines(
    how_many: int, upper: str, day: str, grassroots: str, **other: object
) -> list[list[dict[str, object]]]:
    return [
        line(
            f"Sáng kiến {number} {upper} {day} {grassroots}",
            f"Người {number % 3}",
            upper,
            day,
            grassroots=grassroots,
            **other,
        )
        for number in range(how_many)
    ]


QUOTAS = {"D-CAU-GIAY": 8, "D-HA-DONG": 12, "D-DONG-DA": 24, "S-Y-TE": 500}
REGISTERED = [
    *_lines(8, "D-CAU-GIAY", "2022-05-10", "Công ty TNHH A", stage="valid"),
    *_lines(2, "D-CAU-GIAY", "2022-05-18", "Trường THCS Dịch Vọng", benefit_vnd=40_000_000),
    *_lines(9, "D-HA-DONG", "2022-05-17", "Công ty TNHH B", benefit_vnd=1_000_000),
    *_lines(3, "D-HA-DONG", "2022-03-01", "Trường THCS Văn Quán", stage="pending"),
    *_lines(12, "D-DONG-DA", "2022-05-19", "Công ty TNHH C"),
    *_lines(6, "S-GIAO-DUC", "2022-05-11", "Trường THPT Chu Văn An", benefit_vnd=900_000_000),
    *_lines(5, "S-Y-TE", "2022-05-12", "Bệnh viện D", stage="valid"),
    *_lines(4, "Z-KCN-CX", "2022-05-18", "Công ty TNHH E", stage="rejected"),
    *_lines(7, "Z-KCN-CX", "2022-05-18", "Công ty TNHH F", benefit_vnd=2_500_000_000),
    *_lines(1, "C-HAPRO", "2022-04-26", "Công ty CP G"),
]


@pytest.fixture
def on_a_fixed_clock(known: Known) -> Known:
    """The same registrations as a sample, whose clock the slider moves."""
    set_setting(known.store, {"sample": "1"}, SYSTEM, AT)
    return known
