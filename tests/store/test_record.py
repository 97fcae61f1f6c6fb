"""The record: every write leaves a line in the log, with what stood before and what stands after."""

import ast
import json
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import polars as pl
import pytest

from bangvang.access import Actor
from bangvang.fold import fold
from bangvang.store import (
    book,
    empty,
    load_national,
    restore,
    set_members,
    set_quotas,
    set_setting,
    withdraw,
)
from bangvang.store.backup import back_up, restore_backup
from bangvang.store.check import check
from bangvang.store.criteria import set_criteria
from bangvang.store.cuts import make_cut, set_daily_hour
from bangvang.store.drafts import Decided, decide, lay_down, put_away
from bangvang.store.frozen import freeze, unfreeze
from bangvang.store.members import MEMBERS
from bangvang.store.merging import merge, split
from bangvang.store.national import NATIONAL, correct_national
from bangvang.store.orders import drop_order, save_order
from bangvang.store.quotas import QUOTA
from bangvang.store.spellings import (
    learn_layout,
    learn_spelling,
    unlearn_layout,
    unlearn_spelling,
)
from bangvang.store.support import assign, finish, follow_up, note_call
from bangvang.store.verdicts import DIFFERENT, SAME, compare, undo
from bangvang.store.verdicts import decide as decide_pair
from bangvang.text import LANGUAGES, Words
from tests.known import AT, Known, batch, line
from tests.queries.rows import BA_DINH, DONG_DA, some
from tests.sources import HOUSE

ANNA = Actor("anna", "admin", "10.0.0.7")
DAY = date(2022, 5, 19)
STORE = sorted((HOUSE / "bangvang" / "store").glob("*.py"))
#: what writes without a line of its own, and why
WITHOUT_A_LINE = {
    "seed": "the state in which a database is born: there is nothing before it",
    "snapshot": "writes another file; who asked for it notes that",
    "replace_with": "its caller notes the restore",
    "keyring": "gives a database its key when it is born or upgraded, which is noted",
    "seal_some": "keeps the same originals under their key: nothing that can be read changes",
    "seen": "moves the last moment of a session, of which the sign-in is noted",
    "forgiven": "forgets wrong phrases after a sign-in, which is noted",
}


def functions() -> list[ast.FunctionDef]:
    """Every function of every module of the store; methods too."""
    return [
        node
        for module in STORE
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    ]


def called(function: ast.FunctionDef) -> set[str]:
    names = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            names.add(getattr(node.func, "attr", getattr(node.func, "id", "")))
    return names


def writes(function: ast.FunctionDef) -> bool:
    """Whether it opens a transaction that is kept."""
    return any(
        isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "transaction"
        and not any(keyword.arg == "keep" for keyword in node.keywords)
        for node in ast.walk(function)
    )


def test_every_writer_of_the_store_notes_what_it_does() -> None:
    known = functions()
    within = [one for one in known if "cursor" in {each.arg for each in one.args.args}]
    noting = {"note"}
    while more := {one.name for one in within if called(one) & noting} - noting:
        noting |= more
    writers = [one for one in known if writes(one)]
    assert len(writers) > 30
    assert {one.name for one in writers if not called(one) & noting} == WITHOUT_A_LINE.keys()


def last(known: Known, count: int = 1) -> list[tuple[str, str, str, str, dict[str, Any]]]:
    """The last lines of the log: actor, place, action, subject, details."""
    rows = known.store.select(
        "select actor, place, action, subject, details from log order by line_no", {}
    ).rows()
    return [(*row[:4], json.loads(row[4])) for row in rows[-count:]]


def national(initiatives: int) -> pl.DataFrame:
    return pl.DataFrame(
        [(DAY, "Nghệ An", initiatives, 10, "published", False)], NATIONAL, orient="row"
    )


def quota(amount: int) -> pl.DataFrame:
    row = (BA_DINH, "phase-1", "initiatives", "assigned", None, DAY, amount, "published")
    return pl.DataFrame([row], QUOTA, orient="row")


def members(count: int) -> pl.DataFrame:
    return pl.DataFrame([(BA_DINH, DAY, count, "published")], MEMBERS, orient="row")


def unions(known: Known) -> tuple[str, str]:
    known.book(line("T", "An", BA_DINH, grassroots="Công ty A"))
    known.book(line("U", "An", BA_DINH, grassroots="Công ty AA"))
    found = known.store.select(
        "select unit_id from unit where level = 'grassroots' order by unit_id", {}
    )["unit_id"].to_list()
    return found[0], found[1]


