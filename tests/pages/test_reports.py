"""The desk of reports, and the files beside the boards."""

from datetime import date

import pytest

from bangvang.exports.making import OF_A_BOARD, OF_ALL
from tests.known import Known
from tests.pages.visit import Visit


def files(visit: Visit) -> set[str]:
    return {
        str(each.key).removeprefix("tai-")
        for each in visit.app.get("download_button")
        if str(each.key).startswith("tai-")
    }


def codes(visit: Visit) -> list[str]:
    return [each.value for each in visit.app.code]


def test_the_brief_and_the_press_sentence_stand_ready_to_be_copied(known: Known) -> None:
    brief, press = codes(Visit("reports"))
    assert brief.startswith("TIN NHANH · Chương trình “1 triệu sáng kiến”")
    assert "53 sáng kiến" in brief
    assert (
        "công nhân, viên chức, lao động đăng ký 53 sáng kiến, đạt 0% chỉ tiêu giai đoạn 1" in press
    )


def test_the_decimals_of_the_press_are_chosen(known: Known) -> None:
    visit = Visit("reports").choose("so-le", 2)
    assert "đạt 0,10% chỉ tiêu" in codes(visit)[1]


def test_every_file_is_offered(known: Known) -> None:
    assert files(Visit("reports")) == {
        "png",
        "pdf",
        "workbook",
        *OF_ALL,
        "registrations_csv",
        "registrations_parquet",
    }


def test_an_earlier_day_is_reported_as_of_its_end(known: Known) -> None:
    visit = Visit("reports").choose("den-ngay", date(2022, 5, 18))
    assert "Tính đến hết ngày 18/05/2022" in visit.text
    assert "41 sáng kiến" in codes(visit)[0]
    assert visit.app.query_params == {"den-ngay": "2022-05-18"}


def test_the_reports_speak_english_where_the_page_does(known: Known) -> None:
    brief, press = codes(Visit("reports", {"lang": "en"}))
    assert brief.startswith("BRIEF")
    assert "registered 53 initiatives" in press


def test_an_empty_campaign_has_a_desk_of_reports_too(own: Known) -> None:
    assert codes(Visit("reports"))[0].startswith("TIN NHANH")


def test_viewers_have_no_desk_of_reports(known: Known, from_elsewhere: None) -> None:
    assert "reports" not in Visit().pages()


@pytest.mark.parametrize("page", ["leaderboard", "quota"])
def test_everybody_may_take_a_board_away(known: Known, from_elsewhere: None, page: str) -> None:
    assert files(Visit(page)) == set(OF_A_BOARD)
