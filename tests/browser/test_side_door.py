"""Signing in at a provider on another site, in a browser that keeps strict cookies to their own."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page

from bangvang.entry.visitors import COOKIE
from bangvang.server.handover import hand_over
from tests.browser.screen import SECONDS
from tests.browser.server import DATABASE, Server
from tests.entry.provider import provider

EMAIL = "lan@lien-doan.example"


def cookies(page: Page) -> list[str]:
    return sorted(each["name"] for each in page.context.cookies())


def test_a_press_leads_to_the_provider_and_back_to_where_one_came_from(
    server: Callable[..., Server], open_page: Callable[..., Page], tmp_path: Path
) -> None:
    with provider("localhost") as office:
        (tmp_path / ".streamlit").mkdir()
        secrets = office.secrets("http://127.0.0.1:{port}")
        (tmp_path / ".streamlit" / "secrets.toml").write_text(secrets, encoding="utf-8")
        board = server(tmp_path, BANGVANG_SAMPLE="0", HOME=str(tmp_path))
        made = ["account", "add", EMAIL, "--role", "staff", "--by-provider"]
        assert hand_over(tmp_path / DATABASE, made, []).exit_code == 0
        page = open_page(role="")
        page.goto(f"{board.url}/vao?ve=/nap")

        office.claims = {"email": "la@elsewhere.example"}
        page.get_by_role("link", name="Đăng nhập bằng localhost").click()
        page.get_by_text("la@elsewhere.example chưa được cấp quyền").wait_for()
        assert COOKIE not in cookies(page)

        office.claims = {"email": EMAIL}
        page.get_by_role("link", name="Đăng nhập bằng localhost").click()
        page.wait_for_url(f"{board.url}/nap", timeout=SECONDS * 1000)
        page.get_by_text(EMAIL).first.wait_for(timeout=SECONDS * 1000)
        page.locator('input[type="file"]').first.wait_for(state="attached")
        assert COOKIE in cookies(page)
        assert not [name for name in cookies(page) if name.startswith("_streamlit_user")]

        page.goto(f"{board.url}/vao")
        page.get_by_role("button", name="Đăng xuất trên mọi máy").click()
        page.goto(f"{board.url}/nap")
        page.get_by_text("chỉ mở cho người có quyền").wait_for(timeout=SECONDS * 1000)
