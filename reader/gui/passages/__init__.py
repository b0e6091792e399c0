"""The table of passages and its queries."""
