"""The codebook's panel, forms and dialogs."""
