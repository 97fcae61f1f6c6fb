"""What was erased is gone from the file at the next start, and nothing else is."""

import random
from pathlib import Path

import pytest

from bangvang.access import SYSTEM
from bangvang.store import Store, book
from bangvang.store import faults as store_faults
from bangvang.store.check import check
from bangvang.store.compacting import compacted, is_due
from bangvang.store.copying import ANEW
from bangvang.store.database import _open, current
from bangvang.store.persons import erase_persons
from tests.known import AT, Known, batch, line
from tests.queries.asking import answers

#: letters that no compression makes one of: found in the file as they are
NAME = "Zqxj Wvkp Yfgh"


@pytest.fixture
def erased(known: Known, monkeypatch: pytest.MonkeyPatch) -> Known:
    """Somebody among many, written into the file, erased, and the file closed."""
    monkeypatch.setenv("BANGVANG_DB", known.store.url)
    letters = random.Random(1)  # noqa: S311  (no secret)
    others = ["".join(letters.choices("abcdefghiklmnopqrst", k=14)) for _ in range(3000)]
    book(known.store, [batch(*(line(f"T {name}", name) for name in (NAME, *others)))], SYSTEM, AT)
    known.store.close()
    known.store = Store(known.store.url)
    number = known.store.select("select person_no from registrant where name = $n", {"n": NAME})
    erase_persons(known.store, [number.item()], SYSTEM, AT)
    known.store.close()
    return known


def test_a_name_that_was_erased_is_not_in_the_file_after_the_next_start(erased: Known) -> None:
    assert NAME.encode() in erased.store.path.read_bytes()  # a block that is free
    erased.store = Store(erased.store.url)
    before = answers(erased.store)
    erased.store.close()
    erased.store = current()
    assert NAME.encode() not in erased.store.path.read_bytes()
    assert NAME.encode() not in Path(f"{erased.store.path}.wal").read_bytes()
    after = answers(erased.store)
    for question, answer in before.items():
        if "log" not in question:
            assert after[question].equals(answer), question
    assert check(erased.store) == []
    assert not is_due(erased.store)
    _open.pop(erased.store.url)


@pytest.mark.parametrize("hindered", ["no room", "no key"])
def test_where_the_file_cannot_be_copied_anew_it_goes_on_as_it_was(
    hindered: str, erased: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    if hindered == "no room":
        monkeypatch.setattr(store_faults, "LEAST_FREE", 2**62)
    else:
        erased.store.path.with_suffix(".key").unlink()
    erased.store = Store(erased.store.url)
    assert compacted(erased.store, AT) is erased.store
    assert is_due(erased.store)
    assert erased.standing("D-CAU-GIAY")["initiatives"] == 3001
    assert not list(erased.folder.glob(f"*{ANEW}*"))


def test_a_copy_cut_short_is_swept_away_at_the_next_start(erased: Known) -> None:
    half = erased.store.path.with_name(f"{erased.store.path.name}{ANEW}.part")
    half.write_bytes(b"half")
    erased.store = current()
    assert not half.exists()
    assert check(erased.store) == []
    _open.pop(erased.store.url)
