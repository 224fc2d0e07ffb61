"""Word files (.docx): paragraphs, tables, numbering, notes."""
