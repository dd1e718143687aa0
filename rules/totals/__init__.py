"""TOT: declared numbers against what is listed."""
