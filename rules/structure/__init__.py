"""STR: the parts of a notice."""
