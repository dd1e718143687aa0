"""NUM: numbers of headings and items."""
