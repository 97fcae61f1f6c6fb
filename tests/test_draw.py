"""What boards are drawn of: every text escaped, bars past their mark, signs beside colours."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from html.parser import HTMLParser

import polars as pl
import pytest

from bangvang.draw import (
    batches,
    changes,
    cuts,
    figures,
    file_rows,
    leaderboard,
    lettering,
    merging,
    movement,
    quota,
    style,
    upload,
    version_lines,
)
from bangvang.draw.figures import Figure
from bangvang.intake import Batch, Question, Sheet, Table
from bangvang.intake.batch import BOOKED, REFUSED, SET_ASIDE, WARNINGS
from bangvang.intake.readings import Reading
from bangvang.store import Change, Effect
from bangvang.store.merging import MergeEffect
from bangvang.text import Words

VI, EN = Words("vi"), Words("en")
NASTY = """<script>alert(1)</script>"'><img src=x onerror=y>&amp; & 'Đống Đa'"""
AS_OF = date(2022, 5, 19)


class Page(HTMLParser):
    """A drawing as a browser reads it: its elements, their attributes and its text."""

    def __init__(self, drawing: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.values: list[str] = []
        self.names: set[str] = set()
        self.text = ""
        self.feed(drawing)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.open.append(tag)
        self.names |= {name for name, _ in attrs}
        self.values += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "every element is closed, in order"

    def handle_data(self, data: str) -> None:
        self.text += data


def ranking(**changed: object) -> pl.DataFrame:
    """One row of the question `leaderboard`."""
    row: dict[str, object] = {
        "unit_id": "D-DONG-DA",
        "display_name": "LĐLĐ quận Đống Đa",
        "short_name": "Đống Đa",
        "union_name": None,
        "upper_name": None,
        "kind": "district",
        "cluster": "1",
        "search_key": "dong da",
        "rank": 2,
        "rank_before": 4,
        "movement": 2,
        "value": 1_234.0,
        "value_before": 1_000.0,
        "initiatives": 1_234,
        "initiatives_before": 1_000,
        "registrants": 567,
        "benefit_vnd": 1_500_000_000,
        "quota": 1_000,
        "is_illustrative": False,
        "percent": 123.4,
        "percent_before": 100.0,
        "gap": 66.0,
        "rank_above": 1,
    }
    return pl.DataFrame([row | changed])


def board(rows: pl.DataFrame, measure: str = "initiatives", words: Words = VI) -> str:
    week = pl.DataFrame(
        {"unit_id": ["D-DONG-DA"] * 2, "day": [date(2022, 5, 13), AS_OF], "initiatives": [4, 2]}
    )
    bands: dict[str, str | None] = {"D-DONG-DA": "reached"}
    return leaderboard.table(rows, bands, measure, "Từ 12/5", words, week=(week, AS_OF))


def entry(**changed: object) -> pl.DataFrame:
    """One row of the question `restated`, with its count of `restated_counts`."""
    row: dict[str, object] = {
        "happened_at": datetime(2022, 5, 20, 14, 5),
        "action": "withdrawn",
        "actor": "Lan",
        "file_name": "a.xlsx",
        "initiatives": 40,
        "quotas_of": None,
    }
    return pl.DataFrame([row | changed])


def restated(**changed: object) -> pl.DataFrame:
    """One row of `standings.restated_units`."""
    row: dict[str, object] = {
        "unit_id": "D-MY-DUC",
        "display_name": "LĐLĐ huyện Mỹ Đức",
        "short_name": "Mỹ Đức",
        "rank": 3,
        "rank_then": 4,
        "value": 1_010.0,
        "value_then": 970.0,
        "initiatives": 1_010,
        "initiatives_then": 970,
    }
    return pl.DataFrame([row | changed])


def gained(**changed: object) -> pl.DataFrame:
    """One row of `standings.improved`."""
    return ranking(**changed).with_columns(place=pl.lit(1), gained=pl.lit(2.0))


def judged(**changed: object) -> pl.DataFrame:
    """One row of the question `quota`, judged by its pace."""
    row: dict[str, object] = {
        "unit_id": "D-DONG-DA",
        "display_name": "LĐLĐ quận Đống Đa",
        "short_name": "Đống Đa",
        "kind": "district",
        "cluster": "1",
        "initiatives": 750,
        "quota": 1_000,
        "is_illustrative": True,
        "percent": 75.0,
        "assigned": 1_000,
        "assigned_percent": 75.0,
        "assigned_is_illustrative": True,
        "pledged": None,
        "pledged_percent": None,
        "pledged_is_illustrative": False,
        "quota_before": None,
        "changed_on": None,
        "silent_days": 1,
        "current_per_day": 12.0,
        "needed_per_day": 20.8,
        "band": "behind",
    }
    return pl.DataFrame([row | changed], schema_overrides={"quota": pl.Int64})


def file(text: str, refused: int = 1) -> Batch:
    """A file in which every text is this one."""
    booked = {
        "sheet": text,
        "row": 5,
        "line": 0,
        "title_row": 5,
        "title": text,
        "person": text,
        "grassroots": text,
        "registered_on": AS_OF,
    }
    back = [(text, 9 + each, "unit_unknown", text, text, [text], None) for each in range(refused)]
    return Batch(
        file_name=text,
        content=b"",
        encoding="unicode",
        received_on=AS_OF,
        tables=(Table(text, 4, {"title": text, "person": text}, (text,), (text,)),),
        booked=pl.DataFrame([booked], schema=BOOKED),
        refused=pl.DataFrame(back, schema=REFUSED, orient="row"),
        set_aside=pl.DataFrame([(text, 1, "title", text, 1)], schema=SET_ASIDE, orient="row"),
    )


def change(name: str, rank: tuple[int | None, int | None] = (4, 2)) -> Effect:
    moved = Change("D-DONG-DA", name, (10, 12), (3, 4), (99.0, 120.0), rank)
    return Effect(receipts=(), changes=(moved,), likenesses=())


REPEATS = pl.DataFrame(
    {
        "sheet": [NASTY, "S"],
        "row": [7, 8],
        "title": NASTY,
        "persons": NASTY,
        "first_row": [3, None],
        "in_this_file": [False, None],
        "first_file": NASTY,
        "first_upper": NASTY,
        "total": 2,
    }
)
DIFFERENCES = pl.DataFrame(
    {
        "change": ["changed", "removed"],
        "row": [7, 8],
        "person": NASTY,
        "title": NASTY,
        "registered_on": AS_OF,
        "stage": "valid",
        "field": NASTY,
        "benefit_vnd": 5_000_000,
        "registered_before": [AS_OF, None],
        "stage_before": ["submitted", None],
        "field_before": ["", None],
        "benefit_before": [0, None],
    }
)
NASTY_FIGURE = Figure(
    NASTY, NASTY, NASTY, NASTY, NASTY, NASTY, 2, NASTY, share=(50.0, 60.0), formula=NASTY
)
NASTY_READING = Reading("S!c0", NASTY, "A", "vni", {"unicode": NASTY, "tcvn3": NASTY, "vni": NASTY})
NASTY_SHEET = Sheet(NASTY, pl.DataFrame({"row": [1], "c0": ["x"]}), visible=False)
MERGED = {"display_name": NASTY, "kept_name": NASTY, "merged_at": None, "merged_by": NASTY}
NASTY_MERGE = MergeEffect(
    (1, 1),
    (1, 1),
    (1, 1),
    pl.DataFrame({"title": [NASTY], "person": [NASTY], "before_on": [AS_OF]}),
    (),
    1,
)
DRAWN: dict[str, Callable[[], str]] = {
    "banner": lambda: style.banner(NASTY),
    "head": lambda: style.head(NASTY, NASTY, NASTY),
    "empty": lambda: style.empty(NASTY, NASTY),
    "note": lambda: style.note(NASTY),
    "on_paper": lambda: style.on_paper(NASTY),
    "section": lambda: style.section(NASTY),
    "cards": lambda: figures.cards([NASTY_FIGURE]),
    "strip": lambda: figures.strip([NASTY_FIGURE]),
    "leaderboard": lambda: board(ranking(display_name=NASTY, unit_id=NASTY)),
    "above": lambda: board(ranking(union_name=NASTY, upper_name=NASTY)),
    "restated": lambda: cuts.restated(NASTY, NASTY, NASTY, NASTY),
    "letterhead": lambda: cuts.letterhead(NASTY, NASTY),
    "since": lambda: cuts.since(
        entry(file_name=NASTY), restated(short_name=NASTY), "initiatives", VI, True
    ),
    "gains": lambda: movement.gains(gained(short_name=NASTY), "rank", "initiatives", VI),
    "shares": lambda: movement.shares(ranking(short_name=NASTY, unit_id=NASTY), VI),
    "quota": lambda: quota.groups(
        judged(display_name=NASTY, short_name=NASTY, unit_id=NASTY), "kind", "assigned", VI
    ),
    "understood": lambda: upload.understood(file(NASTY), (), VI),
    "refused": lambda: file_rows.refused(file(NASTY), VI),
    "booked": lambda: file_rows.booked(file(NASTY).booked, {}, VI, is_short=False),
    "aside": lambda: file_rows.aside(file(NASTY), VI),
    "repeats": lambda: file_rows.repeats(REPEATS, VI),
    "differences": lambda: version_lines.differences(DIFFERENCES, VI),
    "letters": lambda: lettering.letters([NASTY_READING], VI),
    "sheets left out": lambda: upload.understood(file("x"), (NASTY_SHEET,), VI),
    "merged": lambda: merging.merged(MERGED, VI),
    "merging": lambda: merging.effect(NASTY_MERGE, NASTY, NASTY, VI),
    "effect": lambda: changes.changes(change(NASTY).changes, VI),
}


@pytest.mark.parametrize("name", DRAWN)
def test_every_text_is_shown_as_it_is_and_never_becomes_an_element(name: str) -> None:
    page = Page(DRAWN[name]())
    assert NASTY in page.text
    assert not page.tags & {"script", "img", "style"}
    assert page.names <= {"class", "style", "title", "href", "data-to", "data-unit", "data-mark"}
    assert page.open == []


def test_a_text_in_an_attribute_stays_inside_it() -> None:
    for drawing in ("leaderboard", "quota", "cards", "strip"):
        assert NASTY in Page(DRAWN[drawing]()).values


def test_the_phrases_of_the_style_sheet_cannot_end_it() -> None:
    sheet = style.sheet("</style><script>", "thả tệp")
    assert sheet.count("</style>") == 1
    assert "<script>" not in sheet


# Bars: `scale` is the percent at the right end.
@pytest.mark.parametrize(
    ("percent", "scale", "width", "mark"),
    [
        (0.0, 110.0, "0.00", "90.91"),
        (50.0, 100.0, "50.00", "100.00"),
        (100.0, 200.0, "50.00", "50.00"),
        (150.0, 200.0, "75.00", "50.00"),
        (395.0, 200.0, "100.00", "50.00"),
    ],
)
def test_a_bar_runs_past_its_mark_but_not_out_of_its_box(
    percent: float, scale: float, width: str, mark: str
) -> None:
    assert style.bar(percent, scale, "reached") == (
        f'<div class="bv-bar"><i class="bv-reached" style="width:{width}%"></i>'
        f'<u style="left:{mark}%"></u></div>'
    )


def test_without_a_quota_a_bar_is_empty_and_without_a_band_it_is_plain() -> None:
    assert style.bar(None, 110.0, None) == '<div class="bv-bar"></div>'
    assert 'class="bv-none"' in style.bar(20.0, 110.0, None)


def test_all_bars_of_a_board_share_one_scale() -> None:
    rows = pl.concat([ranking(percent=395.0), ranking(percent=100.0, unit_id="D-BA-DINH")])
    # 395 × 1.1 = 434.5 at the right end
    assert re.findall(r'<i class="bv-\w+" style="width:([\d.]+)%">', board(rows)) == [
        "90.91",
        "23.01",
    ]
    assert re.findall(r'<u style="left:([\d.]+)%">', board(rows)) == ["23.01", "23.01"]


@pytest.mark.parametrize(
    ("steps", "drawn"),
    [
        (2, '<span class="bv-move bv-up">▲ 2</span>'),
        (-11, '<span class="bv-move bv-down">▼ 11</span>'),
        (0, '<span class="bv-move bv-same">–</span>'),
        (None, '<span class="bv-move bv-same">–</span>'),
    ],
)
def test_movement_has_a_sign_beside_its_colour(steps: int | None, drawn: str) -> None:
    assert style.movement(steps) == drawn


def cells(drawing: str, name: str) -> list[str]:
    """The texts of the cells of one column, without its heading."""
    found = re.findall(rf'<div class="bv-{name}(?: bv-top\d)?">(.*?)</div>', drawing)
    return [Page(each).text for each in found[1:]]


def test_a_row_of_the_board_tells_every_figure() -> None:
    drawn = board(ranking())
    told = {name: cells(drawn, name) for name in ("rank", "value", "percent", "quota", "gap")}
    assert told == {
        "rank": ["2"],
        "value": ["1.234"],
        "percent": ["123%"],
        "quota": ["1.000"],
        "gap": ["còn 66 → hạng 1"],
    }
    assert "567 người" in Page(drawn).text
    assert "▲ 2" in Page(drawn).text


@pytest.mark.parametrize(
    ("measure", "value", "gap"),
    [
        ("registrants", "567", "còn 66 → hạng 1"),
        ("percent", "1.234", "còn 66,0 điểm % → hạng 1"),
        ("benefit", "1,5 tỷ", "còn 66 đ → hạng 1"),
    ],
)
def test_value_and_gap_are_told_in_the_measure_of_the_board(
    measure: str, value: str, gap: str
) -> None:
    drawn = board(ranking(), measure)
    assert (cells(drawn, "value"), cells(drawn, "gap")) == ([value], [gap])


def test_a_percent_carries_the_mark_of_its_quota_where_that_is_not_shown() -> None:
    assert "data-mark" not in board(ranking(is_illustrative=False))
    assert '<div class="bv-percent" data-mark="*">' in board(ranking(is_illustrative=True))


def test_an_unranked_unit_without_a_quota_has_dashes() -> None:
    nothing = {"rank": None, "movement": None, "quota": None, "percent": None, "gap": None}
    last = ranking(**nothing, is_illustrative=True)
    drawn = board(pl.concat([ranking(), last.cast(ranking().schema)]))
    told = [cells(drawn, name)[1] for name in ("rank", "percent", "quota", "gap")]
    assert told == ["–", "–", "–", ""]


def test_where_nobody_has_a_quota_bars_are_drawn_against_the_first() -> None:
    teams = pl.concat([ranking(value=40.0), ranking(value=10.0)]).with_columns(
        quota=pl.lit(None, pl.Int64), percent=pl.lit(None, pl.Float64)
    )
    drawn = leaderboard.table(teams, {}, "initiatives", "Từ 12/5", VI, first=80.0)
    assert re.findall(r'<i class="bv-plain" style="width:([\d.]+)%">', drawn) == ["50.00", "12.50"]
    assert "So với đơn vị dẫn đầu" in drawn
    assert "bv-percent" not in drawn
    assert "Chỉ tiêu" not in drawn


def test_a_board_without_its_week_has_no_such_column() -> None:
    drawn = leaderboard.table(ranking(), {}, "initiatives", "Từ 12/5", VI)
    assert "7 ngày qua" not in drawn
    assert "bv-week" not in drawn


def test_what_a_team_stands_in_is_told_under_its_name() -> None:
    drawn = board(ranking(union_name="Công ty A", upper_name="LĐLĐ huyện Gia Lâm"))
    assert "Công ty A · LĐLĐ huyện Gia Lâm · 567 người" in Page(drawn).text


def test_the_place_under_the_finding_is_kept_while_there_is_nothing_to_say() -> None:
    assert "bv-under" not in style.head("Bảng", "Hôm nay", "")
    assert 'class="bv-under"></div>' in style.head("Bảng", "Hôm nay", "", "")
    told = style.head(
        "Bảng", "Hôm nay", "", cuts.restated("moc-chot?mo=a", "Từ mốc A:", "1 tệp", "1 tệp")
    )
    assert "Từ mốc A: 1 tệp" in Page(told).text
    assert told.count("Từ mốc A:") == 2, "and whole on hover, where a narrow screen cuts it"


def test_a_restated_unit_tells_its_ranks_and_its_change() -> None:
    told = Page(cuts.since(entry(), restated(), "initiatives", VI, True)).text
    assert "14:05 20/05 rút a.xlsx: bảng bớt 40 sáng kiến Lan" in told
    assert "Mỹ Đức 4 → 3 ▲ 1 +40" in told
    assert "Lan" not in Page(cuts.since(entry(), restated(), "initiatives", VI, False)).text
    fell = Page(cuts.since(entry(), restated(value=900.0, rank=None), "initiatives", VI, True)).text
    assert "Mỹ Đức 4 → – – −70" in fell


@pytest.mark.parametrize(
    ("by", "measure", "figure", "way"),
    [
        ("rank", "initiatives", "▲ 2", "4 → 2"),
        ("count", "initiatives", "+2", "1.000 → 1.234"),
        ("count", "benefit", "+2 đ", "1.000 đ → 1.234 đ"),
        ("percent", "initiatives", "+2,0 điểm %", "100,0% → 123,4%"),
    ],
)
def test_what_was_gained_is_told_in_its_own_unit(
    by: str, measure: str, figure: str, way: str
) -> None:
    drawn = movement.gains(gained(), by, measure, VI)
    assert re.findall(r'bv-value">(.*?)</div><small class="bv-way">(.*?)</small>', drawn) == [
        (figure, way)
    ]


def test_an_invented_quota_bears_a_star() -> None:
    assert cells(board(ranking(is_illustrative=True)), "quota") == ["1.000*"]
    assert "75% 1.000*" in Page(quota.groups(judged(), "kind", "assigned", VI)).text


def test_only_the_first_three_ranks_bear_a_medal() -> None:
    for rank, medal in ((1, True), (2, True), (3, True), (4, False), (11, False)):
        assert (f"bv-top{rank}" in board(ranking(rank=rank))) is medal


def test_seven_days_are_drawn_in_their_order_the_fullest_as_high_as_can_be() -> None:
    drawn = board(ranking())
    days = re.findall(r'style="height:(\d+)%" title="([^"]+)"', drawn)
    assert days == [
        ("100", "13/5: 4"),
        *[("0", f"{day}/5: 0") for day in range(14, 19)],
        ("50", "19/5: 2"),
    ]


def test_a_board_speaks_english_too() -> None:
    text = Page(board(ranking(), words=EN)).text
    assert "1,234" in text
    assert "66 to rank 1" in text


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({}, "Chậm nhịp · cần 21, đang 12/ngày"),
        ({"band": "on_pace", "needed_per_day": 3.25}, "Đúng nhịp · cần 3,2, đang 12/ngày"),
        ({"band": "reached", "initiatives": 1_040}, "Đã đạt · vượt 40"),
        ({"band": "silent", "silent_days": 9}, "Im lặng · 9 ngày chưa có thêm"),
        ({"band": "silent", "silent_days": None}, "Im lặng · chưa có đăng ký"),
        ({"band": None, "quota": None, "percent": None}, "chưa có chỉ tiêu"),
    ],
)
def test_a_band_is_told_in_words_and_figures(changed: dict[str, object], told: str) -> None:
    assert told in Page(quota.groups(judged(**changed), "kind", "assigned", VI)).text


