"""From people to recognised initiatives: the whole as stages, the units as a table."""

from html import escape

from bangvang.draw import links
from bangvang.pacing.funnel import Funnel
from bangvang.text import NOTHING, Words

_STAGES = ("valid", "pending", "unmarked", "rejected")


def whole(all_of_it: Funnel, words: Words) -> str:
    """People → handed in → recognised, each with its rate, and the bar of what became of it."""
    t = words
    cells = [
        _stage("registrants", t.number(all_of_it.registrants), _members(all_of_it, t), t),
        _stage(
            "submitted",
            t.number(all_of_it.submitted),
            t("funnel.per_person", value=t.number(all_of_it.per_person, 1)),
            t,
        ),
        *(
            _stage(stage, t.number(getattr(all_of_it, stage)), _rate(all_of_it, stage, t), t)
            for stage in _STAGES
        ),
    ]
    return f'<div class="bv-funnel">{"".join(cells)}</div>{_bar(all_of_it, t, wide=True)}'


def _stage(name: str, value: str, meaning: str, words: Words) -> str:
    return (
        f'<div class="bv-stage bv-stage-{name}" title="{escape(words.label("funnel_formula", name))}">'
        f"<span>{escape(words.label('funnel_stage', name))}</span><b>{escape(value)}</b>"
        f"<p>{escape(meaning)}</p></div>"
    )


def _rate(part: Funnel, stage: str, words: Words) -> str:
    return words("funnel.of_submitted", percent=words.percent(part.percent(getattr(part, stage))))


def _members(part: Funnel, words: Words) -> str:
    if part.members is None:
        return words("funnel.members_unknown")
    return words(
        "funnel.members",
        percent=words.percent(part.participation, 1),
        members=words.number(part.members),
    )


def _bar(part: Funnel, words: Words, *, wide: bool = False) -> str:
    """What became of what was handed in, as parts of one bar."""
    pieces = "".join(
        f'<i class="bv-stage-{stage}" style="width:{100 * count / part.submitted:.2f}%" '
        f'title="{escape(words.label("funnel_stage", stage))}: {words.number(count)}"></i>'
        for stage in _STAGES
        if part.submitted and (count := getattr(part, stage))
    )
    return f'<div class="bv-stages{" bv-wide" if wide else ""}">{pieces}</div>'


def table(units: list[tuple[str, str, Funnel]], words: Words) -> str:
    """One row per unit, as given: its id, its name, its funnel."""
    heads = ("unit", "registrants", "participation", "submitted", "per_head", "became", *_STAGES)
    head = "".join(
        f'<div class="bv-f-{name}">{escape(words.label("funnel_head", name))}</div>'
        for name in heads
    )
    rows = "".join(_row(unit_id, name, part, words) for unit_id, name, part in units)
    return f'<div class="bv-table bv-funnels"><div class="bv-row bv-heads">{head}</div>{rows}</div>'


def _row(unit_id: str, name: str, part: Funnel, words: Words) -> str:
    t = words
    became = _bar(part, t) if part.is_reviewed else escape(t("funnel.unreviewed"))
    figures = {
        "registrants": t.number(part.registrants),
        "participation": t.percent(part.participation, 1),
        "submitted": t.number(part.submitted),
        "per_head": t.number(part.per_person, 1),
    }
    cells = "".join(_cell(name, escape(value), t) for name, value in figures.items())
    stages = "".join(_cell(stage, _counted(part, stage, t), t) for stage in _STAGES)
    return (
        f'<div class="bv-row" data-unit="{escape(unit_id)}">'
        f'<div class="bv-f-unit"><b>{links.unit(unit_id, name, t)}</b></div>{cells}'
        f'<div class="bv-f-became">{became}</div>{stages}</div>'
    )


def _counted(part: Funnel, stage: str, words: Words) -> str:
    """The count and, in small, its rate; a dash where no stage was ever sent."""
    if not part.is_reviewed and stage != "unmarked":
        return NOTHING
    count = getattr(part, stage)
    rate = words.percent(part.percent(count)) if part.is_reviewed else ""
    return f"{words.number(count)}<small>{rate}</small>"


def _cell(name: str, value: str, words: Words) -> str:
    label = words.label("funnel_head", name)
    return f'<div class="bv-f-{name}" data-label="{escape(label)}">{value}</div>'
