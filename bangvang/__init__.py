"""Bảng Vàng: registration files in, one trusted board of honour out."""
