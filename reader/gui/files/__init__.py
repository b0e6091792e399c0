"""What comes in and goes out: import report, bringing in, exporting, the saved page."""
