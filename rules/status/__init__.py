"""STA: the status of each item."""
