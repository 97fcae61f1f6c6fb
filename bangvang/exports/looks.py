"""Looks that every workbook of ours shares: colours as spreadsheets write them, widths in letters."""

INK = "14213D"
GOLD = "F6E7C1"
HEAD = "F6F4EF"
MARK = "FDF1E8"
FONT = "Arial"  # on every office machine, with all Vietnamese letters
WIDTHS = {"reason": 48, "letter": 110}
#: Beginnings for which a spreadsheet may take a text for a formula.
RUNS = ("=", "+", "-", "@", "\t", "\r")
