"""From bytes to text with places: decoding, readers, offsets. The lowest layer; it knows nothing about notices."""
