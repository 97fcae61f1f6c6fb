"""Providers of identities: which ones the secrets name, and Streamlit's ways to them and back.

`.streamlit/secrets.toml` is Streamlit's own: `[auth]` and `[auth.<name>]` are what `st.login` reads.
`[bangvang] vouching = ["<name>"]` names the providers whose addresses are the federation's own.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http.cookies import SimpleCookie
from ipaddress import ip_address
from json import loads
from typing import Any
from urllib.parse import urlencode, urlsplit

from starlette.requests import Request
from starlette.responses import Response
from streamlit.auth_util import (
    encode_provider_token,
    get_cookie_with_chunks,
    get_redirect_uri,
    get_secrets_auth_section,
    validate_auth_credentials,
)
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.secrets import secrets_singleton
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_auth_routes import create_auth_routes
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from bangvang.server.log import LOG

CALLBACK = "/oauth2callback"
_LOGIN = "/auth/login"
_UNNAMED = "default"  # how Streamlit calls the provider that stands in [auth] itself
_LEAST_SECRET = 32  # characters
_TELLS_OF_A_PROVIDER = "server_metadata_url"
_STREAMLITS_LOG = "streamlit.web.server.starlette.starlette_auth_routes"


@dataclass(frozen=True)
class Provider:
    """One provider. `key` names it in the secrets, `title` to people."""

    key: str
    title: str
    vouches: bool  #: its addresses are the federation's own, verified or not


def providers() -> tuple[Provider, ...]:
    """The providers that can be asked, in the order of the secrets; none without secrets."""
    if unfit():
        return ()
    vouching = _vouching()
    return tuple(
        Provider(key, _title(key, section), key in vouching) for key, section in _sections()
    )


def unfit() -> str:
    """What is wrong with the secrets, in the words of whoever wrote the rule; '' where nothing is."""
    auth = get_secrets_auth_section()
    for key, section in _sections():
        try:
            validate_auth_credentials(key)
        except StreamlitAuthError as error:
            return str(error)
        back, told_at = str(get_redirect_uri(auth)), str(section[_TELLS_OF_A_PROVIDER])
        for name, address in (("redirect_uri", back), (_TELLS_OF_A_PROVIDER, told_at)):
            if not _is_safe(address):
                return f"{name} {address!r}: https://… (http://localhost)"
        if urlsplit(back).path != CALLBACK:
            return f"redirect_uri {back!r}: …{CALLBACK}"
        if len(str(auth["cookie_secret"])) < _LEAST_SECRET:
            return f"cookie_secret: < {_LEAST_SECRET}"
    return ""


async def sent_there(request: Request, provider: Provider) -> Response | None:
    """The answer that leads to the provider; None where it cannot be reached."""
    query = urlencode({"provider": encode_provider_token(provider.key)})
    asked = Request({**request.scope, "query_string": query.encode()}, request.receive)
    answer = await _streamlits(_LOGIN)(asked)
    return answer if "location" in answer.headers and answer.status_code < 400 else None


async def come_back(request: Request) -> dict[str, Any]:
    """The claims of whoever comes back from a provider, checked; none where they do not hold.

    Streamlit would give them to the browser, to be kept for a month. They end here: what a browser
    keeps is a session of ours, which can be ended.
    """
    answer = await _streamlits(CALLBACK)(request)
    kept: SimpleCookie = SimpleCookie()
    for cookie in answer.headers.getlist("set-cookie"):
        kept.load(cookie)

    def one(name: str) -> bytes | None:
        found = kept.get(name)
        return decode_signed_value(get_cookie_secret(), name, found.value) if found else None

    told = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    claims = loads(told) if told else {}
    return claims if isinstance(claims, dict) and claims.get("is_logged_in") is True else {}


def tell_in_our_log() -> None:
    """What Streamlit tells of sign-ins goes to our log: the kind of a failure, no words of a token."""
    logger = logging.getLogger(_STREAMLITS_LOG)
    if not any(isinstance(each, _Ours) for each in logger.filters):
        logger.addFilter(_Ours())


class _Ours(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno >= logging.WARNING:
            LOG.warning("sign-in at a provider failed", exc_info=record.exc_info)
        return False


def _streamlits(path: str) -> Callable[[Request], Awaitable[Response]]:
    (route,) = [each for each in create_auth_routes("") if each.path == path]
    return route.endpoint


def _sections() -> list[tuple[str, Mapping[str, Any]]]:
    auth = get_secrets_auth_section()
    named = [(key, each) for key, each in auth.items() if isinstance(each, Mapping)]
    found = [(key, each) for key, each in named if key != "client_kwargs"]
    return [(_UNNAMED, auth), *found] if auth.get(_TELLS_OF_A_PROVIDER) else found


def _vouching() -> list[str]:
    if not secrets_singleton.load_if_toml_exists():
        return []
    told = secrets_singleton.get("bangvang", {}).get("vouching", [])
    return [str(each) for each in told] if isinstance(told, list) else []


def _title(key: str, section: Mapping[str, Any]) -> str:
    """What people call it: its name in the secrets, or where it is found."""
    if key != _UNNAMED:
        return key[:1].upper() + key[1:]
    return urlsplit(str(section[_TELLS_OF_A_PROVIDER])).hostname or ""


def _is_safe(address: str) -> bool:
    """Whether what goes there is encrypted, or stays on this machine."""
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname:
        return parts.hostname == "localhost" or _is_loopback(parts.hostname)
    return parts.scheme == "https" and bool(parts.hostname)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
