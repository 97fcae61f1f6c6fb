"""Entry: who comes in, by which cookie, and what is said to those who may not."""
