"""Export formats; bytes out of passages."""
