"""A file becomes a workbook of text: nothing is decided yet about what the text means."""

from collections.abc import Mapping

from bangvang.intake.batch import FileRefused, Sheet, Workbook
from bangvang.intake.child import parse_workbook
from bangvang.intake.delimited import decode, read_delimited
from bangvang.intake.kinds import kind_of
from bangvang.intake.layout import Layout, laid_out
from bangvang.intake.letters import in_unicode
from bangvang.intake.scan import claims_to_be_ordinary, scan_package
from bangvang.intake.xls_layout import xls_layouts

SIZE_LIMIT = 256 << 20  #: bytes of one file


def read(content: bytes, file_name: str, letters: Mapping[str, str] | None = None) -> Workbook:
    """The file's sheets as clean Unicode text, rows numbered as in Excel. Raises FileRefused.

    `letters` overrules what was detected, "unicode", "tcvn3" or "vni": of the whole file under "",
    of a sheet under its name, of a column under "sheet!c2". The narrowest one holds.
    """
    if len(content) > SIZE_LIMIT:
        raise FileRefused("file_too_large", bytes=len(content))
    kind = kind_of(content)
    chosen = letters or {}
    encoding, sheets, layouts = _sheets(content, kind, chosen.get(""))
    found, sheets = in_unicode(laid_out(sheets, layouts), layouts, chosen)
    if not sheets:
        raise FileRefused("file_empty")
    return Workbook(file_name, content, kind, found if encoding == "unicode" else encoding, sheets)


def _sheets(
    content: bytes, kind: str, letters: str | None
) -> tuple[str, tuple[Sheet, ...], dict[str, Layout]]:
    """The encoding of the bytes, the sheets as they stand, and what is known of their layouts."""
    if kind == "csv":
        encoding, sheet = read_delimited(content, letters)
        return encoding, (sheet,), {}
    if kind in ("html", "spreadsheetml"):
        encoding, text = decode(content, letters)
        return encoding, parse_workbook(text, kind), {}
    layouts: dict[str, Layout] = {}
    look = xls_layouts if kind == "xls" else scan_package
    sheets = parse_workbook(
        content,
        kind,
        lambda: layouts.update(look(content)),
        is_ordinary=kind == "xls" or claims_to_be_ordinary(content),
    )
    return "unicode", sheets, layouts
