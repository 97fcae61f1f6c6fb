"""Streamlit's own words: known as this version writes them, and each in the reader's language."""

from pathlib import Path

import streamlit

from bangvang.screen import borrowed
from bangvang.text import Words, keys

VI, EN = Words("vi"), Words("en")
_MARKS = " mark container"  # Vega puts the kind of mark before it
#: what it does is put behind it, and on a Mac another key before it
_PRESSED = {"Press Enter": "`Press Enter", "Press Ctrl+Enter": "`Ctrl`}+Enter"}


def test_every_borrowed_word_is_one_that_streamlit_writes() -> None:
    """A new version may say it otherwise: then the old word would stand there in English."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    words = [EN(key) for key in keys("borrowed.")]
    assert [word for word in words if not all(part in written for part in _sources(word))] == []


def _sources(word: str) -> tuple[str, ...]:
    """How the word is written there: some are put together."""
    if word.endswith(_MARKS):
        return (f"}}{_MARKS}`",)
    if word.startswith("Press "):
        pressed, what = word.split(" to ")
        return (f"{_PRESSED[pressed]} to ${{", f"`{what}`")
    return (f"`{word}`",)


def test_each_word_is_put_into_the_language_of_the_visit_and_back() -> None:
    there, back = dict(borrowed.words(VI)), dict(borrowed.words(EN))
    assert there["Choose an option"] == "Chọn một mục"
    assert {told: word for word, told in there.items()} == back
