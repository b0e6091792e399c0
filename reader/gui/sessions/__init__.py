"""Reading sessions: strip and dialogs."""
