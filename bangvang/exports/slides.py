"""Slides for PowerPoint: 16:9, house colours, native charts that can be edited."""

import io
from typing import Any

import polars as pl
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Inches, Pt

from bangvang.campaign import Campaign
from bangvang.draw.pace import amount
from bangvang.exports.harmless import harmless
from bangvang.exports.slide_parts import (
    BANDS,
    BLUE,
    GOLD,
    GREY,
    NAVY,
    PALE,
    PAPER,
    QUIET,
    TRACK,
    WHITE,
    Slide,
    bars,
    block,
    every_few,
    label_last,
    placed,
    plain_chart,
    text_box,
)
from bangvang.pacing.pace import plan_line
from bangvang.reports import brief
from bangvang.reports.board import campaign_name
from bangvang.reports.finding import finding
from bangvang.reports.illustrative import explained, stands
from bangvang.reports.situation import Situation
from bangvang.text import Words

_WIDE, _HIGH = Inches(13.333), Inches(7.5)
_LEADERS = 12
_OTHERS = ("sector", "zone", "corporation")


def pptx(now: Situation, campaign: Campaign, words: Words) -> bytes:
    """Title, leaders, quota by district, quota by sector and others, countdown."""
    return _Deck(now, campaign, words).written()


class _Deck:
    """Slides on their way."""

    def __init__(self, now: Situation, campaign: Campaign, words: Words) -> None:
        self._now, self._campaign, self._t = now, campaign, words
        self._deck: Any = Presentation()
        self._deck.slide_width, self._deck.slide_height = _WIDE, _HIGH

    def written(self) -> bytes:
        self._title()
        self._leaders()
        judged = self._now.judged
        self._quotas("slides.districts", judged.filter(pl.col("kind") == "district"))
        self._quotas("slides.sectors", judged.filter(pl.col("kind").is_in(_OTHERS)))
        self._countdown()
        self._deck.core_properties.title = campaign_name(self._campaign, self._t)
        self._deck.core_properties.author = brief.owner(self._campaign, self._t)
        file = io.BytesIO()
        self._deck.save(file)
        return file.getvalue()

    def _title(self) -> None:
        t, now = self._t, self._now
        slide = self._blank(NAVY)
        owner = brief.owner(self._campaign, t)
        text_box(slide, owner, (0.9, 0.8, 11.5, 0.5), 20, GOLD, bold=True)
        name = campaign_name(self._campaign, t)
        text_box(slide, name, (0.9, 1.4, 11.5, 1.2), 48, WHITE, bold=True)
        period = f"{now.phase.label(t.language)} · {t.as_of(now.moment)}"
        text_box(slide, period, (0.9, 2.5, 11.5, 0.5), 20, PALE)
        told = [
            (
                t.number(now.city["initiatives"]),
                t("slides.initiatives", quota=t.number(now.city["quota"])),
            ),
            (t.percent(now.percent, 1), t("slides.percent")),
            (t.number(now.city["registrants"]), t("headline.registrants")),
            (t.number(now.pace.days_left), t("slides.days")),
        ]
        for at, (value, label) in enumerate(told):
            left = 0.9 + at * 2.95
            text_box(slide, value, (left, 4.2, 2.9, 0.9), 40, GOLD if at == 0 else WHITE, bold=True)
            text_box(slide, label, (left, 5.05, 2.75, 0.8), 16, PALE)

        if now.percent is not None:
            _progress(slide, now.percent)

    def _leaders(self) -> None:
        t, now = self._t, self._now
        rows = now.ranking.filter(pl.col("rank").is_not_null()).head(_LEADERS)
        first = rows["display_name"].to_list()[:1]
        title = t("slides.leaders", unit=first[0]) if first else t("leaderboard.empty")
        slide = self._headed(title, t("slides.leaders_note"))
        if not rows.height:
            return
        data: Any = CategoryChartData(number_format="#,##0")
        data.categories = [
            harmless(t("slides.placed", rank=row["rank"], unit=row["display_name"]))
            for row in rows.iter_rows(named=True)
        ]
        data.add_series(t("measure.initiatives"), rows["initiatives"].to_list())
        bands = dict(now.judged.select("unit_id", "band").iter_rows())
        colours = [BANDS.get(str(bands.get(unit)), GREY) for unit in rows["unit_id"]]
        bars(slide, data, colours, "#,##0", (0.5, 1.35, 12.3, 5.5), 14)

    def _quotas(self, key: str, rows: pl.DataFrame) -> None:
        t = self._t
        ordered = rows.sort("percent", descending=True, nulls_last=True, maintain_order=True)
        reached = rows.filter(pl.col("band") == "reached").height
        note = explained(t("slides.quota_note"), stands(rows), t)
        slide = self._headed(t(key, reached=reached, units=rows.height), note)
        with_quota = ordered.filter(pl.col("percent").is_not_null())
        if not with_quota.height:
            return
        data: Any = CategoryChartData(number_format="0%")
        data.categories = [
            harmless(row["short_name"]) + ("*" if row["is_illustrative"] else "")
            for row in with_quota.iter_rows(named=True)
        ]
        data.add_series(t("measure.percent"), [percent / 100 for percent in with_quota["percent"]])
        colours = [BANDS.get(str(band), GREY) for band in with_quota["band"]]
        size = 14 if with_quota.height <= _LEADERS else 10
        told = {
            at: t.percent(percent)
            for at, percent in enumerate(with_quota["percent"])
            if percent < 100 <= round(percent)
        }
        chart = bars(slide, data, colours, "0%", (0.5, 1.35, 12.3, 5.4), size, told)
        axis = chart.value_axis
        axis.visible, axis.major_unit, axis.minimum_scale = True, 1.0, 0
        axis.has_major_gridlines = True
        axis.major_gridlines.format.line.color.rgb = GREY
        axis.major_gridlines.format.line.width = Pt(0.75)
        axis.tick_labels.font.size, axis.tick_labels.number_format = Pt(11), "0%"
        axis.tick_labels.number_format_is_linked = False
        axis.format.line.fill.background()
        self._legend(slide, rows)

    def _legend(self, slide: Slide, rows: pl.DataFrame) -> None:
        """What the colours mean, with how many units of each."""
        t, left = self._t, 0.6
        tally = dict(rows.group_by("band").len().iter_rows())
        for band, colour in BANDS.items():
            block(slide, (left, 6.83, 0.22, 0.16), colour, rounded=True)
            told = t("slides.band", band=t.label("band", band), count=tally.get(band, 0))
            text_box(slide, told, (left + 0.26, 6.72, 1.9, 0.36), 12, QUIET)
            left += 2.1

    def _countdown(self) -> None:
        t, now = self._t, self._now
        told = t(
            "slides.pace",
            needed=amount(now.pace.needed_per_day, t),
            current=amount(now.pace.current_per_day, t),
        )
        slide = self._headed(finding(now.pace, now.plan, t), told)
        total = now.daily.select("day", total=pl.col("initiatives").cum_sum())
        days = pl.DataFrame(
            {"day": pl.date_range(now.plan.starts_on, now.plan.ends_on, eager=True)}
        )
        course = days.join(total, on="day", how="left")
        data: Any = CategoryChartData(number_format="#,##0")
        data.categories = days["day"].to_list()
        data.add_series(t("slides.total"), course["total"].to_list())
        if now.pace.quota:
            first, last = plan_line(now.daily, now.pace.quota, now.plan)["value"].to_list()
            steps = [
                first + (last - first) * at / now.plan.days for at in range(1, now.plan.days + 1)
            ]
            data.add_series(t("countdown.plan"), [round(step) for step in steps])
            data.add_series(t("slides.quota"), [now.pace.quota] * now.plan.days)
        frame = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *placed((0.5, 1.35, 12.3, 5.4)), data)
        chart: Any = frame.chart
        plain_chart(chart, 12)
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        chart.legend.font.size = Pt(13)
        every_few(chart.category_axis, max(now.plan.days // 12, 1))
        chart.category_axis.tick_labels.number_format = "d/m"
        chart.category_axis.tick_labels.number_format_is_linked = False
        axis = chart.value_axis
        axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "#,##0", False
        axis.major_gridlines.format.line.color.rgb = PALE
        axis.format.line.fill.background()
        looks = ((NAVY, 4.0, None), (QUIET, 2.0, MSO_LINE.DASH), (GOLD, 2.5, None))
        for series, (colour, width, dash) in zip(chart.plots[0].series, looks, strict=False):
            series.smooth = False
            series.format.line.color.rgb, series.format.line.width = colour, Pt(width)
            if dash is not None:
                series.format.line.dash_style = dash
        label_last(chart.plots[0].series[0], course["total"].to_list(), t)

    def _headed(self, title: str, note: str) -> Slide:
        """A slide whose title says the finding, with the moment and what is counted."""
        t, now = self._t, self._now
        slide = self._blank(PAPER)
        text_box(slide, title, (0.5, 0.28, 12.3, 0.66), 26, NAVY, bold=True)
        told = f"{t.as_of(now.moment)} · {note}"
        text_box(slide, told, (0.5, 0.92, 12.3, 0.36), 13, QUIET)
        text_box(
            slide, campaign_name(self._campaign, t), (8.3, 6.98, 4.5, 0.34), 11, QUIET, right=True
        )
        return slide

    def _blank(self, colour: RGBColor) -> Slide:
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[6])
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = colour
        return slide


def _progress(slide: Slide, percent: float) -> None:
    """A bar that may run past its 100 % mark."""
    left, top, wide, high, scale = 0.9, 6.35, 11.5, 0.22, max(percent, 100.0)
    for share, colour in ((1.0, TRACK), (percent / scale, GOLD if percent >= 100 else BLUE)):
        block(slide, (left, top, max(wide * share, 0.01), high), colour)
    block(slide, (left + wide * 100 / scale - 0.02, top - 0.1, 0.04, high + 0.2), WHITE)
