"""The table of actions and the keys that set them off."""
