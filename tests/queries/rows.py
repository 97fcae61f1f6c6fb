"""Registrations by the handful, and the units most tests speak of."""

from itertools import count, islice

from tests.known import line

BA_DINH, CAU_GIAY, DONG_DA, GIA_LAM = "D-BA-DINH", "D-CAU-GIAY", "D-DONG-DA", "D-GIA-LAM"
GIAO_DUC, DET_MAY, STANLEY = "S-GIAO-DUC", "S-DET-MAY", "G-STANLEY"
STANLEY_NAME = "Công ty TNHH Điện Stanley Việt Nam"

_IN_ORDER = """
Ba Đình, Ba Vì, Bắc Từ Liêm, Các KCN và CX, Cầu Giấy, Chương Mỹ, Công Thương, Cơ quan LĐLĐ TP,
Dệt May, Đan Phượng, Đông Anh, Đống Đa, Gia Lâm, Giáo dục, Giao thông vận tải, Hà Đông,
Hai Bà Trưng, Hoài Đức, Hoàn Kiếm, Hoàng Mai, Long Biên, Mê Linh, Mỹ Đức, Nam Từ Liêm,
Nông nghiệp và PTNT, Phú Xuyên, Phúc Thọ, Quốc Oai, Sóc Sơn, Sơn Tây, Tây Hồ,
TCT Du lịch Hà Nội, TCT HANDICO, TCT HAPRO, TCT UDIC, TCT Vận tải Hà Nội, Thạch Thất,
Thanh Oai, Thanh Trì, Thanh Xuân, Thường Tín, Ứng Hòa, Viên chức, Xây dựng, Y tế
"""
#: short names of the 45 upper unions in Vietnamese order
NAMES = [name.strip() for name in _IN_ORDER.replace("\n", " ").split(",")]

_number = count()


def some(
    number: int, upper: str, day: str = "2022-05-10", **other: object
) -> list[list[dict[str, object]]]:
    """So many initiatives of one day, each with a title and a person of its own."""
    return [
        line(f"Sáng kiến {each}", f"Người {each}", upper, day, **other)  # type: ignore[arg-type]
        for each in islice(_number, number)
    ]
