"""Section rows: whose the rows below them are, and when only the roster or a person can say so."""

from collections.abc import Callable
from itertools import pairwise

import polars as pl
import pytest

from bangvang.fold import fold
from bangvang.intake import Batch, Choices
from bangvang.roster import Roster
from tests.intake.files import Cell, csv

Prepared = Callable[..., Batch]
HEAD = ["STT", "Tên sáng kiến", "Họ và tên", "Ngày đăng ký"]
SCHOOL, OTHER_SCHOOL = "Trường Mầm non Hoa Sen", "Trường THCS Giảng Võ"
SENDER = "D-BA-DINH"


def told(stt: Cell, number: int) -> list[Cell]:
    return [stt, f"Sáng kiến thứ {number}", f"Nguyễn Văn {'ABCDEFGH'[number]}", "5/4/2022"]


def unions(batch: Batch) -> dict[int, str | None]:
    """Row -> the union it is booked under."""
    return dict(batch.booked.select("row", "grassroots").rows())


def reasons(batch: Batch) -> dict[int, str]:
    return dict(batch.refused.select("row", "reason").rows())


def sections(batch: Batch) -> list[int]:
    return batch.set_aside.filter(pl.col("why") == "section")["row"].to_list()


UNKNOWN = [HEAD, [None, SCHOOL], told(1, 1), told(2, 2), [None, "Hapro"], told(3, 3), told(4, 4)]


def test_rows_below_a_name_that_nobody_knows_wait_until_somebody_says_what_it_is(
    prepared: Prepared,
) -> None:
    batch = prepared(UNKNOWN, SENDER)
    (asked,) = batch.questions
    assert (asked.kind, asked.subject, asked.rows) == ("section", "Hapro", 2)
    assert [code for code, _ in asked.options] == ["union", "group", "part", "row"]
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL}
    assert reasons(batch) == {5: "name_unclear", 6: "section_unclear", 7: "section_unclear"}
    assert batch.refused.filter(row=6)["value"].to_list() == ["Hapro"]


@pytest.mark.parametrize(
    ("answer", "below", "became"),
    [
        ("union", "Hapro", "section"),
        ("group", None, "section"),
        ("part", SCHOOL, "section"),
        ("row", SCHOOL, "row"),
    ],
)
def test_what_a_name_is_said_to_be_it_is(
    prepared: Prepared, answer: str, below: str | None, became: str
) -> None:
    batch = prepared(UNKNOWN, SENDER, choices=Choices(sections=(("hapro", answer),)))
    assert not batch.questions
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: below, 7: below}
    assert sections(batch) == ([2, 5] if became == "section" else [2])
    assert reasons(batch) == ({} if became == "section" else {5: "person_missing"})


def test_a_name_may_be_said_to_be_of_another_upper_union_down_to_the_next_section(
    prepared: Prepared,
) -> None:
    rows = [*UNKNOWN, [None, OTHER_SCHOOL], told(5, 5)]
    for said, union in (("D-CAU-GIAY", None), ("D-CAU-GIAY/", "hapro")):
        batch = prepared(rows, SENDER, choices=Choices(units=(("hapro", said),)))
        booked = {row: (upper, name) for row, upper, name in batch.booked.select("row", "upper_id", "grassroots").rows()}  # fmt: skip
        assert booked[4] == (SENDER, SCHOOL)
        assert booked[6][0] == booked[7][0] == "D-CAU-GIAY"
        assert fold(booked[6][1] or "") == (union or "")
        assert booked[9] == (SENDER, OTHER_SCHOOL)


def test_a_workplace_said_to_be_another_upper_union_holds_no_further_section_either(
    prepared: Prepared,
) -> None:
    name = "Bảo hiểm xã hội"
    rows = [HEAD, [None, SCHOOL], told(1, 1), [None, name], told(2, 2), [None, OTHER_SCHOOL], told(3, 3)]  # fmt: skip
    booked = prepared(rows, SENDER, choices=Choices(units=((fold(name), "D-CAU-GIAY"),))).booked
    assert booked.select("upper_id", "grassroots").rows() == [
        (SENDER, SCHOOL),
        ("D-CAU-GIAY", None),
        (SENDER, OTHER_SCHOOL),
    ]


