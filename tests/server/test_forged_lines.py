"""The live line of the pages, as somebody speaks it who has read how: nothing shown, nothing written."""

import http.client
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates

from bangvang.entry.visitors import COOKIE
from bangvang.screen.places import PLACES
from bangvang.server.handover import hand_over
from bangvang.server.owning import HEADER
from tests.browser.server import DATABASE, Server, start_server
from tests.stage.served import bring, registrations
from tests.stage.visited import Visit, visit

XSRF = "2|00000000|0123456789abcdef0123456789abcdef|1700000000"
INTRUDERS = ("nobody", "viewer", "expired", "forged", "by another key", "by a header")


@dataclass(frozen=True)
class Page:
    """What an admin's browser is told of a page, and what an intruder may have learnt of it."""

    address: str
    number: str
    widgets: dict[str, str]
    fragments: set[str]


@dataclass(frozen=True)
class House:
    """A server in use, the pages of its staff as an admin has them open, and the files they offer."""

    server: Server
    pages: list[Page]
    own: set[str]  #: the widgets that a viewer has, too
    keys: set[str]  #: and their names: at the address of a hidden page stands the board
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def headers(self, who: str) -> dict[str, str]:
        """What somebody sends along who is not what he wants to be; the same whenever asked for."""
        if who not in self._known:
            self._known[who] = self._headers(who)
        return self._known[who]

    def _headers(self, who: str) -> dict[str, str]:
        admin = self.server.cookie("admin")
        match who:
            case "viewer":
                return {"Cookie": f"{COOKIE}={self.server.cookie('viewer')}"}
            case "expired":
                return {"Cookie": f"{COOKIE}={self.ended()}"}
            case "forged":
                return {
                    "Cookie": f"{COOKIE}={admin[:9]}{'A' if admin[9] != 'A' else 'B'}{admin[10:]}"
                }
            case "by another key":
                return {"Cookie": f"{COOKIE}={admin.rsplit('.', 1)[0]}.{'x' * 27}"}
            case "by a header":
                return {HEADER.decode(): "admin", "Authorization": "Basic YWRtaW46eA=="}
        return {}

    def ended(self) -> str:
        """The cookie of an admin who has signed out."""
        cookie = self.server.door.sign_in("admin")
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        kind = "application/x-www-form-urlencoded"
        headers = {"Origin": self.server.url, "Cookie": f"{COOKIE}={cookie}", "Content-Type": kind}
        connection.request("POST", "/vao/ra", "", headers)
        assert connection.getresponse().status == http.client.SEE_OTHER
        connection.close()
        return cookie

    def state(self) -> tuple[str, str]:
        """What could have been written: the accounts, the files booked and the data version."""
        database = self.server.log.parent / DATABASE
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        connection.request("GET", "/healthz")
        health = connection.getresponse().read().decode()
        connection.close()
        return hand_over(database, ["account", "list"], []).output, health


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("forged")
    server = start_server(folder, BANGVANG_SAMPLE="0")
    try:
        bring(server, registrations(folder / "a.csv", 3))
        pages = []
        with visit(server, {"Cookie": f"{COOKIE}={server.cookie()}"}) as admin:
            rehearse(admin)  # the page follows it by a fragment
            for place in PLACES:
                if place.right != "look":
                    admin.open(place.address)
                    pages.append(Page(place.address, admin.page, admin.widgets, admin.fragments))
        own: set[str] = set()
        with visit(server, {}) as viewer:
            for place in PLACES:
                if place.right == "look":
                    viewer.open(place.address)
                    own |= viewer.widgets.keys()
        yield House(server, pages, own, set(map(key, own)))
    finally:
        server.stop()


def rehearse(admin: Visit) -> None:
    admin.open("trinh-chieu")
    begin = next(number for number in admin.widgets if key(number) == "tap-duot")
    pressed = WidgetStates(widgets=[WidgetState(id=begin, trigger_value=True)])
    admin.run(ClientState(page_script_hash=admin.page, widget_states=pressed))