def test_bands_are_counted_and_an_empty_band_is_shown_as_none() -> None:
    bands = ["reached", "behind", "behind", None]
    rows = pl.concat([judged(band=band).cast({"band": pl.String}) for band in bands])
    text = Page(quota.top([], "assigned", rows, VI)).text
    assert text == "1Đã đạt0Đúng nhịp2Chậm nhịp0Im lặng"


def test_a_group_adds_up_its_units_with_a_quota_only() -> None:
    rows = pl.concat(
        [
            judged(),
            judged(band="reached", initiatives=500, quota=250),
            judged(band=None, initiatives=9_999, quota=None),
        ],
        how="vertical_relaxed",
    )
    assert "1/3 đạt · 100%" in Page(quota.groups(rows, "kind", "assigned", VI)).text


def test_a_group_just_short_of_its_quotas_does_not_read_as_100_percent() -> None:
    rows = judged(initiatives=9_999, quota=10_000)
    assert "0/1 đạt · 99,9%" in Page(quota.groups(rows, "kind", "assigned", VI)).text


def test_cards_mark_the_share_done_and_the_share_planned() -> None:
    drawn = figures.cards([Figure("A", "86%", "m", share=(86.0, 80.0))])
    assert 'class="bv-on_pace" style="width:86.00%"' in drawn
    assert '<u style="left:80.00%">' in drawn
    over = figures.cards([Figure("A", "125%", "m", share=(125.0, 100.0))])
    assert 'class="bv-reached" style="width:100.00%"' in over
    assert '<u style="left:80.00%">' in over
    unplanned = figures.cards([Figure("A", "0%", "m", share=(0.0, None))])
    assert "<u" not in unplanned
    assert "bv-bar" not in figures.cards([Figure("A", "5", "m")])


