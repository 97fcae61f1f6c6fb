"""What the headings of quota tables say."""

import pytest

from bangvang.campaign import campaign
from bangvang.quotas.headings import Column, Periods, column, joined

PERIODS = Periods.of(campaign().periods)


@pytest.mark.parametrize(
    ("heading", "basis", "block", "period"),
    [
        ("Chỉ tiêu", None, "", None),
        ("Chỉ tiêu giao", "assigned", "", None),
        ("CHI TIEU DANG KY", "pledged", "", None),
        ("Đơn vị đăng ký", "pledged", "", None),
        ("Phân bổ", "assigned", "", None),
        ("Chỉ tiêu giao/đăng ký", None, "", None),
        ("Chỉ tiêu giao – Khối DN", "assigned", "enterprise", None),
        ("Khối hành chính sự nghiệp", None, "administrative", None),
        ("Doanh nghiệp, đơn vị sự nghiệp ngoài công lập", None, "enterprise", None),
        ("Giao HCSN", "assigned", "administrative", None),
        ("Tổng cộng", None, "", None),
        ("Giai đoạn 1", None, "", "phase-1"),
        ("Chỉ tiêu GĐ II", None, "", "phase-2"),
        ("Chỉ tiêu gd2", None, "", "phase-2"),
        ("Đợt cao điểm 35 ngày", None, "", "phase-1"),
        ("Cả hai giai đoạn", None, "", "programme"),
        ("Phase 2 quota", None, "", "phase-2"),
        ("Pledged quota – enterprise", "pledged", "enterprise", None),
    ],
)
def test_a_column_of_numbers_is_the_quota_its_heading_tells(
    heading: str, basis: str | None, block: str, period: str | None
) -> None:
    found = column(heading, PERIODS, holds_numbers=True)
    assert found == Column("amount", basis, block, period)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Đơn vị", "unit"),
        ("LĐLĐ quận, huyện, thị xã", "unit"),
        ("Liên đoàn Lao động", "unit"),
        ("Đơn vị đăng ký", "unit"),
        ("Công đoàn cơ sở", "grassroots"),
        ("Công đoàn cấp trên", "upper"),
        ("Mã đơn vị", "code"),
        ("Từ ngày", "from_day"),
    ],
)
def test_a_column_of_texts_names_what_its_heading_tells(heading: str, kind: str) -> None:
    assert column(heading, PERIODS, holds_numbers=False) == Column(kind)


@pytest.mark.parametrize(
    "heading", ["Tổng số đoàn viên", "Số đoàn viên", "Tổng số lao động", "CNVCLĐ"]
)
def test_members_are_no_quota(heading: str) -> None:
    assert column(heading, PERIODS, holds_numbers=True) == Column("members")


@pytest.mark.parametrize(
    "heading",
    [
        "Tỷ lệ % so với chỉ tiêu",
        "Kết quả thực hiện chỉ tiêu",
        "Số người đăng ký",
        "STT",
        "Ghi chú",
        "% chỉ tiêu",
    ],
)
def test_results_are_no_quota(heading: str) -> None:
    assert column(heading, PERIODS, holds_numbers=True) is None


def test_a_text_merged_over_columns_is_read_with_each_below() -> None:
    above = ["STT", "Đơn vị", "Chỉ tiêu giao", None, "Ghi chú"]
    below = [None, None, "DN", "HCSN", None]
    told = ["STT", "Đơn vị", "Chỉ tiêu giao DN", "Chỉ tiêu giao HCSN", "Ghi chú"]
    assert joined([above, below]) == told
