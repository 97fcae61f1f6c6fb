"""A file becomes a workbook of text: nothing is decided yet about what the text means."""

from bangvang.intake.batch import FileRefused, Sheet, Workbook
from bangvang.intake.child import parse_workbook
from bangvang.intake.delimited import read_delimited
from bangvang.intake.kinds import kind_of
from bangvang.intake.letters import in_unicode
from bangvang.intake.scan import scan_xlsx

SIZE_LIMIT = 256 << 20  #: bytes of one file


def read(content: bytes, file_name: str) -> Workbook:
    """The file's sheets as clean Unicode text, rows numbered as in Excel. Raises FileRefused."""
    if len(content) > SIZE_LIMIT:
        raise FileRefused("file_too_large", bytes=len(content))
    kind = kind_of(content)
    encoding, sheets = _sheets(content, kind)
    letters, sheets = in_unicode(sheets)
    if not sheets:
        raise FileRefused("file_empty")
    return Workbook(
        file_name, content, kind, letters if encoding == "unicode" else encoding, sheets
    )


def _sheets(content: bytes, kind: str) -> tuple[str, tuple[Sheet, ...]]:
    if kind == "csv":
        encoding, sheet = read_delimited(content)
        return encoding, (sheet,)
    if kind == "xlsx":
        scan_xlsx(content)
    return "unicode", parse_workbook(content)
