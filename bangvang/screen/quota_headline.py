"""The finding above the campaign page: whether the units' quotas add up to the city's."""

from datetime import date

import polars as pl

from bangvang.draw.quota_change import difference
from bangvang.pacing.periods import Period
from bangvang.screen.frame import View


def finding(look: View, period: Period, day: date) -> str:
    """The sum of the units' assigned quotas beside the city's, in a sentence."""
    t = look.words
    sums = look.ask("quota_sums", period=period.period_id, day=day)
    whole = sums.filter(pl.col("basis") == "assigned", pl.col("block") == "")
    gaps = {"period": period.label(t.language)}
    if not whole.height or whole["city"].item() is None:
        return t("campaign.title_none", **gaps)
    row = whole.row(0, named=True)
    gaps["city"] = t.number(row["city"])
    if not row["units_with_quota"]:
        return t("campaign.title_city", **gaps)
    if row["difference"] == 0:
        return t("campaign.title_matches", **gaps)
    return t("campaign.title_differs", difference=difference(row["difference"], t), **gaps)


def campaign_name(look: View) -> str:
    """The campaign's name in the language of the visit."""
    return look.campaign.name if look.words.language == "vi" else look.campaign.name_en


def clusters(look: View) -> pl.DataFrame:
    """Who is in which cluster, with the order of names."""
    return look.ask(
        "clusters",
        period=look.phase().period_id,
        scope="all",
        measure="initiatives",
        basis="assigned",
        as_of=look.as_of,
    )
