"""How long is left, and where does it lead?"""

from bangvang.screen import headline
from bangvang.stage import marks
from bangvang.stage.course import course
from bangvang.stage.drawn import SCOPE, Drawn, Scene


def draw(scene: Scene) -> Drawn:
    look, whole = scene.look, scene.city
    t, now = look.words, whole.pace
    daily = look.ask(
        "daily",
        period=whole.plan.phase.period_id,
        unit=None,
        scope=SCOPE,
        as_of=look.as_of,
    )
    needing = scene.judged.filter(scene.judged["band"].is_in(["behind", "silent"])).height
    ratio = now.current_per_day / now.needed_per_day if now.needed_per_day else None
    reach, told = now.reached_on or now.reach_date, "stage.reach"
    if now.reached_on:
        told = "countdown.reached"
    elif reach is None:
        told = "countdown.reach_beyond"
    stats = [
        marks.stat(t("countdown.per_day", value=t.number(now.needed_per_day)), t("stage.needed")),
        marks.stat(
            t("countdown.per_day", value=t.number(now.current_per_day)),
            t("stage.current"),
            "" if ratio is None else t("countdown.ratio", value=t.number(ratio, 2)),
            "up" if ratio is not None and ratio >= 1 else "dn",
        ),
        marks.stat(t.short_day(reach), t(told)),
        marks.stat(t("countdown.support", count=needing), t("stage.support")),
    ]
    body = f'{course(daily, now, whole.plan, t)}<div class="strip">{"".join(stats)}</div>'
    sub = marks.as_of(scene, headline.span(look, whole.plan))
    return Drawn(marks.slide(scene, headline.finding(look, whole), sub, body))
