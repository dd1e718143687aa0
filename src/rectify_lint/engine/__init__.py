"""The engine: which rules run, and running them."""
