"""Erasing a person: the name goes everywhere, every count and rank stays, now and later."""

import json
from dataclasses import replace
from unicodedata import normalize

import polars as pl
import pytest

from bangvang.access import SYSTEM, Actor, NotAllowed
from bangvang.fold import fold
from bangvang.intake.batch import REFUSED, SET_ASIDE
from bangvang.store import book, restore, withdraw
from bangvang.store.check import check
from bangvang.store.drafts import lay_down
from bangvang.store.erased_names import ErasedNames
from bangvang.store.originals import erase_originals
from bangvang.store.persons import effect_of_erasing, erase_persons
from bangvang.store.verdicts import compare
from tests.known import AT, Known, batch, line

HOA = "Lê Thị Hoa"
STAFF = Actor("tổ", "staff")
UNDER_TWO = {"grassroots": "Trường THCS Hoa Sen"}


def boards(known: Known) -> list[object]:
    """All that stands on the boards, by every measure, stage and level."""
    return [
        known.board(measure=measure, scope=scope, level=level).rows()
        for measure in ("initiatives", "registrants", "percent", "benefit")
        for scope in ("all", "valid")
        for level in ("upper", "grassroots", "team")
    ] + [known.city(scope=scope) for scope in ("all", "valid")]


def numbers(known: Known, name: str) -> list[int]:
    found = known.ask("persons", person=fold(name), upper=None)
    return found["person_no"].to_list()


def everything_kept(known: Known) -> str:
    """Every text that a file can have brought, and the log."""
    tables = ("registrant", "refusal", "set_aside", "initiative", "batch", "draft", "log")
    rows = [
        known.store.select(f"select * from {table}", {}).rows()  # noqa: S608
        for table in tables
    ]
    return fold(json.dumps(rows, ensure_ascii=False, default=str))


def refused(name: str) -> pl.DataFrame:
    """A row handed back that says a name in several ways."""
    cells = ["1", name.upper(), "Bếp ăn", None, f"gửi {name.lower()} nhé"]
    others = [{"reason": "text_damaged", "column": "Họ tên", "value": f"của {name}"}]
    rows = [("S", 90, "title_missing", "Tên", f"x {name}", cells, others)]
    return pl.DataFrame(rows, schema=REFUSED, orient="row")


@pytest.fixture
def named(known: Known) -> Known:
    """Hoa in two files, once for two uppers' school, once in a title, and in rows not booked."""
    known.book(
        line("Hàn tự động", HOA, stage="valid", benefit_vnd=5),
        line("Hàn tự động", HOA),
        line("Bếp ăn của Lê Thị Hoa", HOA, with_others=("Trần Bình",)),
        line("Bếp ăn của Lê Thị Hoa", "Trần Bình"),
        line("Tiết kiệm điện", "Nguyễn Văn An", "D-HA-DONG"),
    )
    known.book(line("Dạy số học", HOA, **UNDER_TWO), line("Vườn trường", HOA, person_mark="1980"))
    known.book(line("Dạy số học", HOA, "S-GIAO-DUC", **UNDER_TWO))
    aside = [("S", 91, "signature", f"Người lập biểu {HOA}", 1)]
    file = replace(
        batch(line("Sửa máy", "Phạm Cường")),
        refused=refused(HOA),
        set_aside=pl.DataFrame(aside, schema=SET_ASIDE, orient="row"),
    )
    book(known.store, [file], SYSTEM, AT)
    compare(known.store, SYSTEM, AT)
    return known


def test_every_board_is_the_same_before_and_after(named: Known) -> None:
    before = boards(named)
    assert fold(HOA) in everything_kept(named)
    done = erase_persons(named.store, numbers(named, HOA), STAFF, AT)
    assert (done.registrants, done.rows, done.titles, done.texts) == (4, 2, 2, 0)
    assert boards(named) == before
    assert check(named.store) == []  # counted anew, too
    assert fold(HOA) not in everything_kept(named)
    assert numbers(named, HOA) == []


def test_whoever_two_uppers_name_goes_as_one(named: Known) -> None:
    before = boards(named)
    twin = named.ask("persons", person=fold(HOA), upper="S-GIAO-DUC")["person_no"].to_list()
    assert len(twin) == 1
    done = erase_persons(named.store, twin, STAFF, AT)
    assert done.registrants == 2  # the other upper's, too
    assert boards(named) == before
    assert check(named.store) == []


