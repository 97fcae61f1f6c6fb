"""Amounts: whole numbers as people write them in a table of quotas."""

import re

_NOTHING = re.compile(r"^[\s\-–—.…/x]*$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s*(?:sáng kiến|sang kien|sk|giải pháp|người|đoàn viên|đv|lao động|lđ)\s*\.?$", re.IGNORECASE
)
_PLAIN = re.compile(r"^\d+(?:[.,]0{1,2})?$")  # three noughts are thousands: "52.000"
_GROUPED = re.compile(r"^\d{1,3}(?:([.,\s'])\d{3})(?:\1\d{3})*$")
_LARGEST = 10**8  # more than there are people to have an idea


def says_nothing(text: str | None) -> bool:
    """Whether a cell states no amount: blank, or a dash. A 0 does state one: there is no quota."""
    return text is None or bool(_NOTHING.match(text))


def whole_number(text: str) -> int | None:
    """The number a text writes out; None where that is none.

    A quota has no fractions: "1.633", "1,633" and "1 633" are all a thousand and more.
    """
    plain = _AFTER.sub("", " ".join(text.split()))
    if _PLAIN.match(plain) and not (
        plain.startswith("0") and len(plain) > 1 and plain[1].isdigit()
    ):
        number = int(re.split(r"[.,]", plain)[0])
    elif _GROUPED.match(plain):
        number = int(re.sub(r"\D", "", plain))
    else:
        return None
    return number if number <= _LARGEST else None
