"""One batch: its rows reconciled, what happened to it, what was handed back."""

import json
from html import escape
from typing import Any

import polars as pl

from bangvang.faults import faults_of
from bangvang.text import Words

_HASH_SHOWN = 16  # letters; the whole of it in the tooltip
_SHOWN = 50  # refused rows on the screen; all are in the workbook
_HEADS = ("sheet", "row", "column", "value", "reason")


def reckoning(batch: dict[str, Any], words: Words) -> str:
    """File = new + duplicate + handed back + set aside, in one line."""
    cells = (
        ("", "rows_read", "read", ""),
        ("=", "fresh", "fresh", "up"),
        ("+", "duplicates", "duplicates", ""),
        ("+", "refused", "refused", "down" if batch["refused"] else ""),
        ("+", "set_aside", "aside", "same"),
    )
    drawn = "".join(
        f'<div><b class="bv-{tone}"><span>{sign}</span> {escape(words.number(batch[column]))}</b>'
        f"<span>{escape(words(f'upload.{key}'))}</span></div>"
        for sign, column, key, tone in cells
    )
    return f'<div class="bv-reckoning">{drawn}</div>{_letter(batch, words)}'


def history(batch: dict[str, Any], moves: pl.DataFrame, words: Words) -> str:
    """The file, its sender, and what happened to it, the latest first: `batch_moves` as sentences."""
    lines = [batch["unit_name"], *(told(move, words) for move in moves.iter_rows(named=True))]
    size = words("batches.size", bytes=words.number(batch["file_bytes"]))
    lines.append(f"{size} · SHA-256 {batch['file_hash'][:_HASH_SHOWN]}…")
    drawn = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
    name, digest = escape(batch["file_name"]), escape(batch["file_hash"])
    return f'<div class="bv-understood" title="SHA-256 {digest}"><h3>{name}</h3>{drawn}</div>'


def refused(refusals: pl.DataFrame, words: Words) -> str:
    """The first refused rows of `refusals`, with what stood there and each reason in words."""
    head = "".join(f"<th>{escape(words(f'upload.{key}'))}</th>" for key in _HEADS)
    body = "".join(
        f"<tr><td>{escape(row['sheet'] or '–')}</td><td>{words.number(row['row'])}</td>"
        f"<td>{escape(row['column'] or '–')}</td>"
        f'<td class="bv-bad">{escape(row["value"] or "–")}</td>'
        f"<td>{escape(words.label('reason', row['reason']))}</td></tr>"
        for row in faults_of(refusals.head(_SHOWN)).iter_rows(named=True)
    )
    more = refusals.height - _SHOWN
    rest = (
        f'<p class="bv-note">{escape(words("upload.too_wide", count=more))}</p>' if more > 0 else ""
    )
    return f'<table class="bv-grid"><tr>{head}</tr>{body}</table>{rest}'


def _letter(batch: dict[str, Any], words: Words) -> str:
    """The number that the sender's letter states, beside the initiatives of the file."""
    stated = batch["letter_total"]
    if stated is None:
        return f'<p class="bv-note">{escape(words("batches.letter_none"))}</p>'
    refused = batch["refused"] - batch["names_alone"]
    found = batch["initiatives"] + refused
    told = words(
        "batches.letter",
        stated=words.number(stated),
        found=words.number(found),
        booked=words.number(batch["initiatives"]),
        refused=words.number(refused),
    )
    key, tone = "letter_agrees", "up"
    if found != stated:
        key, tone = ("letter_lacks" if found < stated else "letter_exceeds"), "down"
    verdict = words(f"batches.{key}", count=words.number(abs(stated - found)))
    return f'<p class="bv-note">{escape(told)} · <b class="bv-{tone}">{escape(verdict)}</b></p>'


def told(move: dict[str, Any], words: Words) -> str:
    """A line of `batch_moves` as a sentence: when, who, what."""
    at, why = move["happened_at"], json.loads(move["details"]).get("why")
    return words(
        f"batches.told.{move['action']}",
        time=f"{at:%H:%M}",
        day=words.day(at.date()),
        actor=move["actor"],
        why=why or words("batches.no_reason"),
    )
