"""Names of the files that are handed out: campaign, what it is, as-of; letters every system takes."""

from datetime import datetime

from bangvang.fold import fold

_LONGEST = 60


def file_name(campaign: str, what: str, moment: datetime, extension: str) -> str:
    """ "1 triệu sáng kiến", "Bảng xếp hạng" -> "1-trieu-sang-kien_bang-xep-hang_2022-05-19_18h00.xlsx"."""
    return f"{_plain(campaign)}_{_plain(what)}_{moment:%Y-%m-%d_%Hh%M}.{extension}"


def _plain(words: str) -> str:
    return fold(words).replace(" ", "-")[:_LONGEST].strip("-") or "bang"