def test_a_group_below_another_upper_union_of_a_senders_list_is_asked_about(
    prepared: Prepared,
) -> None:
    rows = [*UNKNOWN, [None, "Khối doanh nghiệp"], told(5, 5)]
    batch = prepared(rows, SENDER, choices=Choices(units=(("hapro", "D-CAU-GIAY"),)))
    assert reasons(batch) == {9: "section_unclear"}
    assert [asked.subject for asked in batch.questions] == ["Khối doanh nghiệp"]


def test_a_union_that_is_known_is_a_section_without_a_word_of_a_workplace(
    prepared_for: Callable[..., Batch], roster: Roster
) -> None:
    unit = ("G-HAPRO", "Hapro", "Hapro", "enterprise_union", "grassroots", SENDER)
    known = Roster(
        pl.concat([roster.units, pl.DataFrame([unit], schema=roster.units.schema, orient="row")]),
        pl.concat(
            [
                roster.spellings,
                pl.DataFrame(
                    [("hapro", "G-HAPRO", False)], schema=roster.spellings.schema, orient="row"
                ),
            ]
        ),
    )
    batch = prepared_for(known, csv(UNKNOWN), SENDER)
    assert not batch.questions
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: "Hapro", 7: "Hapro"}


#: lists in which every registration is of the last section above it, however the sections stand
SHAPES = {
    "numbered, the rows not": [["1", SCHOOL], told(None, 1), told(None, 2), ["2", OTHER_SCHOOL], told(None, 3)],
    "numbered, the rows deeper": [["1", SCHOOL], told("1.1", 1), told("1.2", 2), ["2", OTHER_SCHOOL], told("2.1", 3)],
    "numbered, the rows anew": [["1", SCHOOL], told(1, 1), told(2, 2), ["2", OTHER_SCHOOL], told(1, 3)],
    "not numbered": [[None, SCHOOL], told(1, 1), told(2, 2), [None, OTHER_SCHOOL], told(3, 3)],
    "where numbers stand": [[SCHOOL], told(1, 1), told(2, 2), [OTHER_SCHOOL], told(3, 3)],
    "Roman": [["I", SCHOOL], told(1, 1), told(2, 2), ["II.", OTHER_SCHOOL], told(1, 3)],
    "with a count": [[None, f"{SCHOOL} (2 sáng kiến)"], told(1, 1), told(2, 2), [None, f"{OTHER_SCHOOL}: 1 SK"], told(3, 3)],
    "a count beside": [[None, SCHOOL, None, "2"], told(1, 1), told(2, 2), [None, OTHER_SCHOOL, None, "1"], told(3, 3)],
    "with a bullet": [[None, f"- {SCHOOL}"], told(1, 1), told(2, 2), [None, f"- {OTHER_SCHOOL}"], told(3, 3)],
    "with a label": [[None, f"Đơn vị: {SCHOOL}"], told(1, 1), told(2, 2), [None, f"Đơn vị: {OTHER_SCHOOL}"], told(3, 3)],
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_section_fills_the_rows_below_however_it_stands(prepared: Prepared, shape: str) -> None:
    batch = prepared([HEAD, *SHAPES[shape]], SENDER)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: OTHER_SCHOOL}
    assert sections(batch) == [2, 5]
    assert not batch.questions


@pytest.mark.parametrize("shape", SHAPES)
def test_an_unknown_name_in_place_of_the_second_is_asked_about(
    prepared: Prepared, shape: str
) -> None:
    rows = [[str(cell).replace(OTHER_SCHOOL, "Viglacera Hạ Long") if cell else cell for cell in row] for row in SHAPES[shape]]  # fmt: skip
    batch = prepared([HEAD, *rows], SENDER)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL}
    assert [(asked.kind, asked.subject) for asked in batch.questions] == [
        ("section", "Viglacera Hạ Long")
    ]
    answered = Choices(sections=((fold("Viglacera Hạ Long"), "union"),))
    batch = prepared([HEAD, *rows], SENDER, choices=answered)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: "Viglacera Hạ Long"}


