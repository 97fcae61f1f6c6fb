"""Intake: a file becomes a Batch. Pure Polars; no screen, no database, no clock."""

from bangvang.intake.batch import (
    Batch,
    Choices,
    FileRefused,
    Question,
    Sheet,
    Table,
    Workbook,
)
from bangvang.intake.prepare import prepare
from bangvang.intake.read import read

__all__ = [
    "Batch",
    "Choices",
    "FileRefused",
    "Question",
    "Sheet",
    "Table",
    "Workbook",
    "prepare",
    "read",
]
