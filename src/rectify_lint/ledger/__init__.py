"""The office's own ledger (整改台账): reading it, matching its entries with the items of a notice, comparing them."""