@pytest.mark.parametrize("second", ["Họ và tên", "Giá trị làm lợi", "Nhóm"])
def test_a_name_that_nobody_knows_is_asked_about_in_whatever_column_it_stands(
    prepared: Prepared, second: str
) -> None:
    head = list(dict.fromkeys(["STT", second, "Tên sáng kiến", "Họ và tên", "Ngày đăng ký"]))

    def row(number: int) -> list[Cell]:
        cells = dict(zip(HEAD, told(number, number), strict=True))
        return [cells.get(heading) for heading in head]

    rows = [head, [None, SCHOOL], row(1), [None, "Hapro Việt Nam"], row(2)]
    batch = prepared(rows, SENDER)
    assert (unions(batch), [asked.subject for asked in batch.questions]) == (
        {3: SCHOOL},
        ["Hapro Việt Nam"],
    )
    batch = prepared(rows, SENDER, choices=Choices(sections=((fold("Hapro Việt Nam"), "union"),)))
    assert unions(batch) == {3: SCHOOL, 5: "Hapro Việt Nam"}
    assert not batch.refused.height


def test_a_name_in_a_column_of_unions_is_one(prepared: Prepared) -> None:
    def row(stt: Cell, number: int) -> list[Cell]:
        cells = told(stt, number)
        return [cells[0], None, *cells[1:]]

    head = ["STT", "Đơn vị", "Tên sáng kiến", "Họ và tên", "Ngày đăng ký"]
    for stt in ("2", None):
        batch = prepared([head, ["1", SCHOOL], row(None, 1), [stt, "Hapro"], row(None, 2)], SENDER)
        assert unions(batch) == {3: SCHOOL, 5: "Hapro"}


def test_rows_that_name_their_own_union_do_not_wait(prepared: Prepared) -> None:
    head = [*HEAD, "CĐCS"]
    own = [[*row, "Công ty May Mười"] if len(row) == len(HEAD) else row for row in UNKNOWN[1:]]
    batch = prepared([head, *own], SENDER)
    assert set(unions(batch).values()) == {"Công ty May Mười"}
    assert len(unions(batch)) == 4
    assert reasons(batch) == {5: "name_unclear"}
    assert [(asked.subject, asked.rows) for asked in batch.questions] == [("Hapro", 0)]


def test_a_name_that_may_be_no_registration_is_never_booked(prepared: Prepared) -> None:
    head = [*HEAD, "CĐCS"]
    rows = [[*row, SCHOOL] for row in (told(1, 1), told(2, 2))]
    noted = [None, "Hapro", None, None, "ghi ở đây"]
    batch = prepared([head, [None, SCHOOL], rows[0], noted, rows[1]], SENDER)
    assert list(unions(batch)) == [3, 5]
    assert set(reasons(batch)) == {4}


@pytest.mark.parametrize("title", ["Dạy học theo dự án", "Trường học hạnh phúc"])
def test_a_title_whose_author_is_missing_ends_no_section(prepared: Prepared, title: str) -> None:
    rows = [HEAD, [None, SCHOOL], told(1, 1), ["2", title], told(3, 3)]
    batch = prepared(rows, SENDER)
    assert unions(batch) == {3: SCHOOL, 5: SCHOOL}
    assert reasons(batch) == {4: "person_missing"}
    assert not batch.questions


def test_a_name_above_a_registration_that_lacks_its_author_holds_the_rows_below(
    prepared: Prepared,
) -> None:
    lacking: list[Cell] = [2, "Sáng kiến thứ 2", None, "5/4/2022"]
    batch = prepared([HEAD, [None, SCHOOL], told(1, 1), [None, "Hapro"], lacking, told(3, 3)], SENDER)  # fmt: skip
    assert unions(batch) == {3: SCHOOL}
    assert reasons(batch) == {4: "name_unclear", 5: "person_missing", 6: "section_unclear"}


def test_a_co_author_whose_letters_are_lost_is_no_section(prepared: Prepared) -> None:
    damaged: list[Cell] = [None, None, "Tr?n Bình"]
    batch = prepared([HEAD, [None, SCHOOL], told(1, 1), damaged, told(2, 2)], SENDER)
    assert unions(batch) == {3: SCHOOL, 5: SCHOOL}
    assert reasons(batch) == {4: "text_damaged"}


def test_the_union_of_a_letterhead_is_none_of_another_upper_union(prepared: Prepared) -> None:
    rows = [["Trường Mầm non Hoa Sen"], HEAD, told(1, 1), ["LĐLĐ quận Cầu Giấy"], HEAD, told(1, 2)]
    booked = prepared(rows, SENDER).booked
    assert booked.select("upper_id", "grassroots").rows() == [(SENDER, SCHOOL), ("D-CAU-GIAY", None)]  # fmt: skip


