"""The reading pane: text laid out, marked, spoken."""
