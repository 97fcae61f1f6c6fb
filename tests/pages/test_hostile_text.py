"""Text from files and people is never more than text: on every page, in every column of the store."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from html.parser import HTMLParser
from typing import Any

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from bangvang.access import SYSTEM, Actor
from bangvang.campaign import campaign
from bangvang.exports import held, making, refused, tables
from bangvang.exports.looks import RUNS
from bangvang.fold import fold
from bangvang.intake import Table
from bangvang.intake.batch import REFUSED, SET_ASIDE
from bangvang.questions import ask
from bangvang.reports.board import Board
from bangvang.reports.situation import situation
from bangvang.screen.places import PLACES
from bangvang.stage import direction, render
from bangvang.stage.looks import hall as look_of_hall
from bangvang.stage.shows import shows_of
from bangvang.stage.slides import KINDS, Slide, written
from bangvang.store import book, load_national, set_setting, withdraw
from bangvang.store.cuts import make_cut
from bangvang.store.drafts import lay_down
from bangvang.store.orders import save_order
from bangvang.store.spellings import learn_layout, learn_spelling
from bangvang.store.support import assign, follow_up, note_call
from bangvang.text import Words
from tests.known import AT, BOARD, Known, batch, line
from tests.pages.visit import Visit

VENOM = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> **dam** [bam](https://evil.example/) "
    "![anh](https://evil.example/p.png) $x^2$ :red[do] :material/home: `ma` ~~bo~~ www.evil.example"
)
#: what Markdown would make something of, as it stands in the venom
SIGNS = ("**dam**", "[bam](", "![anh](", "$x^2$", ":red[", ":material/", "`ma`", "~~bo~~", "www.")
SIGNS += ("https://evil",)
#: protobuf fields that Streamlit shows as plain text, as data or not at all: (element, field)
PLAIN = {
    ("arrow_data_frame", "data"),
    ("selectbox", "options"),
    ("multiselect", "options"),
    ("text_input", "value"),
    ("text_input", "default"),
    ("text_area", "value"),
    ("text_area", "default"),
    ("code", "code_text"),
}
ACTOR = Actor(VENOM, "admin")
HALL_NAMES = re.compile(r"Người \d")  # the persons of the fixture
HARMLESS_TAGS = re.compile(
    r"(main|div|span|p|b|i|u|em|small|strong|mark|h1|h2|h3|h4|ul|ol|li|a|table|thead|tbody|tr|th|td|"
    r"section|aside|header|footer|br|svg|path|rect|line|circle|text|g|polyline|polygon|title|details|"
    r"summary|label|figure|figcaption|dl|dt|dd|img|nav|time|abbr|article|code|style|sup|sub|s|hr)$"
)


class Html(HTMLParser):
    """What a browser would make of a board: elements and attributes out of the ordinary."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.strange: list[object] = []
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if not HARMLESS_TAGS.match(tag) or any(name.startswith("on") for name in told):
            self.strange.append((tag, attrs))
        for name in ("href", "src"):
            target = told.get(name) or ""
            if re.match(r"\s*(?:javascript|vbscript):|.*evil\.example", target, re.I):
                self.strange.append((tag, attrs))


