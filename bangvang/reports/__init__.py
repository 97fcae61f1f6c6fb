"""Reports: what they say, from the same questions as the screens; bangvang/exports/ makes the files."""
