"""A real browser on a real server. These tests come last: the quick ones fail first."""

import fcntl
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bangvang.entry.visitors import COOKIE
from tests.browser.chromium import find_chromium
from tests.browser.server import DATABASE, Server, start_server

HERE = Path(__file__).parent
THIS_MACHINE = {"127.0.0.1", "localhost"}
LOG_LINES_SHOWN = 100
RUNNING = pytest.StashKey[list[Server]]()
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config: pytest.Config) -> None:
    config.stash[RUNNING] = []


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A failed test shows what its servers have printed."""
    report = yield
    if report.failed:
        for server in item.config.stash[RUNNING]:
            lines = server.log.read_text(errors="replace").splitlines()
            report.sections.append((f"log of {server.url}", "\n".join(lines[-LOG_LINES_SHOWN:])))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Without one the tests fail: a skipped test proves nothing."""
    path = find_chromium()
    if path is None:
        pytest.fail("No Chromium found: `make test` installs one, or name one in CHROMIUM.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """Opens blank pages, each a browser user of its own; none of them may reach another machine.

    Its user is signed in as an admin wherever it goes; with `role=""` nobody is.
    A page carries `console_errors`: what it has written to the console as an error, or thrown.
    """
    contexts: list[BrowserContext] = []
    outside: list[str] = []

    def note_outside(address: str) -> None:
        if urlsplit(address).hostname not in THIS_MACHINE | {None}:
            outside.append(address)

    running = request.config.stash[RUNNING]

    def open_page(
        width: int = 1440, height: int = 900, locale: str = "vi-VN", role: str = "admin"
    ) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale=locale)
        contexts.append(context)
        context.on("request", lambda request: note_outside(request.url))
        page = context.new_page()
        page.on("websocket", lambda websocket: note_outside(websocket.url))
        errors: list[str] = []
        page.console_errors = errors
        plainly = page.goto

        def goto(url: str) -> object:
            for server in running:
                if role and url.startswith(server.url):
                    cookie = {"name": COOKIE, "value": server.cookie(role), "url": server.url}
                    context.add_cookies([cookie])
            return plainly(url)

        page.goto = goto
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not outside, "requests left this machine: " + ", ".join(outside)


@pytest.fixture
def server(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Server]]:
    """Starts servers on fresh databases: `server(BANGVANG_SAMPLE="0")` starts an empty one.

    `server(folder)` starts on the database that stands in the folder, or puts it there.
    """
    yield from _servers(tmp_path_factory, request.config.stash[RUNNING])


@pytest.fixture(scope="session")
def sample_database(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """The folder of a database into which a starting server has loaded the sample.

    That takes long, so it is done once for all processes of a run; tests take copies.
    """
    shared = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):
        shared = shared.parent
    folder = shared / "sample"
    with (shared / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            making = tmp_path_factory.mktemp("making")
            for start in _servers(tmp_path_factory, request.config.stash[RUNNING]):
                start(making)
            making.rename(folder)
    return folder


@pytest.fixture(scope="session")
def sample_server(
    sample_database: Path,
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Server]:
    """The sample campaign, shared by all tests that only read."""
    for start in _servers(tmp_path_factory, request.config.stash[RUNNING]):
        yield start(_copied(sample_database, tmp_path_factory.mktemp("read")))


@pytest.fixture
def own_sample(sample_database: Path, tmp_path: Path) -> Path:
    """A copy of the sample's database and its keys, in a folder of its own: for tests that write."""
    return _copied(sample_database, tmp_path)


def _copied(sample: Path, folder: Path) -> Path:
    for file in sample.glob(f"{Path(DATABASE).stem}.*"):
        if not file.name.endswith(".json"):
            shutil.copy(file, folder)
    return folder


def _servers(
    folders: pytest.TempPathFactory, running: list[Server]
) -> Iterator[Callable[..., Server]]:
    """Yields one function that starts servers, and stops them when resumed."""
    started: list[Server] = []

    def start(folder: Path | None = None, **settings: str) -> Server:
        started.append(start_server(folder or folders.mktemp("server"), **settings))
        running.append(started[-1])
        return started[-1]

    yield start
    for server in started:
        server.stop()
        running.remove(server)
