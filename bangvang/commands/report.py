"""The outcomes of an import, for a script and for a reader."""

import json
from collections.abc import Iterator, Sequence

from bangvang.commands.answer import VIETNAMESE
from bangvang.commands.outcome import Outcome
from bangvang.store import Change

_PLACES_SHOWN = 10
_OF_UNITS = {"unit_missing", "unit_unknown", "unit_ambiguous"}


def as_json(outcomes: Sequence[Outcome]) -> str:
    files = [
        {
            "file": outcome.file,
            "status": outcome.status,
            "batch_id": outcome.batch_id,
            "rows_read": outcome.rows_read,
            "accepted": outcome.accepted,
            "duplicates": outcome.duplicates,
            "refused": outcome.refused,
            "set_aside": outcome.set_aside,
            "refused_by_reason": outcome.refused_by_reason(),
            "encoding": outcome.encoding,
            "letter_total": outcome.letter_total,
            "notes": list(outcome.notes),
            "error": outcome.error
            and {"code": outcome.error.code, "message": outcome.error.message},
        }
        for outcome in outcomes
    ]
    return json.dumps({"files": files}, ensure_ascii=False, indent=2) + "\n"


def as_text(outcomes: Sequence[Outcome]) -> str:
    return "\n".join("\n".join(_lines(outcome)) + "\n" for outcome in outcomes)


def _lines(outcome: Outcome) -> Iterator[str]:
    t = VIETNAMESE
    yield f"{outcome.file}: {t(f'cli.status.{outcome.status}')}"
    if outcome.error:
        yield f"  {outcome.error.message} [{outcome.error.code}]"
        return
    if outcome.what_became:
        yield f"  {outcome.what_became}"
        yield "  " + t("gone.command")
    names = ("rows_read", "accepted", "duplicates", "refused", "set_aside")
    yield "  " + t("cli.counts", **{name: t.number(getattr(outcome, name)) for name in names})
    yield "  " + t("cli.letters", encoding=t.label("encoding", outcome.encoding or ""))
    for note in outcome.notes:
        yield f"  ! {note}"
    for reason, rows in outcome.refused_by_reason().items():
        sentence = t("cli.refused", rows=t.number(rows), reason=t.label("reason", reason))
        yield f"  - {sentence}"
        yield f"    {_places(outcome, reason)}"
    if outcome.proposed_unit_id and outcome.refused_by_reason().keys() & _OF_UNITS:
        yield "  " + t("cli.proposed", code=outcome.proposed_unit_id)
    for change in outcome.changes:
        yield "  → " + _change(change)


def _places(outcome: Outcome, reason: str) -> str:
    """Where the rows refused for a reason stand: "Sheet1: 5, 9"."""
    t = VIETNAMESE
    sheets: dict[str, list[str]] = {}
    refused = outcome.refusals.filter(reason=reason).sort("sheet", "row")
    for sheet, row in refused.select("sheet", "row").head(_PLACES_SHOWN).iter_rows():
        sheets.setdefault(sheet, []).append(str(row))
    places = [
        t("cli.place_in_sheet" if sheet else "cli.place", sheet=sheet, rows=", ".join(rows))
        for sheet, rows in sheets.items()
    ]
    if refused.height > _PLACES_SHOWN:
        places.append(t("cli.more", rows=t.number(refused.height - _PLACES_SHOWN)))
    return "; ".join(places)


def _change(change: Change) -> str:
    t = VIETNAMESE
    return t(
        "cli.change",
        unit=change.unit_name,
        initiatives=" → ".join(map(t.number, change.initiatives)),
        rank=" → ".join(map(t.number, change.rank)),
    )
