"""Container formats and decoding of saved pages."""
