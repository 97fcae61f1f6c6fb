"""Bảng Vàng: registration files in, one trusted board of honour out."""

from bangvang.arenas import share_arenas

share_arenas()  # before DuckDB and Polars, which begin threads
