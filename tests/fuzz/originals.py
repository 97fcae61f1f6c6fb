"""The whole files that are broken: real ones of the sample, and one of every format."""

from pathlib import Path

from viparse.normalize.tcvn3 import TCVN3

from tests.intake.files import Rows, csv, ods, xls, xlsb, xlsb_with_layout, xlsx
from tests.intake.real_text import typed
from tests.intake.test_read_layout import ods_with_layout

SAMPLE = Path(__file__).parents[2] / "data/sample"
LIST: Rows = [
    ["LIÊN ĐOÀN LAO ĐỘNG QUẬN BA ĐÌNH"],
    [None, "DANH SÁCH SÁNG KIẾN"],
    ["STT", "Tên sáng kiến", "Họ và tên", "LĐLĐ/Công đoàn cấp trên", "CĐCS", "Ngày nộp", "Giá trị làm lợi (VND)"],
    *(
        [number, f"Cải tiến quy trình hàn số {number}", f"Nguyễn Văn Hùng\n{number}, Lê Thị Bình", "LĐLĐ quận Ba Đình", "Trường \"Hoa Sen\"; cơ sở 2", "4/5/2022", 1_500_000 * number]
        for number in range(1, 30)
    ),
    [None, "Tổng cộng: 29 sáng kiến"],
    [None, None, "Người lập biểu"],
]  # fmt: skip


def originals() -> list[tuple[str, bytes]]:
    """File name and bytes."""
    html = "".join(
        "<tr>" + "".join(f"<td>{cell or ''}</td>" for cell in row) + "</tr>" for row in LIST
    )
    xml = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell or ""}</Data></Cell>' for cell in row) + "</Row>"
        for row in LIST
    )  # fmt: skip
    old = [[typed(cell, TCVN3) if isinstance(cell, str) else cell for cell in row] for row in LIST]
    made = [
        ("a.xlsx", xlsx(hidden=["phu"], chinh=LIST, phu=LIST[3:])),
        ("b.xlsx", xlsx(chinh=old)),
        ("a.xls", xls(LIST)),
        ("a.ods", ods(LIST)),
        ("a.xlsb", xlsb(LIST)),
        ("b.xlsb", xlsb_with_layout()),
        ("b.ods", ods_with_layout()),
        ("a.csv", csv(LIST)),
        ("b.csv", csv(LIST, separator=";", codec="utf-16")),
        ("c.csv", csv(old).decode().encode("latin-1", "replace")),
        ("html.xls", f"<html><body><table>{html}</table></body></html>".encode()),
        (
            "xml.xls",
            '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
            ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>'
            f"{xml}</Table></Worksheet></Workbook>".encode(),
        ),
    ]
    real = [
        (path.name, path.read_bytes())
        for path in sorted(SAMPLE.iterdir())
        if path.suffix in (".xls", ".xlsx", ".csv") and path.stat().st_size < 200_000
    ]
    return made + real
