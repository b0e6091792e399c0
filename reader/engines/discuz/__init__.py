"""Discuz! in all its views: desktop, touch, WAP, archiver, print, feed and plain text."""
