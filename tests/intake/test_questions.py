"""What only a person can decide: asked, never guessed, and obeyed once it is answered."""

from collections.abc import Callable
from datetime import date

import polars as pl
import pytest

from bangvang.fold import fold
from bangvang.intake import Batch, Choices, Question
from bangvang.roster import Roster
from tests.intake.files import csv, xlsx

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị", "Ngày nộp"]
STANLEY = "Công ty TNHH Điện Stanley Việt Nam"


def rows_of(unit: str = "Ba Đình", days: tuple[str, ...] = ("04/05/2022",)) -> list[list[str]]:
    return [HEAD, *([str(at), "Cải tiến", "Lê Văn A", unit, day] for at, day in enumerate(days, 1))]


def of_grassroots(*names: str) -> list[list[str]]:
    head = ["STT", "Tên sáng kiến", "Họ và tên", "LĐLĐ", "CĐCS"]
    return [head, *([str(at), f"Sáng kiến số {at}", "Lê Văn A", "Gia Lâm", name] for at, name in enumerate(names, 1))]  # fmt: skip


def only(batch: Batch) -> Question:
    (question,) = batch.questions
    return question


# --- units


@pytest.mark.parametrize("text", ["Từ Liêm", "LĐLĐ huyện Từ Liêm"])
def test_a_spelling_of_several_units_is_asked_about(prepared: Prepared, text: str) -> None:
    batch = prepared(rows_of(text, ("04/05/2022", "05/05/2022")))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("unit_ambiguous", text, 2)
    assert [code for code, _ in asked.options] == ["D-BAC-TU-LIEM", "D-NAM-TU-LIEM"]
    assert asked.options[0][1] == "Liên đoàn Lao động quận Bắc Từ Liêm"
    assert batch.refused["reason"].to_list() == ["unit_ambiguous"] * 2


def test_an_answered_unit_is_booked_there(prepared: Prepared) -> None:
    batch = prepared(rows_of("Từ Liêm"), choices=Choices(units=(("tu liem", "D-NAM-TU-LIEM"),)))
    assert batch.booked["upper_id"].to_list() == ["D-NAM-TU-LIEM"]
    assert batch.questions == ()


def test_a_unit_handed_back_stays_refused_and_is_not_asked_again(prepared: Prepared) -> None:
    batch = prepared(rows_of("Từ Liêm"), choices=Choices(units=(("tu liem", ""),)))
    assert batch.refused["reason"].to_list() == ["unit_ambiguous"]
    assert batch.questions == ()


@pytest.mark.parametrize(
    ("text", "unit_id"),
    [
        ("LĐLĐ quận Cầu Giấi", "D-CAU-GIAY"),
        ("Cau Gay", "D-CAU-GIAY"),
        ("Phường Ba Đình", "D-BA-DINH"),
        ("UBND quận Cầu Giấy", "D-CAU-GIAY"),
        ("Giáo dụcc", "S-GIAO-DUC"),
        ("Cty TNHH Điện Stanley VN", "G-STANLEY"),
    ],
)
def test_a_near_name_is_proposed_and_not_booked(
    prepared: Prepared, text: str, unit_id: str
) -> None:
    batch = prepared(rows_of(text))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.options[0][0]) == ("unit_near", text, unit_id)
    assert asked.likeness is not None
    assert asked.likeness >= 75
    assert batch.refused["reason"].to_list() == ["unit_unknown"]


@pytest.mark.parametrize("text", ["Cầu Giây", "H. Gia Lam Ha Noi"])
def test_the_same_name_when_folded_needs_no_answer(prepared: Prepared, text: str) -> None:
    batch = prepared(rows_of(text))
    assert (batch.accepted, batch.questions) == (1, ())


def test_a_near_name_is_sought_among_units_of_its_kind(prepared: Prepared) -> None:
    assert only(prepared(rows_of("Công đoàn ngành Cầu Giấi"))).kind == "unit_unknown"


WORKPLACES = ["Trường Tiểu học Ba Đình", "Công ty Ánh Sao", "Phòng Kế toán"]


