"""The units page: who stands under whom, and what was learned, taught and forgotten of their files."""

import io

import polars as pl
from streamlit.testing.v1.element_tree import Selectbox

from bangvang.access import SYSTEM
from bangvang.campaign import campaign
from bangvang.intake import prepare, read
from bangvang.screen import roll
from bangvang.screen.frame import View
from bangvang.store import roster, set_members
from bangvang.store.members import MEMBERS
from bangvang.store.spellings import learn_layout, learn_spelling
from bangvang.text import Words
from tests.intake.files import csv
from tests.known import AT, Known, line
from tests.pages.visit import Visit

CAU_GIAY, GIAO_DUC = "D-CAU-GIAY", "S-GIAO-DUC"


def mark(visit: Visit, key: str, row: int) -> Visit:
    """Selects a row of a table, as a click on it does."""
    visit.app.session_state[key] = {"selection": {"rows": [row], "columns": []}}
    return visit.run()


def pick(visit: Visit, known: Known, unit_id: str) -> Visit:
    units = known.ask("units", as_of=AT.date())["unit_id"].to_list()
    return mark(visit, "don-vi", units.index(unit_id))


def tables(visit: Visit) -> list[pl.DataFrame]:
    return [pl.DataFrame(each.value) for each in visit.app.dataframe]


def means(known: Known, spelling: str, sender: str | None = None) -> list[str]:
    """What the spelling is certain to mean."""
    found = roster(known.store, sender).spellings.filter(
        pl.col("spelling").eq(spelling) & ~pl.col("ambiguous")
    )
    return sorted(found["unit_id"])


def teach(visit: Visit, written: str, unit_id: str | None, sender: str | None) -> Visit:
    visit.app.text_input[0].set_value(written)
    *_, meant, whose = visit.app.selectbox
    meant.set_value(unit_id)
    whose.set_value(sender)
    (button,) = [each for each in visit.app.button if each.label == "Dạy cách viết này"]
    button.click()
    return visit.run()


def test_an_empty_campaign_lists_its_45_upper_unions(own: Known) -> None:
    visit = Visit("units")
    assert visit.title == "45 công đoàn cấp trên · 1 công đoàn cơ sở"
    (units,) = tables(visit)
    assert units.height == 45
    assert units["last_file_on"].null_count() == 45
    assert units["unions"].sum() == 1
    assert "Chưa có số đoàn viên" in visit.text


def test_members_once_known_are_summed_above_the_list(own: Known) -> None:
    rows = [(unit, AT.date(), 7_500, "published") for unit in (CAU_GIAY, GIAO_DUC)]
    set_members(own.store, pl.DataFrame(rows, MEMBERS, orient="row"), SYSTEM, AT)
    assert "2/45 đơn vị đã có số đoàn viên, cộng lại 15.000." in Visit("units").text


def test_the_counts_of_a_unit_stand_in_its_row(known: Known) -> None:
    (units,) = tables(Visit("units"))
    row = units.row(by_predicate=pl.col("display_name") == "LĐLĐ quận Cầu Giấy", named=True)
    assert (row["kind"], row["unions"], row["last_file_on"]) == ("Quận, huyện", 2, "19/05/2022")
    assert row["spellings"] > 5


def test_a_unit_picked_shows_its_grassroots_unions_with_their_counts(known: Known) -> None:
    visit = pick(Visit("units"), known, CAU_GIAY)
    assert "2 công đoàn cơ sở, 0 nơi chưa có sáng kiến" in visit.text
    unions = tables(visit)[1]
    assert unions.select("union", "initiatives", "registrants", "last_day").rows() == [
        ("Công ty TNHH A", 8, 3, "10/05/2022"),
        ("Trường THCS Dịch Vọng", 2, 2, "18/05/2022"),
    ]


def test_a_unit_that_nothing_came_from_says_so(known: Known) -> None:
    visit = pick(Visit("units"), known, "D-BA-VI")
    assert "chưa gửi tệp nào" in visit.text
    assert len(tables(visit)) == 1


def test_the_template_of_a_unit_is_its_own_and_reads_without_a_question(known: Known) -> None:
    labels = [
        each.proto.label
        for each in pick(Visit("units"), known, CAU_GIAY).app.get("download_button")
    ]
    assert labels == ["Tải mẫu đăng ký của đơn vị (.xlsx)"]
    look = View(known.store, campaign(), Words("vi"), SYSTEM, AT, AT, is_sample=False)
    content = roll.template_of(look, "LĐLĐ quận Cầu Giấy", ["Công ty TNHH A"])
    sheets = pl.read_excel(io.BytesIO(content), sheet_id=0, engine="calamine", has_header=False)
    assert any("Công ty TNHH A" in str(sheet.rows()) for sheet in sheets.values())
    batch = prepare(
        read(content, "mau.xlsx"), roster(known.store), AT.date(), look.campaign.programme
    )
    assert batch.proposed_unit_id == CAU_GIAY
    assert (batch.accepted, batch.refused.height, batch.questions) == (0, 0, ())


