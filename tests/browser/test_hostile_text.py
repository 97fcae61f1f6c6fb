"""A file full of markup goes through the desk in a real browser: nothing of it runs or is drawn."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.screen import PATHS, drop, open_path, settled
from tests.browser.server import Server
from tests.intake.files import csv

VENOM = (
    "<script>window.ran=1</script><img src=x onerror=window.ran=2> **dam** "
    "[bam](javascript:window.ran=3) ![anh](http://127.0.0.1:9/p.png) $x^2$ :red[do]"
)


def test_a_hostile_file_runs_nothing_and_is_read_as_text(
    server: Callable[..., Server], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    file = tmp_path / "**dam** $x^2$ <img src=x onerror=window.ran=4>.csv"
    file.write_bytes(
        csv(
            [
                ["STT", "Họ tên", "Tên sáng kiến", "Đơn vị", "CĐCS", "Ngày đăng ký"],
                ["1", VENOM, f"Hàn {VENOM}", "LĐLĐ quận Hà Đông", f"Công ty {VENOM}", "18/05/2022"],
                ["2", "An", "", "LĐLĐ quận Hà Đông", VENOM, "18/05/2022"],
                ["3", "An", "Khay", VENOM, VENOM, "18/05/2022"],
            ]
        )
    )
    running = server(BANGVANG_SAMPLE="0")
    page = open_page()
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    drop(open_path(page, f"{running.url}{PATHS['upload']}"), file)
    assert "**dam** $x^2$" in page.locator(".stMain").inner_text()
    page.get_by_role("button", name="Ghi ").first.click()
    page.wait_for_timeout(800)
    settled(page)
    for name in ("batches", "unit", "units", "privacy", "duplicates"):
        open_path(page, f"{running.url}{PATHS[name]}?ma=D-HA-DONG")
        assert not page.locator(
            '.stMain img[src="x"], .stMain .katex, .stMain a[href*="javascript:"]'
        ).count()
    assert page.evaluate("window.ran") is None
    assert dialogs == []
    assert not [url for url in asked if url.endswith(("/x", "p.png"))]