@pytest.mark.parametrize("text", WORKPLACES)
def test_an_unknown_unit_is_near_to_none_and_any_upper_union_may_be_chosen(
    prepared: Prepared, text: str
) -> None:
    batch = prepared(rows_of(text))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows, asked.options) == ("unit_unknown", text, 1, ())
    assert batch.refused["reason"].to_list() == ["unit_unknown"]


def test_an_unknown_unit_is_booked_as_the_upper_chosen_or_as_a_union_below_it(
    prepared: Prepared,
) -> None:
    rows = rows_of("Công ty Ánh Sao")
    upper = prepared(rows, choices=Choices(units=(("cong ty anh sao", "D-BA-DINH"),)))
    assert upper.booked.select("upper_id", "grassroots").rows() == [("D-BA-DINH", None)]
    below = prepared(rows, choices=Choices(units=(("cong ty anh sao", "D-BA-DINH/"),)))
    assert below.booked.select("upper_id", "grassroots").rows() == [
        ("D-BA-DINH", "Công ty Ánh Sao")
    ]
    assert upper.questions == below.questions == ()


def test_of_very_many_unknown_names_only_the_sender_is_missing(prepared: Prepared) -> None:
    rows = [HEAD, *(["1", "Cải tiến", "Lê Văn A", f"Xưởng {at} Ánh Sao", ""] for at in range(41))]
    assert prepared(rows).questions == ()


def test_a_grassroots_union_chosen_for_a_text_is_booked_by_its_own_name(
    prepared: Prepared,
) -> None:
    answered = Choices(units=(("stanley gia lam", "G-STANLEY"),))
    for unit_id in (None, "D-GIA-LAM"):
        batch = prepared(rows_of("Stanley, Gia Lâm"), unit_id, choices=answered)
        assert batch.booked.select("upper_id", "grassroots").rows() == [("D-GIA-LAM", STANLEY)]


# --- grassroots unions

TWICE = "Công ty Cơ khí Hoàng Hà"


@pytest.fixture
def shared(roster: Roster) -> Roster:
    """The roster with a company that two districts know, and one that a third knows."""
    names = ("unit_id", "name", "short_name", "kind", "level", "parent_id")
    units = [
        ("D-BA-DINH/hh", TWICE, TWICE, "district", "grassroots", "D-BA-DINH"),
        ("D-CAU-GIAY/hh", TWICE, TWICE, "district", "grassroots", "D-CAU-GIAY"),
        ("D-BA-DINH/hh/to-1", "Tổ 1", "Tổ 1", "district", "team", "D-BA-DINH/hh"),
    ]
    spelled = [(fold(one[1]), one[0], False) for one in units]
    return Roster(
        pl.concat([roster.units, pl.DataFrame(units, schema=list(names), orient="row")]),
        pl.concat(
            [roster.spellings, pl.DataFrame(spelled, schema=roster.spellings.schema, orient="row")]
        ),
    )


@pytest.mark.parametrize("column", ["Đơn vị", "CĐCS"])
@pytest.mark.parametrize("upper", ["D-BA-DINH", "D-CAU-GIAY", "D-GIA-LAM"])
def test_under_a_chosen_upper_no_unions_name_is_ambiguous_or_taken_elsewhere(
    prepared_for: Callable[..., Batch], shared: Roster, column: str, upper: str
) -> None:
    rows = [["Tên sáng kiến", "Họ tên", column]]
    rows += [["Cải tiến", "Lê Văn A", TWICE], ["Cải tiến máy", "Lê Văn B", STANLEY]]
    batch = prepared_for(shared, csv(rows), upper)
    assert batch.booked.select("upper_id", "grassroots").rows() == [
        (upper, TWICE),
        (upper, STANLEY),
    ]


