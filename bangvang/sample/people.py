"""Invented people: names as frequent as real ones, no two alike in one grassroots union."""

from random import Random
from typing import NamedTuple

from bangvang.fold import fold
from bangvang.sample.words import Draw, pick, words


class Person(NamedTuple):
    """A registrant of one grassroots union."""

    name: str
    union: int  #: place of the grassroots union in the sender's list
    mark: str  #: birth year or member code, or nothing
    team: str


class People:
    """Draws people who were not drawn before."""

    def __init__(self, rng: Random, mark: str | None, teams: list[str]) -> None:
        names = words("people")
        self._rng, self._mark, self._teams = rng, mark, teams
        self._families = Draw(names["families"])
        self._sexes = [
            (Draw(names[sex]["middle"]), Draw(names[sex]["given"])) for sex in ("women", "men")
        ]
        self._taken: set[tuple[str, int, str]] = set()

    def new(self, union: int, women: float) -> Person:
        """Somebody of the union; `women` is the share of women there."""
        rng = self._rng
        while True:
            middle, given = self._sexes[rng.random() > women]
            first, last = middle.one(rng), given.one(rng)
            if fold(last) in fold(first):  # nobody is called Thu Thu
                continue
            person = Person(
                f"{self._families.one(rng)} {first} {last}", union, self._new_mark(), ""
            )
            key = (fold(person.name), union, person.mark)
            if key not in self._taken:
                break
        self._taken.add(key)
        if not self._teams:
            return person
        count = len(self._taken)  # the first people fill every team, the rest join at random
        team = self._teams[count - 1] if count <= len(self._teams) else pick(rng, self._teams)
        return person._replace(team=team)

    def _new_mark(self) -> str:
        if self._mark == "birth_year":
            return str(1966 + int(self._rng.random() * 34))
        if self._mark == "member_code":
            return f"{10000 + len(self._taken) * 7}"
        return ""
