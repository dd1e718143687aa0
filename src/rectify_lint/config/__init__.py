"""Configuration: what can be set, and where it is found."""
