"""The colours and letters that all charts share."""

import altair as alt

NAVY, GOLD, BLUE, ORANGE = "#14213D", "#C99A2E", "#1F5FA8", "#C2571A"
QUIET, TRACK, PALE = "#5B6880", "#E9EDF3", "#B9CDE6"
FONT = "Be Vietnam Pro, sans-serif"


def themed(layers: list[alt.Chart], height: int, told: str, language: str) -> alt.LayerChart:
    """The layers as one chart, with the house's letters, quiet axes, and numbers the local way.

    `told` is what is read aloud of it; Vega's own sentences for marks and axes are English and left out.
    """
    thousands, decimal = (".", ",") if language == "vi" else (",", ".")
    number = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
    chart = alt.LayerChart(layer=layers, height=height, width="container", description=told)
    styled: alt.LayerChart = (
        chart.configure(font=FONT, background="transparent", locale={"number": number}, aria=False)
        .configure_mark(aria=False)
        .configure_view(strokeWidth=0)
        .configure_axis(
            labelColor=QUIET,
            labelFontSize=13,
            gridColor=TRACK,
            domainColor=TRACK,
            tickColor=TRACK,
            titleColor=QUIET,
        )
        .configure_text(font=FONT)
    )
    return styled
