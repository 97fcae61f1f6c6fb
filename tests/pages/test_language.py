"""The switch of language: no word of the other language stands on any page."""

import re
from functools import cache
from string import Formatter

import pytest

from tests.intake.files import csv
from tests.known import Known
from tests.pages.visit import Visit
from tests.test_house_words import words

ON_SCREEN = (
    "leaderboard",
    "movement",
    "cuts",
    "quota",
    "clusters",
    "countdown",
    "upload",
    "batches",
    "units",
    "campaign",
    "duplicates",
    "unit",
    "score",
    "support",
    "privacy",
)
FILE = csv(
    [
        [
            "Ho va ten",
            "Ten sang kien",
            "Cong doan co so",
            "Don vi",
            "Ngay dang ky",
            "So dien thoai",
        ],
        ["Nguyen Van A", "Sang kien 1", "X1", "D-BA-VI", "10/05/2022", "0900000000"],
        ["Nguyen Van B", "Sang kien 2", "X1", "D-BA-VI", "31/02/2022", "0900000000"],
        ["Nguyen Van C", "Sang kien 3", "X1", "D-BA-VI", "25/05/2022", ""],
        ["", "Sang kien 4", "X1", "D-BA-VI", "", ""],
        ["Nguyen Van D", "Sang kien 5", "X1", "Sao Hoa", "", ""],
        ["Nguyen Van E", "Sang kien 6", "X1", "D-BA-VI", "", ""],
    ]
)


def fragments(language: str) -> set[str]:
    """What a table of words says between its gaps, apart from the command line's."""
    pieces = {
        piece.strip(" .,;:·–—()“”=*\n")
        for key, text in words(language).items()
        if not key.startswith("cli.")
        for piece, *_ in Formatter().parse(text)
    }
    return {piece for piece in pieces if sum(letter.isalpha() for letter in piece) > 1}


@cache
def only_in(language: str) -> re.Pattern[str]:
    """What one language says and the other never does, as whole words."""
    other = " ".join(words("vi" if language == "en" else "en").values())
    pieces = [
        re.escape(piece)
        for piece in sorted(fragments(language))
        if not re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", other)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(pieces)})(?!\w)")


def strange(text: str, language: str) -> list[str]:
    """Words of the other language that stand in the text."""
    return sorted(set(only_in("vi" if language == "en" else "en").findall(text)))


def screens(known: Known, language: str) -> dict[str, str]:
    """The words of all pages in a language, without the names of units and persons and the titles."""
    address = {} if language == "vi" else {"lang": language}
    text = {page: Visit(page, address).text for page in ON_SCREEN}
    for part in ("file", "history", "members", "facts"):
        text[f"campaign, {part}"] = Visit("campaign", address | {"muc": part}).text
    visit = Visit("upload", address).drop(("a.csv", FILE), ("b.csv", b""), ("c.csv", FILE + b"\n"))
    text["upload, files dropped"] = visit.text
    text["upload, booked"] = visit.press("ghi").text
    visit = Visit("batches", address)
    visit.app.session_state["cac-lan-nap"] = {"selection": {"rows": [0], "columns": []}}
    text["batches, one picked"] = visit.run().text
    text["batches, withdrawn"] = visit.press("chuyen").text
    text["leaderboard, silent"] = Visit(address=address | {"giai-doan": "phase-2"}).text
    names = {
        name
        for said in (
            "select name, display_name, short_name from unit",
            "select name from registrant",
            "select title from initiative",
        )
        for row in known.store.select(said, {}).rows()
        for name in row
    }
    for name in sorted(names, key=len, reverse=True):
        text = {page: said.replace(name, "") for page, said in text.items()}
    return text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_of_the_other_language_is_on_screen(on_a_fixed_clock: Known, language: str) -> None:
    found = {
        page: strange(said, language) for page, said in screens(on_a_fixed_clock, language).items()
    }
    assert {page: pieces for page, pieces in found.items() if pieces} == {}


def test_the_switch_keeps_the_board_and_changes_its_words(known: Known) -> None:
    visit = Visit().choose("loai", "district").choose("theo", "percent")
    units = list(visit.board())
    visit.choose("lang", "en")
    assert visit.title == "Leaderboard — % of quota"
    assert list(visit.board()) == units
    assert visit.app.query_params == {"loai": "district", "theo": "percent", "lang": "en"}
    assert Visit(address=visit.app.query_params).html == visit.html
    visit.choose("lang", "vi")
    assert visit.title == "Bảng xếp hạng — % chỉ tiêu"


def test_numbers_are_written_the_local_way(known: Known) -> None:
    known.quota("D-BA-VI", 1_234)
    assert Visit().board()["D-BA-VI"]["quota"] == "1.234"
    assert Visit(address={"lang": "en"}).board()["D-BA-VI"]["quota"] == "1,234"
