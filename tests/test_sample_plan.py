"""The sample campaign before any database: its plan, its quotas and the files it sends."""

import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

import polars as pl
import pytest

from bangvang.campaign import quotas, units
from bangvang.fold import fold
from bangvang.intake.read import read
from bangvang.sample import SampleFile, files, national
from bangvang.sample.forms import STAGES, Form, forms
from bangvang.sample.plan import (
    ENDS_ON,
    MIDDLE,
    STANLEY,
    STANLEY_UPPER,
    initiatives_by_day,
    senders,
)

UPPER_UNIONS = 45
PUBLISHED_PERCENT = {
    "D-BAC-TU-LIEM": 147,
    "D-NAM-TU-LIEM": 145,
    "D-PHUC-THO": 395,
    "D-MY-DUC": 372,
    "S-XAY-DUNG": 257,
    "S-GIAO-DUC": 415,
}


class Line(NamedTuple):
    """One row that counts, as a plain reader of the files sees it."""

    unit_id: str
    union: str
    authors: tuple[str, ...]  # folded, with their mark
    title: str
    day: date
    received_on: date
    team: str | None


@pytest.fixture(scope="module")
def sent() -> list[SampleFile]:
    return list(files())


@pytest.fixture(scope="module")
def lines(sent: list[SampleFile]) -> list[Line]:
    """Rows with a title, a real day and a stage that is not rejected, without exact repeats."""
    shapes = forms()
    stanley = shapes["to_cong_doan"]
    form_of = {
        sender.unit_id: shapes[sender.form] for sender in senders() if sender.code != STANLEY
    }
    seen: dict[Line, None] = {}
    for file in sent:
        cells = read(file.content, file.file_name).sheets[0].cells
        texts = [row[1:] for row in cells.iter_rows()]
        is_stanley = any("Tổ công đoàn" in row for row in texts[:7])
        for line in _counting(file, texts, stanley if is_stanley else form_of[file.unit_id]):
            seen.setdefault(line)
    return list(seen)


def _counting(file: SampleFile, texts: list[tuple[str | None, ...]], form: Form) -> list[Line]:
    headings = tuple(heading for _, heading in form.columns)
    start = next(at for at, row in enumerate(texts) if row[: len(headings)] == headings) + 1
    found = []
    for row in texts[start:]:
        cell = dict(zip(form.keys, row, strict=False))
        day = _day(cell["day"]) if cell.get("title") and cell.get("day") else None
        if day is None or cell.get("stage") == STAGES["rejected"]:
            continue
        joint = "," if form.joint == "column" else form.joint.strip() or form.joint
        named = f"{cell['person']}{joint}{cell.get('co_authors') or ''}"
        parts = named.split(joint) if joint else [named]
        authors = tuple(fold(f"{part} {cell.get('mark', '')}") for part in parts if part.strip())
        found.append(
            Line(
                file.unit_id,
                cell["union"] or "",
                authors,
                cell["title"] or "",
                day,
                file.received_on,
                cell.get("team"),
            )
        )
    return found


def _day(text: str | None) -> date | None:
    try:
        return datetime.strptime(re.sub(r"[-.]", "/", text or ""), "%d/%m/%Y").date()
    except ValueError:
        return None


def _initiatives(lines: list[Line], until: date) -> int:
    """Distinct initiatives: the same authors, title and union count once, whatever the file."""
    return len({(x.unit_id, x.union, x.authors, fold(x.title)) for x in lines if x.day <= until})


def _registrants(lines: list[Line], until: date) -> int:
    return len({(x.unit_id, x.union, who) for x in lines if x.day <= until for who in x.authors})


def _by_unit(lines: list[Line], until: date) -> dict[str, int]:
    of_unit = defaultdict(list)
    for line in lines:
        of_unit[line.unit_id].append(line)
    return {unit_id: _initiatives(own, until) for unit_id, own in of_unit.items()}


def _phase_1(basis: str) -> pl.DataFrame:
    own = quotas().filter(period_id="phase-1", basis=basis)
    return own.join(units().select("unit_id", "level"), on="unit_id")


