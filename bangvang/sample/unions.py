"""The grassroots unions of a sender: their names, their trades, and how many people they have."""

from random import Random
from typing import NamedTuple

from bangvang.sample.plan import STANLEY, Sender
from bangvang.sample.words import Draw, words

PEOPLE_PER_UNION = 14
COMPANIES_PER_TRADE = 12
_URBAN = "quận"


class Union(NamedTuple):
    name: str
    trade: str


def teams(sender: Sender) -> list[str]:
    """The union teams a sender tells apart: 47 at Stanley, none elsewhere."""
    if sender.code != STANLEY:
        return []
    groups = words("grassroots")[STANLEY]["teams"]
    return [f"{name} {number}" for name, count in groups for number in range(1, count + 1)]


def unions(
    rng: Random, sender: Sender, upper_name: str, districts: list[str]
) -> list[tuple[Union, float]]:
    """The sender's grassroots unions with their weights; about one for every fourteen people.

    `upper_name` is what boards print ("LĐLĐ huyện Phúc Thọ"), `districts` all of Hanoi's
    ("huyện Phúc Thọ").
    """
    if sender.code == STANLEY:
        return [(Union(upper_name, "co_khi"), 1.0)]
    lists = words("grassroots")
    own = lists["district"] if sender.code.startswith("D-") else lists[sender.code]
    places = lists["places"].get(sender.code) or own["place"]
    district = upper_name.removeprefix("LĐLĐ ")
    area = "phường" if district.startswith(_URBAN) else "xã"
    pools = {"place": places, "brand": lists["brands"]["names"], "district": districts}
    possible: list[tuple[Union, float]] = []
    for pattern, trade, weight in [*own["kinds"], *own.get("also", [])]:
        slot = next(slot for slot in pools if f"{{{slot}}}" in pattern)
        wanted = COMPANIES_PER_TRADE if slot == "brand" else len(pools[slot])
        for word in rng.sample(pools[slot], wanted):
            name = pattern.format(area=area, **{slot: word})
            possible.append((Union(name, trade), weight * rng.uniform(0.3, 1.7)))
    count = min(len(possible), max(4, sender.registrants_end // PEOPLE_PER_UNION))
    return _sample(rng, possible, count)


def _sample(
    rng: Random, weighted: list[tuple[Union, float]], count: int
) -> list[tuple[Union, float]]:
    """So many of the unions, the heavy ones sooner."""
    draw = Draw([(pair, pair[1]) for pair in weighted])
    chosen: dict[str, tuple[Union, float]] = {}
    while len(chosen) < count:
        union, weight = draw.one(rng)
        chosen.setdefault(union.name, (union, weight))
    return list(chosen.values())
