"""What stands on the slides: the figures of the queries, one finding, the measure and the moment."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import unescape
from xml.etree import ElementTree

import pytest

from bangvang.access import SYSTEM
from bangvang.draw.pace import ending
from bangvang.screen import headline
from bangvang.stage import direction, looks, render
from bangvang.stage.boards import with_boards
from bangvang.stage.show import Show
from bangvang.stage.shows import Shows
from bangvang.stage.slides import KINDS, Slide
from bangvang.store import load_national, set_setting
from bangvang.store.frozen import freeze
from tests.known import AT, Known, line
from tests.stage.conftest import PRESENTER, lines

Begin = Callable[..., tuple[Shows, Show]]
SLIPS = re.compile(r"undefined|\bNaN\b|\bNone\b|\bnull\b|\{\w*\}|&lt;|nan%")


def picture(show: Show) -> str:
    """The HTML of the show's present step, as the hall gets it."""
    html: str = json.loads(render.drawn(show, looks.hall(show))[1])["html"]
    return html


def text(show: Show) -> str:
    """All words on the slide."""
    return unescape(re.sub(r"<[^>]*>", " ", picture(show)))


def title(show: Show) -> str:
    return unescape(re.findall(r"<h1>(.*?)</h1>", picture(show))[0])


def one_of_each(show: Show) -> list[Show]:
    """A show of all kinds, at each of its slides."""
    return [replace(show, position=at) for at in range(len(KINDS))]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_slide_stands_before_anything_came_in(
    begin: Begin, hall: Known, language: str
) -> None:
    with hall.store.transaction() as cursor:
        for table in ("unit_day", "registrant_day", "national", "batch"):
            cursor.execute(f"delete from {table}")  # noqa: S608
    _, show = begin(*map(Slide, KINDS), language=language)
    for place in one_of_each(show):
        assert title(place), place.slide.kind
        assert not SLIPS.findall(text(place)), place.slide.kind


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_slide_is_well_formed_with_a_finding_and_no_slip(begin: Begin, language: str) -> None:
    _, show = begin(*map(Slide, KINDS), language=language)
    for place in one_of_each(show):
        ElementTree.fromstring(picture(place))  # noqa: S314  (nothing from outside is parsed)
        assert title(place), place.slide.kind
        assert not SLIPS.findall(text(place)), place.slide.kind


def test_every_slide_says_as_of_when(begin: Begin) -> None:
    _, show = begin(*map(Slide, KINDS))
    for place in one_of_each(show):
        if place.slide.kind not in ("test", "national"):
            assert re.search(r"18:00 (ngày )?19/05/2022", text(place)), place.slide.kind


def test_the_leaderboard_tells_who_leads_and_counts_as_the_query_does(
    begin: Begin, hall: Known
) -> None:
    _, show = begin(Slide("leaderboard"))
    assert title(show) == "LĐLĐ huyện Gia Lâm dẫn đầu với 9 sáng kiến"
    counts = dict(re.findall(r'data-key="([^"]+)".*?data-count="(\d+)"', picture(show)))
    board = hall.board()
    for unit, count in counts.items():
        assert int(count) == hall.standing(unit)["initiatives"]
    assert list(counts) == board["unit_id"].to_list()[: len(counts)]


def test_a_slide_of_one_kind_ranks_that_kind_only(begin: Begin) -> None:
    _, show = begin(Slide("leaderboard", group="sector"))
    assert title(show).startswith("Công đoàn ngành Y tế dẫn đầu")
    assert "Gia Lâm" not in text(show)


def test_those_who_lead_together_are_told_together(begin: Begin, hall: Known) -> None:
    hall.book(*lines(3, "D-CAU-GIAY", "2022-05-18"))
    _, show = begin(Slide("leaderboard"))
    assert title(show) == "2 đơn vị cùng dẫn đầu với 9 sáng kiến"


def test_a_whole_board_comes_page_by_page(begin: Begin) -> None:
    shows, show = begin(Slide("leaderboard", pages=True), Slide("thanks"))
    assert show.steps == 5
    seen = []
    for _ in range(5):
        now = shows.find(show.code)
        seen += re.findall(r'class="row" data-key="([^"]+)"', picture(now))
        direction.press(shows, show.code, "next", None, PRESENTER, 1.0)
    assert len(seen) == len(set(seen)) == 45
    assert shows.find(show.code).position == 1


def test_the_foot_tells_what_the_last_file_brought(begin: Begin, hall: Known) -> None:
    _, show = begin(Slide("leaderboard"))
    assert "Vừa cập nhật" not in text(show)
    hall.book(*lines(4, "D-HA-DONG", "2022-05-18"))
    assert "LĐLĐ quận Hà Đông +4" in text(show)


