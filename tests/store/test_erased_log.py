"""The log after an erasing: the name is gone, the chain holds, and nobody blanks a line by hand."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.fold import fold
from bangvang.store import Store, book, set_setting, withdraw
from bangvang.store.backup import back_up, restore_backup
from bangvang.store.chain import Text
from bangvang.store.check import check
from bangvang.store.persons import erase_persons
from bangvang.store.retention import Due, let_go
from tests.earlier import chained_without_a_key
from tests.known import AT, Known, batch, line

HOA, BINH = "Lê Thị Hoa", "Trần Bình"
STAFF = Actor("tổ", "staff", "10.0.0.7")


def log(known: Known) -> list[tuple[int, str, str, str]]:
    """Line, action, subject, details."""
    return known.store.select(
        "select line_no, action, coalesce(subject, ''), details from log order by line_no", {}
    ).rows()


def erase(known: Known, name: str, upper: str = "D-CAU-GIAY") -> None:
    numbers = known.ask("persons", person=fold(name), upper=upper)["person_no"].to_list()
    assert numbers
    erase_persons(known.store, numbers, STAFF, AT)


def findings(known: Known) -> list[tuple[str, str]]:
    return [(found.what, found.about) for found in check(known.store)]


def by_hand(known: Known, change: str) -> None:
    with known.store.transaction() as cursor:
        cursor.execute(change)


@pytest.fixture
def told(known: Known) -> Known:
    """Two files named after Hoa and Bình, one withdrawn with a word about her; a namesake's file."""
    files = [
        replace(batch(line("T", HOA), line("V", BINH)), file_name=f"{HOA} và {BINH}.csv"),
        replace(
            batch(line("U", HOA, "D-HA-DONG", grassroots="Công ty Z")),
            file_name=f"{HOA} Hà Đông.csv",
        ),
    ]
    receipts = book(known.store, files, SYSTEM, AT)
    withdraw(known.store, receipts[0].batch_id, STAFF, AT, f"gửi nhầm, hỏi {HOA}")
    set_setting(known.store, {"daily_cut": "18:00"}, SYSTEM, AT)
    return known


def test_an_erased_name_leaves_the_log_and_the_chain_holds(told: Known) -> None:
    before = log(told)
    erase(told, HOA)
    *after, erasing = log(told)
    blanked = json.loads(erasing[3])["blanked"]
    changed = [old[0] for old, new in zip(before, after, strict=True) if old != new]
    assert sorted(map(int, blanked)) == changed == [1, 3]
    assert json.loads(after[0][3])["file_name"] == f"… và {BINH}.csv"
    assert json.loads(after[2][3])["why"] == "gửi nhầm, hỏi …"
    assert (erasing[1], erasing[2][:1]) == ("person_erased", "~")
    assert fold(HOA) not in fold(str(erasing))
    assert findings(told) == []
    told.store.close()
    told.store = Store(told.store.url)
    assert not told.store.is_behind
    assert findings(told) == []


def test_a_namesake_elsewhere_keeps_the_name_in_files_of_their_own(told: Known) -> None:
    erase(told, HOA)
    assert json.loads(log(told)[1][3])["file_name"] == f"{HOA} Hà Đông.csv"
    names = told.store.select("select file_name from batch order by batch_no", {})
    assert names["file_name"].to_list() == [f"… và {BINH}.csv", f"{HOA} Hà Đông.csv"]


def test_a_line_that_named_two_is_blanked_twice(told: Known) -> None:
    erase(told, HOA)
    erase(told, BINH)
    assert json.loads(log(told)[0][3])["file_name"] == "… và ….csv"
    assert findings(told) == []


@pytest.mark.parametrize(
    ("change", "line_no"),
    [
        ("update log set details = '{}' where line_no = 4", 4),  # blanked like an erasing, by hand
        ("update log set details = '{}' where line_no = 1", 1),  # more of a line than was erased
        (
            "update log set details = replace(details, '…', 'Lê Thị Hoa') where line_no = 3",
            3,  # the name put back
        ),
        ("update log set details = '{}' where line_no = 5", 5),  # what was blanked, denied
    ],
)
def test_a_line_blanked_or_filled_by_hand_is_found(told: Known, change: str, line_no: int) -> None:
    erase(told, HOA)
    by_hand(told, change)
    about = {about for what, about in findings(told) if what == "log_text_changed"}
    assert str(line_no) in about


def test_a_line_blanked_by_hand_with_a_mark_of_its_own_breaks_the_chain(told: Known) -> None:
    left = Text("", None, "{}")
    by_hand(
        told,
        f"update log set subject = null, details = '{{}}', salt = '', mark = '{left.mark}' "  # noqa: S608
        "where line_no = 3",
    )
    assert findings(told) == [("log_broken", "3")]


def test_an_erasing_cannot_be_taken_out_of_the_log(told: Known) -> None:
    erase(told, HOA)
    set_setting(told.store, {"daily_cut": "19:00"}, SYSTEM, AT)
    by_hand(told, "delete from log where line_no = 5")
    by_hand(told, "update log set line_no = 5 where line_no = 6")
    assert ("log_broken", "5") in findings(told)


def test_a_restored_backup_of_before_brings_no_name_back_into_the_log(told: Known) -> None:
    backup = back_up(told.store, "hand", SYSTEM, AT)
    erase(told, HOA)
    restore_backup(told.store, backup.path.name, SYSTEM, AT + timedelta(hours=1))
    assert findings(told) == []
    assert fold(f"gửi nhầm, hỏi {HOA}") not in fold(str(log(told)))
    erase(told, HOA)  # what the restore brought back goes again
    assert findings(told) == []


def test_names_that_go_by_retention_leave_the_log_too(told: Known) -> None:
    let_go(told.store, Due(names=3), SYSTEM, AT)
    for name in (HOA, BINH):
        assert fold(name) not in fold(str(log(told)))
    assert findings(told) == []


def test_of_a_blanked_line_nothing_is_left_to_guess_the_name_by(told: Known) -> None:
    """The chain of earlier releases needed no key: its head would tell whether a guess is right."""
    told.store.close()
    head = chained_without_a_key(told.store.path)
    told.store = Store(told.store.url)
    assert head.hash in str(log(told))
    salts = dict(told.store.select("select line_no, salt from log", {}).iter_rows())
    erase(told, HOA)
    everything = str(told.store.select("select * from log", {}).rows())
    assert head.hash not in everything
    assert not [salt for line_no, salt in salts.items() if line_no in (1, 3) and salt in everything]
    assert findings(told) == []
