"""TPL: what a template, a scraper or a review left behind."""
