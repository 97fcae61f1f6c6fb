"""Names to choose from, no two of them alike: Streamlit takes options that read the same for one.

Of two waiting files "danhsach.xlsx", or of two cuts of one minute, only one could be opened.
"""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

Code = TypeVar("Code", bound=Hashable)


def named_apart(names: Mapping[Code, str]) -> dict[Code, str]:
    """The names; from the second on, one that stands there already gets its number: "a", "a (2)"."""
    taken, found = set(names.values()), dict(names)
    met: Counter[str] = Counter()
    for code, name in names.items():
        met[name] += 1
        while met[name] > 1 and (numbered := f"{name} ({met[name]})") in taken:
            met[name] += 1
        if met[name] > 1:
            found[code] = numbered
            taken.add(numbered)
    return found
