"""What holds the window together: the room that desks share, floating boxes, status, preferences."""