def test_of_unions_of_one_name_the_letterhead_tells_which_and_else_it_is_asked(
    prepared_for: Callable[..., Batch], shared: Roster
) -> None:
    rows = [["Tên sáng kiến", "Họ tên", "Đơn vị"], ["Cải tiến", "Lê Văn A", TWICE]]
    told = prepared_for(shared, csv([["LĐLĐ QUẬN CẦU GIẤY"], *rows]))
    assert told.booked.select("upper_id", "grassroots").rows() == [("D-CAU-GIAY", TWICE)]
    for above in ([], [["LĐLĐ HUYỆN GIA LÂM"]]):
        batch = prepared_for(shared, csv([*above, *rows]))
        asked = only(batch)
        assert batch.refused["reason"].to_list() == ["unit_ambiguous"]
        assert [code for code, _ in asked.options] == ["D-BA-DINH/", "D-CAU-GIAY/"]
    answered = Choices(units=((fold(TWICE), "D-BA-DINH/"),))
    batch = prepared_for(shared, csv(rows), choices=answered)
    assert batch.booked.select("upper_id", "grassroots").rows() == [("D-BA-DINH", TWICE)]


SECTIONED = [
    ["STT", "Tên sáng kiến", "Họ và tên", "Đơn vị"],
    ["I", "LĐLĐ Từ Liêm"],
    ["1", "Cải tiến hàn", "Lê Văn A", "HTX Tây Tựu"],
    ["2", "Cải tiến sơn", "Lê Văn B", ""],
    ["II", "LĐLĐ quận Ba Đình"],
    ["1", "Cải tiến cắt", "Lê Văn C", "Trường Hoa Sen"],
]


@pytest.mark.parametrize("unit_id", [None, "S-GIAO-DUC"])
def test_rows_below_a_section_of_several_units_wait_for_what_it_means(
    prepared: Prepared, unit_id: str | None
) -> None:
    batch = prepared(SECTIONED, unit_id)
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("unit_ambiguous", "LĐLĐ Từ Liêm", 2)
    answered = Choices(units=(("ldld tu liem", "D-BAC-TU-LIEM"),))
    booked = prepared(SECTIONED, unit_id, choices=answered).booked
    assert booked.select("upper_id", "grassroots").rows() == [
        ("D-BAC-TU-LIEM", "HTX Tây Tựu"),
        ("D-BAC-TU-LIEM", None),
        ("D-BA-DINH", "Trường Hoa Sen"),
    ]


def test_a_section_that_may_be_the_sender_is(prepared: Prepared) -> None:
    booked = prepared(SECTIONED, "D-NAM-TU-LIEM").booked
    assert booked["upper_id"].to_list() == ["D-NAM-TU-LIEM", "D-NAM-TU-LIEM", "D-BA-DINH"]


def test_a_teams_name_tells_nothing_of_its_union(
    prepared_for: Callable[..., Batch], shared: Roster
) -> None:
    rows = [["Tên sáng kiến", "Họ tên", "Đơn vị"], ["Cải tiến", "Lê Văn A", "Tổ 1"]]
    assert prepared_for(shared, csv(rows)).refused["reason"].to_list() == ["unit_unknown"]


def test_a_union_nearly_known_is_booked_as_written_and_asked_about(prepared: Prepared) -> None:
    batch = prepared(of_grassroots("Cty Điện Stanley VN", "Cty Điện Stanley VN"))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("union_near", "Cty Điện Stanley VN", 2)
    assert [code for code, _ in asked.options] == [STANLEY, "Cty Điện Stanley VN"]
    assert batch.booked["grassroots"].unique().to_list() == ["Cty Điện Stanley VN"]


def test_an_answered_union_is_booked_by_the_known_name(prepared: Prepared) -> None:
    answered = Choices(unions=(("D-GIA-LAM", "Cty Điện Stanley VN", STANLEY),))
    batch = prepared(of_grassroots("CTY ĐIỆN STANLEY VN"), choices=answered)
    assert batch.booked["grassroots"].to_list() == [STANLEY]
    assert batch.questions == ()


def test_a_third_name_of_a_union_is_asked_about_when_two_are_said_to_be_one(
    prepared: Prepared,
) -> None:
    names = ("Công ty TNHH Canon Việt Nam", "Cty TNHH Canon VN", "Công ty Canon Việt Nam")
    asked = prepared(of_grassroots(*names)).questions
    assert {one.subject for one in asked} == set(names[1:])
    answered = Choices(unions=(("D-GIA-LAM", names[1], names[0]),))
    asked = only(prepared(of_grassroots(*names), choices=answered))
    assert (asked.subject, asked.options[0][0]) == (names[2], names[0])
    both = Choices(unions=(*answered.unions, ("D-GIA-LAM", names[2], names[0])))
    batch = prepared(of_grassroots(*names), choices=both)
    assert (batch.booked["grassroots"].unique().to_list(), batch.questions) == ([names[0]], ())