def test_a_spelling_taught_for_all_is_known_and_can_be_forgotten(known: Known) -> None:
    assert means(known, "tu liem") == []
    visit = teach(Visit("units"), "Từ Liêm", "D-BAC-TU-LIEM", None)
    assert "Từ nay “Từ Liêm” là LĐLĐ quận Bắc Từ Liêm." in visit.text
    assert means(known, "tu liem") == ["D-BAC-TU-LIEM"]
    assert "Cách viết học chung cho mọi nơi (1)" in visit.text
    assert tables(visit)[-1]["for_whom"].to_list() == ["mọi nơi"]
    assert visit.app.button(key="quen-cach-viet-chung").disabled

    mark(visit, "cach-viet-chung", 0).press("quen-cach-viet-chung")
    assert "Đã quên “tu liem”: lần sau sẽ hỏi lại." in visit.text
    assert means(known, "tu liem") == []


def test_a_spelling_taught_for_one_sender_holds_for_that_sender_only(known: Known) -> None:
    visit = pick(Visit("units"), known, GIAO_DUC)
    assert visit.app.selectbox[1].value == GIAO_DUC, "the unit picked is the sender meant"
    teach(visit, "Từ Liêm", "D-NAM-TU-LIEM", GIAO_DUC)
    assert means(known, "tu liem", GIAO_DUC) == ["D-NAM-TU-LIEM"]
    assert means(known, "tu liem") == []
    assert "Cách viết đã học của đơn vị (1)" in visit.text
    assert "Cách viết học chung cho mọi nơi (0)" in visit.text
    mark(visit, "cach-viet", 0).press("quen-cach-viet")
    assert means(known, "tu liem", GIAO_DUC) == []


def test_forgetting_twice_never_forgets_the_row_that_moved_up(known: Known) -> None:
    learn_spelling(known.store, "Mot", CAU_GIAY, None, SYSTEM, AT)
    learn_spelling(known.store, "Mot hai", CAU_GIAY, None, SYSTEM, AT)
    visit = mark(Visit("units"), "cach-viet-chung", 0).press("quen-cach-viet-chung")
    assert visit.app.button(key="quen-cach-viet-chung").disabled
    assert known.ask("spellings_learned")["spelling"].to_list() == ["mot hai"]


def test_a_grassroots_union_can_be_taught_where_its_upper_union_is_picked(known: Known) -> None:
    (union,) = known.store.select("select unit_id from unit where name = 'Công ty TNHH A'", {})[
        "unit_id"
    ]
    teach(pick(Visit("units"), known, CAU_GIAY), "Cty A", union, CAU_GIAY)
    assert means(known, "cty a", CAU_GIAY) == [union]


def test_nothing_is_taught_without_a_text_and_a_unit(known: Known) -> None:
    before = known.store.version
    for written, unit_id in (("", CAU_GIAY), ("…", CAU_GIAY), ("Từ Liêm", None)):
        visit = teach(Visit("units"), written, unit_id, None)
        assert [each.value for each in visit.app.error] == [
            "Hãy gõ chữ như trong tệp và chọn đơn vị."
        ]
    assert known.store.version == before


def test_a_way_to_read_files_is_listed_and_can_be_forgotten(known: Known) -> None:
    learn_layout(known.store, CAU_GIAY, "stt|ho ten|ten sang kien", "{}", SYSTEM, AT)
    assert "Cách đọc tệp đã học của đơn vị (0)" in pick(Visit("units"), known, GIAO_DUC).text
    visit = pick(Visit("units"), known, CAU_GIAY)
    assert "Cách đọc tệp đã học của đơn vị (1)" in visit.text
    assert tables(visit)[2]["headings"].to_list() == ["stt · ho ten · ten sang kien"]
    mark(visit, "cach-doc", 0).press("quen-cach-doc")
    assert known.ask("layouts").is_empty()
    assert "được đọc lại từ đầu" in visit.text


def dropped(name: str, title: str, *letterhead: str) -> Visit:
    """The desk with one file, one of whose headings is in unknown words."""
    head = ["STT", "Họ và tên", "Đơn vị", "Tên sáng kiến", "Ngày nộp", "Nhóm việc"]
    row = ["1", "Nguyễn Văn An", "Q. Ba Đình", title, "12/05/2022", "Dệt"]
    return Visit("upload").drop((name, csv([[line] for line in letterhead] + [head, row])))


def column(visit: Visit) -> Selectbox:
    """What that column is taken for."""
    (box,) = [box for box in visit.app.selectbox if box.label == "Nhóm việc"]
    return box


