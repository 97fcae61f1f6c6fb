"""What is held on a person, and what erasing it does."""

from html import escape
from typing import Any

from bangvang.draw.style import note
from bangvang.store.persons import Erased
from bangvang.text import Words

_SHOWN = 8  # names of files or units


def held(person: dict[str, Any], effect: Erased, words: Words) -> str:
    """Where a person stands in the database, as facts."""
    facts = (
        ("unit_name", person["unit_name"]),
        ("initiatives", words.number(person["initiatives"])),
        ("days", f"{words.day(person['first_day'])} – {words.day(person['last_day'])}"),
        ("mark", words("privacy.marked" if person["is_marked"] else "privacy.unmarked")),
        ("rows", words.number(effect.rows)),
        ("titles", words.number(effect.titles)),
        ("texts", words.number(effect.texts)),
        ("lines", words.number(effect.lines)),
        ("files", words.number(len(effect.originals))),
    )
    rows = "".join(
        f"<div><span>{escape(words(f'privacy.fact.{name}'))}</span><b>{escape(value)}</b></div>"
        for name, value in facts
    )
    return f'<div class="bv-facts">{rows}</div>'


def before_erasing(effect: Erased, drafts: int, words: Words) -> str:
    """What goes, what stays, and what the erasing cannot reach."""
    said = [words("privacy.erase_what"), words("privacy.erase_stays"), words("privacy.erase_again")]
    if effect.originals:
        said.append(words("privacy.erase_originals", count=len(effect.originals)))
    if effect.lines:
        said.append(words("privacy.erase_log", count=effect.lines))
    if effect.units:
        said.append(words("privacy.erase_units", units=_listed(effect.units, words)))
    if drafts:
        said.append(words("privacy.erase_drafts", count=drafts))
    said += [words("privacy.erase_remnants"), words("privacy.erase_backups")]
    return "".join(f"<p>{escape(sentence)}</p>" for sentence in said)


def before_erasing_files(names: list[str], words: Words) -> str:
    """Which originals go, and what can no longer be done then."""
    return f"<p>{escape(words('privacy.originals_what'))}</p>{note(_listed(tuple(names), words))}"


def _listed(names: tuple[str, ...], words: Words) -> str:
    rest = len(names) - _SHOWN
    told = ", ".join(names[:_SHOWN])
    return words("privacy.and_more", files=told, count=rest) if rest > 0 else told