def test_a_union_said_to_be_another_is_not_asked_about_again(prepared: Prepared) -> None:
    answered = Choices(unions=(("D-GIA-LAM", "Cty Điện Stanley VN", "Cty Điện Stanley VN"),))
    assert prepared(of_grassroots("Cty Điện Stanley VN"), choices=answered).questions == ()


def test_the_same_name_when_folded_is_no_question(prepared: Prepared) -> None:
    batch = prepared(of_grassroots(STANLEY.upper(), "Công ty  TNHH Dien Stanley Viet Nam"))
    assert batch.questions == ()


def test_names_of_one_file_that_are_nearly_the_same_are_asked_about_once(
    prepared: Prepared,
) -> None:
    names = ["Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Sen", "Trường MN Hoa Sen"]
    asked = only(prepared(of_grassroots(*names)))
    assert (asked.subject, asked.options[0][0]) == (names[2], names[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trường THCS số 1", "Trường THCS số 2"),
        ("Công ty Cơ khí Gia Phát", "Công ty Cơ khí Gia Phúc"),
        ("Trường Tiểu học Thành Công A", "Trường Tiểu học Thành Công B"),
        ("Trường THPT Minh Quang", "Trường THPT Quang Minh"),
        ("Công ty Tân An", "Công ty Tân Anh"),
        ("Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Hồng"),
    ],
)
def test_different_names_are_different_unions(prepared: Prepared, one: str, other: str) -> None:
    assert prepared(of_grassroots(one, other)).questions == ()


def test_near_unions_are_asked_about_below_each_upper(prepared: Prepared) -> None:
    head = ["Tên sáng kiến", "Họ tên", "LĐLĐ", "CĐCS"]
    names = ("Trường Mầm non Hoa Sen", "Trường Mầm non Hoa Sen", "Trường MN Hoa Sen")
    rows = [
        [f"Cải tiến {at} {upper}", "Lê A", upper, name]
        for upper in ("Ba Đình", "Cầu Giấy")
        for at, name in enumerate(names)
    ]
    asked = prepared([head, *rows]).questions
    assert {one.within for one in asked} == {"D-BA-DINH", "D-CAU-GIAY"}
    answered = Choices(unions=(("D-BA-DINH", names[2], names[0]),))
    batch = prepared([head, *rows], choices=answered)
    assert only(batch).within == "D-CAU-GIAY"
    booked = batch.booked.filter(pl.col("grassroots") == names[2])["upper_id"].to_list()
    assert booked == ["D-CAU-GIAY"]


def test_a_spelling_learned_of_a_union_is_not_asked_about(
    prepared_for: Callable[..., Batch], roster: Roster
) -> None:
    learned = pl.DataFrame(
        [(fold("Cty Điện Stanley VN"), "G-STANLEY", False)],
        schema=roster.spellings.schema,
        orient="row",
    )
    known = Roster(roster.units, pl.concat([roster.spellings, learned]))
    assert prepared_for(known, csv(of_grassroots("Cty Điện Stanley VN"))).questions == ()


# --- sheets of several units


OF_SHEETS = {
    "Ba Đình": [["Tên sáng kiến", "Họ tên", "CĐCS"], ["Cải tiến hàn", "Lê A", "Trường Hoa Sen"]],
    "Q. Cầu Giấy": [["Tên sáng kiến", "Họ tên", "CĐCS"], ["Cải tiến sơn", "Lê B", "Cty Sao"]],
    "Khác": [["Tên sáng kiến", "Họ tên", "CĐCS"], ["Cải tiến cắt", "Lê C", "Cty Trăng"]],
}


