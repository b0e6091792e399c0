"""Use cases without Qt."""
