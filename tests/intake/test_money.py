import pytest

from bangvang.intake.money import decimals_of, parse_money, unit_of


@pytest.mark.parametrize(
    ("text", "dong"),
    [
        ("1.500.000.000 đ", 1_500_000_000),
        ("1,500,000,000", 1_500_000_000),
        ("1 500 000 000", 1_500_000_000),
        ("1500000000", 1_500_000_000),
        ("1.500.000 VNĐ", 1_500_000),
        ("1.500.000đ", 1_500_000),
        ("1.500.000 đồng/năm", 1_500_000),
        ("1,5 tỷ", 1_500_000_000),
        ("1.5 tỷ đồng", 1_500_000_000),
        ("3,8 ty", 3_800_000_000),
        ("350 triệu", 350_000_000),
        ("350triệu đồng", 350_000_000),
        ("1.500 triệu", 1_500_000_000),
        ("0,5 triệu", 500_000),
        ("0,125 tỷ", 125_000_000),
        ("600 ngàn 175", 600_175),
        ("2 tỷ 300 triệu", 2_300_000_000),
        ("2 tỷ 300 triệu đồng", 2_300_000_000),
        ("15tr", 15_000_000),
        ("500k", 500_000),
        ("khoảng 20 triệu đồng", 20_000_000),
        ("Hơn 1 tỷ", 1_000_000_000),
        ("1234567.5", 1_234_568),
        ("1.234.567,8", 1_234_568),
        ("100 triệu/năm", 100_000_000),
        ("1tr5", 1_500_000),
        ("2 tỷ 300", 2_300_000_000),
        ("1.633", 1_633),
        ("Một tỷ hai trăm triệu đồng", 1_200_000_000),
        ("hai trăm linh năm nghìn đồng", 205_000),
        ("Mười lăm triệu", 15_000_000),
        ("một tỷ rưỡi", 1_500_000_000),
        ("0", None),
        ("-", None),
        ("–", None),
        ("0 đ", None),
        ("không", None),
    ],
)
def test_an_amount_is_read_as_whole_dong(text: str, dong: int | None) -> None:
    assert parse_money(text) == (dong, True)


@pytest.mark.parametrize(
    "text",
    [
        "giảm 20% chi phí",
        "10-20 triệu",
        "từ 10 đến 20 triệu",
        "tiết kiệm thời gian",
        "5 người",
        "300 triệu 2 tỷ",
        "1.50.000",
        "10 USD",
        "99999999999999999999",
        "-500 triệu",
        "3 triệu/tháng/người",
        "5 – 10 triệu",
        "01.003",
        "1 triệu 25",
        "rất lớn",
        "350",
        "1,5",
        ".5",
        "1.500.000.00",
        "12.34,5",
        "15 20 triệu",
        "5 m3",
        "12 m",
        "triệu",
        "50 triệu/tháng",
        "một tỷ hai",
        "một nghìn tỷ",
        "hai triệu ba tỷ",
        "#REF!",
    ],
)
def test_what_is_no_clear_amount_is_not_guessed(text: str) -> None:
    assert parse_money(text) == (None, False)


@pytest.mark.parametrize(
    ("heading", "text", "dong"),
    [
        ("Số tiền làm lợi (triệu đồng)", "350", 350_000_000),
        ("Số tiền làm lợi (triệu đồng)", "1,5", 1_500_000),
        ("Giá trị làm lợi (tỷ đồng)", "2", 2_000_000_000),
        ("Giá trị làm lợi (nghìn đồng)", "1.500", 1_500_000),
        ("Giá trị làm lợi (1000đ)", "1.500", 1_500_000),
        ("Gia tri lam loi (1.000d)", "1.500", 1_500_000),
        ("Giá trị làm lợi (x 1.000 đồng)", "1.500", 1_500_000),
        ("Giá trị làm lợi (1.000.000đ)", "1,5", 1_500_000),
        ("Giá trị làm lợi (VND)", "1.500", 1_500),
        ("Giá trị làm lợi (trđ)", "350", 350_000_000),
        ("Giá trị làm lợi (tr.VNĐ)", "350", 350_000_000),
        ("Giá trị làm lợi (tỉ đồng)", "2", 2_000_000_000),
        ("Giá trị làm lợi (ng.đ)", "1.500", 1_500_000),
        ("Giá trị làm lợi (N.đồng)", "1.500", 1_500_000),
        ("Giá trị làm lợi (106 đồng)", "1,5", 1_500_000),
        ("Giá trị làm lợi (từ 10 triệu đồng trở lên)", "15.000.000", 15_000_000),
        ("Số tiền làm lợi (triệu đồng)", "1234.567", 1_234_567_000),
        ("Số tiền làm lợi (triệu đồng)", "350 triệu", 350_000_000),
        ("Số tiền làm lợi (triệu đồng)", "350.000.000 đ", 350_000_000),
    ],
)
def test_the_heading_says_what_a_bare_number_is_worth(heading: str, text: str, dong: int) -> None:
    assert parse_money(text, unit_of(heading)) == (dong, True)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Giá trị làm lợi (USD)", "1.200"),
        ("Hiệu quả kinh tế (1.000 USD)", "1.200"),
        ("Tỷ lệ làm lợi (%)", "20"),
        ("Giá trị làm lợi (từ 10 triệu đồng trở lên)", "15"),
        ("Số tiền làm lợi (triệu đồng)", "20.000.000"),
    ],
)
def test_a_bare_number_of_which_nobody_knows_the_worth_is_no_amount(
    heading: str, text: str
) -> None:
    assert parse_money(text, unit_of(heading)) == (None, False)


@pytest.mark.parametrize(
    ("texts", "dong"),
    [
        (["12.345", "1.5", "7"], [12_345_000, 1_500_000, 7_000_000]),
        (["12.345", "1.500"], [12_345_000_000, 1_500_000_000]),
        (["12,345", "0,25"], [12_345_000, 250_000]),
        (["12.345", "1.5", "2.500"], [None, 1_500_000, None]),
        (["12.345", "7"], [None, 7_000_000]),
        (["12.345 triệu", "1.5"], [12_345_000_000, 1_500_000]),
    ],
)
def test_the_others_of_its_column_say_whether_a_mark_stands_before_decimals(
    texts: list[str], dong: list[int | None]
) -> None:
    decimals = decimals_of(texts)
    read = [
        parse_money(text, 10**6, has_decimals=decimals["," if "," in text else "."])
        for text in texts
    ]
    assert read == [(amount, amount is not None) for amount in dong]


def test_under_thousands_nobody_writes_parts_of_a_dong() -> None:
    assert parse_money("12.345", 1_000, has_decimals=None) == (12_345_000, True)
