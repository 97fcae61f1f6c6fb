"""The pages of the stage as HTML: a screen, the door where its code is typed, a refusal."""

import json
from html import escape
from string import Template
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bangvang.entry.way_back import BACK, DOOR
from bangvang.stage.race import SPEEDS
from bangvang.stage.rehearsal import FASTEST, SLOWEST
from bangvang.stage.show import REHEARSAL, Show
from bangvang.stage.telling import STATIC, build
from bangvang.text import LANGUAGES, Words

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "frame-ancestors 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}

#: what the keys do, in the order of the help
_KEYS = (
    ("→  PgDn", "next"),
    ("←  PgUp", "back"),
    ("␣", "play"),
    ("Home", "first"),
    ("12 ↵", "go"),
    ("B", "black"),
    ("F", "full"),
    ("?", "help"),
)


#: the console's buttons in their order, with what tells when they are there
_BUTTONS = (
    ("back", ""),
    ("next", ' class="main"'),
    ("play", ""),
    ("rush", ' data-only="reveal"'),
    ("rewind", ' data-only="reveal"'),
    ("black", ""),
    ("freeze", ' data-when="live"'),
    ("unfreeze", ' data-when="frozen"'),
    ("end", ""),
)
_LABELS = (
    *("code", "clock", "elapsed", "stood", "now", "next", "notes", "praise", "gaps", "hidden"),
    *("order", "day"),
)


def screen(
    show: Show,
    words: Words,
    picture: dict[str, Any],
    state: dict[str, Any],
    *,
    may: bool,
    preview: str,
    is_sample: bool,
) -> str:
    """A screen with its slide on it already: what follows comes by the event stream."""
    about = {
        "code": show.code,
        "build": build(),
        "key": state["ahead" if preview == "ahead" else "key"],
        "state": state,
        "data": picture["data"],
        "reached": picture["reached"],
        "may": may,
        "preview": bool(preview),
        "ahead": preview == "ahead",
        "words": {name: words(f"stage.{name}") for name in ("lost", "gone", "crossed")},
    }
    return _page("page.html").substitute(
        language=show.language,
        theme=show.theme,
        title=escape(show.name),
        ribbon=_ribbon(show, words, is_sample=is_sample),
        slide=picture["html"],
        help=_help(words),
        about=embedded(about),
    )


def console(show: Show, words: Words, state: dict[str, Any]) -> str:
    """The presenter's own page."""
    about = {
        "code": show.code,
        "build": build(),
        "state": state,
        "home": "/trinh-chieu",
        "words": {"lost": words("stage.lost"), "frozen": words("stage.frozen")},
    }
    labels = {f"{name}_label": escape(words.label("stage.console", name)) for name in _LABELS}
    return _page("console.html").substitute(
        labels,
        language=show.language,
        title=escape(show.name),
        code=show.code,
        buttons="".join(_button(words, *button) for button in _BUTTONS),
        speeds="".join(
            f'<button data-action="race_speed" data-value="{speed:g}">{speed:g}×</button>'
            for speed in SPEEDS
        ),
        rehearsal=_speed(words),
        help=_help(words),
        about=embedded(about),
    )


def _speed(words: Words) -> str:
    """How fast a rehearsal's files come in, from once to sixty times."""
    return (
        f'<output></output><input type="range" min="{SLOWEST:g}" max="{FASTEST:g}" step="1"'
        f' aria-label="{escape(words("stage.rehearsal_speed"))}">'
    )


def _ribbon(show: Show, words: Words, *, is_sample: bool) -> str:
    """What no hall may take for the real thing is called so on every slide."""
    if show.source == REHEARSAL:
        return f'<div id="ribbon" class="rehearsal">{escape(words("stage.rehearsal"))}</div>'
    return f'<div id="ribbon">{escape(words("stage.sample"))}</div>' if is_sample else ""


def _button(words: Words, action: str, more: str = "") -> str:
    ask = ""
    if action in ("end", "rewind"):
        ask = f' data-ask="{escape(words.label("stage.ask", action))}"'
    label = escape(words.label("stage.press", action))
    return f'<button data-action="{action}"{more}{ask}>{label}</button>'


def _help(words: Words) -> str:
    return "".join(
        f"<dt>{escape(key)}</dt><dd>{escape(words.label('stage.key', does))}</dd>"
        for key, does in _KEYS
    )


def door(words: Words, trouble: str = "") -> str:
    """Where the six digits of a show are typed."""
    told = f'<p class="trouble">{escape(trouble)}</p>' if trouble else ""
    return _page("door.html").substitute(
        language=words.language,
        title=escape(words("stage.door")),
        about=escape(words("stage.door_about")),
        code=escape(words("stage.code")),
        enter=escape(words("stage.enter")),
        trouble=told,
    )


def no_show(request: Request, *, must_wait: bool = False) -> Response:
    """The door, for a request without the code of a show, or after too many wrong ones."""
    words = Words(_language(request))
    code = request.query_params.get("code", "")
    if must_wait:
        return HTMLResponse(door(words, words("stage.must_wait")), 429, headers=HEADERS)
    trouble = words("stage.no_show") if code else ""
    return HTMLResponse(door(words, trouble), 404 if code else 200, headers=HEADERS)


def closed(request: Request) -> Response:
    """The way to the door of the house, for strangers where the boards are not open to everybody."""
    address = f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path
    return RedirectResponse(f"{DOOR}?{urlencode({BACK: address})}", 303, HEADERS)


def refused(request: Request) -> Response:
    """A sentence for those who may not."""
    said = Words(_language(request))("stage.refused")
    return Response(said, 403, media_type="text/plain", headers=HEADERS)


def _language(request: Request) -> str:
    asked = request.query_params.get("lang", "")
    return asked if asked in LANGUAGES else "vi"


def embedded(data: object) -> str:
    """Data as JSON that may stand inside a page's script element."""
    return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")


def _page(name: str) -> Template:
    return Template((STATIC / name).read_text(encoding="utf-8"))
