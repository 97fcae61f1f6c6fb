"""The last slide: thanks in figures, and the way to the live board for everybody's own phone."""

from html import escape

from bangvang.stage import marks
from bangvang.stage.drawn import Drawn, Scene
from bangvang.stage.qr import code_of


def draw(scene: Scene) -> Drawn:
    t, city = scene.look.words, scene.city
    told = {"people": t.number(city.registrants), "count": t.number(city.pace.count)}
    campaign = scene.look.campaign
    name = campaign.name if t.language == "vi" else campaign.name_en
    body = (
        f'<div class="qr">{code_of(scene.board_url)}</div>'
        f'<div class="invite"><h2>{escape(t("stage.thanks"))}</h2>'
        f"<p>{escape(t('stage.scan'))}</p><strong>{escape(scene.board_url)}</strong>"
        f"<em>{escape(name)}</em></div>"
    )
    return Drawn(marks.slide(scene, t("stage.thanks_for", **told), marks.as_of(scene), body))