@pytest.fixture
def poisoned(known: Known) -> Known:
    """The venom in every text that a file or a person can bring."""
    store = known.store
    union = {"grassroots": f"Công ty {VENOM}", "team": f"Tổ {VENOM}", "field": VENOM}
    cells = [VENOM, f"={VENOM}", "+cmd|' /C calc'!A0", "@SUM(1+1)", "-2+3"]
    file = replace(
        batch(
            line(f"=HYPERLINK(1) {VENOM}", VENOM, "D-HA-DONG", "2022-05-18", **union),
            line(f"=HYPERLINK(1), {VENOM}.", f"{VENOM} B", "D-HA-DONG", "2022-05-18", **union),
            line(f"Dạy học {VENOM}", "An", "D-HA-DONG", grassroots=f"Công ty {VENOM} 2"),
        ),
        file_name=f"{VENOM}.xlsx".replace("/", "-"),
        unit_id="D-HA-DONG",
        tables=(Table(VENOM, 1, {"title": VENOM, "person": VENOM}, (VENOM,), (VENOM,)),),
        refused=pl.DataFrame(
            [(VENOM, 90, "unit_unknown", VENOM, VENOM, cells, None)], schema=REFUSED, orient="row"
        ),
        set_aside=pl.DataFrame([(VENOM, 91, "section", VENOM, 1)], schema=SET_ASIDE, orient="row"),
    )
    (receipt,) = book(store, [file], ACTOR, AT)
    again = replace(file, content=b"2", file_name=f"2 {file.file_name}")
    (gone,) = book(store, [again], ACTOR, AT)
    withdraw(store, gone.batch_id, ACTOR, AT, VENOM)
    assign(store, "D-HA-DONG", VENOM, VENOM, ACTOR, AT)
    note_call(store, "D-HA-DONG", VENOM, ACTOR, AT)
    follow_up(store, "D-HA-DONG", VENOM, AT.date() + timedelta(1), ACTOR, AT)
    make_cut(store, VENOM, AT, ACTOR, AT)
    save_order(store, None, VENOM, written((Slide("headline", notes=VENOM),)), ACTOR, AT)
    learn_spelling(store, VENOM, "D-HA-DONG", None, ACTOR, AT)
    learn_layout(store, "D-HA-DONG", fold(VENOM), json.dumps({}), ACTOR, AT)
    nation = pl.DataFrame(
        {
            "as_of": [AT.date()] * 2,
            "unit": [VENOM, "LĐLĐ thành phố Hà Nội"],
            "name_order": ["a", "b"],
            "initiatives": [9, 8],
            "registrants": [9, 8],
            "status": ["published"] * 2,
            "is_ours": [False, True],
        }
    )
    load_national(store, nation, ACTOR, AT)
    lay_down(store, _workbook(), file.file_name, AT.date(), ACTOR, AT)
    lay_down(store, b"\x00", f"hong {file.file_name}", AT.date(), ACTOR, AT)
    assert receipt.refused == 1
    return known


def _workbook() -> bytes:
    """A workbook as a unit would send it, with the venom in its headings, sheet name and cells."""
    made = io.BytesIO()
    book_ = xlsxwriter.Workbook(made, {"strings_to_formulas": False, "strings_to_urls": False})
    page = book_.add_worksheet("$x^2$ ~~bo~~ <b>")
    rows = [
        [f"DANH SÁCH {VENOM}"],
        ["STT", "Họ tên", "Tên sáng kiến", "Đơn vị", f"Lĩnh vực {VENOM}", VENOM],
        ["1", VENOM, f"={VENOM}", "LĐLĐ quận Hà Đông", VENOM, VENOM],
        ["2", f"+{VENOM}", f"@{VENOM}", VENOM, VENOM, VENOM],
        ["3", "", f"-{VENOM}", "Từ Liêm", VENOM, VENOM],
        ["", f"Người lập biểu {VENOM}", "", "", "", ""],
    ]
    for at, row in enumerate(rows):
        page.write_row(at, 0, row)
    book_.close()
    return made.getvalue()


def looks(name: str, known: Known) -> Iterator[Visit]:
    """The page as it opens, and with what it tells more of when something is chosen."""
    address = {"unit": {"don-vi": "D-HA-DONG"}}.get(name, {})
    visit = Visit(name, address)
    yield visit
    if name == "unit":
        unions = known.store.select(
            "select unit_id from unit where level in ('grassroots', 'team') and name like '%dam%'",
            {},
        )
        for unit_id in unions["unit_id"]:
            yield Visit(name, {"don-vi": unit_id})
    if name == "units":
        uppers = known.ask("units", as_of=AT.date())["unit_id"].to_list()
        row = uppers.index("D-HA-DONG")
        visit.app.session_state["don-vi"] = {"selection": {"rows": [row], "columns": []}}
        yield visit.run()
        unions = visit.widget("gop-D-HA-DONG").proto.options
        boxes = [visit.widget(key) for key in ("gop-D-HA-DONG", "gop-vao-D-HA-DONG")]
        for box, option in zip(boxes, [each for each in unions if "dam" in each], strict=True):
            box.select(option)
        yield visit.run()
    if name == "batches":
        for row in (0, 1):
            visit.app.session_state["cac-lan-nap"] = {"selection": {"rows": [row], "columns": []}}
            yield visit.run()
    if name == "privacy":
        visit.choose("ten-nguoi", "dam")
        visit.app.session_state["nguoi"] = {"selection": {"rows": [0], "columns": []}}
        yield visit.run()
    if name == "upload":
        (desk,) = visit.app.radio[:1]
        for option in known.ask("drafts")["draft_id"]:
            desk.set_value(option)
            yield visit.run()


