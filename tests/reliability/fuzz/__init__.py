"""Fuzzing: our own files, changed by chance; each kind by itself."""
