"""What boards look like: plain HTML made from answers. Every text is escaped; nothing is asked here."""