def test_the_moment_is_that_of_the_latest_to_reach_its_quota(begin: Begin, hall: Known) -> None:
    _, show = begin(Slide("moment"))
    assert title(show) == "LĐLĐ huyện Gia Lâm đã đạt chỉ tiêu"
    assert "112%" in text(show)
    hall.book(*lines(6, "D-CAU-GIAY", "2022-05-18"))
    assert title(show) == "LĐLĐ quận Cầu Giấy đã đạt chỉ tiêu"


def test_the_moment_of_a_unit_that_is_not_there_yet_says_what_it_lacks(begin: Begin) -> None:
    _, show = begin(Slide("moment", unit="D-CAU-GIAY"))
    assert title(show) == "LĐLĐ quận Cầu Giấy còn thiếu 6 để đạt chỉ tiêu"


def test_the_quota_slide_counts_those_that_reached_it(begin: Begin) -> None:
    _, show = begin(Slide("quota", group="district"))
    assert title(show) == "1/30 quận, huyện, thị xã đã đạt chỉ tiêu"


def test_a_name_that_begins_with_capitals_keeps_them_in_a_sentence(begin: Begin) -> None:
    _, show = begin(Slide("quota", group="zone"))
    assert title(show) == "0/1 KCN – chế xuất đã đạt chỉ tiêu"


@pytest.mark.parametrize("measure", ["registrants", "benefit"])
def test_a_board_of_people_or_money_says_what_its_percent_is_of(
    begin: Begin, hall: Known, measure: str
) -> None:
    hall.book(line("Máy sấy", "An", "D-GIA-LAM", "2022-05-17", benefit_vnd=2_000_000_000))
    _, show = begin(Slide("leaderboard", measure=measure), Slide("leaderboard"))
    assert "% là sáng kiến so với chỉ tiêu giao" in text(show)
    assert "% là sáng kiến" not in text(replace(show, position=1))


def test_where_nobody_has_a_place_it_is_said_what_is_missing(begin: Begin) -> None:
    shows, show = begin(Slide("leaderboard", measure="benefit"), Slide("reveal", measure="benefit"))
    assert title(show) == "Chưa đơn vị nào báo giá trị làm lợi"
    show = direction.press(shows, show.code, "go", 2, PRESENTER, 1.0) or show
    for _ in range(show.steps - 1):
        show = direction.press(shows, show.code, "next", None, PRESENTER, 1.0) or show
    assert title(show) == "Chưa đơn vị nào báo giá trị làm lợi"


def test_the_race_runs_over_every_day_and_ends_with_the_board(begin: Begin, hall: Known) -> None:
    _, show = begin(Slide("race"))
    data = json.loads(render.drawn(show, looks.hall(show))[1])["data"]
    assert (data["days"][0], data["days"][-1]) == ("10/05/2022", "19/05/2022")
    for unit in data["units"]:
        assert len(unit["totals"]) == len(data["days"])
        assert unit["totals"] == sorted(unit["totals"])
        assert unit["totals"][-1] == hall.standing(unit["id"])["initiatives"]
    assert show.race
    assert show.race.last == len(data["days"]) - 1


def test_the_nation_tells_our_place_and_the_way_to_the_next(begin: Begin, hall: Known) -> None:
    ours = hall.ask("national_days")
    assert ours.height == 0
    import polars as pl  # noqa: PLC0415

    rows = pl.DataFrame(
        {
            "as_of": [AT.date()] * 3,
            "unit": ["Nghệ An", "Hà Nội", "Huế"],
            "initiatives": [90, 70, 50],
            "registrants": [9, 7, 5],
            "status": ["published"] * 3,
            "is_ours": [False, True, False],
        }
    )
    load_national(hall.store, rows, SYSTEM, AT)
    _, show = begin(Slide("national"))
    assert title(show) == "Đứng thứ 2 toàn quốc, còn 20 để lên hạng 1"


def test_the_last_slide_carries_the_way_to_the_board(begin: Begin) -> None:
    _, show = begin(Slide("thanks"), board_url="http://bang-vang.local:8501/")
    assert "http://bang-vang.local:8501/" in text(show)
    assert "<svg" in picture(show)


def test_names_are_escaped(begin: Begin, hall: Known) -> None:
    with hall.store.transaction() as cursor:
        cursor.execute("update unit set display_name = '<b>x</b>' where unit_id = 'D-GIA-LAM'")
    for kind in ("leaderboard", "moment", "movers", "quota", "reveal"):
        _, show = begin(Slide(kind))
        assert "<b>x</b>" not in picture(show), kind


