"""Stages: how far an initiative has come, from the words of a status column."""

import re

from bangvang.fold import fold

#: "Loại A" and "xếp loại tốt" are grades
_REJECTED = re.compile(
    r"\b(khong (hop le|dat|duoc|cong nhan|duyet|chap nhan|xep loai|du dieu kien|tham gia|xet)"
    r"|(?<!xep )(?<!phan )loai(?! (?:a|b|c|d|i{1,3}|\d|dat|kha|gioi|tot|xuat sac|trung binh)\b)"
    r"|tu choi|chua dat|truot|rut(?! (?:gon|ngan|kinh nghiem))|(?<!phat )huy(?! (?:chuong|dong))"
    r"|tra lai(?!.* (?:bo sung|sua|hoan thien))|(?:bi|do) trung|trung (?:lap|ten|noi dung|voi|stt))\b"
    r"|^(?:da )?trung$|^kd$"
)
_PENDING = re.compile(r"\b(cho|dang|chua|xem xet|tra lai|pending)\b")
_NOT_REPEATED = re.compile(r"\bkhong (?:bi )?trung(?: (?:lap|ten|noi dung))?\b")
_VALID = re.compile(
    r"\b(hop le|dat|cong nhan|duoc duyet|da duyet|duyet|chap nhan|valid|approved)\b"
)


def stage_of(text: str) -> str:
    """submitted, valid, pending or rejected: "Không hợp lệ" -> rejected."""
    said = _NOT_REPEATED.sub(" ", fold(text))
    if _REJECTED.search(said):
        return "rejected"
    if _PENDING.search(said):
        return "pending"
    return "valid" if _VALID.search(said) else "submitted"
