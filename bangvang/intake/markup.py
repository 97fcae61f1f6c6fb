"""HTML tables named .xls, as web portals and old programs save them, laid out as Excel shows them.

Tables stand one below the other in one sheet; text outside of them takes a row of its own.
"""

import re
from html import unescape

from bangvang.intake.grid import Grid

_SILENT = {"script", "style", "title", "xml", "template"}
_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th", "table", "hr"}
_WIDEST, _TALLEST = 1_000, 65_534  # spans, as browsers limit them
_NUMBER = re.compile(r"[\d.,\s-]+")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"[^\S\n]*\n\s*")
#: a tag up to the next "<", the beginning of a comment, or what else stands in angle brackets
_TAG = re.compile(
    r"""<(?:(/\s*)?([a-zA-Z][^\s/<>]*+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*+|[^<>]*)>|(!--)|[!?/][^<>]*>)"""
)
_TAG_WITH_BRACKETS = re.compile(r"""<(/\s*)?([a-zA-Z][^\s/<>]*+)((?:[^>"']|"[^"]*"|'[^']*')*+)>""")
_LONGEST_TAG = 4_000  # characters, where "<" stands in an attribute
_MOST_SUCH = 10_000  # of those looked for; what is left is text
_ATTRIBUTE = re.compile(r"""([^\s"'=<>/]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]*))""")
_RAW = {
    "script": re.compile(r"</script", re.IGNORECASE),
    "style": re.compile(r"</style", re.IGNORECASE),
}


def grids_of_html(text: str) -> list[Grid]:
    """The page as one sheet; none when it holds no table."""
    page = _Page()
    page.read(text)
    page.end_table()
    return [page.grid] if page.has_table else []


class _Page:
    def __init__(self) -> None:
        self.grid = Grid("")
        self.has_table = False
        self._depth = 0  # tables around; a table inside a cell is text of that cell
        self._silent = 0
        self._row = 0
        self._in_row = False
        self._column = 0  # of the open cell
        self._next = 0  # the next column that may be free
        self._taken: dict[int, int] = {}  # column -> last row that a cell above covers
        self._texts: list[str] | None = None  # of the open cell
        self._exact: str | None = None
        self._loose: list[str] = []  # outside of tables

    def read(self, text: str) -> None:
        """Takes the page tag by tag, and forgives as browsers do; its time grows with its length."""
        at, tries = 0, 0
        while tag := _TAG.search(text, at):
            bracket = text.find("<", at, tag.start())
            while bracket >= 0 and tries < _MOST_SUCH:  # text, or a tag with "<" in an attribute
                tries += 1
                whole = _TAG_WITH_BRACKETS.match(text, bracket, bracket + _LONGEST_TAG)
                if whole:
                    tag = whole
                    break
                bracket = text.find("<", bracket + 1, tag.start())
            if at < tag.start():
                self._take_text(text[at : tag.start()])
            at = tag.end()
            if tag[2]:
                at = self._take_tag(tag, text)
            elif tag[0] == "<!--":
                end = text.find("-->", at)
                at = len(text) if end < 0 else end + 3
        self._take_text(text[at:])

    def _take_tag(self, tag: re.Match[str], text: str) -> int:
        """Takes one tag; gives where the page goes on, which is behind the text of a script."""
        name, told, at = tag[2].lower(), tag[3], tag.end()
        if tag[1]:
            self._end(name)
        elif told.endswith("/"):
            if name not in _SILENT:
                self._start(name, told)
                self._end(name)
        else:
            self._start(name, told)
            if name in _RAW:
                end = _RAW[name].search(text, at)
                return end.start() if end else len(text)
        return at

    def _start(self, tag: str, told: str) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._depth += 1
            self.has_table = True
            if self._depth == 1:
                self._end_loose()
                self._taken = {}
        if self._depth == 1 and tag == "tr":
            self._begin_row(bool(_HIDDEN.search(_attributes(told).get("style", ""))))
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(_attributes(told))
        elif tag == "br" or tag in _BLOCKS:
            self._break(is_block=tag != "br")

    def _end(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self.end_table()
            else:
                self._depth -= 1
                self._break(is_block=True)
        elif self._depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
        elif tag in _BLOCKS:
            self._break(is_block=True)

    def _take_text(self, data: str) -> None:
        if self._silent or (self._texts is None and self._depth):
            return
        text = _BLANKS.sub(" ", unescape(data))
        if self._texts is not None:
            self._texts.append(text)
        else:
            self._loose.append(text)

    def end_table(self) -> None:
        self._end_row()
        self._end_loose()
        self._depth = 0

    def _begin_row(self, is_hidden: bool = False) -> None:
        self._end_row()
        self._row += 1
        self._in_row = True
        self._next = 0
        if is_hidden:
            self.grid.layout.hidden_rows.add(self._row)

    def _end_row(self) -> None:
        self._end_cell()
        self._in_row = False

    def _begin_cell(self, told: dict[str, str]) -> None:
        self._end_cell()
        if not self._in_row:
            self._begin_row()
        while self._taken.get(self._next, 0) >= self._row:
            self._next += 1
        across = _span(told.get("colspan"), _WIDEST)
        down = _span(told.get("rowspan"), _TALLEST)
        self._column = self._next
        self._next += across
        if down > 1:
            self._taken.update(dict.fromkeys(range(self._column, self._next), self._row + down - 1))
        if across > 1 or down > 1:
            self.grid.layout.merge(self._row, self._column, self._row + down - 1, self._next - 1)
        self._texts = []
        self._exact = told.get("x:num")

    def _end_cell(self) -> None:
        if self._texts is None:
            return
        text = _tidy(self._texts)
        if self._exact and _NUMBER.fullmatch(text):  # the number itself beside "1.234,5"
            text = self._exact
        self.grid.put(self._row, self._column, text)
        self._texts = None

    def _break(self, is_block: bool) -> None:
        if self._texts is not None:
            self._texts.append("\n")
        elif self._depth == 0 and is_block:
            self._end_loose()
        elif self._depth == 0:
            self._loose.append(" ")

    def _end_loose(self) -> None:
        if text := _tidy(self._loose):
            self._row += 1
            self.grid.put(self._row, 0, text)
        self._loose = []


def _attributes(told: str) -> dict[str, str]:
    """The attributes of a tag that have a value, by their names in small letters."""
    if "=" not in told:
        return {}
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(told):
        found.setdefault(name.lower(), unescape("".join(values)))
    return found


def _tidy(texts: list[str]) -> str:
    text = "".join(texts)
    return (_BREAKS.sub("\n", text) if "\n" in text else text).strip()


def _span(told: str | None, most: int) -> int:
    text = (told or "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1