def test_settings_tell_what_they_were(known: Known) -> None:
    for hour in (17, 18):
        set_daily_hour(known.store, time(hour), ANNA, AT)
    ((actor, place, action, _, told),) = last(known)
    assert (actor, place, action) == ("anna", "10.0.0.7", "setting")
    assert (told["before"]["daily_cut"], told["after"]["daily_cut"]) == ("17:00", "18:00")


def test_quotas_and_members_tell_row_by_row_what_was_in_force(known: Known) -> None:
    set_quotas(known.store, quota(100), ANNA, AT, members(20))
    set_quotas(known.store, quota(150), ANNA, AT, members(30))
    quotas, people = last(known, 2)
    assert [(row["before"], row["amount"]) for row in quotas[4]["rows"]] == [(100, 150)]
    assert [(row["before"], row["amount"]) for row in people[4]["rows"]] == [(20, 30)]
    set_members(known.store, members(0), ANNA, AT)
    assert last(known)[0][4]["rows"][0]["before"] == 30


def test_criteria_tell_the_points_they_had(known: Known) -> None:
    set_criteria(known.store, {"growth": (10, 50.0)}, DAY, ANNA, AT)
    set_criteria(known.store, {"growth": (20, 60.0)}, DAY, ANNA, AT)
    told = last(known)[0][4]
    assert (told["before"], told["after"]) == ({"growth": [10, 50.0]}, {"growth": [20, 60.0]})


def test_a_batch_tells_the_state_it_came_from(known: Known) -> None:
    kept = known.book(*some(2, BA_DINH)).batch_id
    withdraw(known.store, kept, ANNA, AT, "nhầm")
    assert last(known)[0][4] == {"why": "nhầm", "before": "committed", "after": "withdrawn"}
    restore(known.store, kept, ANNA, AT)
    book(known.store, [batch(*some(3, BA_DINH))], ANNA, AT, instead_of=kept)
    superseded, booked = last(known, 2)
    assert superseded[2:4] == ("superseded", kept)
    assert (superseded[4]["before"], superseded[4]["after"]) == ("committed", "superseded")
    assert booked[2] == "booked"


def test_verdicts_tell_what_was_said_before(known: Known) -> None:
    known.book(
        line("Cải tiến máy cắt vải tự động", "An", BA_DINH),
        line("Cải tiến máy cắt vải tự động hóa", "Bình", BA_DINH),
    )
    assert compare(known.store, ANNA, AT) == 1
    pair = known.store.select("select first_id, second_id from near_pair", {}).row(0)
    decide_pair(known.store, *pair, SAME, ANNA, AT)
    decide_pair(known.store, *pair, DIFFERENT, ANNA, AT)
    undo(known.store, *pair, ANNA, AT)
    told = [(each[4]["before"], each[4]["after"]) for each in last(known, 3)]
    assert told == [(None, SAME), (SAME, DIFFERENT), (DIFFERENT, None)]


def test_merged_and_split_unions_tell_which_was_which(known: Known) -> None:
    kept, gone = unions(known)
    merge(known.store, gone, kept, ANNA, AT)
    split(known.store, gone, ANNA, AT)
    told = [(each[3], each[4]["before"], each[4]["after"]) for each in last(known, 2)]
    assert told == [(gone, gone, kept), (gone, kept, gone)]


def test_spellings_and_layouts_tell_what_was_learned_before(known: Known) -> None:
    for unit_id in (BA_DINH, DONG_DA):
        learn_spelling(known.store, "Q. Lạ", unit_id, None, ANNA, AT)
    unlearn_spelling(known.store, fold("Q. Lạ"), None, ANNA, AT)
    told = [(each[4]["before"], each[4]["after"]) for each in last(known, 3)]
    assert told == [(None, BA_DINH), (BA_DINH, DONG_DA), (DONG_DA, None)]
    for choices in ("{}", '{"first": 1}'):
        learn_layout(known.store, BA_DINH, "a|b", choices, ANNA, AT)
    unlearn_layout(known.store, BA_DINH, "a|b", ANNA, AT)
    told = [(each[4]["before"], each[4]["after"]) for each in last(known, 3)]
    assert told == [(None, "{}"), ("{}", '{"first": 1}'), ('{"first": 1}', None)]


