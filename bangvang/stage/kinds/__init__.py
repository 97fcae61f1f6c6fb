"""One module a kind of slide: what it asks, and how it is drawn."""
