"""Asking about grassroots unions: names that are nearly another of the same upper union."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from bangvang.fold import fold
from bangvang.intake.batch import Choices, Question
from bangvang.intake.likeness import near
from bangvang.roster import Roster
from bangvang.told_apart import each_once


def about_unions(rows: pl.DataFrame, roster: Roster, choices: Choices) -> list[Question]:
    """Grassroots unions that are nearly another of the same upper union: known, or more often
    named in this file. They are booked under their own names until somebody says otherwise."""
    is_sound = pl.col("reason").is_null() & pl.col("unit_name").is_not_null()
    told = rows.select("upper_id", "unit_name", "reason").filter(is_sound)
    if told.is_empty():
        return []
    different, place = each_once(told.select("upper_id", "unit_name"))
    named = different.with_columns(len=place.value_counts().sort("place")["count"])
    known = roster.units.filter(pl.col("level") == "grassroots").select("parent_id", "name")
    known_by_upper = {
        part["parent_id"][0]: part["name"].to_list() for part in known.partition_by("parent_id")
    }
    spelled = _spelled_by_upper(roster)
    questions: list[Question] = []
    for part in named.partition_by("upper_id", maintain_order=True):
        upper = part["upper_id"][0]
        counts = dict(part.select("unit_name", "len").iter_rows())
        answered = {
            fold(name) for within, *names in choices.unions if within == upper for name in names
        }
        settled = answered | spelled.get(upper, set())
        questions += [
            replace(one, within=upper)
            for one in _near_unions(counts, known_by_upper.get(upper, []), settled)
        ]
    return sorted(questions, key=lambda one: -one.rows)


def _spelled_by_upper(roster: Roster) -> dict[str, set[str]]:
    """Upper union -> all folded spellings of the unions below it."""
    above = dict(roster.units.select("unit_id", "parent_id").iter_rows())
    uppers = set(roster.units.filter(pl.col("level") == "upper")["unit_id"])
    spelled: dict[str, set[str]] = defaultdict(set)
    for spelling, unit_id in roster.spellings.select("spelling", "unit_id").iter_rows():
        parent = above.get(unit_id)
        upper = parent if parent in uppers else above.get(parent)  # a union merged into another
        if upper in uppers:
            spelled[str(upper)].add(spelling)
    return spelled


def _near_unions(
    counts: Mapping[str, int], known: Sequence[str], settled: set[str]
) -> list[Question]:
    """`settled`: folded names that nobody need be asked about."""
    in_roster = {fold(name) for name in known}
    keys = [fold(name) for name in counts]
    others = dict(zip(keys, counts, strict=True))  # what is settled may still be like the rest
    known = [*known, *(name for key, name in others.items() if key in settled - in_roster)]
    settled = settled | in_roster
    fresh: dict[str, str] = {}
    rows: Counter[str] = Counter()
    for key, name, count in zip(keys, counts, counts.values(), strict=True):
        if key not in settled:
            fresh.setdefault(key, name)
            rows[key] += count
    ranked = sorted(fresh, key=lambda key: -rows[key])
    alike = near(list(fresh.values()), [*known, *fresh.values()])
    place = {fresh[key]: at for at, key in enumerate(ranked)}
    questions = []
    for key in ranked:
        name = fresh[key]
        options = [
            (other, points)
            for other, points in alike.get(name, [])
            if place.get(other, -1) < place[name]
        ]
        if options:
            answers = (*((other, other) for other, _ in options), (name, ""))
            questions.append(Question("union_near", name, rows[key], answers, options[0][1]))
    return questions
