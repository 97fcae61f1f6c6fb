"""A visit to the application without a browser: what stands on the screen, and what can be pressed."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from xml.etree import ElementTree

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from bangvang.screen.places import PLACES
from bangvang.text import LANGUAGES, Words

HOUSE = Path(__file__).parents[2]
PAGES = {path.stem: path for path in sorted(HOUSE.glob("pages/*/*.py"))}
ADDRESSES = {place.name: place.address for place in PLACES}
SECONDS = 60
READING = {Words(language)("upload.file_reading") for language in LANGUAGES}

#: one row of a board: the name of the cell -> its text
Row = dict[str, str]


@dataclass
class Visit:
    """One visitor on one page of the application; `address` is what stands behind the `?`."""

    page: str = "leaderboard"
    address: dict[str, str] = field(default_factory=dict)
    app: AppTest = field(init=False)

    def __post_init__(self) -> None:
        self.app = AppTest.from_file(
            HOUSE / "bangvang" / "screen" / "shell.py", default_timeout=SECONDS
        )
        if self.page != "leaderboard":
            # a deep link: AppTest knows pages by their address only after a first run
            self.app._page_hash = calc_hash(ADDRESSES[self.page])
        self.app.query_params.update(self.address)
        self.run()

    def go(self, page: str) -> "Visit":
        """Another page, as by its link in the sidebar."""
        self.app.switch_page(str(PAGES[page]))
        return self.run()

    def run(self) -> "Visit":
        """One run of the page; at the desk as many as it takes to read the files on it."""
        until = monotonic() + SECONDS
        self._run_once()
        while self._is_reading() and monotonic() < until:
            sleep(0.2)
            self._run_once()
        return self

    def _run_once(self) -> None:
        self.app.run()
        assert not self.app.exception, [said.value for said in self.app.exception]
        for kind in ("selectbox", "radio", "multiselect", "button_group"):
            for each in self.app.get(kind):
                options = [str(option) for option in each.options]
                assert len(options) == len(set(options)), f"{each.key}: one cannot be chosen"

    def _is_reading(self) -> bool:
        told = {caption for each in self.app.radio for caption in each.proto.captions}
        return bool(told & READING)

    def choose(self, key: str, value: object) -> "Visit":
        """Sets a widget of any kind by its key."""
        self.widget(key).set_value(value)
        return self.run()

    def press(self, key: str) -> "Visit":
        self.button(key).click()
        return self.run()

    def pressable(self, key: str) -> bool:
        return bool(self._buttons(key))

    def button(self, key: str) -> Any:
        """The button of a key, or, where each thing has one, that of the thing looked at."""
        return self._buttons(key)[0]

    def _buttons(self, key: str) -> list[Any]:
        kin = re.compile(rf"{re.escape(key)}(-[0-9a-f]{{32}})?")
        return [button for button in self.app.button if kin.fullmatch(str(button.key))]

    @property
    def sender(self) -> Any:
        """The choice of the unit that sent the file looked at."""
        (found,) = [each for each in self.app.selectbox if str(each.key).startswith("unit-")]
        return found

    def drop(self, *files: Path | tuple[str, bytes]) -> "Visit":
        """Drops files on the upload page."""
        named = [
            (file.name, file.read_bytes()) if isinstance(file, Path) else file for file in files
        ]
        kind = "application/octet-stream"
        self.app.file_uploader[0].set_value([(*file, kind) for file in named])
        return self.run()

    def widget(self, key: str) -> Any:
        kinds = (
            *("button_group", "selectbox", "multiselect", "radio", "toggle"),
            *("text_input", "date_input", "time_input", "slider"),
        )
        found = [each for kind in kinds for each in self.app.get(kind) if each.key == key]
        assert found, f"no widget {key!r}"
        return found[0]

    @property
    def html(self) -> list[str]:
        """The boards and heads on the screen, without the style sheet and who is signed in."""
        bodies = [_bare(each.proto.body) for each in self.app.get("html")]
        return [body for body in bodies if not body.startswith(("<style", '<div class="bv-who"'))]

    @property
    def text(self) -> str:
        """All words on the screen: boards, labels, options, messages."""
        said = [unescape(re.sub(r"<[^>]*>", "\n", body)) for body in self.html]
        said += re.findall(r'title="([^"]*)"', "".join(self.html))
        for kind in ("error", "warning", "info", "success", "markdown", "caption"):
            said += [each.value for each in self.app.get(kind)]
        for kind in ("button", "download_button", "file_uploader", "radio", "selectbox", "slider"):
            said += [each.proto.label for each in self.app.get(kind)]
        for kind in ("text_input", "date_input", "button_group"):
            said += [each.proto.label for each in self.app.get(kind)]
        said += [each.proto.placeholder for each in self.app.text_input]
        said += [each.proto.help for each in self.app.date_input]
        for kind in ("selectbox", "button_group", "radio"):
            said += [str(option) for each in self.app.get(kind) for option in each.options]
        for each in self.app.radio:
            said += list(each.proto.captions)
        said += [each.proto.popover.label for each in self.app.get("popover")]
        return "\n".join(said)

    @property
    def title(self) -> str:
        return unescape(re.findall(r"<h1>(.*?)</h1>", "".join(self.html))[0])

    def board(self) -> dict[str, Row]:
        """The leaderboard as printed: unit -> cells, in the order of the screen."""
        return self._rows('<div class="bv-table"', lambda cell: cell.get("class", ""))

    def quotas(self) -> dict[str, Row]:
        """The lines of the quota page: unit -> name, percent and quota of each basis, small print."""
        return self._rows('<div class="bv-groups', lambda cell: cell.get("class", ""))

    def cards(self) -> list[str]:
        """The large figures above a board."""
        return [
            "".join(figure.itertext())
            for body in self.html
            if body.startswith(('<div class="bv-cards"', '<div class="bv-strip"'))
            for figure in _tree(body).findall("./div/b")
        ]

    def pages(self) -> set[str]:
        """Names of the pages this visitor may open."""
        return {Path(each["script_path"]).stem for each in self.app._registered_pages.values()}

    def _rows(self, start: str, name: Callable[[ElementTree.Element], str]) -> dict[str, Row]:
        (body,) = [body for body in self.html if body.startswith(start)]
        return {
            row.get("data-unit", ""): {
                name(cell).split()[0].removeprefix("bv-"): "".join(cell.itertext())
                for cell in row
                if name(cell)
            }
            for row in _tree(body).findall(".//div[@data-unit]")
        }


def _tree(body: str) -> ElementTree.Element:
    """Our own boards are well-formed, which `fromstring` checks by the way."""
    return ElementTree.fromstring(body)  # noqa: S314  (nothing from outside is parsed)


def _bare(body: str) -> str:
    """What is drawn, without the name under which it follows the data."""
    return re.sub(r'^<div class="bv-fresh" data-fresh="[^"]+">(.*)</div>$', r"\1", body, flags=re.S)
