"""How a meeting feels: `python -m benchmarks.meeting`.

A real server holds the sample campaign; real browsers are two screens of the hall and the
presenter's console. Told as half / 95 %, in milliseconds: from the press of a button on the
console to the slide painted on each screen; and how long a frame stands while rows glide to their
places and while the race of the campaign runs, counted by the browser's own animation frames.

All browsers draw without a graphics card, on the processors the server runs on.
"""

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bangvang.entry.visitors import COOKIE
from bangvang.stage.slides import Slide
from benchmarks.stage import Hall, hall, shares

SLIDES = (
    *(Slide("headline"), Slide("countdown"), Slide("leaderboard"), Slide("movers")),
    *(Slide("quota", group="district"), Slide("moment"), Slide("national"), Slide("race")),
)
ROUNDS, APART = 4, 0.9  # times through the slides; seconds from one press to the next
LEADERBOARD, RACE = 3, 8  # their numbers
GLIDES, GLIDE_SECONDS, RACE_SECONDS = 4, 1.1, 8.0
SIZE = {"width": 1920, "height": 1080}

NOTE_PRESSES = """
() => {
  window.pressed = [];
  addEventListener("click", () => window.pressed.push(Date.now()), true);
}
"""
NOTE_PAINTS = """
() => {
  window.painted = [];
  new MutationObserver((all) => {
    if (all.some((each) => each.addedNodes.length)) requestAnimationFrame(() => setTimeout(() => window.painted.push(Date.now())));
  }).observe(document.getElementById("slide"), { childList: true });
}
"""
#: milliseconds from one animation frame to the next, from the next motion on
FRAMES = """
([seconds, waits]) => new Promise((done) => {
  const steps = [];
  let last = null, began = null;
  const tick = (now) => {
    const moves = !waits || document.getAnimations().length > 0;
    if (began === null && moves) began = now;
    if (began !== null) {
      if (last !== null) steps.push(now - last);
      last = now;
    }
    if (began !== null && now - began > 1000 * seconds) done(steps);
    else requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})
"""


async def pressed(screens: list[Page], console: Page) -> str:
    """From a press on the console to both screens painted."""
    for page in screens:
        await page.evaluate(NOTE_PAINTS)
    await console.evaluate(NOTE_PRESSES)
    first = console.locator("#order button").first
    for _ in range(ROUNDS):
        await first.click()
        await asyncio.sleep(APART)
        for _ in SLIDES[1:]:
            await console.locator('[data-action="next"]').click()
            await asyncio.sleep(APART)
    presses = (await console.evaluate("window.pressed"))[1:]  # the first one moved nothing
    took = []
    for page in screens:
        painted = await page.evaluate("window.painted")
        took += [next(at for at in painted if at > press) - press for press in presses]
    return f"press on the console → painted, {len(screens)} screens: {shares(took)}"


async def glides(at: Hall, page: Page) -> list[float]:
    """Frames while a commit moves rows and figures of the leaderboard."""
    await at.press("go", LEADERBOARD)
    await asyncio.sleep(2)
    steps: list[float] = []
    for number in range(GLIDES):
        counted = asyncio.create_task(page.evaluate(FRAMES, [GLIDE_SECONDS, True]))
        await asyncio.to_thread(at.book, number, 400)
        steps += await counted
        await asyncio.sleep(2)
    return steps


async def race(at: Hall, page: Page) -> list[float]:
    """Frames while the race runs."""
    await at.press("go", RACE)
    await asyncio.sleep(1)
    await at.press("race_day", 60)
    await at.press("play")
    steps: list[float] = await page.evaluate(FRAMES, [RACE_SECONDS, False])
    return steps


def frames(steps: list[float]) -> str:
    return f"{1000 * len(steps) / sum(steps):.0f} frames a second; a frame {shares(steps)} ms"


async def opened(browser: Browser, at: Hall, path: str) -> Page:
    context, here = await browser.new_context(viewport=SIZE), f"http://127.0.0.1:{at.port}"
    await context.add_cookies([{"name": COOKIE, "value": at.cookie, "url": here}])
    page = await context.new_page()
    await page.goto(f"{here}/stage{path}?code={at.code}")
    await page.wait_for_timeout(1500)
    return page


async def told(at: Hall) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which(os.environ.get("CHROMIUM", "chromium")),
            args=["--no-sandbox", "--disable-gpu"],
        )
        screens = [await opened(browser, at, "") for _ in range(2)]
        console = await opened(browser, at, "/console")
        print(await pressed(screens, console), flush=True)
        for page in (console, screens.pop()):
            await page.context.close()
        print(f"rows glide: {frames(await glides(at, screens[0]))}", flush=True)
        print(f"the race: {frames(await race(at, screens[0]))}", flush=True)
        await browser.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, hall(Path(folder), SLIDES) as at:
        asyncio.run(told(at))


if __name__ == "__main__":
    main()
