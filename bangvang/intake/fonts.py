"""Fonts: which letters a font draws, and whether it draws them as capitals."""

import re

_TCVN3_DOTTED = re.compile(r"\.vn", re.IGNORECASE)
_VNI = re.compile(r"vni[- ]", re.IGNORECASE)
_CAPITALS = re.compile(r"[a-z]H\b")


def letters_of(font: str) -> str | None:
    """tcvn3 for ".VnTime" (also without the dot), vni for "VNI-Times", None for all others."""
    name = font.strip()
    if _VNI.match(name):
        return "vni"
    if _TCVN3_DOTTED.match(name) or re.match(r"V[nN][A-Z][a-z]", name):
        return "tcvn3"
    return None


def draws_capitals(font: str) -> bool:
    """Whether small letters look like capitals: ".VnTimeH", ".VnArialH"."""
    return letters_of(font) == "tcvn3" and _CAPITALS.search(font) is not None