def test_the_reckoning_adds_up_to_the_rows_of_the_file() -> None:
    numbers = re.findall(r"<b class=\"bv-\w*\">(\d+)</b>", upload.reckoning(file("x", 3), 1, VI))
    assert numbers == ["5", "0", "1", "3", "1"]


def test_eight_refused_rows_are_shown_and_the_rest_is_counted() -> None:
    text = Page(file_rows.refused(file("x", 11), VI)).text
    assert text.count(VI.label("reason", "unit_unknown")) == 8
    assert VI("upload.too_wide", count=3) in text
    assert VI("upload.too_wide", count=0) not in Page(file_rows.refused(file("x", 8), VI)).text


def test_the_effect_tells_before_and_after() -> None:
    text = Page(changes.changes(change("Đống Đa").changes, VI)).text
    for told in ("10 → 12 sáng kiến", "99% → 120%", "hạng 4 → 2", "▲ 2"):
        assert told in text
    assert "hạng – → 2" in Page(changes.changes(change("Đống Đa", (None, 2)).changes, VI)).text
    nothing = Effect(receipts=(), changes=(), likenesses=())
    assert VI("upload.effect_none") in Page(changes.changes(nothing.changes, VI)).text


def test_refused_rows_are_grouped_by_cause_with_what_is_to_be_done() -> None:
    rows = [
        ("S", 2, "title_missing", "Tên", None, [], None),
        ("S", 3, "unit_unknown", "Đơn vị", "X", [], None),
    ]
    rows.append(("S", 4, "title_missing", "Tên", None, [], None))
    batch = replace(file("x"), refused=pl.DataFrame(rows, schema=REFUSED, orient="row"))
    told = Page(file_rows.causes(batch, VI)).text
    first = f"2 {VI.label('reason', 'title_missing')} {VI.label('fix', 'title_missing')}"
    assert told.startswith(first)
    assert told.endswith(f"1 {VI.label('reason', 'unit_unknown')}")


