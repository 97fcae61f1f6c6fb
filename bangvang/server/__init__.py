"""The server: start, live channel, inbox, and the hand-over from the command line."""