# --- quotas


def test_there_are_a_city_45_upper_unions_and_one_grassroots_union() -> None:
    counts = dict(units().group_by("level").len().iter_rows())
    assert counts == {"city": 1, "upper": UPPER_UNIONS, "grassroots": 1}


@pytest.mark.parametrize("basis", ["assigned", "pledged"])
@pytest.mark.parametrize(
    ("period", "enterprise", "administrative"),
    [("phase-1", 40_000, 12_000), ("phase-2", 60_000, 18_000), ("programme", 100_000, 30_000)],
)
def test_quotas_of_the_upper_unions_add_up_to_the_citys(
    basis: str, period: str, enterprise: int, administrative: int
) -> None:
    upper = units().filter(level="upper")["unit_id"].to_list()
    own = quotas().filter(pl.col("unit_id").is_in(upper), period_id=period, basis=basis)
    sums = dict(own.group_by("block").agg(pl.col("amount").sum()).iter_rows())
    assert sums == {"enterprise": enterprise, "administrative": administrative}
    assert own["unit_id"].n_unique() == UPPER_UNIONS


@pytest.mark.parametrize("basis", ["assigned", "pledged"])
def test_the_citys_own_quotas_are_the_published_ones(basis: str) -> None:
    city = quotas().filter(unit_id="HN", basis=basis)
    programme = {"assigned": 60_000, "pledged": 130_000}[basis]
    assert city.filter(period_id="programme")["amount"].to_list() == [programme]
    assert city.filter(period_id="phase-1")["amount"].sum() == 52_000
    assert city.filter(period_id="phase-2")["amount"].sum() == 130_000 - 52_000


def test_only_what_was_printed_is_marked_published() -> None:
    published = quotas().filter(status="published")
    assert set(published["unit_id"]) == {"HN", "S-GIAO-DUC"}


# --- the plan


def test_published_percentages_come_out_by_rounding() -> None:
    ends = {sender.code: sender.initiatives_end for sender in senders()}
    quota = dict(_phase_1("assigned").group_by("unit_id").agg(pl.col("amount").sum()).iter_rows())
    percents = {code: round(100 * ends[code] / quota[code]) for code in PUBLISHED_PERCENT}
    assert percents == PUBLISHED_PERCENT
    assert round(100 * ends[STANLEY] / quota[STANLEY]) == 408


def test_no_sender_has_more_registrants_than_initiatives_on_any_day() -> None:
    for sender in senders():
        people = [sender.registrants_after(n) for n in range(sender.initiatives_end + 1)]
        assert people[0] == 0
        assert people[-1] == sender.registrants_end
        assert all(0 <= after - before <= 1 for before, after in pairwise(people)), sender.code


def test_the_campaign_starts_slowly_surges_in_the_drive_and_rushes_at_the_end() -> None:
    total = initiatives_by_day()

    def mean(first: date, last: date) -> float:
        return (total[last] - total[first - timedelta(1)]) / ((last - first).days + 1)

    january, drive = mean(date(2022, 1, 9), date(2022, 1, 31)), mean(date(2022, 4, 25), MIDDLE)
    assert total[date(2022, 4, 24)] == pytest.approx(19_500, abs=100)
    assert january < 50 < 5 * january < drive
    assert mean(date(2022, 5, 12), date(2022, 5, 18)) == 731
    assert (52_000 - total[MIDDLE]) / 12 == pytest.approx(594, abs=0.5)
    assert mean(date(2022, 5, 30), ENDS_ON) > 2 * mean(date(2022, 5, 20), date(2022, 5, 29))


# --- the files


def test_the_same_seed_gives_the_same_bytes(sent: list[SampleFile]) -> None:
    assert list(files()) == sent


def test_files_come_in_order_and_have_names_of_their_own(sent: list[SampleFile]) -> None:
    assert 180 <= len(sent) <= 250
    assert [file.received_on for file in sent] == sorted(file.received_on for file in sent)
    assert len({(file.file_name, file.received_on) for file in sent}) == len(sent)
    assert sum(file.file_name.endswith(".xlsx") for file in sent) >= 2