def test_a_row_with_several_faults_has_a_line_for_each_and_is_counted_once() -> None:
    others = [{"reason": "date_unreadable", "column": "Ngày", "value": "31/02/2022"}]
    rows = [("S", 2, "title_missing", "Tên", None, [], others)]
    rows.append(("S", 3, "title_missing", "Tên", None, [], None))
    refused = pl.DataFrame(rows, schema=REFUSED, orient="row")
    batch = replace(file("x"), refused=refused)
    told = Page(file_rows.refused(batch, VI)).text
    assert told.count(VI.label("reason", "title_missing")) == 2
    assert "31/02/2022" in told
    assert VI.label("reason", "date_unreadable") in told
    causes = Page(file_rows.causes(batch, VI)).text
    assert causes.startswith(f"2 {VI.label('reason', 'title_missing')}")
    assert VI("upload.more_faults", count=1) in causes
    kept = refused.rename({"column": "column_name"})
    assert "31/02/2022" in Page(batches.refused(kept, VI)).text


def test_the_sheet_of_a_row_and_its_upper_union_are_told_where_there_are_several() -> None:
    two = pl.concat([file("x").booked, file("x").booked.with_columns(upper_id=pl.lit("D-BA-VI"))])
    batch = replace(
        file("x", 2), booked=two.with_columns(pl.col("upper_id").fill_null("D-BA-DINH"))
    )
    told = Page(
        file_rows.booked(batch.booked, {"D-BA-VI": "LĐLĐ huyện Ba Vì"}, VI, is_short=False)
    ).text
    assert "LĐLĐ huyện Ba Vì" in told
    assert (
        VI("upload.upper")
        not in Page(file_rows.booked(file("x").booked, {}, VI, is_short=False)).text
    )
    other = file("x", 2).refused.with_columns(sheet=pl.Series(["Trang A", "Trang B"]))
    assert "Trang B" in Page(file_rows.refused(replace(batch, refused=other), VI)).text


