"""Every other site: posts found by the structure of the page."""
