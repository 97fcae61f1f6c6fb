"""Stages: how far an initiative has come, from the words of a status column."""

import re

from bangvang.fold import fold

_REJECTED = re.compile(
    r"\b(khong (hop le|dat|duoc|cong nhan|duyet|chap nhan)|loai|tu choi|chua dat)\b"
)
_PENDING = re.compile(r"\b(cho|dang|chua|xem xet|pending)\b")
_VALID = re.compile(
    r"\b(hop le|dat|cong nhan|duoc duyet|da duyet|duyet|chap nhan|valid|approved)\b"
)


def stage_of(text: str) -> str:
    """submitted, valid, pending or rejected: "Không hợp lệ" -> rejected."""
    said = fold(text)
    if _REJECTED.search(said):
        return "rejected"
    if _PENDING.search(said):
        return "pending"
    return "valid" if _VALID.search(said) else "submitted"
