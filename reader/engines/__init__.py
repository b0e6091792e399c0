"""Forum software: one engine a file."""
