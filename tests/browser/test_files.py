"""Files through the real uploader: hostile ones hurt nobody, refused rows come back as a workbook."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page

from tests.browser.screen import chip, drop, open_path, rows, settled, value
from tests.browser.server import HOUSE, Server
from tests.intake.files import raw_xlsx, text_cell
from tests.intake.test_hostile import ole2

MESSY = HOUSE / "data" / "sample" / "LDLD_CauGiay_12-5.xlsx"
FAR_CELL = raw_xlsx(
    f'<row r="1">{text_cell("A1", "Tên sáng kiến")}</row>'
    f'<row r="1048576">{text_cell("XFD1048576", "x")}</row>'
)


def alert(page: Page) -> str:
    return page.locator('[data-testid="stAlert"]').first.inner_text()


def test_a_stray_cell_is_named_and_the_server_goes_on(
    server: Callable[..., Server], own_sample: Path, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    running = server(own_sample)
    process = running.process.pid
    hall = open_path(open_page(), running.url)
    file = tmp_path / "o-lac.xlsx"
    file.write_bytes(FAR_CELL)
    assert len(FAR_CELL) < 6_000
    desk = drop(open_path(open_page(), f"{running.url}/nap"), file)
    assert "XFD1048576" in alert(desk)
    assert "o-lac.xlsx" in alert(desk)
    assert desk.get_by_role("button", name="Ghi").count() == 0
    chip(hall, "Quận, huyện")
    assert len(rows(hall)) == 30
    assert running.process.poll() is None
    assert running.process.pid == process
    assert running.is_healthy()
    desk.set_input_files('input[type="file"]', [])
    drop(open_path(desk, f"{running.url}/nap"), MESSY)
    assert desk.locator(".bv-reckoning").is_visible()


@pytest.mark.parametrize(
    ("file_name", "content", "message"),
    [
        ("mat-khau.xlsx", ole2("Root Entry", "EncryptedPackage"), "Tệp có mật khẩu"),
        ("trong.xlsx", b" ", "Tệp"),
        ("trong.csv", b"\r\n", "Tệp trống"),
        ("van-ban.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n", "Không phải bảng tính"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Không phải bảng tính"),
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_a_file_that_is_no_list_says_so(
    sample_server: Server,
    open_page: Callable[..., Page],
    tmp_path: Path,
    file_name: str,
    content: bytes,
    message: str,
) -> None:
    file = tmp_path / file_name
    file.write_bytes(content)
    page = drop(open_path(open_page(), f"{sample_server.url}/nap"), file)
    assert message in alert(page)
    assert file_name in alert(page)
    assert page.get_by_role("button", name="Ghi").count() == 0
    page.get_by_role("radio", name="EN").click()
    page.get_by_role("heading", name="Bring in files").wait_for()
    assert file_name in alert(page), "the page lives through another run"


def test_the_refused_rows_download_as_a_workbook(
    sample_server: Server, open_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = drop(open_path(open_page(), f"{sample_server.url}/nap"), MESSY)
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải các dòng trả lại (.xlsx)").click()
    assert download.value.suggested_filename == "tra-lai-LDLD_CauGiay_12-5.xlsx"
    path = tmp_path / "tra-lai.xlsx"
    download.value.save_as(path)
    letter, own_sheet = openpyxl.load_workbook(path).worksheets[:2]
    assert letter["A1"].value == "THƯ TRẢ LẠI"
    assert own_sheet.title == "DS sang kien"
    assert own_sheet["B22"].value is not None
    told = {cell for row in own_sheet.iter_rows(values_only=True) for cell in row if cell}
    assert {"Lý do trả lại", "31/02/2022"} <= told
    for reason in ("Thiếu tên sáng kiến", "Ngày không có thật", "Chữ đã hỏng"):
        assert any(reason in str(cell) for cell in told)


def test_ones_own_campaign_starts_empty_and_stays_so(
    server: Callable[..., Server], own_sample: Path, open_page: Callable[..., Page]
) -> None:
    running = server(own_sample)
    hall = open_path(open_page(), running.url)
    page = open_path(open_page(), running.url)
    page.get_by_role("button", name="Bắt đầu chiến dịch của mình").click()
    page.get_by_role("button", name="Xoá dữ liệu mẫu, bắt đầu").click()
    for board in (page, hall):
        board.get_by_text("Chưa có đăng ký nào").wait_for(timeout=10_000)
        settled(board)
        assert value(board, "S-GIAO-DUC") == "0"
        assert board.locator(".bv-banner").count() == 0
        assert board.locator('[data-testid="stSlider"]').count() == 0
    running.stop()
    again = open_path(open_page(), server(own_sample).url)
    assert again.get_by_text("Chưa có đăng ký nào").is_visible()
    assert again.locator(".bv-banner").count() == 0


def test_an_empty_start_is_no_sample(
    server: Callable[..., Server], open_page: Callable[..., Page]
) -> None:
    page = open_path(open_page(), server(BANGVANG_SAMPLE="0").url)
    assert page.get_by_text("Chưa có đăng ký nào").is_visible()
    assert page.locator(".bv-banner").count() == 0
