from random import Random

import pytest

from bangvang.intake.authors import split_authors
from bangvang.intake.stages import stage_of
from tests.intake.real_text import names

A, B, C = "Nguyễn Văn A", "Trần Thị B", "Lê Văn C"


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        (A, [A]),
        (f"{A}, {B}", [A, B]),
        (f"{A}; {B}", [A, B]),
        (f"{A} & {B}", [A, B]),
        (f"{A}\n{B}", [A, B]),
        (f"{A} và {B}", [A, B]),
        (f"{A}, {B} VÀ {C}", [A, B, C]),
        (f"1. {A} 2. {B}", [A, B]),
        (f"1) {A}\n2) {B}", [A, B]),
        (f"- {A}\n- {B}", [A, B]),
        (f"{A} - {B}", [A, B]),
        (f"{A} (chủ trì), {B}", [A, B]),
        (f"{A}({B} ghi hộ", [A]),
        (f"Ông {A}, bà {B}", [A, B]),
        (f"Đ/c {A}", [A]),
        (f"ThS. {A}; PGS.TS. {B}; BSCKII. {C}", [A, B, C]),
        (f"TS {A}", [A]),
        (f"ĐD. {A}; KTV {B}; NHS {C}", [A, B, C]),
        (f"Đồng chí {A}", [A]),
        (f"Tác giả: {A}", [A]),
        (f"{A} - Trưởng phòng Kỹ thuật", [A]),
        (f"{A}, Giám đốc", [A]),
        (f"{A} 0912 345 678", [A]),
        (f"{A}, a@b.vn", [A]),
        (f"{A}, {A}", [A]),
        ("Đào Thị Vàng", ["Đào Thị Vàng"]),
        ("Bà Văn Tâm", ["Văn Tâm"]),
        ("Tô Thị Ông Đạm", ["Tô Thị Ông Đạm"]),
        ("H'Mai Niê-Kdăm", ["H'Mai Niê-Kdăm"]),
        (f"{A} (60%), {B} (40%)", [A, B]),
        (f"{A}: 60%; {B} - 40%", [A, B]),
        (f"{A} 60% {B} 40%", [A, B]),
        (f"(1) {A} (2) {B}", [A, B]),
        (f"1- {A} 2- {B}", [A, B]),
        (f"1/ {A} 2/ {B}", [A, B]),
        (f"a) {A} b) {B}", [A, B]),
        (f"{A} (chủ trì) {B} (tham gia)", [A, B]),
        (f"{A}: chủ trì, {B}: tham gia", [A, B]),
        (f"Chủ biên: {A}; Thành viên: {B}", [A, B]),
        (f"Tác giả chính: {A}. Đồng tác giả: {B}", [A, B]),
        (f"{A}+{B}", [A, B]),
        (f"{A}/{B}", [A, B]),
        (f"{A}-{B}", [A, B]),
        (f"{A} –{B}", [A, B]),
        (f"{A}. {B}", [A, B]),
        (f"{A}     {B}", [A, B]),
        (f"• {A} • {B}", [A, B]),
        (f"{A} cùng {B}", [A, B]),
        (f"{A} 0912345678 {B} 0987654321", [A, B]),
        (f"{A}, 1985, {B}, sinh năm 1990", [A, B]),
        ("Nguyen Van A va Tran Thi B", ["Nguyen Van A", "Tran Thi B"]),
        (f"{A} và cộng sự", [A]),
        (f"{A}, {B} và 3 cộng sự", [A, B]),
        (f"{A} & CS", [A]),
        (f"{A} và các đồng nghiệp khác", [A]),
        (f"{A}, GV; {B}, PHT", [A, B]),
        (f"{A} - TTCM, {B} - CTCĐ", [A, B]),
        (f"{A} - Lái xe", [A]),
        (f"{A} - PCT CĐ; {B} - GVCN 5A", [A, B]),
        (f"{A} - UV BCH và {B}", [A, B]),
        (f"{A} - Bếp trưởng, {B} - GV Tiếng Anh", [A, B]),
        (f"{A}; lê văn c; Nguyễn thị d", [A, "lê văn c", "Nguyễn thị d"]),
        (f"{A}, Trường Mầm non Hoa Sen", [A]),
        (f"{A} - Tổ Toán", [A]),
        (f"GV. {A}; Th.S {B}", [A, B]),
        (f"BS CKI {A}, Đại úy {B}", [A, B]),
        (f"Hiệu trưởng {A}, Phó trưởng khoa Nội {B}", [A, B]),
        (f"Ông (bà): {A}", [A]),
        (f'"{A}"', [A]),
        ("Không", []),
        ("không có", []),
        ("Và Thị Mai, Giàng A Và", ["Và Thị Mai", "Giàng A Và"]),
        ("Phó Đức Phương, Phó giám đốc", ["Phó Đức Phương"]),
        (f"{A}, Khoa, Quân", [A, "Khoa", "Quân"]),
        ("Nguyễn Thị Hoa 2, Nguyễn Thị Hoa B", ["Nguyễn Thị Hoa 2", "Nguyễn Thị Hoa B"]),
        ("Nguyễn Văn\nAn", ["Nguyễn Văn An"]),
        ("Trần Thị\nThanh Bình\nLê Văn\nCường", ["Trần Thị Thanh Bình", "Lê Văn Cường"]),
        ("Lê Hoàng\nAnh", ["Lê Hoàng Anh"]),
        (f"{A}\nGV", [A]),
        (f"{A}\nHiệu trưởng", [A]),
        ("Mai\nLan", ["Mai", "Lan"]),
        ("Ng. Văn An, Tr. Thị Bình", ["Ng. Văn An", "Tr. Thị Bình"]),
        ("Lò Thị Mai-Hương; Y Blơ Niê Kdăm", ["Lò Thị Mai-Hương", "Y Blơ Niê Kdăm"]),
        ("Công Tằng Tôn Nữ Minh Hà, Mr. John Smith", ["Công Tằng Tôn Nữ Minh Hà", "John Smith"]),
        (f"Tập thể tổ Văn, {A}", ["Tập thể tổ Văn", A]),
        ("12", []),
        ("-", []),
    ],
)
def test_an_author_cell_gives_its_names(cell: str, names: list[str]) -> None:
    assert split_authors(cell) == names


