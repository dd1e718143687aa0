"""What can be said of words and characters without knowing what kind of text they stand in."""
