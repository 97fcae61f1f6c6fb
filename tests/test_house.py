"""The rules of the house: who may import what, what a page may hold, what the README must name."""

import re
from pathlib import Path

import pytest

from tests.sources import (
    HOUSE,
    MODULES,
    PAGES,
    QUERIES,
    SOURCES,
    calls,
    files_in_git,
    imports,
    name,
    room,
    strings,
)

#: library -> the only room of bangvang/ that imports it
ONLY_ROOM = {"duckdb": "store", "altair": "charts"}
#: the rooms that know Streamlit; the rest of bangvang/ is the domain and runs without it
SCREENS = ("screen", "server")
#: what the rooms further down may not know of
ABOVE = {
    "intake": ("streamlit", "duckdb", "altair", "store", "questions", "charts", "screen", "server"),
    "store": ("streamlit", "altair", "questions", "charts", "screen", "server"),
    "charts": ("streamlit", "duckdb", "store", "questions", "intake", "screen", "server"),
}
LINES_OF_A_PAGE = 60

SQL = re.compile(r"\bselect\s|\binsert\s+into\s|\bdelete\s+from\s|\bupdate\s+\w+\s+set\s", re.I)
# The brackets keep these patterns from finding themselves.
REGISTRY = re.compile(r"py[p]i[.]org|python[h]osted[.]org|npmjs[.]|yarn[p]kg[.]|crates[.]io", re.I)
MACHINE_PATH = re.compile(r"(?<![\w.~-])[/](?:work|tmp|root|home|Users)/|\b[A-Z]:\\Users", re.I)

each_page = pytest.mark.parametrize("page", PAGES, ids=name)
each_source = pytest.mark.parametrize("source", SOURCES, ids=name)
each_module = pytest.mark.parametrize("module", MODULES, ids=name)


@pytest.fixture(scope="module")
def readme() -> str:
    return (HOUSE / "README.md").read_text(encoding="utf-8")


def test_every_room_is_furnished() -> None:
    if QUERIES:
        assert MODULES
        assert any("show" in page.parts for page in PAGES)
        assert any("manage" in page.parts for page in PAGES)
        assert (HOUSE / "app.py") in SOURCES


def test_pages_stand_one_level_down() -> None:
    # Streamlit serves a file directly in pages/ without running app.py, a locked one too.
    assert not list(HOUSE.glob("pages/*.py"))


@each_page
def test_a_page_asks_and_shows_but_does_not_compute(page: Path) -> None:
    assert not imports(page) & {"duckdb", "polars", "altair", "pandas", "pyarrow"}
    assert not [*calls(page, "group_by"), *calls(page, "groupby")]


@each_page
def test_a_page_holds_no_sql(page: Path) -> None:
    assert not [text for text in strings(page) if SQL.search(text)]


@each_page
def test_a_page_holds_no_words(page: Path) -> None:
    vietnamese = [
        text
        for text in strings(page)
        if any(letter.isalpha() and not letter.isascii() for letter in text)
    ]
    assert not vietnamese, "words stand in bangvang/text/"


@each_page
def test_a_page_is_one_screen_of_code(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= LINES_OF_A_PAGE


@each_source
@pytest.mark.parametrize(("library", "only_room"), ONLY_ROOM.items())
def test_a_library_is_imported_in_one_room_only(source: Path, library: str, only_room: str) -> None:
    if library in imports(source):
        assert name(source).startswith(f"bangvang/{only_room}")


@each_module
def test_the_domain_runs_without_streamlit(module: Path) -> None:
    if not room(module).startswith(SCREENS):
        assert "streamlit" not in imports(module)


@each_module
def test_imports_point_one_way(module: Path) -> None:
    imported = imports(module)
    above = {lower: names for lower, names in ABOVE.items() if room(module).startswith(lower)}
    for names in above.values():
        assert not imported & {*names, *(f"bangvang.{above}" for above in names)}
    assert not imported & {"app", "pages", "tests", "benchmarks"}


def test_the_readme_names_every_folder(readme: str) -> None:
    inside = [path.relative_to(HOUSE).parts for path in files_in_git()]
    folders = {parts[0] for parts in inside if len(parts) > 1}
    assert "bangvang" in folders
    assert not [folder for folder in sorted(folders) if f"{folder}/" not in readme]


def test_the_readme_names_every_page(readme: str) -> None:
    missing = [page.stem for page in PAGES if not re.search(rf"\b{page.stem}\b", readme)]
    assert not missing


def test_every_package_is_pinned_and_has_its_reason(readme: str) -> None:
    lines = (HOUSE / "requirements.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins
    for pin in pins:
        package, pinned, version = pin.partition("==")
        assert pinned, f"{pin} is not pinned"
        assert version
        assert re.search(rf"^\| `{re.escape(package)}` \| \S", readme, re.M), package


def test_no_file_names_a_package_registry_or_a_place_on_one_machine() -> None:
    told = []
    for path in files_in_git():
        content = path.read_bytes()
        if b"\0" not in content:
            text = content.decode("utf-8", errors="replace")
            told += [(name(path), m[0]) for p in (REGISTRY, MACHINE_PATH) for m in p.finditer(text)]
    assert not told


def test_the_windows_script_has_the_line_ends_that_windows_reads() -> None:
    lines = (HOUSE / "run.bat").read_bytes().splitlines(keepends=True)
    assert lines
    assert all(line.endswith(b"\r\n") for line in lines)
