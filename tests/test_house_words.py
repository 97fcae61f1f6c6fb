"""The words of the screens: both languages say the same, and no word is missing or left over."""

import ast
import tomllib
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.sources import HOUSE, PAGES, SOURCES, calls, name, strings

LANGUAGES = ("vi", "en")


def words(language: str) -> dict[str, str]:
    """key ("leaderboard.title") -> text, of one language."""
    path = HOUSE / "bangvang" / "text" / f"{language}.toml"
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8"))))


def _flat(table: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        else:
            assert isinstance(value, str), f"{above}{key} is no text"
            yield above + key, value


def gaps(text: str) -> set[str]:
    return {gap for _, gap, _, _ in Formatter().parse(text) if gap is not None}


def test_both_languages_have_the_same_words() -> None:
    assert words("vi").keys() == words("en").keys()
    assert words("vi")


def test_both_languages_leave_the_same_gaps() -> None:
    english = words("en")
    differing = [key for key, text in words("vi").items() if gaps(text) != gaps(english[key])]
    assert not differing


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_blank(language: str) -> None:
    assert not [key for key, text in words(language).items() if not text.strip()]


def test_every_word_that_is_shown_exists() -> None:
    known = words("vi")
    missing = [
        f"{name(source)}: {call.args[0].value}"
        for source in SOURCES
        for call in calls(source, "t")
        if call.args and isinstance(call.args[0], ast.Constant)
        if call.args[0].value not in known
    ]
    assert not missing


def test_no_word_is_left_over() -> None:
    """A word is used when its key stands in the sources, or its table: t.label("reason", code)."""
    written = set().union(*(strings(source) for source in SOURCES))
    written |= {f"{page.stem}.nav" for page in PAGES}
    labelled = {
        f"{argument.value}."
        for source in SOURCES
        for function in ("label", "pills", "_pills")  # all look up t(f"{table}.{code}")
        for call in calls(source, function)
        for argument in call.args[:2]
        if isinstance(argument, ast.Constant)
    }
    tables = tuple(text for text in written | labelled if text.endswith("."))
    left_over = [key for key in words("vi") if key not in written and not key.startswith(tables)]
    assert not left_over
