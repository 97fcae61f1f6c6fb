"""The pages under the content policy: nothing of theirs breaks it, and what breaks it is stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.screen import SECONDS, open_path
from tests.browser.server import Server
from tests.stage.served import put_show

#: everything an injected script might try; gives what went through
TRY = """
async () => {
  const through = [];
  const tries = {
    fetch: () => fetch("http://localhost:1/x", { mode: "no-cors" }),
    timer: () => {
      window.ran = false;
      setTimeout("window.ran = true");
      return new Promise((yes, no) => setTimeout(() => window.ran ? yes() : no(), 300));
    },
    socket: () => new Promise((yes, no) => {
      const line = new WebSocket("ws://localhost:1/x");
      line.onerror = no; line.onopen = yes;
    }),
    script: () => new Promise((yes, no) => {
      const tag = document.createElement("script");
      tag.src = "http://localhost:1/x.js"; tag.onload = yes; tag.onerror = no;
      document.head.append(tag);
    }),
    inline: () => {
      window.ran = false;
      const tag = document.createElement("script");
      tag.textContent = "window.ran = true";
      document.head.append(tag);
      if (!window.ran) throw new Error("stopped");
    },
    handler: () => {
      window.ran = false;
      const box = document.createElement("div");
      box.innerHTML = '<img src="data:," onerror="window.ran = true">';
      document.body.append(box);
      return new Promise((yes, no) => setTimeout(() => window.ran ? yes() : no(), 300));
    },
    base: () => {
      const tag = document.createElement("base");
      tag.href = "http://localhost:1/";
      document.head.append(tag);
      if (document.baseURI.startsWith(location.origin)) throw new Error("stopped");
    },
  };
  const stopped = new Set();
  document.addEventListener("securitypolicyviolation", (broken) => stopped.add(broken.effectiveDirective));
  for (const [name, attempt] of Object.entries(tries)) {
    try { await attempt(); through.push(name); } catch { /* stopped */ }
  }
  await new Promise((yes) => setTimeout(yes, 500));
  return [through, [...stopped].sort()];
}
"""
STOPPED = ["base-uri", "connect-src", "script-src", "script-src-attr", "script-src-elem"]


@pytest.fixture
def hall(own_sample: Path, server: Callable[..., Server]) -> tuple[Server, str]:
    """The sample with a show on it."""
    code = put_show(own_sample)
    return server(own_sample), code


def test_neither_pages_nor_stage_break_the_policy_and_injected_scripts_do_nothing(
    hall: tuple[Server, str], open_page: Callable[..., Page]
) -> None:
    served, code = hall
    pages = []
    for path in ("/stage", f"/stage?code={code}", f"/stage/console?code={code}"):
        pages.append(open_page(1920, 1080))
        pages[-1].goto(served.url + path)
        pages[-1].wait_for_timeout(1500)
    pages.append(open_path(open_page(), served.url))
    with pages[-1].expect_download(timeout=SECONDS * 1000):
        pages[-1].get_by_role("button", name="Tải về").click()
        pages[-1].locator('[data-testid="stDownloadButton"] button').first.click()
    for page in pages:
        assert page.console_errors == [], page.url
        assert page.evaluate(TRY) == [[], STOPPED], page.url
