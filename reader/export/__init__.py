"""Passages as files: bytes out, knows the domain only."""
