"""The notice model: the tree of a text, its items and parts, and the reconciliation of its numbers."""
