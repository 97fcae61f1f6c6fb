"""The stage: a meeting's slides on as many screens as like, one presenter, no Streamlit before the hall."""
