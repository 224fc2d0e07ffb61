"""Floor 0: characters only. Spans, decoding, restoration, folding, numerals, dates."""
