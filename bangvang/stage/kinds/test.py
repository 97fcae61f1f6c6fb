"""The test slide: does the picture stand straight, is it bright enough, can the last row read it?"""

from html import escape

from bangvang.draw.style import BANDS
from bangvang.stage import marks
from bangvang.stage.drawn import Drawn, Scene

_SIZES = (24, 28, 34, 44, 60)
_SHADES = 12


def draw(scene: Scene) -> Drawn:
    t = scene.look.words
    lines = "".join(
        f'<p style="font-size:{size}px">{escape(t("stage.sample_line", size=size))}</p>'
        for size in _SIZES
    )
    shades = "".join(f'<i style="opacity:{(n + 1) / _SHADES:.3f}"></i>' for n in range(_SHADES))
    bars = "".join(
        f"<div><span>{escape(t.label('band', band))}</span>{marks.bar(share, 130.0, band)}</div>"
        for band, share in zip(BANDS, (118.0, 92.0, 61.0, 30.0), strict=True)
    )
    body = (
        f'<div class="frame"></div><div class="circle"></div>'
        f'<div class="sizes">{lines}</div><div class="colours">{bars}</div>'
        f'<div class="shades"><span>{escape(t("stage.shades", count=_SHADES))}</span>'
        f"<p>{shades}</p></div>"
    )
    return Drawn(marks.slide(scene, t("stage.test"), t("stage.test_about"), body))
