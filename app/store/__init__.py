"""Floor 3: SQLAlchemy tables, writing and reading. The only floor that knows which database it is, with search."""
