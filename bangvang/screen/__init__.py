"""The screens: what every page is made of. The only room, with the server, that knows Streamlit."""
