"""Quota files: a table of units with their quotas or members becomes statements, or reasons why not."""

from bangvang.quotas.statement import STATED_MEMBERS, STATED_QUOTAS, Statement, Total, Trouble
from bangvang.quotas.table import stated

__all__ = ["STATED_MEMBERS", "STATED_QUOTAS", "Statement", "Total", "Trouble", "stated"]
