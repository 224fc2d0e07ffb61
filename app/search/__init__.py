"""Floor 4: query language, index backends, highlighting and facets."""
