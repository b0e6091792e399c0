"""The tree of threads and posts."""