def test_it_stays_so_when_a_batch_leaves_and_comes_back(named: Known) -> None:
    before = boards(named)
    erase_persons(named.store, numbers(named, HOA), STAFF, AT)
    batch_id = named.ask("batches", as_of=AT.date())["batch_id"][-1]
    withdraw(named.store, batch_id, SYSTEM, AT)
    assert boards(named) != before
    restore(named.store, batch_id, SYSTEM, AT)
    assert boards(named) == before
    assert fold(HOA) not in everything_kept(named)


def test_the_same_rows_sent_again_are_known_again_without_a_name(named: Known) -> None:
    before = [named.standing(unit_id)["initiatives"] for unit_id in ("D-CAU-GIAY", "S-GIAO-DUC")]
    erase_persons(named.store, numbers(named, HOA), STAFF, AT)
    again = replace(
        batch(
            line("Hàn tự động", HOA),
            line("Vườn trường", HOA, person_mark="1980"),
            line("Bếp ăn của Lê Thị Hoa", HOA, with_others=("Trần Bình",)),
        ),
        file_name=f"{HOA}.csv",
        refused=refused(HOA),
    )
    lay_down(named.store, again.content, again.file_name, AT.date(), SYSTEM, AT)
    (receipt,) = book(named.store, [again], SYSTEM, AT)
    assert receipt.duplicates == 3
    named.book(line("Dạy số học", HOA, "S-GIAO-DUC", **UNDER_TWO))
    assert check(named.store) == []  # the line that tells of the booking states what it blanked
    assert fold(HOA) not in everything_kept(named)
    after = [named.standing(unit_id)["initiatives"] for unit_id in ("D-CAU-GIAY", "S-GIAO-DUC")]
    assert after == before


def test_a_namesake_of_another_union_keeps_the_name(named: Known) -> None:
    named.book(line("Khác", HOA, "D-HA-DONG", grassroots="Công ty Z"))
    here = named.ask("persons", person=fold(HOA), upper="D-CAU-GIAY")["person_no"].to_list()
    erase_persons(named.store, here, STAFF, AT)
    assert named.ask("persons", person=fold(HOA), upper=None)["upper_name"].to_list() == [
        "LĐLĐ quận Hà Đông"
    ]


def test_the_effect_is_told_before_and_changes_nothing(named: Known) -> None:
    kept = everything_kept(named)
    told = effect_of_erasing(named.store, numbers(named, HOA), STAFF)
    assert everything_kept(named) == kept
    assert (told.registrants, told.rows, told.titles) == (4, 2, 2)
    assert len(told.originals) == 3
    assert erase_originals(named.store, [one[0] for one in told.originals], SYSTEM, AT, "person")
    assert effect_of_erasing(named.store, numbers(named, HOA), STAFF).originals == ()


def test_only_those_who_see_names_erase_persons_and_only_an_admin_an_original(
    named: Known,
) -> None:
    for role in ("viewer", "presenter"):
        with pytest.raises(NotAllowed):
            erase_persons(named.store, [1], Actor("ai", role), AT)
        with pytest.raises(NotAllowed):
            effect_of_erasing(named.store, [1], Actor("ai", role))
    with pytest.raises(NotAllowed):
        erase_originals(named.store, [], STAFF, AT, "hand")


def test_an_erased_original_leaves_its_name_hash_and_counts(named: Known) -> None:
    batch_id = named.ask("batches", as_of=AT.date())["batch_id"][0]
    before = named.ask("batch", batch_id=batch_id).drop("seal", "bytes_kept")
    assert erase_originals(named.store, [batch_id], SYSTEM, AT, "hand") == 1
    assert named.ask("batch", batch_id=batch_id).drop("seal", "bytes_kept").equals(before)
    assert named.ask("original", batch_id=batch_id)["content"].item() == b""
    assert erase_originals(named.store, [batch_id], SYSTEM, AT, "hand") == 0
    assert check(named.store) == []


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("của Lê Thị Hoa", "của …"),
        ("LÊ THỊ HOA, lê thi hoa", "…, …"),
        ("tác giả:Lê Thị Hoa (nữ)", "tác giả:… (nữ)"),
        ("gửi Lê-Thị-Hoa.", "gửi …."),
        ("Lê Thị\nHoa", "…"),
        (normalize("NFD", "Lê Thị Hoa nhé"), normalize("NFD", "… nhé")),
        ("ds_LeThiHoa_2022.xlsx", "ds_…_2022.xlsx"),
        ("Lê Thị Hoan\nvà Lê Thị", "Lê Thị Hoan\nvà Lê Thị"),
        ("An", "…"),
        ("Bếp ăn", "Bếp ăn"),
    ],
)
def test_a_name_is_taken_out_of_a_text_however_it_is_written(text: str, without: str) -> None:
    assert ErasedNames.of([HOA, "An"]).without(text) == without
