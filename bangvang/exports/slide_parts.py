"""Parts of slides: house colours, text boxes, native charts that PowerPoint can edit."""

from collections.abc import Mapping
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.util import Inches, Pt

from bangvang.exports.harmless import harmless
from bangvang.exports.looks import FONT
from bangvang.text import Words

NAVY, GOLD, BLUE, ORANGE, GREY, PAPER, QUIET, PALE, WHITE, TRACK = (
    RGBColor.from_string(code)
    for code in (
        "14213D",
        "C99A2E",
        "1F5FA8",
        "C2571A",
        "9AA5B6",
        "F6F4EF",
        "5B6880",
        "E6E1D6",
        "FFFFFF",
        "2A3B63",
    )
)
BANDS = {"reached": GOLD, "on_pace": BLUE, "behind": ORANGE, "silent": GREY}

Slide = Any
Box = tuple[float, float, float, float]  #: left, top, width, height in inches


def bars(
    slide: Slide,
    data: Any,
    colours: list[RGBColor],
    form: str,
    box: Box,
    size: int,
    labels_told: Mapping[int, str] | None = None,
) -> Any:
    """A native bar chart, the first category on top, every bar in its own colour.

    `labels_told`: place of a bar -> its label, where the number format would say it wrongly.
    """
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *placed(box), data)
    chart: Any = frame.chart
    plain_chart(chart, size)
    chart.category_axis.reverse_order = True
    _name_all(chart.category_axis)
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 38, False
    # of the series, not of the plot: a label of one point would silence the others otherwise
    labels = plot.series[0].data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = form, False
    labels.position, labels.font.size, labels.font.bold = (
        XL_LABEL_POSITION.OUTSIDE_END,
        Pt(size),
        True,
    )
    labels.font.color.rgb = NAVY
    for at, colour in enumerate(colours):
        fill = plot.series[0].points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = colour
    for at, told in (labels_told or {}).items():
        _label(plot.series[0], at, told, size)
    return chart


def _name_all(axis: Any) -> None:
    """Every bar has its name, however narrow: programs leave out every other one by themselves."""
    mark = OxmlElement("c:tickLblSkip")
    mark.set("val", "1")
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(mark)  # the order within an axis is fixed


def plain_chart(chart: Any, size: int) -> None:
    chart.has_legend, chart.has_title = False, False
    chart.font.name, chart.font.size, chart.font.color.rgb = FONT, Pt(size), NAVY
    axis = chart.category_axis
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = PALE
    axis.has_major_gridlines = False
    axis.tick_labels.font.size = Pt(size)


def every_few(axis: Any, days: int) -> None:
    """Only every so many days are named under an axis of dates."""
    after = axis._element.find(qn("c:baseTimeUnit"))  # the order within an axis is fixed
    for tag, value in (("c:majorTimeUnit", "days"), ("c:majorUnit", str(days))):
        mark = OxmlElement(tag)
        mark.set("val", value)
        after.addnext(mark)


def block(slide: Slide, box: Box, colour: RGBColor, rounded: bool = False) -> None:
    """A plain area of one colour."""
    kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
    shape: Any = slide.shapes.add_shape(kind, *placed(box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour
    shape.line.fill.background()
    shape.shadow.inherit = False


def label_last(series: Any, totals: list[int | None], t: Words) -> None:
    """The latest total stands beside the end of its line."""
    known = [at for at, total in enumerate(totals) if total is not None]
    if not known:
        return
    at = known[-1]
    _label(series, at, t.number(totals[at]), 18)
    series.points[at].data_label.position = XL_LABEL_POSITION.ABOVE


def _label(series: Any, at: int, told: str, size: int) -> None:
    """A label of one point in words of our own."""
    frame = series.points[at].data_label.text_frame
    frame.text = told
    run = frame.paragraphs[0].runs[0]
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), True, NAVY


def text_box(
    slide: Slide,
    text: str,
    box: Box,
    size: int,
    colour: RGBColor,
    *,
    bold: bool = False,
    right: bool = False,
) -> None:
    shape: Any = slide.shapes.add_textbox(*placed(box))
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text = harmless(text)
    run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
    run.font.color.rgb = colour


def placed(inches: Box) -> tuple[Inches, ...]:
    left, top, width, height = map(Inches, inches)
    return left, top, width, height
