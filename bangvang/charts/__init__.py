"""Charts: one module a question, each a function from an answer to an Altair chart."""
