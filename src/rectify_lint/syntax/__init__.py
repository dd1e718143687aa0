"""From characters to an outline: lines with their markers, and the tree these markers build."""
