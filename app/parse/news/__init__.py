"""News reports: whose words each sentence of a paragraph holds, by pure functions over sentences and clauses."""
