"""The campaign in one look: how much, how far, who signs, where we stand, how long."""

from html import escape

from bangvang.draw.figures import Figure
from bangvang.screen import headline
from bangvang.stage import marks
from bangvang.stage.drawn import Drawn, Scene


def draw(scene: Scene) -> Drawn:
    look, whole = scene.look, scene.city
    t, now = look.words, whole.pace
    first, *others = headline.figures(look, whole)
    quota = "" if now.quota is None else t("stage.of_quota", quota=t.number(now.quota))
    big = (
        f'<div class="big" data-key="city">{marks.figure(now.count, t.number(now.count), "count")}'
        f"<span>{escape(quota or t('stage.initiatives'))}</span></div>"
    )
    body = f"{big}{_way(first)}<div class='cards'>{''.join(_card(each) for each in others)}</div>"
    sub = marks.as_of(scene, marks.measured(scene, "initiatives"))
    foot = marks.just_in(scene) + marks.reported(scene)
    return Drawn(marks.slide(scene, headline.finding(look, whole), sub, body, foot))


def _way(figure: Figure) -> str:
    """The bar of the whole campaign, and under it what it means."""
    if figure.share is None:
        return ""
    done, planned = figure.share
    scale = max(done, planned or 0.0, 100.0)
    band = "reached" if done >= 100 else "on_pace" if not figure.bad else "behind"
    news = "".join(
        f'<em class="{tone}">{escape(text.lstrip("· "))}</em>'
        for tone, text in (("up", figure.good), ("dn", figure.bad))
        if text
    )
    bar = marks.bar(done, scale, band, planned if planned is not None else 100.0)
    return f'<div class="way">{bar}<p>{escape(figure.meaning)} {news}</p></div>'


def _card(figure: Figure) -> str:
    moved = ""
    if figure.moved:
        moved = f" <em>{marks.moved(figure.moved)}<small>{escape(figure.moved_since)}</small></em>"
    return (
        f"<div><span>{escape(figure.label)}</span><b>{escape(figure.value)}{moved}</b>"
        f"<p>{escape(figure.meaning)}</p></div>"
    )