def test_a_title_alone_in_a_list_without_sections_is_a_row_without_author(
    prepared: Prepared,
) -> None:
    batch = prepared([HEAD, told(1, 1), [None, "Dạy học theo dự án"], told(2, 2)], SENDER)
    assert unions(batch) == {2: None, 4: None}
    assert reasons(batch) == {3: "person_missing"}
    assert not batch.questions


@pytest.mark.parametrize("person", ["BS CKI Đỗ Đức Sen (Tổ trưởng)", "Trương Mai: 40%", "Cấn Ý"])
def test_a_co_author_below_a_section_is_one_with_whatever_stands_beside(
    prepared: Prepared, person: str
) -> None:
    head = [*HEAD, "Năm sinh", "Điện thoại"]
    rows = [[*row, 1980, "0912345678"] for row in (told(1, 1), told(2, 2))]
    batch = prepared(
        [head, [None, SCHOOL], rows[0], [None, None, person, None, 1975, "0912345679"], rows[1]],
        SENDER,
    )
    assert not batch.questions
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 5: SCHOOL}


def test_the_only_name_of_a_workplace_amid_a_list_may_be_a_title(prepared: Prepared) -> None:
    rows = [HEAD, told(1, 1), [None, "Trường học hạnh phúc"], told(2, 2)]
    batch = prepared(rows, SENDER)
    assert (unions(batch), [asked.kind for asked in batch.questions]) == ({2: None}, ["section"])
    answered = Choices(sections=((fold("Trường học hạnh phúc"), "row"),))
    assert unions(prepared(rows, SENDER, choices=answered)) == {2: None, 4: None}


def test_whoever_leads_a_union_beside_its_name_is_no_author_unasked(prepared: Prepared) -> None:
    rows = [
        HEAD,
        ["I", SCHOOL, "Nguyễn Thị Hoa"],
        told(1, 1),
        told(2, 2),
        ["II", "Hapro", "Trần Văn Ba (CT)"],
        told(3, 3),
    ]
    batch = prepared(rows, SENDER)
    assert not batch.booked.height
    assert [(asked.subject, asked.rows) for asked in batch.questions] == [(SCHOOL, 2), ("Hapro", 1)]
    said = tuple((fold(name), "union") for name in (SCHOOL, "Hapro"))
    batch = prepared(rows, SENDER, choices=Choices(sections=said))
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: "Hapro"}
    said = tuple((fold(name), "row") for name in (SCHOOL, "Hapro"))
    batch = prepared(rows, SENDER, choices=Choices(sections=said))
    assert batch.booked.filter(row=2)["title"].to_list() == [SCHOOL]


RICH = [*HEAD, "Lĩnh vực", "Ghi chú"]


def richly(stt: Cell, number: int) -> list[Cell]:
    return [*told(stt, number), "Kỹ thuật", None]


#: what stands beside the name of a union in a list of rows that say far more
BESIDE: dict[str, list[Cell]] = {
    "a note": [None, None, None, "Đợt 2"],
    "a field": [None, None, "Giáo dục", None],
    "a day": [None, "5/4/2022", None, None],
    "a leader and a note": ["Nguyễn Thị Hoa", None, None, "Hiệu trưởng"],
}


@pytest.mark.parametrize("beside", BESIDE)
def test_a_name_with_little_beside_it_is_no_registration_unasked(
    prepared: Prepared, beside: str
) -> None:
    name = [None, OTHER_SCHOOL, *BESIDE[beside]]
    rows = [RICH, [None, SCHOOL], richly(1, 1), richly(2, 2), name, richly(1, 3)]
    batch = prepared(rows, SENDER)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL}
    assert [(asked.subject, asked.rows) for asked in batch.questions] == [(OTHER_SCHOOL, 1)]
    said = Choices(sections=((fold(OTHER_SCHOOL), "union"),))
    batch = prepared(rows, SENDER, choices=said)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: OTHER_SCHOOL}
    assert not batch.refused.height


@pytest.mark.parametrize("beside", BESIDE)
def test_what_is_called_a_grassroots_union_is_one_whatever_stands_beside_it(
    prepared: Prepared, beside: str
) -> None:
    name = [None, "CĐCS Hanoprint", *BESIDE[beside]]
    batch = prepared([RICH, [None, SCHOOL], richly(1, 1), richly(2, 2), name, richly(1, 3)], SENDER)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: "CĐCS Hanoprint"}
    assert not batch.questions


