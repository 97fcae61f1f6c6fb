"""Every text of the database is known, and an erased name stands in none of them."""

import json
from datetime import datetime

import pytest

from bangvang.access import SYSTEM, Actor
from bangvang.fold import fold
from bangvang.store.accounts import add_account
from bangvang.store.check import check
from bangvang.store.counting import recount_all
from bangvang.store.cuts import make_cut
from bangvang.store.drafts import Decided, decide, lay_down
from bangvang.store.orders import save_order
from bangvang.store.persons import effect_of_erasing, erase_persons
from bangvang.store.spellings import learn_layout
from bangvang.store.support import assign, note_call
from bangvang.store.texts import COLUMNS, Names
from tests.known import AT, Known, line

HOA = "Lê Thị Hoa"
UNIT = "D-CAU-GIAY"
SCHOOL = "Trường Lê Thị Hoa"
TAKEN_OUT = (Names.TEXT, Names.JSON, Names.TITLE, Names.PERSON, Names.LOG, Names.COUNTED)
_TEXTS = """
select table_name, column_name
from duckdb_columns()
where database_name = current_database() and not internal and schema_name = 'main'
    and data_type in ('VARCHAR', 'BLOB')
"""


def plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def told(known: Known, *kinds: Names) -> dict[str, str]:
    """table.column -> all it says, folded."""
    return {
        f"{table}.{column}": fold(
            plain(known.store.select(f"select {column} from {table}", {})[column].to_list())  # noqa: S608
        )
        for table, columns in COLUMNS.items()
        for column, kind in columns.items()
        if kind in kinds
    }


def saying(known: Known, *kinds: Names) -> set[str]:
    return {place for place, text in told(known, *kinds).items() if fold(HOA) in text}


def test_every_column_with_text_is_known_for_whom_it_can_name(known: Known) -> None:
    there = set(known.store.select(_TEXTS, {}).rows())
    assert there == {(table, column) for table, columns in COLUMNS.items() for column in columns}


@pytest.fixture
def everywhere(known: Known) -> Known:
    """Hoa in every text that people can write, and a school called after another Hoa."""
    known.book(line("T", HOA), line("U", HOA, grassroots=SCHOOL), line("V", "An", field="Khác"))
    draft = lay_down(known.store, b"x", f"{HOA}.xlsx", AT.date(), SYSTEM, AT)
    school = f"{UNIT}/truong-le-thi-hoa"
    decided = plain({"choices": {"units": [[fold(SCHOOL), school]], "sheets": [HOA]}})
    decide(known.store, draft, Decided(None, AT.date(), None, decided), SYSTEM, AT)
    learn_layout(known.store, UNIT, "tt|lê thị hoa", plain([HOA]), SYSTEM, AT)
    make_cut(known.store, f"Mốc {HOA}", AT, SYSTEM, AT)
    assign(known.store, UNIT, HOA, "", SYSTEM, AT)
    note_call(known.store, UNIT, f"gặp {HOA}", SYSTEM, AT)
    save_order(
        known.store, None, f"Giao ban {HOA}", json.dumps([{"notes": HOA}]), SYSTEM, AT
    )  # escaped
    add_account(known.store, HOA, "staff", SYSTEM, AT)
    with known.store.transaction() as cursor:
        batch_id = cursor.execute("select batch_id from batch").fetchall()[0][0]
        cells = plain(["1", f"{HOA}\n(nữ)"])
        cursor.execute(
            "insert into refusal values (?, ?, 9, 'x', ?, ?, ?, ?)",
            [batch_id, HOA, HOA, HOA, cells, plain([{"value": HOA}])],
        )
        cursor.execute("insert into set_aside values (?, ?, 8, 'x', ?)", [batch_id, HOA, HOA])
        cursor.execute("update batch set refused = 1, file_name = ?", [f"ds {HOA}.csv"])
        cursor.execute("update batch set tables = ?", [plain([{"sheet": HOA}])])
        cursor.execute("update initiative set sheet = ?, title = ?", [HOA, f"Của {HOA}, {HOA}"])
        cursor.execute("update initiative set title_key = ?", [fold(f"Của {HOA}, {HOA}")])
        cursor.execute("update initiative set field = ? where field is not null", [HOA])
        recount_all(cursor)
    assert check(known.store) == []
    return known


def test_a_name_goes_out_of_every_text_that_people_write(everywhere: Known) -> None:
    filled = {place.split(".")[0] for place in saying(everywhere, *TAKEN_OUT)}
    assert filled >= {
        table for table, columns in COLUMNS.items() if {*columns.values()} & {*TAKEN_OUT}
    }
    board = everywhere.board().rows()
    ask = {"person": fold(HOA), "upper": UNIT}
    numbers = everywhere.ask("persons", **ask)["person_no"].to_list()
    effect = effect_of_erasing(everywhere.store, numbers, SYSTEM)
    done = erase_persons(everywhere.store, numbers, SYSTEM, AT)
    assert done == effect
    assert done.units == (SCHOOL,)
    assert done.lines == 7
    assert done.originals[0][1] == f"ds {HOA}.csv"
    left = saying(everywhere, *TAKEN_OUT)
    assert everywhere.store.select("select slides from running_order", {}).item() == (
        '[{"notes": "…"}]'
    )
    # the account, and the id of the school
    assert left == {"log.subject", "log.details", "draft.choices"}
    assert everywhere.board().rows() == board
    assert check(everywhere.store) == []


def test_a_school_called_after_somebody_and_an_account_keep_their_names(everywhere: Known) -> None:
    before = told(everywhere, Names.BODY, Names.STAFF)
    numbers = everywhere.ask("persons", person=fold(HOA), upper=UNIT)["person_no"].to_list()
    erase_persons(everywhere.store, numbers, Actor("tổ", "staff"), datetime(2026, 11, 28))
    assert told(everywhere, Names.BODY, Names.STAFF) | {"log.actor": ""} == before | {
        "log.actor": ""
    }
    choices = json.loads(everywhere.store.select("select choices from draft", {}).item())
    school = [fold(SCHOOL), f"{UNIT}/truong-le-thi-hoa"]
    assert choices["choices"] == {"units": [school], "sheets": ["…"]}
    made = "select subject from log where action = 'account_made'"
    assert fold(everywhere.store.select(made, {}).item()) == fold(HOA)