def test_blank_rows_set_aside_are_counted_and_long_runs_told_by_their_span() -> None:
    rows = [
        ("S", 1, "title", "DANH SÁCH", 1),
        ("S", 2, "blank", None, 1),
        ("S", 9, "blank", None, 991),
    ]
    batch = replace(file("x"), set_aside=pl.DataFrame(rows, schema=SET_ASIDE, orient="row"))
    told = Page(file_rows.aside(batch, VI)).text
    assert "9–999" in told
    assert VI("upload.blank_rows", count="1") in told


def test_a_changed_line_tells_what_it_was_and_what_it_is() -> None:
    told = version_lines.differences(DIFFERENCES.with_columns(field=pl.lit("Y tế")), VI)
    assert "Đã nộp → Hợp lệ · – → Y tế · – → 5,0 triệu" in told


def test_a_row_said_before_names_the_row_that_counts() -> None:
    told = file_rows.repeats(
        REPEATS.with_columns(first_file=pl.lit("a.xlsx"), first_upper=pl.lit("LĐLĐ quận Ba Đình")),
        VI,
    )
    assert "a.xlsx, dòng 3 · LĐLĐ quận Ba Đình" in told
    assert "đã quyết là một ở trang Trùng lặp" in told


def test_a_column_that_no_row_waits_for_is_asked_about_without_a_count() -> None:
    asked = Question("column", "Từ ngày", 3, (("registered_on", ""), ("", "")))
    assert "Cột “Từ ngày” (3 dòng) là gì?" in upload.question(asked, "", "", VI)
    assert "Cột “Từ ngày” là gì?" in upload.question(replace(asked, rows=0), "", "", VI)


def test_values_that_cannot_be_read_are_told_with_their_rows_and_column() -> None:
    rows = [("S", row, "amount_unreadable", "Giá trị", "nhiều") for row in range(5, 20)]
    rows += [("S", 9, "day_replaced", "#4", "quý I")]
    rows += [("S", 7, "applied_on_unreadable", "Ngày áp dụng", "đã dùng")]
    batch = replace(file("x"), warnings=pl.DataFrame(rows, schema=WARNINGS, orient="row"))
    amounts, days, applied = upload.warnings(batch, 0, VI)
    assert amounts.endswith(
        "Cột “Giá trị”: dòng 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16 và 3 dòng nữa."
    )
    assert days.endswith("Cột “cột thứ 4”: dòng 9.")
    assert applied.startswith("1 dòng có ngày áp dụng không đọc được")
    assert applied.endswith("Cột “Ngày áp dụng”: dòng 7.")
    two = replace(batch, tables=tuple(replace(batch.tables[0], sheet=name) for name in "ST"))
    assert "Trang “S”, cột “Giá trị”: dòng 5" in upload.warnings(two, 0, VI)[0]