@pytest.mark.parametrize("title", ["Dạy học theo dự án", "Trường học hạnh phúc"])
def test_a_title_with_the_next_number_and_little_beside_it_ends_no_section(
    prepared: Prepared, title: str
) -> None:
    row: list[Cell] = [3, title, None, None, "Giáo dục", None]
    rows = [RICH, [None, SCHOOL], richly(1, 1), richly(2, 2), row, richly(4, 3)]
    batch = prepared(rows, SENDER)
    assert unions(batch) == {3: SCHOOL, 4: SCHOOL, 6: SCHOOL}
    assert reasons(batch) == {5: "person_missing"}
    assert not batch.questions


def test_groups_right_below_a_union_are_parts_of_it(prepared: Prepared) -> None:
    batch = prepared(
        [
            HEAD,
            ["I", SCHOOL],
            [None, "Khối văn phòng"],
            told(1, 1),
            [None, "Khối giảng dạy"],
            told(2, 2),
            ["II", OTHER_SCHOOL],
            told(1, 3),
        ],
        SENDER,
    )
    assert unions(batch) == {4: SCHOOL, 6: SCHOOL, 8: OTHER_SCHOOL}
    assert not batch.questions


@pytest.mark.parametrize("number", ["I", None])
@pytest.mark.parametrize("letterhead", [True, False])
def test_teams_below_a_union_are_parts_of_it(
    prepared: Prepared, letterhead: bool, number: str | None
) -> None:
    above = [[f"CĐCS {SCHOOL}"], [], HEAD] if letterhead else [HEAD, ["I", f"CĐCS {SCHOOL}"]]
    rows = [[number, "Tổ Mẫu giáo"], told(1, 1), [number, "Khoa Nội"], told(2, 2)]
    batch = prepared([*above, *rows], SENDER)
    assert set(unions(batch).values()) == {f"CĐCS {SCHOOL}"}
    assert len(unions(batch)) == 2
    assert not batch.questions


@pytest.mark.parametrize("title", ["Tổ chức hội thi", "Khoa học dữ liệu", "Đổi mới giờ học"])
def test_a_title_that_begins_as_teams_do_is_asked_about(prepared: Prepared, title: str) -> None:
    rows = [[None, SCHOOL], told(1, 1), [None, title], told(2, 2)]
    batch = prepared([HEAD, *rows], SENDER)
    assert unions(batch) == {3: SCHOOL}
    assert [asked.subject for asked in batch.questions] == [title]


def test_a_department_is_a_union_in_a_districts_list_and_none_in_a_unions_own(
    prepared: Prepared,
) -> None:
    rows = [["I", "Phòng Tài chính"], told(1, 1), ["II", SCHOOL], told(1, 2)]
    assert list(unions(prepared([HEAD, *rows], SENDER)).values()) == ["Phòng Tài chính", SCHOOL]
    own = prepared([["CĐCS CÔNG TY MAY MƯỜI"], [], HEAD, *rows[:2]], SENDER)
    assert list(unions(own).values()) == ["CĐCS CÔNG TY MAY MƯỜI"]


@pytest.mark.parametrize(
    "groups",
    [
        ("SÁNG KIẾN CẤP CƠ SỞ", "SÁNG KIẾN CẤP THÀNH PHỐ"),
        ("Đợt 1", "Đợt 2"),
        ("Tháng 4/2022", "Tháng 5/2022"),
        ("Lĩnh vực giáo dục", "Lĩnh vực y tế"),
    ],
)
def test_groups_of_a_list_that_names_no_unions_hold_nothing(
    prepared: Prepared, groups: tuple[str, str]
) -> None:
    rows = [["A", groups[0]], told(1, 1), ["B", groups[1]], told(1, 2)]
    batch = prepared([HEAD, *rows], SENDER)
    assert unions(batch) == {3: None, 5: None}
    assert not batch.questions


