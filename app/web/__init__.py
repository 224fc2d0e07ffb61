"""Floor 5: request -> page or JSON. Does not import ``app.ingest``, ``app.parse`` or ``app.names``."""
