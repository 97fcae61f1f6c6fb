"""Registrations by the handful, and the units most tests speak of."""

from itertools import count, islice

from tests.known import line

BA_DINH, CAU_GIAY, DONG_DA, GIA_LAM = "D-BA-DINH", "D-CAU-GIAY", "D-DONG-DA", "D-GIA-LAM"
GIAO_DUC, DET_MAY, STANLEY = "S-GIAO-DUC", "S-DET-MAY", "G-STANLEY"
STANLEY_NAME = "Công ty TNHH Điện Stanley Việt Nam"

_number = count()


def some(
    number: int, upper: str, day: str = "2022-05-10", **other: object
) -> list[list[dict[str, object]]]:
    """So many initiatives of one day, each with a title and a person of its own."""
    return [
        line(f"Sáng kiến {each}", f"Người {each}", upper, day, **other)  # type: ignore[arg-type]
        for each in islice(_number, number)
    ]
