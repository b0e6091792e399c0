"""Pure data types; the standard library only."""
