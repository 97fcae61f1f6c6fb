"""The word lists of the sample, and how a word is drawn from one."""

import tomllib
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any, Generic, TypeVar

FOLDER = Path(__file__).parents[2] / "data" / "sample"
SEED = 2022

T = TypeVar("T")


def words(name: str) -> dict[str, Any]:
    """The word list `data/sample/<name>.toml`."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def pick(rng: Random, choices: Sequence[T]) -> T:
    """One of the choices, each as likely."""
    return choices[int(rng.random() * len(choices))]


class Draw(Generic[T]):
    """Choices with weights: `Draw([("Nguyễn", 384), ("Trần", 110)])` gives mostly Nguyễn."""

    def __init__(self, weighted: Sequence[tuple[T, float]]) -> None:
        self.choices = [choice for choice, _ in weighted]
        self._bounds = list(accumulate(weight for _, weight in weighted))

    def one(self, rng: Random) -> T:
        return self.choices[bisect(self._bounds, rng.random() * self._bounds[-1])]
