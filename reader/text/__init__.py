"""Pure text functions: paragraphs, dates, anchoring."""
