"""Author cells: one name, or several to be told apart."""

import re

_NUMBERED = re.compile(r"(?:^|(?<=\s))\d{1,2}\s*[.)]\s*(?=\D)")
_SEPARATORS = re.compile(r"\s*(?:[,;&\n|+]|(?<!\w)và(?!\w)|(?<=\w)\s*/\s*(?=\w))\s*", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*")
_PRIVATE = re.compile(r"[\w.+-]+@[\w.-]+|(?:\+?\d[\s.-]?){8,}")
_COMRADE = re.compile(r"(?<!\w)đ\s*/\s*c(?!\w)[.:]*", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:(?:đồng\s+)?tác giả(?:\s+chính)?|chủ trì|chủ nhiệm|cộng sự|thành viên|nhóm tác giả)\s*:\s*",
    re.IGNORECASE,
)
_SALUTATION = re.compile(
    r"^(?:(?:ông|bà|anh|chị|cô|thầy|đ/c|đc|đ\.c|đồng chí|gs|pgs|tskh|ts|ths|thạc sĩ|thạc sỹ|tiến sĩ|"
    r"tiến sỹ|bs|bsckii|bscki|bsck2|bsck1|bác sĩ|bác sỹ|ks|kỹ sư|cn|cử nhân|ds|dược sĩ|nsưt|nsnd|ngưt|ngnd|"
    r"đdv|đd|ktv|nhs|mr|mrs|ms)(?:[.:]+\s*|\s+))+(?=\w)",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"^(?:trưởng|phó|giám đốc|tổ trưởng|tổ phó|nhân viên|chủ tịch|giáo viên|kỹ sư|công nhân|phòng|khoa|"
    r"đội|bác sĩ|hiệu trưởng|hiệu phó|p\.|tp\.|chuyên viên|quản đốc|ca trưởng|cán bộ|kế toán|bí thư)(?!\w)",
    re.IGNORECASE,
)
_DASHED = re.compile(r"\s+[-–—]\s+|^\s*[-–—•*]\s*")
_HAS_LETTER = re.compile(r"[^\W\d_]")
#: Names without any of this are taken as they stand; the test runs on whole columns.
NEEDS_SPLITTING = (
    r"(?i)[,;&\n|+/()\[\]\d@:.•*…–—-]|(?:^|\s)và(?:\s|$)"
    r"|^(?:ông|bà|anh|chị|cô|thầy|đc|đồng chí|gs|pgs|tskh|ts|ths|thạc s[ĩỹ]|tiến s[ĩỹ]|bs\w*|bác s[ĩỹ]|ks|"
    r"kỹ sư|cn|cử nhân|ds|dược sĩ|nsưt|nsnd|ngưt|ngnd|đdv|đd|ktv|nhs|mr|mrs|ms)\s"
)


def split_authors(cell: str) -> list[str]:
    """The names in an author cell, in their order, without titles, numbers and positions.

    "1. Ông Nguyễn Văn A (chủ trì)\\n2. ThS. Trần Thị B" -> ["Nguyễn Văn A", "Trần Thị B"]
    """
    text = _COMRADE.sub(" ", _PRIVATE.sub(" ", _PARENTHESIS.sub(" ", cell)))
    names: list[str] = []
    for part in _SEPARATORS.split(_NUMBERED.sub("\n", text)):
        for piece in _DASHED.split(part):
            name = _bare(piece)
            is_name = bool(_HAS_LETTER.search(name)) and not _POSITION.match(name)
            if is_name and name not in names:
                names.append(name)
    return names


def _bare(piece: str) -> str:
    name = _LABEL.sub("", piece.strip(" .:-–—•*…\t"))
    return " ".join(_SALUTATION.sub("", name).strip(" .:-–—…").split())
