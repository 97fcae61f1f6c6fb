"""Exports: answers as files, one module a kind. Text that a spreadsheet would run is made harmless."""

#: what a browser is told of an .xlsx
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