def test_what_was_matched_at_the_desk_is_read_so_until_it_is_forgotten(own: Known) -> None:
    letterhead = "LĐLĐ QUẬN BA ĐÌNH"
    matched, unused = "<b>Lĩnh vực</b> ← Nhóm việc", "Cột không dùng: Nhóm việc"
    visit = dropped("a.csv", "Giá treo khuôn", letterhead)
    assert unused in visit.text
    column(visit).set_value("field")
    visit.run().press("ghi")
    visit = dropped("b.csv", "Khay linh kiện", letterhead)
    assert matched in "".join(visit.html)
    visit.press("ghi")
    mark(pick(Visit("units"), own, "D-BA-DINH"), "cach-doc", 0).press("quen-cach-doc")
    visit = dropped("c.csv", "Xe gom phế liệu", letterhead)
    assert unused in visit.text
    assert matched not in "".join(visit.html)


def test_a_sender_chosen_by_hand_is_read_as_it_was_matched_before(own: Known) -> None:
    matched = "<b>Lĩnh vực</b> ← Nhóm việc"

    def sent_by(visit: Visit, unit_id: str | None) -> Visit:
        next(box for box in visit.app.selectbox if str(box.key).startswith("unit-")).set_value(
            unit_id
        )
        return visit.run()

    visit = sent_by(dropped("a.csv", "Giá treo khuôn"), "D-BA-DINH")
    column(visit).set_value("field")
    visit.run().press("ghi")
    visit = dropped("b.csv", "Khay linh kiện")
    assert matched not in "".join(visit.html)
    assert matched in "".join(sent_by(visit, "D-BA-DINH").html)
    assert column(visit).value == "field"
    assert matched not in "".join(sent_by(visit, "D-MY-DUC").html)
    column(visit).set_value("team")  # what somebody has chosen stays, whoever the sender is
    assert "<b>Tổ công đoàn</b> ← Nhóm việc" in "".join(visit.run().html)
    assert "<b>Tổ công đoàn</b> ← Nhóm việc" in "".join(sent_by(visit, "D-BA-DINH").html)


def test_two_unions_that_are_one_are_merged_with_the_effect_in_sight_and_split_again(
    known: Known,
) -> None:
    known.book(
        line(
            "Sáng kiến 0 D-CAU-GIAY 2022-05-10 Công ty TNHH A", "Người 0", grassroots="Cty TNHH A"
        ),
        line("Xe đẩy khuôn", "Chi", grassroots="Cty TNHH A"),
    )
    visit = pick(Visit("units"), known, CAU_GIAY)
    assert "Cty TNHH A ≈ Công ty TNHH A" in visit.text, "names nearly the same are proposed"
    long, short = f"{CAU_GIAY}/cong-ty-tnhh-a", f"{CAU_GIAY}/cty-tnhh-a"
    for key, unit_id in ((f"gop-{CAU_GIAY}", short), (f"gop-vao-{CAU_GIAY}", long)):
        visit.widget(key).set_value(unit_id)
    visit.run()
    for told in (
        "Cty TNHH A: 2 sáng kiến, 2 người",
        "Công ty TNHH A: 8 sáng kiến, 3 người",
        "Sau khi gộp, Công ty TNHH A: 9 sáng kiến, 4 người",
        "1 sáng kiến cả hai nơi đều gửi",
        "Sáng kiến 0 D-CAU-GIAY 2022-05-10 Công ty TNHH A — Người 0",
        "12 → 11 sáng kiến",
    ):
        assert told in visit.text
    visit.press("gop-lai")
    assert "Đã gộp “Cty TNHH A” vào “Công ty TNHH A”" in visit.text.replace("\\", "")
    assert tables(visit)[1].select("union", "initiatives", "registrants").rows() == [
        ("Công ty TNHH A", 9, 4),
        ("Trường THCS Dịch Vọng", 2, 2),
    ]
    assert "“Cty TNHH A” đã gộp vào “Công ty TNHH A” lúc 18:00 ngày 19/05/2022" in visit.text
    visit.press(f"tach-{short}")
    assert tables(visit)[1]["initiatives"].to_list() == [8, 2, 2]
    assert "đã gộp vào" not in visit.text


def test_a_pair_proposed_is_taken_with_one_press(known: Known) -> None:
    known.book(line("Xe đẩy khuôn", "Chi", grassroots="Cty TNHH A"))
    visit = pick(Visit("units"), known, CAU_GIAY)
    pair = (f"{CAU_GIAY}/cty-tnhh-a", f"{CAU_GIAY}/cong-ty-tnhh-a")
    visit.press(f"gop-giong-{pair[0]}-{pair[1]}")
    assert visit.widget(f"gop-{CAU_GIAY}").value == pair[0]
    assert visit.widget(f"gop-vao-{CAU_GIAY}").value == pair[1]
    assert "Sau khi gộp" in visit.text
