"""Configuration: what may be set, and where it is found."""
