"""Letters: all text of a workbook becomes Unicode, in one clean form."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from bangvang.intake.batch import Sheet
from bangvang.intake.headings import match
from bangvang.intake.layout import Layout
from bangvang.intake.legacy import (
    CHARMAPS,
    SPECIAL,
    Evidence,
    converted,
    evidence,
    letters_by_content,
    letters_of_columns,
    name_in_unicode,
)

# Columns without any of these need neither conversion nor cleaning: the common case is one look.
_NEEDS_A_LOOK = (
    r"[\x00-\x09\x0b-\x1f\u0300-\u036f\u00a0-\u00bf×÷Ä-ÇËÎ-ÑÖ-ØÛÜÞßä-çëî-ñö-øûüþÿÐðƣƢ\u2000-\u200f\u2028-\u202f"
    r"\u2060\ufeff\u3000\u00ad]|\s\s|^\s|\s$|_x000D_|^$"
)
_SAME_LETTER = {"Ð": "Đ", "ð": "đ", "ƣ": "ư", "Ƣ": "Ư"}
_INVISIBLE = r"[\x00-\x08\x0b\x0c\x0e-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]|_x000D_"
_SAMPLES = 3
_TEXTS_OF_A_HEAD = 6


def in_unicode(
    sheets: tuple[Sheet, ...],
    layouts: Mapping[str, Layout] | None = None,
    chosen: Mapping[str, str] | None = None,
) -> tuple[str, tuple[Sheet, ...]]:
    """The letters found (unicode, tcvn3 or vni) and the filled sheets in Unicode, in one clean form.

    `chosen` overrules what is found: under "" for the file, a sheet's name, or "sheet!c2".
    """
    untidy = {sheet.name: _untidy(sheet.cells) for sheet in sheets}
    known = {sheet.name: _looked_at(sheet) if untidy[sheet.name] else {} for sheet in sheets}
    sure = Counter(
        letters
        for columns in known.values()
        for seen in columns.values()
        if seen.is_sure and (letters := letters_by_content(seen.words))
    )
    found: Counter[str] = Counter()
    readable = []
    for sheet in sheets:
        layout = (layouts or {}).get(sheet.name, Layout())
        told = _letters(sheet, known[sheet.name], layout, sure, chosen or {})
        found.update(told.values())
        in_one_form = _converted(sheet, told, layout)
        if in_one_form.letters:
            untidy[sheet.name] = _untidy(in_one_form.cells)
        clean = _cleaned(in_one_form, untidy[sheet.name])
        if not clean.cells.is_empty():
            readable.append(clean)
    return (found.most_common(1)[0][0] if found else "unicode"), tuple(readable)


def _untidy(cells: pl.DataFrame) -> list[str]:
    """The columns that hold anything to be converted or cleaned."""
    # the streaming engine looks on all cores, however unlike the columns are
    looked = cells.lazy().select(pl.exclude("row").str.contains(_NEEDS_A_LOOK).any())
    looks = looked.collect(engine="streaming")
    return [column.name for column in looks.iter_columns() if column.item()]


def _looked_at(sheet: Sheet) -> dict[str, Evidence]:
    """What the columns with any special letter say; a sheet may have thousands without."""
    special = sheet.cells.select(pl.exclude("row").str.contains(SPECIAL).any())
    return {
        column.name: evidence(sheet.cells[column.name])
        for column in special.iter_columns()
        if column.item()
    }


def _letters(
    sheet: Sheet,
    columns: dict[str, Evidence],
    layout: Layout,
    sure: Counter[str],
    chosen: Mapping[str, str],
) -> dict[str, str]:
    """Column -> tcvn3 or vni: as chosen by the user, else as fonts and content tell."""
    names = sheet.cells.columns[1:]
    fonts = {
        name: letters
        for at, name in enumerate(names)
        if (letters := layout.letters_of(at + sheet.first_column))
    }
    told = letters_of_columns(columns, fonts, sure) if columns or fonts else {}
    if told:
        told |= _headed(sheet, columns, told)
    for name in names:
        keys = (f"{sheet.name}!{name}", sheet.name, "")
        letters = next((chosen[key] for key in keys if key in chosen), None)
        if letters in CHARMAPS:
            told[name] = letters
        elif letters:
            told.pop(name, None)
    return told


def _headed(sheet: Sheet, columns: dict[str, Evidence], told: dict[str, str]) -> dict[str, str]:
    """Columns of few words that have a known heading only in the letters of the others: "SOÁ TT"."""
    usual, _ = Counter(told.values()).most_common(1)[0]
    found: dict[str, str] = {}
    for name, seen in columns.items():
        if name in told or seen.true:
            continue
        texts = sheet.cells[name].filter(sheet.cells[name].str.contains(SPECIAL).fill_null(False))
        texts = texts.unique(maintain_order=True).head(_TEXTS_OF_A_HEAD)
        pairs = zip(texts, converted(texts, usual), strict=True)
        if any(match(new) and not match(old) for old, new in pairs):
            found[name] = usual
    return found


def _converted(sheet: Sheet, told: dict[str, str], layout: Layout) -> Sheet:
    """The sheet with these columns in Unicode, and with what they looked like before and after."""
    cells = sheet.cells
    changed: dict[str, tuple[str, str]] = {}
    for name, letters in told.items():
        before, after = cells[name], converted(cells[name], letters)
        column = int(name[1:]) + sheet.first_column
        if capitals := [row for row, at in layout.capitals if at == column]:
            is_capital = cells["row"].is_in(capitals)
            after = after.str.to_uppercase().zip_with(is_capital, after)
        is_other = (before != after).fill_null(False)
        if is_other.any():
            samples = [texts.filter(is_other).head(_SAMPLES) for texts in (before, after)]
            changed[name] = " · ".join(samples[0]), " · ".join(samples[1])
            cells = cells.with_columns(after)
    return replace(
        sheet,
        name_in_unicode=name_in_unicode(sheet.name, told.values()),
        cells=cells,
        letters={name: told[name] for name in changed},
        before={name: before for name, (before, _) in changed.items()},
        after={name: after for name, (_, after) in changed.items()},
    )


def _cleaned(sheet: Sheet, untidy: Sequence[str]) -> Sheet:
    """The sheet with clean texts, without blank rows, and without blank columns on the right."""
    cells = sheet.cells.with_columns(cleaned(pl.col(untidy)))
    filled = [at for at, column in enumerate(cells) if column.null_count() < cells.height]
    cells = cells[:, : max(filled, default=0) + 1]
    if all(column.null_count() for column in cells.iter_columns() if column.name != "row"):
        cells = cells.filter(pl.any_horizontal(pl.exclude("row").is_not_null()))
    return replace(sheet, cells=cells)


def cleaned(text: pl.Expr) -> pl.Expr:
    """Composed letters, single blanks, nothing invisible; line breaks stay; blank becomes null."""
    clean = (
        text.str.replace_all(_INVISIBLE, "")
        .str.normalize("NFC")
        .str.replace_many(_SAME_LETTER)
        .str.replace_all(r"[^\S\n]+", " ")
        .str.replace_all(r" ?\n[ \n]*", "\n")
        .str.strip_chars()
    )
    return pl.when(clean != "").then(clean)
