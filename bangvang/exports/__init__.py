"""Exports: answers as files, one module a kind. Text that a spreadsheet would run is made harmless."""