def test_a_slide_is_drawn_once_for_all_screens_and_again_after_a_commit(
    begin: Begin, hall: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    true_draw = render.DRAWING["leaderboard"]
    monkeypatch.setitem(
        render.DRAWING, "leaderboard", lambda scene: drawn.append("once") or true_draw(scene)
    )
    _, show = begin(Slide("leaderboard"))
    for _ in range(50):
        render.drawn(show, looks.hall(show))
    assert len(drawn) == 1
    hall.book(line("Mới", "Bình"))
    for _ in range(50):
        render.drawn(show, looks.hall(show))
    assert len(drawn) == 2


def test_a_slide_that_cannot_be_drawn_holds_up_nobody(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise RuntimeError("no such column")

    monkeypatch.setitem(render.DRAWING, "movers", broken)
    shows, show = begin(Slide("headline"), Slide("movers"), Slide("thanks"))
    for position in (1, 2):
        direction.press(shows, show.code, "next", None, PRESENTER, 1.0)
        assert shows.find(show.code).position == position


def test_a_frozen_hall_hears_nothing_of_what_comes_later(begin: Begin, hall: Known) -> None:
    _, show = begin(*map(Slide, KINDS))
    freeze(hall.store, PRESENTER, AT)
    places = one_of_each(show)
    before = [picture(place) for place in places]
    hall.book(*lines(77, "D-HA-DONG", "2022-05-18"))
    set_setting(hall.store, {"clock": "2022-05-19T20:00:00"}, SYSTEM, AT)
    assert [picture(place) for place in places] == before


def test_a_reveal_shows_only_what_has_been_opened(begin: Begin, hall: Known) -> None:
    shows, show = begin(Slide("reveal"))
    freeze(hall.store, PRESENTER, AT)
    hall.book(*lines(7770, "D-GIA-LAM", "2022-05-18"))  # the leader, opened last
    hall.book(*lines(50, "D-HA-DONG", "2022-05-18"))
    new_total = "7.779"
    assert new_total not in text(show)
    for _ in range(44):
        show = direction.press(shows, show.code, "next", None, PRESENTER, 1.0) or show
        whole = render.drawn(show, looks.hall(show))[1].decode()
        assert new_total not in whole
        assert "7779" not in whole
    show = direction.press(shows, show.code, "next", None, PRESENTER, 1.0) or show
    assert new_total in text(show)
    assert title(show) == "LĐLĐ huyện Gia Lâm dẫn đầu với 7.779 sáng kiến"


def test_the_unit_just_opened_tells_what_it_has_and_what_of_it_is_new(
    begin: Begin, hall: Known
) -> None:
    shows, show = begin(Slide("reveal", group="sector"))
    freeze(hall.store, PRESENTER, AT)
    hall.book(*lines(50, "S-Y-TE", "2022-05-18"))
    assert "tính đến 18:00 ngày 19/05/2022" in text(show)
    for _ in range(show.steps - 1):
        show = direction.press(shows, show.code, "next", None, PRESENTER, 1.0) or show
    assert re.search(r"Vừa mở.*Công đoàn ngành Y tế.* 53 sáng kiến +\+50 ", text(show))
    show = direction.press(shows, show.code, "back", None, PRESENTER, 1.0) or show
    assert "+0" not in text(show)


def test_a_reveal_once_begun_is_not_moved_by_what_comes_in(begin: Begin, hall: Known) -> None:
    shows, show = begin(Slide("reveal"))
    freeze(hall.store, PRESENTER, AT)
    hall.book(*lines(50, "D-HA-DONG", "2022-05-18"))
    show = direction.press(shows, show.code, "next", None, PRESENTER, 1.0) or show
    before = [picture(replace(show, step=step)) for step in (1, 20, 45)]
    hall.book(*lines(900, "S-Y-TE", "2022-05-18"))
    assert [picture(replace(show, step=step)) for step in (1, 20, 45)] == before


def test_without_a_freeze_a_reveal_leads_from_a_week_ago_to_now(begin: Begin, hall: Known) -> None:
    _, show = begin(Slide("reveal"))
    assert "12/05/2022" in text(show)
    first = with_boards(replace(show, step=1)).boards["0"]["rows"]
    gia_lam = next(row for row in first if row["unit_id"] == "D-GIA-LAM")
    assert (gia_lam["before"], gia_lam["after"]) == (None, 9)


def test_the_moment_is_drawn_under_the_quota_of_each_day(begin: Begin, hall: Known) -> None:
    _, show = begin(Slide("moment", unit="D-GIA-LAM"))
    assert picture(show).count('class="quota"') == 1
    hall.quota("D-GIA-LAM", 9, from_day=date(2022, 5, 15))
    assert picture(show).count('class="quota"') == 3, "two quotas, and the step between them"
    assert "Chỉ tiêu 8" in text(show)
    assert "Chỉ tiêu 9" in text(show)


def test_the_countdown_tells_the_range_that_its_page_tells(begin: Begin, hall: Known) -> None:
    _, show = begin(Slide("countdown"))
    look = looks.hall(show)
    now = headline.city(look, look.phase(), "all", "assigned").pace
    assert f"Dự kiến {ending(now, look.words)} " in text(show)
