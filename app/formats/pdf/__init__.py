"""PDF with a text layer: lines, columns, paragraphs."""
