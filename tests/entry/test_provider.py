"""The side door, as people with an office account use it and as intruders try it."""

import io
import json
import logging
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from httpx2 import Response
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey
from starlette.testclient import TestClient
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from bangvang import clock
from bangvang.access import SYSTEM
from bangvang.entry.identity import Identity, Unwelcome, sign_in_as
from bangvang.entry.visitors import COOKIE, visitor
from bangvang.server import providers
from bangvang.server.log import LOG, Lines
from bangvang.store.accounts import add_account, make_first, reset_phrase, set_disabled
from bangvang.store.keys import place_of
from tests.admitted import ZONE
from tests.entry.conftest import APP
from tests.entry.house import House, sent
from tests.entry.provider import CLIENT_SECRET, Provider, provider

HERE = "https://board.example"
_BROWSER = httpx2.Client(verify=False, trust_env=False)  # on this machine alone
OK, FOUND, SEE_OTHER, FORBIDDEN, NOT_FOUND, BAD_GATEWAY = 200, 302, 303, 403, 404, 502


@pytest.fixture(scope="module")
def standing_office() -> Iterator[Provider]:
    with provider() as office:
        yield office


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Writes secrets, which Streamlit reads anew."""
    before = config.get_option("secrets.files")

    def write(text: str) -> None:
        file = tmp_path / "secrets.toml"
        file.write_text(text, encoding="utf-8")
        config.set_option("secrets.files", [str(file)])
        secrets_singleton._reset()

    yield write
    config.set_option("secrets.files", before)
    secrets_singleton._reset()


@pytest.fixture
def office(
    house: House, standing_office: Provider, named: Callable[[str], None]
) -> Iterator[Provider]:
    """The provider, named in the secrets, vouching for nobody yet."""
    ordinary = standing_office.sign
    standing_office.claims, standing_office.without = {}, ()
    named(standing_office.secrets(HERE))
    yield standing_office
    standing_office.sign = ordinary


@pytest.fixture
def client(house: House) -> TestClient:
    return TestClient(APP, base_url=HERE, follow_redirects=False)


def member(house: House, role: str = "staff") -> str:
    """The address of somebody with an account by the provider."""
    email = f"{role}.{secrets.token_hex(4)}@lien-doan.example"
    add_account(house.store, email, role, SYSTEM, clock.real(ZONE), by_provider=True)
    return email


def there(client: TestClient, back: str = "/nap") -> Response:
    """The press on the door."""
    return client.get("/vao/co-quan", params={"provider": "default", "ve": back})


def way_home(answer: Response) -> str:
    """The address at which the provider hands the visitor back."""
    assert answer.status_code == FOUND
    handed = _BROWSER.get(answer.headers["location"])
    assert handed.status_code == FOUND
    return str(handed.headers["location"])


def came(client: TestClient, back: str = "/nap") -> Response:
    """There and back."""
    return client.get(way_home(there(client, back)))


def is_nobody(house: House, client: TestClient, answer: Response) -> bool:
    told = answer.headers.get_list("set-cookie")
    return (
        answer.status_code == FORBIDDEN
        and not any(each.startswith(f"{COOKIE}=") for each in told)
        and not visitor(house.store, dict(client.cookies), "").signed_in
    )


def test_without_secrets_the_door_offers_no_other_way(house: House, client: TestClient) -> None:
    assert "/vao/co-quan" not in client.get("/vao").text
    assert there(client).headers["location"] == "/vao"


def test_whom_the_provider_vouches_for_comes_in_with_the_role_of_the_account(
    house: House, office: Provider, client: TestClient
) -> None:
    email = member(house, "presenter")
    office.claims = {"email": email.upper(), "name": "Nguyễn Thị Lan"}
    door = client.get("/vao", params={"ve": "/don-vi"}).text
    assert "Đăng nhập bằng 127.0.0.1" in door
    assert "provider=default&amp;ve=%2Fdon-vi" in door
    answer = came(client, "/don-vi?don-vi=D-BA-DINH")
    assert answer.status_code == OK
    assert 'content="0; url=/don-vi?don-vi=D-BA-DINH"' in answer.text
    (cookie,) = [each for each in answer.headers.get_list("set-cookie") if each[:9] == "bangvang="]
    assert {"httponly", "samesite=strict", "secure"} <= {
        part.strip().lower() for part in cookie.split(";")
    }
    actor = visitor(house.store, dict(client.cookies), "")
    assert (actor.name, actor.role, actor.signed_in) == (email, "presenter", True)
    assert [line["details"] for line in house.log("signed_in") if line["subject"] == email] == [
        '{"by": "provider"}'
    ]


def test_what_the_provider_tells_stays_out_of_browser_and_log(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims = {"email": member(house), "phone_number": "0912345678"}
    answer = came(client)
    assert "_streamlit_user" not in str(answer.headers)
    assert not [name for name in client.cookies if name.startswith("_streamlit_user")]
    known = str(house.store.select("select * from log", {}).rows())
    assert "0912345678" not in known + answer.text


def test_signing_out_everywhere_ends_what_the_provider_opened(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims = {"email": member(house)}
    other = TestClient(APP, base_url=HERE, follow_redirects=False)
    for each in (client, other):
        assert came(each).status_code == OK
        assert visitor(house.store, dict(each.cookies), "").signed_in
    sent(client, "/vao/ra", HERE, everywhere="1")
    for each in (client, other):
        assert not visitor(house.store, dict(each.cookies), "").signed_in


def test_a_session_one_is_given_beforehand_is_never_used(
    house: House, office: Provider, client: TestClient
) -> None:
    planted = house.cookie("viewer")
    client.cookies.set(COOKIE, planted[COOKIE], "board.example", "/")
    office.claims = {"email": member(house)}
    came(client)
    assert client.cookies[COOKIE] != planted[COOKIE]
    assert not visitor(house.store, planted, "").signed_in


def test_an_address_without_an_account_is_told_so(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims = {"email": "la@elsewhere.example"}
    answer = came(client)
    assert is_nobody(house, client, answer)
    assert "Địa chỉ la@elsewhere.example chưa được cấp quyền" in answer.text
    assert house.log("sign_in_failed")[-1]["subject"] is None


def test_an_account_that_is_shut_opens_for_nobody(
    house: House, office: Provider, client: TestClient
) -> None:
    email = member(house)
    set_disabled(house.store, email, SYSTEM, clock.real(ZONE), disabled=True)
    office.claims = {"email": email}
    assert is_nobody(house, client, came(client))


@pytest.mark.parametrize("told", [False, None, "true", 1, "false"])
def test_an_address_that_is_not_verified_opens_nothing(
    house: House, office: Provider, client: TestClient, told: object
) -> None:
    office.claims = {"email": member(house, "admin"), "email_verified": told}
    answer = came(client)
    assert is_nobody(house, client, answer)
    assert "chưa xác nhận địa chỉ" in answer.text


def test_a_provider_of_the_federations_own_may_be_silent_about_verification_but_not_deny_it(
    house: House, office: Provider, client: TestClient, named: Callable[[str], None]
) -> None:
    office.claims = {"email": member(house)}
    office.without = ("email_verified",)
    assert is_nobody(house, client, came(client))
    named(office.secrets(HERE, '[bangvang]\nvouching = ["default"]\n'))
    assert came(client).status_code == OK
    client.cookies.clear()
    office.without, office.claims["email_verified"] = (), False
    assert is_nobody(house, client, came(client))


@pytest.mark.parametrize(
    "email", ["admin", "@admin", "admin@", "", None, ["a@b.example"], {"a": 1}, "a b@x.example"]
)
def test_what_is_no_address_opens_no_account(
    house: House, office: Provider, client: TestClient, email: object
) -> None:
    make_first(house.store, clock.real(ZONE))  # its name is admin
    office.claims = {"email": email}
    assert is_nobody(house, client, came(client))


def test_a_letter_that_looks_like_another_is_another(
    house: House, office: Provider, client: TestClient
) -> None:
    add_account(
        house.store, "kim@lien-doan.example", "admin", SYSTEM, clock.real(ZONE), by_provider=True
    )
    office.claims = {"email": "\u212aim@lien-doan.example"}  # the sign of Kelvin: small, it is a k
    assert is_nobody(house, client, came(client))


def _by_another_key(claims: dict[str, Any]) -> str:
    key = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=False)
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, key)


def _unsigned(claims: dict[str, Any]) -> str:
    signed = jwt.encode({"alg": "HS256"}, claims, OctKey.import_key("x" * 32))
    return f"eyJhbGciOiJub25lIn0.{signed.split('.')[1]}."


def _by_the_clients_secret(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(CLIENT_SECRET))


@pytest.mark.parametrize("sign", [_by_another_key, _unsigned, _by_the_clients_secret])
def test_a_forged_token_opens_nothing(
    house: House,
    office: Provider,
    client: TestClient,
    sign: Callable[[dict[str, Any]], str],
) -> None:
    office.claims, office.sign = {"email": member(house, "admin")}, sign
    assert is_nobody(house, client, came(client))


def test_a_token_signed_with_the_public_key_as_a_secret_opens_nothing(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims = {"email": member(house, "admin")}
    key = OctKey.import_key(office.public_key.replace(b"-----", b""))
    office.sign = lambda claims: jwt.encode({"alg": "HS256", "kid": "one"}, claims, key)
    assert is_nobody(house, client, came(client))


def test_a_changed_token_opens_nothing(house: House, office: Provider, client: TestClient) -> None:
    email, ordinary = member(house, "admin"), office.sign
    office.claims = {"email": "la@elsewhere.example"}

    def changed(claims: dict[str, Any]) -> str:
        head, _, signature = str(ordinary(claims)).split(".")
        _, body, _ = str(ordinary({**claims, "email": email})).split(".")
        return f"{head}.{body}.{signature}"

    office.sign = changed
    assert is_nobody(house, client, came(client))


@pytest.mark.parametrize(
    ("claims", "without"),
    [
        ({"aud": "another-client"}, ()),
        ({"aud": ["another-client"]}, ()),
        ({"iss": "https://evil.example"}, ()),
        ({"exp": 1_700_000_000}, ()),
        ({"iat": 4_000_000_000}, ()),
        ({"nonce": "of another sign-in"}, ()),
        ({"azp": "another-client", "aud": ["bangvang", "another-client"]}, ()),
        ({}, ("aud",)),
        ({}, ("iss",)),
        ({}, ("exp",)),
        ({}, ("nonce",)),
        ({}, ("sub",)),
    ],
    ids=str,
)
def test_a_token_for_another_time_place_or_sign_in_opens_nothing(
    house: House,
    office: Provider,
    client: TestClient,
    claims: dict[str, Any],
    without: tuple[str, ...],
) -> None:
    office.claims = {"email": member(house, "admin"), **claims}
    office.without = without
    assert is_nobody(house, client, came(client))


def test_an_answer_without_a_token_opens_nothing(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims, office.sign = {"email": member(house, "admin")}, lambda _: None
    assert is_nobody(house, client, came(client))


def test_who_comes_back_without_having_gone_is_nobody(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims = {"email": member(house, "admin")}
    stranger = TestClient(APP, base_url=HERE, follow_redirects=False)
    home = way_home(there(stranger))  # a link that somebody else got, sent to the victim
    assert is_nobody(house, client, client.get(home))
    there(client)  # and with a sign-in of the victim's own under way
    assert is_nobody(house, client, client.get(home))


def test_an_address_of_return_is_good_for_one_time(
    house: House, office: Provider, client: TestClient
) -> None:
    office.claims = {"email": member(house, "admin")}
    began = there(client)
    kept = client.cookies["_streamlit_session"]
    home = way_home(began)
    assert client.get(home).status_code == OK
    client.cookies.clear()
    assert is_nobody(house, client, client.get(home))
    client.cookies.set("_streamlit_session", kept, "board.example", "/")
    assert is_nobody(house, client, client.get(home))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?code=x",
        "?state=x",
        "?code=x&state=x",
        "?error=access_denied",
        "?error=x&error_description=<script>alert(1)</script>%0d%0aSet-Cookie:%20bangvang=x",
        "?state=_state_default_x&code=x",
        "?state=&code=",
    ],
)
def test_what_no_provider_sends_opens_nothing(
    house: House, office: Provider, client: TestClient, query: str
) -> None:
    there(client)
    answer = client.get(f"/oauth2callback{query}")
    assert is_nobody(house, client, answer)
    assert "<script" not in answer.text


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example", "/\\evil.example"])
def test_the_way_back_leads_to_no_other_site(
    house: House, office: Provider, client: TestClient, back: str
) -> None:
    office.claims = {"email": member(house)}
    answer = came(client, back)
    assert 'content="0; url=/"' in answer.text
    assert "evil" not in answer.text


def test_the_provider_sends_nobody_to_a_host_that_a_header_names(
    house: House, office: Provider, client: TestClient
) -> None:
    client.headers.update({"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    asked = parse_qs(urlsplit(there(client).headers["location"]).query)
    assert asked["redirect_uri"] == [f"{HERE}/oauth2callback"]
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce"} <= asked.keys()


def test_an_identity_of_streamlits_own_opens_nothing(
    house: House, office: Provider, client: TestClient
) -> None:
    told = f'{{"email": "{member(house, "admin")}", "is_logged_in": true, "origin": "{HERE}"}}'
    forged = create_signed_value(get_cookie_secret(), "_streamlit_user", told).decode()
    client.cookies.set("_streamlit_user", forged, "board.example", "/")
    assert is_nobody(house, client, client.get("/oauth2callback"))
    for path in ("/auth/login", "/auth/logout"):
        assert client.get(path).status_code == NOT_FOUND


def test_a_provider_that_is_silent_leaves_the_pass_phrase(
    house: House, office: Provider, client: TestClient, named: Callable[[str], None]
) -> None:
    name, phrase = house.person("admin")
    named(office.secrets(HERE).replace(f":{office.port}/", ":9/"))
    answer = there(client)
    assert answer.status_code == BAD_GATEWAY
    assert "Chưa liên hệ được" in answer.text
    assert sent(client, "/vao", HERE, name=name, phrase=phrase).status_code == SEE_OTHER


def test_without_the_key_of_the_log_nobody_comes_in_and_the_door_says_why(
    house: House, office: Provider, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.claims = {"email": member(house)}
    place = place_of(house.store)
    aside = place.rename(place.with_suffix(".aside"))
    monkeypatch.setattr(house.store, "_log_key", None)  # as after a restart
    try:
        answer = came(client)
    finally:
        aside.rename(place)
    assert is_nobody(house, client, answer)
    assert "thiếu tệp khóa" in answer.text


def test_an_account_by_provider_that_gets_a_phrase_may_use_both(
    house: House, office: Provider, client: TestClient
) -> None:
    email = member(house, "admin")
    answer = sent(client, "/vao", HERE, name=email, phrase="any")
    assert answer.status_code == FORBIDDEN
    phrase = reset_phrase(house.store, email, SYSTEM, clock.real(ZONE))
    office.claims = {"email": email}
    assert "Mật khẩu vừa dùng" in sent(client, "/vao", HERE, name=email, phrase=phrase).text
    assert came(client).status_code == OK


def test_many_refusals_of_one_address_fill_no_log_and_shut_no_other_door(
    house: House, client: TestClient
) -> None:
    before = len(house.log("sign_in_failed"))
    for _ in range(25):
        with pytest.raises(Unwelcome):
            sign_in_as(house.store, Identity("la@x.example", True), "testclient", house.now())
    assert len(house.log("sign_in_failed")) - before <= 21
    name, phrase = house.person()
    assert sent(client, "/vao", HERE, name=name, phrase=phrase).status_code == SEE_OTHER


@pytest.mark.parametrize(
    ("found", "instead"),
    [
        ("/oauth2callback", "/elsewhere"),
        ("https://board.example", "http://board.example"),
        ("http://127.0.0.1", "http://provider.example"),
        ("client_id", "no_client_id"),
        ("cookie_secret = ", 'cookie_secret = "short" #'),
    ],
)
def test_secrets_that_are_not_right_open_no_way(
    house: House,
    office: Provider,
    client: TestClient,
    named: Callable[[str], None],
    found: str,
    instead: str,
) -> None:
    named(office.secrets(HERE).replace(found, instead))
    assert providers.unfit()
    assert CLIENT_SECRET not in providers.unfit()
    assert "/vao/co-quan" not in client.get("/vao").text


def test_each_provider_of_several_has_its_own_way(
    house: House, office: Provider, client: TestClient, named: Callable[[str], None]
) -> None:
    head, _, rest = office.secrets(HERE).partition("client_id")
    named(f"{head}[auth.google]\nclient_id{rest}[auth.microsoft]\nclient_id{rest}")
    door = client.get("/vao", params={"lang": "en"}).text
    assert "Sign in with Google" in door
    assert "Sign in with Microsoft" in door
    assert "default" not in door
    office.claims = {"email": member(house)}
    began = client.get("/vao/co-quan", params={"provider": "microsoft"})
    assert client.get(way_home(began)).status_code == OK


def test_the_log_tells_the_kind_of_a_failure_and_no_words(
    house: House, office: Provider, client: TestClient
) -> None:
    providers.tell_in_our_log()
    office.claims, office.sign = {"email": member(house)}, _by_another_key
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Lines())
    LOG.addHandler(handler)
    try:
        came(client)
    finally:
        LOG.removeHandler(handler)
    line = json.loads(written.getvalue())
    assert (line["what"], line["error"]) == ("sign-in at a provider failed", "BadSignatureError")
    assert "words" not in line
