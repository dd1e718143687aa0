"""The office's own ledger (整改台账) held against the notice: its reading, the matching of items, what differs."""
