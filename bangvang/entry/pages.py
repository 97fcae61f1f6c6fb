"""The pages of the door as HTML: signing in, choosing a pass phrase, one's own account."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from html import escape
from math import ceil
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from bangvang import phrases
from bangvang.entry.way_back import BACK, DOOR
from bangvang.text import LANGUAGES, Words

CHANGE, OUT, OUTSIDE = f"{DOOR}/doi", f"{DOOR}/ra", f"{DOOR}/co-quan"
_HERE_NOW, _MAIN = ' aria-current="true"', ' class="main"'
_HERE = Path(__file__).parent


def sign_in(
    words: Words, back: str, told: str = "", name: str = "", ways: Sequence[tuple[str, str]] = ()
) -> str:
    """The form with name and pass phrase, below the other ways in: (address, name of a provider)."""
    fields = _field(words, "name", "text", "username", name) + _field(
        words, "phrase", "password", "current-password"
    )
    others = "".join(
        f'<a class="main" href="{escape(address)}">{escape(words("door.by", provider=title))}</a>'
        for address, title in ways
    )
    between = f'<p class="or">{escape(words("door.or"))}</p>' if others else ""
    form = _form(words, DOOR, fields, "sign_in", back, is_main=not others)
    return _page(words, "sign_in", back, told, others + between + form, DOOR)


def on(words: Words, back: str) -> str:
    """Signed in: a page that leads on by itself."""
    lead = f'<meta http-equiv="refresh" content="0; url={escape(back)}">'
    link = f'<a class="main" href="{escape(back)}">{escape(words("door.on"))}</a>'
    return _page(words, "came_in", back, "", link, DOOR, lead)


def change(words: Words, back: str, ticket: str, told: str = "", *, is_once: bool) -> str:
    """The form in which a new phrase is chosen: with a ticket, or with the phrase known."""
    fields = (
        f'<input type="hidden" name="ticket" value="{escape(ticket)}">'
        if ticket
        else _field(words, "phrase", "password", "current-password")
    )
    fields += _field(words, "fresh", "password", "new-password")
    fields += _field(words, "again", "password", "new-password")
    about = words("door.once" if is_once else "door.own", least=phrases.SHORTEST)
    form = f"<p>{escape(about)}</p>" + _form(words, CHANGE, fields, "change", back)
    return _page(words, "change", back, told, form)


def own(words: Words, back: str, name: str, role: str, *, has_phrase: bool) -> str:
    """Who is signed in, and the ways out."""
    who = words("door.who", name=name, role=words.label("role", role))
    forms = (
        f'<p>{escape(who)}</p><a class="main" href="{escape(back)}">{escape(words("door.on"))}</a>'
    )
    if has_phrase:
        link = f"{CHANGE}?{urlencode({BACK: back, 'lang': words.language})}"
        forms += f'<a href="{escape(link)}">{escape(words("door.change"))}</a>'
    forms += _form(words, OUT, "", "sign_out", back, is_main=False)
    everywhere = '<input type="hidden" name="everywhere" value="1">'
    forms += _form(words, OUT, everywhere, "sign_out_everywhere", back, is_main=False)
    return _page(words, "account", back, "", forms)


def refusal(words: Words, wait: timedelta) -> str:
    """Why nobody came in: never whether there is such an account."""
    if not wait:
        return words("door.refused")
    seconds = ceil(wait.total_seconds())
    if seconds < 60:
        return words("door.wait_seconds", seconds=seconds)
    return words("door.wait_minutes", minutes=ceil(seconds / 60))


def _page(
    words: Words, name: str, back: str, told: str, body: str, here: str = "", lead: str = ""
) -> str:
    languages = "".join(
        f'<a href="{here}?{escape(urlencode({"lang": code, BACK: back}))}"'
        f"{_HERE_NOW if code == words.language else ''}>{code.upper()}</a>"
        for code in LANGUAGES
    )
    return _template().substitute(
        language=words.language,
        lead=lead,
        style=(_HERE / "door.css").read_text(encoding="utf-8"),
        title=escape(words.label("door", name)),
        told=f'<p class="told" role="alert">{escape(told)}</p>' if told else "",
        body=body,
        home=escape(words("door.home")),
        languages=languages,
    )


def _form(
    words: Words, action: str, fields: str, button: str, back: str, *, is_main: bool = True
) -> str:
    return (
        f'<form method="post" action="{action}">{fields}'
        f'<input type="hidden" name="{BACK}" value="{escape(back)}">'
        f'<input type="hidden" name="lang" value="{words.language}">'
        f"<button{_MAIN if is_main else ''}>{escape(words.label('door', button))}</button>"
        "</form>"
    )


def _field(words: Words, name: str, kind: str, filled_by: str, value: str = "") -> str:
    plain = ' autocapitalize="none" autocorrect="off" spellcheck="false"'
    return (
        f'<label for="{name}">{escape(words.label("door", name))}</label>'
        f'<input id="{name}" name="{name}" type="{kind}" autocomplete="{filled_by}"{plain}'
        f' maxlength="{phrases.LONGEST}" value="{escape(value)}" required>'
    )


@cache
def _template() -> Template:
    return Template((_HERE / "door.html").read_text(encoding="utf-8"))
