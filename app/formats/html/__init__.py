"""Web pages: charset, visible text, main part, what the page says of itself."""
