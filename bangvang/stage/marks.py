"""What all slides share: head and foot, bars, movements, figures that count up. HTML, escaped."""

from html import escape

from bangvang.stage.drawn import Scene
from bangvang.text import Words


def slide(scene: Scene, title: str, sub: str, body: str, foot: str = "", aside: str = "") -> str:
    """A whole slide: the finding, the measure and the moment, the board, the small print."""
    return (
        f'<section class="slide {scene.slide.kind}"><header><div>'
        f'<h1>{escape(title)}</h1><p class="sub">{escape(sub)}</p></div>{aside}</header>'
        f"<main>{body}</main><footer>{foot}</footer></section>"
    )


def as_of(scene: Scene, *before: str) -> str:
    """The line under the headline: what is measured, and as of which moment."""
    t, moment = scene.look.words, scene.look.moment
    told = t("stage.as_of", time=f"{moment:%H:%M}", day=t.day(moment.date()))
    return " · ".join([*filter(None, before), told])


def measured(scene: Scene, measure: str) -> str:
    """ "Số sáng kiến đăng ký, giai đoạn 1": the measure, the phase, the kind of unit."""
    t = scene.look.words
    period = lowered(scene.phase.label(t.language))
    told = t("stage.measured", measure=t.label("stage.measure", measure), period=period)
    return told if scene.kind is None else f"{told} · {t.label('group', scene.kind)}"


def of_phase(scene: Scene) -> str:
    """ "Giai đoạn 1 · Ngành": the phase and the kind of unit."""
    t = scene.look.words
    phase = scene.phase.label(t.language)
    return phase if scene.kind is None else f"{phase} · {t.label('group', scene.kind)}"


def days_left(scene: Scene) -> str:
    """The large countdown in the corner."""
    t, plan = scene.look.words, scene.city.plan
    if scene.look.as_of > plan.ends_on:
        return ""
    named = plan.drive or plan.phase
    until = t("stage.until", period=lowered(named.label(t.language)), day=t.short_day(plan.ends_on))
    count = t("headline.days_value", count=scene.city.pace.days_left)
    return f'<aside class="days"><b>{escape(count)}</b><span>{escape(until)}</span></aside>'


def lowered(name: str) -> str:
    """A name inside a sentence: "giai đoạn 1"; "KCN" stays as it is."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def just_in(scene: Scene) -> str:
    """The left of the foot: what the last files brought, else when they came."""
    t = scene.look.words
    gains = scene.gains()
    if not gains:
        updated = scene.city.updated_at
        told = t("stage.last_file", time=f"{updated:%H:%M %d/%m}") if updated else ""
        return f"<div>{escape(told)}</div>"
    brought = " · ".join(
        f"<b>{escape(name)} {'+' if gain > 0 else '−'}{escape(t.number(abs(gain)))}</b>"
        for name, gain in gains[:2]
    )
    return f"<div>{escape(t('stage.just_in'))} {brought}</div>"


def reported(scene: Scene, *more: str) -> str:
    """The right of the foot: how many units reported today."""
    t, city = scene.look.words, scene.city
    told = t("headline.reported", count=city.units_reporting, units=city.units)
    return f"<div>{escape(' · '.join([told, *filter(None, more)]))}</div>"


def moved(steps: int | None) -> str:
    """▲2, ▼1 or –."""
    if not steps:
        return '<span class="mv eq">–</span>'
    way, sign = ("up", "▲") if steps > 0 else ("dn", "▼")
    return f'<span class="mv {way}"><i>{sign}</i>{abs(steps)}</span>'


def bar(percent: float | None, scale: float, band: str | None, mark: float = 100.0) -> str:
    """A bar that may run past its mark at 100 %; `scale` is the percent at its right end.

    What is longer still is drawn broken.
    """
    if percent is None:
        return '<div class="bar"><p></p></div>'
    share = 100 * min(percent, scale) / scale
    over = " over" if percent > scale else ""
    return (
        f'<div class="bar{over}"><p><i class="{band or "none"}" style="--share:{share:.2f}%"></i></p>'
        f'<u style="left:{100 * mark / scale:.2f}%"></u></div>'
    )


def figure(value: int | None, text: str, name: str, tag: str = "b", kind: str = "") -> str:
    """A figure that counts up to its new value on the screen; `name` tells it from its neighbours."""
    count = "" if value is None else f' data-count="{value}"'
    return f'<{tag} class="{kind}" data-name="{name}"{count}>{escape(text)}</{tag}>'


def stat(value: str, label: str, beside: str = "", tone: str = "") -> str:
    """One cell of the strip along the lower edge."""
    more = f' <em class="{tone}">{escape(beside)}</em>' if beside else ""
    return f"<div><b>{escape(value)}{more}</b>{escape(label)}</div>"


def nobody(measure: str, t: Words) -> str:
    """That nobody has a place by the measure yet."""
    is_count = measure in ("initiatives", "registrants")
    return t("leaderboard.empty") if is_count else t.label("stage.nobody", measure)


def nothing(sentence: str, hint: str = "") -> str:
    """What stands where there is nothing to show."""
    return f'<div class="nothing"><b>{escape(sentence)}</b>{escape(hint)}</div>'