def test_no_row_is_dated_after_its_file_came_in(lines: list[Line]) -> None:
    assert all(line.day <= line.received_on <= ENDS_ON for line in lines)
    assert all(line.received_on <= MIDDLE for line in lines if line.day <= MIDDLE)


@pytest.mark.parametrize(
    ("until", "initiatives", "registrants"), [(MIDDLE, 44_871, 18_204), (ENDS_ON, 56_106, 22_264)]
)
def test_the_files_hold_the_published_counts(
    lines: list[Line], until: date, initiatives: int, registrants: int
) -> None:
    assert _initiatives(lines, until) == initiatives
    assert _registrants(lines, until) == registrants


def test_every_unit_has_the_count_of_its_plan(lines: list[Line]) -> None:
    planned: dict[str, int] = defaultdict(int)
    for sender in senders():
        planned[sender.unit_id] += sender.initiatives_end
    assert _by_unit(lines, ENDS_ON) == planned
    assert planned["S-GIAO-DUC"] == 3_979


def test_stanley_has_1633_initiatives_from_47_teams_by_more_than_1000_people(
    lines: list[Line],
) -> None:
    own = [line for line in lines if line.union == "Công ty TNHH Điện Stanley Việt Nam"]
    assert {line.unit_id for line in own} == {STANLEY_UPPER}
    assert _initiatives(own, ENDS_ON) == 1_633
    assert len({line.team for line in own}) == 47
    assert _registrants(own, ENDS_ON) > 1_000


def test_ranks_move_and_some_units_fall_silent_or_start_late(lines: list[Line]) -> None:
    def ranking(until: date) -> list[str]:
        counts = _by_unit(lines, until)
        return sorted(counts, key=lambda unit_id: -counts[unit_id])

    before, week_ago, now = ranking(date(2022, 4, 24)), ranking(date(2022, 5, 12)), ranking(MIDDLE)
    assert before[0] == "Z-KCN-CX"
    assert now[:3] == ["S-GIAO-DUC", "D-PHUC-THO", "D-MY-DUC"]
    assert week_ago[:8] != now[:8]
    last = {
        unit_id: max(x.day for x in lines if x.unit_id == unit_id and x.day <= MIDDLE)
        for unit_id in now
    }
    silent = {unit_id for unit_id, day in last.items() if (MIDDLE - day).days > 7}
    assert silent == {"S-CO-QUAN-LDLD", "C-HAPRO"}
    assert _by_unit(lines, date(2022, 4, 24))["D-BA-VI"] == 0


def test_titles_are_tens_of_thousands_and_whole(lines: list[Line]) -> None:
    titles = {line.title for line in lines}
    assert len(titles) > 40_000
    assert not [title for title in titles if re.search(r"[{}?]|  | ,", title)]


def test_some_initiatives_have_several_authors(lines: list[Line]) -> None:
    share = sum(len(line.authors) > 1 for line in lines) / len(lines)
    assert 0.03 < share < 0.06


# --- the nation


@pytest.mark.parametrize(
    ("day", "rank"), [((3, 23), 10), ((4, 13), 2), ((5, 18), 3), ((5, 19), 3), ((5, 31), 3)]
)
def test_hanoi_stands_where_it_was_reported_to_stand(day: tuple[int, int], rank: int) -> None:
    table = national().filter(as_of=date(2022, *day)).sort("initiatives", descending=True)
    assert table["is_ours"].to_list().index(True) + 1 == rank


def test_hanoi_leads_the_nation_by_registrants_at_the_end() -> None:
    end = national().filter(as_of=ENDS_ON)
    ours = end.filter("is_ours")
    assert ours.select("initiatives", "registrants").row(0) == (56_106, 22_264)
    assert ours["registrants"].item() == end["registrants"].max()
    assert set(end.filter(~pl.col("is_ours"))["status"]) == {"illustrative", "published"}