def pressed(page: Page) -> WidgetStates:
    """Every widget of a page used at once: every button pressed, every field filled in."""
    states = []
    for number, kind in page.widgets.items():
        if kind in ("button", "download_button"):
            states.append(WidgetState(id=number, trigger_value=True))
        elif kind in ("text_input", "text_area"):
            states.append(WidgetState(id=number, string_value="ke-gian"))
        elif kind in ("checkbox", "toggle"):
            states.append(WidgetState(id=number, bool_value=True))
        elif kind == "selectbox":
            states.append(WidgetState(id=number, string_value="admin"))
    return WidgetStates(widgets=states)


def key(number: str) -> str:
    """The name that the program gave a widget: `$$ID-<hash of all about it>-<name>`."""
    return number.split("-", 2)[2]


def leaked(house: House, line: Visit) -> list[str]:
    """What was shown of what only the staff's pages have."""
    assert line.shown
    secret = {
        number
        for page in house.pages
        for number in page.widgets
        if number not in house.own and (key(number) == "None" or key(number) not in house.keys)
    }
    text = "".join(line.shown)
    return sorted(number for number in secret if number in text)


def test_the_staffs_pages_have_what_intruders_could_press(house: House) -> None:
    kinds = [kind for page in house.pages for kind in page.widgets.values()]
    assert kinds.count("button") > 10
    assert {"file_uploader", "text_input", "selectbox"} <= set(kinds)
    assert any(page.fragments for page in house.pages)
    assert len({page.number for page in house.pages}) == len(house.pages)


@pytest.mark.parametrize("who", INTRUDERS)
def test_a_hidden_page_by_its_number_with_every_button_pressed(house: House, who: str) -> None:
    theirs, before = house.headers(who), house.state()
    with visit(house.server, theirs) as line:
        for page in house.pages:
            line.run(
                ClientState(
                    page_script_hash=page.number,
                    page_name=page.address,
                    widget_states=pressed(page),
                )
            )
            assert leaked(house, line) == [], page.address
    assert house.state() == before


@pytest.mark.parametrize("who", INTRUDERS)
def test_a_part_of_a_hidden_page_by_its_number(house: House, who: str) -> None:
    theirs, before = house.headers(who), house.state()
    with visit(house.server, theirs) as line:
        line.open("bang-xep-hang")
        for page in house.pages:
            for fragment in page.fragments:
                state = ClientState(
                    page_script_hash=page.number,
                    fragment_id=fragment,
                    widget_states=pressed(page),
                    is_auto_rerun=True,
                )
                line.send(BackMsg(rerun_script=state))
        while not line.open("bang-xep-hang"):
            pass  # what ends first may be a part of the board itself, by the same number
        assert leaked(house, line) == []
    assert house.state() == before


@pytest.mark.parametrize("who", INTRUDERS)
def test_a_session_of_an_admin_goes_on_for_nobody_else(house: House, who: str) -> None:
    admins = {"Cookie": f"{COOKIE}={house.server.cookie()}"}
    with visit(house.server, admins) as admin:
        admin.open("tai-khoan")
        number = admin.session
        with visit(house.server, house.headers(who), session=number) as line:
            line.open("tai-khoan")
            assert line.session != number
            assert leaked(house, line) == []
        admin.open("tai-khoan")  # and the admin was not thrown out
        assert admin.session == number
    with visit(house.server, house.headers(who), session=number) as line:
        line.open("tai-khoan")
        assert line.session != number
    with visit(house.server, admins, session=number) as admin:  # a line that was lost
        admin.open("tai-khoan")
        assert admin.session == number


def test_who_signed_out_in_another_window_is_shut_out_in_this_one(house: House) -> None:
    cookie = house.server.door.sign_in("admin")
    headers = {"Cookie": f"{COOKIE}={cookie}"}
    before = house.state()[0].count("ke-gian")
    with visit(house.server, headers) as line:
        line.open("tai-khoan")
        page = Page("tai-khoan", line.page, line.widgets, line.fragments)
        connection = http.client.HTTPConnection("127.0.0.1", house.server.port, timeout=30)
        kind = "application/x-www-form-urlencoded"
        connection.request(
            "POST", "/vao/ra", "", headers | {"Origin": house.server.url, "Content-Type": kind}
        )
        assert connection.getresponse().status == http.client.SEE_OTHER
        connection.close()
        line.run(ClientState(page_script_hash=page.number, widget_states=pressed(page)))
        assert leaked(house, line) == []
    assert house.state()[0].count("ke-gian") == before