def test_names_are_told_apart_among_all_that_stands_with_them() -> None:
    chance, families = Random(5), names()  # noqa: S311 - the same names every time
    before = (
        "",
        "",
        "Ông ",
        "Bà ",
        "đ/c: ",
        "ThS. ",
        "GV ",
        "BSCKI. ",
        "Cô ",
        "Bác sĩ ",
        "Đại úy ",
    )
    behind = ("", "", " - GV", ", GV", " (GV)", ": 60%", " 60%", " (SN 1985)", " - TTCM", " (chủ trì)",
              " - Tổ Toán", " (Trường MN Hoa Sen)", " (0912345678)", ", chuyên viên phòng GD", " - Khối trưởng",
              " - GV Tiếng Anh", " - UV BCH", ", đội trưởng đội 2", " - Quản đốc PX1")  # fmt: skip
    between = ("; ", "\n", " và ", " & ", " + ", "; \n", ", ")
    numbered = ("", "{}. ", "{}) ", "({}) ", "{}- ")
    for _ in range(1_000):
        told = chance.sample(families, chance.randint(1, 3))
        number, mark = chance.choice(numbered), chance.choice(between)
        parts = [
            number.format(at) + chance.choice(before) + one + chance.choice(behind)
            for at, one in enumerate(told, 1)
        ]
        assert split_authors(mark.join(parts)) == told, mark.join(parts)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("Hợp lệ", "valid"),
        ("Đạt", "valid"),
        ("Đã công nhận", "valid"),
        ("Được duyệt", "valid"),
        ("Chờ xét", "pending"),
        ("Đang được tổ chức công đoàn xem xét", "pending"),
        ("Chưa xét", "pending"),
        ("Chờ công nhận", "pending"),
        ("Chưa được công nhận", "pending"),
        ("Không hợp lệ", "rejected"),
        ("Không đạt", "rejected"),
        ("KHONG DAT", "rejected"),
        ("Loại", "rejected"),
        ("Loại A", "submitted"),
        ("Xếp loại: Tốt", "submitted"),
        ("KĐ", "rejected"),
        ("Không xếp loại", "rejected"),
        ("Rút", "rejected"),
        ("Đã huỷ", "rejected"),
        ("Trả lại đơn vị", "rejected"),
        ("Trả lại để bổ sung", "pending"),
        ("Không đủ điều kiện", "rejected"),
        ("Trùng", "rejected"),
        ("Bị trùng với STT 4", "rejected"),
        ("Không trùng, hợp lệ", "valid"),
        ("Trung bình", "submitted"),
        ("Phát huy tốt", "submitted"),
        ("Từ chối", "rejected"),
        ("Đã nộp", "submitted"),
        ("Mới", "submitted"),
    ],
)
def test_the_words_of_a_status_say_the_stage(text: str, stage: str) -> None:
    assert stage_of(text) == stage
