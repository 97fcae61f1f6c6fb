"""The door, as people use it and as intruders try it."""

import re

import pytest
from starlette.testclient import TestClient

from bangvang import clock
from bangvang.access import SYSTEM, NotAllowed
from bangvang.entry.key import key_beside, signed
from bangvang.entry.visitors import COOKIE, visitor
from bangvang.entry.way_back import way_back
from bangvang.store.accounts import reset_phrase, set_disabled, set_role
from bangvang.store.keys import place_of
from tests.admitted import ZONE
from tests.entry.house import HERE, House, sent, signed_in

OK, SEE_OTHER, FORBIDDEN = 200, 303, 403
TICKET = re.compile(r'name="ticket" value="([^"]+)"')


def flags(set_cookie: str) -> set[str]:
    return {part.strip().lower() for part in set_cookie.split(";")[1:]}


def test_name_and_phrase_open_a_session_and_lead_back_where_one_came_from(
    house: House, client: TestClient
) -> None:
    name, phrase = house.resident()
    answer = signed_in(client, name, phrase, "/don-vi?don-vi=D-BA-DINH")
    assert (answer.status_code, answer.headers["location"]) == (
        SEE_OTHER,
        "/don-vi?don-vi=D-BA-DINH",
    )
    assert {"httponly", "samesite=strict", "path=/"} <= flags(answer.headers["set-cookie"])
    assert "secure" not in flags(answer.headers["set-cookie"])
    actor = visitor(house.store, dict(client.cookies), "here")
    assert (actor.name, actor.role, actor.signed_in) == (name, "staff", True)
    (line,) = [line for line in house.log("signed_in") if line["subject"] == name]
    assert (line["actor"], line["place"]) == (name, "testclient")


def test_on_an_encrypted_line_the_cookie_travels_on_no_other(
    house: House, client: TestClient
) -> None:
    name, phrase = house.resident()
    client.base_url = HERE.replace("http", "https")
    answer = sent(client, "/vao", HERE.replace("http", "https"), name=name, phrase=phrase)
    assert "secure" in flags(answer.headers["set-cookie"])


def test_a_header_of_the_visitors_makes_no_line_encrypted(house: House, client: TestClient) -> None:
    name, phrase = house.resident()
    client.headers["X-Forwarded-Proto"] = "https"
    assert "secure" not in flags(signed_in(client, name, phrase).headers["set-cookie"])


def test_capitals_and_spaces_around_a_name_do_not_matter(house: House, client: TestClient) -> None:
    name, phrase = house.resident()
    assert signed_in(client, f"  {name.upper()} ", phrase).status_code == SEE_OTHER


def test_whether_an_account_exists_is_never_told(house: House, client: TestClient) -> None:
    name, phrase = house.resident()
    shut, its_phrase = house.person()
    set_disabled(house.store, shut, SYSTEM, clock.real(ZONE), disabled=True)
    pages = set()
    for who, what in ((name, "wrong"), ("nobody", "wrong"), ("nobody", phrase), (shut, its_phrase)):
        answer = signed_in(client, who, what)
        assert answer.status_code == FORBIDDEN
        assert "set-cookie" not in answer.headers
        pages.add(answer.text.replace(f'value="{who}"', ""))
    assert len(pages) == 1
    assert "Tên hoặc mật khẩu chưa đúng." in pages.pop()