def texts(message: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a protobuf message, with the names of the fields it stands in."""
    for field, value in message.ListFields():
        where = (*place, field.name)
        for each in value if field.is_repeated else [value]:
            if isinstance(each, str):
                yield where, each
            elif hasattr(each, "ListFields"):
                yield from texts(each, where)


def elements(visit: Visit) -> Iterator[tuple[str, str, str]]:
    """Every text on the screen: of which element, in which field, what it says."""
    for node in visit.app._tree:
        proto = getattr(node, "proto", None)
        if hasattr(proto, "ListFields"):
            kind = str(getattr(node, "type", ""))
            for where, said in texts(proto):
                yield kind, where[-1], said


@pytest.mark.parametrize("name", [place.name for place in PLACES])
def test_no_page_makes_more_of_a_text_than_text(poisoned: Known, name: str) -> None:
    seen = 0
    for visit in looks(name, poisoned):
        for kind, field, said in elements(visit):
            if "evil.example" not in said:
                continue
            seen += 1
            if kind == "html":
                assert Html(said).strange == [], f"{name}: {said[:400]}"
                continue
            if (kind, field) not in PLAIN:
                live = [sign for sign in SIGNS if re.search(rf"(?<!\\){re.escape(sign)}", said)]
                assert not live, f"{name}: {kind}.{field}: {live}: {said[:200]}"
    if name in ("unit", "upload", "batches", "duplicates", "support", "privacy", "stage", "cuts"):
        assert seen, "the venom is not on the page: the test tells nothing"


def test_a_viewer_with_masked_names_meets_plain_text_too(
    poisoned: Known, from_elsewhere: None
) -> None:
    set_setting(poisoned.store, {"names": "masked"}, SYSTEM, AT)
    for visit in looks("unit", poisoned):
        for body in visit.html:
            assert Html(body).strange == []


def test_no_file_that_goes_out_runs_anything(poisoned: Known) -> None:
    """Every cell of every file made is a text or a number; nothing begins as a formula does."""
    look = partial(ask, poisoned.store)
    now = situation(look, AT)
    t = Words("vi")
    board = Board(
        poisoned.board(level="grassroots"),
        BOARD | {"level": "grassroots"},
        now.phase,
        AT,
    )
    batches = poisoned.ask("batches", as_of=AT.date())
    batch_id = batches.filter(pl.col("refused") > 0)["batch_id"][0]
    person = poisoned.ask("persons", person="dam", upper=None)["person_no"][0]
    lines = poisoned.ask("person_lines", person_no=person)
    books = [
        making.of_a_board("workbook", board, look, campaign(), t),
        refused.workbook(poisoned.ask("refusals", batch_id=batch_id), t),
        held.workbook(f"={VENOM}", lines, 1, t),
    ]
    for made in books:
        cells = [
            cell
            for sheet in openpyxl.load_workbook(io.BytesIO(made)).worksheets
            for row in sheet.iter_rows()
            for cell in row
        ]
        assert not [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink]
        assert any("evil.example" in str(cell.value) for cell in cells)
    asked = {"period": now.phase.period_id, "as_of": AT.date()}
    told = tables.registrations(look, SYSTEM, "csv", **asked).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert [cell for row in rows for cell in row if "HYPERLINK" in cell]
    assert not [cell for row in rows for cell in row if cell.startswith(RUNS)]
    for form in ("docx", "pptx"):
        with zipfile.ZipFile(io.BytesIO(making.of_all(form, now, campaign(), t))) as package:
            links = [name for name in package.namelist() if name.endswith(".rels")]
            assert not [name for name in links if b"evil.example" in package.read(name)]
    for form in ("pdf", "png"):
        assert making.of_a_board(form, board, look, campaign(), t)


def test_no_slide_makes_more_of_a_text_than_text(poisoned: Known) -> None:
    shows = shows_of(poisoned.store)
    told = {"language": "vi", "theme": "dark", "board_url": "http://bang.local/"}
    show = direction.begin(
        shows, VENOM, [Slide(kind, notes=VENOM) for kind in KINDS], 0, ACTOR, **told
    )
    for at in range(len(KINDS)):
        drawn = render.drawn(replace(show, position=at), look_of_hall(replace(show, position=at)))
        body = json.loads(drawn[1])["html"]
        assert Html(body).strange == []
        assert HALL_NAMES.search(body) is None, "no slide names a person"
