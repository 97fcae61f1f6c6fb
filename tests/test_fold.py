"""Folding: one text and a whole column come to the same form."""

import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bangvang.fold import fold, folded


def of_column(*texts: str | None) -> list[str | None]:
    column = pl.DataFrame({"text": pl.Series(texts, dtype=pl.String)})
    return column.select(folded(pl.col("text"))).to_series().to_list()


CASES = [
    ("LĐLĐ Q. Ba Đình", "ldld q ba dinh"),
    ("  Nguyễn   Văn\tAn \n", "nguyen van an"),
    ("NGUYỄN THỊ HƯỜNG", "nguyen thi huong"),
    ("Ứng Hoà", "ung hoa"),
    ("Ứng Hòa", "ung hoa"),
    ("ĐỐNG ĐA", "dong da"),
    ("Dệt - May", "det may"),
    ("Cụm số 1/2022 (đợt 2)", "cum so 1 2022 dot 2"),
    ("kỹ thuật & công nghệ", "ky thuat cong nghe"),
    ("“Sáng kiến”…", "sang kien"),
    ("Nguyễn\u00a0Văn\u200bAn", "nguyen van an"),
    ("café Zürich", "cafe zurich"),
    ("", ""),
    ("–", ""),
    ("北京", ""),
]


@pytest.mark.parametrize(("text", "form"), CASES)
def test_case_accents_and_punctuation_do_not_part_texts(text: str, form: str) -> None:
    assert fold(text) == form
    assert of_column(text) == [form]


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_vietnamese_letter_folds_to_its_plain_letter(form: str) -> None:
    letters = (
        "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
    )
    plain = (
        "a" * 18
        + "bcdd"
        + "e" * 12
        + "gh"
        + "i" * 6
        + "klmn"
        + "o" * 18
        + "pqrst"
        + "u" * 12
        + "vx"
        + "y" * 6
    )
    for text in (letters, letters.upper()):
        written = unicodedata.normalize(form, text)
        assert fold(written) == plain
        assert of_column(written) == [plain]


@pytest.mark.parametrize("eth", ["Ð", "ð"])
def test_the_icelandic_eth_is_no_letter_and_alike_in_both(eth: str) -> None:
    # Intake turns an eth into the đ it was meant to be before anything is folded.
    assert fold(f"{eth}ống Đa") == "ong da"
    assert of_column(f"{eth}ống Đa") == ["ong da"]


def test_every_sign_of_unicode_folds_alike_in_a_text_and_a_column() -> None:
    signs = [chr(code) for code in range(0x20, 0x30000)]
    texts = [f"a{sign}b" for sign in signs if unicodedata.category(sign) not in ("Cs", "Cn")]
    differing = [
        (f"U+{ord(text[1]):04X}", fold(text), form)
        for text, form in zip(texts, of_column(*texts), strict=True)
        if fold(text) != form
    ]
    assert differing[:10] == []


def test_nothing_stays_nothing_in_a_column() -> None:
    assert of_column("An", None, "") == ["an", None, ""]


def test_folding_again_changes_nothing() -> None:
    for text, form in CASES:
        assert fold(fold(text)) == fold(form) == fold(text)


VIETNAMESE = "aàảãáạăằẳẵắặâầẩẫấậđeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ"
MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"


@settings(deadline=None)
@given(
    st.text(VIETNAMESE + VIETNAMESE.upper() + MARKS + "bcdBCD 019.,;-/()&'\"“”ÐðĐ\u00a0\u200b\t\n")
)
def test_a_vietnamese_text_and_a_column_of_it_fold_alike(text: str) -> None:
    assert of_column(text) == [fold(text)]


@settings(deadline=None)
@given(st.text(VIETNAMESE + VIETNAMESE.upper() + " .-"))
def test_both_forms_of_unicode_and_any_case_fold_alike(text: str) -> None:
    form = fold(text)
    for written in (unicodedata.normalize("NFD", text), text.upper(), text.lower()):
        assert fold(written) == form
