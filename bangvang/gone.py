"""A file that was booked once and counts no more: what became of it, in words."""

import json
from typing import Any

from bangvang.text import Words

STATES = ("superseded", "withdrawn")


def told(file_name: str, gone: dict[str, Any], words: Words) -> str:
    """What happened to the batch of the same bytes, of the question `gone_file`."""
    booked = _moment(gone["committed_at"])
    sentence = words("gone.booked", file=file_name, no=words.number(gone["batch_no"]), **booked)
    return f"{sentence} {_moved(gone, words)}"


def _moved(gone: dict[str, Any], words: Words) -> str:
    if gone["moved_at"] is None:  # of a time before there was a log
        return words(f"gone.{gone['state']}_once")
    by = {"actor": gone["moved_by"], **_moment(gone["moved_at"])}
    why = json.loads(gone["details"]).get("why") or ""
    if gone["state"] == "withdrawn":
        return words("gone.withdrawn", why=why or words("batches.no_reason"), **by)
    if gone["follower_no"] is None:
        return words("gone.superseded", file=why or "–", **by)
    no = words.number(gone["follower_no"])
    return words("gone.superseded_by", file=gone["follower_file"], no=no, **by)


def _moment(at: Any) -> dict[str, str]:
    return {"time": f"{at:%H:%M}", "day": f"{at:%d/%m/%Y}"}
