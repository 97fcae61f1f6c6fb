"""Requests as nobody would write them: every route, with chance in every part of it."""

import json
import random
import string
from collections.abc import Sequence
from dataclasses import dataclass

METHODS = (
    *("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"),
    *("TRACE", "CONNECT", "PROPFIND", "BREW", "get", "G\u0045T"),
)
#: what Streamlit serves beside our own routes
STREAMLITS = (
    *("/", "/nap", "/chi-tieu", "/he-thong", "/no-such", "/favicon.png", "/static/js/x.js"),
    *("/app/static/{name}", "/media/{name}", "/component/{name}", "/_stcore/health"),
    *("/_stcore/host-config", "/_stcore/metrics", "/_stcore/stream", "/_stcore/{name}"),
    *("/_stcore/upload_file/{name}/{name}", "/_stcore/bidi-components/{name}"),
    *("/auth/login", "/auth/logout", "/oauth2callback", "/_stcore/agent/{name}"),
)
_STRANGE = (
    *("..", "%2e%2e", "..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "a" * 3000, "{name}", "%", "%zz"),
    *(
        "'; drop table batch; --",
        "<script>",
        "\\\\host\\share",
        "C:",
        "~",
        "%F0%9F%8F%85",
        "é",
        "*",
    ),
    *("page.html", "stage.js", "000000", "-1", "1e999", "NaN", "null", "true", "[]", "0x10"),
)
_ACTIONS = (
    *("next", "back", "go", "first", "play", "black", "freeze", "unfreeze", "end", "theme", "race"),
    *("race_speed", "rehearsal_speed", "rush", "rewind", "jump", ""),
)
_HEADERS = (
    *("Host", "Origin", "Cookie", "Authorization", "Content-Type", "Accept", "Accept-Language"),
    *("Range", "If-None-Match", "If-Modified-Since", "Upgrade", "Connection", "Expect", "TE"),
    *("X-Bangvang-Token", "X-Xsrftoken", "X-Real-IP", "Forwarded", "X-Forwarded-Proto"),
    *("X-Forwarded-Host", "X-Original-URL", "X-HTTP-Method-Override", "Transfer-Encoding"),
    *("Content-Length", "Content-Encoding", "Referer", "Via", "Last-Event-ID", "X-Nothing"),
)
_VALUES = (
    *("", "1", "close", "keep-alive", "chunked", "gzip", "websocket", "100-continue", "*/*"),
    *("application/json", "multipart/form-data", "multipart/form-data; boundary=x", "null"),
    *("bytes=0-", "bytes=9-1", "bytes=-99999999999999", "127.0.0.1", "localhost", "http://evil"),
    *("application/x-www-form-urlencoded", "for=127.0.0.1", "https", "GET", "-1", "99999999999"),
)


@dataclass(frozen=True)
class Request:
    """One request as it goes over the wire. `route` is the one it was made for."""

    route: str
    method: str
    wire: bytes


def made(seed: int, routes: Sequence[str], host: str, code: str) -> Request:
    """The request of a seed. `code` is that of a real show, which some of them know."""
    chance = random.Random(seed)  # noqa: S311  (chance on purpose, and the same again)
    route = chance.choice((*routes, *STREAMLITS))
    method = chance.choice(METHODS[:7] if chance.random() < 0.8 else METHODS)
    path = _path(chance, route) + _query(chance, code)
    body = _body(chance, code)
    # somebody elsewhere, without a right, whatever else he claims
    headers = [("X-Forwarded-For", "192.168.1.20"), ("Host", host)]
    if chance.random() < 0.5:
        headers.append(("Origin", f"http://{host}"))
    headers += [_header(chance) for _ in range(chance.randrange(5))]
    named = {name.lower() for name, _ in headers}
    if not named & {"content-length", "transfer-encoding"}:
        headers.append(("Content-Length", str(len(body))))
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers), "", ""]
    return Request(route, method, "\r\n".join(lines).encode("utf-8", "replace") + body)


def _path(chance: random.Random, route: str) -> str:
    path = route.replace("{rest:path}", "{name}")
    while "{name}" in path:
        path = path.replace("{name}", _part(chance).replace("{name}", "x"), 1)
    if chance.random() < 0.2:
        at = chance.randrange(len(path) + 1)
        path = path[:at] + _part(chance) + path[at:]
    if chance.random() < 0.05:
        path = "/" * chance.randrange(2, 5) + path
    return path.replace(" ", "%20").replace("\r", "").replace("\n", "") or "/"


def _part(chance: random.Random) -> str:
    if chance.random() < 0.7:
        return chance.choice(_STRANGE)
    return "".join(chance.choices(string.printable.strip(), k=chance.randrange(1, 30)))


def _query(chance: random.Random, code: str) -> str:
    if chance.random() < 0.3:
        return ""
    pairs = []
    for _ in range(chance.randrange(1, 5)):
        name = chance.choice(("code", "preview", "ahead", "console", "lang", "key", "x", ""))
        value = chance.choice((code, "now", "ahead", "vi", "en", "1", "", _part(chance)))
        pairs.append(f"{name}={value}".replace(" ", "+").replace("#", ""))
    return "?" + "&".join(pairs)


def _header(chance: random.Random) -> tuple[str, str]:
    value = chance.choice((*_VALUES, _part(chance), "x" * chance.randrange(5000)))
    return chance.choice(_HEADERS), value.replace("\r", "").replace("\n", "")


def _body(chance: random.Random, code: str) -> bytes:
    kind = chance.randrange(6)
    if kind == 0:
        return b""
    if kind == 1:
        return chance.randbytes(chance.randrange(2000))
    if kind == 2:
        press = {"code": code, "action": chance.choice(_ACTIONS), "value": _value(chance, 2)}
        return json.dumps(press).encode()
    if kind == 3:
        command = {"arguments": _value(chance, 3), "files": _value(chance, 3)}
        return json.dumps(command).encode()
    if kind == 4:
        return b"name=admin&phrase=" + _part(chance).encode("utf-8", "replace")
    return json.dumps(_value(chance, 3)).encode() + chance.choice((b"", b"}", b"\x00"))


def _value(chance: random.Random, depth: int) -> object:
    plain = (None, True, -1, 0, 10**400, 1e308, "", "Đặng", "\ud800", "a" * 500, code_like(chance))
    if depth == 0 or chance.random() < 0.6:
        return chance.choice(plain)
    if chance.random() < 0.5:
        return [_value(chance, depth - 1) for _ in range(chance.randrange(4))]
    return {
        str(chance.choice(plain)): _value(chance, depth - 1) for _ in range(chance.randrange(4))
    }


def code_like(chance: random.Random) -> str:
    return f"{chance.randrange(1_000_000):06}"
