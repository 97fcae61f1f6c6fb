"""A provider of identities, small and real: discovery, keys, sign-in and tokens over HTTP."""

import base64
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qsl, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse
from starlette.routing import Route

CLIENT, CLIENT_SECRET = "bangvang", "the client's own secret"
_KEY = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=False)
_SECONDS_TO_START = 30


def _signed(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "one"}, claims, _KEY)


@dataclass
class Provider:
    """It vouches for whomever a test names in `claims`, with a token as `sign` makes it."""

    port: int
    host: str = "127.0.0.1"
    claims: dict[str, Any] = field(default_factory=dict)
    without: tuple[str, ...] = ()  #: the claims its tokens lack
    sign: Callable[[dict[str, Any]], str | None] = _signed
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def metadata(self) -> str:
        return f"{self.address}/.well-known/openid-configuration"

    @property
    def public_key(self) -> bytes:
        return _KEY.as_pem(private=False)

    def secrets(self, here: str, more: str = "") -> str:
        """What `secrets.toml` says of it, for a board at this address."""
        return (
            f'[auth]\nredirect_uri = "{here}/oauth2callback"\n'
            f'cookie_secret = "{secrets.token_hex(32)}"\n'
            f'client_id = "{CLIENT}"\nclient_secret = "{CLIENT_SECRET}"\n'
            f'server_metadata_url = "{self.metadata}"\n{more}'
        )

    async def _discovery(self, _: Request) -> JSONResponse:
        return JSONResponse(
            {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "jwks_uri": f"{self.address}/jwks",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "code_challenge_methods_supported": ["S256"],
            }
        )

    async def _jwks(self, _: Request) -> JSONResponse:
        return JSONResponse({"keys": [_KEY.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> RedirectResponse:
        asked, code = dict(request.query_params), secrets.token_urlsafe(16)
        self._codes[code] = asked
        back = urlencode({"code": code, "state": asked["state"]})
        return RedirectResponse(f"{asked['redirect_uri']}?{back}", 302)

    async def _token(self, request: Request) -> JSONResponse:
        given = dict(parse_qsl((await request.body()).decode()))
        asked = self._codes.pop(given.get("code", ""), None)
        basic = base64.b64encode(f"{CLIENT}:{CLIENT_SECRET}".encode()).decode()
        proof = sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(proof).decode().rstrip("=")
        if (
            asked is None
            or request.headers.get("authorization") != f"Basic {basic}"
            or asked["redirect_uri"] != given.get("redirect_uri")
            or asked["code_challenge"] != challenge
        ):
            return JSONResponse({"error": "invalid_grant"}, 400)
        now = int(time.time())
        whole: dict[str, Any] = {
            "iss": self.address,
            "sub": "1",
            "aud": CLIENT,
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "email_verified": True,
            **self.claims,
        }
        token = self.sign({key: value for key, value in whole.items() if key not in self.without})
        told = {"access_token": secrets.token_hex(8), "token_type": "Bearer", "expires_in": 300}
        return JSONResponse(told | ({"id_token": token} if token else {}))

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/jwks", self._jwks),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
            ]
        )


@contextmanager
def provider(host: str = "127.0.0.1") -> Iterator[Provider]:
    """A provider at a port of its own, by this name of this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    one = Provider(port, host)
    server = uvicorn.Server(uvicorn.Config(one.app(), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    give_up_at = time.monotonic() + _SECONDS_TO_START
    while not server.started:
        assert time.monotonic() < give_up_at
        time.sleep(0.02)
    try:
        yield one
    finally:
        server.should_exit = True
        thread.join()
