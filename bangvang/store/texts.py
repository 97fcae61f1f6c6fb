"""Texts: every column that holds text or bytes, and whom it can name.

Whoever erases a person goes through all of them: a column that a later version adds stands in this
table too, or `tests/store/test_texts.py` fails.
"""

from enum import StrEnum


class Names(StrEnum):
    """Whom a column can name, and what an erasing does about it."""

    NOBODY = "nobody"  #: ids, codes, hashes, addresses of machines: of our own making
    BODY = (
        "body"  #: a union, a team, a period: a name of its own; the page tells which say the name
    )
    STAFF = "staff"  #: an account: who works here is not erased as a registrant
    FILE = "file"  #: a file as it came, sealed; it is erased by itself (originals.py)
    PERSON = "person"  #: registrants, whom erase_persons.sql anonymises
    TITLE = "title"  #: titles and what they are compared by
    COUNTED = "counted"  #: counted anew from a column that is redacted
    TEXT = "text"  #: whatever people wrote: the name is taken out
    JSON = "json"  #: the same, in the texts within
    LOG = "log"  #: the same, and the chain of the log still holds (chain.py)


_NOBODY, _BODY, _STAFF, _TEXT = Names.NOBODY, Names.BODY, Names.STAFF, Names.TEXT

#: table -> column -> whom it can name
COLUMNS: dict[str, dict[str, Names]] = {
    "setting": dict.fromkeys(("name", "value"), _NOBODY),
    "unit": dict.fromkeys(
        (
            *("unit_id", "name", "display_name", "short_name", "parent_id", "upper_id"),
            *("grassroots_id", "search_key", "name_order"),
        ),
        _BODY,
    )
    | dict.fromkeys(("kind", "level", "cluster", "block", "cluster_status"), _NOBODY),
    "spelling": dict.fromkeys(("spelling", "unit_id", "sender"), _BODY)
    | {"source": _NOBODY, "learned_by": _STAFF},
    "period": dict.fromkeys(("name", "name_en"), _BODY)
    | dict.fromkeys(("period_id", "kind", "phase_id"), _NOBODY),
    "quota": {"unit_id": _BODY}
    | dict.fromkeys(("period_id", "measure", "basis", "block", "status"), _NOBODY),
    "quota_span": {"unit_id": _BODY}
    | dict.fromkeys(("period_id", "measure", "basis", "block"), _NOBODY),
    "membership": {"unit_id": _BODY, "status": _NOBODY},
    "batch": {"file_name": _TEXT, "tables": Names.JSON, "committed_by": _STAFF, "unit_id": _BODY}
    | dict.fromkeys(("batch_id", "file_hash", "state", "encoding"), _NOBODY),
    "original": {"batch_id": _NOBODY, "content": Names.FILE},
    "draft": {
        "file_name": _TEXT,
        "choices": Names.JSON,
        "content": Names.FILE,
        "arrived_by": _STAFF,
        "unit_id": _BODY,
    }
    | dict.fromkeys(("draft_id", "file_hash", "state"), _NOBODY),
    "layout": {
        "sender": _BODY,
        "headings": _TEXT,
        "choices": Names.JSON,
        "learned_by": _STAFF,
    },
    "initiative": {
        "sheet": _TEXT,
        "title": Names.TITLE,
        "title_key": Names.TITLE,
        "field": _TEXT,
    }
    | dict.fromkeys(("unit_id", "team_id"), _BODY)
    | dict.fromkeys(("batch_id", "stage"), _NOBODY),
    "registration": {"unit_id": _BODY},
    "registrant": {"unit_id": _BODY, "mark_hash": _NOBODY}
    | dict.fromkeys(("person_key", "name"), Names.PERSON),
    "refusal": dict.fromkeys(("sheet", "column_name", "value"), _TEXT)
    | {"cells": Names.JSON, "others": Names.JSON, "batch_id": _NOBODY, "reason": _NOBODY},
    "set_aside": dict.fromkeys(("sheet", "text"), _TEXT)
    | dict.fromkeys(("batch_id", "why"), _NOBODY),
    "unit_day": {"unit_id": _BODY, "scope": _NOBODY},
    "registrant_day": {"unit_id": _BODY, "scope": _NOBODY, "period_id": _NOBODY},
    "field_day": {"unit_id": _BODY, "scope": _NOBODY, "field": Names.COUNTED},
    "uncounted": {"unit_id": _BODY, "scope": _NOBODY},
    "stage_day": {"unit_id": _BODY, "period_id": _NOBODY, "stage": _NOBODY},
    "batch_unit": {"unit_id": _BODY, "batch_id": _NOBODY},
    "verdict": {"verdict": _NOBODY, "decided_by": _STAFF},
    "national": dict.fromkeys(("unit", "name_order"), _BODY) | {"status": _NOBODY},
    "cut": {"name": _TEXT, "made_by": _STAFF, "cut_id": _NOBODY, "kind": _NOBODY},
    "cut_period": dict.fromkeys(("name", "name_en"), _BODY)
    | dict.fromkeys(("cut_id", "period_id", "kind"), _NOBODY),
    "cut_unit": dict.fromkeys(
        (
            *("unit_id", "display_name", "short_name", "upper_id", "grassroots_id"),
            *("search_key", "name_order"),
        ),
        _BODY,
    )
    | dict.fromkeys(("cut_id", "kind", "level", "cluster", "block"), _NOBODY),
    "cut_standing": {"unit_id": _BODY}
    | dict.fromkeys(("cut_id", "period_id", "scope", "block"), _NOBODY),
    "support_note": dict.fromkeys(("text", "supporter"), _TEXT)
    | {"unit_id": _BODY, "written_by": _STAFF}
    | dict.fromkeys(("note_id", "kind", "closes"), _NOBODY),
    "criterion": {"criterion_id": _NOBODY},
    "running_order": {
        "name": _TEXT,
        "slides": Names.JSON,
        "changed_by": _STAFF,
        "order_id": _NOBODY,
    },
    "log": {"actor": _STAFF, "subject": Names.LOG, "details": Names.LOG}
    | dict.fromkeys(("place", "action", "salt", "mark", "former", "hash"), _NOBODY),
    "account": {"name": _STAFF, "made_by": _STAFF}
    | dict.fromkeys(("account_id", "role", "phrase_hash"), _NOBODY),
    "session": dict.fromkeys(("session_id", "account_id", "place"), _NOBODY),
    "attempt": {"subject": _NOBODY},
}
