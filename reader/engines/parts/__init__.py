"""What engines share: trees, lines of text, dates, drafts of posts and pages."""