def test_a_group_after_the_rows_of_a_union_ends_it_or_is_asked_about(prepared: Prepared) -> None:
    rows = [HEAD, ["I", SCHOOL], told(1, 1), ["II", "Khối doanh nghiệp"]]
    ended = prepared([*rows, [None, OTHER_SCHOOL], told(1, 2)], SENDER)
    assert unions(ended) == {3: SCHOOL, 6: OTHER_SCHOOL}
    assert not ended.questions
    batch = prepared([*rows, told(1, 2)], SENDER)
    assert unions(batch) == {3: SCHOOL}
    assert [asked.subject for asked in batch.questions] == ["Khối doanh nghiệp"]
    for answer, union in (("group", None), ("part", SCHOOL)):
        said = Choices(sections=((fold("Khối doanh nghiệp"), answer),))
        assert unions(prepared([*rows, told(1, 2)], SENDER, choices=said)) == {3: SCHOOL, 5: union}


@pytest.mark.parametrize("unit_id", [SENDER, None])
def test_a_section_of_an_upper_union_written_wrongly_is_asked_about(
    prepared: Prepared, unit_id: str | None
) -> None:
    rows = [HEAD, ["I", "LĐLĐ quận Cầu Giấi"], told(1, 1), ["II", "LĐLĐ quận Ba Đình"], told(1, 2)]
    batch = prepared(rows, unit_id)
    assert batch.booked.select("row", "upper_id").rows() == [(5, SENDER)]
    (asked,) = batch.questions
    assert (asked.kind, asked.subject, asked.rows) == ("unit_near", "LĐLĐ quận Cầu Giấi", 1)
    said = Choices(units=((fold("LĐLĐ quận Cầu Giấi"), "D-CAU-GIAY"),))
    booked = prepared(rows, unit_id, choices=said).booked
    assert booked.select("row", "upper_id", "grassroots").rows() == [
        (3, "D-CAU-GIAY", None),
        (5, SENDER, None),
    ]


def test_a_bare_name_of_another_upper_union_in_a_senders_list_is_asked_about(
    prepared: Prepared,
) -> None:
    rows = [HEAD, ["I", "Giáo dục"], told(1, 1), ["II", "CĐ Giáo dục"], told(1, 2)]
    booked = prepared(rows, None).booked
    assert booked["upper_id"].to_list() == ["S-GIAO-DUC"] * 2, "a list of no sender's"
    batch = prepared(rows, SENDER)
    assert batch.booked.select("row", "upper_id").rows() == [(5, "S-GIAO-DUC")]
    (asked,) = batch.questions
    assert (asked.kind, asked.subject) == ("section", "Giáo dục")
    assert asked.options[0] == ("S-GIAO-DUC", "Công đoàn ngành Giáo dục Hà Nội")
    for choices, upper in (
        (Choices(sections=(("giao duc", "group"),)), SENDER),
        (Choices(units=(("giao duc", "S-GIAO-DUC"),)), "S-GIAO-DUC"),
    ):
        batch = prepared(rows, SENDER, choices=choices)
        assert batch.booked.select("row", "upper_id").rows() == [(3, upper), (5, "S-GIAO-DUC")]
        assert not batch.questions


def test_so_is_one_in_a_list_whose_sender_only_the_letterhead_names(prepared: Prepared) -> None:
    sections = [["I", SCHOOL], told(1, 1), [None, "Giáo dục"], told(1, 2), ["II", OTHER_SCHOOL], told(1, 3)]  # fmt: skip
    rows = [["LĐLĐ QUẬN BA ĐÌNH"], [], HEAD, *sections]
    batch = prepared(rows, None)
    assert batch.proposed_unit_id == SENDER
    assert not batch.booked.height
    assert set(reasons(batch).values()) == {"unit_missing", "name_unclear"}
    batch = prepared(rows, SENDER)
    assert unions(batch) == {5: SCHOOL, 9: OTHER_SCHOOL}
    assert [asked.subject for asked in batch.questions] == ["Giáo dục"]


def test_every_section_of_many_is_told_apart(prepared: Prepared) -> None:
    names = [SCHOOL, "Hapro", OTHER_SCHOOL, "Viglacera"]
    rows = [HEAD]
    for number, name in enumerate(names, 1):
        rows += [[None, name], told(number, number)]
    assert [asked.subject for asked in prepared(rows, SENDER).questions] == ["Hapro", "Viglacera"]
    said = Choices(sections=(("hapro", "union"), ("viglacera", "group")))
    batch = prepared(rows, SENDER, choices=said)
    assert list(unions(batch).values()) == [SCHOOL, "Hapro", OTHER_SCHOOL, None]
    assert all(below > above for above, below in pairwise(sections(batch)))
