"""DAT: dates that cannot be or contradict each other."""
