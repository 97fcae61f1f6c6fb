"""The support page: who needs help, in which order; what is written down and by whom."""

import re
from datetime import date, datetime, timedelta

import pytest

from bangvang.access import SYSTEM
from bangvang.pacing.pace import full_week
from bangvang.store import set_setting, support
from tests.known import AT, Known, line
from tests.pages.visit import Visit, _tree

TODAY = AT.date()


def needs(visit: Visit) -> dict[str, list[str]]:
    """unit -> name, reasons, closable, missing, pace, supporter as printed."""
    bodies = [body for body in visit.html if body.startswith('<div class="bv-needs"')]
    return {
        row.get("data-unit", ""): [" ".join("".join(cell.itertext()).split()) for cell in row]
        for body in bodies
        for row in _tree(body).findall("./div[@data-unit]")
    }


def follow_ups(visit: Visit) -> list[str]:
    """The open follow-ups as printed: when, for whom and what."""
    bodies = [body for body in visit.html if body.startswith('<div class="bv-follow')]
    return [" ".join(" ".join(_tree(body).itertext()).split()) for body in bodies]


def write(visit: Visit, kind: str, **fields: object) -> Visit:
    """Fills the form of a kind and presses its button; fields by the start of their key."""
    visit.choose("viec", kind)
    for name, value in fields.items():
        (widget,) = [
            each
            for box in ("text_input", "date_input")
            for each in visit.app.get(box)
            if str(each.key).startswith(name.replace("_", "-"))
        ]
        widget.set_value(value)
    visit.app.button(key="ghi-ho-tro").click()
    return visit.run()


@pytest.fixture
def slow(known: Known) -> Known:
    """S-Y-TE: 5 of 500, all on 12/05; D-DONG-DA: 12 of 24, all today."""
    known.without_quota(*({*known.ask("upper_unions")["unit_id"]} - {"S-Y-TE", "D-DONG-DA"}))
    return known


def test_the_units_are_listed_with_reason_and_figures(slow: Known) -> None:
    visit = Visit("support")
    assert visit.title == "2 đơn vị cần hỗ trợ — còn kéo được 20 sáng kiến"
    listed = needs(visit)
    assert list(listed) == ["D-DONG-DA", "S-Y-TE"]
    assert listed["D-DONG-DA"][1:4] == ["7 ngày trọn qua chưa có thêm", "12", "12"]
    name, why, closable, missing, pace, _ = listed["S-Y-TE"]
    assert name.startswith("Công đoàn ngành Y tế")
    assert why == "im lặng 7 ngày"
    assert (closable, missing, pace) == ("8", "495", "41 / 0,7"), "5 × 12 ÷ 7 = 8,6"


def test_the_formula_stands_on_hover_in_figures(slow: Known) -> None:
    drawn = "".join(Visit("support").html)
    assert "còn thiếu 495; tuần tốt nhất của đơn vị 5 sáng kiến × 12 ngày còn lại ÷ 7." in drawn


def test_the_bands_and_counts_are_the_quota_pages(known: Known) -> None:
    listed = needs(Visit("support"))
    quota = Visit("quota").quotas()
    behind = [unit_id for unit_id, row in quota.items() if "Im lặng" in str(row)]
    assert {unit_id for unit_id, row in listed.items() if "im lặng" in row[1]} <= set(behind)
    assert not {"D-CAU-GIAY", "D-HA-DONG"} & set(listed), "they reached their quota"


def test_nobody_needs_help_when_all_have_reached(known: Known) -> None:
    known.without_quota(*known.ask("upper_unions")["unit_id"])
    visit = Visit("support")
    assert visit.title == "Không đơn vị nào cần hỗ trợ lúc này"
    assert needs(visit) == {}


def test_a_supporter_is_assigned_and_stands_in_the_list(slow: Known) -> None:
    visit = write(
        Visit("support", {"ma": "S-Y-TE"}),
        "assigned",
        nguoi_ho_tro="Nguyễn Thu Hoa",
        noi_dung="tổ 2",
    )
    assert "Đã ghi người hỗ trợ." in visit.text
    assert needs(visit)["S-Y-TE"][-1].startswith("Nguyễn Thu Hoa")
    assert needs(visit)["D-DONG-DA"][-1].startswith("chưa có")
    assert "Nguyễn Thu Hoa: tổ 2" in visit.text
    assert "Nguyễn Thu Hoa · 1 đơn vị" in visit.text
    again = Visit("support", {"ma": "S-Y-TE"})
    assert again.app.text_input[1].value == "Nguyễn Thu Hoa"


def test_a_call_is_noted_for_the_unit_in_the_box(slow: Known) -> None:
    visit = write(Visit("support", {"ma": "D-DONG-DA"}), "call", noi_dung="Hẹn mai gửi")
    assert "Đã ghi cuộc gọi." in visit.text
    notes = slow.ask("support_notes", unit="D-DONG-DA", as_of=TODAY)
    assert notes.select("kind", "text", "written_by").rows() == [("call", "Hẹn mai gửi", "staff")]
    assert slow.ask("support_notes", unit="S-Y-TE", as_of=TODAY).height == 0
    fields = [each for each in visit.app.text_input if str(each.key).startswith("noi-dung")]
    assert [each.value for each in fields] == [""], "the field is empty for the next note"