def test_the_same_press_of_an_admin_makes_an_account(house: House) -> None:
    """Else all of the above would prove nothing."""
    with visit(house.server, {"Cookie": f"{COOKIE}={house.server.cookie()}"}) as admin:
        admin.open("tai-khoan")
        page = Page("tai-khoan", admin.page, admin.widgets, admin.fragments)
        admin.run(ClientState(page_script_hash=page.number, widget_states=pressed(page)))
    assert "ke-gian" in house.state()[0]


@pytest.mark.parametrize("who", INTRUDERS)
def test_other_messages_of_a_browser_change_nothing(house: House, who: str) -> None:
    theirs, before = house.headers(who), house.state()
    with visit(house.server, theirs) as line:
        line.open("bang-xep-hang")
        for message in (
            BackMsg(clear_cache=True),
            BackMsg(set_run_on_save=True),
            BackMsg(load_git_info=True),
            BackMsg(debug_shutdown_runtime=True),
            BackMsg(debug_disconnect_websocket=True),
            BackMsg(stop_script=True),
            BackMsg(),
        ):
            line.send(message)
        made = line.made("0" * 32)
        assert made.error_msg
        assert line.made("0" * 32, session="another").error_msg
        line.open("bang-xep-hang")
        assert leaked(house, line) == []
    assert house.state() == before


def put(house: House, session: str, headers: dict[str, str]) -> int:
    """Posts a file to Streamlit's own route, with all that XSRF asks for."""
    connection = http.client.HTTPConnection("127.0.0.1", house.server.port, timeout=30)
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n1\r\n--x--\r\n'
    try:
        connection.request("PUT", f"/_stcore/upload_file/{session}/{'0' * 32}", body, headers)
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.mark.parametrize("who", [*INTRUDERS, "admin"])
def test_a_file_posted_to_the_upload_route(house: House, who: str) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=x", "X-Xsrftoken": XSRF}
    admin = {"Cookie": f"{COOKIE}={house.server.cookie()}"}
    theirs = admin if who == "admin" else house.headers(who)
    cookie = "; ".join([theirs.get("Cookie", ""), f"_streamlit_xsrf={XSRF}"])
    with visit(house.server, admin) as line:
        line.open("nap")
        status = put(house, line.session, theirs | kind | {"Cookie": cookie})
    assert status == (204 if who == "admin" else 403)


@pytest.mark.parametrize("who", [*INTRUDERS, "another admin", "the same admin"])
def test_the_address_of_a_file_made_for_an_admin_is_passed_on(house: House, who: str) -> None:
    admins = {"Cookie": f"{COOKIE}={house.server.cookie()}"}
    others = {
        "another admin": {"Cookie": f"{COOKIE}={house.server.door.sign_in('admin')}"}
        if who == "another admin"
        else {},
        "the same admin": admins,
    }
    theirs = others[who] if who in others else house.headers(who)
    with visit(house.server, admins) as line:
        line.open("bang-xep-hang")
        made = line.made(line.files["workbook"])
        assert made.deferred_file.url.startswith("/media/")
        connection = http.client.HTTPConnection("127.0.0.1", house.server.port, timeout=30)
        for path in (made.deferred_file.url, f"{made.deferred_file.url}x"):
            connection.request("GET", path, headers=theirs)
            answer = connection.getresponse()
            answer.read()
            assert answer.status == (200 if who == "the same admin" else 403)
        connection.close()


def test_the_number_of_a_file_is_long_enough_not_to_be_guessed(
    house: House, tmp_path: Path
) -> None:
    with visit(house.server, {}) as line:
        line.open("bang-xep-hang")
        first = set(line.files.values())
        line.open("bang-xep-hang")
        assert not first & set(line.files.values())
        assert all(len(number) == 32 for number in first)
