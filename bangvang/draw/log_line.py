"""A line of the log in words: what stood before, what stands after, and why."""

import json
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from bangvang.text import NOTHING, Words

#: fields whose values are codes of ours; "" is a change that names no field, and each of many
_CODED = ("", "by", "role", "state", "kind")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_MOST_ROWS = 8  # of a change of many rows; the line keeps them all


def told(details: str, words: Words) -> str:
    """The details of a log line: `name: before → after`, field by field, the rest as it is."""
    stated: dict[str, Any] = json.loads(details)
    parts = []
    if "before" in stated or "after" in stated:
        parts += _change(stated.pop("before", None), stated.pop("after", None), words)
    rows = stated.pop("rows") if isinstance(stated.get("rows"), list) else None
    stated |= {f"chained_{name}": value for name, value in stated.pop("chained", {}).items()}
    if "blanked" in stated:  # line -> what is left of it, as a hash
        stated["blanked"] = sorted(map(int, stated["blanked"]))
    parts += [
        f"{_name(name, words)}: {_of(name, value, words)}"
        for name, value in stated.items()
        if value
    ]
    if rows:
        parts += [_row(row, words) for row in rows[:_MOST_ROWS]]
        if len(rows) > _MOST_ROWS:
            parts.append(words("log_line.more", count=words.number(len(rows) - _MOST_ROWS)))
    return "; ".join(parts)


def _change(before: Any, after: Any, words: Words) -> list[str]:
    """Field by field where both are told so; what stayed as it was is left out."""
    if not isinstance(before, Mapping) and not isinstance(after, Mapping):
        return [f"{_of('', before, words)} → {_of('', after, words)}"]
    stood, stands = before or {}, after or {}
    return [
        _field_change(name, stood.get(name), stands.get(name), words)
        for name in dict.fromkeys([*stood, *stands])
        if stood.get(name) != stands.get(name)
    ]


def _field_change(field: str, before: Any, after: Any, words: Words) -> str:
    name = _name(field, words)
    if any(isinstance(value, str) and value.startswith("{") for value in (before, after)):
        return words("log_line.changed", name=name)  # a record of codes; the line keeps it whole
    return f"{name}: {_of(field, before, words)} → {_of(field, after, words)}"


def _row(row: Mapping[str, Any], words: Words) -> str:
    """One of many: its unit, then what it was and is, then the rest."""
    rest = dict(row)
    before = rest.pop("before", None)
    after = rest.pop("after", None) or rest.pop("amount", None)
    owner = rest.pop("unit", None) or rest.pop("unit_id", "")
    other = ", ".join(_of("", value, words) for value in rest.values() if value)
    return f"{owner} {_value(before)} → {_value(after)} ({other})".replace(" ()", "")


def _of(field: str, value: Any, words: Words) -> str:
    """A field's value; the code of a state, a role or a way in as the word for it."""
    if field in _CODED and isinstance(value, str):
        try:
            return words.label("log_value", value)
        except KeyError:
            return _value(value)
    return _value(value)


def _value(value: Any) -> str:
    if isinstance(value, str) and _DAY.fullmatch(value):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    if isinstance(value, str) and _MOMENT.fullmatch(value):
        return f"{datetime.fromisoformat(value):%H:%M %d/%m/%Y}"
    if value in (None, "", [], {}):
        return NOTHING
    if isinstance(value, list | tuple):
        return ", ".join(map(_value, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{name} {_value(each)}" for name, each in value.items())
    return str(value)


def _name(field: str, words: Words) -> str:
    """The word for a field; its own name where it is one that somebody gave, such as a unit."""
    try:
        return words.label("log_field", field)
    except KeyError:
        return field
