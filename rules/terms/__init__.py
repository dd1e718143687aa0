"""TRM: words and names."""
