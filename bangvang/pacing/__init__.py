"""Pace: periods and plans, what is needed, what is expected, where it leads (design.md, rule 7)."""