@pytest.mark.parametrize("kind", ["call", "follow_up"])
def test_nothing_written_is_not_noted(slow: Known, kind: str) -> None:
    version = slow.store.version
    visit = write(Visit("support"), kind, noi_dung="   ")
    assert "Hãy viết nội dung" in visit.text
    assert slow.store.version == version
    assert "Hãy viết nội dung" not in visit.run().text


def test_a_follow_up_is_set_and_marked_done(slow: Known) -> None:
    due = TODAY + timedelta(days=5)
    visit = write(
        Visit("support", {"ma": "S-Y-TE"}), "follow_up", noi_dung="Nhận tệp", hen_ngay=due
    )
    assert follow_ups(visit) == ["còn 5 ngày (24/5) Công đoàn ngành Y tế : Nhận tệp"]
    (note_id,) = slow.ask("follow_ups", as_of=TODAY)["note_id"]
    visit.press(f"xong-{note_id}")
    assert "Đã ghi là xong." in visit.text
    assert follow_ups(visit) == []
    assert "Nhận tệp (hẹn 24/5, đã xong)" in visit.text


def test_overdue_follow_ups_stand_on_top(slow: Known) -> None:
    for at, due_on, text in (
        (AT, TODAY + timedelta(days=1), "mai"),
        (AT, TODAY, "nay"),
        (AT - timedelta(days=5), TODAY - timedelta(days=3), "trễ"),
    ):
        support.follow_up(slow.store, "S-Y-TE", text, due_on, SYSTEM, at)
    visit = Visit("support")
    assert [row.split(" Công đoàn")[0] for row in follow_ups(visit)] == [
        "quá hạn 3 ngày (16/5)",
        "hôm nay",
        "còn 1 ngày (20/5)",
    ]
    assert "3 việc hẹn chưa xong · 1 quá hạn" in visit.text


def test_the_effect_is_told_once_seven_full_days_are_over(slow: Known) -> None:
    first = datetime(2022, 5, 11, 9)
    slow.book(
        *[line(f"Trước {n}", "An", "D-DONG-DA", "2022-05-08") for n in range(7)],
        *[line(f"Sau {n}", "An", "D-DONG-DA", "2022-05-18") for n in range(14)],
    )
    support.note_call(slow.store, "D-DONG-DA", "Gọi", SYSTEM, first)
    support.note_call(slow.store, "S-Y-TE", "Gọi", SYSTEM, first + timedelta(days=1))
    assert full_week(TODAY) == (date(2022, 5, 12), date(2022, 5, 18))
    text = Visit("support").text
    assert "nhịp 1,0 → 2,0 mỗi ngày" in text
    assert (
        "Trước: 7 sáng kiến từ 4/5 đến 10/5 ÷ 7 ngày = 1,0; "
        "sau: 14 sáng kiến từ 12/5 đến 18/5 ÷ 7 ngày = 2,0"
    ) in text, "on hover"
    assert "chưa đủ ngày (còn 1)" in text
    assert "sau: đếm từ 13/5 đến hết 19/5" in text


def test_a_link_opens_the_form_on_a_unit_of_any_level(slow: Known) -> None:
    union = slow.store.select("select unit_id from unit where name = 'Bệnh viện D'", {}).item()
    visit = Visit("support", {"ma": union})
    assert visit.widget("ma").value == union
    write(visit, "call", noi_dung="Đã gọi")
    assert slow.ask("support_notes", unit=union, as_of=TODAY).height == 1


def test_of_many_units_the_first_are_open_and_the_rest_folded_away(known: Known) -> None:
    known.quota("D-CAU-GIAY", 8)
    visit = Visit("support")
    bodies = [body for body in visit.html if body.startswith('<div class="bv-needs"')]
    assert [body.count("data-unit=") for body in bodies] == [15, len(needs(visit)) - 15]
    closable = [int(row[2].replace(".", "")) for row in needs(visit).values()]
    assert closable == sorted(closable, reverse=True)


def test_what_is_written_is_shown_as_text(slow: Known) -> None:
    visit = write(Visit("support"), "follow_up", noi_dung="<b>tệp</b>")
    drawn = "".join(visit.html)
    assert "<b>tệp</b>" not in drawn
    assert re.search(r"&lt;b&gt;tệp", drawn)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2022-05-31", "Ngày cuối: 2 đơn vị cần hỗ trợ, còn thiếu 507 sáng kiến"),
        (
            "2022-06-20",
            "Giai đoạn 1 đã kết thúc: 2 đơn vị chưa đạt, còn thiếu 507",
        ),
        ("2022-02-01", "Giai đoạn 1 chưa có đăng ký nào, chưa biết đơn vị nào cần hỗ trợ"),
    ],
)
def test_at_the_ends_of_a_period_the_headline_says_what_is_so(
    slow: Known, day: str, title: str
) -> None:
    set_setting(slow.store, {"clock": f"{day}T18:00:00"}, SYSTEM, AT)
    visit = Visit("support", {"giai-doan": "phase-1"})
    assert visit.title == title
    assert bool(needs(visit)) == title.startswith("Ngày cuối")
