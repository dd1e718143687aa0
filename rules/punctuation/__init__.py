"""PUN: marks."""
