"""From characters to an outline: lines with their markers, and the tree that these markers form."""
