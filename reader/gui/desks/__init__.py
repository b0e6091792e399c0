"""Desks: each does one kind of work in the window and answers its actions."""
