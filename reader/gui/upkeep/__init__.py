"""What keeps the library well: reviews, versions, backups, history, log."""