def test_sheets_that_name_different_units_are_asked_about_and_place_their_rows(
    prepared: Prepared,
) -> None:
    batch = prepared(xlsx(**OF_SHEETS))
    asked = only(batch)
    assert (asked.kind, asked.rows) == ("sheet_units", 2)
    assert asked.subject == "Ba Đình; Q. Cầu Giấy → Cầu Giấy"
    assert batch.refused["reason"].to_list() == ["unit_missing"] * 3
    batch = prepared(xlsx(**OF_SHEETS), choices=Choices(sheet_units=True))
    assert batch.booked.select("upper_id", "grassroots").rows() == [
        ("D-BA-DINH", "Trường Hoa Sen"),
        ("D-CAU-GIAY", "Cty Sao"),
    ]
    assert (batch.questions, batch.refused["sheet"].to_list()) == ((), ["Khác"])


def test_sheets_keep_the_sender_where_somebody_says_so(prepared: Prepared) -> None:
    batch = prepared(xlsx(**OF_SHEETS), "D-GIA-LAM", choices=Choices(sheet_units=False))
    assert batch.booked["upper_id"].to_list() == ["D-GIA-LAM"] * 3
    assert batch.questions == ()


def test_a_letterhead_tells_more_than_the_name_of_its_sheet(prepared: Prepared) -> None:
    rows = {name: [["LĐLĐ QUẬN BA ĐÌNH"], *rows] for name, rows in OF_SHEETS.items()}
    batch = prepared(xlsx(**rows))
    assert batch.proposed_unit_id == "D-BA-DINH"
    assert batch.questions == (), "all sheets tell of one unit"


# --- the order of days


MONTH_FIRST = ("05/13/2022", "04/28/2022", "05/04/2022")


def test_a_column_that_proves_the_month_first_waits(prepared: Prepared) -> None:
    batch = prepared(rows_of(days=MONTH_FIRST))
    asked = only(batch)
    assert (asked.kind, asked.subject, asked.rows) == ("day_order", "Ngày nộp", 3)
    assert [code for code, _ in asked.options] == ["month", "day"]
    assert batch.refused["reason"].to_list() == ["date_unreadable"] * 3


def test_the_answer_says_which_number_is_the_month(prepared: Prepared) -> None:
    month_first = prepared(rows_of(days=MONTH_FIRST), choices=Choices(day_first=False))
    assert month_first.booked["registered_on"].to_list() == [
        date(2022, 5, 13),
        date(2022, 4, 28),
        date(2022, 5, 4),
    ]
    day_first = prepared(rows_of(days=MONTH_FIRST), choices=Choices(day_first=True))
    assert day_first.booked["registered_on"].to_list() == [date(2022, 4, 5)]
    assert month_first.questions == day_first.questions == ()


@pytest.mark.parametrize("days", [("13/05/2022", "05/14/2022"), ("04/05/2022", "05/04/2022")])
def test_without_proof_the_day_is_first(prepared: Prepared, days: tuple[str, ...]) -> None:
    assert prepared(rows_of(days=days)).questions == ()


def test_what_several_tables_ask_in_the_same_words_is_asked_once(prepared: Prepared) -> None:
    asked = only(prepared(xlsx(A=rows_of(days=MONTH_FIRST), B=rows_of(days=MONTH_FIRST))))
    assert (asked.kind, asked.subject, asked.rows) == ("day_order", "Ngày nộp", 6)
    undated = [[*HEAD[:4], "Từ ngày"], *rows_of(days=("04/05/2022", "05/05/2022"))[1:]]
    asked = only(prepared(xlsx(A=undated, B=undated)))
    assert (asked.kind, asked.subject) == ("column", "Từ ngày")
    assert [code for code, _ in asked.options] == ["registered_on", ""]


def test_real_dates_in_a_column_of_text_are_what_they_are(prepared: Prepared) -> None:
    days = ("2022-05-04 00:00:00", "05/13/2022", "44685")
    batch = prepared(rows_of(days=days))
    assert batch.booked["row"].to_list() == [2, 4]
    assert only(batch).rows == 1


def test_no_question_is_asked_of_a_tidy_file(prepared: Prepared) -> None:
    assert prepared(rows_of()).questions == ()
