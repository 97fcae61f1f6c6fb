"""What is known of each upper union."""

from dataclasses import replace
from datetime import date

from bangvang.access import SYSTEM
from bangvang.store import book, withdraw
from bangvang.store.spellings import learn_spelling
from tests.known import AT, Known, batch
from tests.queries.rows import BA_DINH, CAU_GIAY, GIA_LAM, GIAO_DUC, some

DAY = date(2022, 5, 19)


def unit(known: Known, unit_id: str, as_of: date = DAY) -> dict[str, object]:
    rows = known.ask("units", as_of=as_of)
    return next(row for row in rows.iter_rows(named=True) if row["unit_id"] == unit_id)


def test_an_empty_campaign_knows_its_units_and_their_spellings(known: Known) -> None:
    rows = known.ask("units", as_of=DAY)
    assert rows.columns == [
        "unit_id",
        "display_name",
        "kind",
        "cluster",
        "unions",
        "spellings",
        "last_file_on",
    ]
    uppers = known.ask("upper_unions")
    assert rows["unit_id"].to_list() == uppers["unit_id"].to_list()
    assert rows["last_file_on"].null_count() == rows.height == 45
    assert int(rows["spellings"].min()) > 0  # type: ignore[arg-type]
    assert unit(known, GIA_LAM)["unions"] == 1, "Stanley stands in the roster"


def test_unions_named_by_rows_are_counted_once_each(known: Known) -> None:
    known.book(*some(3, BA_DINH, grassroots="Công ty X"), *some(1, BA_DINH, grassroots="Trường Y"))
    known.book(*some(1, BA_DINH, grassroots="CÔNG TY X"), *some(1, BA_DINH, grassroots=None))
    assert unit(known, BA_DINH)["unions"] == 2
    assert unit(known, CAU_GIAY)["unions"] == 0


def test_the_latest_file_is_that_of_a_booked_batch_that_speaks_of_the_unit(known: Known) -> None:
    early = replace(batch(*some(1, BA_DINH)), received_on=date(2022, 5, 10))
    book(known.store, [early], SYSTEM, AT)
    late = known.book(*some(1, BA_DINH, grassroots=None), *some(1, GIAO_DUC))
    assert unit(known, BA_DINH)["last_file_on"] == DAY
    assert unit(known, GIAO_DUC)["last_file_on"] == DAY
    assert unit(known, BA_DINH, date(2022, 5, 18))["last_file_on"] == date(2022, 5, 10)
    withdraw(known.store, late.batch_id, SYSTEM, AT)
    assert unit(known, BA_DINH)["last_file_on"] == date(2022, 5, 10)
    assert unit(known, GIAO_DUC)["last_file_on"] is None


def test_a_file_of_which_nothing_was_booked_came_all_the_same(known: Known) -> None:
    book(known.store, [replace(batch(), unit_id=CAU_GIAY)], SYSTEM, AT)
    assert unit(known, CAU_GIAY)["last_file_on"] == DAY


def test_a_spelling_learned_twice_is_one_more_spelling(known: Known) -> None:
    before = unit(known, CAU_GIAY)["spellings"]
    learn_spelling(known.store, "Cầu Giấy quận nhà", CAU_GIAY, None, SYSTEM, AT)
    learn_spelling(known.store, "Cầu Giấy quận nhà", CAU_GIAY, GIAO_DUC, SYSTEM, AT)
    assert unit(known, CAU_GIAY)["spellings"] == before + 1  # type: ignore[operator]
