"""Documents: reading, folding with exact offsets, sentences, publication date."""
