"""OFC: how this office writes."""
