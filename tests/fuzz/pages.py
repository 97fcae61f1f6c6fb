"""A list as an HTML page, written as portals, old programs and their accidents write one."""

from random import Random

from tests.intake.files import Rows

_FEWEST, _MOST = 1, 12  # accidents of one page
_TABLE, _END = ("<table>", "<TABLE border=1>", "<table\n id='a>b'>"), ("</table>", "</TABLE>", "")
_ROW = ("<tr>", "<TR>", "<tr style='display:none'>", '<tr height="<20">', "")
_CELL = (
    *("<td>", "<td>", "<td>", "<th>", "<TD x:num=12.5>", "<td nowrap", "<td><b>", "<td/>"),
    *("<td rowspan=3>", "<td colspan='2'>", '<td colspan="99999" rowspan="-1">', "<td rowspan=٣>"),
)
_CELL_END = ("</td>", "</td>", "</TD >", "</th>", "", "</tr></td>", "<br></td>")
_ACCIDENTS = (
    *("<", ">", "&", "&#0;", "&#xFFFFFFFF;", "&nbsp", "<!--", "-->", "<!>", "<?xml?>", "]]>"),
    *("<script>", "</script>", "<style>td{", "</style>", "<xml>", "</title>", "<title/>"),
    *("<table>", "</table>", "<tr>", "</tr>", "<td>", "<td colspan=1000>", "<td rowspan=65534>"),
    *("<p>Trần Văn A</p>", "<br/>" * 50, "<td title='", '<td title="<', "<" * 3_000, "</" * 500),
    *("<div>" * 2_000, "<table><tr><td>" * 300, "\x00", "\u2028", "<đoàn>", "<td a=b=c='d\">"),
)


def page(sheet: Rows, chance: Random) -> bytes:
    """The list in one table, after some accidents, in UTF-8 or UTF-16 and sometimes cut short."""
    neat = chance.random() < 0.5
    rows = []
    for cells in sheet:
        told = "".join(_one(_CELL, chance, neat) + str(cell or "") + _one(_CELL_END, chance, neat) for cell in cells)  # fmt: skip
        rows.append(_one(_ROW, chance, neat) + told + chance.choice(("</tr>", "</tr>\n", "")))
    text = chance.choice(_TABLE) + "".join(rows) + chance.choice(_END)
    for _ in range(chance.randint(_FEWEST, _MOST)):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(_ACCIDENTS) + text[at:]
    if chance.random() < 0.2:
        text = text[: chance.randrange(len(text) + 1)]
    return ("<html>" + text).encode(chance.choice(("utf-8", "utf-8-sig", "utf-16")), "replace")


def _one(ways: tuple[str, ...], chance: Random, is_neat: bool) -> str:
    """Mostly the first way, in a page that is otherwise neat."""
    return ways[0] if is_neat and chance.random() < 0.97 else chance.choice(ways)
