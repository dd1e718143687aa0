"""Bytes to text with places: decoding, readers, offsets. The lowest floor; it knows nothing of notices."""