def test_without_the_key_of_the_log_nobody_comes_in_and_the_door_says_why(
    house: House, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, phrase = house.resident()
    place = place_of(house.store)
    aside = place.rename(place.with_suffix(".aside"))
    monkeypatch.setattr(house.store, "_log_key", None)  # as after a restart
    try:
        answers = [signed_in(client, name, given) for given in (phrase, "wrong")]
    finally:
        aside.rename(place)
    assert answers[0].text == answers[1].text  # it tells no guess from a phrase
    assert {answer.status_code for answer in answers} == {FORBIDDEN}
    assert "thiếu tệp khóa" in answers[0].text
    assert str(place) not in answers[0].text
    assert "set-cookie" not in answers[0].headers


@pytest.mark.parametrize("path", ["/vao", "/vao/doi", "/vao/ra"])
@pytest.mark.parametrize(
    "origin",
    [None, "", "null", "http://evil.example", "http://board.example.evil.example", "//"],
)
def test_a_form_on_another_site_does_nothing(
    house: House, client: TestClient, path: str, origin: str | None
) -> None:
    name, phrase = house.resident()
    client.cookies.update(house.cookie("admin"))
    before = client.cookies[COOKIE]
    answer = sent(client, path, origin, name=name, phrase=phrase, everywhere="1")
    assert answer.status_code == FORBIDDEN
    assert "set-cookie" not in answer.headers
    assert visitor(house.store, {COOKIE: before}, "").role == "admin"


@pytest.mark.parametrize("kind", ["text/plain", "application/json", "multipart/form-data", ""])
def test_only_a_form_is_read(house: House, client: TestClient, kind: str) -> None:
    name, phrase = house.resident()
    body = f"name={name}&phrase={phrase}".encode()
    answer = client.post("/vao", content=body, headers={"Origin": HERE, "Content-Type": kind})
    assert answer.status_code == FORBIDDEN


@pytest.mark.parametrize(
    "back",
    [
        "http://evil.example/",
        "https:evil.example",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\r\nSet-Cookie: bangvang=x",
        " //evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "nap",
        "",
        "/vao",
        "/vao/ra",
        "/ /evil.example",
    ],
)
def test_the_way_back_leads_to_no_other_site(house: House, client: TestClient, back: str) -> None:
    assert way_back(back) == "/"
    page = client.get("/vao", params={"ve": back}).text
    assert "evil" not in page
    assert "alert" not in page


def test_who_came_from_another_site_is_led_to_the_first_page(
    house: House, client: TestClient
) -> None:
    assert signed_in(client, *house.resident(), "//evil.example/").headers["location"] == "/"


def test_nothing_given_is_read_as_markup(house: House, client: TestClient) -> None:
    attack = '"><script>alert(1)</script>'
    for answer in (
        signed_in(client, attack, "x", f"/{attack}"),
        client.get("/vao", params={"ve": f"/{attack}", "lang": attack}),
    ):
        assert "<script" not in answer.text


def test_a_session_one_is_given_beforehand_is_never_used(house: House, client: TestClient) -> None:
    name, phrase = house.resident()
    planted = house.cookie("viewer")
    client.cookies.set(COOKIE, planted[COOKIE], "board.example", "/")
    signed_in(client, name, phrase)
    assert client.cookies[COOKIE] != planted[COOKIE]
    assert not visitor(house.store, planted, "").signed_in


def forged(house: House, how: str) -> str:
    """A cookie that is not what the door has given."""
    good = house.cookie("admin")[COOKIE]
    head, stamp, signature = good.split(".")
    ticket = signed(house.store.path, "change", "x")
    return {
        "empty": "",
        "nonsense": "admin",
        "unsigned": head,
        "signature cut off": f"{head}.{stamp}",
        "another signature": f"{head}.{stamp}.{signature[::-1]}",
        "another content": f"{head[:-2]}AA.{stamp}.{signature}",
        "another time": f"{head}.{stamp[::-1]}.{signature}",
        "another purpose": ticket,
        "never opened": signed(house.store.path, "session", "never opened"),
        "no text": signed(house.store.path, "session", ["admin"]),
        "letters of all kinds": "Đặng\x00é",
    }[how]


@pytest.mark.parametrize(
    "how",
    [
        *("empty", "nonsense", "unsigned", "signature cut off", "another signature"),
        *("another content", "another time", "another purpose", "never opened", "no text"),
        "letters of all kinds",
    ],
)
def test_a_forged_cookie_is_a_viewers(house: House, how: str) -> None:
    actor = visitor(house.store, {COOKIE: forged(house, how)}, "")
    assert (actor.role, actor.signed_in) == ("viewer", False)


def test_the_key_is_for_the_eyes_of_the_servers_own_user(house: House) -> None:
    house.cookie("viewer")
    assert key_beside(house.store.path).stat().st_mode & 0o777 == 0o600


def test_signing_out_ends_the_session_and_not_only_the_cookie(
    house: House, client: TestClient
) -> None:
    name, phrase = house.resident()
    signed_in(client, name, phrase)
    kept = dict(client.cookies)
    answer = sent(client, "/vao/ra")
    assert answer.status_code == SEE_OTHER
    assert COOKIE not in client.cookies
    assert not visitor(house.store, kept, "").signed_in


def test_signing_out_everywhere_ends_every_session_of_the_account_and_no_other(
    house: House, client: TestClient
) -> None:
    name, phrase = house.person()
    signed_in(client, name, phrase)
    first, other = dict(client.cookies), house.cookie("staff")
    client.cookies.clear()
    signed_in(client, name, phrase)
    sent(client, "/vao/ra", everywhere="1")
    assert not visitor(house.store, first, "").signed_in
    assert visitor(house.store, other, "").signed_in
    assert house.log("signed_out_everywhere")[-1]["subject"] == name


def test_who_is_signed_out_in_between_writes_nothing(house: House, client: TestClient) -> None:
    name, phrase = house.person()
    signed_in(client, name, phrase)
    drawn = visitor(house.store, dict(client.cookies), "")
    drawn.must("book")
    set_disabled(house.store, name, SYSTEM, clock.real(ZONE), disabled=True)
    assert drawn.may("book")  # so it was when the page was drawn
    with pytest.raises(NotAllowed):
        drawn.must("book")


def test_another_role_holds_at_the_next_press(house: House, client: TestClient) -> None:
    name, phrase = house.person("presenter")
    signed_in(client, name, phrase)
    drawn = visitor(house.store, dict(client.cookies), "")
    set_role(house.store, name, "staff", SYSTEM, clock.real(ZONE))
    drawn.must("book")
    set_role(house.store, name, "viewer", SYSTEM, clock.real(ZONE))
    with pytest.raises(NotAllowed):
        drawn.must("present")


def test_a_phrase_given_by_somebody_else_is_good_for_changing_it_only(
    house: House, client: TestClient
) -> None:
    name, phrase = house.newcomer()
    answer = signed_in(client, name, phrase)
    assert answer.status_code == OK
    assert "set-cookie" not in answer.headers
    (ticket,) = TICKET.findall(answer.text)
    own = "mùa xuân nho nhỏ"
    changed = sent(client, "/vao/doi", ticket=ticket, fresh=own, again=own, ve="/nap")
    assert (changed.status_code, changed.headers["location"]) == (SEE_OTHER, "/nap")
    assert visitor(house.store, dict(client.cookies), "").name == name
    client.cookies.clear()
    again = sent(client, "/vao/doi", ticket=ticket, fresh="another phrase", again="another phrase")
    assert again.status_code == FORBIDDEN, "a ticket is good for one time"
    assert signed_in(client, name, phrase).status_code == FORBIDDEN
    assert signed_in(client, name, own).status_code == SEE_OTHER


@pytest.mark.parametrize(
    ("fresh", "again", "told"),
    [
        ("ngắn", "ngắn", "quá ngắn"),
        ("a" * 12, "a" * 12, "quá đơn giản"),
        ("mùa xuân nho nhỏ", "mùa xuân nho nho", "không giống nhau"),
        ("x" * 201, "x" * 201, "quá dài"),
    ],
)
def test_a_weak_phrase_is_refused_with_its_reason_and_the_ticket_stays_good(
    house: House, client: TestClient, fresh: str, again: str, told: str
) -> None:
    (ticket,) = TICKET.findall(signed_in(client, *house.newcomer()).text)
    answer = sent(client, "/vao/doi", ticket=ticket, fresh=fresh, again=again)
    assert answer.status_code == FORBIDDEN
    assert told in answer.text
    assert ticket in TICKET.findall(answer.text)


def test_changing_ones_phrase_needs_the_one_before(house: House, client: TestClient) -> None:
    name, phrase = house.person()
    signed_in(client, name, phrase)
    own = "mùa xuân nho nhỏ"
    wrong = sent(client, "/vao/doi", phrase="wrong", fresh=own, again=own)
    assert wrong.status_code == FORBIDDEN
    assert sent(client, "/vao/doi", phrase=phrase, fresh=own, again=own).status_code == SEE_OTHER
    assert signed_in(client, name, own).status_code == SEE_OTHER


def test_without_session_and_ticket_no_phrase_is_changed(house: House, client: TestClient) -> None:
    own = "mùa xuân nho nhỏ"
    answer = sent(client, "/vao/doi", ticket="x", phrase="x", fresh=own, again=own)
    assert answer.status_code == FORBIDDEN
    assert client.get("/vao/doi").headers["location"] == "/vao"


def test_a_reset_ends_all_sessions_and_the_phrase_before(house: House, client: TestClient) -> None:
    name, phrase = house.person()
    signed_in(client, name, phrase)
    fresh = reset_phrase(house.store, name, SYSTEM, clock.real(ZONE))
    assert not visitor(house.store, dict(client.cookies), "").signed_in
    client.cookies.clear()
    assert signed_in(client, name, phrase).status_code == FORBIDDEN
    assert TICKET.findall(signed_in(client, name, fresh).text)


def test_no_phrase_and_no_cookie_stands_in_the_database(house: House, client: TestClient) -> None:
    name, phrase = house.person()
    signed_in(client, name, phrase)
    signed_in(client, phrase, "typed into the wrong field")
    everything = "".join(
        str(house.store.select(f"select * from {table}", {}).rows())  # noqa: S608
        for table in ("account", "session", "attempt", "log")
    )
    assert name in everything
    assert phrase not in everything
    assert client.cookies[COOKIE].split(".")[0] not in everything
    assert set(re.findall(r"\$argon2\w+\$", everything)) == {"$argon2id$"}