def test_a_waiting_file_tells_every_answer_and_its_end(known: Known) -> None:
    draft_id = lay_down(known.store, b"x", "x.csv", DAY, ANNA, AT)
    decide(known.store, draft_id, Decided(BA_DINH, DAY, 3, "{}"), ANNA, AT)
    put_away(known.store, draft_id, "discarded", ANNA, AT)
    decided, put = last(known, 2)
    assert (decided[4]["before"]["unit_id"], decided[4]["after"]["unit_id"]) == (None, BA_DINH)
    assert (put[4]["before"], put[4]["after"]) == ("open", "discarded")


def test_the_national_table_tells_the_figures_it_had(known: Known) -> None:
    load_national(known.store, national(100), ANNA, AT, "a.csv")
    assert last(known)[0][4]["rows"] == []
    load_national(known.store, national(200), ANNA, AT, "b.csv")
    (row,) = last(known)[0][4]["rows"]
    assert (row["unit"], row["before"], row["after"]) == ("Nghệ An", [100, 10], [200, 10])
    correct_national(known.store, DAY, national(250), ANNA, AT)
    changed = last(known)[0][4]["changed"]["Nghệ An"]
    assert (changed["before"], changed["after"]) == ([200, 10], [250, 10])


def test_support_tells_who_looked_after_the_unit_before(known: Known) -> None:
    for person in ("Chị Lan", "Anh Minh"):
        assign(known.store, BA_DINH, person, "", ANNA, AT)
    told = last(known)[0][4]
    assert (told["before"], told["after"]) == ("Chị Lan", "Anh Minh")
    note_call(known.store, BA_DINH, "đã gọi", ANNA, AT)
    follow_up(known.store, BA_DINH, "gửi lại tệp", date(2022, 5, 25), ANNA, AT)
    finish(known.store, "00000004", "xong", ANNA, AT)
    assert last(known)[0][2] == "support done"


def test_running_orders_tell_their_slides_before(known: Known) -> None:
    order = save_order(known.store, None, "Giao ban", "[1]", ANNA, AT)
    save_order(known.store, order, "Giao ban tuần", "[2]", ANNA, AT)
    drop_order(known.store, order, ANNA, AT)
    first, second, dropped = (each[4] for each in last(known, 3))
    assert (first["before"], second["before"]["slides"]) == (None, "[1]")
    assert dropped["before"] == {"name": "Giao ban tuần", "slides": "[2]"}


def every_write(known: Known) -> None:
    """Writes of every kind, so that every action stands in the log."""
    for tell in (
        test_settings_tell_what_they_were,
        test_quotas_and_members_tell_row_by_row_what_was_in_force,
        test_criteria_tell_the_points_they_had,
        test_a_batch_tells_the_state_it_came_from,
        test_verdicts_tell_what_was_said_before,
        test_spellings_and_layouts_tell_what_was_learned_before,
        test_a_waiting_file_tells_every_answer_and_its_end,
        test_the_national_table_tells_the_figures_it_had,
        test_running_orders_tell_their_slides_before,
    ):
        _said: Callable[[Known], None] = tell
        _said(known)
    kept, gone = unions(known)
    merge(known.store, gone, kept, ANNA, AT)
    split(known.store, gone, ANNA, AT)
    assign(known.store, BA_DINH, "Chị Lan", "", ANNA, AT)
    make_cut(known.store, "Giao ban", AT, ANNA, AT)
    freeze(known.store, ANNA, AT)
    unfreeze(known.store, ANNA, AT)
    backup = back_up(known.store, "hand", ANNA, datetime(2026, 11, 28, 9))
    restore_backup(known.store, backup.path.name, ANNA, datetime(2026, 11, 28, 10))
    set_setting(known.store, {"sample": "1"}, ANNA, AT)
    empty(known.store, ANNA, AT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_a_word(language: str, known: Known) -> None:
    every_write(known)
    words = Words(language)
    actions = known.store.select("select distinct action from log", {})["action"].to_list()
    assert len(actions) > 25
    assert all(words.label("action", action) for action in actions)


def test_a_clock_set_back_leaves_the_record_in_the_order_of_the_writes(known: Known) -> None:
    for hour in (18, 9, 12):
        set_setting(known.store, {"a": str(hour)}, ANNA, datetime(2022, 5, 19, hour))
    lines = known.store.select("select line_no, happened_at from log order by line_no", {})
    assert [at.hour for at in lines["happened_at"].to_list()[-3:]] == [18, 9, 12]
    known.book(*some(2, BA_DINH))
    book(known.store, [batch(*some(1, DONG_DA))], ANNA, datetime(2022, 5, 1))
    assert check(known.store) == []
    numbers = known.store.select("select batch_no from batch order by batch_no", {})
    assert numbers["batch_no"].to_list() == [1, 2]
