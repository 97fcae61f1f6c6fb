"""Typst: a template and plain data become PDF or PNG. The data is never read as markup."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import typst

_HERE = Path(__file__).resolve().parent
FONTS = _HERE / "fonts"


def typeset(
    template: str,
    data: Mapping[str, object],
    form: Literal["pdf", "png"] = "pdf",
    dots_per_inch: float = 144.0,
) -> bytes:
    """The first page as PNG, or all pages as PDF, of `<template>.typ` beside this module."""
    made = typst.compile(
        str(_HERE / f"{template}.typ"),
        root=str(_HERE),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format=form,
        ppi=dots_per_inch,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    pages = made if isinstance(made, list) else [made]
    if pages[0] is None:
        raise RuntimeError(f"{template}.typ gave no page")
    return pages[0]
