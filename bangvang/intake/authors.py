"""Author cells: one name, or several to be told apart, among what else stands with them.

"1. Ông Nguyễn Văn A (60%) - Hiệu trưởng; 2. GV Trần Thị B và cộng sự" names two people.
"""

import re
from collections.abc import Iterator, Sequence

from bangvang.intake.content import begins_with_a_family, is_person
from bangvang.intake.phrases import WORKPLACE

_WIDE = re.compile(r"\s{4,}")
_MIDDLE_AT_END = re.compile(r"(?<!\w)(Văn|Thị|VĂN|THỊ)\s*\n\s*(?=[^\W\d_])")
_FEWEST_WORDS_OF_A_BROKEN_NAME = 3
_NUMBERED = re.compile(
    r"(?:^|(?<=[\s;,]))(?:[(\[]\d{1,2}[)\]]|\d{1,2}\s*[.)](?=\s*[^\W\d_])|\d{1,2}\s*[-–/](?=\s*[^\W\d_])|[a-h]\)(?=\s))\s*"
)
_SEPARATORS = re.compile(
    r"\s*[,;&\n|+•…]\s*|\s*(?<!\w)và(?!\w)\s*|(?:(?<=\n)|\s+)VÀ\s+|\s+cùng(?:\s+với)?\s+|(?<=\w)\s*/\s*(?=\w)"
    r"|\s+[-–—]\s+|\s+[–—](?=\w)|(?<=\w)[–—]\s+|(?:^|(?<=\n))\s*[-–—*]\s*"
)
#: What stands between two names now and then, and within one at other times.
_JOINTS = tuple(
    re.compile(joint)
    for joint in (r"\s*:\s*", r"\s+(?:Và|va|VA)\s+", r"\s*[-–—]\s*", r"\.\s+", r"\s{3,}")
)
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*")
_PRIVATE = re.compile(r"[\w.+-]{1,64}@[\w.-]+|(?:\+?\d[\s.-]?){8,}")
_BORN = re.compile(
    r"[,;]?\s*(?<!\w)(?:(?:sinh(?:\s+(?:năm|ngày))?|sn|ns)\s*[:.]?\s*)?(?:\d{1,2}[/.-]){0,2}(?:19|20)\d\d(?!\w)"
    r"|[,;]?\s*(?<!\w)(?:sinh\s+năm|sinh\s+ngày|sn|ns)(?!\w)[\s:.\d/-]*",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s*[:–-]?\s*\d+(?:[.,]\d+)?\s*%")
_COMRADE = re.compile(r"(?<!\w)đ\s*/\s*c(?!\w)[.:]*", re.IGNORECASE)
_LABEL = re.compile(
    r"(?<!\w)(?:(?:đồng\s+|nhóm\s+)?tác giả(?:\s+chính)?|chủ trì|chủ nhiệm|chủ biên|cộng sự|thành viên|tham gia)\s*:\s*",
    re.IGNORECASE,
)
_TITLES = (
    r"ông|bà|anh|chị|cô(?:\s+giáo)?|thầy(?:\s+giáo)?|đ/c|đc|đ\.c|đồng chí|gs|pgs|tskh|t\.?s|th\.?s|ncs|"
    r"thạc s[ĩỹ]|tiến s[ĩỹ]|cử nhân|cn|k\.?s|kts|kỹ sư|luật sư|b\.?s|bs\w{1,5}|bác s[ĩỹ]|cki{1,2}|ck[12]|y s[ĩỹ]|ds|dược s[ĩỹ]|"
    r"nsưt|nsnd|ngưt|ngnd|đd\w{0,4}|điều dưỡng|ktv|kỹ thuật viên|nhs|gv|gvc|giáo viên|giảng viên|nv|nhân viên|mr|mrs|ms|"
    r"(?:thiếu|trung|thượng|đại)\s+(?:[úu]y|uý|tá|tướng)"
)
_SALUTATION = re.compile(rf"^(?:(?:{_TITLES})(?:[.:]+\s*|\s+))+(?=\w)", re.IGNORECASE)
_BARE_SALUTATION = re.compile(rf"^(?:{_TITLES})[.:]*$", re.IGNORECASE)
_POSITION = re.compile(
    r"^(?:trưởng|phó(?=\.|\s*$|\s+(?:tổng|giám|hiệu|trưởng|chủ|phòng|khoa|quản|ban|tổ|đội|bí|viện|chánh|ca|bộ|văn|đoàn|"
    r"công|xưởng|ngành|chi))|chánh|giám đốc|tổng giám đốc|tổ trưởng|tổ phó|nhóm trưởng|nhóm phó|nhân viên|chủ tịch|"
    r"giáo viên|giảng viên|kỹ sư|công nhân|công chức|viên chức|(?:phòng|khoa|đội)(?=\s)|bác s[ĩỹ]|y s[ĩỹ]|y tá|(?-i:Y tế|y tế)|hộ lý|hộ sinh|"
    r"điều dưỡng|dược s[ĩỹ]|kỹ thuật viên|hiệu trưởng|hiệu phó|p\.|tp\.|chuyên viên|quản đốc|quản lý|ca trưởng|cán bộ|kế toán|"
    r"bí thư|thư ký|thủ quỹ|thủ kho|(?-i:[Vv]ăn thư)|văn phòng|lái xe|thợ|bảo vệ|lao công|tạp vụ|cấp dưỡng|thống kê|"
    r"trợ lý|đại diện|phụ trách|tổng phụ trách|[uủ]ỷ? viên|ban giám|thạc s[ĩỹ]|tiến s[ĩỹ]|cử nhân|vận hành|nghiên cứu viên|"
    r"chủ trì|chủ nhiệm|chủ biên|tham gia|thành viên)(?!\w)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:(?:các|những|cùng|và|nhóm|toàn thể|\d+)\s+)*(?:cộng sự|đồng sự|đồng nghiệp|(?:đồng\s+)?tác giả|thành viên|nghiên cứu|"
    r"người|nhiều người|khác|anh em|c\.s)(?:\s+khác)?$|^(?:không|ko|chưa)(?:\s+có)?$",
    re.IGNORECASE,
)
_MARKS = " .:-–—•*…\t\"'“”„"
#: Without any of these a piece is an abbreviation: "GV", "PHT", "CTCĐ", "ThS".
_VOWEL = re.compile(
    r"[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE
)
_HAS_LETTER = re.compile(r"[^\W\d_]")
_WORKPLACE = re.compile(WORKPLACE)
_IS_TEAM = re.compile(r"^(?:tập|nhóm)$", re.IGNORECASE)
_A_TEAM = re.compile(r"^(?:tổ|ban|đội|nhóm)\s", re.IGNORECASE)
#: Names without any of this are taken as they stand; the test runs on whole columns.
NEEDS_SPLITTING = (
    r"(?i)[,;&\n|+/()\[\]\d@:.•*…–—\"“”-]|(?:^|\s)(?:và|va|cùng)(?:\s|$)|\s{3}"
    r"|^(?:ông|bà|anh|chị|cô|thầy|đc|đồng chí|gs|pgs|tskh|ts|ths|ncs|thạc s[ĩỹ]|tiến s[ĩỹ]|bs\w*|bác s[ĩỹ]|ks|kts|"
    r"kỹ sư|luật sư|cn|cử nhân|ds|dược sĩ|nsưt|nsnd|ngưt|ngnd|đd\w*|điều dưỡng|y s[ĩỹ]|ktv|kỹ thuật viên|nhs|gv|giáo viên|"
    r"giảng viên|nv|nhân viên|mr|mrs|ms|(?:thiếu|trung|thượng|đại) (?:[úu]y|uý|tá|tướng)|(?:phó )?hiệu trưởng|"
    r"(?:phó )?giám đốc|tổ trưởng|tổ phó|trưởng phòng|trưởng khoa)\s"
)


def split_authors(cell: str) -> list[str]:
    """The names in an author cell, in their order, without titles, numbers and positions."""
    text = _WIDE.sub(lambda gap: "\n" if "\n" in gap[0] else "   ", cell)
    text = _rejoined(text) if "\n" in text else text
    text = _BORN.sub("\n", _COMRADE.sub(" ", _PRIVATE.sub("\n", text)))
    text = _SHARE.sub("\n", _LABEL.sub("\n", text))
    text = _PARENTHESIS.sub("\n", _NUMBERED.sub("\n", text))
    names: list[str] = []
    for part in _SEPARATORS.split(text):
        for piece in _pieces(part or ""):
            name = _name_in(piece, is_first=not names)
            if name and name not in names:
                names.append(name)
    return names


def _is_position(words: Sequence[str], *, is_greeted: bool) -> bool:
    """Whether the words behind a name are what the person does: "PCT CĐ", "Bếp trưởng", and behind
    what may be a title ("GV") the subject, "Tiếng Anh"."""
    if is_greeted and (len(words) == 1 or words[0] == "Tiếng"):
        return True
    if len(words) == 1 or is_person(" ".join(words)):
        return False
    is_short = any(one.isupper() and len(one) > 1 and not _VOWEL.search(one) for one in words)
    is_told = words[0][0].isupper() and words[-1].islower() and not begins_with_a_family(words[0])
    return is_short or (is_told and not _IS_TEAM.match(words[0]))


def _rejoined(text: str) -> str:
    """The text with names put together that are broken over two lines: "Nguyễn Văn | An", and
    "Lê Hoàng | Anh" alone in its cell."""
    text = _MIDDLE_AT_END.sub(r"\1 ", text)
    lines = [line for line in map(str.strip, text.split("\n")) if line]
    whole = " ".join(lines)
    is_broken = len(lines) == 2 and any(" " not in line for line in lines) and is_person(whole)
    if not is_broken or len(whole.split()) < _FEWEST_WORDS_OF_A_BROKEN_NAME:
        return text
    return whole if all(_name_in(line, is_first=False) for line in lines) else text


def _pieces(part: str) -> Iterator[str]:
    """The part, or what stands in it beside a name, where a mark within it surely ends one."""
    for joint in _JOINTS:
        pieces = joint.split(part)
        if len(pieces) == 1 or not any(map(is_person, pieces)):
            continue
        is_label = ":" in joint.pattern and is_person(pieces[-1])
        if not (is_label or is_person(pieces[0])):  # "Ng. Văn An" is one
            continue
        if is_label or all(is_person(one) or not _name_in(one, is_first=False) for one in pieces):
            found = pieces[-1:] if is_label and not is_person(pieces[0]) else pieces
            for piece in found:
                yield from _pieces(piece)
            return
    yield part


def _name_in(piece: str, *, is_first: bool) -> str | None:
    """The name in a piece of a cell; None where it says a position, a workplace or nobody's name.

    A team may be an author itself: one that stands first, or alone.
    """
    text = " ".join(piece.strip(_MARKS).split())
    name = _SALUTATION.sub("", text).strip(_MARKS)
    if not _HAS_LETTER.search(name) or _NOBODY.match(name):
        return None
    if _BARE_SALUTATION.match(name) and (is_first or name != "Anh"):  # a given name too
        return None
    words = name.split()
    if len(words) == 1 and not _VOWEL.search(name):
        return None
    if not is_first and _is_position(words, is_greeted=name != text):
        return None
    if _POSITION.match(name):
        return next(
            (rest for at in range(1, len(words)) if is_person(rest := " ".join(words[at:]))), None
        )
    is_place = bool((len(words) > 2 and _WORKPLACE.match(name)) or _A_TEAM.match(name))
    return None if is_place and not is_first and not is_person(name) else name
